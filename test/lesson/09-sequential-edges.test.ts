/** What a model does with TensorFlow.js's own means: functions, weights, optimizers, places to save. */

import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { BackupAndRestore, dense, sequential, useBackend } from '../../src/index.ts';
import type { FitOptions } from '../../src/training/fit-options.ts';
import { Adam, RMSprop } from '../../src/training/keras-optimizer.ts';

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

test('evaluate refuses a batchSize of 0 and a name that is not an option', () => {
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

test('weights of classes: a class of weight 0 is not learned', async () => {
  const model = classifier();
  const before = model.evaluate(x(), y()).loss;
  const classWeight = { 0: 0, 1: 0, 2: 0 };
  const history = await model.fit(x(), y(), { ...quiet, classWeight } as FitOptions);
  expect(history.loss).toEqual([0]);
  expect(model.evaluate(x(), y()).loss).toBeCloseTo(before, 6);
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

describe.each(['wasm', 'stock'] as const)('engine %s', (engine) => {
  test('TensorFlow.js’s own training has no part in it', async () => {
    const own = (['trainOnBatch', 'fit', 'evaluate'] as const).map((name) =>
      jest.spyOn(tf.Sequential.prototype, name),
    );
    try {
      const model = classifier();
      await model.fit(x(), y(), { ...quiet, engine });
      model.evaluate(x(), y(), { engine });
      expect(own.map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
    } finally {
      for (const spy of own) spy.mockRestore();
    }
  });

  test('ends without a tensor of its own, also where a batch is larger than all samples', async () => {
    const [input, target] = [x(), y()];
    const model = classifier();
    const options = { ...quiet, engine, batchSize: 1000, seed: 3 };
    await model.fit(input, target, options);
    const before = tf.memory().numTensors;
    const { loss } = await model.fit(input, target, options);
    expect(loss).toHaveLength(1);
    expect(model.evaluate(input, target, { engine, batchSize: 1000 }).loss).toBeLessThan(loss[0]);
    expect(tf.memory().numTensors).toBe(before);
  });
});

test('a warning for pixels and for a last layer of another loss; none where nothing is to be said', async () => {
  const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    const model = classifier();
    const pixels = tf.fill([12, 2], 200, 'int32');
    await model.fit(pixels, y(), quiet);
    expect(warn).not.toHaveBeenCalled();
    await model.fit(pixels, y(), { ...quiet, verbose: 2 });
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn.mock.calls[0][0]).toContain('whole numbers up to 200');
    model.compile({ loss: 'binary_crossentropy' });
    expect(warn.mock.calls[1][0]).toContain("'binary_crossentropy' goes with sigmoid");
    model.compile({ loss: (a: tf.Tensor, b: tf.Tensor) => tf.sub(a, b).square().mean(-1) });
    expect(warn).toHaveBeenCalledTimes(2);
  } finally {
    warn.mockRestore();
    write.mockRestore();
  }
});

describe('compile', () => {
  test('adam is Keras’s, which adds epsilon to √v', () => {
    expect(classifier('adam').optimizer.constructor).toBe(Adam);
    expect(classifier('rmsprop').optimizer.constructor).toBe(RMSprop);
  });

  test('metrics are those asked for; a name that is not an option is refused', () => {
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
    await trainAndDispose(own);
    const weights = await own.getWeights();
    expect(weights.length).toBeGreaterThan(1);
    for (const { tensor } of weights) expect(tensor.isDisposed).toBe(false);
  });
});

describe('layers', () => {
  test('an input may begin several models, as in Keras', () => {
    const input = tf.layers.inputLayer({ inputShape: [2] });
    sequential([input, dense({ units: 1 })]);
    expect(sequential([input, dense({ units: 3 })]).outputShape).toEqual([null, 3]);
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
  const remarks = jest.spyOn(console, 'warn').mockImplementation(); // the loss doesn't fit, either
  const model = sequential([
    dense({ units, activation: units === 1 ? 'linear' : 'softmax', inputShape: [2] }),
  ]);
  model.compile({ loss });
  await expect(model.fit(x(), makeY(), quiet)).rejects.toThrow(message);
  remarks.mockRestore();
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

test.each<[string, () => unknown, string]>([
  ['no list of layers', () => sequential({ layers: 5 as never }), '[dense(…), dense(…)]; got 5.'],
  [
    'an option that there is not',
    () => sequential({ layer: [] } as never),
    "sequential has no option 'layer'. Did you mean 'layers'?",
  ],
  [
    'no layer',
    () => sequential().add('dense' as never),
    "A model is made of layers, such as dense({ units: 10 }); got 'dense'.",
  ],
  [
    'a first layer that doesn’t say what comes in',
    () => sequential([dense({ units: 1, name: 'first' })]),
    "The first layer, 'first', doesn't say what comes in: give it an inputShape, as in " +
      'dense({ units: 100, inputShape: [784] }), or begin with input({ shape: [784] }).',
  ],
  [
    'a name that is taken',
    () =>
      sequential([dense({ units: 1, inputShape: [1], name: 'a' }), dense({ units: 1, name: 'a' })]),
    "This model already has a layer called 'a'; every layer needs its own name.",
  ],
  [
    'a layer of another model',
    () => sequential([sequential([dense({ units: 1, inputShape: [1], name: 'a' })]).layers[0]]),
    "The layer 'a' already belongs to a model. In TensorFlow.js, unlike Keras, a layer has one model: " +
      'make a new layer for this one.',
  ],
  [
    'a layer’s name',
    () => classifier().getLayer('output'),
    "The model has no layer called 'output'. It has: dense",
  ],
  [
    'a layer that is no list of them',
    () => sequential(dense({ units: 1, inputShape: [2] }) as never),
    "A model's layers are a list, [dense(…), dense(…)]; got an object.",
  ],
  [
    'no list at all',
    () => sequential(null as never),
    'sequential takes its options as { name: value }; got null.',
  ],
  [
    'compile without a layer',
    () => sequential().compile({ loss: 'mse' }),
    'add one before compile.',
  ],
  ['predict without a layer', () => sequential().predict(x()), 'add one before predict.'],
  [
    'predict of numbers',
    () => classifier().predict(5 as never),
    'takes one tensor as input; got 5.',
  ],
  [
    'an option of compile',
    () => classifier().compile({ loss: 'mse', metric: [] } as never),
    "compile has no option 'metric'. Did you mean 'metrics'?",
  ],
  [
    'an optimizer that is none',
    () => classifier({} as never),
    "An optimizer is a name, such as 'adam', or an object, such as new Adam({ learningRate: 0.01 }); got an object.",
  ],
  [
    'evaluate before compile',
    () => sequential([dense({ units: 1, inputShape: [2] })]).evaluate(x(), y()),
    "The model is not compiled: call model.compile({ loss: 'sparse_categorical_crossentropy', " +
      "metrics: ['accuracy'] }) first.",
  ],
  [
    'an option of evaluate',
    () => classifier().evaluate(x(), y(), { verbose: 0 } as never),
    "evaluate has no option 'verbose'. Allowed: batchSize, engine, threads, sampleWeight.",
  ],
  [
    'an engine that can’t',
    () => {
      const model = sequential([
        tf.layers.batchNormalization({ inputShape: [2], name: 'norm' }),
        dense({ units: 3, activation: 'softmax' }),
      ]);
      model.compile({ loss: 'sparse_categorical_crossentropy' });
      return model.fit(x(), y(), { ...quiet, engine: 'wasm' });
    },
    "The engine 'wasm' can't train this model: the layer 'norm' is BatchNormalization. Use 'stock'.",
  ],
])('%s is said in words', async (_, use, message) => {
  await expect((async () => use())()).rejects.toThrow(message);
});

test('many layers’ names are listed with commas', () => {
  const model = sequential([
    dense({ units: 1, inputShape: [2], name: 'hidden' }),
    dense({ units: 1, name: 'output' }),
  ]);
  expect(() => model.getLayer('x')).toThrow('It has: hidden, output.');
});
