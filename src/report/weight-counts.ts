/** How the weights of a layer are distributed. */

/** How many weights of a layer lie in each of equally wide intervals. */
export interface WeightCounts {
  layer: string;
  /** The ends of the intervals, one more than there are intervals. */
  edges: readonly number[];
  before: readonly number[];
  after: readonly number[];
}

const INTERVALS = 40;

/** @returns counts over the interval that holds all finite weights, before and after */
export function weightCounts(
  layer: string,
  before: Float32Array,
  after: Float32Array,
): WeightCounts {
  const [a, b] = [rangeOf(before.filter(Number.isFinite)), rangeOf(after.filter(Number.isFinite))];
  const [low, high] = [Math.min(a.low, b.low), Math.max(a.high, b.high)];
  const width = (high - low || 1) / INTERVALS;
  const edges = Array.from({ length: INTERVALS + 1 }, (_, i) => low + i * width);
  const counts = (values: Float32Array) => {
    const result = new Array<number>(INTERVALS).fill(0);
    for (const value of values) {
      if (!Number.isFinite(value)) continue;
      result[Math.min(INTERVALS - 1, Math.floor((value - low) / width))]++;
    }
    return result;
  };
  return { layer, edges, before: counts(before), after: counts(after) };
}

/** The smallest interval that holds 0 and all values. */
export function rangeOf(values: ArrayLike<number>): { low: number; high: number } {
  let [low, high] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return { low, high };
}
