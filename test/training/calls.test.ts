/** Single batches, class weights, an optimizer used again: Keras's numbers, by make_call_fixtures.py, or refused. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import {
  Adam,
  dense,
  type FitOptions,
  Lion,
  loadModel,
  Nadam,
  RMSprop,
  SGD,
  sequential,
  useBackend,
} from '../../src/index.ts';
import { claimOptimizer } from '../../src/training/optimizer-owner.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { largestDifference } from './problem.ts';

const keras = JSON.parse(readFileSync(join(PROJECT_DIR, 'test/fixtures/keras-calls.json'), 'utf8'));
const engines = ['wasm', 'stock'] as const;
const quiet = { verbose: 0, batchSize: 3, shuffle: false } as const;

beforeAll(() => useBackend('wasm'));

const x = () =>
  tf.tensor2d(
    [1, 2, 3, 4, 5, 6].map((value) => value / 8),
    [3, 2],
  );
const numbers = () => tf.tensor2d([1, 0, 2], [3, 1]);
const build = (...layers: [units: number, activation: string | null][]) =>
  sequential(
    layers.map(([units, activation], i) =>
      dense({
        units,
        activation: (activation ?? 'linear') as 'linear',
        kernelInitializer: 'ones',
        ...(i === 0 && { inputShape: [2] }),
      }),
    ),
  );
const weightsOf = (model: { getWeights(): tf.Tensor[] }) =>
  model.getWeights().map((weight) => Float32Array.from(weight.dataSync()));
const flat = (lists: unknown[]) =>
  lists.map((list) => Float32Array.from([list].flat(9) as number[]));

test.each<{ metrics: string[]; trained: number[][]; tested: number[]; predicted: []; weights: [] }>(
  keras.batches,
)('trainOnBatch, testOnBatch, predictOnBatch with the metrics $metrics', async (expected) => {
  const model = build([3, 'tanh'], [1, null]);
  model.compile({ loss: 'mse', optimizer: tf.train.sgd(0.1), metrics: expected.metrics });
  for (const values of expected.trained) {
    const answer = await model.trainOnBatch(x(), numbers());
    expect(Array.isArray(answer)).toBe(expected.metrics.length > 0);
    expect(largestDifference([Float32Array.from([answer].flat())], flat([values]))).toBeLessThan(
      1e-6,
    );
  }
  const tested = [model.testOnBatch(x(), numbers())].flat();
  expect(largestDifference([Float32Array.from(tested)], flat([expected.tested]))).toBeLessThan(
    1e-6,
  );
  const predicted = (model.predictOnBatch(x()) as tf.Tensor).dataSync() as Float32Array;
  expect(largestDifference([predicted], flat([expected.predicted]))).toBeLessThan(1e-6);
  expect(largestDifference(weightsOf(model), flat(expected.weights))).toBeLessThan(1e-6);
});

test('after trainOnBatch the weights are those after a fit of that batch', async () => {
  const [one, other] = [build([3, 'tanh'], [1, null]), build([3, 'tanh'], [1, null])];
  for (const model of [one, other]) model.compile({ loss: 'mse', optimizer: 'adam' });
  await one.trainOnBatch(x(), numbers());
  await other.fit(x(), numbers(), quiet);
  expect(weightsOf(one)).toEqual(weightsOf(other));
});

test('a batch goes through the checks of fit, and of evaluate; nothing changes', async () => {
  const model = build([2, 'softmax']);
  model.compile({ loss: 'sparse_categorical_crossentropy' });
  const [before, tensors] = [weightsOf(model), tf.memory().numTensors];
  const [one, nine] = [tf.ones([1, 2]), tf.tensor1d([9])];
  const label =
    'Label number 0 (counted from 0) is 9; with 2 output nodes a label is a whole number';
  await expect(model.trainOnBatch(one, nine)).rejects.toThrow(label);
  expect(() => model.testOnBatch(one, nine)).toThrow(label);
  const nan = tf.tensor2d([[Number.NaN, 1]]);
  await expect(model.trainOnBatch(nan, tf.tensor1d([1]))).rejects.toThrow('The input holds NaN');
  await expect(model.trainOnBatch([] as never, nine)).rejects.toThrow('takes one tensor as input');
  await expect(model.trainOnBatch(tf.ones([0, 2]), tf.ones([0]))).rejects.toThrow(
    'There is no sample',
  );
  expect(() => model.predictOnBatch(tf.ones([2]))).toThrow('x.reshape([1, 2])');
  expect(weightsOf(model)).toEqual(before);
  expect(tf.memory().numTensors).toBe(tensors + 7);
});

test.each<{
  labels: number[];
  units: number;
  activation: string | null;
  lossName: string;
  classWeight: FitOptions['classWeight'];
  loss: number[];
  valLoss: number[];
  weights: number[][];
}>(keras.classWeights)(
  '$lossName with classWeight $classWeight: a class that is not named counts 1; in validation each does',
  async ({ labels, units, activation, lossName: loss, classWeight, ...expected }) => {
    const model = build([units, activation]);
    model.compile({ loss, optimizer: tf.train.sgd(0.1) });
    const [input, target] = [x(), tf.tensor(labels)];
    const validationData: [tf.Tensor, tf.Tensor] = [input, target];
    const options = { ...quiet, epochs: 2, classWeight, validationData };
    const { history } = await model.fit(input, target, options);
    const differs = [
      flat([history.loss, history.val_loss]),
      flat([expected.loss, expected.valLoss]),
    ] as const;
    expect(largestDifference(...differs)).toBeLessThan(2e-6);
    expect(largestDifference(weightsOf(model), flat(expected.weights))).toBeLessThan(1e-6);
  },
);

const lastLayers: Record<string, () => tf.layers.Layer> = {
  Softmax: () => tf.layers.softmax({}),
  Dropout: () => tf.layers.dropout({ rate: 0 }),
  GaussianNoise: () => tf.layers.gaussianNoise({ stddev: 0 }),
  Flatten: () => tf.layers.flatten(),
};

test.each<{ layers: string[]; loss: number }>(keras.afterSoftmax)(
  'after $layers the loss of logits 60, 0, -3 and label 1 is $loss',
  async ({ layers, loss }) => {
    const first = dense({
      units: 3,
      useBias: false,
      kernelInitializer: 'identity',
      inputShape: [3],
    });
    const activation = layers[0] === 'Softmax' ? 'linear' : 'softmax';
    const model = sequential([
      first,
      ...layers.map((name) => lastLayers[name]?.() ?? tf.layers.activation({ activation })),
    ]);
    const remarks = jest.spyOn(console, 'warn').mockImplementation(); // linear after Softmax is odd
    model.compile({ loss: 'sparse_categorical_crossentropy' });
    const [one, label] = [tf.tensor2d([[60, 0, -3]]), tf.tensor1d([1])];
    expect(model.evaluate(one, label).loss).toBeCloseTo(loss, 4);
    expect((await model.fit(one, label, quiet)).history.loss[0]).toBeCloseTo(loss, 4);
    remarks.mockRestore();
  },
);

test('a frozen BatchNormalization normalizes by what it has learned', async () => {
  const model = sequential([
    tf.layers.batchNormalization({ inputShape: [2] }),
    dense({ units: 1, kernelInitializer: 'ones' }),
  ]);
  model.layers[0].trainable = false;
  model.compile({ loss: 'mse', optimizer: 'sgd' });
  const { history } = await model.fit(x(), numbers(), { ...quiet, epochs: 2 });
  const { loss, weights } = keras.frozenNormalization;
  expect(largestDifference(flat([history.loss]), flat([loss]))).toBeLessThan(1e-6);
  expect(largestDifference(weightsOf(model), flat(weights))).toBeLessThan(1e-6);
});

test('what Keras’s optimizers say of their slots is freed again', async () => {
  const model = build([3, 'tanh'], [1, null]);
  model.compile({ loss: 'mse', optimizer: new Adam({ amsgrad: true }) });
  const callbacks = { onBatchEnd: () => undefined };
  const [input, target] = [x(), numbers()];
  await model.fit(input, target, quiet);
  const before = tf.memory().numTensors;
  for (const options of [{}, { epochs: 3 }, { callbacks }]) {
    await model.fit(input, target, { ...quiet, ...options });
    expect(tf.memory().numTensors).toBe(before);
  }
});

test('classWeight goes with a label a sample', async () => {
  const model = sequential([dense({ units: 2, inputShape: [3, 2] })]);
  model.compile({ loss: 'mse' });
  const [x, y] = [tf.ones([1, 3, 2]), tf.ones([1, 3, 2])];
  await expect(model.fit(x, y, { ...quiet, classWeight: { 0: 2 } })).rejects.toThrow(
    'classWeight goes with one label per sample, or one-hot labels; got labels of shape [1, 3, 2].',
  );
});

const another =
  /already trains another model, 'sequential.*'; .* Make a new one .*: tf\.train\.adam\(…\)\.$/;

interface CompiledAgain {
  frozen: boolean;
  first: number[];
  second: number[];
}

describe.each(engines)('an optimizer belongs to one model: %s', (engine) => {
  const options = { ...quiet, engine };
  const compiled = (optimizer: tf.Optimizer | string, units = 3) => {
    const model = build([units, null], [1, null]);
    model.compile({ loss: 'mse', optimizer });
    return model;
  };

  test.each([3, 4])(
    'a second model, whose first layer has %i nodes, is refused at its first step',
    async (units) => {
      const optimizer = tf.train.adam(0.1);
      const [one, other] = [compiled(optimizer), compiled(optimizer, units)]; // compiled alone, nothing is said
      await one.fit(x(), numbers(), options);
      other.evaluate(x(), numbers(), { engine });
      await expect(other.fit(x(), numbers(), options)).rejects.toThrow(another);
      await expect(other.trainOnBatch(x(), numbers())).rejects.toThrow(another);
      await one.fit(x(), numbers(), options);
      other.compile({ loss: 'mse', optimizer: 'adam' });
      await other.fit(x(), numbers(), options);
    },
  );

  const trainsOn = async ({ frozen, first, second }: CompiledAgain) => {
    const model = compiled('adam');
    Object.assign(model.optimizer, { learningRate: 0.1 });
    const losses = (await model.fit(x(), numbers(), options)).loss;
    if (frozen) model.layers[0].trainable = false;
    model.compile({ loss: 'mse', optimizer: model.optimizer });
    const later = (await model.fit(x(), numbers(), { ...quiet, epochs: 3 })).loss;
    expect(largestDifference(flat([losses, later]), flat([first, second]))).toBeLessThan(2e-5);
  };

  test('the same model compiled again with it trains on', () => trainsOn(keras.compiledAgain[0]));

  // Until what is remembered of a weight is found by the weight, not by its place among the trainable ones.
  test('and after a layer was frozen', () => trainsOn(keras.compiledAgain[1]));

  test('weights that it has not begun with are refused, as by Keras', async () => {
    const optimizer = tf.train.sgd(0.1);
    const model = build([3, null], [1, null]);
    model.layers[0].trainable = false;
    model.compile({ loss: 'mse', optimizer });
    await model.fit(x(), numbers(), { ...quiet, engine: 'stock' });
    model.layers[0].trainable = true;
    model.compile({ loss: 'mse', optimizer });
    await expect(model.fit(x(), numbers(), options)).rejects.toThrow(
      /took its first step without 'dense.*\/kernel', which is trained now; .*: tf\.train\.sgd\(…\)\.$/,
    );
  });

  test('a model that was disposed of frees it, and its memory', async () => {
    const optimizer = tf.train.adam(0.1);
    const one = compiled(optimizer);
    await one.fit(x(), numbers(), { ...options, epochs: 3 });
    one.dispose();
    const [other, fresh] = [compiled(optimizer), compiled(tf.train.adam(0.1))];
    for (const model of [other, fresh]) await model.fit(x(), numbers(), options);
    expect(weightsOf(other)).toEqual(weightsOf(fresh));
  });
});

test('an optimizer of one’s own class is named by it', () => {
  class Own extends tf.SGDOptimizer {
    static override readonly className = 'Own' as never;
  }
  const optimizer = new Own(0.1);
  const model = (name: string) => ({
    name,
    layers: [],
    trainableWeights: [{} as tf.LayerVariable],
  });
  claimOptimizer(optimizer, {
    ...model('a'),
    trainableWeights: build([1, null]).trainableWeights,
  });
  expect(() => claimOptimizer(optimizer, model('b'))).toThrow(/new Own\(…\)\.$/);
});

test('a model that was disposed of says so', async () => {
  const model = build([1, null]);
  model.compile({ loss: 'mse' });
  model.dispose();
  const gone = `The model '${model.name}' was disposed of, and its weights with it`;
  expect(() => model.predict(x())).toThrow(gone);
  expect(() => model.evaluate(x(), numbers())).toThrow(gone);
  await expect(model.fit(x(), numbers())).rejects.toThrow(gone);
  await expect(model.save('gone.keras')).rejects.toThrow(gone);
});

/** Keras: «should be float», «must be a float between [0, 1]», «Only one of …»; it takes NaN and computes it. */
test.each([
  [() => new Adam({ learningRate: Number.NaN }), "Adam's learningRate is a number of at least 0"],
  [() => new SGD({ momentum: 2 }), "SGD's momentum is a number from 0 to 1; got 2."],
  [() => new Lion({ beta1: 0 }), "Lion's beta1 is a number above 0 and up to 1; got 0."],
  [() => new SGD({ nesterov: 'yes' as never }), "SGD's nesterov is true or false; got 'yes'."],
  [() => Object.assign(new SGD(), { learningRate: null }), "SGD's learningRate is a number"],
  // What has an `at` of its own is no schedule yet.
  [() => new SGD({ learningRate: '0.1' as never }), "a number of at least 0; got '0.1'."],
  [
    () => Object.assign(new SGD(), { learningRate: [0.1] }),
    'a number of at least 0; got an array of 1.',
  ],
  [() => new SGD({ clipnorm: 1, clipvalue: 1 }), 'in one way; got clipnorm and clipvalue'],
])('an optimizer refuses what leads astray: %s', (make, words) => expect(make).toThrow(words));

test('an option that is undefined is left out', () => {
  expect(new Adam({ learningRate: undefined }).learningRate).toBe(0.001);
});

test('a name has one value in the history', () => {
  const loss = (y: tf.Tensor, p: tf.Tensor) => y.sub(p).abs();
  for (const metrics of [[loss], ['mae', 'mae']]) {
    expect(() => build([1, null]).compile({ loss: 'mse', metrics })).toThrow(
      'one value of each name',
    );
  }
});

test('an optimizer of one’s own class is refused once a layer is frozen: it may remember by place', async () => {
  class Own extends tf.SGDOptimizer {}
  const model = build([3, 'tanh'], [1, null]);
  model.compile({ loss: 'mse', optimizer: new Own(0.1) });
  await model.fit(x(), numbers(), quiet);
  model.layers[0].trainable = false;
  model.compile({ loss: 'mse', optimizer: model.optimizer });
  await expect(model.fit(x(), numbers(), quiet)).rejects.toThrow('such as new Adamax()');
});

describe('Keras’s plain optimizers', () => {
  const inFolder = temporaryFolder();
  const makers = {
    SGD: () => new SGD({ learningRate: 0.1 }),
    RMSprop: () => new RMSprop({ learningRate: 0.01, rho: 0.8 }),
    Adam: () => new Adam({ learningRate: 0.01, beta1: 0.8, epsilon: 1e-3 }),
  };

  test.each(Object.entries(makers))(
    '%s goes on from engine to engine, and from a file',
    async (_, make) => {
      const trained = [];
      for (const kinds of [
        ['stock', 'stock', 'stock'],
        ['wasm', 'stock', 'wasm'],
      ] as const) {
        const model = build([3, 'tanh'], [1, null]);
        model.compile({ loss: 'mse', optimizer: make() });
        for (const engine of kinds) await model.fit(x(), numbers(), { ...quiet, engine });
        trained.push(model);
      }
      const [stock, mixed] = trained;
      expect(largestDifference(weightsOf(mixed), weightsOf(stock))).toBeLessThan(1e-6);
      await mixed.save(inFolder('model.keras'));
      const loaded = await loadModel(inFolder('model.keras'));
      for (const model of [stock, loaded]) await model.fit(x(), numbers(), { ...quiet, epochs: 2 });
      expect(largestDifference(weightsOf(loaded), weightsOf(stock))).toBeLessThan(1e-6);
    },
  );

  test('TensorFlow.js’s folder refuses by name what TensorFlow.js can’t compute', async () => {
    const model = build([1, null]);
    for (const [optimizer, words] of [
      [
        new Adam({ amsgrad: true, clipnorm: 1 }),
        'the optimizer Adam with amsgrad and clipnorm: save',
      ],
      [new Nadam(), 'the optimizer Nadam: save'],
    ] as const) {
      model.compile({ loss: 'mse', optimizer });
      const path = inFolder('folder');
      await expect(model.save(path)).rejects.toThrow(words);
      expect(existsSync(path)).toBe(false);
    }
  });
});

/** Keras: 0.0 exactly, since its learning rate has 32 bits like the weight. Found by npm run compare -- --random. */
test.each(engines)(
  'a bias that goes a step up and the next one down is 0 again, on %s',
  async (engine) => {
    const model = sequential([dense({ units: 1, inputShape: [1], kernelInitializer: 'zeros' })]);
    model.compile({ loss: 'mse', optimizer: new Lion() });
    const [x, y] = [tf.zeros([2, 1]), tf.tensor2d([[1], [-1]])];
    await model.fit(x, y, { batchSize: 1, shuffle: false, verbose: 0, engine });
    expect(Array.from(model.getWeights()[1].dataSync())).toEqual([0]);
  },
);
