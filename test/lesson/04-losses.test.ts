import {
  binaryCrossentropy,
  categoricalCrossentropy,
  lossFor,
  lossRules,
  outputLayer,
  sparseCategoricalCrossentropy,
} from '../../src/index.ts';
import keras from '../fixtures/keras-losses.json' with { type: 'json' };

test.each(keras.binary)(
  'binary: labels $labels, p $probabilities → $loss, as in Keras',
  ({ labels, probabilities, loss }) => {
    expect(binaryCrossentropy(labels, probabilities)).toBeCloseTo(loss, 7);
  },
);

test.each(keras.multiclass)(
  'multi-class: labels $labels → $sparse, integer or one-hot, as in Keras',
  ({ labels, oneHot, probabilities, sparse, categorical }) => {
    expect(sparseCategoricalCrossentropy(labels, probabilities)).toBeCloseTo(sparse, 6);
    expect(categoricalCrossentropy(oneHot, probabilities)).toBeCloseTo(categorical, 6);
  },
);

test('one sample: −ln 0.1 = ln 10 nats', () => {
  expect(sparseCategoricalCrossentropy(0, [0.1, 0.2, 0.7])).toBeCloseTo(Math.LN10, 12);
  expect(categoricalCrossentropy([1, 0, 0], [0.1, 0.2, 0.7])).toBeCloseTo(Math.LN10, 12);
  expect(binaryCrossentropy(1, 0.1)).toBeCloseTo(Math.LN10, 12);
});

test('labels in typed arrays, which dataSync gives, lose nothing', () => {
  const labels = Int32Array.of(1, 0) as unknown as number[];
  expect(binaryCrossentropy(labels, [0.6, 0.3])).toBe(binaryCrossentropy([1, 0], [0.6, 0.3]));
  const rows = [
    [0.2, 0.8],
    [0.7, 0.3],
  ];
  const typedRows = rows.map((row) => Float64Array.from(row)) as unknown as number[][];
  const expected = sparseCategoricalCrossentropy([1, 0], rows);
  expect(sparseCategoricalCrossentropy(labels, rows)).toBe(expected);
  expect(sparseCategoricalCrossentropy(labels, typedRows)).toBe(expected);
});

test('probabilities that add up to 2 are halved, as Keras does it', () => {
  expect(sparseCategoricalCrossentropy(0, [0.5, 1, 0.5])).toBeCloseTo(-Math.log(0.25), 6);
  expect(categoricalCrossentropy([1, 0, 0], [0.5, 1, 0.5])).toBeCloseTo(-Math.log(0.25), 12);
});

test.each([
  ['a label 2', () => binaryCrossentropy([2], [0.5]), 'labels 0 or 1; got 2'],
  ['a logit', () => binaryCrossentropy([1], [3.2]), 'between 0 and 1; got 3.2'],
  ['a NaN', () => binaryCrossentropy([1], [NaN]), 'got NaN'],
  ['different lengths', () => binaryCrossentropy([1, 0], [0.5]), 'got 2 and 1'],
  ['nothing', () => binaryCrossentropy([], []), 'at least one'],
  ['label 3 of 3', () => sparseCategoricalCrossentropy(3, [0.2, 0.3, 0.5]), '0 to 2; got 3'],
  ['label −1', () => sparseCategoricalCrossentropy(-1, [0.5, 0.5]), 'got -1'],
  ['a label row', () => categoricalCrossentropy([[1, 1, 0]], [[0.2, 0.3, 0.5]]), '[1, 1, 0]'],
  ['a label row of zeros', () => categoricalCrossentropy([0, 0], [0.5, 0.5]), 'got [0, 0]'],
  ['no row', () => categoricalCrossentropy([], []), 'got 0 and 0'],
  ['other shapes', () => categoricalCrossentropy([[1, 0]], [[0.2, 0.3, 0.5]]), 'got 2 and 3'],
  ['a row of zeros', () => sparseCategoricalCrossentropy(0, [0, 0]), 'a row of zeros'],
  ['a negative', () => categoricalCrossentropy([[1, 0]], [[-0.2, 1]]), 'got -0.2'],
])('%s is refused', (_, act, message) => {
  expect(act).toThrow(message);
});

describe('lossFor', () => {
  test.each([
    ['binary', [0, 1, 1], 'binary_crossentropy'],
    ['binary', [[0], [1]], 'binary_crossentropy'],
    ['multiclass', [9, 0, 3], 'sparse_categorical_crossentropy'],
    ['multiclass', [[9], [0]], 'sparse_categorical_crossentropy'],
    ['multiclass', Uint8Array.of(1, 2), 'sparse_categorical_crossentropy'],
    [
      'multiclass',
      [
        [0, 0, 1],
        [1, 0, 0],
      ],
      'categorical_crossentropy',
    ],
    ['regression', [0.5, -3], 'mean_squared_error'],
    [
      'regression',
      [
        [0.5, 1],
        [2, -3],
      ],
      'mean_squared_error',
    ],
  ] as const)('%s with labels %j → %s', (task, labels, expected) => {
    expect(lossFor(task, labels)).toBe(expected);
  });

  test.each([
    ['binary', [0, 2], {}, 'Binary labels are 0 or 1; got 2'],
    ['binary', [[1, 0]], {}, 'looks one-hot'],
    ['binary', [0, 1], { classes: 10 }, "The task 'multiclass' takes more"],
    ['multiclass', [0.5], {}, "'regression'"],
    ['multiclass', [0, 10], { classes: 10 }, 'from 0 to 9; got 10'],
    ['multiclass', [-1], {}, 'got -1'],
    ['multiclass', [[1, 1, 0]], {}, 'got [1, 1, 0]'],
    ['multiclass', [[1, 0], [1]], {}, 'got [1]'],
    ['multiclass', [[1, 0.5]], {}, 'got [1, 0.5]'],
    ['multiclass', [[0, 1]], { classes: 3 }, 'has 3 values here'],
    ['multiclass', [1, 2], { lastActivation: 'sigmoid' }, 'needs softmax'],
    ['binary', [1, 0], { lastActivation: 'softmax' }, 'needs sigmoid'],
    ['regression', [NaN], {}, 'got NaN'],
    ['regression', [], {}, 'got none'],
    ['ranking', [1], {}, "got 'ranking'"],
  ])('%s with labels %j %j is refused', (task, labels, options, message) => {
    expect(() => lossFor(task as 'binary', labels, options)).toThrow(message);
  });

  test.each([
    ['binary', { classes: 2, lastActivation: 'sigmoid' }, 'binary_crossentropy'],
    ['multiclass', { classes: 3, lastActivation: 'softmax' }, 'sparse_categorical_crossentropy'],
  ] as const)('options that fit change nothing: %s %j', (task, options, expected) => {
    expect(lossFor(task, [0, 1], options)).toBe(expected);
  });

  test('its rules are those of chapter 2’s output layers', () => {
    for (const { task, lastActivation } of Object.values(lossRules)) {
      const layer = outputLayer(task, task === 'multiclass' ? { classes: 3 } : {});
      expect(layer.getConfig().activation).toBe(lastActivation);
    }
  });
});

/** −ln(1e-7) = 16.118…: where Keras keeps a probability that is 0. */
const CERTAIN_AND_WRONG = -Math.log(1e-7);

test('p = 0 and p = 1: sure and right costs almost nothing, sure and wrong 16.118, never infinity', () => {
  for (const [p, loss] of [
    [1, 0],
    [0, CERTAIN_AND_WRONG],
  ]) {
    expect(binaryCrossentropy(1, p)).toBeCloseTo(loss, 6);
    expect(binaryCrossentropy(0, 1 - p)).toBeCloseTo(loss, 6);
    expect(categoricalCrossentropy([1, 0, 0], [p, 1 - p, 0])).toBeCloseTo(loss, 6);
    expect(sparseCategoricalCrossentropy(0, [p, 1 - p, 0])).toBeCloseTo(loss, 6);
  }
});

test('the smallest number above 0 is a probability, too', () => {
  expect(binaryCrossentropy(1, 5e-324)).toBeCloseTo(CERTAIN_AND_WRONG, 6);
  expect(categoricalCrossentropy([1, 0], [5e-324, 5e-324])).toBeCloseTo(Math.LN2, 6);
});

test.each([NaN, Infinity, -Infinity, 1e308])('a probability of %d is refused by each loss', (p) => {
  expect(() => binaryCrossentropy(1, p)).toThrow(`between 0 and 1; got ${p}`);
  expect(() => categoricalCrossentropy([1, 0], [p, 0])).toThrow(`between 0 and 1; got ${p}`);
  expect(() => sparseCategoricalCrossentropy(0, [p, 0])).toThrow(`between 0 and 1; got ${p}`);
});

test.each([NaN, Infinity])('a label of %d is refused by each loss', (label) => {
  expect(() => binaryCrossentropy(label, 0.5)).toThrow(`got ${label}`);
  expect(() => categoricalCrossentropy([label, 0], [0.5, 0.5])).toThrow('got [');
  expect(() => sparseCategoricalCrossentropy(label, [0.5, 0.5])).toThrow(`got ${label}`);
});
