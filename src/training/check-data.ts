/** What `fit` and `evaluate` refuse to compute with, said before the first step. */

import * as tf from '@tensorflow/tfjs';
import { byteData } from '../data/byte-tensors.ts';
import { rowCount } from '../data/rows.ts';
import { snakeCase } from '../names/keras-spelling.ts';
import { quoted } from '../names/quoted.ts';
import type { NamedMetric } from './metrics.ts';
import { wrongValue } from './not-finite.ts';

/** One tensor, or, as TensorFlow.js writes it too, a list of one. */
export type OneTensor = tf.Tensor | readonly tf.Tensor[];

/**
 * The tensor itself.
 * @param what how an error calls it: 'input'
 * @param sampleRank dimensions of one sample, where a list may be that of a single one
 * @throws TypeError for anything else, such as plain arrays of numbers, and for text; Error for a tensor
 *   that was disposed of
 */
export function oneTensor(value: OneTensor, what: string, sampleRank?: number): tf.Tensor {
  const [tensor, ...rest] = Array.isArray(value) ? value : [value];
  if (!(tensor instanceof tf.Tensor) || rest.length > 0) {
    const rank = rankOf(value);
    const maker =
      rank > 0 && rank === sampleRank
        ? `tf.tensor${rank + 1}d([…]): one sample needs a batch dimension, a pair of brackets more`
        : `tf.tensor${rank > 0 ? `${rank}d` : ''}(…)`;
    throw new TypeError(
      `A Sequential model takes one tensor as ${what}; got ${quoted(value)}. ` +
        `Make a tensor of plain numbers with ${maker}.`,
    );
  }
  if (tensor.isDisposed) {
    throw new Error(
      `The ${what} was disposed of, and its numbers with it. Call dispose (or leave tf.tidy) only when ` +
        'the model is done with them.',
    );
  }
  if (tensor.dtype === 'string' || tensor.dtype === 'complex64') {
    const got = tensor.dtype === 'string' ? 'text' : 'complex numbers';
    throw new TypeError(
      `A network computes with real numbers; the ${what} is a tensor of ${got}. Number the classes from 0, ` +
        'or turn the texts into numbers with Number(…), and make a tensor of those.',
    );
  }
  return tensor;
}

/** Of lists in lists; 0 for what `tf.tensor` alone may take. @example rankOf([[1, 2]]) // 2 */
function rankOf(value: unknown): number {
  let rank = 0;
  for (let inner = value; Array.isArray(inner) || ArrayBuffer.isView(inner); rank++) {
    inner = (inner as unknown[])[0];
    if (inner instanceof tf.Tensor) return 0;
  }
  return rank <= 6 ? rank : 0;
}

/** What a model says about the data that fit it. */
export interface DataForm {
  /** Shape of one sample: [784]. */
  inputShape: tf.Shape;
  /** Shape of one prediction: [10]. */
  outputShape: tf.Shape;
  /** TensorFlow.js's name of the loss; undefined if it is a function. */
  loss: string | undefined;
}

/**
 * @throws RangeError if there are no samples, their number or shape doesn't fit, an input is not
 *   finite, or a label is out of range; TypeError if the labels' form belongs to another loss
 */
export function checkData(x: tf.Tensor, y: tf.Tensor, form: DataForm): void {
  checkSamples(x, form.inputShape);
  const [samples, labels] = [rowCount(x), rowCount(y)];
  if (samples !== labels) {
    throw new RangeError(
      `Every sample has one label; got ${samples} samples and ${labels} labels.`,
    );
  }
  checkFinite(x, 'The input');
  checkLabels(y, form);
}

/** @throws RangeError if there is no sample, or one has another shape than the model takes */
export function checkSamples(x: tf.Tensor, inputShape: tf.Shape): void {
  const [whole, expected] = [x.shape, inputShape].map((shape) => shape.map(String).join(', '));
  if (rowCount(x) === 0) {
    throw new RangeError(
      `There is no sample: the input has the shape [${whole}]. Expected [samples, ${expected}].`,
    );
  }
  const sampleShape = x.shape.slice(1);
  if (fits(sampleShape, inputShape)) return;
  const got = sampleShape.join(', ');
  const advice = fits(x.shape, inputShape)
    ? `One sample needs a batch dimension: x.reshape([1, ${whole}]).`
    : sizeOf(sampleShape) === sizeOf(inputShape)
      ? `Reshape the input, as in input.reshape([-1, ${expected}]).`
      : x.size === sizeOf(inputShape)
        ? `One sample needs a batch dimension: x.reshape([1, ${expected}]).`
        : `A sample has ${sizeOf(sampleShape)} values: build the model with inputShape: [${got}].`;
  throw new RangeError(
    `The model takes samples of shape [${expected}]; got [${got}] (the whole input is [${whole}]). ${advice}`,
  );
}

/** @param expected may leave sizes open: null */
function fits(shape: tf.Shape, expected: tf.Shape): boolean {
  return (
    shape.length === expected.length &&
    shape.every((size, i) => expected[i] === null || size === expected[i])
  );
}

function checkLabels(y: tf.Tensor, { outputShape, loss }: DataForm): void {
  const units = sizeOf(outputShape);
  const labelShape = y.shape.slice(1);
  const isSingle = labelShape.length === 0 || labelShape.join() === '1';
  const fits = labelShape.join() === outputShape.join() || (isSingle && units === 1);
  if (isSingle && outputShape.length > 1) {
    throw new TypeError(
      `The model predicts values of shape [${outputShape.join(', ')}] for a sample that has one label. ` +
        'Was the reshape forgotten? A picture of 28 × 28 goes in as 784 values, inputShape: [784].',
    );
  }
  switch (loss) {
    case 'sparseCategoricalCrossentropy':
      if (!isSingle) {
        throw new TypeError(
          `sparse_categorical_crossentropy takes one integer label per sample; got ${describe(y)}. ` +
            "One-hot labels go with 'categorical_crossentropy'.",
        );
      }
      checkClasses(y, units);
      return;
    case 'categoricalCrossentropy':
      if (!fits || units === 1) {
        throw new TypeError(
          `categorical_crossentropy takes one-hot labels with a value for each of the ${units} ` +
            `output nodes; got ${describe(y)}. ` +
            "Integer labels go with 'sparse_categorical_crossentropy'.",
        );
      }
      break;
    case 'binaryCrossentropy':
      if (!fits) {
        throw new TypeError(
          `binary_crossentropy takes a label 0 or 1 for each output node, of which there are ` +
            `${units}; got ${describe(y)}.`,
        );
      }
      break;
    case undefined:
      return;
    default:
      if (!fits) {
        throw new TypeError(
          `${snakeCase(loss)} takes a number for each of the ${units} output nodes; ` +
            `got ${describe(y)}.`,
        );
      }
      checkFinite(y, 'The target');
      return;
  }
  checkValues(y, (label) => label >= 0 && label <= 1, {
    expected: `${snakeCase(loss)} takes labels between 0 and 1`,
  });
}

function sizeOf(shape: tf.Shape): number {
  return tf.util.sizeFromShape(shape as number[]);
}

/** @throws TypeError for a metric that the labels can't be measured with; Keras refuses it or takes something else */
export function checkMetrics(
  measured: readonly NamedMetric[],
  y: tf.Tensor,
  outputShape: tf.Shape,
): void {
  const units = sizeOf(outputShape);
  const isSingle = y.size === rowCount(y);
  for (const { name, metric } of measured) {
    if (metric.takes === 'values' && isSingle && units > 1) {
      throw new TypeError(
        `The metric '${name}' takes a value for each of the ${units} output nodes; got ${describe(y)}. ` +
          "For integer labels there are 'accuracy' and those that begin with 'sparse_'.",
      );
    }
    if (metric.isStrict && y.rank === 1 && units === 1) {
      throw new TypeError(
        `The metric '${name}' takes targets of the outputs' shape, [samples, 1]; got ${describe(y)}: ` +
          'target.reshape([-1, 1]).',
      );
    }
    if (metric.takes === 'labels' && metric.isOfLogits) checkClasses(y, units);
    if (metric.takes === 'labels' && !isSingle) {
      throw new TypeError(
        `The metric '${name}' takes one integer label per sample; got ${describe(y)}. ` +
          "For one-hot labels there are 'accuracy' and those that begin with 'categorical_'.",
      );
    }
  }
}

/** @throws RangeError for a label that is no class */
function checkClasses(y: tf.Tensor, units: number): void {
  checkValues(y, (label) => Number.isInteger(label) && label >= 0 && label < units, {
    expected: `with ${units} output nodes a label is a whole number from 0 to ${units - 1}`,
  });
}

function describe(y: tf.Tensor): string {
  return `labels of shape [${y.shape.join(', ')}]`;
}

function checkValues(
  y: tf.Tensor,
  isAllowed: (label: number) => boolean,
  { expected }: { expected: string },
): void {
  const labels = y.dataSync();
  const wrong = labels.findIndex((label) => !isAllowed(label));
  if (wrong !== -1) {
    throw new RangeError(
      `Label number ${wrong} (counted from 0) is ${labels[wrong]}; ${expected}.`,
    );
  }
}

/** A sum is finite only if its terms are, so a whole tensor is looked at without copying it. */
function checkFinite(tensor: tf.Tensor, what: string): void {
  if (tensor.dtype !== 'float32' || byteData(tensor)?.numbers.every(Number.isFinite)) return;
  const sum = tf.tidy(() => tensor.sum().dataSync()[0]);
  if (Number.isFinite(sum)) return;
  const wrong = wrongValue(tensor, what); // none where only the sum was too large
  if (wrong) throw new RangeError(`${wrong} Nothing was computed.`);
}
