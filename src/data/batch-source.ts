/** Where batches come from, whatever holds the data: samples in memory, or a stream of them. */

import type * as tf from '@tensorflow/tfjs';

/** Input [rows, …inputShape] and target of one step, in the names of TensorFlow.js's datasets. */
export interface Batch {
  xs: tf.Tensor;
  ys: tf.Tensor;
  /** How much each sample counts, 1 unless given: [rows]. */
  sampleWeight?: tf.Tensor;
}

/** Where a batch is copied to: an engine's own memory. */
export interface BatchPlace {
  /** [batchSize, features] */
  readonly inputs: Float32Array;
  /** Where bytes go in place of them, if it takes bytes. @param numbers what each of the 256 stands for */
  inputBytes?(numbers: Float32Array): Uint8Array;
  /** [batchSize] or [batchSize, units] */
  readonly targets: Float32Array | Int32Array;
  /** [batchSize] */
  readonly weights: Float32Array;
}

/** One step's samples, on their way to what computes the step. */
export interface SourcedBatch {
  rows: number;
  /** Targets of one sample: 1 for an integer label. */
  labelSize: number;
  /** Copies them to where an engine reads its batch. @throws RangeError if they are more than it takes */
  fill(engine: BatchPlace): void;
}

export interface BatchSource {
  /** How many samples there are to put in order; 0 for a stream, which has an order of its own. */
  readonly count: number;
  /** Batches of an epoch; undefined where nobody knows. */
  steps(batchSize: number): number | undefined;
  /** A batch to measure an engine with; it stays in line. */
  first(batchSize: number): SourcedBatch | Promise<SourcedBatch>;
  /**
   * One epoch; a batch is valid until the next one is asked for.
   * @param batchSize how many samples come at once from memory; the most that an engine takes from a stream
   * @param order which sample of those in memory comes when; all in their own order unless given
   */
  batches(
    batchSize: number,
    order?: Int32Array,
  ): Iterable<SourcedBatch> | AsyncIterable<SourcedBatch>;
  dispose(): void | Promise<void>;
}
