/** Callbacks that change the learning rate from epoch to epoch. */

import type * as tf from '@tensorflow/tfjs';
import { pythonFloat } from '../names/python-format.ts';
import { quoted } from '../names/quoted.ts';
import { Callback } from './callback.ts';
import { checkSettings, settings } from './callback-settings.ts';
import type { Logs } from './history.ts';
import { setLearningRate } from './keras-optimizer.ts';
import { MonitorCallback, type MonitorOptions } from './monitor.ts';

/** The name that Keras gives it in the logs. */
const LOGGED = ['learning_rate'] as const;

/** In 32 bits, as Keras keeps it. */
export function learningRateOf(optimizer: tf.Optimizer): number {
  return Math.fround(Number((optimizer as unknown as { learningRate: number }).learningRate));
}

/** @throws TypeError for an optimizer that has no rate of its own to set */
function requireSettable({ optimizer }: Callback['model'], of: string): void {
  const isNumber = (value: unknown) => typeof value === 'number';
  const { learningRate } = optimizer as unknown as { learningRate: unknown };
  if (isNumber(optimizer.getConfig().learningRate) && isNumber(learningRate)) return;
  throw new TypeError(
    `${of} sets the optimizer's learning rate, and here it is not a number that can be set: it follows a ` +
      'schedule, or a class of your own keeps it elsewhere. Give the optimizer a number, such as new SGD({ learningRate: 0.1 }).',
  );
}

/** What the callbacks here are going to add to an epoch's logs: nothing, where there is none of them. */
export function learningRateIn(
  callbacks: readonly unknown[],
  { optimizer }: { optimizer: tf.Optimizer },
): Record<string, number> {
  const isLogged = callbacks.some((each) => each instanceof Callback && each.addsToLogs === LOGGED);
  return isLogged ? { [LOGGED[0]]: learningRateOf(optimizer) } : {};
}

export interface ReduceLROnPlateauOptions extends MonitorOptions {
  /** What the rate is multiplied by; 0.1 unless given. */
  factor?: number;
  /** How many epochs without a better value are borne; 10 unless given. */
  patience?: number;
  /** 1 says when the rate changes. */
  verbose?: 0 | 1;
  /** By how much a value must be better to count; 0.0001 unless given. */
  minDelta?: number;
  /** For how many epochs after a change nothing is counted; 0 unless given. */
  cooldown?: number;
  /** The rate stays at least this; 0 unless given. */
  minLr?: number;
}

/**
 * Makes the learning rate smaller where a logged value no longer gets better; the logs and the history
 * get it as `learning_rate`. After a `BackupAndRestore` it counts anew, at the rate that there was, as in Keras.
 * @throws RangeError or TypeError as `EarlyStopping` does; TypeError, by `fit`, where a schedule gives the rate
 * @example
 * new ReduceLROnPlateau({ factor: 0.5, patience: 1 }) // val_loss 0.5, 0.4, 0.4 at rate 0.1: then 0.05
 * Keras: keras.callbacks.ReduceLROnPlateau(factor=0.5, patience=1)
 */
export class ReduceLROnPlateau extends MonitorCallback {
  override readonly addsToLogs = LOGGED;
  private cooldownLeft = 0;
  private wait = 0;

  private readonly options: ReduceLROnPlateauOptions;

  constructor(options: ReduceLROnPlateauOptions = {}) {
    checkSettings('ReduceLROnPlateau', options, {
      monitor: settings.text,
      factor: settings.fraction,
      patience: settings.count,
      verbose: settings.verbose,
      mode: settings.mode,
      minDelta: settings.number,
      cooldown: settings.count,
      minLr: settings.rate,
    });
    super('ReduceLROnPlateau', options, options.minDelta ?? 1e-4);
    this.options = options;
  }

  override onTrainBegin(): void {
    requireSettable(this.model, 'ReduceLROnPlateau');
    this.best = undefined;
    this.cooldownLeft = 0;
    this.wait = 0;
  }

  override onEpochEnd(epoch: number, logs: Logs): void {
    const { patience = 10, cooldown = 0 } = this.options;
    logs.learning_rate = learningRateOf(this.model.optimizer);
    const current = logs[this.monitor];
    if (current === undefined) return;
    if (this.cooldownLeft > 0) {
      this.cooldownLeft--;
      this.wait = 0;
    }
    if (this.isImprovement(current, this.best)) {
      this.best = current;
      this.wait = 0;
    } else if (this.cooldownLeft === 0) {
      this.wait++;
      if (this.wait < patience || !this.reduce(epoch)) return;
      this.cooldownLeft = cooldown;
      this.wait = 0;
    }
  }

  /** @returns whether the rate was above its least */
  private reduce(epoch: number): boolean {
    const { factor = 0.1, minLr = 0, verbose } = this.options;
    const before = learningRateOf(this.model.optimizer);
    if (!(before > Math.fround(minLr))) return false;
    const rate = Math.max(before * factor, minLr);
    setLearningRate(this.model.optimizer, rate);
    if (verbose === 1) {
      console.log(
        `Epoch ${epoch + 1}: ReduceLROnPlateau reducing learning rate to ${pythonFloat(rate)}.`,
      );
    }
    return true;
  }
}

/**
 * Sets the learning rate before every epoch; the logs and the history get it as `learning_rate`.
 * @throws TypeError, by `fit`, where a schedule of the optimizer gives the rate, or this one gives none
 * @example
 * new LearningRateScheduler((epoch, lr) => (epoch < 10 ? lr : lr * 0.9))
 * Keras: keras.callbacks.LearningRateScheduler(lambda epoch, lr: lr if epoch < 10 else lr * 0.9)
 */
export class LearningRateScheduler extends Callback {
  override readonly addsToLogs = LOGGED;

  private readonly schedule: (epoch: number, lr: number) => number;
  private readonly options: { verbose?: 0 | 1 };

  /**
   * @param schedule of the epoch, counted from 0, and the present rate: the next one
   * @param options `verbose: 1` says every rate
   */
  constructor(schedule: (epoch: number, lr: number) => number, options: { verbose?: 0 | 1 } = {}) {
    super();
    this.schedule = schedule;
    this.options = options;

    checkSettings(
      'LearningRateScheduler',
      { schedule: schedule ?? null },
      {
        schedule: settings.function,
      },
    );
    checkSettings('LearningRateScheduler', options, { verbose: settings.verbose });
  }

  override onTrainBegin(): void {
    requireSettable(this.model, 'LearningRateScheduler');
  }

  override onEpochBegin(epoch: number): void {
    const { optimizer } = this.model;
    const rate: unknown = this.schedule(epoch, learningRateOf(optimizer));
    const [allows, expected] = settings.rate;
    if (!allows(rate)) {
      throw new TypeError(
        `LearningRateScheduler's schedule gives a learning rate, ${expected}; for epoch ${epoch} it ` +
          `gave ${quoted(rate)}.`,
      );
    }
    setLearningRate(optimizer, rate as number);
    if (this.options.verbose !== 1) return;
    const text = pythonFloat(rate as number);
    console.log(`Epoch ${epoch + 1}: LearningRateScheduler setting learning rate to ${text}.`);
  }

  override onEpochEnd(_epoch: number, logs: Logs): void {
    logs.learning_rate = learningRateOf(this.model.optimizer);
  }
}
