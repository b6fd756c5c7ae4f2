/** Checkpoints of a training on the disk: one file in a folder, whole at any moment. */

import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import { rowCount, tensorValues } from '../../data/rows.ts';
import {
  checkWritable,
  makeFolder,
  removeLeftovers,
  writeWhole,
} from '../../disk/whole-file-node.ts';
import { formatCount } from '../../lesson/08-summary.ts';
import type { FitRun, Position } from '../../training/backup.ts';
import { readLimited } from '../load-model-node.ts';
import { recordOf } from '../record-of-model.ts';
import {
  type Checkpoint,
  type RunMark,
  readCheckpoint,
  writeCheckpoint,
} from './checkpoint-file.ts';

const FILE = 'checkpoint.zip';

/** @throws Error if no checkpoint can be written there: said before a long training, not in it */
export function prepareCheckpointFolder(folder: string): void {
  makeFolder(folder);
  removeLeftovers(folder);
  checkWritable(join(folder, FILE));
}

export function checkpointPath(folder: string): string {
  return join(folder, FILE);
}

export function hasCheckpoint(folder: string): boolean {
  return existsSync(checkpointPath(folder));
}

/** @throws Error that names the file and what is wrong with it */
export function loadCheckpoint(folder: string): Checkpoint {
  const path = checkpointPath(folder);
  try {
    return readCheckpoint(readLimited(path));
  } catch (cause) {
    throw new Error(`${path} can't be read: ${(cause as Error).message}`, { cause });
  }
}

/** Takes the place of an earlier one, which stays until this one is whole. */
export async function saveCheckpoint(
  folder: string,
  run: FitRun,
  position: Position,
  note: Record<string, unknown> = {},
): Promise<void> {
  const record = (await recordOf(run.model)) as Checkpoint['record']; // compiled, since it trains
  const checkpoint = { record, run: markOf(run), epochs: run.epochs, position, note };
  const bytes = writeCheckpoint(checkpoint);
  makeFolder(folder);
  writeWhole(checkpointPath(folder), bytes);
}

const unsaved = new WeakSet<FitRun>();

/** Says it once in a run: the next times it is tried again without a word. */
export function remarkUnsaved(run: FitRun, cause: unknown): void {
  if (unsaved.has(run)) return;
  unsaved.add(run);
  const { message } = cause as Error;
  console.warn(
    `Training goes on, but was not saved: ${message} It is tried again each time; this is said once.`,
  );
}

/** @example whereIs({ epoch: 2, batch: 812, … }, 5) // 'in epoch 3 of 5, after 812 batches' */
export function whereIs({ epoch, batch }: Position, epochs: number): string {
  if (epoch >= epochs) return `after all ${epochs} epochs`;
  if (batch === 0) return `before epoch ${epoch + 1} of ${epochs}`;
  return `in epoch ${epoch + 1} of ${epochs}, after ${formatCount(batch)} batch${batch === 1 ? '' : 'es'}`;
}

/** @throws Error that says in what the run is another than the checkpoint's */
export function checkSameRun({ run: saved, position }: Checkpoint, run: FitRun): void {
  const { seed = position.seed } = run;
  const mark = markOf(run);
  const differ = (what: string, before: unknown, now: unknown) =>
    new Error(`The checkpoint is of another run: ${what} ${before}, and now ${now}.`);
  if (saved.samples !== mark.samples)
    throw differ('it trains on', `${saved.samples} samples`, `${mark.samples}`);
  if (saved.data !== mark.data) {
    throw new Error('The checkpoint is of another run: its samples or labels were others.');
  }
  if (saved.batchSize !== mark.batchSize)
    throw differ('batchSize was', saved.batchSize, mark.batchSize);
  if (saved.shuffle !== mark.shuffle) throw differ('shuffle was', saved.shuffle, mark.shuffle);
  if (position.seed !== seed) throw differ('seed was', position.seed, seed);
}

const marks = new WeakMap<FitRun, RunMark>();

/** Computed once a run: 150 MB take a while. */
function markOf(run: FitRun): RunMark {
  const known = marks.get(run);
  if (known) return known;
  const { x, y, batchSize, shuffle } = run;
  const hash = createHash('sha256');
  for (const tensor of [x, y]) {
    hash.update(`${tensor.dtype} [${tensor.shape.join(', ')}]`);
    hash.update(bytesOf(tensor));
  }
  const mark = { samples: rowCount(x), data: hash.digest('hex'), batchSize, shuffle };
  marks.set(run, mark);
  return mark;
}

function bytesOf(tensor: tf.Tensor): Uint8Array {
  const values = tensorValues(tensor);
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}
