/**
 * Chapter 6: sets samples aside to validate with, as scikit-learn does, row for row.
 *
 * Source: sklearn.model_selection.train_test_split; NumPy's RandomState.
 */

import * as tf from '@tensorflow/tfjs';
import { nextSeed, RandomState } from '../../data/random-state.ts';
import { gatherRows, rowCount } from '../../data/rows.ts';
import { checkOptionNames } from '../../names/option-names.ts';
import { quoted } from '../../names/quoted.ts';

const DEFAULT_TEST_SIZE = 0.25;
const optionNames = ['testSize', 'trainSize', 'randomState', 'shuffle', 'stratify'] as const;

export interface TrainTestSplitOptions {
  /** A fraction between 0 and 1, or a whole number of samples; what `trainSize` leaves, else 0.25. */
  testSize?: number;
  /** A fraction between 0 and 1, or a whole number of samples; what `testSize` leaves. */
  trainSize?: number;
  /** The seed; else it follows from `setRandomSeed`, or from chance. */
  randomState?: number;
  /** false keeps the order: the first samples train, the next ones test. */
  shuffle?: boolean;
}

/**
 * Splits rows into a training and a test side. The test side has
 * ⌈n · testSize⌉ rows: the first of a random permutation; the next ones train.
 * @param input shape [n, …]
 * @param target shape [n, …]
 * @returns [trainInput, testInput, trainTarget, testTarget], new tensors that the caller disposes of
 * @throws RangeError if the row counts differ, or a size is out of range
 * @example
 * const [trainInput, valInput, trainTarget, valTarget] =
 *   trainTestSplit(input, target, { testSize: 0.2, randomState: 42 }); // 60,000 → 48,000 and 12,000
 * scikit-learn: train_test_split(input, target, test_size=0.2, random_state=42)
 */
export function trainTestSplit<Input extends tf.Tensor, Target extends tf.Tensor>(
  input: Input,
  target: Target,
  options: TrainTestSplitOptions = {},
): [trainInput: Input, testInput: Input, trainTarget: Target, testTarget: Target] {
  for (const tensor of [input, target]) {
    if (!(tensor instanceof tf.Tensor)) {
      throw new TypeError(
        `trainTestSplit takes tensors; got ${quoted(tensor)}. Make one of plain numbers with tf.tensor(…).`,
      );
    }
  }
  const [n, targets] = [rowCount(input), rowCount(target)];
  if (n !== targets) {
    throw new RangeError(
      `Every sample has one target; got ${n} samples of input and ${targets} of target.`,
    );
  }
  const { train, test } = splitIndices(n, options);
  return [
    gatherRows(input, train),
    gatherRows(input, test),
    gatherRows(target, train),
    gatherRows(target, test),
  ];
}

/**
 * The rows that go to each side.
 * @example splitIndices(5, { testSize: 0.4, randomState: 42 }) // test [1, 4], train [2, 0, 3]
 */
export function splitIndices(
  n: number,
  options: TrainTestSplitOptions = {},
): { train: Int32Array; test: Int32Array } {
  checkOptionNames(options, optionNames, 'trainTestSplit');
  const { testSize, trainSize, randomState, shuffle = true } = options;
  const { stratify = false } = options as { stratify?: unknown };
  if (stratify !== null && stratify !== false) {
    throw new TypeError(
      'stratify, keeping the classes in equal parts on both sides, is not built here. ' +
        'Leave it out: with thousands of shuffled samples the parts come out nearly equal.',
    );
  }
  const { trainCount, testCount } = splitCounts(n, testSize, trainSize);
  if (!shuffle) {
    const order = Int32Array.from({ length: trainCount + testCount }, (_, i) => i);
    return { train: order.subarray(0, trainCount), test: order.subarray(trainCount) };
  }
  const order = new RandomState(randomState ?? nextSeed()).permutation(n);
  return {
    test: order.subarray(0, testCount),
    train: order.subarray(testCount, testCount + trainCount),
  };
}

function splitCounts(
  n: number,
  testSize: number | undefined,
  trainSize: number | undefined,
): { trainCount: number; testCount: number } {
  checkSize('testSize', testSize, n);
  checkSize('trainSize', trainSize, n);
  const test = testSize ?? (trainSize === undefined ? DEFAULT_TEST_SIZE : undefined);
  if (isFraction(test) && isFraction(trainSize) && test + trainSize > 1) {
    throw new RangeError(
      `testSize ${test} and trainSize ${trainSize} add up to ${test + trainSize}; expected at most 1.`,
    );
  }
  // scikit-learn rounds the test side up and the training side down.
  const trainGiven = isFraction(trainSize) ? Math.floor(trainSize * n) : trainSize;
  const testCount = isFraction(test) ? Math.ceil(test * n) : (test ?? n - Number(trainGiven));
  const trainCount = trainGiven ?? n - testCount;
  if (trainCount + testCount > n) {
    throw new RangeError(
      `${trainCount} training and ${testCount} test samples are more than the ${n} there are.`,
    );
  }
  if (trainCount === 0) {
    throw new RangeError(
      `Of ${n} samples, ${testCount} go to the test side and none is left to train. ` +
        'Use a smaller testSize or more samples.',
    );
  }
  return { trainCount, testCount };
}

function checkSize(name: string, size: number | undefined, n: number): void {
  if (size === undefined || isFraction(size)) return;
  // A text such as '0.2' compares like a number, and is none.
  if (!(Number.isInteger(size) && size > 0 && size < n)) {
    throw new RangeError(
      `${name} is a fraction between 0 and 1, or a whole number of samples from 1 to ${n - 1}; ` +
        `got ${quoted(size)}.`,
    );
  }
}

function isFraction(size: number | undefined): size is number {
  return typeof size === 'number' && size > 0 && size < 1;
}
