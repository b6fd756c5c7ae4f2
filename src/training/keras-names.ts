/**
 * Keras's names and TensorFlow.js's: `sparse_categorical_crossentropy` and
 * `sparseCategoricalCrossentropy` are the same loss, and both work.
 */

const losses = [
  'binaryCrossentropy',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'meanSquaredError',
  'meanAbsoluteError',
  'meanAbsolutePercentageError',
  'meanSquaredLogarithmicError',
  'squaredHinge',
  'hinge',
  'categoricalHinge',
  'logcosh',
  'kullbackLeiblerDivergence',
  'poisson',
  'cosineProximity',
];

/** By Keras's full names; TensorFlow.js knows the last three only by their short forms. */
const metrics: Record<string, string> = {
  accuracy: 'accuracy',
  binaryAccuracy: 'binaryAccuracy',
  categoricalAccuracy: 'categoricalAccuracy',
  precision: 'precision',
  categoricalCrossentropy: 'categoricalCrossentropy',
  sparseCategoricalCrossentropy: 'sparseCategoricalCrossentropy',
  meanSquaredError: 'mse',
  meanAbsoluteError: 'mae',
  meanAbsolutePercentageError: 'mape',
};

const optimizers = ['rmsprop', 'sgd', 'adam', 'adagrad', 'adadelta', 'adamax'];

const shortForms = new Map([
  ['acc', 'accuracy'],
  ['mse', 'meanSquaredError'],
  ['mae', 'meanAbsoluteError'],
  ['mape', 'meanAbsolutePercentageError'],
  ['msle', 'meanSquaredLogarithmicError'],
  ['logCosh', 'logcosh'],
]);

/** @example lossName('sparse_categorical_crossentropy') // 'sparseCategoricalCrossentropy' */
export function lossName(name: string): string {
  return known('loss', name, losses);
}

/** @example metricName('mean_squared_error') // 'mse' */
export function metricName(name: string): string {
  return metrics[known('metric', name, Object.keys(metrics))];
}

export function optimizerName(name: string): string {
  return known('optimizer', name.toLowerCase(), optimizers);
}

/** @example snakeCase('sparseCategoricalCrossentropy') // 'sparse_categorical_crossentropy' */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function known(what: string, name: string, allowed: string[]): string {
  const camelCase = name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const full = shortForms.get(camelCase) ?? camelCase;
  if (!allowed.includes(full)) {
    throw new RangeError(
      `There is no ${what} called '${name}'. Allowed: ${allowed.map(snakeCase).join(', ')}.`,
    );
  }
  return full;
}
