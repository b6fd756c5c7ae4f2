/** Options that would be ignored, or lead astray, silently: said instead. */

import { camelCase } from './keras-spelling.ts';
import { quoted } from './quoted.ts';
import { didYouMean } from './suggestion.ts';

/**
 * @param of what has the options: 'fit'
 * @throws TypeError for a name that is not among the allowed ones, with Keras's names translated
 * @example checkOptionNames({ batch_size: 8 }, ['batchSize'], 'fit') // "… Here it is called 'batchSize'."
 */
export function checkOptionNames(options: object, allowed: readonly string[], of: string): void {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    throw new TypeError(`${of} takes its options as { name: value }; got ${quoted(options)}.`);
  }
  for (const name of Object.keys(options)) {
    if (allowed.includes(name)) continue;
    const here = camelCase(name);
    const hint = allowed.includes(here)
      ? ` Here it is called '${here}'.`
      : didYouMean(name, allowed);
    throw new TypeError(`${of} has no option '${name}'.${hint} Allowed: ${allowed.join(', ')}.`);
  }
}

/** @throws RangeError unless the option is a whole number from `least` on */
export function requireCount(name: string, value: number, least: number): void {
  if (!(Number.isInteger(value) && value >= least)) {
    throw new RangeError(`${name} is a whole number of at least ${least}; got ${quoted(value)}.`);
  }
}
