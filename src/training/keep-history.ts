/** Writes what happens in a training into its history. */

import type { TrainingObserver } from './observer.ts';
import type { TrainingRun } from './training-run.ts';

/** @param recordBatches whether the values of every batch are kept too */
export function keepHistory({ history }: TrainingRun, recordBatches = false): TrainingObserver {
  return {
    onBatchEnd: (_batch, _size, logs) => {
      if (recordBatches) history.addBatch(logs);
    },
    onEpochEnd: (epoch, logs, seconds) => history.add(epoch, logs, seconds),
  };
}
