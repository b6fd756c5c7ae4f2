import * as tf from '@tensorflow/tfjs';
import { RandomState } from '../../../src/data/random-state.ts';
import { setRandomSeed, splitIndices, trainTestSplit, useBackend } from '../../../src/index.ts';
import sklearn from '../../fixtures/sklearn-splits.json' with { type: 'json' };
import { summaryOfRows } from '../../split-rows.ts';

beforeAll(() => useBackend('cpu'));

test.each(sklearn.permutations)(
  'RandomState($seed).permutation($n) is NumPy’s',
  ({ seed, n, order }) => {
    expect(Array.from(new RandomState(seed).permutation(n))).toEqual(order);
  },
);

/** scikit-learn's option names, as in the fixture. */
interface SklearnOptions {
  test_size?: number;
  train_size?: number;
  random_state?: number;
  shuffle?: boolean;
}
const translate = ({ test_size, train_size, random_state, shuffle }: SklearnOptions) => ({
  testSize: test_size,
  trainSize: train_size,
  randomState: random_state,
  shuffle,
});

test('an integer up to 0 is 0 and takes no random number, as in NumPy', () => {
  const [one, other] = [new RandomState(3), new RandomState(3)];
  expect(one.integer(0)).toBe(0);
  expect(one.integer(1000)).toBe(other.integer(1000));
});

test.each(sklearn.small)(
  '$n samples, $options: scikit-learn’s rows',
  ({ n, options, train, test }) => {
    const split = splitIndices(n, translate(options));
    expect(Array.from(split.train)).toEqual(train);
    expect(Array.from(split.test)).toEqual(test);
  },
);

test('the lesson’s call: 60,000 → 48,000 and 12,000, scikit-learn’s rows in its order', () => {
  const split = splitIndices(60_000, { testSize: 0.2, randomState: 42 });
  for (const side of ['train', 'test'] as const) {
    expect(summaryOfRows(Array.from(split[side]))).toEqual(sklearn.lesson[side]);
  }
});

describe('trainTestSplit', () => {
  let input: tf.Tensor3D;
  let target: tf.Tensor1D;
  beforeAll(() => {
    input = tf.tensor3d(Array.from({ length: 20 }, (_, i) => [[i, i + 0.5]]));
    target = tf.range(0, 20, 1, 'int32');
  });

  test('takes whole rows of input and target alike, and keeps dtype and rank', () => {
    const parts = trainTestSplit(input, target, { testSize: 0.25, randomState: 1 });
    const [trainInput, testInput, trainTarget, testTarget] = parts;
    expect(parts.map(({ shape }) => shape)).toEqual([[15, 1, 2], [5, 1, 2], [15], [5]]);
    expect(testTarget.dtype).toBe('int32');
    for (const [x, y] of [
      [trainInput, trainTarget],
      [testInput, testTarget],
    ]) {
      const rows = Array.from(x.dataSync()).filter((_, i) => i % 2 === 0);
      expect(rows).toEqual(Array.from(y.dataSync()));
    }
    tf.dispose(parts);
  });

  test('no sample is lost or taken twice', () => {
    const { train, test: other } = splitIndices(101, { testSize: 0.3, randomState: 9 });
    expect([...train, ...other].sort((a, b) => a - b)).toEqual(
      Array.from({ length: 101 }, (_, i) => i),
    );
  });

  test('makes four tensors and no more', () => {
    const before = tf.memory().numTensors;
    const parts = trainTestSplit(input, target);
    expect(tf.memory().numTensors).toBe(before + 4);
    tf.dispose(parts);
  });

  test('without randomState it follows setRandomSeed, and differs from call to call', () => {
    const two = () =>
      [splitIndices(50, {}), splitIndices(50, {})].map(({ train }) => Array.from(train));
    setRandomSeed(5);
    const first = two();
    setRandomSeed(5);
    expect(two()).toEqual(first);
    expect(first[0]).not.toEqual(first[1]);
  });

  test.each([
    [{ testSize: 0 }, 'got 0'],
    [{ testSize: 20 }, 'from 1 to 19; got 20'],
    [{ testSize: -0.2 }, 'got -0.2'],
    [{ testSize: 1.5 }, 'got 1.5'],
    [{ testSize: NaN }, 'got NaN'],
    [{ trainSize: 0 }, 'trainSize'],
    [{ testSize: 0.6, trainSize: 0.6 }, 'add up to 1.2'],
    [{ testSize: 15, trainSize: 15 }, '15 training and 15 test samples are more than the 20'],
    [{ testSize: 0.99 }, 'none is left to train'],
    [{ randomState: -1 }, 'A seed is a whole number from 0 to 4,294,967,295; got -1'],
    [{ randomState: 2 ** 32 }, 'to 4,294,967,295; got 4294967296'],
    [{ randomState: 0.5 }, 'got 0.5'],
    [{ stratify: [0, 1] }, 'stratify'],
    [{ test_size: 0.2 }, "Here it is called 'testSize'"],
    [{ testSize: '0.2' as unknown as number }, "got '0.2'"],
  ])('%j is refused', (options, message) => {
    const before = tf.memory().numTensors;
    expect(() => trainTestSplit(input, target, options as object)).toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each([
    [{ testSize: 0.5, trainSize: 0.5 }, [10, 10]],
    [{ testSize: 0.5, trainSize: 5 }, [5, 10]],
    [{ testSize: 5, trainSize: 0.5 }, [10, 5]],
    [{ testSize: 10, trainSize: 10 }, [10, 10]],
    [{ stratify: null }, [15, 5]],
    [{ stratify: false }, [15, 5]],
  ])('%j of 20 → %j training and test samples', (options, [train, test]) => {
    const split = splitIndices(20, options as object);
    expect([split.train.length, split.test.length]).toEqual([train, test]);
  });

  test.each([null, 'text'])('%j is no list of options', (options) => {
    expect(() => splitIndices(20, options as unknown as object)).toThrow(
      'trainTestSplit takes its options as { name: value }',
    );
  });

  test('a name that no spelling makes an option is refused without a hint', () => {
    expect(() => splitIndices(20, { size: 0.2 } as object)).toThrow(/option 'size'\. Allowed: /);
  });

  test('plain arrays are refused, with what to do', () => {
    const plain = [[1], [2]] as unknown as tf.Tensor;
    expect(() => trainTestSplit(plain, target)).toThrow('takes tensors; got an array of 2');
  });

  test('single numbers have no rows to split', () => {
    expect(() => trainTestSplit(tf.scalar(1), tf.scalar(1))).toThrow(RangeError);
  });

  test('splitIndices alone takes a quarter', () => {
    expect(splitIndices(8).test).toHaveLength(2);
  });

  test('different numbers of rows are refused', () => {
    expect(() => trainTestSplit(input, tf.zeros([19]))).toThrow(
      '20 samples of input and 19 of target',
    );
  });
});
