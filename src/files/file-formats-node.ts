/** Which format a path asks for. Only the one that is used is loaded. */

import { existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readWhole } from '../disk/read-file-node.ts';
import { checkWritable } from '../disk/whole-file-node.ts';
import { didYouMean } from '../names/suggestion.ts';
import { MODEL_FILE, weightFiles } from './formats/layers-format.ts';
import { type FileFormat, MAX_FILE_BYTES } from './model-record.ts';

const load = createRequire(import.meta.url);

/** @returns 'folder' for TensorFlow.js's format */
export function formatOf(path: string): FileFormat | 'folder' {
  switch (path.toLowerCase().match(/\.(keras|h5|hdf5|npz)$/)?.[1]) {
    case 'keras':
      return (load('./formats/keras.ts') as typeof import('./formats/keras.ts')).kerasFormat;
    case 'h5':
    case 'hdf5':
      return (load('./formats/legacy-h5.ts') as typeof import('./formats/legacy-h5.ts'))
        .legacyFormat;
    case 'npz':
      return (load('./formats/npz.ts') as typeof import('./formats/npz.ts')).npzFormat;
    default:
      checkEnding(path);
      return 'folder';
  }
}

/** A folder may be called anything, but hardly 'fashion.kears'. */
function checkEnding(path: string): void {
  const [ending] = path.match(/\.[A-Za-z]\w*$/) ?? [];
  if (ending?.toLowerCase() === '.json' && !existsSync(path)) {
    throw new Error(
      `${path} can't be written alone: TensorFlow.js's format is a folder with a ` +
        `${MODEL_FILE} and the weights. Save to a folder of another name, such as models/fashion.`,
    );
  }
  const meant = ending && !existsSync(path) && didYouMean(ending, ['.keras', '.h5', '.npz']);
  if (!meant) return;
  throw new Error(
    `'${ending}' is not an ending of a model's file: .keras, .h5 or .npz; any other path is a folder.${meant}`,
  );
}

/** The file that a model saved to this path is found by. */
export function savedFile(path: string): string {
  return formatOf(path) === 'folder' ? join(path, MODEL_FILE) : path;
}

/** @throws Error if no model can be saved there: said before a long training, not after it */
export function checkSavePath(path: string): void {
  const isFolder = formatOf(path) === 'folder';
  if (!isFolder || !existsSync(path)) {
    checkWritable(isFolder ? firstMissing(path) : path);
    return;
  }
  if (!statSync(path).isDirectory()) {
    throw new Error(
      `${path} is a file of a format that has no name here. A model's file ends in .keras, .h5 or .npz; ` +
        'any other path is a folder.',
    );
  }
  weightsOfOlder(path);
}

/** What saving a folder makes first: it makes those on the way, too. */
export function firstMissing(folder: string): string {
  const above = dirname(folder);
  return existsSync(above) || above === folder ? folder : firstMissing(above);
}

/**
 * @returns the names of the weights' files of the model that is in the folder; none if there is none
 * @throws Error if its model.json is not a model's: it would be lost
 */
export function weightsOfOlder(folder: string): string[] {
  const file = join(folder, MODEL_FILE);
  if (!existsSync(file)) return [];
  try {
    return weightFiles(readWhole(file, MAX_FILE_BYTES));
  } catch (cause) {
    throw new Error(
      `${file} is there already and is not a model's; it stays as it is. Choose another folder.`,
      { cause },
    );
  }
}

/** A path, as it is or as a URL: 'file:///tmp/a%20b' or, as TensorFlow.js writes it, 'file://./models/가'. */
export function pathOf(place: string): string {
  const isUrl = place.startsWith('file://');
  const path = isUrl ? place.slice('file://'.length) : place;
  if (path === '') throw new Error(`'${place}' names no file: file:///folder/model.keras`);
  const isWritten = !isUrl || existsSync(dirname(path)) || !path.includes('%');
  return isWritten ? path : decodeURIComponent(path);
}
