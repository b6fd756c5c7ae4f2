import * as tf from '@tensorflow/tfjs';
import {
  buildLayerArray,
  clearSession,
  dense,
  depth,
  isDeep,
  outputLayer,
  sequential,
  setRandomSeed,
  useBackend,
} from '../../src/index.ts';

beforeAll(() => useBackend('cpu'));
beforeEach(clearSession);

const stack = (...units: number[]) =>
  sequential({
    layers: units.map((n, i) => dense({ units: n, ...(i === 0 && { inputShape: [4] }) })),
  });

test.each([
  [[1], 1, false],
  [[5, 1], 2, false],
  [[5, 5, 1], 3, true],
  [[5, 5, 5, 1], 4, true],
])('layers of %j nodes have depth %i; deep learning: %s', (units, expectedDepth, deep) => {
  const model = stack(...units);
  expect(depth(model)).toBe(expectedDepth);
  expect(isDeep(model)).toBe(deep);
});

test('the input layer and layers without weights are not counted', () => {
  const model = sequential({
    layers: [
      tf.layers.inputLayer({ inputShape: [28, 28] }),
      tf.layers.flatten({}),
      dense({ units: 3 }),
      tf.layers.dropout({ rate: 0.5 }),
      dense({ units: 2 }),
    ],
  });
  expect(depth(model)).toBe(2);
});

test('the depth of a model that doesn’t know its input is refused, with what to do', () => {
  const layer = dense({ units: 1, name: 'first' });
  expect(() => depth({ layers: [layer] })).toThrow(/'first' has no weights yet.*inputShape/);
});

test('depth works on TensorFlow.js’s own models', () => {
  expect(depth(tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] }))).toBe(
    1,
  );
});

test.each([
  ['binary', {}, 1, 'sigmoid'],
  ['binary', { classes: 2 }, 1, 'sigmoid'],
  ['multiclass', { classes: 2 }, 2, 'softmax'],
  ['multiclass', { classes: 10 }, 10, 'softmax'],
  ['regression', {}, 1, 'linear'],
  ['regression', { features: 3 }, 3, 'linear'],
] as const)('%s %j → %i node(s), %s', (task, options, units, activation) => {
  const config = outputLayer(task, options).getConfig();
  expect(config.units).toBe(units);
  expect(config.activation).toBe(activation);
});

test.each([
  ['binary', { classes: 3 }, "'multiclass'"],
  ['multiclass', {}, "needs 'classes'"],
  ['multiclass', { classes: 1 }, 'at least 2; got 1'],
  ['multiclass', { classes: 2.5 }, 'got 2.5'],
  ['regression', { classes: 2 }, "'regression' got the other one"],
  ['binary', { features: 1 }, "'binary' got the other one"],
  ['clustering', {}, "got 'clustering'"],
])('outputLayer(%j, %j) is refused', (task, options, message) => {
  expect(() => outputLayer(task as 'binary', options)).toThrow(message);
});

describe('dense', () => {
  test('starts between ±√(6 / (784 + 100)) = ±0.08238, as glorot_uniform does, with bias 0', () => {
    const layer = dense({ units: 100, inputShape: [784], seed: 1 });
    sequential({ layers: [layer] });
    const [kernel, bias] = layer.getWeights().map((weight) => Array.from(weight.dataSync()));
    const limit = Math.sqrt(6 / (784 + 100));
    const largest = kernel.reduce((a, b) => Math.max(a, Math.abs(b)), 0);
    expect(largest).toBeLessThanOrEqual(limit);
    expect(largest).toBeGreaterThan(0.99 * limit); // a normal distribution would go beyond
    const variance = kernel.reduce((sum, w) => sum + w * w, 0) / kernel.length;
    expect(variance / (limit ** 2 / 3)).toBeCloseTo(1, 1); // uniform: limit² / 3
    expect(Math.max(...bias.map(Math.abs))).toBe(0);
  });

  const kernelOf = (seed?: number) => {
    const layer = dense({ units: 3, inputShape: [2], seed });
    sequential({ layers: [layer] });
    return Array.from(layer.getWeights()[0].dataSync());
  };

  test('one seed, one kernel; another seed, another kernel; 0 is a seed too', () => {
    expect(kernelOf(0)).toEqual(kernelOf(0));
    expect(kernelOf(0)).not.toEqual(kernelOf(1));
  });

  test('setRandomSeed repeats layers without a seed, and gives each its own', () => {
    setRandomSeed(42);
    const first = [kernelOf(), kernelOf()];
    setRandomSeed(42);
    expect([kernelOf(), kernelOf()]).toEqual(first);
    expect(first[0]).not.toEqual(first[1]);
  });

  test('keeps an initializer that it is given', () => {
    const layer = dense({ units: 2, inputShape: [2], kernelInitializer: 'ones' });
    sequential({ layers: [layer] });
    expect(Array.from(layer.getWeights()[0].dataSync())).toEqual([1, 1, 1, 1]);
  });

  test.each([0, -1, 1.5, NaN])('%d units are refused', (units) => {
    expect(() => dense({ units })).toThrow(`a whole number of units, at least 1; got ${units}`);
  });

  test.each(['-a', 'a b', 'a가', ' a', ''])("the layer's name '%s' is refused", (name) => {
    expect(() => dense({ units: 1, name })).toThrow(`called '${name}'`);
  });

  test('a Hangul name is refused for a layer, with what to do', () => {
    expect(() => dense({ units: 1, name: '은닉층' })).toThrow(
      /'은닉층': its name starts with a Latin letter/,
    );
  });
});

test('layers and models are called as Keras calls them, until the session is cleared', () => {
  const names = () => {
    const model = buildLayerArray();
    return [model.name, ...model.layers.map(({ name }) => name)];
  };
  expect(names()).toEqual(['sequential', 'dense', 'dense_1']);
  expect(names()).toEqual(['sequential_1', 'dense_2', 'dense_3']);
  clearSession();
  expect(names()).toEqual(['sequential', 'dense', 'dense_1']);
});
