/** One's own data as a network gets them: split as in chapter 6, and scaled. */

import { splitIndices } from '../../../src/index.ts';
import type { Samples } from './own-data-form.ts';

/** Which rows train and which validate: as in chapter 6. */
export const splitOf = ({ labels }: Pick<Samples, 'labels'>) =>
  splitIndices(labels.length, { testSize: 0.2, randomState: 42 });

const PIXEL_MAX = 255;

/** A table's columns and a label of numbers as standard scores: minus the mean, over the deviation. */
export interface Scale {
  mean: number[];
  deviation: number[];
}

/** Of the training part alone, so that nothing of the validation part is known before. */
export function scaleOf({ kind, width, values, labels, classNames }: Samples, rows: Int32Array) {
  const of = (value: (row: number) => number) => {
    let sum = 0;
    for (const row of rows) sum += value(row);
    const mean = sum / rows.length;
    let squares = 0;
    for (const row of rows) squares += (value(row) - mean) * (value(row) - mean);
    return { mean, deviation: Math.sqrt(squares / rows.length) || 1 };
  };
  const columns =
    kind === 'pictures'
      ? []
      : Array.from({ length: width }, (_, j) => of((row) => values[row * width + j]));
  return {
    columns: {
      mean: columns.map(({ mean }) => mean),
      deviation: columns.map(({ deviation }) => deviation),
    },
    label: classNames.length > 0 ? { mean: 0, deviation: 1 } : of((row) => labels[row]),
  };
}

export type Scales = ReturnType<typeof scaleOf>;

/** What goes into the network of these rows: [rows × width]. */
export function inputsOf(
  { kind, width, values }: Pick<Samples, 'kind' | 'width' | 'values'>,
  rows: ArrayLike<number>,
  { columns: { mean, deviation } }: Pick<Scales, 'columns'>,
): Float32Array {
  const inputs = new Float32Array(rows.length * width);
  for (let n = 0; n < rows.length; n++) {
    for (let j = 0; j < width; j++) {
      const value = values[rows[n] * width + j];
      inputs[n * width + j] =
        kind === 'pictures' ? value / PIXEL_MAX : (value - mean[j]) / deviation[j];
    }
  }
  return inputs;
}

export function targetsOf({ labels }: Samples, rows: Int32Array, { label }: Scales): Float32Array {
  return Float32Array.from(rows, (row) => (labels[row] - label.mean) / label.deviation);
}
