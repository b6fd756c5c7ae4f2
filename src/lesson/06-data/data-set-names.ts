/** How MNIST, its relatives and their copies call the four files of a data set. */

import { files } from './fashion-mnist-names.ts';

type Half = 'images' | 'labels';

export type FileName = (typeof files)['train' | 'test'][Half];

export const fileNames: readonly FileName[] = Object.values(files).flatMap(Object.values<FileName>);

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
 * Which of these files are a data set's, by the original's names.
 * @param entries names of files
 * @param where what an error calls the place that has them
 * @returns the files' own names; or the first that is missing, by the original's name
 * @throws Error if there are several data sets
 */
export function findDataSet(
  entries: readonly string[],
  where: string,
): Record<FileName, string> | FileName {
  const sets = dataSets(entries);
  const whole = [...sets].filter(([, set]) => Object.keys(set).length === fileNames.length);
  const [word, set] = whole.find(([word]) => word === '') ?? whole[0] ?? [];
  if (whole.length > 1 && word !== '') {
    throw new Error(
      `${where} has several data sets: ${whole.map(([word]) => `${word}…`).join(', ')}. Put the four files of one ` +
        'into a folder of its own.',
    );
  }
  if (set) return set as Record<FileName, string>;
  const [begun = {}] = [...sets.values()].sort(
    (a, b) => Object.keys(b).length - Object.keys(a).length,
  );
  return fileNames.find((name) => !Object.hasOwn(begun, name)) as FileName;
}

/** By the word before, which MNIST has none of; gzipped or not, whichever is there. */
function dataSets(entries: readonly string[]): Map<string, Partial<Record<FileName, string>>> {
  const sets = new Map<string, Partial<Record<FileName, string>>>();
  for (const entry of [...entries].sort()) {
    const [, word = '', split, what] = entry.match(DATA_FILE) ?? [];
    if (what === undefined) continue;
    const name = names[`${split.toLowerCase().replace('t10k', 'test')} ${what.toLowerCase()}`];
    const set = sets.get(word) ?? {};
    sets.set(word, set);
    // Sorted: the gzipped one comes last, and the original's own name before any other.
    const isOriginal = Object.hasOwn(set, name) && set[name]?.includes(name);
    if (!isOriginal || entry.startsWith(name)) set[name] = entry;
  }
  return sets;
}

export const FOUR_FILES =
  `The four files of an MNIST-like data set are ${fileNames.join(', ')}, gzipped or not; ` +
  "'test' may stand for 't10k', and '.' for '-'.";
