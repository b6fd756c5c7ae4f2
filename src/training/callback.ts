/** Keras's class of callbacks: what a program of one's own extends, told where training begins and ends. */

import type * as tf from '@tensorflow/tfjs';
import type { Logs } from './history.ts';
import type { TrainableModel } from './trainable-model.ts';

/** The model that is trained, as far as a callback may need it; chapter 9's `Sequential` is one. */
export interface CallbackModel extends TrainableModel {
  /** Layer by layer; the tensors stay the model's. */
  getWeights(): tf.Tensor[];
  setWeights(weights: tf.Tensor[]): void;
  predict(input: tf.Tensor): tf.Tensor | tf.Tensor[];
  evaluate(input: tf.Tensor, target: tf.Tensor): Logs;
  save(path: string): Promise<unknown>;
  saveWeights(path: string): unknown;
}

/** What `fit` was asked for. */
export interface CallbackParams {
  epochs: number;
  batchSize: number;
  /** 0 for a stream. */
  samples: number;
  /** Batches of an epoch; undefined where a stream doesn't say. */
  steps?: number;
  /** The names of an epoch's values, with what the callbacks before this one add. */
  metrics: readonly string[];
}

/** Of two that are as near to a wrong name, such as onTrainBatchEnd, the first is suggested. */
export const events = [
  'onEpochBegin',
  'onEpochEnd',
  'onBatchBegin',
  'onBatchEnd',
  'onTrainBegin',
  'onTrainEnd',
] as const;

/**
 * Override what shall be called; each may be async, and training waits for it. Epochs and batches are
 * counted from 0. As in Keras, the callbacks of a list are called one after the other and share an
 * epoch's logs: what one adds to them, the later ones and the history have too.
 * @example
 * class StopAt extends Callback {
 *   override onEpochEnd(epoch: number, logs: Logs) {
 *     if (logs.loss < 0.4) this.model.stopTraining = true;
 *   }
 * }
 * await model.fit(x, y, { epochs: 20, callbacks: [new StopAt()] });
 * Keras: keras.callbacks.Callback
 */
export class Callback {
  /** Has its weights at every event; there from `onTrainBegin` on. */
  model!: CallbackModel;
  params!: CallbackParams;
  /** What `onEpochEnd` adds to the logs by name, so that the callbacks after it may monitor it. */
  readonly addsToLogs: readonly string[] = [];

  setModel(model: CallbackModel): void {
    this.model = model;
  }

  setParams(params: CallbackParams): void {
    this.params = params;
  }

  onTrainBegin(): void | Promise<void> {}
  onEpochBegin(_epoch: number): void | Promise<void> {}
  onBatchBegin(_batch: number): void | Promise<void> {}
  /** @param _logs means over the epoch so far, as in Keras; functions by name are told the batch's own */
  onBatchEnd(_batch: number, _logs: Logs): void | Promise<void> {}
  /** @param _logs means over the epoch, and with validation data val_loss … */
  onEpochEnd(_epoch: number, _logs: Logs): void | Promise<void> {}
  /** @param _logs of the last epoch */
  onTrainEnd(_logs: Logs): void | Promise<void> {}
}
