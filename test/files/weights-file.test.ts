/** Weights alone in files, and a model's description: as Keras has them, by make_weights_fixtures.py. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import {
  Adam,
  AUC,
  BinaryAccuracy,
  BinaryCrossentropy,
  CosineDecay,
  dense,
  Huber,
  Lion,
  loadModel,
  loadWeights,
  modelFromJson,
  Nadam,
  RMSprop,
  Sequential,
  SGD,
  sequential,
  setRandomSeed,
  useBackend,
} from '../../src/index.ts';
import keras from '../fixtures/keras-weights/expected.json' with { type: 'json' };
import { temporaryFolder } from '../temporary-folder.ts';

const at = temporaryFolder();
const fixture = (name: string) => join(PROJECT_DIR, 'test/fixtures/keras-weights', name);

beforeAll(() => useBackend('cpu'));
beforeEach(() => tf.engine().startScope());
afterEach(() => tf.engine().endScope());

const x = () =>
  tf.tensor2d(
    Array.from({ length: 24 }, (_, i) => i / 24),
    [6, 4],
  );
const train = (model: Sequential) =>
  model.fit(x(), tf.ones([6, 2]), { batchSize: 3, shuffle: false, verbose: 0 });

const weightsOf = (model: Sequential) =>
  model.getWeights().map((weight) => Array.from(weight.dataSync()));

function expectWeights(model: Sequential, expected: readonly number[][]): void {
  const difference = weightsOf(model).flatMap((values, i) =>
    values.map((value, k) => Math.abs(value - expected[i][k])),
  );
  expect(Math.max(...difference)).toBeLessThan(2e-6);
}

const makers: [keyof typeof keras.optimizers, () => tf.Optimizer][] = [
  ['adam', () => new Adam({ amsgrad: true })],
  ['nadam', () => new Nadam({ clipnorm: 0.5 })],
  ['sgd', () => new SGD({ learningRate: 0.1 })],
  ['rmsprop', () => new RMSprop({ momentum: 0.5, centered: true })],
  [
    'lion',
    () => new Lion({ learningRate: new CosineDecay({ initialLearningRate: 0.1, decaySteps: 20 }) }),
  ],
];

const built = () => Sequential.fromConfig(keras.config);

describe.each(makers)('%s', (name, make) => {
  const { saved, later } = keras.optimizers[name];

  test('Keras’s weights, and its optimizer’s memory, go on to Keras’s numbers', async () => {
    const model = built();
    model.compile({ loss: 'mse', optimizer: make() });
    await train(model); // an optimizer before its first step has no place for a memory, in Keras neither
    await model.loadWeights(fixture(`${name}.weights.h5`));
    expectWeights(model, saved);
    await train(model);
    expectWeights(model, later);
  });

  test('so does the model, whoever saved it', async () => {
    const model = await loadModel(fixture(`${name}.keras`));
    expectWeights(model, saved);
    for (const ending of ['.keras', '.h5', '.npz']) {
      await model.save(at(`again${ending}`));
      const again = await loadModel(at(`again${ending}`));
      expectWeights(again, saved);
      await train(again);
      expectWeights(again, later);
    }
  });

  test('saved and loaded, the weights go on as they would have', async () => {
    const model = await loadModel(fixture(`${name}.keras`));
    await model.saveWeights(at(`${name}.weights.h5`));
    const other = built();
    other.compile({ loss: 'mse', optimizer: make() });
    await train(other);
    await other.loadWeights(at(`${name}.weights.h5`));
    await Promise.all([train(model), train(other)]);
    expectWeights(other, weightsOf(model)); // Keras's file has the learning rate in 32 bits
  });
});

test('an optimizer before its first step stays as it is, and it is said', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const model = built();
  model.compile({ loss: 'mse', optimizer: new Adam({ amsgrad: true }) });
  await model.loadWeights(fixture('adam.weights.h5'));
  expectWeights(model, keras.optimizers.adam.saved);
  expect(model.optimizer.iterations).toBe(0);
  expect(warn.mock.calls).toEqual([
    [
      'The weights are loaded, the optimizer stays as it is: the file has 14 arrays of it, adam here has 2 ' +
        'before its first step.',
    ],
  ]);
  warn.mockRestore();
});

test('of a .keras file the weights; .npz has all weights by name, for NumPy', async () => {
  const model = built();
  await model.loadWeights(fixture('sgd.keras'));
  expectWeights(model, keras.optimizers.sgd.saved);
  await model.saveWeights(at('w.npz'));
  const other = built();
  await loadWeights(other, at('w.npz'));
  expect(weightsOf(other)).toEqual(weightsOf(model));
});

test('TensorFlow.js’s own loadWeights stays', async () => {
  const model = sequential([dense({ units: 1, inputShape: [1], name: 'one' })]);
  await model.loadWeights({ 'one/kernel': tf.tensor2d([[3]]), 'one/bias': tf.tensor1d([4]) });
  expect(weightsOf(model)).toEqual([[3], [4]]);
});

test('refused, with nothing changed or written', async () => {
  const model = built();
  const before = weightsOf(model);
  for (const [units, words] of [
    [[3], "it has 2 arrays for the layer 'dense_1'; the model has 0 there"],
    [[3, 2, 1], "'layers/dense_2/vars/0'"],
    [[5, 2], 'has the shape [4, 3]'],
  ] as const) {
    const other = sequential(
      units.map((n, i) => dense({ units: n, ...(i === 0 && { inputShape: [4] }) })),
    );
    const had = weightsOf(other);
    await expect(other.loadWeights(fixture('sgd.weights.h5'))).rejects.toThrow(words);
    expect(weightsOf(other)).toEqual(had);
  }
  await expect(model.loadWeights('w.hdf')).rejects.toThrow(
    "loadWeights takes a file that ends in .weights.h5 or .h5 or .keras or .npz; got 'w.hdf'.",
  );
  await expect(model.saveWeights('w.keras')).rejects.toThrow(
    'saveWeights takes a file that ends in',
  );
  await expect(model.saveWeights(5 as never)).rejects.toThrow(
    'saveWeights takes the path of a file',
  );
  const normal = sequential([tf.layers.batchNormalization({ inputShape: [2], name: 'norm' })]);
  await expect(normal.saveWeights(at('norm.weights.h5'))).rejects.toThrow(
    "The layer 'norm' is BatchNormalization; a .weights.h5 file can have the weights of Dense layers.",
  );
  expect(existsSync(at('norm.weights.h5'))).toBe(false);
  expect(weightsOf(model)).toEqual(before);
});

describe('a model’s description', () => {
  const names = (model: Sequential) =>
    model.layers.map((layer) => [layer.getClassName(), layer.name]);

  test('Keras’s config and JSON make the same layers, which start as their initializers say', () => {
    setRandomSeed(3);
    const [one, other] = [built(), modelFromJson(keras.json)];
    expect(names(one)).toEqual(names(other));
    expect(names(one).map(([kind]) => kind)).toEqual(
      keras.config.layers.slice(1).map(({ class_name }) => class_name),
    );
    const kernels = [one, other].map((model) => weightsOf(model)[0]);
    expect(kernels[0]).not.toEqual(kernels[1]); // drawn anew
    expect(Math.max(...kernels[0].map(Math.abs))).toBeGreaterThan(0);
  });

  test('what is written is read', () => {
    const model = built();
    const config = model.getConfig();
    expect(Sequential.fromConfig(config).getConfig()).toEqual(config);
    expect(modelFromJson(model.toJSON() as string).getConfig()).toEqual(config);
    expect(config).toMatchObject({
      name: 'weighed',
      build_input_shape: [null, 4],
      layers: [
        { class_name: 'InputLayer', config: { batch_shape: [null, 4] } },
        {
          class_name: 'Dense',
          config: {
            activation: 'tanh',
            kernel_regularizer: { class_name: 'L1L2', config: { l1: 0 } },
            kernel_initializer: {
              class_name: 'VarianceScaling',
              config: { scale: 2, mode: 'fan_in', distribution: 'truncated_normal' },
            },
          },
        },
        { class_name: 'Dropout' },
        { class_name: 'Reshape', config: { target_shape: [3, 1] } },
        { class_name: 'Flatten' },
        { class_name: 'Dense', config: { name: 'out', activation: 'elu' } },
      ],
    });
  });

  test('TensorFlow.js’s own saving keeps its form', async () => {
    const model = built();
    const topology = model.toJSON(undefined, false) as { class_name: string; config: object };
    expect(topology.class_name).toBe('Sequential');
    const loaded = await tf.models.modelFromJSON(JSON.parse(JSON.stringify(topology)));
    expect(loaded.layers.map(({ name }) => name)).toEqual(names(model).map(([, name]) => name));
  });

  test('refused by name', () => {
    expect(() => Sequential.fromConfig({})).toThrow(
      'the model has layers nothing; expected a list',
    );
    expect(() => modelFromJson('{')).toThrow('The text of the model is damaged');
    const normal = sequential([tf.layers.batchNormalization({ inputShape: [2], name: 'norm' })]);
    expect(() => normal.getConfig()).toThrow("The layer 'norm' is BatchNormalization");
  });
});

describe('losses and metrics by class', () => {
  test.each(['.keras', '.h5', '.npz'])('go into %s with what they were given', async (ending) => {
    const model = sequential([dense({ units: 2, inputShape: [4] })]);
    const loss = new BinaryCrossentropy({ fromLogits: true, labelSmoothing: 0.1 });
    const metrics = [new AUC({ curve: 'PR', name: 'area' }), new BinaryAccuracy({ threshold: 0 })];
    model.compile({ loss, metrics: ['mae', ...metrics], optimizer: 'adam' });
    await model.save(at(`classes${ending}`));
    const loaded = await loadModel(at(`classes${ending}`));
    const [input, target] = [x(), tf.oneHot(tf.tensor1d([0, 1, 0, 1, 1, 0], 'int32'), 2)];
    const before = model.evaluate(input, target.toFloat(), { batchSize: 6 });
    expect(Object.keys(before)).toContain('area');
    const names = (logs: object) =>
      Object.entries(logs).map(([name, value]) => [
        name === 'mae' ? 'mean_absolute_error' : name,
        value,
      ]);
    const after = loaded.evaluate(input, target.toFloat(), { batchSize: 6 });
    expect(names(after)).toEqual(names(before));
  });

  test('TensorFlow.js’s folder refuses them by name', async () => {
    const model = sequential([dense({ units: 2, inputShape: [4] })]);
    for (const [compiled, words] of [
      [{ loss: new Huber({ delta: 2 }) }, "can't have the loss huber with delta"],
      [{ loss: 'mse', metrics: new AUC() }, "can't have the metric AUC with arguments"],
    ] as const) {
      model.compile(compiled);
      await expect(model.save(at('folder'))).rejects.toThrow(words);
    }
  });
});
