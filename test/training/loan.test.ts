/** While an engine trains, whoever looks at the model sees what the engine has; who doesn't, costs nothing. */

import * as tf from '@tensorflow/tfjs';
import { Adam, dense, type Sequential, sequential, useBackend } from '../../src/index.ts';

beforeAll(() => useBackend('wasm'));

const ROWS = 12;
const x = () => tf.tidy(() => tf.linspace(-1, 1, ROWS * 2).reshape([ROWS, 2]));
const y = () => tf.linspace(0, 1, ROWS);

function build(): Sequential {
  const model = sequential([
    dense({ units: 3, activation: 'tanh', inputShape: [2], seed: 1 }),
    dense({ units: 1, seed: 2 }),
  ]);
  model.compile({ loss: 'mse', optimizer: new Adam({ learningRate: 0.1 }) });
  return model;
}

const valuesOf = (model: Sequential) => model.getWeights().map((w) => Array.from(w.dataSync()));

/** Three batches of four. */
const train = (model: Sequential, callbacks: tf.CustomCallbackArgs, epochs = 1) =>
  model.fit(x(), y(), {
    ...{ batchSize: 4, epochs, shuffle: false, verbose: 0, engine: 'wasm' },
    callbacks,
  });

/** What a model has after so many of the batches. */
async function after(batches: number): Promise<{ model: Sequential; weights: number[][] }> {
  const model = build();
  await model.fit(x().slice([0, 0], [4 * batches, 2]), y().slice([0], [4 * batches]), {
    ...{ batchSize: 4, shuffle: false, verbose: 0, engine: 'wasm' },
  });
  return { model, weights: valuesOf(model) };
}

const looks: [string, (model: Sequential, held: tf.Tensor[]) => unknown][] = [
  ['getWeights', (model) => valuesOf(model)],
  [
    'a layer’s getWeights',
    (model) =>
      model.layers.flatMap((layer) => layer.getWeights()).map((w) => Array.from(w.dataSync())),
  ],
  ['a tensor that was taken before', (_, held) => held.map((w) => Array.from(w.dataSync()))],
  ['predict', (model) => Array.from((model.predict(x()) as tf.Tensor).dataSync())],
  ['evaluate', (model) => model.evaluate(x(), y())],
  [
    'the optimizer’s getWeights',
    async (model) =>
      (await model.optimizer.getWeights()).map(({ tensor }) => Array.from(tensor.dataSync())),
  ],
  ['the optimizer’s iterations', (model) => model.optimizer.iterations],
];

test.each(looks)('in a batch’s end %s is of that batch', async (_, look) => {
  const model = build();
  const held = model.getWeights();
  const seen: unknown[] = [];
  await train(model, {
    async onBatchEnd() {
      seen.push(await look(model, held));
    },
  });
  const alone = [];
  for (const batches of [1, 2, 3]) {
    const { model } = await after(batches);
    alone.push(await look(model, model.getWeights()));
  }
  expect(seen).toEqual(alone);
  expect(valuesOf(model)).toEqual((await after(3)).weights); // looking changes nothing
});

test('what a callback writes is gone on from', async () => {
  const model = build();
  await train(model, {
    async onBatchEnd(batch) {
      if (batch === 0) model.setWeights(model.getWeights().map((w) => tf.zerosLike(w)));
    },
  });
  const other = build();
  await other.fit(x().slice([0, 0], [4, 2]), y().slice([0], [4]), {
    batchSize: 4,
    shuffle: false,
    verbose: 0,
  });
  other.setWeights(other.getWeights().map((w) => tf.zerosLike(w)));
  await other.fit(x().slice([4, 0], [8, 2]), y().slice([4], [8]), {
    batchSize: 4,
    shuffle: false,
    verbose: 0,
  });
  expect(valuesOf(model)).toEqual(valuesOf(other));
});

test('a learning rate of 0 set at a batch’s end holds from the next one on', async () => {
  const model = build();
  await train(model, {
    async onBatchEnd(batch) {
      if (batch === 0) Object.assign(model.optimizer, { learningRate: 0 });
    },
  });
  expect(valuesOf(model)).toEqual((await after(1)).weights);
});

test('who looks at the logs only has nothing written to the model between the batches', async () => {
  const model = build();
  const write = jest.spyOn(tf.LayerVariable.prototype, 'write');
  const losses: number[] = [];
  await train(
    model,
    {
      async onBatchEnd(_, logs) {
        losses.push(Number(logs?.loss));
      },
    },
    2,
  );
  expect(losses).toHaveLength(6);
  expect(write).toHaveBeenCalledTimes(2 * 4); // each weight at each epoch's end
  write.mockRestore();
});

test('no tensor is left', async () => {
  const model = build();
  await train(model, {});
  const before = tf.memory().numTensors;
  const [input, target] = [x(), y()];
  await model.fit(input, target, {
    ...{ batchSize: 4, verbose: 0, engine: 'wasm' },
    callbacks: { onBatchEnd: async () => void valuesOf(model) },
  });
  tf.dispose([input, target]);
  expect(tf.memory().numTensors).toBe(before);
});
