/** How much each sample counts: by itself, or by its class, as in Keras. */

import * as tf from '@tensorflow/tfjs';
import { rowCount, tensorValues } from '../data/rows.ts';
import { quoted } from '../names/quoted.ts';

/** One number a sample: [samples]. */
export type SampleWeight = tf.Tensor | ArrayLike<number>;

/** A class that is not named counts 1. */
export type ClassWeight = { [label: number]: number };

export interface Weights {
  sampleWeight?: SampleWeight;
  classWeight?: ClassWeight;
}

/**
 * @param y of as many samples
 * @returns a copy, [samples]; undefined where all count the same
 * @throws TypeError for anything but one number per sample, RangeError for another number of them or one
 *   below 0; TypeError for labels or outputs of more dimensions
 * @example readWeights({ classWeight: { 1: 2 } }, tf.tensor1d([0, 1, 1]), [1]) // [1, 2, 2]
 */
export function readSampleWeights(
  { sampleWeight, classWeight }: Weights,
  y: tf.Tensor,
  outputShape: tf.Shape,
): Float32Array | undefined {
  if (sampleWeight === undefined && classWeight === undefined) return undefined;
  if (sampleWeight !== undefined && classWeight !== undefined) {
    throw new TypeError(
      'A sample counts by its sampleWeight or by its class, and not by both: leave one out, or multiply ' +
        'the classes’ weights into sampleWeight.',
    );
  }
  const weights =
    sampleWeight === undefined
      ? weightsByClass(classWeight as ClassWeight, y)
      : numbersOf(sampleWeight, rowCount(y));
  if (outputShape.length === 1) return weights;
  throw new TypeError(
    'Weights go with a model that predicts one row of numbers for a sample; this one predicts values of ' +
      `shape [${outputShape.join(', ')}].`,
  );
}

function numbersOf(given: SampleWeight, samples: number): Float32Array {
  const values = valuesOf(given);
  if (values.length !== samples) {
    throw new RangeError(
      `sampleWeight has one number for each of the ${samples} samples; got ${values.length}.`,
    );
  }
  const wrong = values.findIndex((weight) => !isWeight(weight));
  if (wrong === -1) return Float32Array.from(values);
  throw new RangeError(
    `sampleWeight has numbers from 0 on; number ${wrong} (counted from 0) is ${quoted(values[wrong])}.`,
  );
}

const isWeight = (weight: unknown) =>
  typeof weight === 'number' && weight >= 0 && weight < Number.POSITIVE_INFINITY;

function valuesOf(given: SampleWeight): readonly number[] | Float32Array {
  if (given instanceof tf.Tensor) {
    const { shape, dtype } = given;
    const isList = shape.length === 1 || (shape.length === 2 && shape[1] === 1);
    if (isList && ['float32', 'int32', 'bool'].includes(dtype)) {
      return Float32Array.from(tensorValues(given));
    }
    throw new TypeError(
      `sampleWeight has one number per sample, [samples]; got a tensor of shape [${shape.join(', ')}], ${dtype}.`,
    );
  }
  if (Array.isArray(given)) return given;
  if (ArrayBuffer.isView(given) && 'length' in given) return Float32Array.from(given);
  throw new TypeError(
    `sampleWeight has one number per sample, as in tf.tensor1d([1, 0.5]) or [1, 0.5]; got ${quoted(given)}.`,
  );
}

const isTensor = (value: unknown) => value instanceof tf.Tensor;

/** @throws TypeError unless it has numbers by labels */
export function checkClassWeight(classWeight: unknown): void {
  const entries = Object.entries(Object(classWeight));
  // A list's numbers, a Map's and a tensor's are no properties by label.
  if (Object.prototype.toString.call(classWeight) !== '[object Object]' || isTensor(classWeight)) {
    throw new TypeError(
      `classWeight has a number for each label, as in { 0: 1, 1: 2.5 }; got ${quoted(classWeight)}.`,
    );
  }
  for (const [label, weight] of entries) {
    if (!Number.isInteger(Number(label)) || !isWeight(weight)) {
      throw new TypeError(
        `classWeight has a number from 0 on for each label, as in { 0: 1, 1: 2.5 }; got ` +
          `${quoted(weight)} for '${label}'.`,
      );
    }
  }
}

/**
 * @param y integer labels [samples] or [samples, 1], or one-hot [samples, classes]
 * Keras: class_weight_to_sample_weights
 */
function weightsByClass(classWeight: ClassWeight, y: tf.Tensor): Float32Array {
  if (y.rank > 2) {
    throw new TypeError(
      `classWeight goes with one label per sample, or one-hot labels; got labels of shape [${y.shape.join(', ')}].`,
    );
  }
  const labels = tensorValues(y);
  const classes = Number(y.shape[1] ?? 1);
  return Float32Array.from({ length: rowCount(y) }, (_, row) => {
    const own = labels.subarray(row * classes, (row + 1) * classes);
    const label = classes === 1 ? toEven(own[0]) : own.indexOf(Math.max(...own));
    return classWeight[label] ?? 1;
  });
}

/** As NumPy rounds: a half to the even neighbour. */
function toEven(value: number): number {
  const down = Math.floor(value);
  if (value - down !== 0.5) return Math.round(value);
  return down % 2 === 0 ? down : down + 1;
}
