/**
 * Batches that come one after the other, so that all the data need not fit into memory: what `fit`
 * and `evaluate` take in place of tensors.
 */

import * as tf from '@tensorflow/tfjs';
import type { Batch, BatchSource, SourcedBatch } from './batch-source.ts';
import { rowCount } from './rows.ts';
import { Samples } from './samples.ts';

/**
 * Anything that a `for await` loop goes through, such as `idxBatches` or a class of your own, or a
 * `tf.data.Dataset`. It is gone through once an epoch and begins anew each time; whoever goes
 * through it disposes of the batches.
 */
export interface BatchStream {
  /** Batches of an epoch, if that is known: the progress bar's length. */
  readonly size?: number | null;
  [Symbol.asyncIterator](): AsyncIterator<Batch>;
  /** @throws RangeError for a label outside the classes, said before training */
  checkLabels?(classes: number): Promise<void>;
}

/** TensorFlow.js's own kind of stream. */
export interface TensorFlowDataset {
  readonly size?: number | null;
  iterator(): Promise<{ next(): Promise<IteratorResult<unknown>> }>;
}

export type Streamed = BatchStream | TensorFlowDataset;

/** Whether this is a stream; else it is a tensor, or no data at all. */
export function isStream(value: unknown): value is Streamed {
  if (typeof value !== 'object' || value === null || value instanceof tf.Tensor) return false;
  return Symbol.asyncIterator in value || ('iterator' in value && 'size' in value);
}

async function* batchesOf(stream: Streamed): AsyncGenerator<Batch> {
  if (Symbol.asyncIterator in stream) {
    yield* stream;
    return;
  }
  const iterator = await stream.iterator();
  for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
    yield next.value as Batch;
  }
}

interface WeightedBatch extends Batch {
  weights?: Float32Array;
}

/** Goes through a stream for training: epoch by epoch, every batch checked, used and disposed of. */
export class StreamedBatches implements BatchSource {
  readonly count = 0;
  private iterator?: AsyncGenerator<Batch>;
  /** The first batch, read ahead of the first epoch. */
  private ahead?: WeightedBatch;
  /** Batches since the stream's beginning. */
  private position = 0;

  private readonly stream: Streamed;
  private readonly stepsPerEpoch: number | undefined;
  private readonly classes: number | undefined;
  private readonly check: (batch: Batch) => Float32Array | undefined;

  /**
   * @param stepsPerEpoch batches of an epoch, for which the stream begins anew whenever it ends; all
   *   that it has unless given
   * @param classes what integer labels count, if that is what they are
   * @param check throws for a batch that the model can't take; what its samples count, if not 1
   */
  constructor(
    stream: Streamed,
    stepsPerEpoch: number | undefined,
    classes: number | undefined,
    check: (batch: Batch) => Float32Array | undefined,
  ) {
    this.stream = stream;
    this.stepsPerEpoch = stepsPerEpoch;
    this.classes = classes;
    this.check = check;
  }

  steps(): number | undefined {
    const { size } = this.stream;
    return (
      this.stepsPerEpoch ?? (Number.isInteger(size) && Number(size) > 0 ? Number(size) : undefined)
    );
  }

  async first(): Promise<SourcedBatch> {
    if (this.classes !== undefined && 'checkLabels' in this.stream) {
      await this.stream.checkLabels?.(this.classes);
    }
    this.ahead ??= await this.next();
    return this.sourced(this.ahead ?? this.nothing(), Number.POSITIVE_INFINITY);
  }

  async *batches(mostRows: number): AsyncGenerator<SourcedBatch> {
    for (let n = 0; n !== this.stepsPerEpoch; n++) {
      let batch = this.ahead ?? (await this.next());
      if (batch === undefined && n > 0 && this.stepsPerEpoch === undefined) return;
      batch ??= await this.next(); // from the beginning
      this.ahead = undefined;
      if (batch === undefined) return this.nothing();
      try {
        yield this.sourced(batch, mostRows);
      } finally {
        disposeOf(batch);
      }
    }
  }

  /** Lets go of what is open. */
  async dispose(): Promise<void> {
    if (this.ahead) disposeOf(this.ahead);
    this.ahead = undefined;
    await this.iterator?.return(undefined);
  }

  private sourced({ xs, ys, weights }: WeightedBatch, mostRows: number): SourcedBatch {
    const rows = rowCount(xs);
    return {
      rows,
      labelSize: ys.size / rows,
      fill: (engine) => {
        if (rows > mostRows) {
          throw new RangeError(
            `${this.place()} has ${rows} samples; the first one had ${mostRows}. ` +
              'No batch may be larger than the first.',
          );
        }
        const samples = new Samples(xs, ys, weights);
        samples.first(rows).fill(engine);
        samples.dispose();
      },
    };
  }

  /** @returns undefined where the stream ends; after that it begins anew */
  private async next(): Promise<WeightedBatch | undefined> {
    if (this.iterator === undefined) this.position = 0;
    this.iterator ??= batchesOf(this.stream);
    const { value, done } = await this.iterator.next();
    if (done) {
      this.iterator = undefined;
      return undefined;
    }
    this.position++;
    try {
      checkForm(value);
      return { ...value, weights: this.check(value) };
    } catch (error) {
      tf.dispose(Object.values(value ?? {}));
      const { message } = error as Error;
      throw Object.assign(error as Error, { message: `${this.place()}: ${message}` });
    }
  }

  private place(): string {
    return `Batch ${this.position - 1} of the stream (counted from 0)`;
  }

  private nothing(): never {
    throw new RangeError(
      'The stream gave no batch. It is gone through once per epoch, and must start over each time, as ' +
        'idxBatches does: a generator that has run through is empty. Make a class with [Symbol.asyncIterator].',
    );
  }
}

function disposeOf({ xs, ys, sampleWeight }: Batch): void {
  tf.dispose([xs, ys, ...(sampleWeight ? [sampleWeight] : [])]);
}

function checkForm(batch: Partial<Batch> | null | undefined): asserts batch is Batch {
  const { xs, ys, sampleWeight = xs } = batch ?? {};
  if ([xs, ys, sampleWeight].every((each) => each instanceof tf.Tensor)) return;
  throw new TypeError(
    'A batch is { xs, ys }: the tensors of its input and its target; it may have a third, sampleWeight.',
  );
}
