/** What the settings of a callback may be. */

import { type Kind, kinds, readArguments } from '../names/arguments.ts';

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
  onOff: kinds.switch,
  verbose: [(value) => value === 0 || value === 1, '0 or 1'],
  mode: [
    (value) => ['auto', 'min', 'max'].includes(value as string),
    "'auto', 'min' (lower is better) or 'max'",
  ],
  function: [(value) => typeof value === 'function', 'a function'],
} as const satisfies Record<string, Kind>;

/**
 * @param of the class: 'EarlyStopping'
 * @throws TypeError for a name that there is not; RangeError for a value that can't be
 */
export function checkSettings(
  of: string,
  given: object,
  allowed: Readonly<Record<string, Kind>>,
): void {
  const takes = Object.entries(allowed).map(([name, kind]) => [
    name,
    { standard: undefined, kind },
  ]);
  readArguments(of, Object.fromEntries(takes), given);
}
