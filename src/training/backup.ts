/** What `fit` asks of a callback that keeps where training stands, and goes on from there. */

import type * as tf from '@tensorflow/tfjs';
import type { Noise } from './engine.ts';
import type { Callbacks } from './fit-options.ts';
import type { EngineName, HistoryValues } from './history.ts';
import type { Sums } from './running-means.ts';

/**
 * Where training stands between two batches. With the model's weights and its optimizer's slots it is
 * all that going on needs.
 */
export interface Position {
  engine: EngineName;
  /** What the shuffling follows from, and the epoch that it began with. */
  seed: number;
  initialEpoch: number;
  /** The present epoch, counted from 0, and how many of its batches are done. */
  epoch: number;
  batch: number;
  /** Of the random layers, first to last: what they drop next. */
  noise: Noise[];
  /** Over these batches. */
  sums: Sums;
  /** That they took. */
  seconds: number;
  /** Of the epochs before. */
  history: HistoryValues;
}

export interface FitModel {
  name: string;
  layers: tf.layers.Layer[];
  inputs: tf.SymbolicTensor[];
  trainableWeights: tf.LayerVariable[];
  optimizer: tf.Optimizer;
}

/** A `fit`, as far as it can be told from another. */
export interface FitRun {
  model: FitModel;
  x: tf.Tensor;
  y: tf.Tensor;
  epochs: number;
  batchSize: number;
  shuffle: boolean;
  /** If `fit` was given one. */
  seed?: number;
}

export interface Backup {
  /** Aborted when training must stop: Ctrl-C. */
  readonly signal?: AbortSignal;
  /** Every epoch's end, or also every so many batches. */
  readonly saveFreq: 'epoch' | number;
  /**
   * Asked before the first step. Gives the model the weights that belong to the position.
   * @returns undefined where there is nothing to go on from
   */
  restore(run: FitRun): Promise<Position | undefined>;
  /** @param isStop whether training ends here, before its time */
  save(run: FitRun, position: Position, isStop: boolean): Promise<void>;
  /** The last word, whatever happened. */
  end(isFinished: boolean): void;
}

/** The backup among `fit`'s callbacks, if there is one. */
export function backupIn(callbacks: Callbacks = []): Backup | undefined {
  return [callbacks].flat().find((callback) => 'restore' in callback && 'save' in callback) as
    | Backup
    | undefined;
}
