/** The metrics, a line each: Keras's names and TensorFlow.js's. */

import { kerasName, knownName, snakeCase } from './keras-spelling.ts';

/** TensorFlow.js's names: of the ones that it doesn't have, Keras's. */
const metrics: Record<string, string> = {
  accuracy: 'accuracy',
  binary_accuracy: 'binaryAccuracy',
  categorical_accuracy: 'categoricalAccuracy',
  sparse_categorical_accuracy: 'sparseCategoricalAccuracy',
  top_k_categorical_accuracy: 'top_k_categorical_accuracy',
  sparse_top_k_categorical_accuracy: 'sparse_top_k_categorical_accuracy',
  precision: 'precision',
  recall: 'recall',
  auc: 'auc',
  true_positives: 'true_positives',
  true_negatives: 'true_negatives',
  false_positives: 'false_positives',
  false_negatives: 'false_negatives',
  binary_crossentropy: 'binaryCrossentropy',
  categorical_crossentropy: 'categoricalCrossentropy',
  sparse_categorical_crossentropy: 'sparseCategoricalCrossentropy',
  mean_squared_error: 'mse',
  root_mean_squared_error: 'root_mean_squared_error',
  mean_absolute_error: 'mae',
  mean_absolute_percentage_error: 'mape',
  mean_squared_logarithmic_error: 'mean_squared_logarithmic_error',
  hinge: 'hinge',
  squared_hinge: 'squared_hinge',
  categorical_hinge: 'categorical_hinge',
  kl_divergence: 'kl_divergence',
  poisson: 'poisson',
  cosine_similarity: 'cosine_similarity',
};

export const metricNames: readonly string[] = Object.keys(metrics);

/** Those that TensorFlow.js computes alike under the name here. Its precision and recall are means of batches. */
export const tensorflowMetrics: readonly string[] = [
  ...['accuracy', 'binary_accuracy', 'categorical_accuracy'],
  ...['categorical_crossentropy', 'sparse_categorical_crossentropy'],
  ...['mean_squared_error', 'mean_absolute_error', 'mean_absolute_percentage_error'],
];

/** Keras's Accuracy counts outputs that equal their targets; the others it refuses, though losses have them. */
const otherThere = ['Accuracy', 'Auc', 'kld', 'KLD'];

/**
 * @returns the key in the history: the name as it was written, but TensorFlow.js's in Keras's spelling
 * @example metricKey('AUC') // 'AUC'
 * @example metricKey('binaryAccuracy') // 'binary_accuracy'
 */
export function metricKey(name: string): string {
  return /^[A-Z]/.test(name) ? name : snakeCase(name);
}

/**
 * @throws RangeError for a name that there is not, with the nearest one
 * @example kerasMetricName('mse') // 'mean_squared_error'
 */
export function kerasMetricName(name: string): string {
  return knownName('metric', name, Object.keys(metrics), (given) =>
    otherThere.includes(given) ? given : kerasName(given),
  );
}

/**
 * @param metric whose name is its key in the history
 * @throws TypeError if it has none; Keras calls all of those 'lambda'
 */
export function requireName<Metric extends { name: string }>(metric: Metric): Metric {
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
