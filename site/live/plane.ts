/** The plane of x₁ and x₂ with points of two classes; a few points are moved, and change their label. */

import type { Bit } from '../../src/index-browser.ts';
import { svg } from './dom.ts';
import { MOST_MOVED, type PointSet } from './point-sets.ts';
import { arrows, onDrag, onKeys } from './pointer-and-keys.ts';

/** It shows −1 … 2 in both directions, on 300 units; lines end far outside. */
export const [LOW, HIGH, SIZE, FAR] = [-1, 2, 300, 2000];
export const LENGTH_OF_1 = SIZE / (HIGH - LOW);
/** What an arrow key moves. */
export const KEY_STEP = 0.1;

export const toX = (x: number) => (x - LOW) * LENGTH_OF_1;
export const toY = (y: number) => SIZE - toX(y);

/** Within its bounds, to two digits. */
export const bounded = (value: number, min: number, max: number) =>
  Math.round(Math.min(max, Math.max(min, value)) * 100) / 100;

/** One point of a set, to be said. */
export interface PointSaid {
  /** Counted from 1. */
  n: number;
  x: number;
  y: number;
  label: Bit;
  says: Bit;
}

export interface PlaneOptions {
  /** Its element's, and the beginning of its points'. */
  id: string;
  /** What lies below the grid, and between it and the points. */
  below: SVGElement[];
  above: SVGElement[];
  /** A point for a screen reader. */
  nameOf(point: PointSaid): string;
  /** The set with one point moved, or with another label. */
  onChange(set: PointSet): void;
}

export interface Plane {
  node: SVGSVGElement;
  /** @param says the answer at each point @param name the whole for a screen reader */
  show(set: PointSet, says: readonly Bit[], name: string): void;
}

export function pointPlane({ id, below, above, nameOf, onChange }: PlaneOptions): Plane {
  const node = svg('svg', { viewBox: `0 0 ${SIZE} ${SIZE}`, class: 'plane', id, role: 'group' });
  const points = svg('g');
  node.append(...below, ...gridLines(), ...above, points);
  let shown: PointSet = { points: [], labels: [] };
  let marks: SVGGElement[] = [];

  const move = (n: number, x: number, y: number) => {
    const moved = [...shown.points];
    moved.splice(2 * n, 2, bounded(x, LOW, HIGH), bounded(y, LOW, HIGH));
    onChange({ ...shown, points: moved });
  };
  const flip = (n: number) =>
    onChange({ ...shown, labels: shown.labels.map((is, i) => (i === n ? (is ? 0 : 1) : is)) });

  function movedMark(n: number): SVGGElement {
    const attributes = { tabindex: 0, role: 'button', class: 'point', id: `${id}-point-${n}` };
    const mark = svg('g', attributes);
    draggable(node, mark, { onMove: (x, y) => move(n, x, y), onClick: () => flip(n) });
    onKeys(mark, arrows, ([right, up]) => {
      const [x, y] = shown.points.slice(2 * n);
      move(n, x + right * KEY_STEP, y + up * KEY_STEP);
    });
    onKeys(mark, { ' ': n, Enter: n }, flip);
    return mark;
  }

  return {
    node,
    show(set, says, name) {
      node.setAttribute('aria-label', name);
      shown = set;
      const { labels } = set;
      const isMoved = labels.length <= MOST_MOVED;
      if (marks.length !== labels.length) {
        marks = labels.map((_, n) => (isMoved ? movedMark(n) : svg('g', { class: 'fixed' })));
        points.replaceChildren(...marks);
      }
      for (const [n, mark] of marks.entries()) {
        const [x, y] = set.points.slice(2 * n);
        mark.setAttribute(
          'transform',
          `translate(${toX(x)} ${toY(y)})${isMoved ? '' : ' scale(0.55)'}`,
        );
        if (isMoved) {
          const said = { n: n + 1, x, y, label: labels[n], says: says[n] };
          mark.setAttribute('aria-label', nameOf(said));
        }
        mark.replaceChildren(...markOf(labels[n], says[n] !== labels[n], isMoved));
      }
    },
  };
}

function markOf(label: Bit, isWrong: boolean, isMoved: boolean): SVGElement[] {
  const shape =
    label === 1
      ? svg('circle', { r: 9, class: 'label-1' })
      : svg('rect', { x: -8, y: -8, width: 16, height: 16, class: 'label-0' });
  return [
    ...(isMoved ? [svg('circle', { r: 22, class: 'touch' })] : []),
    shape,
    ...(isWrong ? [svg('circle', { r: 15, class: 'wrong' })] : []),
  ];
}

function gridLines(): SVGElement[] {
  return [0, 1].flatMap((at) => [
    svg('path', { class: 'grid', d: `M${toX(at)} 0V${SIZE}M0 ${toY(at)}H${SIZE}` }),
    svg('text', { x: toX(at) + 4, y: SIZE - 5 }, `x₁ = ${at}`),
    svg('text', { x: 4, y: toY(at) - 4 }, `x₂ = ${at}`),
  ]);
}

/** The point of w₁x₁ + w₂x₂ + b = 0 that is nearest to the plane's middle. */
export function footOf([w1, w2, b]: readonly number[]): [number, number] {
  const middle = (LOW + HIGH) / 2;
  const length = w1 ** 2 + w2 ** 2;
  if (length === 0) return [middle, middle];
  const away = (w1 * middle + w2 * middle + b) / length;
  return [middle - away * w1, middle - away * w2];
}

/** Where that line leaves the plane on the right or above, a little inside; undefined if it runs outside. */
export function edgeOf([w1, w2, b]: readonly number[]): [number, number] | undefined {
  const [low, high] = [LOW + 0.1, HIGH - 0.1];
  const ends = [low, high].flatMap((at): [number, number][] => [
    [at, -(b + w1 * at) / w2],
    [-(b + w2 * at) / w1, at],
  ]);
  return ends
    .filter((end) => end.every((value) => value >= low && value <= high)) // NaN isn't
    .sort(([x1, y1], [x2, y2]) => x2 + y2 - x1 - y1)[0];
}

/** Puts what is drawn as if the line stood upright at x = 0, the larger side on its right, in its place. */
export function alongLine(weights: readonly number[]): string {
  const [x, y] = footOf(weights);
  const angle = (-Math.atan2(weights[1], weights[0]) * 180) / Math.PI;
  return `translate(${toX(x)} ${toY(y)}) rotate(${angle})`;
}

/** Places are the plane's own. A press without a move is a click. */
export function draggable(
  plane: SVGSVGElement,
  node: SVGElement,
  { onMove, onClick }: { onMove(x: number, y: number): void; onClick?(): void },
): void {
  let start: PointerEvent | undefined;
  let hasMoved = false;
  onDrag(node, plane, (right, down, event) => {
    if (event.type === 'pointerdown') [start, hasMoved] = [event, false];
    if (!start) return;
    hasMoved ||= Math.hypot(event.clientX - start.clientX, event.clientY - start.clientY) > 3;
    if (hasMoved) onMove(LOW + right * (HIGH - LOW), HIGH - down * (HIGH - LOW));
  });
  node.addEventListener('pointerup', () => {
    if (start && !hasMoved) onClick?.();
  });
  node.addEventListener('lostpointercapture', () => {
    start = undefined;
  });
  // A finger that drags it doesn't scroll the page; on the plane around it, it does.
  node.addEventListener('touchstart', (event) => event.preventDefault(), { passive: false });
}

/** Read out only when it is something else. */
export function say(node: Element, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}
