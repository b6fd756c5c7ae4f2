/** Chapter 5: loads Fashion-MNIST from the files that come with this project, or from a folder. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import {
  classNames,
  files,
  type ImagesAndLabels,
  type NamedBytes,
  parseDataset,
} from './fashion-mnist';

const EMBEDDED_DIR = join(__dirname, '..', '..', 'data', 'fashion-mnist');

/** The embedded files' SHA-256: the original ones, bit for bit. */
const embeddedSums = {
  'train-images-idx3-ubyte': 'b0564c3eedabfbf835052cff8503ea422014ce006caf5b757f851416ee8300c7',
  'train-labels-idx1-ubyte': '0ae29f65d86684f32d1b9c85147786c547b9c6aebcaf235f0400a0cce308b056',
  't10k-images-idx3-ubyte': 'cc1d090a38ace84dfa1aa66e3ada7c336ef481a96936906477e6dd344da56eaa',
  't10k-labels-idx1-ubyte': '8d3605d196f4be44669e46906da9733c8131fef761fdbfec72c424d5222f1a05',
};

type FileName = keyof typeof embeddedSums;

export interface LoadDataOptions {
  /** A folder with the four files, gzipped or not; the embedded data set unless given. */
  dir?: string;
}

/**
 * @returns [[trainInput, trainTarget], [testInput, testTarget]]: images [60000, 28, 28] and
 *   [10000, 28, 28] with values 0 … 255, labels [60000] and [10000] with values 0 … 9, all int32;
 *   the caller disposes of them. Another folder's data set may have other sizes.
 * @throws Error if a file is missing, unreadable or damaged; for the embedded data set also if a
 *   checksum (SHA-256) differs
 * @example
 * const [[trainInput, trainTarget], [testInput, testTarget]] = fashionMnist.loadData();
 * Keras: keras.datasets.fashion_mnist.load_data()
 */
function loadData({ dir }: LoadDataOptions = {}): [ImagesAndLabels, ImagesAndLabels] {
  const read =
    dir === undefined
      ? (name: FileName) => readVerified(EMBEDDED_DIR, name)
      : (name: FileName) => readFrom(dir, name);
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
        `${embeddedSums[name]}. Restore it with: git checkout -- data/fashion-mnist`,
    );
  }
  return file;
}

function readFrom(dir: string, name: string): NamedBytes {
  const paths = [join(dir, `${name}.gz`), join(dir, name)];
  const path = paths.find((candidate) => existsSync(candidate));
  if (path === undefined) {
    const isDirectory = statSync(dir, { throwIfNoEntry: false })?.isDirectory();
    throw new Error(
      isDirectory
        ? `${dir} has neither ${name}.gz nor ${name}. The four files of an MNIST-like data set are ` +
            `${Object.values(files).flatMap(Object.values).join(', ')}, gzipped or not.`
        : `The folder ${dir} doesn't exist or can't be read. Name the folder that holds the four ` +
            'files of the data set.',
    );
  }
  try {
    return { name: path, bytes: readFileSync(path) };
  } catch (cause) {
    throw new Error(
      `${path} can't be read (${(cause as NodeJS.ErrnoException).code}). Check that it is a file and ` +
        'that you may read it.',
      { cause },
    );
  }
}
