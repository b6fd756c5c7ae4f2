/** What the settings of a callback may be. */

import { checkOptionNames } from '../names/option-names';
import { quoted } from '../names/quoted';

/** Whether a value is allowed, and what is, in words. */
export type Setting = readonly [allows: (value: unknown) => boolean, expected: string];

const isNumber = (value: unknown): value is number =>
  typeof value === 'number' && !Number.isNaN(value);

export const settings = {
  count: [
    (value) => Number.isInteger(value) && (value as number) >= 0,
    'a whole number of at least 0',
  ],
  number: [isNumber, 'a number'],
  rate: [
    (value) => isNumber(value) && value >= 0 && value < Number.POSITIVE_INFINITY,
    'a number of at least 0',
  ],
  fraction: [
    (value) => isNumber(value) && value >= 0 && value < 1,
    'a number from 0 to below 1, by which the rate is multiplied',
  ],
  text: [
    (value) => typeof value === 'string' && value !== '',
    "the name of a logged value, such as 'val_loss'",
  ],
  onOff: [(value) => typeof value === 'boolean', 'true or false'],
  verbose: [(value) => value === 0 || value === 1, '0 or 1'],
  mode: [
    (value) => ['auto', 'min', 'max'].includes(value as string),
    "'auto', 'min' (lower is better) or 'max'",
  ],
  function: [(value) => typeof value === 'function', 'a function'],
} as const satisfies Record<string, Setting>;

/**
 * @param of the class: 'EarlyStopping'
 * @throws TypeError for a name that there is not; RangeError for a value that can't be
 */
export function checkSettings(
  of: string,
  given: object,
  allowed: Readonly<Record<string, Setting>>,
): void {
  checkOptionNames(given, Object.keys(allowed), of);
  for (const [name, [allows, expected]] of Object.entries(allowed)) {
    const value = (given as Record<string, unknown>)[name];
    if (value === undefined || allows(value)) continue;
    throw new RangeError(`${of}'s ${name} is ${expected}; got ${quoted(value)}.`);
  }
}
