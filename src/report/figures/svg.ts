/** The few SVG elements that drawings are made of. */

import { encode } from 'fast-png';
import { toBase64 } from '../base64.ts';
import { escapeXml, TITLE_HEIGHT, WIDTH } from './figure.ts';
import type { Rgb } from './palette.ts';

interface TextStyle {
  size?: number;
  anchor?: 'start' | 'middle' | 'end';
  weight?: 'normal' | 'bold';
  fill: string;
}

export function label(x: number, y: number, text: string, style: TextStyle): string {
  const { size = 12, anchor = 'start', weight = 'normal', fill } = style;
  const bold = weight === 'bold' ? ' font-weight="bold"' : '';
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" text-anchor="${anchor}"${bold} fill="${fill}">${escapeXml(text)}</text>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, stroke: string): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${stroke}"/>`;
}

/** @param fill 'none' for an outline only */
export function circle(x: number, y: number, r: number, fill: string, stroke: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="${r}" fill="${fill}" stroke="${stroke}"/>`;
}

export function bar(x: number, y: number, width: number, height: number, fill: string): string {
  return `<rect x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}" fill="${fill}"/>`;
}

/** A picture with a colour for each value, its pixels drawn as squares. */
export interface Picture {
  values: ArrayLike<number>;
  /** Pixels; values has width × height. */
  width: number;
  height: number;
  colour: (value: number) => Rgb;
}

/** @param size units across and down */
export function picture(
  x: number,
  y: number,
  size: number,
  { values, width, height, colour }: Picture,
): string {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set(colour(values[i]), 3 * i);
  const png = encode({ width, height, data, channels: 3, depth: 8 });
  return `<image x="${round(x)}" y="${round(y)}" width="${round(size)}" height="${round(size)}" style="image-rendering:pixelated" href="data:image/png;base64,${toBase64(png)}"/>`;
}

const SHEET_COLUMNS = 5;
const SHEET_ROW = 102;

/** The height of a figure with nothing but a sheet. */
export const heightOfSheet = (count: number) =>
  TITLE_HEIGHT + Math.ceil(count / SHEET_COLUMNS) * SHEET_ROW + 6;

/** Pictures in rows of five, each with its name beneath. */
export function sheet(items: readonly { name: string; picture: Picture }[], ink: string): string[] {
  const cell = WIDTH / SHEET_COLUMNS;
  return items.flatMap((item, i) => {
    const x = (i % SHEET_COLUMNS) * cell;
    const y = TITLE_HEIGHT + Math.floor(i / SHEET_COLUMNS) * SHEET_ROW;
    return [
      picture(x + 6, y, cell - 12, item.picture),
      label(x + cell / 2, y + cell + 4, item.name, { anchor: 'middle', fill: ink, size: 13 }),
    ];
  });
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
