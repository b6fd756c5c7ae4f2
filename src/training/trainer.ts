/** What computes the steps of whole epochs: an engine, or TensorFlow.js itself. */

import type { EngineName, Logs } from './history';
import type { Place } from './not-finite';

/** What is known of an epoch when it starts. */
export interface Epoch {
  epoch: number;
  /** Which sample comes when: [samples]. */
  order: Int32Array;
  batchSize: number;
  /** The batches before it are done already. */
  firstBatch: number;
  /** Both return false to stop training after this batch. */
  onBatchBegin(batch: number): Promise<boolean>;
  onBatchEnd(batch: number, size: number, logs: Logs): Promise<boolean>;
}

export interface Trainer {
  readonly engineName: EngineName;
  /** The model has its weights back when this ends. */
  trainEpoch(epoch: Epoch): Promise<void>;
  /** The model gets its weights between two batches, to be saved; training goes on. */
  giveBack(place: Place): Promise<void>;
  /** Values of the validation data, if there are any. */
  validate(): Promise<Logs | undefined>;
  /** Frees what the trainer made; the model and the data stay. */
  dispose(): void;
}
