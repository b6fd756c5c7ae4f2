/** Chapter 6: loads Fashion-MNIST from the files that come with this project, or from a folder. */

import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isInstalled, PROJECT_DIR } from '../../disk/project-node.ts';
import { readWhole } from '../../disk/read-file-node.ts';
import { checkOptionNames } from '../../names/option-names.ts';
import { type FileName, FOUR_FILES, findDataSet } from './data-set-names.ts';
import {
  classNames,
  files,
  type ImagesAndLabels,
  type NamedBytes,
  parseDataset,
} from './fashion-mnist.ts';
import { DATA_PACKAGE, type LoadFromOptions, loadFrom } from './load-from.ts';
import { readIdx } from './mnist-reader.ts';

const IN_CLONE = join(PROJECT_DIR, 'data', 'fashion-mnist');

const isThere = (path: string) => existsSync(path);

/** Where a program of this folder finds the data's package. */
const placesFrom = (folder: string) =>
  (createRequire(join(folder, 'package.json')).resolve.paths(DATA_PACKAGE) ?? []).map((place) =>
    join(place, DATA_PACKAGE),
  );

/**
 * In a clone its own folder. Else where npm put the data's package: beside the library, or, where that lies in a store
 * of all projects, as pnpm may have it, in the project that runs.
 */
export const EMBEDDED_DIR =
  [IN_CLONE, ...placesFrom(PROJECT_DIR)].find(isThere) ??
  placesFrom(process.cwd()).find(isThere) ??
  IN_CLONE;

const RESTORE = isInstalled
  ? `npm install --force ${DATA_PACKAGE}`
  : 'git checkout -- data/fashion-mnist';

/** The embedded files' SHA-256: the original ones, bit for bit. */
export const embeddedSums: Record<FileName, string> = {
  'train-images-idx3-ubyte': 'b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7',
  'train-labels-idx1-ubyte': '0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056',
  't10k-images-idx3-ubyte': 'cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa',
  't10k-labels-idx1-ubyte': '8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05',
};

const STREAM = ' Larger data are trained on from a stream: docs/larger-than-memory.md.';

export interface LoadDataOptions {
  /**
   * A folder with the four files, gzipped or not; the embedded data set unless given. They may be called as MNIST's,
   * as its copies' (train-images.idx3-ubyte, test-images-idx3-ubyte), or as EMNIST's, with one word before.
   */
  dir?: string;
}

type Dataset = [ImagesAndLabels, ImagesAndLabels];

/**
 * From the disk at once; from an address or from files, as in a page, it is a promise.
 * @returns [[trainInput, trainTarget], [testInput, testTarget]]: images [60000, 28, 28] and
 *   [10000, 28, 28] with values 0 … 255, labels [60000] and [10000] with values 0 … 9, all int32;
 *   the caller disposes of them. Another folder's data set may have other sizes and labels.
 * @throws Error if a file is missing, can't be had or is damaged; for the embedded data set also if a
 *   checksum (SHA-256) differs
 * @example
 * const [[trainInput, trainTarget], [testInput, testTarget]] = fashionMnist.loadData();
 * const [[images, labels]] = await fashionMnist.loadData({ from: 'https://example.org/fashion-mnist/' });
 * Keras: keras.datasets.fashion_mnist.load_data()
 */
function loadData(options?: LoadDataOptions): Dataset;
function loadData(options: LoadFromOptions): Promise<Dataset>;
function loadData(options: LoadDataOptions & Partial<LoadFromOptions> = {}) {
  checkOptionNames(options, ['dir', 'from'], 'loadData');
  const { dir, from } = options;
  if (from === undefined) return loadFolder(dir);
  if (dir === undefined) return loadFrom(from);
  throw new TypeError(
    'loadData takes either dir, a folder, or from, an address or files; got both. Leave one out.',
  );
}

function loadFolder(dir?: string): Dataset {
  const found = dir === undefined ? undefined : dataFiles(dir);
  const read = (name: FileName) =>
    found ? readPath(found[name]) : readVerified(EMBEDDED_DIR, name);
  return parseDataset(
    {
      train: { images: read(files.train.images), labels: read(files.train.labels) },
      test: { images: read(files.test.images), labels: read(files.test.labels) },
    },
    readIdx,
  );
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

/**
 * The paths of a data set's files, by the original's names.
 * @throws Error if one is missing, or there are several data sets
 */
export function dataFiles(dir: string): Record<FileName, string> {
  const found = findDataSet(namesIn(dir), dir);
  if (typeof found === 'string') {
    readFrom(dir, found); // says what is wrong with it
    return {} as Record<FileName, string>;
  }
  const paths = Object.entries(found).map(([name, entry]) => [name, join(dir, entry)]);
  return Object.fromEntries(paths);
}

/** None where they can't be had: reading the files says why. */
function namesIn(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

const NOT_INSTALLED =
  `Fashion-MNIST's 31 MB are a package of their own, which is not installed. Type: npm install ${DATA_PACKAGE}. ` +
  "Or name a folder that has the four files: fashionMnist.loadData({ dir: '…' }).";

function missingFile(dir: string, name: string): string {
  if (dir === EMBEDDED_DIR) {
    if (isInstalled && !existsSync(dir)) return NOT_INSTALLED;
    return (
      `${join(dir, name)}.gz, which comes with this project, is missing. ` +
      `Restore it with: ${RESTORE}`
    );
  }
  if (!existsSync(dir)) {
    return `The folder ${dir} doesn't exist. Name the folder that holds the four files of the data set.`;
  }
  return `${dir} has neither ${name}.gz nor ${name}. ${FOUR_FILES}`;
}
