/** Points of the plane with their classes, x, y and class of each: by a rule, in clouds, and as the address has them. */

import { RandomState } from '../../src/internal.ts';
import { PLANE } from './worker/own-data-form.ts';

export const MOST_POINTS = 1000;

/** Four clouds about the corners; opposite ones are alike: x, y and class of each point. */
export function xorPoints(): number[] {
  const random = new RandomState(42);
  return Array.from({ length: 120 }, (_, n) => {
    const [right, up] = [n % 2, (n >> 1) % 2];
    const near = (side: number) => 3 * side - 1.5 + (random.integer(180) - 90) / 100;
    return [near(right), near(up)].map((value) => Math.round(value * 100) / 100).concat(right ^ up);
  }).flat();
}

/** Points all over the plane, each with the class that the rule gives it: x, y and class of each. */
export function rulePoints(
  holds: (x: number, y: number) => boolean,
  count: number,
  seed: number,
): number[] {
  const random = new RandomState(seed);
  return Array.from({ length: count }, () => {
    const [x, y] = [random.integer(600) / 100 - 3, random.integer(600) / 100 - 3].map(
      (value) => Math.round(value * 100) / 100,
    );
    return [x, y, Number(holds(x, y))];
  }).flat();
}

/** Hundredths, and the class. @example pointsToText([0.5, -1, 2]) // '50,-100,2' */
export function pointsToText(points: readonly number[]): string {
  return points.map((value, i) => (i % 3 === 2 ? value : Math.round(value * 100))).join();
}

/** What isn't a point of the plane is left out. */
export function pointsOfText(text: string): number[] {
  const values = text.split(',').map(Number);
  const points: number[] = [];
  for (let i = 0; i + 2 < values.length && points.length < 3 * MOST_POINTS; i += 3) {
    const [x, y, label] = values.slice(i, i + 3);
    const isOnPlane = [x, y].every((value) => Math.abs(value) <= 100 * PLANE);
    if (isOnPlane && [0, 1, 2, 3].includes(label)) points.push(x / 100, y / 100, label);
  }
  return points;
}
