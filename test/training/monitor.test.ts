/** A callback that could never do what it is for says so before the first step. */

import * as tf from '@tensorflow/tfjs';
import {
  Callback,
  dense,
  EarlyStopping,
  ExponentialDecay,
  LambdaCallback,
  LearningRateScheduler,
  type Logs,
  ReduceLROnPlateau,
  SGD,
  sequential,
  TerminateOnNaN,
  useBackend,
} from '../../src/index.ts';

beforeAll(() => useBackend('cpu'));
afterEach(() => {
  jest.restoreAllMocks();
});

const x = () => tf.linspace(-1, 1, 20).reshape([10, 2]);
const y = () => tf.linspace(0, 1, 10);

function model(metrics: string[] = ['mae'], optimizer: tf.Optimizer = new SGD()) {
  const built = sequential([dense({ units: 1, inputShape: [2], seed: 1 })]);
  built.compile({ loss: 'mse', metrics, optimizer });
  return built;
}

/** What `fit` says, once: no step was made. */
async function refused(callbacks: unknown, options: object = {}, built = model()) {
  const before = built.getWeights()[0].dataSync();
  const error = await built
    .fit(x(), y(), { verbose: 0, epochs: 2, callbacks: callbacks as never, ...options })
    .catch(({ message }) => message);
  expect(built.getWeights()[0].dataSync()).toEqual(before);
  return error;
}

const withValidation = { validationSplit: 0.2 };
const all = 'There are: loss, mae, val_loss, val_mae.';

test.each<[string, object, string]>([
  [
    'val_loss',
    {},
    "EarlyStopping monitors 'val_loss', but there is no validation data: give fit validationData: [valInput, valTarget], or monitor 'loss'.",
  ],
  ['val_mae', {}, "or monitor 'mae'."],
  [
    'val_mean_absolute_error',
    {},
    "there is no validation data: give fit validationData: [valInput, valTarget], or monitor 'mae'.",
  ],
  ['val_los', withValidation, `which isn't logged. Did you mean 'val_loss'? ${all}`],
  ['valLoss', withValidation, `which isn't logged. Did you mean 'val_loss'? ${all}`],
  ['val_mean_absolute_error', withValidation, `Did you mean 'val_mae'? ${all}`],
  [
    'accuracy',
    {},
    "which isn't logged. compile would log it with metrics: ['accuracy']. There are: loss, mae.",
  ],
  ['val_accuracy', {}, "compile would log it with metrics: ['accuracy']. There are: loss, mae."],
  ['f1', withValidation, `EarlyStopping monitors 'f1', which isn't logged. ${all}`],
])('%s is not logged', async (monitor, options, message) => {
  expect(await refused(new EarlyStopping({ monitor }), options)).toContain(message);
  expect(await refused([tf.callbacks.earlyStopping({ monitor })], options)).toContain(message);
});

test('ReduceLROnPlateau by its own name; which way is better, for a metric that doesn’t say', async () => {
  expect(await refused([new ReduceLROnPlateau()])).toContain(
    "ReduceLROnPlateau monitors 'val_loss'",
  );
  const mean = (_: tf.Tensor, p: tf.Tensor) => p.mean() as tf.Tensor;
  const own = model();
  own.compile({ loss: 'mse', metrics: [mean], optimizer: new SGD() });
  expect(await refused(new EarlyStopping({ monitor: 'mean' }), {}, own)).toBe(
    "EarlyStopping can't know whether a higher or a lower 'mean' is better: say mode: 'max' or mode: 'min'.",
  );
});

test('what an earlier callback adds to the logs can be monitored, and is in the history', async () => {
  class Own extends Callback {
    override readonly addsToLogs = ['gap'];
    override onEpochEnd(epoch: number, logs: Logs) {
      logs.gap = 3 - epoch;
    }
  }
  const stopping = new EarlyStopping({ monitor: 'gap', mode: 'max' });
  const callbacks = [new Own(), stopping];
  const { history } = await model().fit(x(), y(), { verbose: 0, epochs: 5, callbacks });
  expect(history.gap).toEqual([3, 2]);
  expect(stopping).toMatchObject({ stoppedEpoch: 1, bestEpoch: 0, best: 3 });
  expect(await refused([stopping, new Own()])).toContain("monitors 'gap', which isn't logged");
  const rates = [
    new LearningRateScheduler((_, lr) => lr / 2),
    new EarlyStopping({ monitor: 'learning_rate', mode: 'min' }),
  ];
  expect(
    (await model().fit(x(), y(), { verbose: 0, epochs: 3, callbacks: rates })).history
      .learning_rate,
  ).toHaveLength(3);
});

test.each<[() => unknown, string]>([
  [
    () => new EarlyStopping('val_loss' as never),
    "EarlyStopping takes its options as { name: value }; got 'val_loss'.",
  ],
  [
    () => new EarlyStopping({ min_delta: 1 } as never),
    "EarlyStopping has no option 'min_delta'. Here it is called 'minDelta'.",
  ],
  [
    () => new EarlyStopping({ patience: -1 }),
    "EarlyStopping's patience is a whole number of at least 0; got -1.",
  ],
  [
    () => new EarlyStopping({ minDelta: Number.NaN }),
    "EarlyStopping's minDelta is a number; got NaN.",
  ],
  [
    () => new EarlyStopping({ mode: 'lowest' as never }),
    "mode is 'auto', 'min' (lower is better) or 'max'; got 'lowest'.",
  ],
  [
    () => new EarlyStopping({ monitor: '' }),
    "the name of a logged value, such as 'val_loss'; got ''.",
  ],
  [() => new EarlyStopping({ restoreBestWeights: 1 as never }), 'is true or false; got 1.'],
  [() => new EarlyStopping({ verbose: 2 as never }), 'verbose is 0 or 1; got 2.'],
  [
    () => new ReduceLROnPlateau({ factor: 1 }),
    'factor is a number from 0 to below 1, by which the rate is multiplied; got 1.',
  ],
  [() => new ReduceLROnPlateau({ minLr: -1 }), 'minLr is a number of at least 0; got -1.'],
  [
    () => new LearningRateScheduler(0.1 as never),
    "LearningRateScheduler's schedule is a function; got 0.1.",
  ],
  [() => new LearningRateScheduler(undefined as never), 'schedule is a function; got null.'],
  [() => new TerminateOnNaN({ raise_error: true } as never), "Here it is called 'raiseError'."],
  [
    () => new LambdaCallback({ on_epoch_end: () => {} } as never),
    "Here it is called 'onEpochEnd'.",
  ],
  [() => new LambdaCallback({ onTrainBatchEnd: () => {} } as never), "Did you mean 'onBatchEnd'?"],
  [
    () => new LambdaCallback({ onEpochEnd: 5 as never }),
    "LambdaCallback's onEpochEnd is a function; got 5.",
  ],
])('%# is refused', (make, message) => {
  expect(make).toThrow(message);
});

test('a schedule gives rates, and only an optimizer’s own number can be set', async () => {
  const none = new LearningRateScheduler(() => undefined as never);
  expect(await refused(none)).toBe(
    "LearningRateScheduler's schedule gives a learning rate, a number of at least 0; for epoch 0 it gave undefined.",
  );
  class Own extends tf.SGDOptimizer {
    override getConfig() {
      return {};
    }
  }
  const decay = new ExponentialDecay({ initialLearningRate: 0.1, decaySteps: 10, decayRate: 0.9 });
  for (const callback of [none, new ReduceLROnPlateau({ monitor: 'loss' })]) {
    const scheduled = model(['mae'], new SGD({ learningRate: decay }));
    expect(await refused(callback, {}, scheduled)).toContain('it follows a schedule');
    expect(await refused(callback, {}, model(['mae'], new Own(0.1)))).toContain(
      "sets the optimizer's learning rate, and here it is not a number that can be set",
    );
  }
});

test.each([
  ['sgd', () => tf.train.sgd(0.1)],
  ['rmsprop', () => tf.train.rmsprop(0.1)],
  ['adam', () => tf.train.adam(0.1)],
  ['adamax', () => tf.train.adamax(0.1)],
  ['adagrad', () => tf.train.adagrad(0.1)],
])('a rate of 0 keeps the weights: tf.train.%s', async (name, make) => {
  for (const engine of ['wasm', 'stock'] as const) {
    if (engine === 'wasm' && !['sgd', 'rmsprop', 'adam'].includes(name)) continue;
    const built = model(['mae'], make());
    const weights: number[][] = [];
    const keep = { onEpochEnd: () => void weights.push([...built.getWeights()[0].dataSync()]) };
    const callbacks = [new LearningRateScheduler((epoch, lr) => (epoch < 1 ? lr : 0)), keep];
    const { history } = await built.fit(x(), y(), { engine, verbose: 0, epochs: 3, callbacks });
    expect(history.learning_rate).toEqual([Math.fround(0.1), 0, 0]);
    expect(weights[1]).toEqual(weights[0]);
    expect(weights[2]).toEqual(weights[0]);
  }
});

test('LambdaCallback and a class of one’s own are told what Keras tells, after one another', async () => {
  const told: [string, ...unknown[]][] = [];
  const names = [
    'onTrainBegin',
    'onEpochBegin',
    'onBatchBegin',
    'onBatchEnd',
    'onEpochEnd',
    'onTrainEnd',
  ] as const;
  const callback = new LambdaCallback(
    Object.fromEntries(
      names.map((name) => [name, (...values: unknown[]) => void told.push([name, ...values])]),
    ),
  );
  const built = model();
  const { history, batches } = await built.fit(x(), y(), {
    verbose: 0,
    batchSize: 5,
    recordBatches: true,
    callbacks: callback,
  });
  expect(told.map(([name]) => name)).toEqual([
    'onTrainBegin',
    'onEpochBegin',
    'onBatchBegin',
    'onBatchEnd',
    'onBatchBegin',
    'onBatchEnd',
    'onEpochEnd',
    'onTrainEnd',
  ]);
  const last = { loss: history.loss[0], mae: history.mae[0] };
  expect(told[3].slice(1)).toEqual([0, { loss: batches.loss[0], mae: batches.mae[0] }]);
  expect(told[5].slice(1)).toEqual([1, last]); // means over the epoch so far, not the batch's own
  expect(batches.loss[1]).not.toBeCloseTo(last.loss, 3);
  expect(told[6].slice(1)).toEqual([0, last]);
  expect(told[7].slice(1)).toEqual([last]);
  expect(callback.model).toBe(built);
  expect(callback.params).toMatchObject({
    epochs: 1,
    batchSize: 5,
    samples: 10,
    steps: 2,
    metrics: ['loss', 'mae'],
  });
});

test('no tensor is left behind', async () => {
  const [inputs, targets, built] = [x(), y(), model()];
  const options = () => ({
    ...{
      verbose: 0 as const,
      epochs: 3,
      validationData: [inputs, targets] as [tf.Tensor, tf.Tensor],
    },
    callbacks: [
      new EarlyStopping({ restoreBestWeights: true }),
      new ReduceLROnPlateau({ patience: 0 }),
      new LearningRateScheduler((_, lr) => lr / 2),
    ],
  });
  await built.fit(inputs, targets, options());
  const { numTensors } = tf.memory();
  await built.fit(inputs, targets, options());
  expect(tf.memory().numTensors).toBe(numTensors);
});
