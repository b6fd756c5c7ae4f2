/** Pixels on a canvas. */

import { mix } from '../../src/internal.ts';
import { shown } from './bench.ts';
import { element } from './dom.ts';
import { palette } from './settings.ts';

const SIDE = 28;
export const PIXELS = SIDE * SIDE;
/** Steps of colour on each side of 0. */
const STEPS = 31;

/** A grey picture of 28 × 28 pixels, values 0 (black) … 255 (white), as the data and the figures have them. */
export function greyPicture(pixels: ArrayLike<number>, label: string): HTMLCanvasElement {
  const canvas = pictureCanvas(label);
  drawGrey(canvas, pixels);
  return canvas;
}

function pictureCanvas(label: string): HTMLCanvasElement {
  const attributes = { width: SIDE, height: SIDE, class: 'picture' };
  return element('canvas', { ...attributes, role: 'img', 'aria-label': label });
}

export function drawGrey(canvas: HTMLCanvasElement, pixels: ArrayLike<number>): void {
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const image = context.createImageData(SIDE, SIDE);
  for (let i = 0; i < SIDE * SIDE; i++) {
    image.data.fill(pixels[i], 4 * i, 4 * i + 3);
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

/** Weights as a picture: 0 is dark as in the data, orange below, blue above, on a scale of its own. */
export function weightPicture(
  weights: ArrayLike<number>,
  label: (least: string, most: string) => string,
): HTMLCanvasElement {
  const canvas = pictureCanvas(label(...rangeOf(weights)));
  drawUnits(canvas, weights, 1, 1);
  return canvas;
}

/** What each unit looks at: a kernel [784, units], one picture a unit. */
export function drawUnits(
  canvas: HTMLCanvasElement,
  kernel: ArrayLike<number>,
  units: number,
  columns: number,
): void {
  const gap = units === 1 ? 0 : 2;
  const cell = SIDE + gap;
  canvas.width = columns * cell;
  canvas.height = Math.ceil(units / columns) * cell;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  const image = context.createImageData(canvas.width, canvas.height);
  const scale = colours();
  const pixels = new Uint32Array(image.data.buffer);
  for (let unit = 0; unit < units; unit++) {
    const perStep = STEPS / largestOf(kernel, units, unit);
    const corner = Math.floor(unit / columns) * cell * canvas.width + (unit % columns) * cell;
    for (let i = 0; i < SIDE * SIDE; i++) {
      const step = Math.round(kernel[i * units + unit] * perStep) || 0; // NaN is 0
      pixels[corner + Math.floor(i / SIDE) * canvas.width + (i % SIDE)] = scale[step + STEPS];
    }
  }
  context.putImageData(image, 0, 0);
}

/** The least and the largest, as a text alternative says them. @example rangeOf([1, -2]) // ['−2.0000', '1.0000'] */
export function rangeOf(values: ArrayLike<number>): [string, string] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    least = Math.min(least, values[i]);
    most = Math.max(most, values[i]);
  }
  return [shown(least), shown(most)];
}

function largestOf(kernel: ArrayLike<number>, units: number, unit: number): number {
  let largest = 1e-12;
  for (let i = unit; i < kernel.length; i += units)
    largest = Math.max(largest, Math.abs(kernel[i]));
  return largest;
}

/** From −1 to 1, as a canvas has them in memory: red, green, blue, opaque. */
function colours(): Uint32Array {
  const { negative, zero, positive } = palette();
  const bytes = Array.from({ length: 2 * STEPS + 1 }, (_, i) => {
    const value = (i - STEPS) / STEPS;
    return [...mix(zero, value < 0 ? negative : positive, Math.abs(value)), 255];
  });
  return new Uint32Array(Uint8Array.from(bytes.flat()).buffer);
}
