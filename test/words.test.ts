/** How errors speak of values and names: docs/errors.md shows them where they are met. */

import * as tf from '@tensorflow/tfjs';
import { outputLayer } from '../src';
import { fault } from '../src/fault';
import { knownName } from '../src/keras-spelling';
import { requireCount } from '../src/option-names';
import { quoted } from '../src/quoted';
import { didYouMean } from '../src/suggestion';

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
