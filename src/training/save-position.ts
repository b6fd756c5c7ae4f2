/** Has a backup save where training stands: at an epoch's end, every so many batches, and when it is stopped. */

import type { Backup, FitRun } from './backup.ts';
import type { TrainingObserver } from './observer.ts';
import type { StopSignals } from './stop-signals.ts';
import type { Trainer } from './trainer.ts';
import type { TrainingRun } from './training-run.ts';

export function savePosition(
  backup: Backup,
  fitRun: FitRun,
  trainer: Trainer,
  run: TrainingRun,
  stop: StopSignals,
): TrainingObserver {
  const save = (isStop: boolean) => backup.save(fitRun, run.position(), isStop);
  // The epoch's last batch is saved at its end, with its validation.
  const isDue = () =>
    typeof backup.saveFreq === 'number' &&
    run.batch % backup.saveFreq === 0 &&
    run.batch !== run.extent.steps;
  return {
    onBatchEnd: async (batch) => {
      if (!isDue() || !stop.goesOn()) return;
      trainer.giveBack({ epoch: run.epoch, batch });
      await save(false);
    },
    onEpochEnd: async (_epoch, { loss }) => {
      // After a loss that is not a number there is nothing to go on to.
      if (!stop.given && Number.isFinite(loss)) await save(false);
    },
    onStop: () => save(true),
  };
}
