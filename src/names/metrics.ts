/** The metrics, a line each: Keras's names and TensorFlow.js's. */

import { knownName } from './keras-spelling';

/** TensorFlow.js knows the last three only by their short forms. */
const metrics: Record<string, string> = {
  accuracy: 'accuracy',
  binary_accuracy: 'binaryAccuracy',
  categorical_accuracy: 'categoricalAccuracy',
  precision: 'precision',
  categorical_crossentropy: 'categoricalCrossentropy',
  sparse_categorical_crossentropy: 'sparseCategoricalCrossentropy',
  mean_squared_error: 'mse',
  mean_absolute_error: 'mae',
  mean_absolute_percentage_error: 'mape',
};

/**
 * @throws RangeError for a name that there is not, with the nearest one
 * @example kerasMetricName('mse') // 'mean_squared_error'
 */
export function kerasMetricName(name: string): string {
  return knownName('metric', name, Object.keys(metrics));
}

/**
 * @param metric whose name is its key in the history
 * @throws TypeError if it has none; Keras calls all of those 'lambda'
 */
export function namedMetric<Metric extends { name: string }>(metric: Metric): Metric {
  if (metric.name !== '') return metric;
  throw new TypeError(
    'A metric function needs a name, which is its key in the history: give it a name, as in ' +
      'const error = (yTrue, yPred) => …; and then metrics: [error].',
  );
}

/**
 * TensorFlow.js's name of a metric.
 * @throws RangeError as `kerasMetricName` does
 * @example metricName('mean_squared_error') // 'mse'
 */
export function metricName(name: string): string {
  return metrics[kerasMetricName(name)];
}
