/** What a program does to a `fit` that goes on: whatever it throws is thrown, nothing is lost or left behind. */

import { existsSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import {
  BackupAndRestore,
  dense,
  type FitOptions,
  type Sequential,
  sequential,
  setRandomSeed,
} from '../../src/index.ts';
import { engines, loadEngines } from '../engines.ts';
import { temporaryFolder } from '../temporary-folder.ts';

beforeAll(loadEngines);

const at = temporaryFolder('하는 동안 ');

let before: number;
beforeEach(() => {
  before = tf.memory().numTensors;
});
afterEach(() => expect(tf.memory().numTensors).toBe(before));

function build(optimizer: string | tf.Optimizer = 'adam'): Sequential {
  setRandomSeed(7);
  const model = sequential([
    dense({ units: 4, activation: 'sigmoid', inputShape: [3] }),
    dense({ units: 2, activation: 'softmax' }),
  ]);
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer });
  return model;
}

const data = () => ({
  x: tf.randomUniform([24, 3], 0, 1, 'float32', 5) as tf.Tensor,
  y: tf.tensor1d(Array.from({ length: 24 }, (_, i) => i % 2)) as tf.Tensor,
  valX: tf.randomUniform([6, 3], 0, 1, 'float32', 6) as tf.Tensor,
  valY: tf.tensor1d([0, 1, 0, 1, 0, 1]) as tf.Tensor,
});
type Data = ReturnType<typeof data>;

const train = (model: Sequential, { x, y, valX, valY }: Data, options: FitOptions) =>
  model.fit(x, y, {
    ...{ epochs: 2, batchSize: 1, verbose: 0, seed: 3, validationData: [valX, valY] },
    ...options,
  });

function free(model: Sequential, tensors: Data): void {
  model.dispose();
  for (const tensor of Object.values(tensors)) if (!tensor.isDisposed) tensor.dispose();
}

const moments = [
  'onTrainBegin',
  'onEpochBegin',
  'onBatchBegin',
  'onBatchEnd',
  'onEpochEnd',
  'onTrainEnd',
] as const;
const nothings = [undefined, null, 0, '', false, Number.NaN, 0n];

describe.each(engines)('engine %p', (engine) => {
  test.each(moments)(
    '%s that throws nothing that is true ends the fit all the same',
    async (when) => {
      for (const value of nothings) {
        const [model, tensors] = [build(), data()];
        const callbacks = {
          [when]: () => {
            throw value;
          },
        };
        const thrown = await train(model, tensors, { engine, callbacks }).then(
          () => 'it resolved',
          (reason) => reason,
        );
        expect(thrown).toBe(value);
        await train(model, tensors, { engine, epochs: 1 }); // and the model can be trained again
        free(model, tensors);
      }
    },
  );

  test.each(['x', 'y', 'valX', 'valY'] as const)(
    '%s that is disposed of meanwhile stays for the fit',
    async (name) => {
      const losses: unknown[] = [];
      for (const when of [undefined, 'onTrainBegin', 'onBatchBegin', 'onBatchEnd'] as const) {
        const [model, tensors] = [build(), data()];
        const dispose = () => {
          if (!tensors[name].isDisposed) tensors[name].dispose();
        };
        const callbacks = when ? { [when]: dispose } : {};
        losses.push((await train(model, tensors, { engine, callbacks })).history);
        free(model, tensors);
      }
      expect(losses.slice(1)).toEqual(Array(3).fill(losses[0]));
    },
  );

  test('the model itself can’t be taken away, nor compiled anew', async () => {
    for (const take of ['dispose', 'compile'] as const) {
      const [model, tensors] = [build(), data()];
      const callbacks = {
        onBatchEnd: (batch: number) => {
          if (batch === 3) {
            if (take === 'dispose') model.dispose();
            else model.compile({ loss: 'sparse_categorical_crossentropy' });
          }
        },
      };
      await expect(train(model, tensors, { engine, callbacks })).rejects.toThrow(
        'This model is being trained: wait for the earlier fit to end (await it).',
      );
      await train(model, tensors, { engine });
      free(model, tensors);
    }
  });

  test('a backup of two fits at once is the first one’s, which goes on as it was', async () => {
    const [one, two, alone] = [build(), build(), build()];
    const tensors = data();
    const { history } = await train(alone, tensors, { engine });
    const backup = new BackupAndRestore(at('backup'));
    const other = new BackupAndRestore(at('x', '..', 'backup'));
    for (const [first, second] of [
      [backup, backup],
      [backup, other],
    ]) {
      const outcomes = await Promise.allSettled([
        train(one, tensors, { engine, callbacks: first }),
        train(two, tensors, { engine, callbacks: second }),
      ]);
      if (first === second) expect(outcomes[0]).toMatchObject({ value: { history } });
      expect(outcomes[0].status).toBe('fulfilled');
      expect(String((outcomes[1] as PromiseRejectedResult).reason)).toContain(
        "Another fit that isn't over yet has its backup in",
      );
      for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
        expect(process.listenerCount(name)).toBe(0);
      }
      expect(existsSync(at('backup'))).toBe(false);
    }
    await train(two, tensors, { engine, callbacks: backup }); // afterwards it is free
    for (const model of [one, two, alone]) model.dispose();
    tf.dispose(Object.values(tensors));
  });

  test('one optimizer in two fits at once is the first one’s', async () => {
    const optimizer = tf.train.adam(0.01);
    const [one, two] = [build(optimizer), build(optimizer)];
    const tensors = data();
    const outcomes = await Promise.allSettled([
      train(one, tensors, { engine }),
      train(two, tensors, { engine }),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    one.dispose();
    two.dispose();
    optimizer.dispose();
    tf.dispose(Object.values(tensors));
  });
});
