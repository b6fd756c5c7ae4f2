/** Reads values back out of a drawn figure, as an eye does: from marks and the axes beside them. */

import { decode } from 'fast-png';

export interface PlacedText {
  text: string;
  x: number;
  y: number;
  anchor: string;
}

export function texts(svg: string): PlacedText[] {
  return [...svg.matchAll(/<text([^>]*)>([^<]*)<\/text>/g)].map(([, attributes, text]) => {
    const read = (name: string) =>
      Number(attributes.match(new RegExp(` ${name}="([^"]*)"`))?.[1] ?? 0);
    const [, dx, dy] = attributes.match(/translate\(([-\d.]+) ([-\d.]+)\)/) ?? [];
    const anchor = attributes.match(/text-anchor="(\w+)"/)?.[1] ?? 'start';
    const moved = dx !== undefined;
    return { text, x: moved ? Number(dx) : read('x'), y: moved ? Number(dy) : read('y'), anchor };
  });
}

export type Point = [x: number, y: number];

/** The corners of the line with this colour that is drawn as the nth of its kind. */
export function linePoints(svg: string, stroke: string, nth = 0): Point[] {
  const paths = [...svg.matchAll(/<path d="([^"]*)" fill="none"[^>]*stroke="([^"]*)"/g)].filter(
    ([, , colour]) => colour === stroke,
  );
  return corners(paths[nth][1]);
}

/** ECharts writes M, L and, for a smooth or long way, l, h, v in small letters from point to point. */
function corners(path: string): Point[] {
  const points: Point[] = [];
  let [x, y] = [0, 0];
  for (const [, command, numbers] of path.matchAll(/([MLHVlhvm])([^MLHVlhvmZz]*)/g)) {
    const values = [...numbers.matchAll(/-?[\d.]+(?:e-?\d+)?/g)].map(Number);
    const isRelative = command === command.toLowerCase();
    const step = 'HhVv'.includes(command) ? 1 : 2;
    for (let i = 0; i < values.length; i += step) {
      const [a, b] = values.slice(i, i + 2);
      if ('Hh'.includes(command)) x = isRelative ? x + a : a;
      else if ('Vv'.includes(command)) y = isRelative ? y + a : a;
      else [x, y] = isRelative ? [x + a, y + b] : [a, b];
      points.push([x, y]);
    }
  }
  return points;
}

export interface Bounds {
  from: number;
  to: number;
  left?: number;
  right?: number;
}

/** What a place on an axis stands for, from the smallest and the largest number written on it. */
export type Scale = (place: number) => number;

/** @param within where the numbers of the axis lie among those of several panels */
export function yScale(svg: string, within: Bounds = { from: 0, to: 1000 }, log = false): Scale {
  const labels = numbers(svg, 'end', within).map(({ value, y }) => [y, value]);
  return scale(labels, log);
}

export function xScale(svg: string, within: Bounds): Scale {
  const labels = numbers(svg, 'middle', within).map(({ value, x }) => [x, value]);
  return scale(labels, false);
}

function numbers(svg: string, anchor: string, { from, to, left = 0, right = 1000 }: Bounds) {
  const inside = texts(svg).filter(({ x, y }) => y >= from && y <= to && x >= left && x <= right);
  return inside.flatMap((placed) => {
    const value = Number(placed.text.replace(/−/g, '-').replace(/,/g, ''));
    return placed.anchor !== anchor || placed.text === '' || Number.isNaN(value)
      ? []
      : [{ ...placed, value }];
  });
}

function scale(labels: number[][], log: boolean): Scale {
  const sorted = [...labels].sort((a, b) => a[1] - b[1]);
  const [[place1, value1], [place2, value2]] = [sorted[0], sorted[sorted.length - 1]];
  const [to, from] = log ? [Math.log, Math.exp] : [(x: number) => x, (x: number) => x];
  return (place) =>
    from(to(value1) + ((place - place1) / (place2 - place1)) * (to(value2) - to(value1)));
}

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
  fill: string;
}

/** The rectangles that ECharts drew for a series, in the order of its data. */
export function seriesRectangles(svg: string, series: number): Rectangle[] {
  const pattern = new RegExp(
    `<path d="M([-\\d.]+) ([-\\d.]+)l([-\\d.]+) 0l0 ([-\\d.]+)l[^"]*" fill="([^"]*)"[^>]*data-series="${series}"[^>]*data-index="(\\d+)"`,
    'g',
  );
  const found: Rectangle[] = [];
  for (const [, ...sizes] of svg.matchAll(pattern)) {
    const [x, y, width, height] = sizes.map(Number);
    const [fill, index] = sizes.slice(4);
    found[Number(index)] ??= { x, y, width, height, fill };
  }
  return found;
}

/** Pictures inside the figure. */
export function pictures(svg: string) {
  return [...svg.matchAll(/href="data:image\/png;base64,([^"]*)"/g)].map(([, base64]) => {
    const { width, height, data, channels } = decode(Buffer.from(base64, 'base64'));
    const pixel = (i: number) => [...data.slice(i * channels, i * channels + 3)];
    return { width, height, pixel };
  });
}

export const titleOf = (svg: string) => svg.match(/<title[^>]*>([^<]*)<\/title>/)?.[1] ?? '';
export const descriptionOf = (svg: string) => svg.match(/<desc[^>]*>([^<]*)<\/desc>/)?.[1] ?? '';
