/** The samples as plain numbers, where an engine's batch can be filled from. */

import type * as tf from '@tensorflow/tfjs';
import { liveValues, rowCount } from './rows';

type Values = Float32Array | Int32Array;

/** Where a batch is copied to: an engine's own memory. */
export interface BatchPlace {
  /** [batchSize, features] */
  readonly inputs: Float32Array;
  /** [batchSize] or [batchSize, units] */
  readonly targets: Values;
}

/** One step's samples, on their way to an engine. */
export interface EngineBatch {
  rows: number;
  /** Copies them to where the engine reads its batch. */
  fill(engine: BatchPlace): unknown;
}

/** Nothing is copied before the first batch is filled. */
export class Samples {
  readonly count: number;
  private readonly x: tf.Tensor;
  private readonly y: tf.Tensor;
  /** A copy of x, made once, where its own memory can't be reached. */
  private copy?: Values;
  private labels?: Values;

  /** Keeps both alive until `dispose`, even if the caller disposes of them meanwhile. */
  constructor(x: tf.Tensor, y: tf.Tensor) {
    this.x = x.clone();
    this.y = y.clone();
    this.count = rowCount(x);
  }

  /** The first samples, as many as fit: something to measure an engine with. @returns how many */
  fillFirstBatch(engine: BatchPlace, batchSize: number): number {
    const rows = Math.min(batchSize, this.count);
    this.fillBatch(engine, inOrder(rows));
    return rows;
  }

  /** The samples in this order, or in their own, `batchSize` at a time. */
  *batches(batchSize: number, order = inOrder(this.count)): Generator<EngineBatch> {
    for (let start = 0; start < order.length; start += batchSize) {
      const rows = order.subarray(start, start + batchSize);
      yield { rows: rows.length, fill: (engine) => this.fillBatch(engine, rows) };
    }
  }

  /** Copies the samples with these numbers to where the engine reads its batch: row by row. */
  fillBatch(engine: BatchPlace, rows: Int32Array): void {
    this.labels ??= this.y.dataSync() as Values;
    const x = this.values(); // [count, features]
    const features = x.length / this.count;
    const labelSize = this.labels.length / this.count;
    for (const [n, row] of rows.entries()) {
      engine.inputs.set(x.subarray(row * features, (row + 1) * features), n * features);
      for (let i = 0; i < labelSize; i++) {
        engine.targets[n * labelSize + i] = this.labels[row * labelSize + i];
      }
    }
  }

  private values(): Values {
    const live = this.copy ? undefined : liveValues(this.x);
    if (live) return live;
    this.copy ??= this.x.dataSync() as Values;
    return this.copy;
  }

  dispose(): void {
    this.x.dispose();
    this.y.dispose();
  }
}

/** The numbers 0 … n−1. */
export function inOrder(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i);
}
