import { Perceptron } from '../../src/index.ts';

const corners = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
];
const gates = { AND: [0, 0, 0, 1], OR: [0, 1, 1, 1], NAND: [1, 1, 1, 0] };

test('many inputs, one output: 2·0.5 + 3·(−1) + 1·4 − 1 = 1 > 0 gives 1', () => {
  expect(new Perceptron({ weights: [0.5, -1, 4], bias: -1 }).predict([2, 3, 1])).toBe(1);
});

test('a sum of exactly 0 is not above 0, so it gives 0', () => {
  expect(new Perceptron({ weights: [1, 1], bias: -2 }).predict([1, 1])).toBe(0);
});

test.each(Object.entries(gates))('%s is learned', (_, labels) => {
  const perceptron = new Perceptron({ weights: [0, 0] });
  const epochs = perceptron.fit(corners, labels);
  expect(Number.isInteger(epochs)).toBe(true);
  expect(corners.map((inputs) => perceptron.predict(inputs))).toEqual(labels);
});

test('OR from zero weights has its first epoch without an error in epoch 4', () => {
  expect(new Perceptron({ weights: [0, 0] }).fit(corners, gates.OR)).toBe(4);
});

test('weights that are right from the start need 1 epoch and stay as they are', () => {
  const and = new Perceptron({ weights: [1, 1], bias: -1.5 });
  expect(and.fit(corners, gates.AND)).toBe(1);
  expect([...and.weights, and.bias]).toEqual([1, 1, -1.5]);
});

test('one mistake moves the weights by η · error · x: [0, 0] + 0.5 · 1 · [3, −2] = [1.5, −1]', () => {
  const perceptron = new Perceptron({ weights: [0, 0] });
  perceptron.fit([[3, -2]], [1], { learningRate: 0.5, epochs: 1 });
  expect([...perceptron.weights, perceptron.bias]).toEqual([1.5, -1, 0.5]);
});

test('XOR is never learned: no line separates its classes', () => {
  const perceptron = new Perceptron({ weights: [0, 0] });
  expect(perceptron.fit(corners, [0, 1, 1, 0], { epochs: 1000 })).toBe(Infinity);
});

test('the caller’s weights are not changed by training', () => {
  const weights = [0, 0];
  new Perceptron({ weights }).fit(corners, gates.OR);
  expect(weights).toEqual([0, 0]);
});

const one = () => new Perceptron({ weights: [1] });
const fitOne = (options: { learningRate?: number; epochs?: number }) => () =>
  one().fit([[1]], [1], options);

test.each([
  ['no list of weights', () => new Perceptron({} as { weights: number[] }), 'got undefined'],
  ['no weight', () => new Perceptron({ weights: [] }), /at least one weight.* got none/],
  ['a NaN weight', () => new Perceptron({ weights: [NaN] }), 'got NaN'],
  [
    'too few inputs',
    () => new Perceptron({ weights: [1, 2] }).predict([1]),
    'takes 2 inputs; got 1',
  ],
  ['a NaN input', () => one().predict([NaN]), 'got NaN'],
  ['a label 2', () => one().fit([[1]], [2]), '0 or 1; got 2'],
  ['no samples', () => one().fit([], []), 'got 0 samples'],
  ['a missing label', () => one().fit([[1]], []), 'and 0 labels'],
  ['learning rate 0', fitOne({ learningRate: 0 }), 'above 0; got 0'],
  ['learning rate Infinity', fitOne({ learningRate: Infinity }), 'above 0; got Infinity'],
  ['no epoch', fitOne({ epochs: 0 }), 'at least 1; got 0'],
  ['half an epoch', fitOne({ epochs: 0.5 }), 'got 0.5'],
])('%s is refused', (_, act, message) => {
  expect(act).toThrow(message);
});
