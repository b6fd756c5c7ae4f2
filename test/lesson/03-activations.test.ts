import { relu, reluSlope, sigmoid, sigmoidSlope, softmax } from '../../src/index.ts';
import keras from '../fixtures/keras-activations.json' with { type: 'json' };

const functions = { sigmoid, sigmoidSlope, relu, reluSlope };

describe.each(Object.entries(functions))('%s equals Keras', (name, f) => {
  const expected = keras[name as keyof typeof functions];
  test.each(keras.x.map((x, i) => [x, expected[i]]))(`${name}(%d) = %d`, (x, y) => {
    expect(f(x)).toBeCloseTo(y, 12);
  });

  test('an array gives an array', () => {
    expect(f(keras.x)).toEqual(keras.x.map((x) => f(x)));
    expect(f([])).toEqual([]);
  });
});

test.each(keras.softmax)('softmax of $logits equals Keras', ({ logits, probabilities }) => {
  softmax(logits).forEach((p, i) => {
    expect(p).toBeCloseTo(probabilities[i], 12);
  });
});

test('softmax’s outputs are probabilities: they add up to 1', () => {
  expect(softmax([0.3, -2, 5, 1]).reduce((a, b) => a + b)).toBeCloseTo(1, 15);
});

test('softmax of one number is 1; of none an error', () => {
  expect(softmax(-7)).toBe(1);
  expect(() => softmax([])).toThrow('at least one logit');
});

test('softmax takes more classes than a function takes arguments', () => {
  expect(softmax(Array<number>(300_000).fill(0))[0]).toBeCloseTo(1 / 300_000, 12);
});

test('the far tails keep their relative size: σ(−700) = e^−700', () => {
  expect(sigmoid(-700) / Math.exp(-700)).toBeCloseTo(1, 12);
  expect(sigmoidSlope(700) / Math.exp(-700)).toBeCloseTo(1, 12);
});

test('NaN stays NaN and is not hidden', () => {
  for (const f of Object.values(functions)) expect(f(NaN)).toBeNaN();
});

test('typed arrays, which dataSync gives, are not rounded: σ(Int32Array [0, 2]) = [0.5, 0.88…]', () => {
  const asArray = (values: Int32Array) => values as unknown as number[];
  expect(sigmoid(asArray(Int32Array.of(0, 2)))).toEqual(sigmoid([0, 2]));
  expect(softmax(asArray(Int32Array.of(1, 2, 3)))).toEqual(softmax([1, 2, 3]));
});

/** keras.activations.…(numpy.float32(x)) gives the same, but that 1e308 is infinite in 32 bits. */
const extremes: [typeof sigmoid, number, number][] = [
  [sigmoid, 1e308, 1],
  [sigmoid, -1e308, 0],
  [sigmoid, Infinity, 1],
  [sigmoid, -Infinity, 0],
  [sigmoidSlope, 1e308, 0],
  [sigmoidSlope, -1e308, 0],
  [sigmoidSlope, Infinity, 0],
  [sigmoidSlope, -Infinity, 0],
  [relu, 1e308, 1e308],
  [relu, -1e308, 0],
  [relu, Infinity, Infinity],
  [relu, -Infinity, 0],
  [reluSlope, 1e308, 1],
  [reluSlope, -Infinity, 0],
];
test.each(extremes.map(([f, x, y]) => [f.name, x, y, f] as const))(
  'no overflow: %s(%d) = %d',
  (_name, x, y, f) => {
    expect(f(x)).toBe(y);
    expect(f([x])).toEqual([y]);
  },
);

test.each([
  { logits: [1e308, 1e308], probabilities: [0.5, 0.5] },
  { logits: [1e308, -1e308, 0], probabilities: [1, 0, 0] },
  { logits: [-1e308, -1e308], probabilities: [0.5, 0.5] },
  { logits: [-Infinity, 0], probabilities: [0, 1] },
  { logits: [-Infinity, 2, 2], probabilities: [0, 0.5, 0.5] },
])('no overflow: softmax of $logits is $probabilities', ({ logits, probabilities }) => {
  expect(softmax(logits)).toEqual(probabilities);
});

test.each([[[NaN, 0]], [[Infinity, 0]], [[Infinity, Infinity]], [[-Infinity, -Infinity]]])(
  'softmax(%p) has no answer: NaN says so, as in Keras',
  (logits) => {
    expect(softmax(logits)).toContainEqual(NaN);
  },
);
