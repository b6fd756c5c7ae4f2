/** Writes a model to the disk, whole or not at all. The path's ending chooses the format. */

import { existsSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type * as tf from '@tensorflow/tfjs';
import { makeFolder, writeWhole } from '../disk/whole-file-node.ts';
import { quoted } from '../names/quoted.ts';
import { crc32 } from './containers/crc32.ts';
import { formatOf, pathOf, weightsOfOlder } from './file-formats-node.ts';
import { MODEL_FILE, writeLayersFormat } from './formats/layers-format.ts';
import type { ModelRecord } from './model-record.ts';
import { type LiveModel, recordOf } from './record-of-model.ts';

/**
 * Saves a model with its optimizer's slots, so that training can go on from the file.
 * @param path ends in .keras, .h5 or .npz; any other is a folder for TensorFlow.js's format
 * @throws Error that names what a file can't have; nothing is written then
 * @example await saveModel(model, '패션.keras');
 * Keras: model.save('fashion.keras')
 */
export async function saveModel(model: LiveModel, path: string): Promise<void> {
  if (typeof path !== 'string') {
    throw new TypeError(`saveModel takes the path of a file or folder; got ${quoted(path)}.`);
  }
  await writeRecord(await recordOf(model), path);
}

/** `model.save`, with TensorFlow.js's kind of answer. */
export async function saveToPlace(model: LiveModel, place: string): Promise<tf.io.SaveResult> {
  await saveModel(model, pathOf(place));
  return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
}

export async function writeRecord(record: ModelRecord, path: string): Promise<void> {
  const format = formatOf(path);
  if (format === 'folder') writeFolder(record, path);
  else writeWhole(path, await format.write(record));
}

/**
 * model.json comes last and names the weights that belong to it, which have a name of their own: whoever
 * reads meanwhile, or after a crash, finds the earlier model or this one.
 */
function writeFolder(record: ModelRecord, folder: string): void {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new Error(
      `${folder} is a file; TensorFlow.js's format is a folder. A file's name ends in .keras, .h5 or .npz.`,
    );
  }
  const { json, bytes, weightsFile } = writeLayersFormat(
    record,
    (bytes) => `weights-${crc32(bytes).toString(16).padStart(8, '0')}.bin`,
  );
  makeFolder(folder);
  const older = weightsOfOlder(folder);
  writeWhole(join(folder, weightsFile), bytes);
  writeWhole(join(folder, MODEL_FILE), json);
  for (const name of older) {
    if (/^weights-[0-9a-f]{8}\.bin$/.test(name) && name !== weightsFile) {
      rmSync(join(folder, name), { force: true });
    }
  }
}
