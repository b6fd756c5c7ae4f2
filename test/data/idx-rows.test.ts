/** Files that are not what they were, while their rows are read. */

import fs, { renameSync, rmSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { IdxRows } from '../../src/data/idx-rows-node.ts';
import { idxBatches } from '../../src/index.ts';
import { idxFile } from '../../tools/idx-file.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const idx = idxFile(8, [3, 2], [1, 2, 3, 4, 5, 6]);

const at = temporaryFolder('줄 ');
let path: string;
beforeEach(() => {
  path = at('images');
  writeFileSync(path, idx);
});
afterEach(() => jest.restoreAllMocks());

async function blocks(rows: IdxRows, size: number): Promise<number[][]> {
  const seen: number[][] = [];
  for await (const block of rows.blocks(size)) seen.push(Array.from(block));
  return seen;
}

const failure = (code: string) => Object.assign(new Error(code), { code });

test('as many rows at a time as are asked for, the rest at the end', async () => {
  const rows = new IdxRows(path);
  expect([rows.count, rows.rowShape, rows.rowBytes]).toEqual([3, [2], 2]);
  expect(await blocks(rows, 1)).toEqual([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  expect(await blocks(rows, 2)).toEqual([
    [1, 2, 3, 4],
    [5, 6],
  ]);
  expect(await blocks(rows, 3)).toEqual([[1, 2, 3, 4, 5, 6]]);
  expect(await blocks(rows, 4)).toEqual([[1, 2, 3, 4, 5, 6]]);
});

test.each([
  ['zeros', new Uint8Array(700), undefined],
  ['zeros and more', Buffer.from('\0\0more'), 'other bytes follow the end of the gzip data'],
])('behind the end of gzip: %s', async (_, rest, message) => {
  writeFileSync(path, Buffer.concat([gzipSync(idx), rest]));
  const read = blocks(new IdxRows(path), 3);
  if (message) await expect(read).rejects.toThrow(message);
  else expect(await read).toEqual([[1, 2, 3, 4, 5, 6]]);
});

test.each<[string, () => void]>([
  [
    'other bytes, at another time',
    () => {
      writeFileSync(path, idx);
      utimesSync(path, 1, 1);
    },
  ],
  [
    'another length, at the same time',
    () => {
      const { atime, mtime } = statSync(path);
      truncateSync(path, 17);
      utimesSync(path, atime, mtime);
    },
  ],
  [
    'another file of that name, of the same length and time',
    () => {
      const { atime, mtime } = statSync(path);
      writeFileSync(at('other'), idx);
      utimesSync(at('other'), atime, mtime);
      utimesSync(path, atime, mtime);
      renameSync(at('other'), path);
    },
  ],
])('%s', async (_, change) => {
  utimesSync(path, 1000, 1000);
  const rows = new IdxRows(path);
  change();
  const { size, mtime } = statSync(path);
  await expect(blocks(rows, 1)).rejects.toThrow(
    `${path} was changed while it was being read: it has ${size} bytes, before 18, and was last written at ` +
      `${mtime.toISOString()}. What was learned before stays in the model; start over with a file that ` +
      'stays as it is.',
  );
});

test('a file that is gone: before, and meanwhile', async () => {
  const rows = new IdxRows(path);
  rmSync(path);
  await expect(blocks(rows, 1)).rejects.toThrow(
    `${path} can't be read: it was deleted or moved meanwhile.`,
  );
  expect(() => new IdxRows(path)).toThrow(`${path} can't be read: it doesn't exist.`);
});

test('a file that may not be read, and a disk that fails', async () => {
  const rows = new IdxRows(path);
  jest
    .spyOn(fs, 'createReadStream')
    .mockImplementation((() => new Readable({ read() {} }).destroy(failure('EIO'))) as never);
  await expect(blocks(rows, 1)).rejects.toThrow(
    expect.objectContaining({
      message: `${path} can't be read: the system says EIO.`,
      cause: expect.objectContaining({ code: 'EIO' }),
    }),
  );
  jest.spyOn(fs, 'openSync').mockImplementation(() => {
    throw failure('EACCES');
  });
  expect(() => new IdxRows(path)).toThrow(`${path} can't be read: you may not read it`);
});

test('a file is closed again, also where not all rows are wanted', async () => {
  const close = jest.spyOn(fs, 'closeSync');
  const open = jest.spyOn(fs, 'createReadStream');
  const rows = new IdxRows(path);
  expect(close).toHaveBeenCalledTimes(1);
  for await (const block of rows.blocks(1)) {
    expect(Array.from(block)).toEqual([1, 2]);
    break;
  }
  expect(open.mock.results[0].value.destroyed).toBe(true);
});

test('what two files can’t be together', () => {
  const other = at('labels');
  const labels = (count: number) => writeFileSync(other, idxFile(8, [count], Array(count).fill(0)));
  labels(2);
  expect(() => idxBatches(path, other)).toThrow(
    `${path} holds 3 samples but ${other} 2 labels. Every sample has one label: take both files from the ` +
      'same data set.',
  );
  labels(3);
  expect(() => idxBatches(path, other, { inputShape: [1, 3] })).toThrow(
    `inputShape [1, 3] has 3 values, a sample of ${path} 2: [2].`,
  );
  expect(() => idxBatches(path, other, { batch: 3 } as never)).toThrow(
    "idxBatches has no option 'batch'.",
  );
  for (const [i, shape] of [
    [0, 2],
    [3, 0],
  ].entries()) {
    const empty = at(`empty-${i}`);
    writeFileSync(empty, idxFile(8, shape));
    expect(() => idxBatches(empty, other)).toThrow(
      `${empty} holds no sample (shape [${shape.join(', ')}]). Get the file again.`,
    );
  }
});

test('a label below 0, and its place in the whole file', async () => {
  const labels = at('labels');
  writeFileSync(labels, idxFile(9, [3], [0, 1, 255]));
  const batches = idxBatches(path, labels, { batchSize: 2 });
  await expect(batches.checkLabels(2)).rejects.toThrow(
    `${labels}: label number 2 (counted from 0) is -1; with 2 output nodes a label is a whole number from 0 to 1.`,
  );
});
