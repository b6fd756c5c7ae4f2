/** What is said of numbers that are none: which weight, input or layer, and what to try. */

import * as tf from '@tensorflow/tfjs';
import { dense, sequential, useBackend } from '../../src/index.ts';
import {
  allFinite,
  checkWeights,
  type InspectedModel,
  lossError,
  weightsError,
} from '../../src/training/not-finite.ts';

beforeAll(() => useBackend('cpu'));

const PLACE = { epoch: 2, batch: 7 };
const STOPPED = 'Training stopped in epoch 2, batch 7 (both counted from 0)';
const KEPT_BATCH = 'The model keeps the weights from before this batch.';
const TRY = 'Try a smaller learning rate (it is 0.5), and a newly built model.';

function build(optimizer: tf.Optimizer = tf.train.sgd(0.5)): InspectedModel {
  const model = sequential([
    dense({ units: 2, inputShape: [2], name: 'hidden', kernelInitializer: 'ones' }),
    dense({ units: 1, name: 'output', kernelInitializer: 'ones' }),
  ]);
  model.compile({ loss: 'mse', optimizer });
  return model as unknown as InspectedModel;
}

const weightsOf = (model: InspectedModel) =>
  model.trainableWeights.map((weight) => weight.read().dataSync().slice() as Float32Array);
/** The model's weights, but for one value. */
function spoiled(model: InspectedModel, weight: number, value: number): Float32Array[] {
  const weights = weightsOf(model);
  weights[weight][weights[weight].length - 1] = value;
  return weights;
}
const ones = () => tf.ones([2, 2]);

test('of finite numbers only', () => {
  expect(allFinite(Float32Array.of())).toBe(true);
  expect(allFinite(Float32Array.of(1, -3e38, 0))).toBe(true);
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    for (const at of [0, 1, 2]) {
      const values = Float32Array.of(1, 2, 3);
      values[at] = value;
      expect(allFinite(values)).toBe(false);
    }
  }
});

const weightCases = [
  [0, Number.NaN, "kernel of the layer 'hidden' holds NaN"],
  [1, Number.POSITIVE_INFINITY, "bias of the layer 'hidden' holds Infinity"],
  [2, Number.NEGATIVE_INFINITY, "kernel of the layer 'output' holds -Infinity"],
  [3, Number.NaN, "bias of the layer 'output' holds NaN"],
] as const;

test.each(weightCases)(
  'weight %i is %d: in the loss, after a step, before the first one',
  (weight, value, words) => {
    const model = build();
    const weights = spoiled(model, weight, value);
    expect(lossError(model, weights, ones(), Number.NaN, PLACE).message).toBe(
      `${STOPPED}, where the loss is NaN. The ${words}: the step before this one went too far. ${TRY} ` +
        'The model keeps the weights from the beginning of this epoch.',
    );
    expect(weightsError(model, weights, PLACE)?.message).toBe(
      `${STOPPED}, by whose step the ${words}. ${TRY} The model keeps the weights from before.`,
    );
    expect(() => checkWeights(model)).not.toThrow();
    model.trainableWeights[weight].write(
      tf.tensor(weights[weight], model.trainableWeights[weight].shape as number[]),
    );
    expect(() => checkWeights(model)).toThrow(
      new Error(
        `The ${words} before the first step: nothing can be learned from it. Build the model again, or give ` +
          'it other weights (setWeights, loadModel).',
      ),
    );
  },
);

test('of finite weights there is nothing to say', () => {
  const model = build();
  expect(weightsError(model, weightsOf(model), PLACE)).toBeUndefined();
});

test.each([
  [[1, 2, 3, Number.NaN], 'NaN (sample 1, value 1'],
  [[1, Number.POSITIVE_INFINITY, Number.NaN, 4], 'Infinity (sample 0, value 1'],
  [[Number.NEGATIVE_INFINITY, 2, 3, 4], '-Infinity (sample 0, value 0'],
])('an input of %j', (values, words) => {
  const model = build();
  const x = tf.tensor2d(values, [2, 2]);
  expect(lossError(model, weightsOf(model), x, Number.NaN, PLACE).message).toBe(
    `${STOPPED}, where the loss is NaN. The batch's input holds ${words}, both counted from 0); expected finite ` +
      `numbers. Look for a division by 0 or a value that could not be read. ${KEPT_BATCH}`,
  );
});

test.each([
  ['hidden', 3e38, 1],
  ['output', 1, 3e38],
])('the sums of the layer %s are too large', (layer, first, second) => {
  const model = build();
  const weights = weightsOf(model);
  weights[0].fill(first);
  weights[2].fill(second);
  expect(lossError(model, weights, ones(), Number.POSITIVE_INFINITY, PLACE).message).toBe(
    `${STOPPED}, where the loss is Infinity. The layer '${layer}' gives Infinity: its inputs and weights are ` +
      `finite, but their sums are too large for numbers of 32 bits (3.4e38). ${TRY} ${KEPT_BATCH}`,
  );
});

test('only the loss is too large; the model keeps its own weights, and no tensor is left', () => {
  const model = build();
  const own = weightsOf(model);
  const [x, lent] = [ones(), own.map((values) => values.map((value) => value + 1))];
  const before = tf.memory().numTensors;
  expect(lossError(model, lent, x, Number.POSITIVE_INFINITY, PLACE).message).toBe(
    `${STOPPED}, where the loss is Infinity. All layers give finite numbers; between those of the last one, ` +
      `'output', and the targets the loss is too large for numbers of 32 bits (3.4e38). ${TRY} ${KEPT_BATCH}`,
  );
  expect(weightsOf(model)).toEqual(own);
  expect(tf.memory().numTensors).toBe(before);
});

test('integers go in as numbers do', () => {
  const model = build();
  const x = tf.ones([2, 2], 'int32');
  expect(lossError(model, weightsOf(model), x, Number.NaN, PLACE).message).toContain(
    'All layers give finite numbers',
  );
});

test.each([
  [0.5, 1, TRY],
  [
    0.5,
    1.5,
    'Try a smaller learning rate (it is 0.5), inputs scaled to 0 … 1 (the largest is 1.5), and a',
  ],
  [
    0.01,
    -255,
    'Try a smaller learning rate (it is 0.01), inputs scaled to 0 … 1 (the largest is 255), and a',
  ],
  [
    0.5,
    1234567,
    '(it is 0.5), inputs scaled to 0 … 1 (the largest is 1234570), and a newly built model.',
  ],
])('at a rate of %d and inputs of %d the advice is: %s', (rate, input, advice) => {
  const model = build(tf.train.sgd(rate));
  const x = tf.fill([1, 2], input);
  expect(lossError(model, weightsOf(model), x, Number.NaN, PLACE).message).toContain(advice);
});

test('an optimizer that does not say its rate, and an input of which no largest is known', () => {
  const optimizer = tf.train.sgd(0.5);
  optimizer.getConfig = () => ({});
  const model = build(optimizer);
  const x = tf.tensor2d([Number.POSITIVE_INFINITY, 2], [1, 2]);
  expect(lossError(model, spoiled(model, 0, Number.NaN), x, Number.NaN, PLACE).message).toContain(
    'Try a smaller learning rate, and a newly built model.',
  );
});

describe('a loss function of the caller’s own', () => {
  const own = () => {
    const model = build();
    Object.assign(model, { loss: function logLoss() {} });
    return model;
  };

  test.each([Number.NaN, Number.NEGATIVE_INFINITY])(
    'gives %d: it is named, not the learning rate',
    (loss) => {
      const model = own();
      expect(lossError(model, weightsOf(model), ones(), loss, PLACE).message).toBe(
        `${STOPPED}, where the loss is ${loss}. All layers give finite numbers; the loss function 'logLoss' makes ` +
          `${loss} of those of the last one, 'output', and the targets. Look for a target that is not a number, a ` +
          `division by 0, and a logarithm or root of what may be 0 or negative. ${KEPT_BATCH}`,
      );
    },
  );

  test('of which only the slope is not a number', () => {
    const model = own();
    expect(weightsError(model, spoiled(model, 0, Number.NaN), PLACE)?.message).toContain(
      `${TRY} The loss function 'logLoss' may do it too: a root or logarithm at 0 has no finite slope.`,
    );
    Object.assign(model, { loss: (() => () => {})() });
    expect(weightsError(model, spoiled(model, 0, Number.NaN), PLACE)?.message).toContain(
      "The loss function 'without a name' may do it too",
    );
  });

  test('whose outputs are too large already is not blamed', () => {
    const model = own();
    const weights = weightsOf(model);
    weights[2].fill(1e30);
    expect(lossError(model, weights, ones(), Number.POSITIVE_INFINITY, PLACE).message).toContain(
      'the loss is too large for numbers of 32 bits (3.4e38). Try a smaller learning rate',
    );
  });
});

test('inputs that no learning rate makes up for', () => {
  const model = build();
  const x = tf.fill([1, 2], -1e20);
  expect(lossError(model, weightsOf(model), x, Number.POSITIVE_INFINITY, PLACE).message).toContain(
    '(3.4e38). The inputs are too large (the largest is 100000000000000000000): scale them to 0 … 1, and ' +
      'build the model again. The model keeps',
  );
});

test('the loss poisson of a negative prediction, which has no logarithm', async () => {
  const model = sequential([dense({ units: 1, inputShape: [2], name: 'count' })]);
  model.setWeights([tf.tensor2d([[-0.5], [0]]), tf.zeros([1])]);
  model.compile({ loss: 'poisson', optimizer: 'sgd' });
  await expect(model.fit(tf.ones([2, 2]), tf.ones([2, 1]), { verbose: 0 })).rejects.toThrow(
    "where the loss is NaN. The loss 'poisson' takes the logarithm of predicted counts, and the last layer, " +
      "'count', gives -0.5: a negative number has none.",
  );
});

test('the loss categorical_crossentropy of predictions that add up to 0', async () => {
  const model = sequential([
    dense({ units: 2, inputShape: [2], activation: 'relu', name: 'dead' }),
  ]);
  model.setWeights([
    tf.tensor2d([
      [-1, -1],
      [0, 1],
    ]),
    tf.zeros([2]),
  ]);
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  model.compile({ loss: 'categorical_crossentropy', optimizer: 'sgd' });
  warn.mockRestore();
  await expect(
    model.fit(tf.eye(2).reverse(0), tf.eye(2), { verbose: 0, shuffle: false }),
  ).rejects.toThrow(
    "where the loss is NaN. The loss 'categorical_crossentropy' divides a sample's predictions by their sum, " +
      "and those of the last layer, 'dead', add up to 0 (sample 1 of the batch, counted from 0).",
  );
});

describe('a learning rate that is none', () => {
  const layers = () => [dense({ units: 1, inputShape: [2] })];
  const makers = {
    sgd: (rate: number) => tf.train.sgd(rate),
    momentum: (rate: number) => tf.train.momentum(rate, 0.9),
    rmsprop: (rate: number) => tf.train.rmsprop(rate),
    adam: (rate: number) => tf.train.adam(rate),
    adagrad: (rate: number) => tf.train.adagrad(rate),
    adamax: (rate: number) => tf.train.adamax(rate),
  };
  const rates = [Number.NaN, -0.01, Number.POSITIVE_INFINITY];

  test.each(Object.entries(makers))('compile refuses it: tf.train.%s', (_, make) => {
    for (const rate of rates) {
      const optimizer = make(rate);
      expect(() => sequential(layers()).compile({ loss: 'mse', optimizer })).toThrow(
        `${optimizer.getClassName()}'s learningRate is a number of at least 0; got ${rate}.`,
      );
    }
  });

  test('and a momentum that is no share', () => {
    const optimizer = tf.train.momentum(0.1, Number.NaN);
    expect(() => sequential(layers()).compile({ loss: 'mse', optimizer })).toThrow(
      "Momentum's momentum is a number from 0 to 1; got NaN.",
    );
  });

  test.each(['stock', 'wasm'] as const)('a callback can’t set it: %s', async (engine) => {
    for (const event of ['onTrainBegin', 'onEpochBegin', 'onBatchBegin', 'onBatchEnd']) {
      for (const rate of rates) {
        const model = sequential(layers());
        const optimizer = tf.train.sgd(0.1);
        model.compile({ loss: 'mse', optimizer });
        const callbacks = { [event]: () => optimizer.setLearningRate(rate) };
        const options = { engine, callbacks, epochs: 2, verbose: 0 } as const;
        await expect(model.fit(tf.ones([2, 2]), tf.ones([2, 1]), options)).rejects.toThrow(
          `SGD's learningRate is a number of at least 0; got ${rate}.`,
        );
        expect(model.getWeights()[0].dataSync().every(Number.isFinite)).toBe(true);
      }
    }
  });
});
