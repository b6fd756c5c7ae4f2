/** Keras's callbacks decide as Keras's do: on sequences of logs, and in trainings on every engine. */

import * as tf from '@tensorflow/tfjs';
import {
  Adam,
  Callback,
  type CompileOptions,
  dense,
  EarlyStopping,
  type FitOptions,
  LearningRateScheduler,
  type Logs,
  ReduceLROnPlateau,
  RMSprop,
  type Sequential,
  SGD,
  sequential,
  TerminateOnNaN,
} from '../../src/index.ts';
import { engines, loadEngines } from '../engines.ts';
import keras from '../fixtures/keras-callbacks.json' with { type: 'json' };
import { type EpochTold, inNumbers, oneWeight, tell } from './told.ts';

beforeAll(loadEngines);
afterEach(() => {
  jest.restoreAllMocks();
});

/** In keras/callbacks.py under the same names. */
const schedules: Record<string, (epoch: number, rate: number) => number> = {
  halved: (_, rate) => rate * 0.5,
  'kept, then divided by 3': (epoch, rate) => (epoch < 3 ? rate : rate / 3),
  'by epoch': (epoch) => 0.3 / (epoch + 1),
};

const closeTo = (value: number) => (Number.isFinite(value) ? expect.closeTo(value, 5) : value);

const own = (_: tf.Tensor, yPred: tf.Tensor) => yPred.mean(-1) as tf.Tensor;

test.each(keras.directions)(
  'whether $metric is better lower or higher',
  ({ metric, direction }) => {
    const model = sequential([dense({ units: 3, activation: 'softmax', inputShape: [1] })]);
    const loss: CompileOptions['loss'] = 'mse';
    model.compile({ loss, metrics: [metric === 'own' ? own : metric] });
    const callback = new EarlyStopping({ monitor: `val_${metric}` });
    if (direction) expect(callback.directionFor(model)).toBe(direction);
    else expect(() => callback.directionFor(model)).toThrow("say mode: 'max' or mode: 'min'.");
  },
);

test.each(keras.earlyStopping)(
  'EarlyStopping $options from epoch $firstEpoch on stops where Keras stops',
  async ({ options, epochs, firstEpoch, seen }) => {
    const callback = new EarlyStopping(options as object);
    const told = await tell(callback, oneWeight(), epochs as EpochTold[], firstEpoch);
    const { stoppedEpoch, bestEpoch, best } = callback;
    const ours = { ...told, stoppedEpoch, bestEpoch, best };
    const expected = { ...seen, best: seen.best === null ? undefined : Number(seen.best) };
    expect(ours).toMatchObject(expected);
    expect(ours.best).toEqual(expected.best);
  },
);

test.each(keras.reduceLROnPlateau)(
  'ReduceLROnPlateau $options from $rate on gives Keras’s rates',
  async ({ options, rate, epochs, seen }) => {
    const told = await tell(
      new ReduceLROnPlateau(options as object),
      oneWeight(rate),
      epochs as EpochTold[],
    );
    expect(told).toMatchObject({
      ...seen,
      logs: (seen.logs as EpochTold[]).map(inNumbers as never),
    });
  },
);

test.each(keras.learningRateScheduler)(
  'LearningRateScheduler «$schedule» with verbose $verbose gives Keras’s rates',
  async ({ schedule, verbose, epochs, seen }) => {
    const callback = new LearningRateScheduler(schedules[schedule], { verbose: verbose as 0 | 1 });
    expect(await tell(callback, oneWeight(), epochs)).toMatchObject(seen);
  },
);

const { problem } = keras;
let [inputs, targets, valInputs, valTargets]: tf.Tensor[] = [];
beforeAll(() => {
  const arrays = [problem.x, problem.y, ...problem.validation];
  [inputs, targets, valInputs, valTargets] = arrays.map((values) => tf.tensor2d(values));
});

const optimizers: Record<string, typeof SGD | typeof Adam | typeof RMSprop> = {
  SGD,
  Adam,
  RMSprop,
};

function startModel(optimizer: string, learningRate: number): Sequential {
  const model = sequential([
    dense({ units: 4, activation: 'tanh', inputShape: [3] }),
    dense({ units: 1 }),
  ]);
  const shapes = [[3, 4], [4], [4, 1], [1]];
  model.setWeights(problem.start.map((values, i) => tf.tensor(values, shapes[i])));
  model.compile({
    loss: 'mse',
    metrics: ['mae'],
    optimizer: new optimizers[optimizer]({ learningRate }),
  });
  return model;
}

const callbacksOf: Record<string, () => Callback[]> = {
  'no callback': () => [],
  'no validation': () => [],
  scheduled: () => [new LearningRateScheduler(schedules.halved)],
  plateau: () => [new ReduceLROnPlateau({ patience: 1, factor: 0.5, minDelta: 0.05 })],
  stopped: () => [new EarlyStopping({ patience: 2, minDelta: 0.02, restoreBestWeights: true })],
};

/** The samples in batches of 8, as a stream. */
const stream = () => ({
  async *[Symbol.asyncIterator]() {
    for (let i = 0; i < 20; i += 8) {
      const size = Math.min(8, 20 - i);
      yield { xs: inputs.slice(i, size), ys: targets.slice(i, size) };
    }
  },
});

const trainings = keras.trainings.filter(({ name }) => name in callbacksOf);

describe.each(engines)('trained by %s', (engine) => {
  test.each(trainings)('$name with $optimizer: Keras’s history and weights', async (row) => {
    for (const isStream of [false, true]) {
      const model = startModel(row.optimizer, row.rate);
      const callbacks = callbacksOf[row.name]();
      const common = { engine, epochs: row.epochs, verbose: 0, callbacks } as const;
      const validationData =
        row.name === 'no validation'
          ? {}
          : { validationData: [valInputs, valTargets] as [tf.Tensor, tf.Tensor] };
      const { history } = isStream
        ? await model.fit(stream(), { ...common, ...validationData })
        : await model.fit(inputs, targets, {
            ...common,
            ...validationData,
            batchSize: 8,
            shuffle: false,
          });
      expect(Object.keys(history).sort()).toEqual(Object.keys(row.history).sort());
      for (const [name, values] of Object.entries(row.history)) {
        expect(history[name]).toHaveLength(values.length);
        for (const [i, value] of values.entries())
          expect(history[name][i]).toBeCloseTo(Number(value), 5);
      }
      for (const [i, weight] of model.getWeights().entries()) {
        for (const [k, value] of weight.dataSync().entries()) {
          expect(value).toBeCloseTo(row.weights[i][k] as number, 5);
        }
      }
    }
  });

  test.each(keras.trainings.filter(({ name }) => name === 'too fast'))(
    'TerminateOnNaN, batches of $batchSize: Keras’s epochs and losses, and a model that is still finite',
    async ({ rate, batchSize, history: expected }) => {
      const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
      const model = startModel('SGD', rate);
      let last: Logs | undefined;
      const look = {
        onTrainEnd(logs?: object) {
          last = logs as Logs;
        },
      };
      const options: FitOptions = {
        ...{ engine, epochs: 8, batchSize, shuffle: false, verbose: 0 },
        validationData: [valInputs, valTargets],
      };
      const callbacks = [new TerminateOnNaN(), look];
      const { history } = await model.fit(inputs, targets, { ...options, callbacks });
      for (const name of ['loss', 'val_loss'] as const) {
        const values = (expected[name] ?? []).map(Number);
        expect(history[name]).toEqual(values.map(closeTo));
      }
      expect(last?.loss).toEqual(Number(expected.loss.at(-1)));
      expect(model.stopTraining).toBe(true);
      expect(warn.mock.calls.flat()).toEqual([
        expect.stringContaining('Training stopped in epoch'),
      ]);
      for (const weight of model.getWeights()) {
        expect(weight.dataSync().every(Number.isFinite)).toBe(true);
      }
      const raising = { ...options, callbacks: [new TerminateOnNaN({ raiseError: true })] };
      const other = startModel('SGD', rate);
      await expect(other.fit(inputs, targets, raising)).rejects.toThrow(
        'Training stopped in epoch',
      );
    },
  );

  test('weights that a callback sets stay: at an epoch’s end for the next one, at the end for good', async () => {
    class Reset extends Callback {
      override onEpochEnd() {
        this.model.setWeights(
          problem.start.map((values, i) => tf.tensor(values, this.model.getWeights()[i].shape)),
        );
      }
    }
    const model = startModel('SGD', 0.1);
    const options = { engine, epochs: 3, batchSize: 8, shuffle: false, verbose: 0 } as const;
    const { loss } = await model.fit(inputs, targets, { ...options, callbacks: [new Reset()] });
    expect(loss[1]).toBeCloseTo(loss[0], 6);
    expect(loss[2]).toBeCloseTo(loss[0], 6);
    expect([...model.getWeights()[0].dataSync()]).toEqual(problem.start[0].map(Math.fround));
  });
});
