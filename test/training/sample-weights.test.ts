/** Samples that count for more or less, by themselves or by their class: Keras's histories and weights. */

import * as tf from '@tensorflow/tfjs';
import * as lesson from '../../src/index.ts';
import {
  AUC,
  type BatchStream,
  dense,
  type FitOptions,
  type KerasLossObject,
  Precision,
  type Sequential,
  type StreamFitOptions,
  sequential,
  useBackend,
} from '../../src/index.ts';
import { camelCase } from '../../src/names/keras-spelling.ts';
import keras from '../fixtures/keras-names.json' with { type: 'json' };

const { x, labels, sampleWeight, validationWeight, hidden, output } = keras.ten;

const quiet = { verbose: 0, shuffle: false, batchSize: 4, epochs: 3 } as const;

beforeAll(() => {
  jest.spyOn(console, 'warn').mockImplementation(); // remarks on what is odd on purpose here
  return useBackend('cpu');
});
afterAll(() => jest.restoreAllMocks());
beforeEach(() => tf.engine().startScope());
afterEach(() => tf.engine().endScope());

type Training = (typeof keras.trainings)[number] & {
  class_weight?: { [label: number]: number };
  validation_split?: number;
};

const classOf = (name: string) =>
  (lesson as unknown as Record<string, new (options: object) => KerasLossObject>)[name];

function modelFor({ loss, args, activation, compiled }: Training): Sequential {
  const model = sequential([
    dense({ units: 4, activation: 'tanh', inputShape: [3] }),
    dense({ units: 3, activation: activation as 'softmax' }),
  ]);
  model.setWeights([tf.tensor(hidden), tf.zeros([4]), tf.tensor(output), tf.zeros([3])]);
  const options = Object.fromEntries(Object.entries(args).map(([key, v]) => [camelCase(key), v]));
  model.compile({
    loss: new (classOf(loss))(options),
    metrics: compiled.metrics,
    weightedMetrics: compiled.weighted_metrics,
    optimizer: tf.train.sgd(0.25),
  });
  return model;
}

const targetFor = ({ loss }: Training) =>
  loss === 'SparseCategoricalCrossentropy'
    ? tf.tensor1d(labels)
    : tf.oneHot(tf.tensor1d(labels, 'int32'), 3).toFloat();

function optionsFor(row: Training): FitOptions {
  const y = targetFor(row);
  const five = [tf.tensor(x).slice(0, 5).mul(0.5), y.slice(0, 5)] as const;
  return {
    ...(row.weighted && { sampleWeight }),
    ...(row.class_weight && { classWeight: row.class_weight }),
    ...(row.validation_split && { validationSplit: row.validation_split }),
    ...(row.validation === 'plain' && { validationData: [...five] }),
    ...(row.validation === 'weighted' && { validationData: [...five, validationWeight] }),
  };
}

function expectNear(got: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(got.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) expect(got[i]).toBeCloseTo(expected[i], 5);
}

function expectKeras(
  model: Sequential,
  history: Record<string, number[]>,
  row: Pick<Training, 'weights' | 'history'>,
): void {
  expect(Object.keys(history).sort()).toEqual(Object.keys(row.history).sort());
  for (const [name, values] of Object.entries(row.history)) expectNear(history[name], values);
  for (const [i, weight] of model.getWeights().entries()) {
    expectNear(weight.dataSync(), row.weights[i].flat());
  }
}

test.each(keras.trainings as Training[])('$case: $loss', async (row) => {
  const model = modelFor(row);
  const y = targetFor(row);
  const { history } = await model.fit(tf.tensor(x), y, { ...quiet, ...optionsFor(row) });
  expectKeras(model, history, row);
  const evaluated = model.evaluate(tf.tensor(x), y, { batchSize: 4, sampleWeight });
  expect(Object.keys(evaluated).sort()).toEqual(Object.keys(row.evaluated).sort());
  for (const [name, value] of Object.entries(row.evaluated)) {
    expect(evaluated[name]).toBeCloseTo(value, 5);
  }
});

/** The ten samples, four at a time. @param weights of each, or none */
function streamOf(y: tf.Tensor, weights?: number[], samples = x): BatchStream {
  return {
    async *[Symbol.asyncIterator]() {
      for (let start = 0; start < samples.length; start += 4) {
        const rows = samples.slice(start, start + 4);
        yield {
          xs: tf.tensor(rows),
          ys: y.slice([start], [rows.length]),
          ...(weights && { sampleWeight: tf.tensor1d(weights.slice(start, start + rows.length)) }),
        };
      }
    },
  };
}

const streamed = (keras.trainings as Training[]).filter((row) => !row.validation_split);

test.each(streamed)('from a stream, $case: $loss', async (row) => {
  const model = modelFor(row);
  const y = targetFor(row);
  const { sampleWeight: own, validationData, ...rest } = optionsFor(row);
  const before = tf.memory().numTensors;
  const { history } = await model.fit(streamOf(y, own as number[]), {
    ...(rest as StreamFitOptions),
    epochs: 3,
    verbose: 0,
    validationData,
  });
  expect(tf.memory().numTensors).toBe(before);
  expectKeras(model, history, row);
  const evaluated = await model.evaluate(streamOf(y, sampleWeight));
  for (const [name, value] of Object.entries(row.evaluated)) {
    expect(evaluated[name]).toBeCloseTo(value, 5);
  }
});

test('validation of a stream by weights that only its batches know', async () => {
  const row = streamed.find(({ case: name }) => name === 'only validation weighted') as Training;
  const model = modelFor(row);
  const y = targetFor(row);
  const half = x.slice(0, 5).map((values) => values.map((value) => value * 0.5));
  const { history } = await model.fit(tf.tensor(x), y, {
    ...quiet,
    engine: 'stock',
    validationData: undefined,
  });
  expect(history.loss).toHaveLength(3);
  const evaluated = await model.evaluate(streamOf(y, validationWeight, half));
  expect(evaluated.loss).toBeCloseTo(row.history.val_loss?.[2] as number, 5);
});

const linear = (): Sequential => {
  const model = sequential([dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })]);
  model.compile({ loss: 'mse' });
  return model;
};
const two = (): [tf.Tensor, tf.Tensor] => [tf.tensor2d([[1], [2]]), tf.tensor1d([0, 0])];

test('(1 · 1² + 3 · 2²) / 2 = 6.5: the loss is divided by the samples, not by their weights', () => {
  const weights = [tf.tensor1d([1, 3]), tf.tensor2d([[1], [3]]), [1, 3], Float32Array.of(1, 3)];
  for (const sampleWeight of [...weights, tf.tensor1d([1, 3], 'int32')]) {
    expect(linear().evaluate(...two(), { sampleWeight }).loss).toBeCloseTo(6.5, 6);
  }
});

test.each<[string, unknown, string]>([
  ['too few', [1], 'sampleWeight has one number for each of the 2 samples; got 1.'],
  ['below 0', [1, -1], 'sampleWeight has numbers from 0 on; number 1 (counted from 0) is -1.'],
  ['NaN', tf.tensor1d([Number.NaN, 1]), 'number 0 (counted from 0) is NaN.'],
  ['infinite', [1, Number.POSITIVE_INFINITY], 'is Infinity.'],
  ['text', [1, '2'], "is '2'."],
  ['a hole', new Array(2), 'is undefined.'],
  ['one number', 2, 'as in tf.tensor1d([1, 0.5]) or [1, 0.5]; got 2.'],
  ['null', null, 'got null.'],
  [
    'a matrix',
    tf.ones([2, 2]),
    'one number per sample, [samples]; got a tensor of shape [2, 2], float32.',
  ],
  ['texts', tf.tensor1d(['a', 'b']), 'got a tensor of shape [2], string.'],
])('%s is refused', async (_, sampleWeight, message) => {
  const options = { ...quiet, sampleWeight } as FitOptions;
  await expect(linear().fit(...two(), options)).rejects.toThrow(message);
  const weights = { sampleWeight } as { sampleWeight: number[] };
  expect(() => linear().evaluate(...two(), weights)).toThrow(message);
  const validationData = [...two(), sampleWeight] as FitOptions['validationData'];
  await expect(linear().fit(...two(), { ...quiet, validationData })).rejects.toThrow(
    'validationData: ',
  );
});

test('both weights at once are refused, as Keras refuses them', async () => {
  const options = { ...quiet, sampleWeight: [1, 1], classWeight: { 0: 2 } };
  await expect(linear().fit(...two(), options)).rejects.toThrow(
    'A sample counts by its sampleWeight or by its class, and not by both',
  );
  const y = tf.tensor1d([0, 0]);
  const batches = streamOf(y, [1, 1], [[1], [2]]);
  await expect(linear().fit(batches, { verbose: 0, classWeight: { 0: 2 } })).rejects.toThrow(
    'Batch 0 of the stream (counted from 0): A sample counts by its sampleWeight',
  );
});

test('weights are for models that predict one row a sample', async () => {
  const model = sequential([dense({ units: 1, inputShape: [2, 1] })]);
  model.compile({ loss: 'mse' });
  const fitted = model.fit(tf.ones([2, 2, 1]), tf.ones([2, 2, 1]), { sampleWeight: [1, 1] });
  await expect(fitted).rejects.toThrow('this one predicts values of shape [2, 1].');
});

test('a function of one’s own is weighted if it gives a number a sample, else refused', async () => {
  const model = linear();
  const square = (y: tf.Tensor, p: tf.Tensor) => tf.squaredDifference(p, y).squeeze([1]);
  const own = (loss: typeof square, weighted: typeof square) => {
    model.compile({ loss, metrics: [square], weightedMetrics: [weighted] });
    const [input] = two();
    return model.evaluate(input, tf.zeros([2, 1]), { sampleWeight: [1, 3] });
  };
  // (1 · 1 + 3 · 4) / 2, (1 + 4) / 2, (1 · 1 + 3 · 4) / (1 + 3)
  expect(own(square, square)).toEqual({ loss: 6.5, square: 2.5, weighted_square: 3.25 });
  const mean = (y: tf.Tensor, p: tf.Tensor) => tf.mean(square(y, p));
  expect(() => own(mean, square)).toThrow('got the shape []. Take no mean over the samples.');
  expect(() => own(square, mean)).toThrow('gives one number for each of the 2 samples; got 1.');
  model.compile({ loss: square, weightedMetrics: [mean] });
  const unweighted = model.evaluate(two()[0], tf.zeros([2, 1]), { engine: 'stock' });
  expect(unweighted.mean).toBe(2.5);
});

test('a metric function of one number a batch is the batches’ mean, as Keras takes it', () => {
  const model = linear();
  const mean = (y: tf.Tensor, p: tf.Tensor) => tf.mean(tf.squaredDifference(p, y));
  const each = (y: tf.Tensor, p: tf.Tensor) => tf.squaredDifference(p, y).squeeze([1]);
  model.compile({ loss: 'mse', metrics: [mean, each] });
  const input = tf.tensor2d([[1], [2], [4]]);
  // ((1 + 4) / 2 + 16) / 2 and (1 + 4 + 16) / 3
  const logs = model.evaluate(input, tf.zeros([3, 1]), { batchSize: 2 });
  expect(logs).toEqual({ loss: 7, mean: 9.25, each: 7 });
});

test('metrics are named and counted as Keras does', () => {
  lesson.clearSession();
  const model = linear();
  model.compile({
    loss: 'mse',
    metrics: [new AUC(), new AUC(), new AUC({ name: 'own' }), 'mse'],
    weightedMetrics: [new Precision(), 'mse'],
  });
  const names = ['auc', 'auc_1', 'own', 'mse', 'precision', 'weighted_mse'];
  expect(model.metricsNames).toEqual(['loss', ...names]);
  model.compile({ loss: 'mse', metrics: ['auc'] }); // counts as one, too
  expect(model.metricsNames).toEqual(['loss', 'auc']);
  expect(new AUC().name).toBe('auc_3');
});
