/** Models that change: weights in Keras's order, freezing, add and pop (test/fixtures/make_layer_fixtures.py). */

import * as tf from '@tensorflow/tfjs';
import { findNativeAddon } from '../../src/backend/native-addon-node.ts';
import { recordOf } from '../../src/files/record-of-model.ts';
import {
  clearSession,
  dense,
  engineNames,
  type Sequential,
  sequential,
  useBackend,
} from '../../src/index.ts';
import keras from '../fixtures/keras-layers.json' with { type: 'json' };

const engines = engineNames.filter((engine) => engine !== 'native' || findNativeAddon('cpu'));

beforeAll(() => useBackend(engines.includes('native') ? 'native' : 'wasm'));
beforeEach(clearSession);

/** Numbers that tell every weight apart: k/8 + i for the k-th number of the i-th weight. */
function giveWeights(model: Sequential): void {
  model.setWeights(
    model.getWeights().map(({ shape, size }, i) => tf.range(0, size).div(8).add(i).reshape(shape)),
  );
}

const numbers = (tensors: tf.Tensor[]) => tensors.map((tensor) => [...tensor.dataSync()]);

describe('getWeights, setWeights and weights go layer by layer', () => {
  test.each(keras.order)('with layer $frozen frozen', ({ frozen, names }) => {
    const model = sequential([
      dense({ units: 2, inputShape: [2] }),
      tf.layers.batchNormalization(),
      dense({ units: 2 }),
    ]);
    model.layers[frozen].trainable = false;
    expect(model.weights.map(({ originalName }) => originalName)).toEqual(names);
    const shapes = model.weights.map(({ shape }) => shape);
    expect(model.getWeights().map(({ shape }) => shape)).toEqual(shapes);
    giveWeights(model);
    expect(model.layers[2].getWeights()[0].dataSync()[0]).toBe(6);
  });

  test('copying between two models, one of them frozen', () => {
    const build = () => sequential([dense({ units: 2, inputShape: [2] }), dense({ units: 2 })]);
    const [one, two] = [build(), build()];
    one.layers[0].trainable = false;
    giveWeights(one);
    two.setWeights(one.getWeights());
    expect(numbers(two.layers[0].getWeights())).toEqual([
      [0, 0.125, 0.25, 0.375],
      [1, 1.125],
    ]);
    expect(tf.memory().numTensors).toBeGreaterThan(0);
  });

  test('a model in the place of a layer', () => {
    const inner = sequential([dense({ units: 2, inputShape: [2] }), dense({ units: 2 })]);
    inner.layers[0].trainable = false;
    const model = sequential([inner as unknown as tf.layers.Layer, dense({ units: 1 })]);
    expect(model.weights.map(({ originalName }) => originalName)).toEqual([
      ...['dense/kernel', 'dense/bias', 'dense_1/kernel', 'dense_1/bias'],
      ...['dense_2/kernel', 'dense_2/bias'],
    ]);
    model.trainable = false;
    expect(model.trainableWeights).toEqual([]);
    model.trainable = true;
    expect(model.trainableWeights).toHaveLength(6);
  });

  test('integers are taken; no tensor is left', () => {
    const model = sequential([dense({ units: 1, inputShape: [2] })]);
    const given = [tf.tensor2d([[1], [2]], [2, 1], 'int32'), tf.zeros([1])];
    const before = tf.memory().numTensors;
    model.setWeights(given);
    expect(tf.memory().numTensors).toBe(before);
    expect(numbers(model.getWeights())).toEqual([[1, 2], [0]]);
    tf.dispose(given);
    expect(numbers(model.getWeights())).toEqual([[1, 2], [0]]);
  });

  test.each([
    [[tf.zeros([2, 1])], 'setWeights takes a list of 2 tensors, one for each weight'],
    [tf.zeros([2, 1]), 'as getWeights gives them; got a tensor.'],
    [[tf.zeros([2, 1]), 0], "for 'dense/bias' it got 0."],
    [
      [tf.zeros([2, 1]), tf.zeros([2])],
      "The weight 'dense/bias' has the shape [1]; setWeights got one of [2].",
    ],
  ])('others are refused, and no weight is changed (%#)', (given, message) => {
    const model = sequential([dense({ units: 1, inputShape: [2], kernelInitializer: 'ones' })]);
    expect(() => model.setWeights(given as tf.Tensor[])).toThrow(message);
    expect(numbers(model.getWeights())).toEqual([[1, 1], [0]]);
  });
});

const x = () =>
  tf.tensor2d([
    [1, 2],
    [0.5, -1],
  ]);
const y = () => tf.tensor2d([[1], [2]]);

const changes: Record<string, (model: Sequential) => void> = {
  freeze_first: (model) => {
    model.layers[0].trainable = false;
  },
  freeze_last: (model) => {
    model.layers[1].trainable = false;
  },
  freeze_all: (model) => {
    model.trainable = false;
  },
  freeze_and_free: (model) => {
    model.trainable = false;
    model.trainable = true;
  },
  free_but_first: (model) => {
    model.trainable = false;
    model.trainable = true;
    model.layers[0].trainable = false;
  },
  add: (model) => model.add(dense({ units: 1 })),
  pop: (model) => void model.pop(),
  pop_and_add: (model) => model.add(model.pop()),
};

const compile = (model: Sequential) =>
  model.compile({ loss: 'mean_squared_error', optimizer: tf.train.sgd(1 / 64) });

async function trained(): Promise<Sequential> {
  const model = sequential([dense({ units: 1, inputShape: [2] }), dense({ units: 1 })]);
  compile(model);
  await model.fit(x(), y(), { verbose: 0 });
  model.predict(x());
  return model;
}

describe.each(engines)('a model that changed after fit, with the engine %s', (engine) => {
  const rows = keras.changes.filter(({ change }) => change !== 'freeze_all');

  test.each(rows)(
    '$change, compiled again: loss $loss',
    async ({ change, loss, weights, outputs }) => {
      const model = await trained();
      changes[change](model);
      giveWeights(model);
      compile(model);
      const isFrozen = /freeze_|but_first/.test(change) && !change.endsWith('_free');
      const chosen = isFrozen ? 'auto' : engine; // whether an engine takes frozen layers is its own affair
      const history = await model.fit(x(), y(), { verbose: 0, engine: chosen });
      expect(history.loss[0]).toBeCloseTo(loss, 5);
      const near = (values: number[]) => values.map((value) => expect.closeTo(value, 5));
      expect(numbers(model.getWeights())).toEqual(weights.map(near));
      const [got] = numbers([model.predict(x()) as tf.Tensor]);
      expect(got).toEqual(near(outputs));
    },
  );

  test.each(['add', 'pop', 'pop_and_add'])('%s without compile', async (change) => {
    const model = await trained();
    changes[change](model);
    const again = 'add or pop changed the model since it was compiled: compile it again.';
    await expect(model.fit(x(), y(), { verbose: 0, engine })).rejects.toThrow(again);
    expect(() => model.evaluate(x(), y(), { engine })).toThrow(again);
  });

  test.each(['freeze_first', 'freeze_all'])(
    '%s without compile: fit asks for it, evaluate goes on',
    async (change) => {
      const model = await trained();
      const { loss } = model.evaluate(x(), y());
      changes[change](model);
      await expect(model.fit(x(), y(), { verbose: 0, engine })).rejects.toThrow(
        'A layer was frozen, or freed, by trainable since the model was compiled: compile it again',
      );
      expect(
        model.evaluate(x(), y(), { engine: engine === 'auto' ? engine : 'stock' }).loss,
      ).toBeCloseTo(loss, 5);
    },
  );

  test('all layers frozen: there is nothing to train, and evaluate tells Keras’s loss', async () => {
    const model = await trained();
    changes.freeze_all(model);
    giveWeights(model);
    compile(model);
    await expect(model.fit(x(), y(), { verbose: 0, engine })).rejects.toThrow(
      'There is no weight to train: all layers are frozen, or have none.',
    );
    const row = keras.changes.find(({ change }) => change === 'freeze_all');
    expect(model.evaluate(x(), y()).loss).toBeCloseTo(Number(row?.loss), 5);
    expect(numbers(model.getWeights())).toEqual(row?.weights);
  });
});

test('predict goes with the layers that are there', () => {
  const model = sequential([dense({ units: 3, inputShape: [2] })]);
  expect((model.predict(x()) as tf.Tensor).shape).toEqual([2, 3]);
  model.add(dense({ units: 1 }));
  expect((model.predict(x()) as tf.Tensor).shape).toEqual([2, 1]);
  const last = model.pop();
  expect((model.predict(x()) as tf.Tensor).shape).toEqual([2, 3]);
  expect(last.name).toBe('dense_1');
  expect(model.countParams()).toBe(9);
  expect(() => sequential().pop()).toThrow('There are no layers in the model.');
});

test.each(['add', 'pop', 'freeze_first', 'freeze_all'])(
  'after %s the weights are saved; the saved model needs compile, as this one does',
  async (change) => {
    const model = sequential([dense({ units: 3, inputShape: [2] }), dense({ units: 1 })]);
    model.compile({ loss: 'mean_squared_error', optimizer: tf.train.adam(0.1) });
    await model.fit(x(), y(), { verbose: 0 });
    changes[change](model);
    const { training, weights } = await recordOf(model);
    expect(training).toBeUndefined();
    expect(weights).toHaveLength(model.weights.length);
  },
);
