/**
 * What a chapter asks before it shows it. Its place in the chapter is a comment in the text before
 * the cell that answers: `<!-- predict: NAME -->`. What the executed cell printed says what is right.
 */

import type { Words } from '../../exercises/course/exercise.ts';

/** A curve to choose: the height, 0 to 1, over x from 0 to 1. */
export type Curve = (x: number) => number;

interface Asked {
  /** A question that needs no more than the text above it; `code` between backquotes. */
  asks: Words;
  /** Reads the answer in what the cell printed: the key of a choice, or a number. */
  answer(printed: string): string;
}

interface Choice {
  /** The key itself unless given. */
  says?: Words;
  /** What is drawn beside it: the first solid, the second dashed. */
  sketch?: readonly Curve[];
  /** Why one would think so and why it is not so; of the right one, why it is. */
  why: Words;
}

/** One of some answers. */
export interface ChoicePrediction extends Asked {
  choices: Record<string, Choice>;
}

/** A number to type. */
export interface NumberPrediction extends Asked {
  /** A guess this near is right. */
  within: number;
  why: Words;
  /** Guesses with a known reason: a number, or from one to another. The first that fits counts. */
  mistakes: readonly { guess: number | readonly [from: number, to: number]; why: Words }[];
  /** To any other guess. */
  otherwise: Words;
}

export type Prediction = ChoicePrediction | NumberPrediction;

/** A chapter's, by name. */
export type Predictions = Record<string, Prediction>;

/** @example numbersIn('w 0 slope −18.667, 60,000 rows') // [0, -18.667, 60000] */
export function numbersIn(text: string): number[] {
  const found = text.match(/(?<![\w.])[-−]?\d[\d,]*(?:\.\d+)?(?:e-?\d+)?/g) ?? [];
  return found.map((number) => Number(number.replace('−', '-').replace(/,/g, '')));
}

/**
 * @returns the pattern's first group, or all of it
 * @throws Error if the cell no longer prints anything like it
 */
export function found(printed: string, pattern: RegExp): string {
  const match = printed.match(pattern);
  if (!match) throw new Error(`Nothing like ${pattern} in what the cell printed:\n${printed}`);
  return match[1] ?? match[0];
}

/** The key of the first case that holds. @example caseOf({ rises: 2 > 1, falls: true }) // 'rises' */
export function caseOf(cases: Record<string, boolean>): string {
  return Object.keys(cases).find((key) => cases[key]) ?? '';
}
