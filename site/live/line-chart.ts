/** A small live chart: lines over two axes, with its text alternative. */

import { escapeXml } from '../../src/internal.ts';
import { svg } from './dom.ts';
import { onDrag } from './pointer-and-keys.ts';

export interface Line {
  /** Below the chart; '' has no place there. */
  name: string;
  /** [x, y] each. */
  points: readonly (readonly [number, number])[];
  /** Which of the palette's colours. */
  colour: number;
  isDashed?: boolean;
  isDotted?: boolean;
  /** The one that is chosen among others: it alone is bold. */
  isChosen?: boolean;
  /** Points are marked: for the few. */
  isMarked?: boolean;
}

export interface ChartOptions {
  title: string;
  /** What it shows, in words and numbers. */
  description: string;
  x: Axis;
  y: Axis;
  lines: readonly Line[];
  /** Stretches of x that are shaded. */
  bands?: readonly (readonly [number, number])[];
  /** Where the learner's value stands: a vertical line and a ring on each line there. */
  marker?: number;
  /** Drags the marker. */
  onPoint?(x: number): void;
}

export interface Axis {
  name: string;
  min: number;
  max: number;
  ticks: readonly number[];
  format?(value: number): string;
}

type Size = readonly [width: number, height: number];
const [LEFT, RIGHT, TOP, BOTTOM] = [52, 14, 12, 66];

/** From one name below the chart to the next, at most. */
const LEGEND_STEP = 190;

let charts = 0;

/** A smaller one has larger letters beside its lines. */
export function lineChart(size: Size = [440, 290]): {
  node: SVGSVGElement;
  draw(options: ChartOptions): void;
} {
  const [width, height] = size;
  const id = `chart-${charts++}`;
  const node = svg('svg', {
    viewBox: `0 0 ${width} ${height}`,
    role: 'img',
    class: 'chart',
    'aria-labelledby': `${id}-title ${id}-text`,
  });
  let current: ChartOptions | undefined;
  onDrag(node, node, (part) => {
    if (!current?.onPoint) return;
    const inside = (part * width - LEFT) / (width - LEFT - RIGHT);
    const { min, max } = current.x;
    current.onPoint(Math.min(max, Math.max(min, min + inside * (max - min))));
  });
  return {
    node,
    draw(options) {
      current = options;
      node.classList.toggle('draggable', options.onPoint !== undefined);
      node.innerHTML = content(id, size, options);
    },
  };
}

function content(
  id: string,
  size: Size,
  { title, description, x, y, lines, bands = [], marker }: ChartOptions,
): string {
  const [width, height] = size;
  const atX = (value: number) =>
    LEFT + ((value - x.min) / (x.max - x.min)) * (width - LEFT - RIGHT);
  const atY = (value: number) =>
    height - BOTTOM - ((value - y.min) / (y.max - y.min)) * (height - TOP - BOTTOM);
  const place = ([px, py]: readonly [number, number]) =>
    `${atX(px).toFixed(1)},${atY(py).toFixed(1)}`;
  return [
    `<title id="${id}-title">${escapeXml(title)}</title><desc id="${id}-text">${escapeXml(description)}</desc>`,
    `<clipPath id="${id}-clip"><rect x="${LEFT - 2}" y="${TOP - 2}" width="${width - LEFT - RIGHT + 4}" height="${height - TOP - BOTTOM + 4}"/></clipPath>`,
    ...bands.map(
      ([from, to]) =>
        `<rect class="band" x="${atX(from)}" y="${TOP}" width="${atX(to) - atX(from)}" height="${height - BOTTOM - TOP}"/>`,
    ),
    ...y.ticks.map(
      (tick) =>
        `<path class="grid" d="M${LEFT} ${atY(tick)}H${width - RIGHT}"/>` +
        `<text x="${LEFT - 6}" y="${atY(tick) + 4}" text-anchor="end">${shown(y, tick)}</text>`,
    ),
    ...x.ticks.map(
      (tick) =>
        `<text x="${atX(tick)}" y="${height - BOTTOM + 17}" text-anchor="middle">${shown(x, tick)}</text>`,
    ),
    `<path class="axis" d="M${LEFT} ${TOP}V${height - BOTTOM}H${width - RIGHT}"/>`,
    `<text x="${(LEFT + width - RIGHT) / 2}" y="${height - 30}" text-anchor="middle">${escapeXml(x.name)}</text>`,
    `<text transform="translate(15 ${(TOP + height - BOTTOM) / 2}) rotate(-90)" text-anchor="middle">${escapeXml(y.name)}</text>`,
    ...(marker === undefined
      ? []
      : [`<path class="marker" d="M${atX(marker)} ${TOP}V${height - BOTTOM}"/>`]),
    ...lines.map((line) => {
      const { points, colour, isMarked } = line;
      return [
        `<polyline ${look(line)} clip-path="url(#${id}-clip)" points="${points.map(place).join(' ')}"/>`,
        ...(isMarked
          ? points.map(
              ([px, py]) =>
                `<circle cx="${atX(px)}" cy="${atY(py)}" r="4" fill="var(--series-${colour})"/>`,
            )
          : []),
        ...ringOn(points, marker)
          .filter(([, py]) => py <= y.max)
          .map(
            ([px, py]) =>
              `<circle class="ring" cx="${atX(px)}" cy="${atY(py)}" r="6" stroke="var(--series-${colour})"/>`,
          ),
      ].join('');
    }),
    ...legend(lines, size),
  ].join('');
}

function legend(lines: readonly Line[], [width, height]: Size): string[] {
  const named = lines.filter(({ name }) => name !== '');
  const step = Math.min(LEGEND_STEP, width / named.length);
  const start = Math.min(LEFT, width - named.length * step);
  return named.map(
    (line, i) =>
      `<path ${look(line)} d="M${start + i * step} ${height - 11}h26"/>` +
      `<text x="${start + i * step + 32}" y="${height - 7}"${line.isChosen ? ' font-weight="700"' : ''}>${escapeXml(line.name)}</text>`,
  );
}

function look({ colour, isDashed, isDotted, isChosen }: Line): string {
  const dashes = isDashed ? ' stroke-dasharray="7 4"' : isDotted ? ' stroke-dasharray="2 3"' : '';
  return `class="line${isChosen ? ' chosen' : ''}" stroke="var(--series-${colour})"${dashes}`;
}

/** The point of the line that is nearest to the marker. */
function ringOn(points: Line['points'], marker: number | undefined): Line['points'] {
  if (marker === undefined || points.length === 0) return [];
  const distance = ([px]: readonly [number, number]) => Math.abs(px - marker);
  return [points.reduce((a, b) => (distance(b) < distance(a) ? b : a))];
}

function shown({ format = String }: Axis, value: number): string {
  return format(value).replace('-', '−');
}

/** @example curve(Math.abs, -1, 1, 2) // [[-1, 1], [0, 0], [1, 1]] */
export function curve(
  f: (x: number) => number,
  from: number,
  to: number,
  steps: number,
): [number, number][] {
  return Array.from({ length: steps + 1 }, (_, i) => {
    const x = from + ((to - from) * i) / steps;
    return [x, f(x)];
  });
}

/** Four steps or so that the values lie between. @example ticksAround([0.31, 0.44]) // [0.3, 0.35, 0.4, 0.45] */
export function ticksAround(values: readonly number[]): number[] {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const wanted = Math.max((most - least) / 4, Number.EPSILON * Math.abs(most), 1e-6);
  const power = 10 ** Math.floor(Math.log10(wanted));
  const step = [1, 2, 5, 10].map((n) => n * power).find((size) => size >= wanted) as number;
  const first = Math.floor(least / step);
  const count = Math.ceil(most / step) - first;
  return Array.from({ length: Math.max(1, count) + 1 }, (_, i) => (first + i) * step);
}
