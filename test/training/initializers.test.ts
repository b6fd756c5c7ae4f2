/** Starting weights: Keras's distributions (test/fixtures/make_layer_fixtures.py), one seed for all. */

import * as tf from '@tensorflow/tfjs';
import { clearSession, dense, sequential, setRandomSeed, useBackend } from '../../src/index.ts';
import { camelCase } from '../../src/names/keras-spelling.ts';
import keras from '../fixtures/keras-layers.json' with { type: 'json' };

beforeAll(() => useBackend('cpu'));
// It is said that an orthogonal matrix takes long: other tests look at that.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());
beforeEach(clearSession);

type Options = Parameters<typeof dense>[0];

/** A kernel of [inputs, units] and a bias. */
function drawn(options: Partial<Options>, inputs = 400, units = 500): Float32Array[] {
  const model = sequential([dense({ units, inputShape: [inputs], seed: 1, ...options })]);
  const values = model.getWeights().map((weight) => weight.dataSync().slice() as Float32Array);
  model.dispose();
  return values;
}

function statistics(values: Float32Array) {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n;
  const [least, largest] = [
    values.reduce((a, b) => Math.min(a, b)),
    values.reduce((a, b) => Math.max(a, b)),
  ];
  return { n, mean, std: Math.sqrt(variance), least, largest };
}

describe('the distributions', () => {
  const spellings = (name: string) => [
    name,
    camelCase(name).replace('lecun', 'leCun'), // TensorFlow.js's
    camelCase(`_${name}`), // the class's
  ];
  const rows = keras.initializers.flatMap((row) =>
    (row.name.includes('_') ? spellings(row.name) : [row.name]).map((name) => [name, row] as const),
  );

  test.each(rows)('%s %j', (name, row) => {
    const config = Object.entries(row.config).map(([key, value]) => [key, value] as const);
    const given =
      config.length > 0 ? { className: name, config: Object.fromEntries(config) } : name;
    const isKernel = row.shape.length === 2;
    const [kernel, bias] = isKernel
      ? drawn({ kernelInitializer: given as 'zeros' })
      : drawn({ biasInitializer: given as 'zeros' }, 1, row.shape[0]);
    const { n, mean, std, least, largest } = statistics(isKernel ? kernel : bias);
    const error = row.std / Math.sqrt(n); // of the mean; both are random: √2 times that
    expect(Math.abs(mean - row.mean)).toBeLessThanOrEqual(8 * error);
    expect(Math.abs(std - row.std)).toBeLessThanOrEqual(6 * error);
    const isBounded = !/normal$/i.test(name) || /trunc|he|glorot|lecun/i.test(name);
    if (!isBounded || row.std === 0) return;
    expect(Math.abs(least - row.least)).toBeLessThanOrEqual(0.15 * row.std);
    expect(Math.abs(largest - row.largest)).toBeLessThanOrEqual(0.15 * row.std);
  });

  test.each(['heNormal', 'glorotNormal', 'leCunNormal'] as const)(
    'tf.initializers.%s, given to TensorFlow.js’s own dense, is as wide as Keras’s',
    (name) => {
      const layer = tf.layers.dense({
        units: 500,
        inputShape: [400],
        kernelInitializer: tf.initializers[name]({ seed: 3 }),
      });
      const [kernel] = sequential([layer]).getWeights();
      const inKeras = keras.initializers.find(
        ({ name: each, shape }) =>
          camelCase(each) === name.replace('leCun', 'lecun') && shape.length === 2,
      );
      expect(statistics(kernel.dataSync() as Float32Array).std).toBeCloseTo(
        Number(inKeras?.std),
        3,
      );
    },
  );

  test.each([
    [2, 2],
    [2, 3],
  ])('identity of [%i, %i], which need not be a square', (inputs, units) => {
    const [kernel] = drawn({ kernelInitializer: 'identity' }, inputs, units);
    const expected = keras.identity[`(${inputs}, ${units})` as '(2, 3)'];
    expect([...kernel]).toEqual(expected.flat());
  });

  test.each([
    [5, 3],
    [3, 5],
  ])('orthogonal of [%i, %i]: rows or columns of length 1 at right angles', (inputs, units) => {
    const [values] = drawn({ kernelInitializer: 'orthogonal' }, inputs, units);
    const kernel = tf.tensor2d(values, [inputs, units]);
    const product = tf.matMul(kernel, kernel, inputs > units, inputs < units);
    expect(tf.sub(product, tf.eye(3)).abs().max().dataSync()[0]).toBeLessThan(1e-5);
  });

  test.each([
    ['zeros', 0],
    ['zero', 0],
    ['Ones', 1],
    ['one', 1],
    [{ className: 'Constant', config: { value: 0.5 } }, 0.5],
    [tf.initializers.constant({ value: 0.25 }), 0.25],
  ])('%j', (given, value) => {
    expect([...drawn({ kernelInitializer: given as 'zeros' }, 2, 1)[0]]).toEqual([value, value]);
  });

  test('an initializer of one’s own class stays as it is', () => {
    class Seven extends (tf.initializers.zeros().constructor as new () => ReturnType<
      typeof tf.initializers.zeros
    >) {
      static className = 'Seven';
      override apply(shape: tf.Shape) {
        return tf.fill(shape as number[], 7);
      }
    }
    expect([...drawn({ kernelInitializer: new Seven() }, 2, 1)[0]]).toEqual([7, 7]);
  });
});

describe('layers of TensorFlow.js', () => {
  const kernelOf = (layer: tf.layers.Layer) =>
    statistics(sequential([layer]).getWeights()[0].dataSync() as Float32Array);
  /** Uniform: ±limit, of which the standard deviation is limit / √3. */
  const uniform = (fans: number) => ({ largest: Math.sqrt(6 / fans), std: Math.sqrt(2 / fans) });

  test.each<[string, tf.layers.Layer, number]>([
    ['dense', tf.layers.dense({ units: 500, inputShape: [400] }), 900],
    ['conv1d', tf.layers.conv1d({ filters: 90, kernelSize: 3, inputShape: [4, 80] }), 510],
    ['lstm', tf.layers.lstm({ units: 40, inputShape: [4, 60] }), 220],
    [
      'timeDistributed',
      tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 200 }), inputShape: [4, 100] }),
      300,
    ],
    [
      'tf.sequential',
      tf.sequential({ layers: [tf.layers.dense({ units: 500, inputShape: [400] })] }),
      900,
    ],
  ])('%s starts from glorot_uniform, as Keras’s does', (_, layer, fans) => {
    const { std, largest } = kernelOf(layer);
    expect(largest).toBeLessThanOrEqual(uniform(fans).largest);
    expect(largest).toBeGreaterThan(0.99 * uniform(fans).largest);
    expect(std / uniform(fans).std).toBeCloseTo(1, 1);
  });

  test.each([
    'glorotNormal' as const,
    tf.initializers.glorotNormal({}),
    tf.initializers.glorotNormal({ seed: 1 }),
  ])('where glorotNormal was asked for, it stays: %j', (kernelInitializer) => {
    const { std, largest } = kernelOf(
      tf.layers.dense({ units: 500, inputShape: [400], kernelInitializer }),
    );
    expect(largest).toBeGreaterThan(1.1 * uniform(900).largest); // cut off at 2.27 standard deviations
    expect(std / uniform(900).std).toBeCloseTo(1, 1);
  });

  test.each([
    ['randomNormal', 0.05],
    [{ className: 'RandomNormal', config: { stddev: 0 } }, 0],
    [{ className: 'TruncatedNormal', config: { stddev: 0 } }, 0],
    [{ className: 'RandomUniform', config: { minval: 0, maxval: 0 } }, 0],
  ])('dense with %j has the standard deviation %f', (given, expected) => {
    const kernelInitializer = given as 'randomNormal';
    const layer = tf.layers.dense({ units: 500, inputShape: [400], kernelInitializer });
    expect(kernelOf(layer).std).toBeCloseTo(expected, 3);
  });

  test('what stays outside this lesson’s models is as TensorFlow.js has it', () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 500, inputShape: [400] })] });
    const { largest } = statistics(model.getWeights()[0].dataSync() as Float32Array);
    expect(largest).toBeGreaterThan(1.1 * uniform(900).largest);
    expect(model.toJSON(null, false)).toMatchObject({
      config: {
        layers: [{ config: { kernel_initializer: { config: { distribution: 'normal' } } } }],
      },
    });
  });

  test('a tf.sequential that was given weights keeps them', () => {
    const inner = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
    inner.setWeights([tf.tensor2d([[3], [4]]), tf.tensor1d([5])]);
    const weights = sequential([inner]).getWeights();
    expect(weights.flatMap((weight) => [...weight.dataSync()])).toEqual([3, 4, 5]);
  });

  test('an LSTM that was built before it joined has lost its bias', () => {
    const inner = tf.sequential({ layers: [tf.layers.lstm({ units: 1, inputShape: [3, 2] })] });
    expect(() => sequential([inner])).toThrow('has drawn its weights before it joined');
  });
});

describe('refused by name', () => {
  test.each([
    ['he_norml', "There is no initializer called 'he_norml'. Did you mean 'he_normal'?"],
    [
      'constant',
      "The initializer 'constant' needs its value: tf.initializers.constant({ value: 0.1 }).",
    ],
    [0.05, "The initializer is given by its name, such as 'glorot_uniform'; got 0.05."],
    [
      { className: 'RandomUniform', config: { min: 0 } },
      "The initializer RandomUniform has no option 'min'.",
    ],
    [
      { className: 'RandomNormal', config: { stddev: 'wide' } },
      "The initializer RandomNormal has the stddev 'wide'; expected a number.",
    ],
    [
      { className: 'VarianceScaling', config: { scale: 0 } },
      'The initializer VarianceScaling has the scale 0; expected a number above 0.',
    ],
    [tf.initializers.randomUniform({ minval: 0, maxval: 1 }), 'minval: -0.05, maxval: 1'],
    [tf.initializers.randomUniform({ minval: 0 }), 'may have lost one'],
    [
      tf.initializers.randomNormal({ stddev: 0 }),
      "{ className: 'RandomNormal', config: { stddev: 0.05 } }",
    ],
    [tf.initializers.truncatedNormal({ stddev: 0 }), 'may have lost one'],
  ])('%j', (given, message) => {
    const kernelInitializer = given as 'zeros';
    expect(() => dense({ units: 1, inputShape: [2], kernelInitializer })).toThrow(message);
  });

  test.each([['Identity'], ['Orthogonal']])('%s for a bias', (name) => {
    const layer = dense({ units: 3, inputShape: [2], biasInitializer: name.toLowerCase() });
    expect(() => sequential([layer])).toThrow(
      `The initializer ${name} makes a matrix; it was given for a weight of the shape [3].`,
    );
  });

  test.each([
    tf.initializers.randomUniform({ minval: 0, maxval: 1 }),
    tf.initializers.randomUniform({}),
    tf.initializers.randomNormal({ stddev: 0 }),
    tf.initializers.truncatedNormal({ mean: 1, stddev: 0 }),
  ])('a 0 that TensorFlow.js’s own dense lost, or may have: %j', (kernelInitializer) => {
    const layer = tf.layers.dense({ units: 1, inputShape: [2], kernelInitializer });
    expect(() => sequential([layer])).toThrow('may have lost one');
  });

  test('a GRU, and a copy of a layer by TensorFlow.js’s defaults', () => {
    const inputShape = [4, 2];
    expect(() => sequential([tf.layers.gru({ units: 3, inputShape })])).toThrow('is a GRU');
    const copied = (options: object) =>
      tf.layers.bidirectional({
        layer: tf.layers.lstm({ units: 3, ...options }) as tf.RNN,
        mergeMode: 'concat',
        inputShape,
      });
    const kernelInitializer = 'glorotUniform';
    const recurrentActivation = 'sigmoid';
    expect(() => sequential([copied({})])).toThrow('whether you asked for glorotNormal');
    expect(() => sequential([copied({ kernelInitializer })])).toThrow('for hardSigmoid');
    sequential([copied({ kernelInitializer, recurrentActivation })]);
  });
});

describe('one seed for all', () => {
  const makers: Record<string, () => tf.layers.Layer> = {
    'dense, by default': () => dense({ units: 3 }),
    'dense, by name': () => dense({ units: 3, kernelInitializer: 'heNormal' }),
    'dense, by object': () => dense({ units: 3, kernelInitializer: tf.initializers.heNormal({}) }),
    'dense, kernel and bias': () =>
      dense({ units: 3, kernelInitializer: 'orthogonal', biasInitializer: 'random_normal' }),
    'tf.layers.dense': () => tf.layers.dense({ units: 3 }),
    'tf.layers.dense, by object': () =>
      tf.layers.dense({
        units: 3,
        biasInitializer: tf.initializers.randomNormal({ mean: 1, stddev: 2 }),
      }),
  };
  const others: [string, () => tf.layers.Layer, number[]][] = [
    ['conv1d', () => tf.layers.conv1d({ filters: 2, kernelSize: 2 }), [4, 3]],
    ['separableConv2d', () => tf.layers.separableConv2d({ filters: 2, kernelSize: 2 }), [4, 4, 3]],
    ['embedding', () => tf.layers.embedding({ inputDim: 5, outputDim: 3 }), [4]],
    ['lstm', () => tf.layers.lstm({ units: 3 }), [4, 2]],
    [
      'bidirectional',
      () =>
        tf.layers.bidirectional({
          layer: tf.layers.simpleRNN({ units: 3, kernelInitializer: 'glorotUniform' }) as tf.RNN,
          mergeMode: 'concat',
        }),
      [4, 2],
    ],
    [
      'timeDistributed',
      () => tf.layers.timeDistributed({ layer: tf.layers.dense({ units: 3 }) }),
      [4, 2],
    ],
    [
      'tf.sequential',
      () => tf.sequential({ layers: [tf.layers.dense({ units: 3, inputShape: [4] })] }),
      [4],
    ],
    ...Object.entries(makers).map(
      ([name, make]) => [name, make, [4]] as [string, () => tf.layers.Layer, number[]],
    ),
  ];

  test.each(others)('%s: the same program, the same numbers', (_, make, inputShape) => {
    const run = (seed: number) => {
      clearSession();
      setRandomSeed(seed);
      const input = tf.layers.inputLayer({ inputShape });
      const model = sequential([input, make()]);
      const weights = model.getWeights().flatMap((weight) => [...weight.dataSync()]);
      model.dispose();
      return weights;
    };
    const first = run(7);
    expect(run(7)).toEqual(first);
    expect(run(8)).not.toEqual(first);
  });

  test('the seed of dense is for kernels of every name, 0 as well', () => {
    for (const kernelInitializer of [
      'he_normal',
      'random_uniform',
      'orthogonal',
      'glorot_uniform',
    ]) {
      for (const seed of [0, 5]) {
        const given = { kernelInitializer, seed, biasInitializer: 'random_normal' };
        const [kernel, bias] = drawn(given, 6, 4);
        const [again, biasAgain] = drawn(given, 6, 4);
        expect(again).toEqual(kernel);
        expect(biasAgain).toEqual(bias);
        expect(drawn({ ...given, seed: seed + 1 }, 6, 4)[0]).not.toEqual(kernel);
      }
    }
  });

  test('kernel and bias with one seed are not the same numbers', () => {
    const initializers = { kernelInitializer: 'random_normal', biasInitializer: 'random_normal' };
    const [kernel, bias] = drawn({ ...initializers, seed: 5 }, 1, 4);
    expect(bias).not.toEqual(kernel);
  });

  test('two layers with one object, which has no seed, start differently', () => {
    const kernelInitializer = tf.initializers.heNormal({});
    setRandomSeed(1);
    const [first] = drawn({ kernelInitializer, seed: undefined }, 3, 3);
    const [second] = drawn({ kernelInitializer, seed: undefined }, 3, 3);
    expect(second).not.toEqual(first);
  });

  test('the starting weights of the lesson stay: dense() draws one seed, when it is made', () => {
    setRandomSeed(42);
    const plain = sequential([dense({ units: 2, inputShape: [2] }), dense({ units: 1 })]);
    setRandomSeed(42);
    const named = sequential([
      dense({ units: 2, inputShape: [2], kernelInitializer: 'glorotUniform' }),
      dense({ units: 1, kernelInitializer: tf.initializers.glorotUniform({}) }),
    ]);
    const [first, second] = [plain, named].map((model) =>
      model.getWeights().map((weight) => [...weight.dataSync()]),
    );
    expect(second).toEqual(first);
  });
});
