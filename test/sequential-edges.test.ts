/** What a model does with TensorFlow.js's own means: functions, weights, optimizers, places to save. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { BackupAndRestore, dense, sequential, useBackend } from '../src';
import type { FitOptions } from '../src/training/fit';
import { KerasAdam } from '../src/training/keras-adam';

beforeAll(() => useBackend('wasm'));

const quiet: FitOptions = { verbose: 0, seed: 1, batchSize: 4 };
const x = () => tf.linspace(-1, 1, 24).reshape([12, 2]);
const y = () => tf.tensor1d([0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2], 'int32');
const layers = () => [
  dense({ units: 4, activation: 'tanh', inputShape: [2], seed: 1 }),
  dense({ units: 3, activation: 'softmax', seed: 2 }),
];

function classifier(optimizer?: string | tf.Optimizer) {
  const model = sequential(layers());
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer });
  return model;
}

test('TensorFlow.js itself evaluates to the same numbers as the engine', async () => {
  const model = classifier();
  await model.fit(x(), y(), { ...quiet, epochs: 3 });
  const [ours, stock] = [model.evaluate(x(), y()), model.evaluate(x(), y(), { engine: 'stock' })];
  expect(Object.keys(stock)).toEqual(['loss', 'accuracy']);
  expect(stock.loss).toBeCloseTo(ours.loss, 5);
  expect(stock.accuracy).toBeCloseTo(Number(ours.accuracy), 5);
});

test('evaluate refuses a batchSize of 0 and a name that is no option', () => {
  const evaluate = (options: object) => () => classifier().evaluate(x(), y(), options);
  expect(evaluate({ batchSize: 0 })).toThrow('batchSize is a whole number');
  expect(evaluate({ batch_size: 4 })).toThrow("called 'batchSize'");
});

test('a loss and a metric that are functions: TensorFlow.js trains, and they have their values', async () => {
  const model = sequential([dense({ units: 1, inputShape: [2], seed: 1 })]);
  const absolute = (a: tf.Tensor, b: tf.Tensor) => tf.abs(tf.sub(a, b)).mean(-1);
  model.compile({ loss: absolute, metrics: [absolute] });
  const target = tf.linspace(0, 1, 12);
  const history = await model.fit(x(), target, { ...quiet, epochs: 2 });
  expect(history.engine).toBe('stock');
  expect(history.loss).toHaveLength(2);
  const logs = model.evaluate(x(), target);
  expect(logs.loss).toBeGreaterThan(0);
  expect(logs.absolute).toBeCloseTo(logs.loss, 5);
});

test('weights of classes are TensorFlow.js’s: a class of weight 0 is not learned', async () => {
  const model = classifier();
  const before = model.evaluate(x(), y()).loss;
  const classWeight = { 0: 0, 1: 0, 2: 0 };
  const history = await model.fit(x(), y(), { ...quiet, classWeight } as FitOptions);
  expect(history.engine).toBe('stock');
  expect(history.loss).toEqual([0]);
  expect(model.evaluate(x(), y()).loss).toBeCloseTo(before, 6);
});

test('weights of samples, which TensorFlow.js lacks, are refused and not passed over', async () => {
  const sampleWeight = tf.ones([12]);
  const fitted = classifier().fit(x(), y(), { ...quiet, sampleWeight } as FitOptions);
  await expect(fitted).rejects.toThrow(/weight/i);
});

test('validation data of another form are refused before the first step', async () => {
  const validationData: [tf.Tensor, tf.Tensor] = [tf.zeros([2, 3]), tf.zeros([2])];
  await expect(classifier().fit(x(), y(), { ...quiet, validationData })).rejects.toThrow(
    'samples of shape [2]; got [3]',
  );
});

test('stopTraining stops TensorFlow.js too', async () => {
  const model = classifier();
  const history = await model.fit(x(), y(), {
    ...quiet,
    epochs: 4,
    engine: 'stock',
    callbacks: {
      onEpochEnd: (epoch) => {
        if (epoch === 1) model.stopTraining = true;
      },
    },
  });
  expect(history.epoch).toEqual([0, 1]);
});

test('TensorFlow.js validates with its own numbers', async () => {
  const model = classifier();
  const { history } = await model.fit(x(), y(), {
    ...quiet,
    engine: 'stock',
    validationData: [x(), y()],
  });
  expect(history.val_loss[0]).toBeCloseTo(model.evaluate(x(), y()).loss, 5);
});

describe('compile', () => {
  test('adam is Keras’s, which adds epsilon to √v', () => {
    expect(classifier('adam').optimizer.constructor).toBe(KerasAdam);
    expect(classifier('rmsprop').optimizer.constructor).toBe(tf.RMSPropOptimizer);
  });

  test('metrics are those asked for; a name that is no option is refused', () => {
    const model = sequential(layers());
    model.compile({ loss: 'mse' });
    expect(Object.entries(model.metricsNames)).toEqual([['0', 'loss']]);
    expect(() => model.compile({ loss: 'mse', metric: 'accuracy' } as never)).toThrow(
      "no option 'metric'",
    );
    expect(() => model.compile(undefined as never)).toThrow('needs a loss');
  });

  test('an optimizer by name goes with the model; the caller’s own stays', async () => {
    const [input, target] = [x(), y()];
    const trainAndDispose = async (optimizer: string | tf.Optimizer) => {
      const before = tf.memory().numTensors;
      const model = classifier(optimizer);
      await model.fit(input, target, quiet);
      model.compile({ loss: 'mse', optimizer }); // a second time
      model.dispose();
      return tf.memory().numTensors - before;
    };
    expect(await trainAndDispose('rmsprop')).toBe(0);
    const own = tf.train.momentum(0.1, 0.9);
    expect(await trainAndDispose(own)).toBeGreaterThan(0);
    const weights = await own.getWeights();
    expect(weights.length).toBeGreaterThan(1);
    for (const { tensor } of weights) expect(tensor.isDisposed).toBe(false);
  });
});

describe('layers', () => {
  test('an input layer of another model is refused', () => {
    const input = tf.layers.inputLayer({ inputShape: [2] });
    sequential([input, dense({ units: 1 })]);
    expect(() => sequential([input, dense({ units: 1 })])).toThrow('already belongs to a model');
  });

  test('a model inside a model may have a Hangul name', () => {
    const inner = sequential({ name: '속 모델', layers: layers() });
    expect(sequential([inner as unknown as tf.layers.Layer]).layers[0].name).toBe('속 모델');
  });
});

describe('save', () => {
  test('to one of TensorFlow.js’s places, as TensorFlow.js does', async () => {
    let saved: tf.io.ModelArtifacts | undefined;
    const handler = tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    });
    await classifier().save(handler);
    expect(saved?.weightSpecs).toHaveLength(4);
    await expect(classifier().save('nowhere://x')).rejects.toThrow('nowhere://x');
  });

  test('file:// is a place on this machine', async () => {
    const dir = mkdtempSync(join(tmpdir(), '모델 '));
    try {
      await classifier().save(`file://${join(dir, 'model')}`);
      expect(existsSync(join(dir, 'model', 'model.json'))).toBe(true);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

test.each([
  ['one-hot labels for one node', 1, 'categorical_crossentropy', () => tf.ones([12, 1]), 'one-hot'],
  ['a one-hot label −1', 3, 'categorical_crossentropy', () => tf.fill([12, 3], -1), 'is -1'],
  ['a label beyond', 3, 'sparse_categorical_crossentropy', () => tf.fill([12], 3), 'from 0 to 2'],
])('%s: refused', async (_, units, loss, makeY, message) => {
  const model = sequential([
    dense({ units, activation: units === 1 ? 'linear' : 'softmax', inputShape: [2] }),
  ]);
  model.compile({ loss });
  await expect(model.fit(x(), makeY(), quiet)).rejects.toThrow(message);
});

test('layers by name or number, and a name that is nearly right', () => {
  const model = sequential([dense({ units: 1, inputShape: [2], name: 'hidden' })]);
  expect(model.getLayer('hidden')).toBe(model.layers[0]);
  expect(model.getLayer(undefined, 0)).toBe(model.layers[0]);
  expect(() => model.getLayer('hiden')).toThrow("Did you mean 'hidden'?");
});

test('fitDataset takes a whole stream; a backup in the middle of a stream is refused', async () => {
  const model = classifier();
  const batches = tf.data.array([{ xs: x(), ys: y() }]);
  const history = await model.fitDataset(batches);
  expect(history.loss).toHaveLength(1);
  const callbacks = new BackupAndRestore(join(tmpdir(), 'never-made'));
  await expect(model.fitDataset(batches, { callbacks })).rejects.toThrow(
    'A stream can’t be gone on with in its middle',
  );
});

test('single numbers are no samples', async () => {
  await expect(classifier().fit(tf.scalar(1), tf.scalar(1), quiet)).rejects.toThrow(
    'There is no sample',
  );
});
