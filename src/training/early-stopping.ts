/** Stops training where a logged value no longer gets better, and gives the best weights back. */

import * as tf from '@tensorflow/tfjs';
import type { Callback } from './callback.ts';
import { checkSettings, settings } from './callback-settings.ts';
import type { Logs } from './history.ts';
import { MonitorCallback, type MonitorOptions } from './monitor.ts';

export interface EarlyStoppingOptions extends MonitorOptions {
  /** By how much a value must be better to count; 0 unless given. */
  minDelta?: number;
  /** How many epochs without a better value are borne; 0 unless given. */
  patience?: number;
  /** 1 says when it stops and which weights come back. */
  verbose?: 0 | 1;
  /** What a value must be better than for the patience to start over. */
  baseline?: number;
  /** Whether the model gets the weights of the best epoch at the end, also where nothing stopped training. */
  restoreBestWeights?: boolean;
  /** The epochs before it (counted from 0) are not looked at. */
  startFromEpoch?: number;
}

/**
 * After a `BackupAndRestore` it counts anew from there, as in Keras.
 * @throws RangeError or TypeError for settings that can't be; by `fit`, before any step, for a value
 *   that isn't logged
 * @example
 * const stopping = new EarlyStopping({ patience: 2, restoreBestWeights: true });
 * await model.fit(x, y, { epochs: 50, validationData: [valX, valY], callbacks: [stopping] });
 * stopping.stoppedEpoch // val_loss 0.5, 0.4, 0.45, 0.41: 3 (counted from 0), with the weights of epoch 1
 * Keras: keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
 */
export class EarlyStopping extends MonitorCallback {
  /** Counted from 0; 0 as well where training went on to its end. */
  stoppedEpoch = 0;
  bestEpoch = 0;
  private wait = 0;
  private bestWeights?: { values: Float32Array; shape: number[] }[];

  private readonly options: EarlyStoppingOptions;

  constructor(options: EarlyStoppingOptions = {}) {
    checkSettings('EarlyStopping', options, {
      monitor: settings.text,
      minDelta: settings.number,
      patience: settings.count,
      verbose: settings.verbose,
      mode: settings.mode,
      baseline: settings.number,
      restoreBestWeights: settings.onOff,
      startFromEpoch: settings.count,
    });
    super('EarlyStopping', options, options.minDelta);
    this.options = options;
  }

  override onTrainBegin(): void {
    this.wait = 0;
    this.stoppedEpoch = 0;
    this.best = undefined;
    this.bestEpoch = 0;
    this.bestWeights = undefined;
  }

  override onEpochEnd(epoch: number, logs: Logs): void {
    const { patience = 0, baseline, restoreBestWeights = false, startFromEpoch = 0 } = this.options;
    const current = logs[this.monitor];
    if (current === undefined || epoch < startFromEpoch) return;
    if (restoreBestWeights && this.bestWeights === undefined) this.keepBest(epoch);
    this.wait++;
    if (this.isImprovement(current, this.best)) {
      this.best = current;
      this.bestEpoch = epoch;
      if (restoreBestWeights) this.keepBest(epoch);
      if (this.isImprovement(current, baseline)) this.wait = 0;
    } else if (this.wait >= patience && epoch > 0) {
      this.stoppedEpoch = epoch;
      this.model.stopTraining = true;
    }
  }

  override onTrainEnd(): void {
    const isTold = this.options.verbose === 1;
    if (this.stoppedEpoch > 0 && isTold) {
      console.log(`Epoch ${this.stoppedEpoch + 1}: early stopping`);
    }
    if (!this.bestWeights) return;
    if (isTold) {
      console.log(`Restoring model weights from the end of the best epoch: ${this.bestEpoch + 1}.`);
    }
    const tensors = this.bestWeights.map(({ values, shape }) => tf.tensor(values, shape));
    this.model.setWeights(tensors);
    tf.dispose(tensors);
    this.bestWeights = undefined;
  }

  /** Numbers, not tensors: nothing to dispose of where training ends in an error. */
  private keepBest(epoch: number): void {
    this.bestEpoch = epoch;
    this.bestWeights = copyOfWeights(this.model);
  }
}

function copyOfWeights(model: Callback['model']): { values: Float32Array; shape: number[] }[] {
  return model.getWeights().map((weight) => ({
    values: Float32Array.from(weight.dataSync()),
    shape: weight.shape,
  }));
}
