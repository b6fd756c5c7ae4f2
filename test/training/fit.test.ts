/** What `fit` checks, tells callbacks and writes, beside the steps themselves. */

import * as tf from '@tensorflow/tfjs';
import { dense, LearningRateScheduler, sequential, useBackend } from '../../src/index.ts';
import { checkFitOptions, type FitOptions } from '../../src/training/fit-options.ts';

beforeAll(() => useBackend('cpu'));
afterEach(() => {
  jest.restoreAllMocks();
});

test.each<[object, string]>([
  [{ epochs: 0 }, 'epochs is a whole number of at least 1; got 0.'],
  [{ batchSize: '8' }, "batchSize is a whole number of at least 1; got '8'."],
  [{ initialEpoch: -1 }, 'initialEpoch is a whole number of at least 0; got -1.'],
  [
    { initialEpoch: 2, epochs: 2 },
    'Nothing to train: initialEpoch is 2 and epochs 2, the number of the last epoch when counted from the first fit.',
  ],
  [{ validationSplit: 1 }, 'validationSplit is a fraction from 0 to below 1; got 1.'],
  [{ validationSplit: -0.1 }, 'validationSplit is a fraction from 0 to below 1; got -0.1.'],
  [{ validationSplit: '0.5' }, "validationSplit is a fraction from 0 to below 1; got '0.5'."],
  [{ seed: 0.5 }, 'A seed is a whole number'],
  [
    { callbacks: [{}, 5] },
    'callbacks are functions by name, such as { onEpochEnd: (epoch, logs) => … }.',
  ],
  [{ epochs: 2n }, 'epochs is a whole number of at least 1; got 2n (a bigint: write 2).'],
  [{ verbose: true }, 'verbose is 0, 1 or 2; got true.'],
  [{ verbose: '1' }, "verbose is 0, 1 or 2; got '1'."],
  [{ shuffle: 'batch' }, "shuffle is true or false; got 'batch'."],
  [{ recordBatches: 1 }, 'recordBatches is true or false; got 1.'],
  [
    { signal: new AbortController() },
    'signal is an AbortSignal, such as new AbortController().signal; got an object.',
  ],
  [{ yieldEvery: 'sometimes' }, "yieldEvery is 'auto', 'batch', 'epoch', 'never' or a number"],
  [{ yieldEvery: -1 }, 'or a number of milliseconds; got -1.'],
  [{ classWeight: [1, 2] }, 'as in { 0: 1, 1: 2.5 }; got an array of 2.'],
  [{ classWeight: new Map([[1, 2]]) as never }, 'as in { 0: 1, 1: 2.5 }; got an object.'],
  [{ classWeight: 5 }, 'as in { 0: 1, 1: 2.5 }; got 5.'],
  [{ classWeight: null }, 'as in { 0: 1, 1: 2.5 }; got null.'],
  [{ classWeight: { 1: 'a' } }, "as in { 0: 1, 1: 2.5 }; got 'a' for '1'."],
  [
    { classWeight: { 1: -1 } },
    "classWeight has a number from 0 on for each label, as in { 0: 1, 1: 2.5 }; got -1 for '1'.",
  ],
  [{ classWeight: { cat: 2 } }, "as in { 0: 1, 1: 2.5 }; got 2 for 'cat'."],
  [
    { validationData: [1, 2, 3, 4] },
    'validationData is [input, target] or [input, target, sampleWeight]; got an array of 4.',
  ],
  [
    { validationData: { length: 2 } },
    'validationData is [input, target] or [input, target, sampleWeight]; got an object.',
  ],
])('%j is refused', (options, message) => {
  expect(() => checkFitOptions(options as FitOptions)).toThrow(message);
});

test('the least that is allowed', () => {
  checkFitOptions({});
  checkFitOptions({ epochs: 1, batchSize: 1, initialEpoch: 0, validationSplit: 0, seed: 0 });
});

const samples = () => [tf.linspace(-1, 1, 20).reshape([10, 2]), tf.linspace(0, 1, 10)] as const;
function model(learningRate = 0.1) {
  const built = sequential([dense({ units: 1, inputShape: [2], seed: 1 })]);
  built.compile({ loss: 'mse', optimizer: tf.train.sgd(learningRate) });
  return built;
}

/** What fit writes where it is a terminal, or not. */
async function written(isTTY: boolean, options: FitOptions): Promise<string> {
  const descriptor = Object.getOwnPropertyDescriptor(process.stdout, 'isTTY');
  Object.defineProperty(process.stdout, 'isTTY', { value: isTTY, configurable: true });
  const texts: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    texts.push(String(text));
    return true;
  });
  try {
    await model().fit(...samples(), { ...options, batchSize: 4 });
  } finally {
    write.mockRestore();
    if (descriptor) Object.defineProperty(process.stdout, 'isTTY', descriptor);
    else delete (process.stdout as { isTTY?: boolean }).isTTY;
  }
  return texts.join('').replace(/\d+s|[\d.]+ms|\d\.\d{4}/g, '…');
}

test('a line an epoch, or in a terminal a bar that goes back to its line’s beginning', async () => {
  const line = 'Epoch 1/1\n3/3 - … …/step - loss: …\n';
  expect(await written(false, {})).toBe(line);
  expect(await written(true, { verbose: 2 })).toBe(line);
  expect(await written(true, {})).toMatch(/^Epoch 1\/1\n.*\r?.*3\/3 ━+ … …\/step - loss: …/s);
  expect(await written(true, { verbose: 0 })).toBe('');
  const callbacks = [new LearningRateScheduler(() => 0.25)];
  expect(await written(false, { callbacks })).toContain(' - learning_rate: … - loss: …\n');
});

test('a remark is made once, and none where nothing shall be written', async () => {
  const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
  await model(0).fit(...samples(), { verbose: 0 });
  expect(warn).not.toHaveBeenCalled();
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  await model(0).fit(...samples(), { verbose: 2 });
  expect(warn.mock.calls).toEqual([['The learning rate is 0: no weight will change. Try 0.001.']]);
});

test('callbacks are told what will be done', async () => {
  const told: object[] = [];
  class Listener extends tf.Callback {
    override setParams(params: object) {
      told.push(params);
    }
  }
  const options = { verbose: 0, epochs: 2, batchSize: 4, callbacks: [new Listener()] } as const;
  await model().fit(...samples(), options);
  expect(told).toEqual([{ epochs: 2, batchSize: 4, samples: 10, steps: 3, metrics: ['loss'] }]);
  const [xs, ys] = samples();
  const stream = {
    async *[Symbol.asyncIterator]() {
      yield { xs: xs.clone(), ys: ys.clone() };
    },
  };
  await model().fit(stream, { verbose: 0, callbacks: [new Listener()] });
  expect(told[1]).toEqual({ epochs: 1, batchSize: 10, samples: 0, metrics: ['loss'] }); // it doesn't say how many
});

test.each<[object, string]>([
  [{ batch_size: 3 }, "predict has no option 'batch_size'. Here it is called 'batchSize'."],
  [{ nonsense: 1 }, "predict has no option 'nonsense'. Allowed: batchSize, verbose."],
  [{ batchSize: 0 }, 'batchSize is a whole number of at least 1; got 0.'],
  [{ verbose: 'auto' }, 'verbose is 0, 1 or 2'],
])('predict with %j is refused', (options, message) => {
  expect(() => model().predict(samples()[0], options)).toThrow(message);
});

test('predict takes a batch size, which changes nothing, and verbose', () => {
  const [one, x] = [model(), samples()[0]];
  const answer = (options?: object) => (one.predict(x, options) as tf.Tensor).dataSync();
  expect(answer({ batchSize: 3, verbose: 0 })).toEqual(answer());
  expect(answer({ verbose: true })).toEqual(answer());
});

test('a metric function needs a name', async () => {
  const one = model();
  expect(() => one.compile({ loss: 'mse', metrics: [(_, p) => p.mean()] })).toThrow(
    'A metric function needs a name, which is its key in the history: give it a name',
  );
  const mean = (_: tf.Tensor, p: tf.Tensor) => p.mean() as tf.Tensor;
  one.compile({ loss: 'mse', metrics: [mean] });
  const { history } = await one.fit(...samples(), { verbose: 0 });
  expect(Object.keys(history)).toEqual(['loss', 'mean']);
});
