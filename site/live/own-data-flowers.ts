/** A table to try one's own data with, made by a formula. */

import { RandomState } from '../../src/internal.ts';

/** Each class's means of the four columns; the deviations are a third of a centimetre or so. */
const flowers: Record<string, readonly number[]> = {
  small: [5, 3.4, 1.5, 0.3],
  middle: [5.9, 2.8, 4.3, 1.3],
  large: [6.6, 3, 5.5, 2],
};
const DEVIATIONS = [0.35, 0.3, 0.4, 0.25];
const OF_EACH = 50;

/** A table of the kind of Fisher's irises, whose numbers are not his: means and a seed make them. */
export function flowersCsv(): string {
  const random = new RandomState(42);
  /** Twelve numbers from 0 to 1 add up to nearly a normal distribution: mean 6, deviation 1. */
  const normal = () => {
    let sum = 0;
    for (let i = 0; i < 12; i++) sum += random.integer(1000) / 1000;
    return sum - 6;
  };
  const rows = Object.entries(flowers).flatMap(([name, means]) =>
    Array.from({ length: OF_EACH }, () => {
      const size = 0.5 * normal(); // a large flower is large in all
      const values = means.map((mean, j) => mean + DEVIATIONS[j] * (size + 0.87 * normal()));
      return [...values.map((value) => Math.max(0.1, value).toFixed(1)), name].join(',');
    }),
  );
  return `${['sepal length,sepal width,petal length,petal width,flower', ...rows].join('\n')}\n`;
}
