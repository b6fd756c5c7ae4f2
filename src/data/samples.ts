/** Samples in memory as a source of batches. */

import * as tf from '@tensorflow/tfjs';
import type { BatchPlace, BatchSource, SourcedBatch } from './batch-source.ts';
import { byteData, rowOf, writeRow } from './byte-tensors.ts';
import { liveValues, rowCount } from './rows.ts';

type Values = Float32Array | Int32Array;

/** Nothing is copied before the first batch is filled. */
export class Samples implements BatchSource {
  readonly count: number;
  readonly x: tf.Tensor;
  readonly y: tf.Tensor;
  /** A copy of x, made once, where its own memory can't be reached. */
  private copy?: Values;
  private labels?: Values;

  private readonly weights?: Float32Array;

  /**
   * Keeps both alive until `dispose`, even if the caller disposes of them meanwhile.
   * @param weights how much each sample counts; 1 unless given: [samples]
   */
  constructor(x: tf.Tensor, y: tf.Tensor, weights?: Float32Array) {
    this.weights = weights;

    this.x = x.clone();
    this.y = y.clone();
    this.count = rowCount(x);
  }

  steps(batchSize: number): number {
    return Math.ceil(this.count / batchSize);
  }

  first(batchSize: number): SourcedBatch {
    return this.batch(inOrder(Math.min(batchSize, this.count)));
  }

  *batches(batchSize: number, order = inOrder(this.count)): Generator<SourcedBatch> {
    for (let start = 0; start < order.length; start += batchSize) {
      yield this.batch(order.subarray(start, start + batchSize));
    }
  }

  dispose(): void {
    tf.dispose([this.x, this.y]);
  }

  private batch(rows: Int32Array): SourcedBatch {
    return {
      rows: rows.length,
      labelSize: this.y.size / this.count,
      fill: (engine) => this.fill(engine, rows),
    };
  }

  /** Copies the samples with these numbers row by row. */
  private fill(engine: BatchPlace, rows: Int32Array): void {
    this.labels ??= this.y.dataSync() as Values;
    const copyInput = this.rowCopier(engine);
    const labelSize = this.labels.length / this.count;
    for (const [n, row] of rows.entries()) {
      copyInput(row, n);
      for (let i = 0; i < labelSize; i++) {
        engine.targets[n * labelSize + i] = this.labels[row * labelSize + i];
      }
      engine.weights[n] = this.weights ? this.weights[row] : 1;
    }
  }

  /** @returns what copies an input's row to one of the batch */
  private rowCopier(engine: BatchPlace): (row: number, to: number) => void {
    const features = this.x.size / this.count;
    const data = byteData(this.x);
    const { inputs } = engine;
    if (data) {
      const bytes = engine.inputBytes?.(data.floats);
      if (bytes) return (row, to) => bytes.set(rowOf(data, row), to * features);
      return (row, to) => writeRow(data, row, inputs, to * features);
    }
    const x = this.values(); // [count, features]
    return (row, to) => {
      inputs.set(x.subarray(row * features, (row + 1) * features), to * features);
    };
  }

  private values(): Values {
    const live = this.copy ? undefined : liveValues(this.x);
    if (live) return live;
    this.copy ??= this.x.dataSync() as Values;
    return this.copy;
  }
}

/** The numbers 0 … n−1. */
export function inOrder(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i);
}
