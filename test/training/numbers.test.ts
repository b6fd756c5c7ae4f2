/** Numbers that go wrong: each engine stops where they appear, says where they come from, and loses nothing. */

import * as tf from '@tensorflow/tfjs';
import { dense, type FitOptions, type Sequential, sequential } from '../../src/index.ts';
import { engines, loadEngines } from '../engines.ts';
import { largestDifference } from './problem.ts';

beforeAll(loadEngines);

type Activation = 'linear' | 'sigmoid' | 'relu' | 'tanh';

function build(hidden: Activation = 'sigmoid', optimizer: string | tf.Optimizer = 'rmsprop') {
  const model = sequential([
    dense({ units: 4, activation: hidden, inputShape: [2], name: 'hidden', seed: 1 }),
    dense({ units: 3, activation: 'softmax', name: 'output', seed: 2 }),
  ]);
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer });
  return model;
}

/** A regression, whose loss can grow without end. */
function buildRegression(optimizer: tf.Optimizer) {
  const model = sequential([
    dense({ units: 4, inputShape: [2], name: 'hidden', seed: 1 }),
    dense({ units: 1, name: 'output', seed: 2 }),
  ]);
  model.compile({ loss: 'mse', optimizer });
  return model;
}

const SAMPLES = 40;
const x = () =>
  tf.tensor2d(
    Array.from({ length: 2 * SAMPLES }, (_, i) => Math.sin(i)),
    [SAMPLES, 2],
  );
const y = () =>
  tf.tensor1d(
    Array.from({ length: SAMPLES }, (_, i) => i % 3),
    'int32',
  );
const weightsOf = (model: Sequential) =>
  model.getWeights().map((weight) => Array.from(weight.dataSync()));
const allFinite = (model: Sequential) => weightsOf(model).flat().every(Number.isFinite);

/** Puts a value into the first place of one of the model's weights. */
function spoil(model: Sequential, weight: number, value: number): void {
  const weights = model.getWeights().map((tensor) => tensor.clone());
  const values = weights[weight].dataSync().slice();
  values[0] = value;
  weights[weight] = tf.tensor(values, weights[weight].shape);
  model.setWeights(weights);
}

describe.each(engines)('engine %s', (engine) => {
  const options: FitOptions = { engine, verbose: 0, batchSize: 8, shuffle: false };

  describe.each<Activation>(['linear', 'sigmoid', 'relu', 'tanh'])('%s', (hidden) => {
    test.each([
      [0, Number.NaN, "The kernel of the layer 'hidden' holds NaN before the first step"],
      [3, Number.POSITIVE_INFINITY, "The bias of the layer 'output' holds Infinity before"],
    ])('weight %i is %d: nothing is trained', async (weight, value, message) => {
      const model = build(hidden);
      spoil(model, weight, value);
      await expect(model.fit(x(), y(), options)).rejects.toThrow(message);
    });

    test.each([0, 1, 2, 3])(
      'NaN gets into weight %i during training: the batch and the layer are named',
      async (weight) => {
        const model = build(hidden);
        const before: number[][][] = [];
        const callbacks = {
          onBatchBegin: (batch: number) => {
            before.push(weightsOf(model));
            if (batch === 2) spoil(model, weight, Number.NaN);
          },
        };
        const name = ['kernel', 'bias'][weight % 2];
        const layer = ['hidden', 'output'][Math.floor(weight / 2)];
        await expect(model.fit(x(), y(), { ...options, callbacks })).rejects.toThrow(
          new RegExp(
            `in epoch 0, batch 2 .*where the loss is NaN. The ${name} of the layer '${layer}' holds NaN`,
          ),
        );
      },
    );
  });

  test('a rate that is too large: stops at a batch, with what to try, and the weights are finite', async () => {
    const model = buildRegression(tf.train.sgd(1e3));
    const seen: number[] = [];
    const callbacks = {
      onBatchEnd: (_: number, logs?: tf.Logs) => void seen.push(Number(logs?.loss)),
    };
    const fitted = model.fit(x().mul(255), tf.ones([SAMPLES]), {
      ...options,
      callbacks,
      epochs: 9,
    });
    const message = await fitted.then(String, (error: Error) => error.message);
    const [, epoch, batch] = (message.match(/in epoch (\d+), batch (\d+) \(both/) ?? []).map(
      Number,
    );
    expect(5 * epoch + batch).toBe(seen.length); // the batch after the last good one
    expect(seen.every(Number.isFinite)).toBe(true);
    expect(message).toMatch(/The (kernel|bias|layer|loss|layers)|All layers/);
    expect(message).toContain('Try a smaller learning rate (it is 1000), inputs scaled to 0 … 1');
    expect(message).toMatch(/The model keeps the weights from/);
    expect(allFinite(model)).toBe(true);
  });

  test('the weights that are kept are those from before the batch, or from the epoch’s beginning', async () => {
    const [bad, good] = [buildRegression(tf.train.sgd(0.01)), buildRegression(tf.train.sgd(0.01))];
    const targets = new Float32Array(SAMPLES).fill(1);
    targets[19] = 3e38; // in batch 2: its square is too large
    await expect(bad.fit(x(), tf.tensor1d(targets), options)).rejects.toThrow(
      /in epoch 0, batch 2 .*the loss is Infinity. All layers give finite numbers; .*'output'.*before this batch/,
    );
    await good.fit(x().slice([0], [16]), tf.ones([16]), options);
    expect(weightsOf(bad)).toEqual(weightsOf(good));
    await bad.fit(x(), tf.ones([SAMPLES]), options); // and it trains again
    expect(allFinite(bad)).toBe(true);
  });

  test('the optimizer’s memory is that of before the batch, too', async () => {
    const [bad, good] = [buildRegression(tf.train.adam()), buildRegression(tf.train.adam())];
    const targets = new Float32Array(SAMPLES).fill(1);
    targets[19] = 3e38;
    await expect(bad.fit(x(), tf.tensor1d(targets), options)).rejects.toThrow('batch 2');
    await good.fit(x().slice([0], [16]), tf.ones([16]), options);
    for (const model of [bad, good]) await model.fit(x(), tf.ones([SAMPLES]), options);
    // TensorFlow.js's Adam computes β₁ᵗ anew from t, which rounds otherwise.
    expect(largestDifference(weightsOf(bad), weightsOf(good))).toBeLessThan(1e-6);
  });

  test('a sum that is too large names its layer', async () => {
    const model = buildRegression(tf.train.sgd(0.01));
    spoil(model, 2, 1e30);
    const large = tf.fill([SAMPLES, 2], 1e30);
    await expect(model.fit(large, tf.ones([SAMPLES]), options)).rejects.toThrow(
      /batch 0 .*The layer 'output' gives -?(Infinity|NaN): its inputs and weights are finite/,
    );
  });

  test('the last step’s weights are looked at, though no loss shows them', async () => {
    const model = buildRegression(tf.train.sgd(3e38));
    const weights = weightsOf(model);
    const whole = { ...options, batchSize: SAMPLES };
    await expect(model.fit(x().mul(10), tf.ones([SAMPLES]), whole)).rejects.toThrow(
      /in epoch 0, batch 0 .*by whose step the (kernel|bias) of the layer '(hidden|output)' holds/,
    );
    expect(weightsOf(model)).toEqual(weights);
  });

  test('leaves no tensor behind', async () => {
    const model = buildRegression(tf.train.sgd(0.01));
    const [input, target] = [x(), tf.fill([SAMPLES], 3e38)];
    await model.fit(input, tf.ones([SAMPLES]), options);
    const before = tf.memory().numTensors;
    await expect(model.fit(input, target, options)).rejects.toThrow('Infinity');
    await model.fit(input, input.slice([0, 0], [SAMPLES, 1]).mul(0) as tf.Tensor, options);
    expect(tf.memory().numTensors - before).toBeLessThanOrEqual(3); // those made in the line above
  });

  test.each([
    ['sums of ±1e15: exp overflows', 1e15],
    ['sums of ±1e4: probabilities 0 and 1, log(0)', 1e4],
  ])('%s, and the loss stays finite', async (_, scale) => {
    const model = build('linear');
    const weights = model.getWeights().map((weight) => weight.mul(scale) as tf.Tensor);
    model.setWeights([model.getWeights()[0], model.getWeights()[1], weights[2], weights[3]]);
    const { loss } = model.evaluate(x(), y(), { engine });
    expect(Number.isFinite(loss)).toBe(true);
    const history = await model.fit(x(), y(), options);
    expect(Number.isFinite(history.loss[0])).toBe(true);
    expect(allFinite(model)).toBe(true);
  });

  test.each([-1000, 1000])('sigmoid and its loss at sums around %d', async (bias) => {
    const model = sequential([dense({ units: 1, activation: 'sigmoid', inputShape: [2] })]);
    model.compile({ loss: 'binary_crossentropy', metrics: ['accuracy'] });
    model.setWeights([model.getWeights()[0], tf.tensor1d([bias])]);
    const zeroOrOne = y().toFloat().minimum(1) as tf.Tensor;
    const history = await model.fit(x(), zeroOrOne, options);
    expect(Number.isFinite(history.loss[0])).toBe(true);
    expect(allFinite(model)).toBe(true);
  });

  test('a batch of one, and a last batch of one', async () => {
    const [single, last] = [build(), build()];
    await single.fit(x(), y(), { ...options, batchSize: 1 });
    const history = await last.fit(x(), y(), { ...options, batchSize: SAMPLES - 1 });
    expect(single.optimizer.iterations).toBe(SAMPLES);
    expect(history.accuracy[0]).toBeLessThanOrEqual(1);
    expect(allFinite(single) && allFinite(last)).toBe(true);
  });

  test('one sample alone', async () => {
    const history = await build().fit(x().slice([0], [1]), y().slice([0], [1]), options);
    expect(Number.isFinite(history.loss[0])).toBe(true);
  });

  test('a class that never occurs: its probability falls', async () => {
    const model = build();
    const without = y().minimum(1) as tf.Tensor; // classes 0 and 1 of 3
    const of = () => (model.predict(x()) as tf.Tensor).mean(0).dataSync()[2];
    const before = of();
    await model.fit(x(), without, { ...options, epochs: 30 });
    expect(of()).toBeLessThan(before);
    expect(allFinite(model)).toBe(true);
  });

  test('all labels equal: the loss goes to 0, the accuracy to 1', async () => {
    const model = build('sigmoid', tf.train.adam(0.1));
    const history = await model.fit(x(), tf.fill([SAMPLES], 2, 'int32'), {
      ...options,
      epochs: 60,
    });
    expect(history.loss[59]).toBeLessThan(0.01);
    expect(history.accuracy[59]).toBe(1);
  });

  describe('learning rates', () => {
    let warn: jest.SpyInstance;
    beforeEach(() => {
      jest.spyOn(process.stdout, 'write').mockReturnValue(true);
      warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
    });
    afterEach(() => jest.restoreAllMocks());
    const remarks = () => warn.mock.calls.flat().map(String);
    const loud: FitOptions = { ...options, verbose: 2 };

    test('0: no weight changes, and it is said once', async () => {
      const model = build('sigmoid', tf.train.sgd(0));
      const before = weightsOf(model);
      await model.fit(x(), y(), { ...loud, epochs: 3 });
      expect(weightsOf(model)).toEqual(before);
      expect(remarks()).toEqual(['The learning rate is 0: no weight will change. Try 0.001.']);
    });

    test.each(['sgd', 'rmsprop', 'adam'] as const)(
      '1000 with %s: no NaN, and a remark, once',
      async (name) => {
        const model = build('relu', tf.train[name](1e3));
        const history = await model.fit(x(), y(), { ...loud, epochs: 6 });
        expect(history.loss.every(Number.isFinite)).toBe(true);
        expect(allFinite(model)).toBe(true);
        expect(remarks()).toHaveLength(1);
        expect(remarks()[0]).toMatch(/far above the .* Try a smaller learning rate \(it is 1000\)/);
      },
    );

    test('a loss that rises epoch after epoch is remarked on, once', async () => {
      const model = buildRegression(tf.train.sgd(0.7));
      const history = await model
        .fit(x(), tf.ones([SAMPLES]), { ...loud, batchSize: SAMPLES, epochs: 7 })
        .catch(() => undefined);
      expect(remarks()).toHaveLength(1);
      expect(remarks()[0]).toContain('Try a smaller learning rate');
      expect(history?.loss.length ?? 0).toBeLessThanOrEqual(7);
    });

    test('training that goes well is not remarked on; nor is anything with verbose: 0', async () => {
      await build().fit(x(), y(), { ...loud, epochs: 5 });
      await build('relu', tf.train.sgd(1e3)).fit(x(), y(), { ...options, epochs: 6 });
      expect(remarks()).toEqual([]);
    });
  });
});
