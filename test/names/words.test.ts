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
} from '../../src/index.ts';
import { fault } from '../../src/names/fault.ts';
import { knownName } from '../../src/names/keras-spelling.ts';
import { requireCount } from '../../src/names/option-names.ts';
import { quoted } from '../../src/names/quoted.ts';
import { didYouMean } from '../../src/names/suggestion.ts';

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
  const losses = ['mean_squared_error', 'binary_crossentropy'];
  for (const name of ['mean_squared_error', 'meanSquaredError', 'mse']) {
    expect(knownName('loss', name, losses)).toBe('mean_squared_error');
  }
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
  [['regresion' as never], "got 'regresion'. Did you mean 'regression'?"],
  [['multi-class' as never], "got 'multi-class'. Did you mean 'multiclass'?"],
  [['binry' as never], "got 'binry'. Did you mean 'binary'?"],
  [['regression', { classes: 3 }], "the task 'regression' got the other one."],
  [['binary', { classes: 3 }], "got classes: 3. For more classes the task is 'multiclass'."],
  [['multiclass', { classes: 1 }], 'a whole number of at least 2; got 1.'],
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
const zeros = () => tf.zeros([4]);
test.each<[() => unknown, string]>([
  [() => new Perceptron({ weight: [1] } as never), "no option 'weight'. Did you mean 'weights'?"],
  [() => new Perceptron({ weights: [Number.NaN] }), 'A weight or bias must be a finite number'],
  [() => or().predict([Number.NaN, 1]), 'An input must be a finite number; got NaN.'],
  [
    () => or().fit([[0, 0]], [0], { epoch: 1 } as never),
    "no option 'epoch'. Did you mean 'epochs'?",
  ],
  [() => or().fit([[0, 0]], []), 'a label for each; got 1 samples and 0 labels.'],
  [() => dense({ unit: 3 } as never), "dense has no option 'unit'."],
  [
    () => dense({ units: 3, name: '은닉층' }),
    "A layer can't be called '은닉층': its name starts with",
  ],
  [() => sigmoid('1' as never), "takes a number or an array of numbers; got '1'."],
  [() => lossFor('binary', tf.tensor1d([0, 1]) as never), 'got a tensor. A tensor gives them by'],
  [
    () => lossFor('binary', [0, 1], { lastActivation: 'softmax' }),
    'needs sigmoid as the last layer',
  ],
  [() => lossFor('binary', oneHot), 'got a row of 2 values, which looks one-hot.'],
  [() => lossFor('multiclass', [0.5]), 'whole numbers from 0 upwards; got 0.5.'],
  [() => sparseCategoricalCrossentropy([0], [[2, -1]]), 'lies between 0 and 1; got 2.'],
  [() => readIdx('train-images' as never), "as readFileSync(path) gives them; got 'train-images'."],
  [
    () => trainTestSplit(zeros(), zeros(), { testSize: 0.9 }),
    'Of 4 samples, 4 go to the test side',
  ],
  [
    () => trainTestSplit(zeros(), zeros(), { testSize: 4 }),
    'a whole number of samples from 1 to 3',
  ],
  [
    () => trainTestSplit(zeros(), zeros(), { stratify: [0, 1] } as never),
    'stratify, keeping the classes in equal parts on both sides, is not built here.',
  ],
])('%p is refused in words', (use, message) => {
  expect(use).toThrow(message);
});
