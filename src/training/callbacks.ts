/** The user's callbacks: Keras's and TensorFlow.js's objects, or functions by name. */

import * as tf from '@tensorflow/tfjs';
import { Callback } from './callback.ts';
import { isCallbackObject } from './check-callbacks.ts';
import type { FitOptions } from './fit-options.ts';
import type { Logs } from './history.ts';
import { checkMonitor } from './monitor.ts';
import type { TrainingObserver } from './observer.ts';
import type { TrainableModel } from './trainable-model.ts';
import type { TrainingRun } from './training-run.ts';

/** What both kinds of objects are told. */
interface Listener {
  setParams(params: object): void;
  setModel(model: unknown): void;
  onTrainBegin(logs: object): unknown;
  onEpochBegin(epoch: number, logs: object): unknown;
  onBatchBegin(batch: number, logs: object): unknown;
  onBatchEnd(batch: number, logs: object): unknown;
  onEpochEnd(epoch: number, logs: object): unknown;
  onTrainEnd(logs: object): unknown;
}

/**
 * Tells the callbacks, one after the other, what they know from Keras or TensorFlow.js.
 * @param logged the names of an epoch's values
 * @throws RangeError for one that monitors a value which isn't logged
 */
export function tellCallbacks(
  model: TrainableModel,
  run: TrainingRun,
  { callbacks = [], yieldEvery = 'auto' }: FitOptions,
  logged: readonly string[],
): TrainingObserver {
  const { epochs, extent } = run;
  const { samples, batchSize, steps } = extent;
  const listeners = [callbacks].flat().map((callback) => {
    const isObject = isCallbackObject(callback);
    return (isObject ? callback : new tf.CustomCallback(callback, yieldEvery)) as Listener;
  });
  const metrics = [...logged];
  for (const listener of listeners) {
    if (listener instanceof Callback) metrics.push(...listener.addsToLogs);
    checkMonitor(listener, model, metrics);
    listener.setParams({
      ...{ epochs, batchSize, samples, metrics: [...metrics] },
      ...(steps && { steps }),
    });
    listener.setModel(model);
  }
  const ofBatches = listeners.filter((each) => !(each instanceof Callback) || looksAtBatches(each));
  const tell = async (event: (listener: Listener) => unknown, told = listeners) => {
    for (const listener of told) await event(listener);
  };
  let last: Logs | undefined;
  return {
    onTrainBegin: () => tell((listener) => listener.onTrainBegin({})),
    onEpochBegin: (epoch) => tell((listener) => listener.onEpochBegin(epoch, {})),
    onBatchBegin: (batch) => tell((listener) => listener.onBatchBegin(batch, {}), ofBatches),
    onBatchEnd: (batch, size, logs) =>
      tell((listener) => {
        const isOfKeras = listener instanceof Callback;
        return listener.onBatchEnd(
          batch,
          isOfKeras ? run.means.values() : { batch, size, ...logs },
        );
      }, ofBatches),
    onEpochEnd: (epoch, logs) => {
      last = logs;
      return tell((listener) => listener.onEpochEnd(epoch, logs));
    },
    onTrainEnd: () => tell((listener) => listener.onTrainEnd(last ?? {})),
  };
}

/** Whether a callback looks at single batches. */
function looksAtBatches(callback: object): boolean {
  const own = (event: 'onBatchBegin' | 'onBatchEnd') => {
    const handler = (callback as Partial<Listener>)[event];
    const inherited: unknown[] = [tf.Callback.prototype[event], Callback.prototype[event]];
    return handler !== undefined && !inherited.includes(handler);
  };
  return own('onBatchBegin') || own('onBatchEnd');
}
