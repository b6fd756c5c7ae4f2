/** IDX files as MNIST and its relatives have them: pictures and labels, for training and perhaps for testing. */

import { gunzipSync } from 'fflate';
import { type IdxArray, parseIdx } from '../../src/index-browser.ts';
import { isGzip } from '../../src/internal.ts';
import { MOST_CLASSES } from './own-data-table.ts';
import type { OwnDataWords } from './own-data-words.ts';

const SIDE = 28;
const MOST_PICTURES = 120_000;
const LEAST_PICTURES = 10;
const MOST_BYTES = 16 + MOST_PICTURES * SIDE * SIDE;

export interface IdxFile {
  name: string;
  bytes: Uint8Array;
}

export interface IdxPart {
  pixels: Uint8Array;
  labels: Uint8Array;
}

/**
 * Two files, pictures and labels, or four, of which two are for testing.
 * @throws Error in the learner's words
 */
export function readIdxFiles(
  files: readonly IdxFile[],
  word: OwnDataWords['idx'],
): {
  train: IdxPart;
  test?: IdxPart;
  names: { train: [string, string]; test?: [string, string] };
} {
  if (files.length !== 2 && files.length !== 4) throw new Error(word.howMany(files.length));
  const read = files.map(({ name, bytes }) => ({ name, array: idxOf(name, bytes, word) }));
  const isTest = (name: string) => /t10k|test/i.test(name);
  const pairOf = (test: boolean) => {
    const own = read.filter(({ name }) => files.length === 2 || isTest(name) === test);
    const images = own.filter(({ array }) => array.shape.length === 3);
    const labels = own.filter(({ array }) => array.shape.length === 1);
    if (images.length !== 1 || labels.length !== 1) {
      throw new Error(word.notPairs(read.map(({ name, array }) => `${name} [${array.shape}]`)));
    }
    return { images: images[0], labels: labels[0] };
  };
  const train = pairOf(false);
  const test = files.length === 4 ? pairOf(true) : undefined;
  const namesOf = ({ images, labels }: typeof train): [string, string] => [
    images.name,
    labels.name,
  ];
  const part = partOf(train, word);
  const classes = 1 + part.labels.reduce((a, b) => Math.max(a, b), 0);
  const testPart = test && partOf(test, word);
  const strange = testPart?.labels.find((label) => label >= classes);
  if (strange !== undefined) throw new Error(word.strangeLabel(strange, classes - 1));
  return {
    train: part,
    test: testPart,
    names: { train: namesOf(train), test: test && namesOf(test) },
  };
}

type Named = { name: string; array: IdxArray };

function partOf(
  { images, labels }: { images: Named; labels: Named },
  word: OwnDataWords['idx'],
): IdxPart {
  const [count, height, width] = images.array.shape;
  for (const { name, array } of [images, labels]) {
    if (array.dtype !== 'uint8') throw new Error(word.notBytes(name, array.dtype));
  }
  if (height !== SIDE || width !== SIDE)
    throw new Error(word.otherSize(images.name, height, width));
  if (count < LEAST_PICTURES || count > MOST_PICTURES) {
    throw new Error(word.count(images.name, count, LEAST_PICTURES, MOST_PICTURES));
  }
  const [labelCount] = labels.array.shape;
  if (labelCount !== count) {
    throw new Error(word.otherCount(images.name, count, labels.name, labelCount));
  }
  const values = labels.array.data as Uint8Array;
  const most = values.reduce((a, b) => Math.max(a, b), 0);
  if (most < 1 || most >= MOST_CLASSES)
    throw new Error(word.classes(labels.name, most, MOST_CLASSES));
  return { pixels: images.array.data as Uint8Array, labels: values };
}

function idxOf(name: string, bytes: Uint8Array, word: OwnDataWords['idx']): IdxArray {
  if (!isGzip(bytes)) return parseIdx(bytes, name);
  // The packed file's last four bytes say how many it unpacks to: a small one may hide gigabytes.
  const end = new DataView(bytes.buffer, bytes.byteOffset + bytes.byteLength - 4, 4);
  const size = end.getUint32(0, true);
  if (size > MOST_BYTES) throw new Error(word.packed(name, size));
  let unpacked: Uint8Array;
  try {
    unpacked = gunzipSync(bytes, { out: new Uint8Array(size) });
  } catch {
    throw new Error(word.broken(name));
  }
  return parseIdx(unpacked, name);
}
