/** Reads a model from the disk, whoever wrote it: this lesson, Keras or TensorFlow.js. */

import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type FileKind, inWords, kindOf, whatKind } from '../disk/file-kind.ts';
import { readWhole } from '../disk/read-file-node.ts';
import type { Sequential } from '../lesson/09-sequential.ts';
import { quoted } from '../names/quoted.ts';
import { formatOf, pathOf } from './file-formats-node.ts';
import {
  concatenated,
  MODEL_FILE,
  readLayersFormat,
  weightFiles,
} from './formats/layers-format.ts';
import { modelFrom } from './model-from-record.ts';
import {
  type FileFormat,
  MAX_FILE_BYTES,
  type ModelRecord,
  type ReadOptions,
} from './model-record.ts';
import { Untrainable } from './untrainable.ts';

/**
 * @param path a file that ends in .keras, .h5 or .npz, or TensorFlow.js's model.json (under any name), or the
 *   folder that it is in; as a path or as 'file://…'
 * @returns the lesson's Sequential, compiled with what was saved; `fit` goes on where it stopped
 * @throws Error that names what is damaged, missing or unknown here
 * @example const model = await loadModel('file://models/패션');
 * Keras: keras.saving.load_model('fashion.keras')
 */
export async function loadModel(path: string, options: ReadOptions = {}): Promise<Sequential> {
  if (typeof path !== 'string') {
    throw new TypeError(`loadModel takes the path of a file or folder; got ${quoted(path)}.`);
  }
  return loadFrom(pathOf(path), options);
}

/** @param without as `readRecord` has it */
export async function loadFrom(
  place: string,
  options: ReadOptions,
  without = WITHOUT,
): Promise<Sequential> {
  const record = await readRecord(place, options, without);
  return named(place, () => modelFrom(record), without);
}

/** How one reads a model without what this lesson lacks for training. */
const WITHOUT = 'loadModel(path, { compile: false }) reads the model without it: it predicts.';

/**
 * The file's record; no model is built, nothing of TensorFlow.js is needed.
 * @param without how one reads it without what this lesson lacks, in the caller's words
 */
export function readRecord(
  path: string,
  options: ReadOptions = {},
  without = WITHOUT,
): Promise<ModelRecord> {
  return named(path, () => readPlace(path, options), without);
}

async function readPlace(path: string, options: ReadOptions): Promise<ModelRecord> {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  if (!isFolder && path.toLowerCase().endsWith('.json')) return readFolder(path, options);
  const format = formatOf(path);
  if (format !== 'folder') {
    const bytes = readLimited(path);
    return realFormat(path, format, bytes).read(bytes, options);
  }
  if (existsSync(path) && !isFolder) {
    throw new Error(
      inWords(readLimited(path)) ??
        'it is a file whose ending says nothing; expected .keras, .h5, .npz, .json or a folder.',
    );
  }
  return readFolder(join(path, MODEL_FILE), options);
}

/** TensorFlow.js's format. @param file that says what the model is: model.json, unless it is called otherwise */
function readFolder(file: string, options: ReadOptions): ModelRecord {
  const json = readLimited(file);
  const kind = kindOf(json);
  if (kind !== undefined && kind !== 'json') throw new Error(`${basename(file)}: ${inWords(json)}`);
  const parts = weightFiles(json).map((name) => {
    const part = readLimited(join(dirname(file), name));
    if (kindOf(part) === 'lfs') throw new Error(`${name}: ${inWords(part)}`);
    return part;
  });
  return readLayersFormat(json, concatenated(parts), options);
}

/** What a file is, its bytes know better than its name. @throws Error if it is something else altogether */
function realFormat(path: string, format: FileFormat, bytes: Uint8Array): FileFormat {
  const isHdf5 = path.toLowerCase().match(/\.(h5|hdf5)$/) !== null;
  const kind = kindOf(bytes);
  if (kind === undefined || kind === (isHdf5 ? 'hdf5' : 'zip')) return format;
  const other = ({ hdf5: '.h5', zip: '.keras' } as Partial<Record<FileKind, string>>)[kind];
  if (other === undefined || path.toLowerCase().endsWith('.npz')) throw new Error(inWords(bytes));
  const why = kind === 'hdf5' ? ', as TensorFlow 2.12 writes under this name' : '';
  console.warn(
    `${path} is ${whatKind(kind)}${why}, and is read as that; ${other} would be its ending.`,
  );
  return formatOf(`model${other}`) as FileFormat;
}

/** A model's file, or a checkpoint's. */
export function readLimited(path: string): Uint8Array {
  return readWhole(path, MAX_FILE_BYTES);
}

/** Every error says which file. */
export async function named<T>(
  path: string,
  work: () => Promise<T>,
  without = WITHOUT,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const hint = cause instanceof Untrainable ? ` ${without}` : '';
    throw new Error(`${path} can't be loaded: ${brief((cause as Error).message)}${hint}`, {
      cause,
    });
  }
}

const MOST_CHARACTERS = 500;

/** What it quotes from a file may be long, or move the cursor. */
function brief(message: string): string {
  const text = message.replace(/[\p{Cc}\p{Bidi_Control}]+/gu, ' ');
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text;
}
