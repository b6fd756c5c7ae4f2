/** The folder that goes on training elsewhere: model, split, settings and program. */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { buildWithAdd, fashionMnist, setRandomSeed, splitIndices } from '../../src/index.ts';
import {
  configOf,
  EMBEDDED_DIR,
  emptySlots,
  type ModelRecord,
  makeFolder,
  nextSeed,
  PROJECT_DIR,
  readRecord,
  trainableShapes,
  writeJson,
  writeNpy,
  writeRecord,
  writeWhole,
} from '../../src/internal.ts';

export const PROGRAM_DIR = join(PROJECT_DIR, 'keras', 'distribute');

export interface JobOptions {
  epochs: number;
  batchSize: number;
  seed: number;
  /** A data set in MNIST's four files; Fashion-MNIST unless given. */
  dataDir?: string;
  /** Only the first so many rows of either side of the split. */
  rows?: { train: number; validation: number };
}

/**
 * Writes everything that training needs to go on in Keras, as `npm start -- --load` goes on here.
 * @throws Error if the model can't be read or doesn't fit the data, or the folder isn't empty;
 *   nothing is written then
 */
export async function writeJob(
  from: string,
  dir: string,
  options: JobOptions,
): Promise<ModelRecord> {
  const { epochs, batchSize, seed, dataDir, rows } = options;
  checkEmpty(dir);
  const record = trainable(await readRecord(from));
  const samples = checkData(from, record, dataDir);
  const { train, test } = splitIndices(samples, { testSize: 0.2, randomState: 42 });

  makeFolder(dir);
  await writeRecord(record, join(dir, 'model.keras'));
  writeWhole(join(dir, 'train.npy'), indices(train.slice(0, rows?.train)));
  writeWhole(join(dir, 'validation.npy'), indices(test.slice(0, rows?.validation)));
  for (const file of ['train.py', 'requirements.txt']) {
    writeWhole(join(dir, file), readFileSync(join(PROGRAM_DIR, file)));
  }
  writeJson(join(dir, 'job.json'), {
    data: resolve(dataDir ?? EMBEDDED_DIR),
    samples,
    epochs,
    batch_size: batchSize,
    seed,
    shuffle_seed: shuffleSeed(seed),
    iterations: record.training?.iterations,
  });
  return record;
}

/** The seed that `npm start -- --seed` comes to shuffle with, once it has built its model. */
export function shuffleSeed(seed: number): number {
  setRandomSeed(seed);
  buildWithAdd().dispose();
  return nextSeed();
}

function checkEmpty(dir: string): void {
  if (!existsSync(dir)) return;
  if (!statSync(dir).isDirectory()) throw new Error(`${dir} is a file; expected a folder.`);
  if (readdirSync(dir).length > 0) {
    throw new Error(`The folder ${dir} is not empty. Name another, or one that is yet to be made.`);
  }
}

/** A model that was not compiled is trained as the lesson compiles. */
function trainable(record: ModelRecord): ModelRecord {
  if (record.training) return record;
  const optimizer = { name: 'rmsprop', config: configOf('rmsprop') };
  const training = {
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
    optimizer,
    iterations: 0,
    slots: emptySlots(optimizer, trainableShapes(record)),
  };
  return { ...record, training };
}

/** @returns how many samples there are to split */
function checkData(
  from: string,
  { batchShape, layers, training }: ModelRecord,
  dir?: string,
): number {
  const [[images, labels], test] = fashionMnist.loadData({ dir });
  const classes = tf.tidy(() => labels.max().dataSync()[0]) + 1;
  const [samples, height, width] = images.shape;
  tf.dispose([images, labels, test]);
  const units = layers.reduce((last, layer) => (layer.kind === 'Dense' ? layer.units : last), 0);
  if (batchShape.length !== 2 || batchShape[1] !== height * width || units < classes) {
    throw new Error(
      `${from} takes [${batchShape.slice(1).join(', ')}] and gives [${units}]; the data have images of ` +
        `${height} × ${width} = ${height * width} pixels, given as one row, and ${classes} classes.`,
    );
  }
  const { loss, metrics } = training as NonNullable<typeof training>;
  if (loss !== 'sparse_categorical_crossentropy' || !metrics.includes('accuracy')) {
    throw new Error(
      `${from} was compiled with loss='${loss}', metrics=[${metrics.join(', ')}]; the lesson's labels need ` +
        `loss='sparse_categorical_crossentropy', metrics=['accuracy'].`,
    );
  }
  return samples;
}

function indices(rows: Int32Array): Uint8Array {
  const bytes = new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength);
  return writeNpy({ dtype: '<i4', shape: [rows.length], bytes });
}
