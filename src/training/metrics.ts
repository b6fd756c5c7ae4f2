/** Accuracy (정확도): the share of predictions that are right, as TensorFlow.js counts it. */

import type { LossName } from './engine';

export interface Predictions {
  /** What the model predicts: [rows, units]. */
  outputs: Float32Array;
  /** Integer labels [rows] for the sparse loss, else [rows, units]. */
  targets: Float32Array | Int32Array;
  rows: number;
  units: number;
}

/**
 * How many of the rows are right. One output node, or the binary loss: a value is
 * right if it lies on its label's side of 0.5, and a row counts by its share of right
 * values. Several nodes: right if the largest output is the label's.
 */
export function countRight(loss: LossName, predictions: Predictions): number {
  const { rows, units, outputs, targets } = predictions;
  let right = 0;
  if (units === 1 || loss === 'binaryCrossentropy') {
    for (let i = 0; i < rows * units; i++) {
      if (Number(outputs[i] > 0.5) === targets[i]) right += 1 / units;
    }
    return right;
  }
  for (let row = 0; row < rows; row++) {
    const label =
      loss === 'sparseCategoricalCrossentropy'
        ? targets[row]
        : largestIndex(targets, row * units, units);
    if (largestIndex(outputs, row * units, units) === label) right++;
  }
  return right;
}

/** Where the largest of `count` values from `start` on lies, counted from there: the first, if several do. */
function largestIndex(values: ArrayLike<number>, start: number, count: number): number {
  let largest = 0;
  for (let i = 1; i < count; i++) {
    if (values[start + i] > values[start + largest]) largest = i;
  }
  return largest;
}
