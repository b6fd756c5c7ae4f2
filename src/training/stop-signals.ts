/** What ends a training before its time: the model's flag, which callbacks set, and signals such as Ctrl-C's. */

import type { TrainableModel } from './trainable-model.ts';

export class StopSignals {
  private readonly model: Pick<TrainableModel, 'stopTraining'>;
  private readonly signals: readonly (AbortSignal | undefined)[];

  /** Forgets what stopped an earlier training. */
  constructor(
    model: Pick<TrainableModel, 'stopTraining'>,
    signals: readonly (AbortSignal | undefined)[],
  ) {
    this.model = model;
    this.signals = signals;

    model.stopTraining = false;
  }

  /** The signal that was given, if one was. */
  get given(): AbortSignal | undefined {
    return this.signals.find((signal) => signal?.aborted);
  }

  goesOn(): boolean {
    return !this.model.stopTraining && this.given === undefined;
  }
}
