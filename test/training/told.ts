/** Tells a callback the epochs of a training that never took place, as keras/callbacks.py does. */

import * as tf from '@tensorflow/tfjs';
import { dense, type Sequential, SGD, sequential } from '../../src/index.ts';
import type { Callback } from '../../src/training/callback.ts';
import type { Logs } from '../../src/training/history.ts';
import { loggedNames } from '../../src/training/monitor.ts';

/** What is not a number in JSON is text there. */
type Value = number | string;
type Values = Readonly<Record<string, Value | undefined>>;
/** An epoch's logs, or those of its batches and its own. */
export type EpochTold = Values | readonly (Values | readonly Values[])[];

/** A model whose only weight says which epoch it is of. */
export function oneWeight(rate = 0.1): Sequential {
  const model = sequential([dense({ units: 1, inputShape: [1], useBias: false })]);
  const optimizer = new SGD({ learningRate: rate });
  model.compile({ loss: 'mse', metrics: ['mae', 'accuracy'], optimizer });
  return model;
}

export const weightOf = (model: Sequential): number => model.getWeights()[0].dataSync()[0];

function setWeight(model: Sequential, value: number): void {
  const kernel = tf.tensor2d([[value]]);
  model.setWeights([kernel]);
  kernel.dispose();
}

export const inNumbers = (logs: Values): Logs =>
  Object.fromEntries(Object.entries(logs).map(([name, value]) => [name, Number(value)])) as Logs;

/** What it prints is in `printed`. */
export async function tell(
  callback: Callback,
  model: Sequential,
  epochs: readonly EpochTold[],
  firstEpoch = 0,
) {
  const seen = { rates: [] as number[], logs: [] as Logs[], printed: [] as string[] };
  const log = jest.spyOn(console, 'log').mockImplementation((text: string) => {
    seen.printed.push(text.trim());
  });
  const metrics = [...loggedNames(model.measured, true), 'learning_rate'];
  callback.setModel(model as never);
  callback.setParams({ epochs: epochs.length, batchSize: 1, samples: 1, metrics });
  model.stopTraining = false;
  await callback.onTrainBegin();
  for (const [i, told] of epochs.entries()) {
    const epoch = firstEpoch + i;
    const [batches, own] = Array.isArray(told) ? told : [[], told];
    await callback.onEpochBegin(epoch);
    for (const [batch, logs] of (batches as Values[]).entries()) {
      setWeight(model, epoch + 0.01 * (batch + 1));
      await callback.onBatchEnd(batch, inNumbers(logs));
    }
    setWeight(model, epoch + 1);
    const logs = inNumbers(own as Values);
    await callback.onEpochEnd(epoch, logs);
    const { learningRate } = model.optimizer as unknown as { learningRate: number };
    seen.rates.push(Math.fround(learningRate));
    seen.logs.push(logs);
    if (model.stopTraining) break;
  }
  await callback.onTrainEnd(seen.logs[0]);
  log.mockRestore();
  return { ...seen, epochs: seen.rates.length, weight: weightOf(model) };
}
