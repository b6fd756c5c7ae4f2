/** The user's callbacks: TensorFlow.js's objects, or functions by name. */

import * as tf from '@tensorflow/tfjs';
import { isCallbackObject } from './check-callbacks';
import type { FitOptions } from './fit-options';
import type { TrainingObserver } from './observer';
import type { TrainableModel } from './trainable-model';
import type { TrainingRun } from './training-run';

/** Tells the callbacks what they know from TensorFlow.js. */
export function tellCallbacks(
  model: TrainableModel,
  { epochs, extent: { samples, batchSize, steps } }: TrainingRun,
  { callbacks = [], yieldEvery = 'auto' }: FitOptions,
): TrainingObserver {
  const given = [callbacks].flat() as tf.CustomCallbackArgs[];
  const list = new tf.CallbackList(
    given.map((callback) =>
      isCallbackObject(callback) ? callback : new tf.CustomCallback(callback, yieldEvery),
    ),
  );
  list.setParams({ epochs, batchSize, samples, ...(steps && { steps }) });
  list.setModel(model as unknown as tf.LayersModel);
  return {
    onTrainBegin: () => list.onTrainBegin(),
    onEpochBegin: (epoch) => list.onEpochBegin(epoch),
    onBatchBegin: (batch) => list.onBatchBegin(batch),
    onBatchEnd: (batch, size, logs) => list.onBatchEnd(batch, { batch, size, ...logs } as tf.Logs),
    onEpochEnd: (epoch, logs) => list.onEpochEnd(epoch, logs as tf.Logs),
    onTrainEnd: () => list.onTrainEnd(),
  };
}
