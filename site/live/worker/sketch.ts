/** What is drawn of a network: of many units and weights, a few of each layer. */

import type { SketchedLayer } from './messages.ts';

/** So many units of a layer are drawn at most. */
const MOST_DRAWN = 12;
/** Pixels of a picture that are drawn: four rows of three. */
const PIXELS = [3, 10, 17, 24].flatMap((row) => [7, 14, 21].map((column) => 28 * row + column));

/** @param weights kernel [inputs, units], bias [units], layer by layer */
export function sketchOf(weights: readonly Float32Array[]): SketchedLayer[] {
  let below = PIXELS;
  return Array.from({ length: weights.length / 2 }, (_, i) => {
    const [kernel, bias] = weights.slice(2 * i, 2 * i + 2);
    const units = bias.length;
    const drawn = spread(units);
    const layer = {
      inputs: kernel.length / units,
      units,
      drawn,
      weights: Float32Array.from(
        below.flatMap((input) => drawn.map((unit) => kernel[input * units + unit])),
      ),
      biases: Float32Array.from(drawn, (unit) => bias[unit]),
    };
    below = drawn;
    return layer;
  });
}

/** Units at equal distances, or all. @example spread(24) // [0, 2, 4, …, 22] */
function spread(units: number): number[] {
  const count = Math.min(units, MOST_DRAWN);
  return Array.from({ length: count }, (_, i) => Math.floor((i * units) / count));
}

/** The first units of a kernel [inputs, units]. */
export function firstUnits(kernel: Float32Array, units: number, most: number): Float32Array {
  if (units <= most) return kernel;
  const first = new Float32Array((kernel.length / units) * most);
  for (let to = 0, from = 0; to < first.length; to += most, from += units) {
    first.set(kernel.subarray(from, from + most), to);
  }
  return first;
}
