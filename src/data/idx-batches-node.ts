/** Chapter 6, continued: training data that are larger than the memory, from IDX files of any length. */

import * as tf from '@tensorflow/tfjs';
import { checkOptionNames, requireCount } from '../names/option-names.ts';
import { quoted } from '../names/quoted.ts';
import type { Batch } from './batch-source.ts';
import type { BatchStream } from './batch-stream.ts';
import { parseElements } from './idx.ts';
import { IdxRows } from './idx-rows-node.ts';
import { checkSeed, nextSeed, RandomState, SEED_MAX } from './random-state.ts';
import { ShuffleBuffer } from './shuffle-buffer.ts';

export interface IdxBatchesOptions {
  /** Samples a step; 32 unless given. */
  batchSize?: number;
  /** Shape of one sample, where it isn't the file's: [784] for pictures of 28 × 28. */
  inputShape?: number[];
  /** Every value of a sample is divided by this: 255 makes pixels 0 … 1; 1 unless given. */
  divideBy?: number;
  /** Samples that wait in memory to be shuffled; 0 (the file's order) unless given. */
  shuffleBuffer?: number;
  /** Repeats the shuffling; else it follows from `setRandomSeed`, or from chance. */
  seed?: number;
}

/**
 * The samples of two IDX files, gzipped or not, a batch at a time, in constant memory: a few batches
 * and the shuffle buffer, however long the files are.
 * @param images path of the file with the samples: [n, …]
 * @param labels path of the file with their labels: [n] or [n, values]
 * @returns what `fit` and `evaluate` take, or a `for await` loop, which then disposes of each batch
 * @throws Error if a file is missing or no IDX file, has another length than its header says, or
 *   their numbers of samples differ; while reading, if a file breaks off, is damaged or changes
 * @example
 * const train = idxBatches('train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz', {
 *   inputShape: [784], divideBy: 255, shuffleBuffer: 10_000,
 * });
 * train.size // 1875 batches: 60,000 / 32
 * await model.fit(train, { epochs: 5 });
 * TensorFlow: tf.data.FixedLengthRecordDataset(…).shuffle(10_000).batch(32)
 */
export function idxBatches(
  images: string,
  labels: string,
  options: IdxBatchesOptions = {},
): IdxBatches {
  return new IdxBatches(images, labels, options);
}

export class IdxBatches implements BatchStream {
  /** How many there are. */
  readonly samples: number;
  /** Batches of an epoch. */
  readonly size: number;
  private readonly images: IdxRows;
  private readonly labels: IdxRows;
  private readonly batchSize: number;
  private readonly inputShape: number[];
  private readonly divideBy: number;
  private readonly shuffleBuffer: number;
  private readonly random: RandomState;

  constructor(images: string, labels: string, options: IdxBatchesOptions) {
    const names = ['batchSize', 'inputShape', 'divideBy', 'shuffleBuffer', 'seed'];
    checkOptionNames(options, names, 'idxBatches');
    this.images = new IdxRows(images);
    this.labels = new IdxRows(labels);
    this.samples = this.images.count;
    checkCounts(this.images, this.labels);
    const { batchSize = 32, divideBy = 1, shuffleBuffer = 0, seed } = options;
    requireCount('batchSize', batchSize, 1);
    requireCount('shuffleBuffer', shuffleBuffer, 0);
    this.batchSize = batchSize;
    this.size = Math.ceil(this.samples / batchSize);
    this.inputShape = checkShape(options.inputShape ?? this.images.rowShape, this.images);
    if (!(Number.isFinite(divideBy) && divideBy !== 0)) {
      throw new RangeError(`divideBy is a number other than 0; got ${quoted(divideBy)}.`);
    }
    this.divideBy = divideBy;
    // A longer buffer than there are samples would only take room.
    this.shuffleBuffer = Math.min(shuffleBuffer, this.samples);
    this.random = new RandomState(seed === undefined ? nextSeed() : checkSeed(seed));
  }

  /** One epoch; shuffled anew in each. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Batch> {
    const seed = this.random.integer(SEED_MAX); // the same order for both files
    const labelBlocks = this.blocks(this.labels, seed);
    try {
      for await (const images of this.blocks(this.images, seed)) {
        const { value: labels } = await labelBlocks.next();
        yield this.toTensors(images, labels);
      }
      await labelBlocks.next(); // to the file's end, where gzip has its checksum
    } finally {
      await labelBlocks.return(undefined);
    }
  }

  /** Looks through the labels, which is quick, so that a wrong one isn't met hours later. */
  async checkLabels(classes: number): Promise<void> {
    let before = 0;
    for await (const block of this.labels.blocks(this.batchSize)) {
      const labels = parseElements(block, this.labels.header.type);
      const wrong = labels.findIndex((label) => !(label >= 0 && label < classes));
      if (wrong !== -1) {
        throw new RangeError(
          `${this.labels.path}: label number ${before + wrong} (counted from 0) is ${labels[wrong]}; ` +
            `with ${classes} output nodes a label is a whole number from 0 to ${classes - 1}.`,
        );
      }
      before += labels.length;
    }
  }

  /** One file's rows, shuffled, a batch at a time: each block is valid until the next one. */
  private async *blocks(file: IdxRows, seed: number): AsyncGenerator<Uint8Array> {
    if (this.shuffleBuffer === 0) {
      yield* file.blocks(this.batchSize);
      return;
    }
    const { rowBytes } = file;
    const buffer = new ShuffleBuffer(this.shuffleBuffer, rowBytes, new RandomState(seed));
    const batch = new Uint8Array(this.batchSize * rowBytes);
    let filled = 0;
    const isFull = (row: Uint8Array) => {
      batch.set(row, filled);
      filled = (filled + rowBytes) % batch.length;
      return filled === 0;
    };
    for await (const block of file.blocks(this.batchSize)) {
      for (let start = 0; start < block.length; start += rowBytes) {
        const row = buffer.exchange(block.subarray(start, start + rowBytes));
        if (row && isFull(row)) yield batch;
      }
    }
    for (const row of buffer.rest()) {
      if (isFull(row)) yield batch;
    }
    if (filled > 0) yield batch.subarray(0, filled);
  }

  private toTensors(images: Uint8Array, labels: Uint8Array): Batch {
    const rows = images.length / this.images.rowBytes;
    const { type } = this.labels.header;
    // A tensor keeps the array that it is made of, and the block is filled anew.
    const values = new Float32Array(parseElements(images, this.images.header.type));
    for (let i = 0; i < values.length; i++) values[i] /= this.divideBy;
    return {
      xs: tf.tensor(values, [rows, ...this.inputShape]),
      ys: tf.tensor(
        new Float32Array(parseElements(labels, type)),
        [rows, ...this.labels.rowShape],
        type.dtype.startsWith('float') ? 'float32' : 'int32',
      ),
    };
  }
}

function checkCounts(images: IdxRows, labels: IdxRows): void {
  if (images.count === 0 || images.rowBytes === 0) {
    throw new Error(
      `${images.path} holds no sample (shape [${images.header.shape.join(', ')}]). Get the file again.`,
    );
  }
  if (images.count !== labels.count) {
    const [samples, ofThem] = [images, labels].map(({ count }) => count.toLocaleString('en'));
    throw new Error(
      `${images.path} holds ${samples} samples but ${labels.path} ${ofThem} labels. ` +
        'Every sample has one label: take both files from the same data set.',
    );
  }
}

function checkShape(inputShape: number[], images: IdxRows): number[] {
  if (!Array.isArray(inputShape) || !inputShape.every((length) => Number.isInteger(length))) {
    throw new TypeError(
      `inputShape is the shape of one sample, such as [784]; got ${quoted(inputShape)}.`,
    );
  }
  const size = tf.util.sizeFromShape;
  if (size(inputShape) !== size(images.rowShape)) {
    throw new RangeError(
      `inputShape [${inputShape.join(', ')}] has ${size(inputShape)} values, a sample of ` +
        `${images.path} ${size(images.rowShape)}: [${images.rowShape.join(', ')}].`,
    );
  }
  return inputShape;
}
