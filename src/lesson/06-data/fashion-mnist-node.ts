/** Chapter 6: loads Fashion-MNIST from the files that come with this project, or from a folder. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled, PROJECT_DIR } from '../../disk/project-node';
import { readWhole } from '../../disk/read-file-node';
import { checkOptionNames } from '../../names/option-names';
import {
  classNames,
  files,
  type ImagesAndLabels,
  type NamedBytes,
  parseDataset,
} from './fashion-mnist';

export const EMBEDDED_DIR = join(PROJECT_DIR, 'data', 'fashion-mnist');

const RESTORE = isInstalled ? 'npm install --force' : 'git checkout -- data/fashion-mnist';

/** The embedded files' SHA-256: the original ones, bit for bit. */
export const embeddedSums = {
  'train-images-idx3-ubyte': 'b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7',
  'train-labels-idx1-ubyte': '0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056',
  't10k-images-idx3-ubyte': 'cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa',
  't10k-labels-idx1-ubyte': '8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05',
};

const STREAM = ' Larger data are trained on from a stream: docs/larger-than-memory.md.';

type FileName = keyof typeof embeddedSums;

export interface LoadDataOptions {
  /**
   * A folder with the four files, gzipped or not; the embedded data set unless given. They may be called as MNIST's,
   * as its copies' (train-images.idx3-ubyte, test-images-idx3-ubyte), or as EMNIST's, with one word before.
   */
  dir?: string;
}

/**
 * @returns [[trainInput, trainTarget], [testInput, testTarget]]: images [60000, 28, 28] and
 *   [10000, 28, 28] with values 0 … 255, labels [60000] and [10000] with values 0 … 9, all int32;
 *   the caller disposes of them. Another folder's data set may have other sizes and labels.
 * @throws Error if a file is missing, unreadable or damaged; for the embedded data set also if a
 *   checksum (SHA-256) differs
 * @example
 * const [[trainInput, trainTarget], [testInput, testTarget]] = fashionMnist.loadData();
 * Keras: keras.datasets.fashion_mnist.load_data()
 */
function loadData(options: LoadDataOptions = {}): [ImagesAndLabels, ImagesAndLabels] {
  checkOptionNames(options, ['dir'], 'loadData');
  const { dir } = options;
  const found = dir === undefined ? undefined : dataFiles(dir);
  const read = (name: FileName) =>
    found ? readPath(found[name]) : readVerified(EMBEDDED_DIR, name);
  return parseDataset({
    train: { images: read(files.train.images), labels: read(files.train.labels) },
    test: { images: read(files.test.images), labels: read(files.test.labels) },
  });
}

/** Keras: keras.datasets.fashion_mnist */
export const fashionMnist = { classNames, loadData };

/** @throws Error if the file is not the original Fashion-MNIST's */
export function readVerified(dir: string, name: FileName): NamedBytes {
  const file = readFrom(dir, name);
  const found = createHash('sha256').update(file.bytes).digest('hex');
  if (found !== embeddedSums[name]) {
    throw new Error(
      `${file.name} is not the original file: its SHA-256 is ${found}, expected ` +
        `${embeddedSums[name]}. Restore it with: ${RESTORE}`,
    );
  }
  return file;
}

/** Gzipped or not, whichever is there. */
function readFrom(dir: string, name: FileName): NamedBytes {
  for (const file of [`${name}.gz`, name]) {
    try {
      return readPath(join(dir, file));
    } catch (error) {
      const { code } = Object((error as Error).cause) as NodeJS.ErrnoException;
      if (code !== 'ENOENT') throw error; // else perhaps the other one
    }
  }
  throw new Error(missingFile(dir, name));
}

function readPath(path: string): NamedBytes {
  return { name: path, bytes: readWhole(path, undefined, STREAM) };
}

/** @example 'emnist-letters-test-images-idx3-ubyte.gz'.match(DATA_FILE) // 'emnist-letters-', 'test', 'images' … */
const DATA_FILE =
  /^(.*[-_.])?(train|t10k|test)[-_.]?(image|label)s?[-_.]idx[13][-_.]ubyte(\.gz)?$/i;

const names: Record<string, FileName> = {
  'train image': files.train.images,
  'train label': files.train.labels,
  'test image': files.test.images,
  'test label': files.test.labels,
};

/**
 * The paths of a data set's files, by the original's names.
 * @throws Error if one is missing, or there are several data sets
 */
export function dataFiles(dir: string): Record<FileName, string> {
  const sets = dataSets(dir);
  const whole = [...sets].filter(([, set]) => Object.keys(set).length === 4);
  const [word, set] = whole.find(([word]) => word === '') ?? whole[0] ?? [];
  if (whole.length > 1 && word !== '') {
    throw new Error(
      `${dir} has several data sets: ${whole.map(([word]) => `${word}…`).join(', ')}. Put the four files of one ` +
        'into a folder of its own.',
    );
  }
  if (set) return set as Record<FileName, string>;
  const [begun = {}] = [...sets.values()].sort(
    (a, b) => Object.keys(b).length - Object.keys(a).length,
  );
  const missing = Object.values(names).find((name) => !Object.hasOwn(begun, name)) as FileName;
  readFrom(dir, missing); // says what is wrong with it
  return {} as Record<FileName, string>;
}

/** None where they can't be had: reading the files says why. */
function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir).sort();
  } catch {
    return [];
  }
}

/** By the word before, which MNIST has none of; gzipped or not, whichever is there. */
function dataSets(dir: string): Map<string, Partial<Record<FileName, string>>> {
  const sets = new Map<string, Partial<Record<FileName, string>>>();
  for (const entry of namesIn(dir)) {
    const [, word = '', split, what] = entry.match(DATA_FILE) ?? [];
    if (what === undefined) continue;
    const name = names[`${split.toLowerCase().replace('t10k', 'test')} ${what.toLowerCase()}`];
    const set = sets.get(word) ?? {};
    sets.set(word, set);
    // Sorted: the gzipped one comes last, and the original's own name before any other.
    const isOriginal = Object.hasOwn(set, name) && set[name]?.includes(name);
    if (!isOriginal || entry.startsWith(name)) set[name] = join(dir, entry);
  }
  return sets;
}

function missingFile(dir: string, name: string): string {
  if (dir === EMBEDDED_DIR) {
    return (
      `${join(dir, name)}.gz, which comes with this project, is missing. ` +
      `Restore it with: ${RESTORE}`
    );
  }
  if (!existsSync(dir)) {
    return `The folder ${dir} doesn't exist. Name the folder that holds the four files of the data set.`;
  }
  return (
    `${dir} has neither ${name}.gz nor ${name}. The four files of an MNIST-like data set are ` +
    `${Object.values(files).flatMap(Object.values).join(', ')}, gzipped or not; 'test' may stand for 't10k', ` +
    "and '.' for '-'."
  );
}
