/** How the weights of a layer are distributed. */

/** How many weights of a layer lie in each of equally wide intervals. */
export interface WeightCounts {
  layer: string;
  /** The ends of the intervals, one more than there are intervals. */
  edges: readonly number[];
  before: readonly number[];
  after: readonly number[];
  /** The smallest and the largest finite weight; null if there is none. */
  rangeBefore: Range | null;
  rangeAfter: Range | null;
}

interface Range {
  low: number;
  high: number;
}

const INTERVALS = 40;

/** @returns counts over the interval that holds all finite weights, before and after */
export function weightCounts(
  layer: string,
  before: Float32Array,
  after: Float32Array,
): WeightCounts {
  const ranges = [rangeOf(before), rangeOf(after)];
  const ends = ranges.flatMap((range) => (range ? [range.low, range.high] : []));
  const [low, high] = ends.length === 0 ? [0, 0] : [Math.min(...ends), Math.max(...ends)];
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
  const [rangeBefore, rangeAfter] = ranges;
  return { layer, edges, before: counts(before), after: counts(after), rangeBefore, rangeAfter };
}

/** @example rangeOf([3, NaN, -1]) // { low: -1, high: 3 } */
export function rangeOf(values: ArrayLike<number>): Range | null {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) continue;
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  return low <= high ? { low, high } : null;
}
