/** What a bench is. */

/** Draws it. @returns what ends it, when another bench takes its place */
export type Bench = (place: HTMLElement) => () => void;

export const nothingToEnd = () => undefined;

/** @example signed(-0.5) // '−0.500' */
export function signed(value: number, digits = 3): string {
  const rounded = Number(value.toFixed(digits)) + 0; // −0 is 0
  return rounded.toFixed(digits).replace('-', '−');
}

/** Four digits, or a power of ten where they would be zeros. @example shown(0.00042) // '4.2 × 10⁻⁴' */
export function shown(value: number): string {
  return value !== 0 && Math.abs(value) < 0.001 ? scientific(value) : signed(value, 4);
}

/** @example superscript(-12) // '⁻¹²' */
export function superscript(value: number): string {
  return String(value).replace(/[-\d]/g, (sign) =>
    sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)],
  );
}

/** @example scientific(0.00000012) // '1.2 × 10⁻⁷'; 0.0001 and more as they are */
export function scientific(value: number): string {
  if (value === 0 || Math.abs(value) >= 0.0001) {
    return String(Number(value.toPrecision(3))).replace('-', '−');
  }
  const [digits, exponent] = value.toExponential(1).split('e');
  return `${digits.replace('-', '−')} × 10${superscript(Number(exponent))}`;
}
