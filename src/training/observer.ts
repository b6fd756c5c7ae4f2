/** The events of a training, and who is told of them. */

import type { Logs } from './history.ts';

type Told = void | Promise<void>;

/** Whoever looks on while a model trains: the progress bar, the history, a callback, a backup. */
export interface TrainingObserver {
  onTrainBegin?(): Told;
  /** @param epoch counted from 0, as batches are */
  onEpochBegin?(epoch: number): Told;
  onBatchBegin?(batch: number): Told;
  /** @param logs of this batch alone */
  onBatchEnd?(batch: number, size: number, logs: Logs): Told;
  /** @param logs means over the epoch, and those of the validation data */
  onEpochEnd?(epoch: number, logs: Logs, seconds: number): Told;
  /** Training ends before its time, by a signal. */
  onStop?(): Told;
  onTrainEnd?(): Told;
}

type Event = keyof TrainingObserver;
type Arguments<E extends Event> = Parameters<Required<TrainingObserver>[E]>;

/**
 * Observers in a row, each around the ones before it: the last is told first of every beginning, and
 * last of every end.
 */
export class Observers {
  private readonly fromOutside: readonly TrainingObserver[];

  private readonly fromInside: readonly TrainingObserver[];

  constructor(fromInside: readonly TrainingObserver[]) {
    this.fromInside = fromInside;

    this.fromOutside = [...fromInside].reverse();
  }

  async tell<E extends Event>(event: E, ...values: Arguments<E>): Promise<void> {
    const observers = event.endsWith('Begin') ? this.fromOutside : this.fromInside;
    for (const observer of observers) {
      await (observer[event] as ((...values: Arguments<E>) => Told) | undefined)?.(...values);
    }
  }
}
