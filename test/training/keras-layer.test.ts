/** What layers compute and are called, as in Keras (test/fixtures/make_layer_fixtures.py). */

import * as tf from '@tensorflow/tfjs';
import {
  clearSession,
  dense,
  sequential,
  setRandomSeed,
  summaryText,
  useBackend,
} from '../../src/index.ts';
import { camelCase } from '../../src/names/keras-spelling.ts';
import { constraintOf } from '../../src/training/limits.ts';
import keras from '../fixtures/keras-layers.json' with { type: 'json' };

beforeAll(() => useBackend('cpu'));
beforeEach(clearSession);

const BOUND = 1e-6;

function expectNear(got: ArrayLike<number>, expected: readonly number[], bound = BOUND): void {
  expect(got).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) {
    expect(Math.abs(got[i] - value)).toBeLessThanOrEqual(bound * Math.max(1, Math.abs(value)));
  }
}

describe('activations have Keras’s values and slopes', () => {
  const makers = {
    dense: (name: string, units: number) =>
      dense({
        units,
        activation: name as 'relu',
        kernelInitializer: 'identity',
        inputShape: [units],
      }),
    'tf.layers.dense': (name: string, units: number) =>
      tf.layers.dense({
        units,
        activation: camelCase(name).replace('silu', 'swish') as 'relu',
        kernelInitializer: 'identity',
        inputShape: [units],
      }),
    'tf.layers.activation': (name: string, units: number) =>
      tf.layers.activation({
        activation: camelCase(name).replace('silu', 'swish') as 'relu',
        inputShape: [units],
      }),
  };
  const rows = keras.activations.flatMap((row) =>
    Object.entries(makers).map(([maker, make]) => [row.name, maker, row, make] as const),
  );

  test.each(rows)('%s by %s', (_, __, { name, x, y, slope }, make) => {
    const before = tf.memory().numTensors;
    const model = sequential([make(name, x.length)]);
    const input = tf.tensor2d(x, [1, x.length]);
    const output = (at: tf.Tensor) => model.predict(at) as tf.Tensor;
    expectNear(output(input).dataSync(), y);
    // Through the layer itself, which a model's predict would not let a gradient through.
    const through = (at: tf.Tensor) =>
      (model.layers[0].call(at, { training: true }) as tf.Tensor).sum();
    // Keras's own float32 has mish's slope at 7 off by 1.4e-6: tanh(ln(1 + e⁷)) is 1 − 1.7e-6.
    expectNear(tf.grad(through)(input).dataSync(), slope, name === 'mish' ? 2e-6 : BOUND);
    model.dispose();
    expect(tf.memory().numTensors).toBeLessThanOrEqual(before + 3);
  });

  test('a file names the activation, not the formula', () => {
    const model = sequential([dense({ units: 1, activation: 'hard_sigmoid', inputShape: [1] })]);
    expect(model.layers[0].getConfig().activation).toBe('hardSigmoid');
  });
});

describe('tf.layers.lstm', () => {
  const wave = (shape: number[], times = 1) => {
    const sines = Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => Math.sin(i));
    return tf.tensor(sines, shape).mul(times);
  };

  test('starts and computes as Keras’s does by default', () => {
    const model = sequential([tf.layers.lstm({ units: 4, inputShape: [3, 2] })]);
    expectNear(model.getWeights()[2].dataSync(), keras.lstm.bias);
    model.setWeights(model.getWeights().map(({ shape }) => wave(shape, 3)));
    expectNear((model.predict(wave([2, 3, 2])) as tf.Tensor).dataSync(), keras.lstm.y);
  });

  test('with what it was asked for', () => {
    const asked = { recurrentActivation: 'hardSigmoid', unitForgetBias: false } as const;
    const model = sequential([tf.layers.lstm({ units: 4, inputShape: [3, 2], ...asked })]);
    expect([...model.getWeights()[2].dataSync()]).toEqual(new Array(16).fill(0));
    model.setWeights(model.getWeights().map(({ shape }) => wave(shape, 3)));
    const [y] = (model.predict(wave([2, 3, 2])) as tf.Tensor).dataSync();
    expect(y).not.toBeCloseTo(keras.lstm.y[0], 3);
  });
});

describe('what holds weights small', () => {
  const of = (kind: string) => keras.limits.filter((row) => row.kind === kind);

  test.each(of('Regularizer'))(
    'kernelRegularizer $name: loss $loss',
    async ({ name, loss, setTo, after }) => {
      const model = sequential([
        dense({ units: 1, useBias: false, inputShape: [2], kernelRegularizer: name }),
      ]);
      model.setWeights([tf.tensor2d(setTo)]);
      model.compile({ loss: 'mse', optimizer: tf.train.sgd(0.5) });
      const history = await model.fit(tf.eye(2), tf.zeros([2, 1]), { verbose: 0 });
      expectNear(history.loss, [loss]);
      expectNear(model.getWeights()[0].dataSync(), after.flat());
    },
  );

  test.each(of('Constraint'))('kernelConstraint $name', ({ name, setTo, applied }) => {
    for (const spelling of [name, camelCase(name)]) {
      const constraint = constraintOf(spelling);
      expectNear(constraint.apply(tf.tensor2d(setTo)).dataSync(), (applied ?? []).flat());
      const layer = dense({
        units: 1,
        useBias: false,
        inputShape: [2],
        kernelConstraint: spelling,
      });
      const model = sequential([layer]);
      model.setWeights([tf.tensor2d(setTo)]); // takes them as they are, as in Keras
      expectNear(model.getWeights()[0].dataSync(), setTo.flat());
    }
  });

  test.each([
    [{ kernelRegularizer: 'l3' }, "There is no regularizer called 'l3'. Did you mean"],
    [{ kernelRegularizer: 'l1_l2' }, "There is no regularizer called 'l1_l2'."],
    [{ kernelRegularizer: 'orthogonal_regularizer' }, 'Allowed: l1, l2, l1l2.'],
    [{ kernelRegularizer: 0.01 }, "The regularizer is given by its name, such as 'l1'; got 0.01."],
    [
      { biasRegularizer: tf.regularizers.l2({ l2: -1 }) },
      "A regularizer's l2 is a number from 0 on",
    ],
    [
      { kernelRegularizer: { className: 'L2', config: { l3: 1 } } },
      "The regularizer L2 has no option 'l3'.",
    ],
    [{ kernelConstraint: 'maxnrm' }, "Did you mean 'max_norm'?"],
    [{ activityRegularizer: 'l3' }, "There is no regularizer called 'l3'."],
  ])('%j is refused', (options, message) => {
    expect(() => dense({ units: 1, inputShape: [2], ...(options as object) })).toThrow(message);
  });

  const activityRegularizer = tf.regularizers.l2({ l2: 0.5 });
  const makers = { dense, 'tf.layers.dense': tf.layers.dense };
  test.each(Object.entries(makers))(
    '%s: an activityRegularizer adds Σ 0.5 · y² of a sample to the loss, in training and in evaluate',
    async (_, make) => {
      const model = sequential([make({ units: 1, inputShape: [2], activityRegularizer })]);
      model.setWeights([tf.tensor2d([[1], [2]]), tf.tensor1d([0])]);
      model.compile({ loss: 'mse', optimizer: tf.train.sgd(0) });
      const x = tf.eye(2);
      const y = tf.tensor2d([[1], [2]]); // as predicted
      // (0.5 · 1² + 0.5 · 2²) / 2 samples
      expect(model.evaluate(x, y)).toEqual({ loss: 1.25 });
      expect((await model.fit(x, y, { verbose: 0 })).history.loss).toEqual([1.25]);
      expect(model.layers[0].getConfig().activityRegularizer).toEqual({
        className: 'L1L2',
        config: { l1: 0, l2: 0.5 },
      });
    },
  );

  test('of a layer in a layer it is refused, again and again', () => {
    const layer = tf.layers.timeDistributed({
      layer: dense({ units: 1, activityRegularizer: 'l2', name: 'inner' }),
      inputShape: [3, 2],
    });
    for (const _ of [1, 2])
      expect(() => sequential([layer])).toThrow(
        "The layer 'inner' has an activityRegularizer and is inside of",
      );
  });

  test('the penalties of a recurrent layer’s weights: its kernel’s, and its recurrent kernel’s', () => {
    const [kernelRegularizer, recurrentRegularizer] = [0.5, 0.25].map((l2) =>
      tf.regularizers.l2({ l2 }),
    );
    const options = { units: 1, inputShape: [3, 1], kernelRegularizer, recurrentRegularizer };
    const model = sequential([tf.layers.simpleRNN(options)]);
    model.setWeights([tf.tensor2d([[2]]), tf.tensor2d([[3]]), tf.tensor1d([0])]);
    model.compile({ loss: 'mse', optimizer: tf.train.sgd(0) });
    const { loss } = model.evaluate(tf.zeros([1, 3, 1]), tf.zeros([1, 1]));
    expect(loss).toBeCloseTo(0.5 * 2 ** 2 + 0.25 * 3 ** 2, 6);
  });

  test('the penalty of a layer’s weights counts in a model in its place, too', () => {
    const inner = sequential([dense({ units: 1, inputShape: [2], kernelRegularizer: 'l2' })]);
    const model = sequential([inner as unknown as tf.layers.Layer]);
    model.setWeights([tf.tensor2d([[1], [2]]), tf.tensor1d([0])]);
    model.compile({ loss: 'mse', optimizer: tf.train.sgd(0) });
    const { loss } = model.evaluate(tf.zeros([1, 2]), tf.zeros([1, 1]));
    expect(loss).toBeCloseTo(0.01 * (1 + 4), 7);
  });
});

describe('names', () => {
  // Made one by one as they are added: dense() counts when it is made, as Keras's does.
  const makers = [
    () => tf.layers.flatten({ inputShape: [2, 2] }),
    () => tf.layers.dense({ units: 3 }),
    () => tf.layers.dropout({ rate: 0.5 }),
    () => dense({ units: 2 }),
    () => tf.layers.dropout({ rate: 0.5 }),
    () => tf.layers.batchNormalization(),
    () => tf.layers.leakyReLU(),
    () => tf.layers.activation({ activation: 'relu' }),
    () => tf.layers.reshape({ targetShape: [2, 1] }),
    () => tf.layers.conv1d({ filters: 1, kernelSize: 1 }),
    () => tf.layers.globalAveragePooling1d(),
  ];

  test('of TensorFlow.js’s layers are Keras’s, in the summary and of the weights', () => {
    const model = sequential();
    for (const make of makers) model.add(make());
    expect(model.layers.map(({ name }) => name)).toEqual(keras.names);
    expect(summaryText(model)).toContain('│ flatten (Flatten) ');
    expect(model.weights[0].originalName).toBe('dense/kernel');
  });

  test('that were given stay, and none comes twice', () => {
    const model = sequential([
      tf.layers.flatten({ name: 'flatten', inputShape: [2, 2] }),
      tf.layers.dense({ units: 3, name: 'my_Dense' }),
      tf.layers.reshape({ targetShape: [3, 1] }),
      tf.layers.flatten(),
    ]);
    const names = model.layers.map(({ name }) => name);
    expect(names).toEqual(['flatten', 'my_Dense', 'reshape', 'flatten_1']);
  });
});

describe('layers that are random while training', () => {
  const kinds: [string, () => tf.layers.Layer][] = [
    ['dropout', () => tf.layers.dropout({ rate: 0.5 })],
    ['dropout with a seed', () => tf.layers.dropout({ rate: 0.5, seed: 3 })],
    ['gaussianNoise', () => tf.layers.gaussianNoise({ stddev: 1 })],
    ['gaussianDropout', () => tf.layers.gaussianDropout({ rate: 0.5 })],
    ['alphaDropout', () => tf.layers.alphaDropout({ rate: 0.5 })],
  ];
  const SIZE = 40;

  function outputs(make: () => tf.layers.Layer, seed: number) {
    clearSession();
    setRandomSeed(seed);
    const model = sequential([tf.layers.inputLayer({ inputShape: [SIZE] }), make()]);
    const x = tf.ones([2, SIZE]);
    const call = (training: boolean) => [
      ...(model.layers[0].call(x, { training }) as tf.Tensor).dataSync(),
    ];
    return {
      training: [call(true), call(true)],
      quiet: call(false),
      predicted: [...(model.predict(x) as tf.Tensor).dataSync()],
    };
  }

  test.each(kinds)(
    '%s: anew at every batch, repeated by setRandomSeed, off in predict',
    (name, make) => {
      const { training, quiet, predicted } = outputs(make, 1);
      expect(training[1]).not.toEqual(training[0]);
      expect(outputs(make, 1).training).toEqual(training);
      const isOwnSeed = name.endsWith('seed');
      expect(JSON.stringify(outputs(make, 2).training) === JSON.stringify(training)).toBe(
        isOwnSeed,
      );
      const ones = Array(2 * SIZE).fill(1);
      expect(quiet).toEqual(ones);
      expect(predicted).toEqual(ones);
    },
  );

  test('half of many are dropped, the others doubled; the layer’s own seed stays', () => {
    const model = sequential([
      tf.layers.inputLayer({ inputShape: [10_000] }),
      tf.layers.dropout({ rate: 0.5, seed: 3 }),
    ]);
    const values = (
      model.layers[0].call(tf.ones([1, 10_000]), { training: true }) as tf.Tensor
    ).dataSync();
    const kept = values.filter((value) => value === 2).length;
    expect(values.filter((value) => value === 0)).toHaveLength(10_000 - kept);
    expect(Math.abs(kept - 5_000)).toBeLessThan(6 * 50); // 50 = √(10,000 · ½ · ½)
    expect(model.layers[0].getConfig().seed).toBe(3);
  });

  test('alpha dropout keeps mean and variance, as in Keras', () => {
    const model = sequential([
      tf.layers.inputLayer({ inputShape: [50_000] }),
      tf.layers.alphaDropout({ rate: 0.3 }),
    ]);
    const x = tf.randomNormal([1, 50_000], 0, 1, 'float32', 5);
    const { mean, variance } = tf.moments(model.layers[0].call(x, { training: true }) as tf.Tensor);
    expect(Math.abs(mean.dataSync()[0])).toBeLessThan(0.03);
    expect(Math.abs(variance.dataSync()[0] - 1)).toBeLessThan(0.04);
  });

  test('the same training twice in one process', async () => {
    const run = async () => {
      clearSession();
      setRandomSeed(5);
      const model = sequential([
        tf.layers.flatten({ inputShape: [2, 3] }),
        dense({ units: 8, activation: 'relu', kernelInitializer: 'he_normal' }),
        tf.layers.dropout({ rate: 0.5 }),
        tf.layers.dense({ units: 1 }),
      ]);
      model.compile({ loss: 'mse', optimizer: 'adam' });
      const x = tf.randomNormal([12, 2, 3], 0, 1, 'float32', 1);
      const { loss } = await model.fit(x, tf.ones([12, 1]), {
        batchSize: 4,
        epochs: 3,
        verbose: 0,
      });
      return [loss, model.getWeights().map((weight) => [...weight.dataSync()])];
    };
    expect(await run()).toEqual(await run());
  });

  test('the dropout in a recurrent layer, too', () => {
    const run = () => {
      setRandomSeed(5);
      const layer = tf.layers.lstm({ units: 4, dropout: 0.5, inputShape: [3, 2] });
      const model = sequential([layer]);
      return [
        ...(model.layers[0].apply(tf.ones([2, 3, 2]), { training: true }) as tf.Tensor).dataSync(),
      ];
    };
    expect(run()).toEqual(run());
  });

  test.each([
    [tf.layers.dropout({ rate: 20 }), 'its rate is 1 or more'],
    [tf.layers.dropout({} as { rate: number }), 'its rate is NaN'],
    [tf.layers.gaussianDropout({ rate: -1 }), 'its rate is -1'],
  ])('a rate that is no share is refused', (layer, message) => {
    const model = sequential([tf.layers.inputLayer({ inputShape: [2] })]);
    expect(() => model.add(layer)).toThrow(message);
  });
});
