/** Points of two classes in the plane: what one line can part, and what it can't. */

import type { Bit } from '../../src/index-browser.ts';

export interface PointSet {
  /** x₁, x₂ of each point. */
  points: number[];
  labels: Bit[];
}

const corners = [0, 0, 0, 1, 1, 0, 1, 1];
const gate = (...labels: Bit[]) => ({ points: corners, labels });

/** All lie in −1 … 2; circles and spirals are about its middle. */
const MIDDLE = 0.5;
/** From one point to the next in that order; the number of points is no multiple of it. */
const STRIDE = 7;

export const pointSets = {
  AND: gate(0, 0, 0, 1),
  OR: gate(0, 1, 1, 1),
  XOR: gate(0, 1, 1, 0),
  circles: together(ring(12, 0.4, 1), ring(20, 1.1, 0)),
  spirals: together(arm(0, 1), arm(Math.PI, 0)),
} satisfies Record<string, PointSet>;

export type PointSetName = keyof typeof pointSets;

/** So many can be moved; more are for looking at. */
export const MOST_MOVED = 4;

/** Not quite round, as data are. */
function ring(count: number, radius: number, label: Bit): PointSet {
  return along(count, label, (part, n) => [
    radius * (1 + 0.12 * Math.sin(5 * n)),
    2 * Math.PI * part,
  ]);
}

/** One turn outwards. */
function arm(angle: number, label: Bit): PointSet {
  return along(20, label, (part) => [0.2 + part, angle + 2 * Math.PI * part]);
}

/** @param place radius and angle of point n, which is that part of the way */
function along(
  count: number,
  label: Bit,
  place: (part: number, n: number) => [number, number],
): PointSet {
  const points = Array.from({ length: count }, (_, n) => {
    const [radius, angle] = place(n / count, n);
    return [MIDDLE + radius * Math.cos(angle), MIDDLE + radius * Math.sin(angle)];
  });
  return {
    points: points.flat().map((value) => Math.round(value * 100) / 100),
    labels: points.map(() => label),
  };
}

/** The classes mixed, as shuffled data are: what comes last would have the last word. */
function together(...sets: PointSet[]): PointSet {
  const all = sets.flatMap(({ points, labels }) =>
    labels.map((label, n) => ({ label, point: points.slice(2 * n, 2 * n + 2) })),
  );
  const mixed = all.map((_, n) => all[(n * STRIDE) % all.length]);
  return {
    points: mixed.flatMap(({ point }) => point),
    labels: mixed.map(({ label }) => label),
  };
}
