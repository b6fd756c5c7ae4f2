/** The losses, a line each: what they go with, and how TensorFlow.js calls them. */

import { camelCase, fullName, kerasName, knownName, snakeCase } from './keras-spelling.ts';

/** What a loss asks of the task, its labels and the last layer: chapter 4's table. */
export interface LossRule {
  task: 'binary' | 'multiclass' | 'regression';
  labels: 'zero-or-one' | 'one-hot' | 'integer' | 'number';
  lastActivation: 'sigmoid' | 'softmax' | 'linear';
}

interface Loss {
  /** TensorFlow.js has the same formula under the same name: its files may name it. */
  inTensorflow?: true;
  rule?: LossRule;
  /** TensorFlow.js's name, where it isn't Keras's in another spelling. */
  tensorflow?: string;
  /** What Keras takes 'accuracy' for: files may have it as an object of that class. */
  accuracy?: string;
}

/** By Keras's names; TensorFlow.js has most of them, in its own spelling. */
export const losses = {
  binary_crossentropy: {
    inTensorflow: true,
    rule: { task: 'binary', labels: 'zero-or-one', lastActivation: 'sigmoid' },
    accuracy: 'binary_accuracy',
  },
  categorical_crossentropy: {
    inTensorflow: true,
    rule: { task: 'multiclass', labels: 'one-hot', lastActivation: 'softmax' },
    accuracy: 'categorical_accuracy',
  },
  sparse_categorical_crossentropy: {
    inTensorflow: true,
    rule: { task: 'multiclass', labels: 'integer', lastActivation: 'softmax' },
    accuracy: 'sparse_categorical_accuracy',
  },
  mean_squared_error: {
    inTensorflow: true,
    rule: { task: 'regression', labels: 'number', lastActivation: 'linear' },
  },
  mean_absolute_error: { inTensorflow: true },
  mean_absolute_percentage_error: { inTensorflow: true },
  mean_squared_logarithmic_error: { inTensorflow: true },
  squared_hinge: { inTensorflow: true },
  hinge: { inTensorflow: true },
  categorical_hinge: { inTensorflow: true },
  log_cosh: { tensorflow: 'logcosh' },
  kl_divergence: { tensorflow: 'kullbackLeiblerDivergence' },
  poisson: { inTensorflow: true },
  cosine_similarity: { tensorflow: 'cosineProximity' },
  huber: {},
} as const satisfies Record<string, Loss>;

export const lossNames: readonly string[] = Object.keys(losses);

/** Those that TensorFlow.js has under the same name. */
export const tensorflowLosses: readonly string[] = lossNames.filter(
  (name) => lossFacts(name).inTensorflow,
);

/** @param name Keras's or TensorFlow.js's; of any other nothing is known */
export function lossFacts(name: string): Loss {
  const table: Record<string, Loss> = losses;
  const full = fullName(snakeCase(name));
  return Object.hasOwn(table, full) ? table[full] : {};
}

/**
 * @throws RangeError for a name that there is not, with the nearest one
 * @example kerasLossName('mse') // 'mean_squared_error'
 */
export function kerasLossName(name: string): string {
  return knownName('loss', name, lossNames, kerasName);
}

/**
 * @returns TensorFlow.js's name
 * @throws as `kerasLossName` does
 * @example lossName('sparse_categorical_crossentropy') // 'sparseCategoricalCrossentropy'
 */
export function lossName(name: string): string {
  const known = kerasLossName(name);
  return lossFacts(known).tensorflow ?? camelCase(known);
}
