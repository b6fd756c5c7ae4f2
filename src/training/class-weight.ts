/** How much a sample of each class counts, as in Keras: a class that is not named counts 1. */

import * as tf from '@tensorflow/tfjs';
import { inOrder } from '../data/samples';
import { quoted } from '../names/quoted';

export type ClassWeight = { [label: number]: number };

/** @throws TypeError unless it has numbers by labels */
export function checkClassWeight(classWeight: unknown): void {
  const entries = Object.entries(Object(classWeight));
  const isRecord = typeof classWeight === 'object' && classWeight !== null;
  if (!isRecord || Array.isArray(classWeight) || classWeight instanceof tf.Tensor) {
    throw new TypeError(
      `classWeight has a number for each label, as in { 0: 1, 1: 2.5 }; got ${quoted(classWeight)}.`,
    );
  }
  for (const [label, weight] of entries) {
    if (!Number.isInteger(Number(label)) || !Number.isFinite(weight)) {
      throw new TypeError(
        `classWeight has a number for each label, as in { 0: 1, 1: 2.5 }; got ${quoted(weight)} for ` +
          `'${label}'.`,
      );
    }
  }
}

/**
 * The weights of all labels that there are.
 * @param y integer labels [samples] or [samples, 1], or one-hot [samples, classes]
 * @throws TypeError for labels of more dimensions
 * @example wholeClassWeight({ 1: 2 }, tf.tensor1d([0, 1, 1])) // { 0: 1, 1: 2 }
 * Keras: class_weight_to_sample_weights
 */
export function wholeClassWeight(classWeight: ClassWeight, y: tf.Tensor): ClassWeight {
  if (y.rank > 2) {
    throw new TypeError(
      `classWeight goes with one label a sample, or one-hot labels; got labels of shape [${y.shape.join(', ')}].`,
    );
  }
  const classes = Number(y.shape[1] ?? 1);
  const labels = classes > 1 ? inOrder(classes) : y.dataSync();
  return Object.fromEntries(
    [...new Set(labels)].map((label) => [label, classWeight[toEven(label)] ?? 1]),
  );
}

/** As NumPy rounds: a half to the even neighbour. */
function toEven(value: number): number {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}
