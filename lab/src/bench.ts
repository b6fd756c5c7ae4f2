/** What a bench is. */

/** Draws it. @returns what ends it, when another bench takes its place */
export type Bench = (place: HTMLElement) => () => void;

export const nothingToEnd = () => undefined;

/** @example signed(-0.5) // '−0.500' */
export function signed(value: number, digits = 3): string {
  return value.toFixed(digits).replace('-', '−');
}
