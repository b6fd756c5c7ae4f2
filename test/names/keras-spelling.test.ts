/** Keras's names and TensorFlow.js's, of losses, metrics and optimizers. */

import { snakeCase } from '../../src/names/keras-spelling.ts';
import { lossName } from '../../src/names/losses.ts';
import { kerasMetricName, metricKey, metricName } from '../../src/names/metrics.ts';
import { optimizerName } from '../../src/training/optimizers.ts';

test.each([
  ['sparse_categorical_crossentropy', 'sparseCategoricalCrossentropy'],
  ['sparseCategoricalCrossentropy', 'sparseCategoricalCrossentropy'],
  ['mse', 'meanSquaredError'],
  ['mae', 'meanAbsoluteError'],
  ['mape', 'meanAbsolutePercentageError'],
  ['msle', 'meanSquaredLogarithmicError'],
  ['log_cosh', 'logcosh'],
  ['squared_hinge', 'squaredHinge'],
])('the loss %s is TensorFlow.js’s %s', (keras, tensorflow) => {
  expect(lossName(keras)).toBe(tensorflow);
});

test.each([
  ['acc', 'accuracy'],
  ['binary_accuracy', 'binaryAccuracy'],
  ['mean_squared_error', 'mse'],
  ['mae', 'mae'],
  ['mean_absolute_percentage_error', 'mape'],
])('the metric %s is TensorFlow.js’s %s', (keras, tensorflow) => {
  expect(metricName(keras)).toBe(tensorflow);
  expect(kerasMetricName(tensorflow)).toBe(kerasMetricName(keras));
});

test.each(['MSE', 'MeanSquaredError'])('Keras’s own alias %s', (name) => {
  expect(lossName(name)).toBe('meanSquaredError');
  expect(kerasMetricName(name)).toBe('mean_squared_error');
  expect(metricKey(name)).toBe(name);
});

test.each(['KLD', 'KLDivergence'])('the loss %s', (name) => {
  expect(lossName(name)).toBe('kullbackLeiblerDivergence');
});

test.each([
  ['AUC', 'auc'],
  ['Precision', 'precision'],
  ['TopKCategoricalAccuracy', 'top_k_categorical_accuracy'],
])('the metric %s', (name, keras) => {
  expect(kerasMetricName(name)).toBe(keras);
  expect(metricKey(name)).toBe(name);
});

test.each(['Mse', 'KLD', 'kld', 'Accuracy', 'Auc'])(
  '%s is no metric of Keras, or another',
  (name) => {
    expect(() => kerasMetricName(name)).toThrow(`There is no metric called '${name}'.`);
  },
);

test('a name that is none is refused with those that are', () => {
  expect(() => lossName('log_loss')).toThrow(/'log_loss'.*squared_hinge/);
  expect(() => metricName('f1')).toThrow(/'f1'.*binary_accuracy/);
  expect(() => optimizerName('ftrl')).toThrow(/'ftrl'.*rmsprop/);
  expect(optimizerName('RMSprop')).toBe('rmsprop');
  expect(kerasMetricName('meanSquaredError')).toBe('mean_squared_error');
  expect(snakeCase('meanSquaredError')).toBe('mean_squared_error');
});
