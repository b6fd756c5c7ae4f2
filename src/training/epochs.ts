/**
 * The loop around the step: epochs, and in each one the samples in a new order, a batch at a time.
 * What computes the steps is the trainer's business; what is shown and kept of them, the observers'.
 */

import { EventLoopTurns } from './event-loop.ts';
import type { Logs } from './history.ts';
import { NotFiniteError } from './not-finite.ts';
import { Observers, type TrainingObserver } from './observer.ts';
import type { StopSignals } from './stop-signals.ts';
import type { AtNotFinite } from './terminate-on-nan.ts';
import type { Trainer } from './trainer.ts';
import type { TrainingRun } from './training-run.ts';

/**
 * @param observers from the innermost to the outermost
 * @param atNotFinite stops training where a loss is no finite number, which is an error without it
 * @throws the reason of the signal that stopped training, once the observers know
 */
export async function runEpochs(
  trainer: Trainer,
  run: TrainingRun,
  stop: StopSignals,
  observers: readonly TrainingObserver[],
  atNotFinite?: AtNotFinite,
): Promise<void> {
  const all = new Observers(observers);
  const turns = new EventLoopTurns(); // between epochs; within one the trainer sees to it
  await all.tell('onTrainBegin');
  while (run.epoch < run.epochs && stop.goesOn()) {
    await all.tell('onEpochBegin', run.epoch);
    run.startClock();
    let ended: Logs | undefined;
    try {
      await trainer.trainEpoch({
        epoch: run.epoch,
        order: run.nextOrder(),
        batchSize: run.extent.batchSize,
        firstBatch: run.batch,
        onBatchBegin: async (batch) => {
          await all.tell('onBatchBegin', batch);
          return stop.goesOn();
        },
        onBatchEnd: async (batch, sums) => {
          const logs = run.addBatch(sums);
          await all.tell('onBatchEnd', batch, sums.samples, logs);
          return stop.goesOn();
        },
      });
    } catch (error) {
      if (!atNotFinite || !(error instanceof NotFiniteError)) throw error;
      ended = atNotFinite(error, run.means.values());
    }
    if (turns.isDue()) await turns.give();
    if (stop.given && !run.hasAllBatches) break; // the epoch isn't done

    const logs = ended ?? withValidation(run.means.values(), await trainer.validate());
    const { epoch, seconds } = run;
    run.nextEpoch();
    await all.tell('onEpochEnd', epoch, logs, seconds);
  }
  if (stop.given) {
    await all.tell('onStop');
    throw stop.given.reason;
  }
  await all.tell('onTrainEnd');
}

/** @example withValidation({ loss: 0.5 }, { loss: 0.6 }) // { loss: 0.5, val_loss: 0.6 } */
function withValidation(logs: Logs, validation: Logs | undefined): Logs {
  const named = Object.entries(validation ?? {}).map(([name, value]) => [`val_${name}`, value]);
  return { ...logs, ...Object.fromEntries(named) };
}
