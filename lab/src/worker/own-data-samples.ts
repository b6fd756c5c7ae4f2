/** One's own data in the form that they are trained in: rows of numbers, and a label for each. */

import { splitIndices } from '../../../src/index.ts';
import type { Task } from '../../../src/index-browser.ts';

/** Pictures are as wide and high as the lesson's. */
export const SIDE = 28;
export const PIXELS = SIDE * SIDE;

/** The folder of pictures beside the program. */
export const PICTURES = 'pictures';
const PIXEL_MAX = 255;

export interface Samples {
  kind: 'table' | 'pictures';
  /** Features of a sample. */
  width: number;
  /** [samples × width]: a table's numbers, or pixels 0 … 255. */
  values: Float64Array | Uint8Array;
  /** The class's number, or the number to predict. */
  labels: Float64Array | Uint8Array;
  /** None if a number is to be predicted. */
  classNames: string[];
  /** The features' and the label's, for tables. */
  names: string[];
  labelName: string;
}

export function taskOf({ classNames }: Pick<Samples, 'classNames'>): Task {
  if (classNames.length === 0) return 'regression';
  return classNames.length === 2 ? 'binary' : 'multiclass';
}

/** Which rows train and which validate: as in chapter 6. */
export const splitOf = ({ labels }: Pick<Samples, 'labels'>) =>
  splitIndices(labels.length, { testSize: 0.2, randomState: 42 });

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
