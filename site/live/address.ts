/** The part of an address after its #, read with distrust: whoever typed it, nothing breaks. */

export class Address {
  private readonly all: URLSearchParams;

  /** @example new Address('#p=0.3').number('p', 0.7, 0.01, 0.99) // 0.3 */
  constructor(hash = '') {
    this.all = new URLSearchParams(hash.replace(/^#/, ''));
  }

  text<T extends string>(name: string, fallback: T, allowed?: readonly T[]): T {
    const value = this.all.get(name) as T | null;
    return value === null || (allowed && !allowed.includes(value)) ? fallback : value;
  }

  /** A number within its bounds, whatever the address says. */
  number(name: string, fallback: number, min: number, max: number): number {
    return bounded(this.all.get(name), min, max) ?? fallback;
  }

  whole(name: string, fallback: number, min: number, max: number): number {
    return Math.round(this.number(name, fallback, min, max));
  }

  /** As many numbers as the fallback has, or the fallback. */
  numbers(name: string, fallback: readonly number[], min: number, max: number): number[] {
    const values = (this.all.get(name) ?? '').split(',').map((text) => bounded(text, min, max));
    const isWhole = values.length === fallback.length && !values.includes(undefined);
    return isWhole ? (values as number[]) : [...fallback];
  }

  /** The same with other values; undefined takes one out. */
  with(values: Record<string, Value>): Address {
    const changed = new Address(this.toString());
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) changed.all.delete(name);
      else changed.all.set(name, String(value));
    }
    return changed;
  }

  /** Commas may stand in an address as they are. */
  toString(): string {
    return `#${this.all.toString().replaceAll('%2C', ',')}`;
  }
}

export type Value = string | number | readonly number[] | undefined;

function bounded(text: string | null, min: number, max: number): number | undefined {
  const value = Number(text);
  if (!text?.trim() || !Number.isFinite(value)) return undefined;
  return Math.min(max, Math.max(min, value));
}
