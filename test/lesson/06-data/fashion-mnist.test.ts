import fs, { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs';
import { PROJECT_DIR, readProjectFile } from '../../../src/disk/project-node.ts';
import { readFailure } from '../../../src/disk/read-file-node.ts';
import { fashionMnist, readIdx, useBackend } from '../../../src/index.ts';
import { embeddedSums, readVerified } from '../../../src/lesson/06-data/fashion-mnist-node.ts';
import { idxFile } from '../../../tools/idx-file.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

beforeAll(() => useBackend('cpu'));

const bytesOf = (write: (view: DataView) => void, length: number) => {
  const bytes = new Uint8Array(length);
  write(new DataView(bytes.buffer));
  return bytes;
};

describe('readIdx', () => {
  test.each([
    ['uint8', 8, [200, 7], [200, 7]],
    ['int8', 9, [200, 7], [-56, 7]],
    ['int16', 11, [0xff, 0xfe, 0, 7], [-2, 7]],
    ['int32', 12, [0x80, 0, 0, 0, 0, 0, 1, 0], [-2147483648, 256]],
    ['float32', 13, [0x3f, 0xc0, 0, 0, 0xc0, 0, 0, 0], [1.5, -2]],
    [
      'float64',
      14,
      bytesOf((view) => [Math.PI, -1e300].forEach((v, i) => void view.setFloat64(8 * i, v)), 16),
      [Math.PI, -1e300],
    ],
  ])('reads %s, type byte %i, big-endian', (dtype, type, elements, expected) => {
    const bytes = idxFile(type, [2], elements);
    for (const file of [bytes, gzipSync(bytes)]) {
      const array = readIdx(file);
      expect([array.dtype, array.shape]).toEqual([dtype, [2]]);
      expect(Array.from(array.data)).toEqual(expected);
    }
  });

  test.each([[[]], [[3]], [[2, 3]], [[1, 2, 3, 1]], [[0, 28, 28]]])(
    'reads the shape %j',
    (shape) => {
      const count = shape.reduce((a: number, b: number) => a * b, 1);
      const array = readIdx(idxFile(8, shape, new Uint8Array(count).fill(5)));
      expect([array.shape, array.data.length]).toEqual([shape, count]);
    },
  );

  test('reads bytes that start inside a larger buffer', () => {
    const buffer = new Uint8Array(100);
    buffer.set(idxFile(11, [1], [1, 2]), 33);
    expect(readIdx(buffer.subarray(33, 43)).data[0]).toBe(258);
  });

  const good = idxFile(8, [2, 2], [1, 2, 3, 4]);
  const zipped = gzipSync(good);
  const largeGzip = readFileSync(
    join(PROJECT_DIR, 'data/fashion-mnist/train-images-idx3-ubyte.gz'),
  );
  const changed = (bytes: Uint8Array, at: number, value: number) => {
    const copy = Uint8Array.from(bytes);
    copy[at < 0 ? bytes.length + at : at] = value;
    return copy;
  };
  test.each([
    [
      'no byte',
      new Uint8Array(0),
      'has 0 bytes, too few for an IDX file, whose magic number alone takes 4. It was probably cut off: get the file again.',
    ],
    ['half a magic number', good.subarray(0, 2), 'has 2 bytes'],
    [
      'a wrong magic number',
      changed(good, 0, 80),
      'is not an IDX file: its magic number is 50 00 08 02. Expected 00 00, a type (08, 09, 0b, 0c, 0d or 0e) ' +
        'and the number of dimensions, such as 00 00 08 03 for images. Check that this is the right file.',
    ],
    ['a wrong second byte', changed(good, 1, 80), 'magic number is 00 50 08 02'],
    ['half of gzip’s magic number', changed(good, 0, 0x1f), 'magic number is 1f 00'],
    ['the other half', changed(good, 1, 0x8b), 'magic number is 00 8b'],
    ['a magic number alone', Uint8Array.of(0, 0, 8, 0), 'has 4 bytes; its header promises 5'],
    ['an unknown type', changed(good, 2, 10), '00 00 0a 02'],
    [
      'half a header',
      good.subarray(0, 9),
      'breaks off in its header: 2 dimensions need 12 bytes, found 9. Get the file again.',
    ],
    [
      'a missing element',
      good.subarray(0, 15),
      'has 15 bytes; its header promises 16 (shape [2, 2] of uint8): it was probably cut off. Get the file again.',
    ],
    ['a byte too many', Uint8Array.of(...good, 0), 'other bytes follow the last element'],
    ['a huge shape', changed(good, 4, 255), 'cut off'],
    [
      'a product beyond all numbers, and a 0',
      idxFile(8, [...Array(40).fill(2 ** 32 - 1), 0], [7]),
      'has 169 bytes; its header promises 168',
    ],
    [
      'a gzip that breaks off',
      zipped.subarray(0, -9),
      "images.gz can't be unpacked: it breaks off before its end. Get the file again.",
    ],
    ['a gzip of 3 bytes', zipped.subarray(0, 3), 'breaks off before its end'],
    [
      'a gzip that breaks off in the header',
      gzipSync(good, { level: 0 }).subarray(0, 21),
      'breaks off before its end',
    ],
    ['the first 60 bytes of a gzip', largeGzip.subarray(0, 60), 'breaks off before its end'],
    ['a gzip of nothing', gzipSync(new Uint8Array(0)), 'has 0 bytes'],
    ['a gzip with a flipped bit', changed(zipped, -6, zipped[zipped.length - 6] ^ 1), 'damaged'],
    [
      'bytes after the gzip',
      Uint8Array.of(...zipped, 0, 7),
      'images.gz: other bytes follow the end of the gzip data. Get the file again.',
    ],
    [
      'a pointer of Git LFS',
      Buffer.from('version https://git-lfs.github.com/spec/v1'),
      'images.gz is not an IDX file: it is a pointer of Git LFS',
    ],
    [
      'a web page',
      Buffer.from('<!DOCTYPE html>'),
      'images.gz is not an IDX file: it is a web page',
    ],
    [
      'a gzip of more than promised',
      gzipSync(Uint8Array.of(...good, ...new Uint8Array(9999))),
      'more bytes than',
    ],
    ['a gzip of less than promised', gzipSync(good.subarray(0, 15)), 'has 15 bytes'],
    ['a gzip with a huge shape', gzipSync(changed(good, 4, 255)), 'cut off'],
    [
      'a gzip with an endless shape',
      gzipSync(idxFile(8, Array(40).fill(0xffffffff), [])),
      'cut off',
    ],
    ['text', Buffer.from('<!DOCTYPE html>'), 'not an IDX file'],
  ])('%s is refused by name', (_, bytes, message) => {
    expect(() => readIdx(bytes, 'images.gz')).toThrow(message);
    expect(() => readIdx(bytes, 'images.gz')).toThrow(/^images\.gz/);
  });

  test('bytes without a name are “the data”', () => {
    expect(() => readIdx(Uint8Array.of(0))).toThrow('the data has 1 bytes');
  });
});

describe('fashionMnist.loadData', () => {
  const at = temporaryFolder('데이터 ');
  const names = [
    'train-images-idx3-ubyte',
    'train-labels-idx1-ubyte',
    't10k-images-idx3-ubyte',
    't10k-labels-idx1-ubyte',
  ];
  const images = (n: number, size = 2) =>
    idxFile(8, [n, size, size], new Uint8Array(n * size * size).fill(9));
  const labels = (...values: number[]) => idxFile(8, [values.length], values);
  const write = (name: string, bytes: Uint8Array) => writeFileSync(at(name), bytes);

  beforeEach(() => {
    write(names[0], images(3));
    write(`${names[1]}.gz`, gzipSync(labels(0, 9, 4)));
    write(names[2], images(1));
    write(names[3], labels(1));
  });

  test('the embedded data set: 60,000 + 10,000 images of 28 × 28, labels 0 to 9 equally often', () => {
    const before = tf.memory().numTensors;
    const [[trainInput, trainTarget], [testInput, testTarget]] = fashionMnist.loadData();
    expect([trainInput, trainTarget, testInput, testTarget].map(({ shape }) => shape)).toEqual([
      [60000, 28, 28],
      [60000],
      [10000, 28, 28],
      [10000],
    ]);
    expect(trainInput.dtype).toBe('int32');
    const counts = Array<number>(10).fill(0);
    for (const label of trainTarget.dataSync()) counts[label]++;
    expect(counts).toEqual(Array(10).fill(6000));
    expect(Array.from(trainTarget.dataSync().subarray(0, 5))).toEqual([9, 0, 0, 3, 0]);
    expect(Array.from(testInput.dataSync()).reduce((a, b) => Math.max(a, b))).toBe(255);
    tf.dispose([trainInput, trainTarget, testInput, testTarget]);
    expect(tf.memory().numTensors).toBe(before);
  });

  test('the sums in the data folder are those that loadData checks', () => {
    const sums = readProjectFile('data/fashion-mnist/SHA256SUMS');
    const lines = [...sums.matchAll(/^(\S+)\s+(\S+)\.gz$/gm)];
    expect(Object.fromEntries(lines.map(([, sum, name]) => [name, sum]))).toEqual(embeddedSums);
  });

  test.each([
    [
      'train-images.idx3-ubyte',
      'train-labels.idx1-ubyte',
      't10k-images.idx3-ubyte',
      't10k-labels.idx1-ubyte',
    ],
    [
      ...['train-images-idx3-ubyte.gz', 'train-labels-idx1-ubyte.gz'],
      ...['test-images-idx3-ubyte.gz', 'test-labels-idx1-ubyte.gz'],
    ],
    [
      ...['emnist-letters-train-images-idx3-ubyte', 'emnist-letters-train-labels-idx1-ubyte'],
      ...['emnist-letters-test-images-idx3-ubyte', 'emnist-letters-test-labels-idx1-ubyte'],
    ],
  ])('%s: others call the four files so; labels are as the file has them', (...called) => {
    for (const name of readdirSync(at())) rmSync(at(name), { recursive: true });
    const [trainImages, trainLabels, testImages, testLabels] = called;
    const gzipped = (name: string, bytes: Uint8Array) =>
      write(
        name,
        name.endsWith('.gz') ? Buffer.concat([gzipSync(bytes), new Uint8Array(512)]) : bytes,
      );
    gzipped(trainImages, images(3));
    gzipped(trainLabels, labels(1, 26, 4));
    gzipped(testImages, images(1));
    gzipped(testLabels, labels(2));
    const [[, trainTarget], [testInput]] = fashionMnist.loadData({ dir: at() });
    expect(Array.from(trainTarget.dataSync())).toEqual([1, 26, 4]);
    expect(testInput.shape).toEqual([1, 2, 2]);
  });

  test('several data sets in one folder are refused by their names', () => {
    for (const name of readdirSync(at())) rmSync(at(name), { recursive: true });
    for (const set of ['emnist-letters-', 'emnist-digits-']) {
      for (const split of ['train', 'test']) {
        write(`${set}${split}-images-idx3-ubyte`, images(1));
        write(`${set}${split}-labels-idx1-ubyte`, labels(1));
      }
    }
    expect(() => fashionMnist.loadData({ dir: at() })).toThrow(
      'has several data sets: emnist-digits-…, emnist-letters-…. Put the four files of one',
    );
  });

  test('another folder, gzipped or not, its name with a space and Hangul', () => {
    const [[trainInput, trainTarget], [testInput]] = fashionMnist.loadData({ dir: at() });
    expect(trainInput.shape).toEqual([3, 2, 2]);
    expect(Array.from(trainTarget.dataSync())).toEqual([0, 9, 4]);
    expect(testInput.shape).toEqual([1, 2, 2]);
  });

  test.each([
    ['fewer labels than images', () => write(names[3], labels()), '1 images but'],
    [
      'no image at all',
      () => [write(names[0], images(0)), write(`${names[1]}.gz`, labels())],
      'holds no image (shape [0, 2, 2]). Get the file again.',
    ],
    [
      'exchanged files',
      () => write(names[2], labels(1)),
      `${names[2]} holds uint8 of shape [1]; expected images: unsigned bytes with 3 dimensions. Were the image and the label file exchanged?`,
    ],
    [
      'images in the place of labels',
      () => write(names[3], images(1)),
      `${names[3]} holds uint8 of shape [1, 2, 2]; expected labels: unsigned bytes with 1 dimension. Were`,
    ],
    [
      'numbers of 16 bits',
      () => write(names[3], idxFile(11, [1], [0, 1])),
      `${names[3]} holds int16 of shape [1]; expected labels`,
    ],
    [
      'another image size',
      () => write(names[2], images(1, 3)),
      `${names[2]} 3 × 3. Take all four files from the same data set.`,
    ],
    [
      'a missing file',
      () => rmSync(at(names[2])),
      `has neither ${names[2]}.gz nor ${names[2]}. The four files of an MNIST-like data set are ${names.join(', ')}, gzipped or not; 'test' may stand for 't10k'`,
    ],
    [
      'a folder in place of a file',
      () => [rmSync(at(names[2])), mkdirSync(at(names[2]))],
      'is a folder; expected a file',
    ],
    ['a truncated file', () => write(names[0], images(3).subarray(0, 20)), 'header promises 28'],
  ])('%s is refused and leaves no tensor behind', (_, damage, message) => {
    damage();
    const before = tf.memory().numTensors;
    expect(() => fashionMnist.loadData({ dir: at() })).toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
  });

  test.each([
    [names[0], 'is a file'],
    ['nothing', "doesn't exist"],
  ])('%s is not a folder', (name, message) => {
    expect(() => fashionMnist.loadData({ dir: at(name) })).toThrow(message);
  });

  test('a changed file of the embedded set is noticed by its checksum', () => {
    const name = 'train-labels-idx1-ubyte';
    const changed = gunzipSync(readFileSync(join(PROJECT_DIR, `data/fashion-mnist/${name}.gz`)));
    changed[100] = (changed[100] + 1) % 10;
    write(`${name}.gz`, gzipSync(changed));
    const read = () => readVerified(at(), name);
    expect(read).toThrow('not the original file: its SHA-256 is');
    expect(read).toThrow(
      `expected ${embeddedSums[name]}. Restore it with: git checkout -- data/fashion-mnist`,
    );
  });
});

test('the ten classes have their names', () => {
  expect(fashionMnist.classNames).toHaveLength(10);
  expect([fashionMnist.classNames[0], fashionMnist.classNames[9]]).toEqual([
    'T-shirt/top',
    'Ankle boot',
  ]);
});

/** What is thrown where the system gives no file and says so by this code. */
function failureOf(code: string, load: () => unknown): Error {
  const read = jest.spyOn(fs, 'statSync').mockImplementation(() => {
    throw Object.assign(new Error(code), { code });
  });
  try {
    load();
  } catch (error) {
    return error as Error;
  } finally {
    read.mockRestore();
  }
  throw new Error('nothing was thrown');
}

test.each([
  ['EACCES', 'you may not read it or its folder. Change its permissions, or name another folder'],
  ['EPERM', 'you may not read it or its folder. Change its permissions, or name another folder'],
  ['ENOTDIR', 'the folder that was named is a file'],
  ['EIO', 'the system says EIO'],
])('the system’s %s in words: %s', (code, words) => {
  expect(readFailure(code)).toContain(words);
  const { message, cause } = failureOf(code, () => fashionMnist.loadData({ dir: 'data' }));
  const file = join('data', 'train-images-idx3-ubyte.gz');
  expect(message).toBe(`${file} can't be read: ${readFailure(code)}.`);
  expect(cause).toMatchObject({ code });
});

test('a file of the embedded data set that is missing is restored by git', () => {
  expect(failureOf('ENOENT', () => fashionMnist.loadData()).message).toContain(
    'train-images-idx3-ubyte.gz, which comes with this project, is missing. ' +
      'Restore it with: git checkout -- data/fashion-mnist',
  );
});
