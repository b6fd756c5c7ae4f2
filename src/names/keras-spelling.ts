/** Keras writes sparse_categorical_crossentropy, TensorFlow.js sparseCategoricalCrossentropy: both are understood. */

import { quoted } from './quoted';
import { didYouMean } from './suggestion';

/** @example snakeCase('sparseCategoricalCrossentropy') // 'sparse_categorical_crossentropy' */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** @example camelCase('sparse_categorical_crossentropy') // 'sparseCategoricalCrossentropy' */
export function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/**
 * @param what the name is a name of: 'loss'
 * @param allowed in TensorFlow.js's spelling
 * @param others further names and the allowed ones that they stand for
 * @returns the allowed name
 * @throws RangeError for any other, with the nearest one
 * @example knownName('loss', 'mean_squared_error', ['meanSquaredError']) // 'meanSquaredError'
 */
export function knownName(
  what: string,
  name: string,
  allowed: readonly string[],
  others: Record<string, string> = {},
): string {
  if (typeof name !== 'string') {
    throw new TypeError(
      `The ${what} is given by its name, such as '${snakeCase(allowed[0])}'; got ${quoted(name)}.`,
    );
  }
  const written = camelCase(name);
  const full = Object.hasOwn(others, written) ? others[written] : written;
  if (!allowed.includes(full)) {
    const names = allowed.map(snakeCase);
    throw new RangeError(
      `There is no ${what} called '${name}'.${didYouMean(name, names)} Allowed: ${names.join(', ')}.`,
    );
  }
  return full;
}
