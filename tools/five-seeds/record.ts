/** What was measured from five seeds, kept in docs/five-seeds.json, and what can be said of it. */

import { median } from '../../scripts/bench/median.ts';
import { readProjectFile } from '../../src/internal.ts';
import type { RecipeName } from './recipes.ts';

/** A number for each seed. */
export interface Series {
  loss: number[];
  accuracy: number[];
  epochs: number[];
}

export interface FiveSeeds {
  node: string;
  engine: string;
  seeds: number[];
  /** Accuracy of always saying the class that the training labels have most often. */
  commonest: number;
  validation: Record<RecipeName, Series>;
  /** Of the one recipe that the validation data chose, looked at once. */
  test: Series;
}

export const RECORD = 'docs/five-seeds.json';

export const readRecord = (): FiveSeeds =>
  JSON.parse(readProjectFile(...(RECORD.split('/') as [string, string])));

export interface Spread {
  median: number;
  lowest: number;
  highest: number;
}

/** @example spreadOf([3, 1, 2]) // { median: 2, lowest: 1, highest: 3 } */
export const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  lowest: Math.min(...values),
  highest: Math.max(...values),
});

/**
 * Whether every value of one lies above every value of the other. If nothing but chance told two rows of
 * five apart, this would happen in 1 of 252 cases, as there are 252 ways to choose 5 of 10.
 */
export const isAbove = (a: readonly number[], b: readonly number[]): boolean =>
  Math.min(...a) > Math.max(...b);

/** Neither is above the other: what separates them may be chance. */
export const isWithinNoise = (a: readonly number[], b: readonly number[]): boolean =>
  !isAbove(a, b) && !isAbove(b, a);
