/** The arguments of Keras's classes: what each may be, Keras's own values, and a refusal for any other. */

import { checkOptionNames } from './option-names.ts';
import { quoted } from './quoted.ts';

export interface Argument {
  /** Keras's own value. */
  standard: unknown;
  /** What else it may be, and how an error says it; without this, nothing. */
  kind?: Kind;
}

export type Kind = readonly [allows: (value: unknown) => boolean, expected: string];

const isNumber = (value: unknown): value is number => typeof value === 'number';

export const kinds = {
  switch: [(value) => typeof value === 'boolean', 'true or false'],
  share: [(value) => isNumber(value) && value >= 0 && value <= 1, 'a number from 0 to 1'],
  number: [(value) => isNumber(value) && Number.isFinite(value), 'a number'],
  positive: [
    (value) => isNumber(value) && value > 0 && value < Number.POSITIVE_INFINITY,
    'a number above 0',
  ],
  index: [(value) => Number.isInteger(value) && (value as number) >= 0, 'a whole number from 0 on'],
  count: [(value) => Number.isInteger(value) && (value as number) >= 1, 'a whole number from 1 on'],
  name: [(value) => typeof value === 'string' && value !== '', 'a name'],
} as const satisfies Record<string, Kind>;

/** @example oneOf('ROC', 'PR')[1] // "'ROC' or 'PR'" */
export const oneOf = (...values: readonly string[]): Kind => [
  (value) => values.includes(value as string),
  values.map(quoted).join(' or '),
];

/**
 * @param of the class: 'Huber'
 * @returns all arguments, the standard value of those that were not given
 * @throws TypeError for a name that the class doesn't have; RangeError for a value that it doesn't take
 */
export function readArguments(
  of: string,
  takes: Record<string, Argument>,
  given: object,
): Record<string, unknown> {
  checkOptionNames(given, Object.keys(takes), of);
  const values = given as Record<string, unknown>;
  return Object.fromEntries(
    Object.entries(takes).map(([name, { standard, kind }]) => {
      const value = values[name] === undefined ? standard : values[name];
      if (value === standard || kind?.[0](value)) return [name, value];
      const expected = kind ? kind[1] : `${quoted(standard)} and nothing else here`;
      throw new RangeError(`${of}'s ${name} is ${expected}; got ${quoted(value)}.`);
    }),
  );
}

/** Those of the arguments that aren't the standard ones. */
export function changed(
  takes: Record<string, Argument>,
  values: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([name, value]) => value !== takes[name].standard),
  );
}
