/** Keras's losses and metrics by class: their arguments, what is refused, and what a configuration says. */

import * as tf from '@tensorflow/tfjs';
import {
  AUC,
  BinaryAccuracy,
  BinaryCrossentropy,
  dense,
  Huber,
  LogCosh,
  MeanSquaredError,
  Precision,
  SparseCategoricalCrossentropy,
  sequential,
  TopKCategoricalAccuracy,
} from '../../src/index.ts';
import { lossClasses } from '../../src/training/loss-classes.ts';
import { batchLoss, losses, lossOf } from '../../src/training/losses.ts';
import { metricClasses } from '../../src/training/metric-classes.ts';

const model = () => sequential([dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })]);

test('every loss of the table has a class', () => {
  const names = Object.values(lossClasses).map((Loss) => new Loss().config.name);
  expect(names.sort()).toEqual(Object.keys(losses).sort());
});

test('a configuration is Keras’s in TypeScript’s casing, and makes the same again', () => {
  expect(new BinaryCrossentropy({ labelSmoothing: 0.5 }).getConfig()).toEqual({
    name: 'binary_crossentropy',
    reduction: 'sum_over_batch_size',
    fromLogits: false,
    labelSmoothing: 0.5,
    axis: -1,
  });
  expect(new Huber().getConfig()).toMatchObject({ name: 'huber_loss', delta: 1 });
  for (const [name, Kind] of Object.entries({ ...lossClasses, ...metricClasses })) {
    const made = new Kind();
    expect(made.getClassName()).toBe(name);
    const again = new (Kind as new (options: object) => typeof made)(made.getConfig());
    expect(again.getConfig()).toEqual(made.getConfig());
    expect(again.config).toEqual(made.config);
  }
});

test('what the training computes by has only what differs from Keras’s', () => {
  const all = { fromLogits: true, labelSmoothing: 0 };
  expect(new BinaryCrossentropy(all).config).toEqual({
    name: 'binary_crossentropy',
    fromLogits: true,
  });
  expect(new MeanSquaredError().config).toEqual({ name: 'mean_squared_error' });
});

test.each<[() => unknown, string]>([
  [() => new Huber({ delta: 0 }), "Huber's delta is a number above 0; got 0."],
  [
    () => new BinaryCrossentropy({ labelSmoothing: 2 }),
    "BinaryCrossentropy's labelSmoothing is a number from 0 to 1; got 2.",
  ],
  [
    () => new BinaryCrossentropy({ fromLogits: 1 as never }),
    "BinaryCrossentropy's fromLogits is true or false; got 1.",
  ],
  [
    () => new BinaryCrossentropy({ from_logits: true } as never),
    "BinaryCrossentropy has no option 'from_logits'. Here it is called 'fromLogits'.",
  ],
  [
    () => new MeanSquaredError({ reduction: 'sum' as never }),
    "MeanSquaredError's reduction is 'sum_over_batch_size' and nothing else here; got 'sum'.",
  ],
  [
    () => new SparseCategoricalCrossentropy({ ignoreClass: 0 as never }),
    "SparseCategoricalCrossentropy's ignoreClass is null and nothing else here; got 0.",
  ],
  [
    () => new Precision({ thresholds: [0.1, 0.5] as never }),
    "Precision's thresholds is one number from 0 to 1",
  ],
  [() => new TopKCategoricalAccuracy({ k: 0 }), "'s k is a whole number from 1 on; got 0."],
  [() => new AUC({ numThresholds: 1 }), "AUC's numThresholds is a whole number from 2 on; got 1."],
  [() => new AUC({ curve: 'PRGAIN' as never }), "curve is 'ROC' or 'PR'; got 'PRGAIN'."],
  [() => new AUC({ multiLabel: true as never }), 'multiLabel is false and nothing else here'],
  [() => new AUC({ name: '' }), "AUC's name is a name; got ''."],
  [() => new BinaryAccuracy({ threshold: Number.NaN }), 'threshold is a number; got NaN.'],
])('%s is refused', (make, message) => {
  expect(make).toThrow(message);
});

test('a class stands for its object without arguments, as in Keras', () => {
  const one = model();
  one.compile({ loss: MeanSquaredError as never, metrics: [BinaryAccuracy as never] });
  expect(one.lossConfig).toEqual({ name: 'mean_squared_error' });
  expect(one.metricsNames).toEqual(['loss', 'binary_accuracy']);
});

test('a loss that Keras has no metric of is refused as one', () => {
  expect(() => model().compile({ loss: 'mse', metrics: [new LogCosh()] })).toThrow(
    "There is no metric called 'log_cosh'.",
  );
});

test('files can’t have weighted metrics', async () => {
  const one = model();
  one.compile({ loss: 'mse', weightedMetrics: ['mse'] });
  await expect(one.save('never.keras')).rejects.toThrow('The model has weightedMetrics');
});

test('a model compiled with a loss’s object trains as with its name', async () => {
  const [x, y] = [tf.tensor2d([[1], [2]]), tf.tensor1d([0, 1])];
  const train = async (loss: string | MeanSquaredErrorObject) => {
    const one = model();
    one.compile({ loss });
    const { history, engine } = await one.fit(x, y, { verbose: 0, epochs: 2 });
    return { history, engine };
  };
  expect(await train(new MeanSquaredError())).toEqual(await train('mse'));
});

type MeanSquaredErrorObject = InstanceType<typeof MeanSquaredError>;

test('two rows of one node: (1 · 2² + 3 · 1²) / 2 = 3.5, with slopes [2, 3]', () => {
  const slopes = new Float32Array(2);
  const batch = { targets: [0, 0], outputs: [2, 1], weights: [1, 3], rows: 2, units: 1, slopes };
  expect(batchLoss(lossOf({ name: 'mean_squared_error' }), batch)).toBe(3.5);
  expect([...slopes]).toEqual([2, 3]);
});

test('what the batch before left in the memory has no part in a smaller one', () => {
  const left = [1, 0, 7]; // 7 would make 0 and 1 no labels
  const batch = { targets: left, outputs: [0, 0, 0], rows: 2, units: 1 };
  expect(batchLoss(lossOf({ name: 'hinge' }), { ...batch, outputs: [0.5, -0.5, 0] })).toBe(0.5);
});
