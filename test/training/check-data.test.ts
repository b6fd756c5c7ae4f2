/** What `fit` and `evaluate` refuse, in whole sentences. */

import * as tf from '@tensorflow/tfjs';
import { dense, sequential } from '../../src/index.ts';
import { checkData, oneTensor } from '../../src/training/check-data.ts';

const { zeros } = tf;

test.each<[number[], number[], string, string]>([
  [
    [2, 28, 28],
    [784],
    'The model takes samples of shape [784]; got [28, 28] (the whole input is [2, 28, 28]).',
    'Reshape the input, as in input.reshape([-1, 784]).',
  ],
  [
    [2, 784],
    [28, 28],
    'The model takes samples of shape [28, 28]; got [784] (the whole input is [2, 784]).',
    'Reshape the input, as in input.reshape([-1, 28, 28]).',
  ],
  [
    [2, 3, 3],
    [2, 2],
    'The model takes samples of shape [2, 2]; got [3, 3] (the whole input is [2, 3, 3]).',
    'A sample has 9 values: build the model with inputShape: [3, 3].',
  ],
  [
    [784],
    [784],
    'The model takes samples of shape [784]; got [] (the whole input is [784]).',
    'One sample needs a batch dimension: x.reshape([1, 784]).',
  ],
  [
    [28, 28],
    [28, 28],
    'The model takes samples of shape [28, 28]; got [28] (the whole input is [28, 28]).',
    'One sample needs a batch dimension: x.reshape([1, 28, 28]).',
  ],
  [
    [28, 28],
    [784],
    'The model takes samples of shape [784]; got [28] (the whole input is [28, 28]).',
    'One sample needs a batch dimension: x.reshape([1, 784]).',
  ],
  [
    [3],
    [1],
    'The model takes samples of shape [1]; got [] (the whole input is [3]).',
    'Reshape the input, as in input.reshape([-1, 1]).',
  ],
  [
    [5, 2],
    [null, 2] as number[],
    'The model takes samples of shape [null, 2]; got [2] (the whole input is [5, 2]).',
    'One sample needs a batch dimension: x.reshape([1, 5, 2]).',
  ],
])('an input of shape %j for a model that takes %j', (shape, inputShape, what, advice) => {
  const form = { inputShape, outputShape: [1], loss: 'meanSquaredError' };
  expect(() => checkData(zeros(shape), zeros([2]), form)).toThrow(
    new RangeError(`${what} ${advice}`),
  );
});

test.each<[string, number[], number[], string]>([
  [
    'meanSquaredError',
    [2],
    [4, 3],
    'The model predicts values of shape [4, 3] for a sample that has one label. Was the reshape ' +
      'forgotten? A picture of 28 × 28 goes in as 784 values, inputShape: [784].',
  ],
  [
    'sparseCategoricalCrossentropy',
    [2, 3],
    [3],
    'sparse_categorical_crossentropy takes one integer label per sample; got labels of shape [2, 3]. ' +
      "One-hot labels go with 'categorical_crossentropy'.",
  ],
  [
    'categoricalCrossentropy',
    [2],
    [3],
    'categorical_crossentropy takes one-hot labels with a value for each of the 3 output nodes; got ' +
      "labels of shape [2]. Integer labels go with 'sparse_categorical_crossentropy'.",
  ],
  [
    'binaryCrossentropy',
    [2, 2],
    [1],
    'binary_crossentropy takes a label 0 or 1 for each output node, of which there are 1; got labels of shape [2, 2].',
  ],
  [
    'meanSquaredError',
    [2, 2],
    [3],
    'mean_squared_error takes a number for each of the 3 output nodes; got labels of shape [2, 2].',
  ],
])('%s with labels of shape %j for %j outputs', (loss, shape, outputShape, message) => {
  const form = { inputShape: [1], outputShape, loss };
  expect(() => checkData(zeros([2, 1]), zeros(shape), form)).toThrow(new TypeError(message));
});

test.each<[string, number[], number, string | undefined]>([
  [
    'sparseCategoricalCrossentropy',
    [0, 3],
    3,
    'Label number 1 (counted from 0) is 3; with 3 output nodes a label is a whole number from 0 to 2.',
  ],
  ['sparseCategoricalCrossentropy', [0, 2], 3, undefined],
  [
    'binaryCrossentropy',
    [-1, 1],
    1,
    'Label number 0 (counted from 0) is -1; binary_crossentropy takes labels between 0 and 1.',
  ],
  ['binaryCrossentropy', [0, 1], 1, undefined],
  [
    'meanSquaredError',
    [1, Number.NaN],
    1,
    'The target holds NaN (sample 1, value 0, both counted from 0); expected finite numbers. Look for a ' +
      'division by 0 or a value that could not be read. Nothing was computed.',
  ],
  ['meanSquaredError', [3e38, 3e38], 1, undefined],
])('%s with the labels %j for %i outputs', (loss, labels, outputs, message) => {
  const form = { inputShape: [1], outputShape: [outputs], loss };
  const check = () => checkData(zeros([2, 1]), tf.tensor1d(labels), form);
  if (message) expect(check).toThrow(new RangeError(message));
  else check();
});

test('an input that is not finite, and where', () => {
  const form = { inputShape: [2], outputShape: [1], loss: undefined };
  const x = tf.tensor2d([1, 2, 3, Number.NEGATIVE_INFINITY], [2, 2]);
  expect(() => checkData(x, zeros([2]), form)).toThrow(
    'The input holds -Infinity (sample 1, value 1, both counted from 0); expected finite numbers.',
  );
  const sum = jest.spyOn(tf.Tensor.prototype, 'sum');
  checkData(zeros([2, 2], 'int32'), zeros([2]), form);
  expect(sum).not.toHaveBeenCalled(); // whole numbers are finite
  checkData(zeros([2, 2]), zeros([2]), form);
  expect(sum).toHaveBeenCalledTimes(1);
  sum.mockRestore();
});

test('no sample, and another number of labels', () => {
  const form = { inputShape: [2, 3], outputShape: [1], loss: 'meanSquaredError' };
  expect(() => checkData(zeros([0, 2, 3]), zeros([0]), form)).toThrow(
    'There is no sample: the input has the shape [0, 2, 3].',
  );
  expect(() => checkData(zeros([2, 2, 3]), zeros([3]), form)).toThrow(
    'Every sample has one label; got 2 samples and 3 labels.',
  );
});

test('labels of a loss that is a function may have any form', () => {
  const form = { inputShape: [1], outputShape: [3], loss: undefined };
  checkData(zeros([2, 1]), tf.fill([2, 7], Number.NaN), form);
});

test('a tensor, or a list of one', () => {
  const x = zeros([1]);
  expect([oneTensor(x, 'input'), oneTensor([x], 'input')]).toEqual([x, x]);
  expect(() => oneTensor([x, x], 'target')).toThrow(
    'A Sequential model takes one tensor as target; got an array of 2. Make a tensor of plain numbers with tf.tensor(…).',
  );
});

test.each([
  [[1, 2], 'tensor1d'],
  [[[1], [2]], 'tensor2d'],
  [[[[1]]], 'tensor3d'],
  [Float32Array.of(1), 'tensor1d'],
  [[Float32Array.of(1)], 'tensor2d'],
  [[], 'tensor1d'],
  [5, 'tensor'],
  [undefined, 'tensor'],
  [[[[[[[[1]]]]]]], 'tensor'],
])('of %j one makes a tensor by tf.%s', (value, maker) => {
  expect(() => oneTensor(value as never, 'input')).toThrow(`numbers with tf.${maker}(…).`);
});

test('text, and a tensor that is gone', () => {
  const texts = tf.tensor1d(['T-shirt', 'bag']);
  expect(() => oneTensor(texts as never, 'target')).toThrow(
    new TypeError(
      'A network computes with real numbers; the target is a tensor of text. Number the classes from 0, or ' +
        'turn the texts into numbers with Number(…), and make a tensor of those.',
    ),
  );
  const gone = zeros([1]);
  gone.dispose();
  expect(() => oneTensor(gone, 'input')).toThrow(
    new Error(
      'The input was disposed of, and its numbers with it. Call dispose (or leave tf.tidy) only when the ' +
        'model is done with them.',
    ),
  );
});

describe('data of validation', () => {
  const model = sequential([dense({ units: 1, inputShape: [3] })]);
  model.compile({ loss: 'mse' });
  const validated = (xs: tf.Tensor, ys: tf.Tensor) =>
    model.fit(zeros([2, 3]), zeros([2]), { verbose: 0, validationData: [xs, ys] });

  test.each([
    [[2, 4], [2], RangeError, 'validationData: The model takes samples of shape [3]; got [4]'],
    [[2, 3], [3], RangeError, 'validationData: Every sample has one label; got 2 samples and 3'],
    [[2, 3], [2, 2], TypeError, 'validationData: mean_squared_error takes a number for each'],
    [[3], [1], RangeError, 'validationData: The model takes samples of shape [3]; got []'],
  ])('%j with labels %j: the error says what it concerns', async (xs, ys, kind, message) => {
    const failing = validated(zeros(xs), zeros(ys));
    await expect(failing).rejects.toThrow(message);
    await expect(failing).rejects.toBeInstanceOf(kind);
  });

  test('a stream, too', async () => {
    const stream = {
      async *[Symbol.asyncIterator]() {
        yield { xs: zeros([2, 4]), ys: zeros([2]) };
      },
    };
    const training = {
      async *[Symbol.asyncIterator]() {
        yield { xs: zeros([2, 3]), ys: zeros([2]) };
      },
    };
    await expect(model.fit(training, { verbose: 0, validationData: stream })).rejects.toThrow(
      'validationData: The model takes samples of shape [3]; got [4]',
    );
  });
});

test.each<[string, unknown, string]>([
  [
    'one sample',
    [1, 2, 3],
    'tf.tensor2d([…]): one sample needs a batch dimension, a pair of brackets more.',
  ],
  [
    'one sample in bytes',
    new Float32Array(3),
    'tf.tensor2d([…]): one sample needs a batch dimension',
  ],
  ['samples', [[1, 2, 3]], 'tf.tensor2d(…).'],
  ['pictures', [[[1], [2]]], 'tf.tensor3d(…).'],
])('plain numbers instead of a tensor, %s: told what makes one', (_, numbers, maker) => {
  const model = sequential([dense({ units: 1, inputShape: [3] })]);
  const message = `Make a tensor of plain numbers with ${maker}`;
  expect(() => model.predict(numbers as tf.Tensor)).toThrow(message);
  model.compile({ loss: 'mse' });
  expect(() => model.evaluate(numbers as tf.Tensor, tf.zeros([1]))).toThrow(message);
  expect(() => model.evaluate(tf.zeros([3, 3]), [1, 2, 3] as unknown as tf.Tensor)).toThrow(
    'as target; got an array of 3. Make a tensor of plain numbers with tf.tensor1d(…).',
  );
});
