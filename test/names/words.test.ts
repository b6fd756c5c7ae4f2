/** How errors speak of values and names: docs/errors.md shows them where they are met. */

import * as tf from '@tensorflow/tfjs';
import {
  dense,
  lossFor,
  outputLayer,
  Perceptron,
  readIdx,
  sigmoid,
  sparseCategoricalCrossentropy,
  trainTestSplit,
} from '../../src';
import { fault } from '../../src/names/fault';
import { knownName } from '../../src/names/keras-spelling';
import { requireCount } from '../../src/names/option-names';
import { quoted } from '../../src/names/quoted';
import { didYouMean } from '../../src/names/suggestion';

test.each<[unknown, string]>([
  ['5', "'5'"],
  [5, '5'],
  [undefined, 'undefined'],
  [null, 'null'],
  [Math.max, 'a function'],
  [[1, 2], 'an array of 2'],
  [{ a: 1 }, 'an object'],
  [tf.scalar(1), 'a tensor'],
])('a value in an error %#', (value, shown) => {
  expect(quoted(value)).toBe(shown);
});

describe('the name that was probably meant', () => {
  const allowed = ['relu', 'sigmoid', 'hard_sigmoid', 'mean_squared_error'];
  test.each([
    ['sigmod', " Did you mean 'sigmoid'?"],
    ['SIGMOID', " Did you mean 'sigmoid'?"], // capitals don't count
    ['hard-sigmoid', " Did you mean 'hard_sigmoid'?"], // nor does what joins words
    ['mean.squared.err', " Did you mean 'mean_squared_error'?"],
    ['rolo', " Did you mean 'relu'?"], // 2 of 4 letters are ⌈4 / 3⌉
    ['rolex', ''], // 3 of 5 are more
    ['r', ''], // one letter, and that may not be wrong
    ['', ''],
  ])('%s', (typed, sentence) => {
    expect(didYouMean(typed, allowed)).toBe(sentence);
  });

  test('of none allowed there is none', () => {
    expect(didYouMean('relu', [])).toBe('');
  });
});

test('a name that there is not, one that is none, and one with another spelling', () => {
  const losses = ['meanSquaredError', 'binaryCrossentropy'];
  expect(knownName('loss', 'mean_squared_error', losses)).toBe('meanSquaredError');
  expect(knownName('loss', 'mse', losses, { mse: 'meanSquaredError' })).toBe('meanSquaredError');
  expect(() => knownName('loss', 'crossentropy', losses)).toThrow(
    new RangeError(
      "There is no loss called 'crossentropy'. Allowed: mean_squared_error, binary_crossentropy.",
    ),
  );
  expect(() => knownName('loss', 5 as never, losses)).toThrow(
    new TypeError("The loss is given by its name, such as 'mean_squared_error'; got 5."),
  );
});

test('a count is a whole number of at least so many', () => {
  requireCount('epochs', 1, 1);
  for (const value of [0, 1.5, Number.NaN, '5' as never]) {
    expect(() => requireCount('epochs', value, 1)).toThrow(
      new RangeError(`epochs is a whole number of at least 1; got ${quoted(value)}.`),
    );
  }
});

test.each<[Parameters<typeof outputLayer>, string]>([
  [
    ['regresion' as never],
    "The task is 'binary', 'multiclass' or 'regression'; got 'regresion'. Did you mean 'regression'?",
  ],
  [
    ['multi-class' as never],
    "The task is 'binary', 'multiclass' or 'regression'; got 'multi-class'. Did you mean 'multiclass'?",
  ],
  [
    ['binry' as never],
    "The task is 'binary', 'multiclass' or 'regression'; got 'binry'. Did you mean 'binary'?",
  ],
  [
    ['regression', { classes: 3 }],
    "'classes' belongs to classification and 'features' to regression; the task 'regression' got the other one.",
  ],
  [
    ['binary', { classes: 3 }],
    "Binary classification has 2 classes and 1 output node; got classes: 3. For more classes the task is 'multiclass'.",
  ],
  [
    ['multiclass', { classes: 1 }],
    "Multi-class classification needs 'classes', a whole number of at least 2; got 1.",
  ],
])('outputLayer(%j)', (options, message) => {
  expect(() => outputLayer(...options)).toThrow(message);
});

test('a fault of the lesson is none of the learner’s', () => {
  expect(fault('the plan has no layer').message).toBe(
    'This is a fault in the lesson, not in your program; please report it: the plan has no layer',
  );
});

const or = () => new Perceptron({ weights: [0, 0] });
const oneHot = [
  [0, 1],
  [1, 0],
];
test.each<[string, () => unknown, string]>([
  [
    'new Perceptron({ weight })',
    () => new Perceptron({ weight: [1] } as never),
    "Perceptron has no option 'weight'. Did you mean 'weights'?",
  ],
  [
    'weights: [NaN]',
    () => new Perceptron({ weights: [Number.NaN] }),
    'A weight or bias must be a finite number; got NaN.',
  ],
  [
    'predict([NaN, 1])',
    () => or().predict([Number.NaN, 1]),
    'An input must be a finite number; got NaN.',
  ],
  [
    'fit(…, { epoch })',
    () => or().fit([[0, 0]], [0], { epoch: 1 } as never),
    "fit has no option 'epoch'. Did you mean 'epochs'?",
  ],
  [
    'fit without labels',
    () => or().fit([[0, 0]], []),
    'Training needs at least one sample and a label for each; got 1 samples and 0 labels.',
  ],
  ['dense({ unit })', () => dense({ unit: 3 } as never), "dense has no option 'unit'."],
  [
    'dense with a Hangul name',
    () => dense({ units: 3, name: '은닉층' }),
    "A layer can't be called '은닉층': its name starts with a Latin letter or a digit and goes on with " +
      "letters, digits, '-', '.', '_' or '/'. The model's name may be Hangul, as in sequential({ name: '패션 MNIST 모델' }).",
  ],
  [
    'sigmoid of a text',
    () => sigmoid('1' as never),
    "An activation function takes a number or an array of numbers; got '1'. For tensors TensorFlow.js has " +
      'them too: tf.sigmoid, tf.relu, tf.softmax.',
  ],
  [
    'lossFor a tensor',
    () => lossFor('binary', tf.tensor1d([0, 1]) as never),
    'lossFor takes labels as an array of plain numbers; got a tensor. A tensor gives them by labels.arraySync().',
  ],
  [
    'lossFor another activation',
    () => lossFor('binary', [0, 1], { lastActivation: 'softmax' }),
    "'binary_crossentropy' needs sigmoid as the last layer's activation; got softmax. " +
      "outputLayer('binary', …) makes the layer that fits.",
  ],
  [
    'lossFor two classes, one-hot',
    () => lossFor('binary', oneHot),
    'Binary classification has one label a sample, 0 or 1; got a row of 2 values, which looks one-hot. ' +
      "For one-hot labels the task is 'multiclass' (softmax, categorical_crossentropy).",
  ],
  [
    'lossFor half a class',
    () => lossFor('multiclass', [0.5]),
    "Integer labels are whole numbers from 0 upwards; got 0.5. If the labels are measured numbers, the task is 'regression'.",
  ],
  [
    'a loss of logits',
    () => sparseCategoricalCrossentropy([0], [[2, -1]]),
    'A probability lies between 0 and 1; got 2. Raw sums (logits) must go through sigmoid or softmax first.',
  ],
  [
    'readIdx of a text',
    () => readIdx('train-images' as never),
    "readIdx takes a file's bytes, as readFileSync(path) gives them; got 'train-images'.",
  ],
  [
    'stratify',
    () => trainTestSplit(tf.zeros([4]), tf.zeros([4]), { stratify: [0, 1] } as object),
    'stratify, keeping the classes in equal parts on both sides, is not built here. ' +
      'Leave it out: with thousands of shuffled samples the parts come out nearly equal.',
  ],
  [
    'a test side of nearly all',
    () => trainTestSplit(tf.zeros([4]), tf.zeros([4]), { testSize: 0.9 }),
    'Of 4 samples, 4 go to the test side and none is left to train. Take a smaller testSize or more samples.',
  ],
  [
    'a test size of all',
    () => trainTestSplit(tf.zeros([4]), tf.zeros([4]), { testSize: 4 }),
    'testSize is a fraction between 0 and 1, or a whole number of samples from 1 to 3; got 4.',
  ],
])('%s is refused in words', (_, use, message) => {
  expect(use).toThrow(message);
});
