/** The samples as plain numbers, where an engine's batch can be filled from. */

import * as tf from '@tensorflow/tfjs';
import type { StepEngine } from './engine';

type Values = Float32Array | Int32Array;

/** What this file uses of TensorFlow.js's WebAssembly backend: its memory. */
interface WasmBackend {
  dataIdMap: { has(dataId: object): boolean };
  typedArrayFromHeap(tensor: tf.Tensor): Values;
}

/** Nothing is copied before the first batch is filled. */
export class Samples {
  readonly count: number;
  private readonly x: tf.Tensor;
  private readonly y: tf.Tensor;
  private readX?: () => Values;
  private labels?: Values;

  /** Keeps both alive until `dispose`, even if the caller disposes of them meanwhile. */
  constructor(x: tf.Tensor, y: tf.Tensor) {
    this.x = x.clone();
    this.y = y.clone();
    this.count = x.shape[0] ?? 0;
  }

  /** The first samples, as many as fit: something to measure an engine with. @returns how many */
  fillFirstBatch(engine: StepEngine, batchSize: number): number {
    const rows = Math.min(batchSize, this.count);
    this.fillBatch(
      engine,
      Int32Array.from({ length: rows }, (_, i) => i),
    );
    return rows;
  }

  /** Copies the samples with these numbers to where the engine reads its batch: row by row. */
  fillBatch(engine: StepEngine, rows: Int32Array): void {
    this.readX ??= valuesReader(this.x);
    this.labels ??= this.y.dataSync() as Values;
    const x = this.readX(); // [count, features]
    const features = x.length / this.count;
    const labelSize = this.labels.length / this.count;
    for (const [n, row] of rows.entries()) {
      engine.inputs.set(x.subarray(row * features, (row + 1) * features), n * features);
      for (let i = 0; i < labelSize; i++) {
        engine.targets[n * labelSize + i] = this.labels[row * labelSize + i];
      }
    }
  }

  dispose(): void {
    this.x.dispose();
    this.y.dispose();
  }
}

/**
 * Reads a tensor's values: in the memory of the WebAssembly backend where they
 * lie, since the training images are 150 MB; from other backends as a copy, made once.
 */
function valuesReader(tensor: tf.Tensor): () => Values {
  const backend = tf.backend() as unknown as Partial<WasmBackend>;
  if (backend.typedArrayFromHeap && backend.dataIdMap?.has(tensor.dataId)) {
    const wasm = backend as WasmBackend;
    return () => wasm.typedArrayFromHeap(tensor); // anew each time: the memory moves when it grows
  }
  const values = tensor.dataSync() as Values;
  return () => values;
}
