/**
 * Keras's names and TensorFlow.js's: `sparse_categorical_crossentropy` and
 * `sparseCategoricalCrossentropy` are the same loss, and both work.
 */

import { knownName } from './keras-spelling';

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

const shortForms = {
  acc: 'accuracy',
  mse: 'meanSquaredError',
  mae: 'meanAbsoluteError',
  mape: 'meanAbsolutePercentageError',
  msle: 'meanSquaredLogarithmicError',
  logCosh: 'logcosh',
};

/** @example lossName('sparse_categorical_crossentropy') // 'sparseCategoricalCrossentropy' */
export function lossName(name: string): string {
  return knownName('loss', name, losses, shortForms);
}

/** @example metricName('mean_squared_error') // 'mse' */
export function metricName(name: string): string {
  return metrics[knownName('metric', name, Object.keys(metrics), shortForms)];
}

export function optimizerName(name: string): string {
  return knownName('optimizer', name.toLowerCase(), optimizers);
}
