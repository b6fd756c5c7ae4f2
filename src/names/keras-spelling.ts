/** Keras writes sparse_categorical_crossentropy, TensorFlow.js sparseCategoricalCrossentropy: both are understood. */

import { quoted } from './quoted.ts';
import { didYouMean } from './suggestion.ts';

/** Other names of losses and metrics: Keras's short forms, and TensorFlow.js's and older Keras's names. */
const shortForms: Record<string, string> = {
  acc: 'accuracy',
  bce: 'binary_crossentropy',
  mse: 'mean_squared_error',
  mae: 'mean_absolute_error',
  mape: 'mean_absolute_percentage_error',
  msle: 'mean_squared_logarithmic_error',
  logcosh: 'log_cosh',
  kld: 'kl_divergence',
  kullback_leibler_divergence: 'kl_divergence',
  cosine_proximity: 'cosine_similarity',
  MSE: 'mean_squared_error',
  MAE: 'mean_absolute_error',
  MAPE: 'mean_absolute_percentage_error',
  MSLE: 'mean_squared_logarithmic_error',
  BCE: 'binary_crossentropy',
  KLD: 'kl_divergence',
  KLDivergence: 'kl_divergence',
  AUC: 'auc',
};

/** @example snakeCase('sparseCategoricalCrossentropy') // 'sparse_categorical_crossentropy' */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/**
 * In Keras's spelling, also what has the name of a class.
 * @example spelled('MaxNorm') // 'max_norm'
 */
export function spelled(name: string): string {
  return snakeCase(name.replace(/^[A-Z]/, (first) => first.toLowerCase()));
}

/** @example camelCase('sparse_categorical_crossentropy') // 'sparseCategoricalCrossentropy' */
export function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** @example fullName('mse') // 'mean_squared_error' */
export function fullName(name: string): string {
  return Object.hasOwn(shortForms, name) ? shortForms[name] : name;
}

/**
 * Of a loss or metric, which Keras takes by its class's name and by short forms in capitals, too.
 * @example kerasName('TopKCategoricalAccuracy') // 'top_k_categorical_accuracy'
 * @example kerasName('MSE') // 'mean_squared_error'; of 'Mse' Keras knows nothing
 */
export function kerasName(given: string): string {
  const full = fullName(given);
  if (full !== given) return full;
  return /^[A-Z]/.test(given) ? spelled(given) : fullName(snakeCase(given));
}

/**
 * @param what the name is a name of: 'loss'
 * @param name in Keras's spelling or TensorFlow.js's, or a short form
 * @param allowed in Keras's spelling
 * @param inKeras how Keras writes the name
 * @returns the allowed name
 * @throws RangeError for any other, with the nearest one
 * @example knownName('loss', 'meanSquaredError', ['mean_squared_error']) // 'mean_squared_error'
 */
export function knownName<Name extends string>(
  what: string,
  name: string,
  allowed: readonly Name[],
  inKeras = (given: string) => fullName(snakeCase(given)),
): Name {
  if (typeof name !== 'string') {
    throw new TypeError(
      `The ${what} is given by its name, such as '${allowed[0]}'; got ${quoted(name)}.`,
    );
  }
  const full = inKeras(name) as Name;
  if (!allowed.includes(full)) {
    throw new RangeError(
      `There is no ${what} called '${name}'.${didYouMean(name, allowed)} Allowed: ${allowed.join(', ')}.`,
    );
  }
  return full;
}
