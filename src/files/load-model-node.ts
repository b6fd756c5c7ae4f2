/** Reads a model from the disk, whoever wrote it: this lesson, Keras or TensorFlow.js. */

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readWhole } from '../disk/read-file-node';
import type { Sequential } from '../lesson/09-sequential';
import { quoted } from '../names/quoted';
import { formatOf, pathOf } from './file-formats-node';
import { MODEL_FILE, readLayersFormat, weightFiles } from './formats/layers-format';
import { modelFrom } from './model-from-record';
import { MAX_FILE_BYTES, type ModelRecord, type ReadOptions } from './model-record';

/**
 * @param path a file that ends in .keras, .h5 or .npz, or a folder in TensorFlow.js's format; as a path
 *   or as 'file://…'
 * @returns the lesson's Sequential, compiled with what was saved; `fit` goes on where it stopped
 * @throws Error that names what is damaged, missing or unknown here
 * @example const model = await loadModel('file://models/패션');
 * Keras: keras.saving.load_model('fashion.keras')
 */
export async function loadModel(path: string, options: ReadOptions = {}): Promise<Sequential> {
  if (typeof path !== 'string') {
    throw new TypeError(`loadModel takes the path of a file or folder; got ${quoted(path)}.`);
  }
  const place = pathOf(path);
  const record = await readRecord(place, options);
  return named(place, () => modelFrom(record));
}

/** The file's record; no model is built, nothing of TensorFlow.js is needed. */
export function readRecord(path: string, options: ReadOptions = {}): Promise<ModelRecord> {
  return named(path, async () => {
    const format = formatOf(path);
    if (format !== 'folder') return format.read(readLimited(path), options);
    const folder = path.endsWith(MODEL_FILE) ? join(path, '..') : path;
    if (existsSync(folder) && !statSync(folder).isDirectory()) {
      throw new Error(
        'it is a file whose ending says nothing; expected .keras, .h5, .npz or a folder.',
      );
    }
    const json = readLimited(join(folder, MODEL_FILE));
    const parts = weightFiles(json).map((name) => readLimited(join(folder, name)));
    return readLayersFormat(json, new Uint8Array(Buffer.concat(parts)), options);
  });
}

/** A model's file, or a checkpoint's. */
export function readLimited(path: string): Uint8Array {
  return readWhole(path, MAX_FILE_BYTES);
}

/** Every error says which file. */
export async function named<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new Error(`${path} can't be loaded: ${brief((cause as Error).message)}`, { cause });
  }
}

const MOST_CHARACTERS = 500;

/** What it quotes from a file may be long, or move the cursor. */
function brief(message: string): string {
  const text = message.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
