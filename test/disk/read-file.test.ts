/** What is no ordinary file, or too large for one, is refused before it is read, wherever a file is read. */

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { checkOutputFolder } from '../../scripts/command/outputs.ts';
import { loadLesson } from '../../scripts/lesson/resume.ts';
import { readText, readWhole } from '../../src/disk/read-file-node.ts';
import { checkSavePath } from '../../src/files/file-formats-node.ts';
import {
  dense,
  fashionMnist,
  idxBatches,
  loadModel,
  loadWeights,
  sequential,
} from '../../src/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = temporaryFolder('특별 ');
const GIB = 2 ** 30;

/** Whoever waits for a pipe's end gets it after a while, so that a test fails and doesn't hang. */
let writer: ChildProcess | undefined;
afterEach(() => {
  writer?.kill('SIGKILL');
  writer = undefined;
});

const kinds: Record<string, [make: (path: string) => void, says: string]> = {
  'a pipe': [
    (path) => {
      execFileSync('mkfifo', [path]);
      writer = spawn('sh', ['-c', 'sleep 2; exec 3>"$0"; sleep 1', path]);
    },
    'no ordinary file (a device or a pipe)',
  ],
  'a device without an end': [
    (path) => symlinkSync('/dev/zero', path),
    'no ordinary file (a device or a pipe)',
  ],
  'a folder': [(path) => mkdirSync(path), 'is a folder; expected a'],
  'a file of 9 GiB': [
    (path) => {
      writeFileSync(path, '');
      truncateSync(path, 9 * GIB);
    },
    'has 9,663,676,416 bytes',
  ],
};

/** What makes a data set of the training images. */
const otherFiles = ['train-labels-idx1-ubyte', 't10k-images-idx3-ubyte', 't10k-labels-idx1-ubyte'];

const model = () => sequential([dense({ units: 1, inputShape: [1] })]);

/** Everything that reads a file by a path, and the file's name below the folder. */
const readers: Record<string, [name: string, read: () => unknown]> = {
  'loadData, images': ['train-images-idx3-ubyte', () => fashionMnist.loadData({ dir: at() })],
  'loadData, gzipped': ['train-images-idx3-ubyte.gz', () => fashionMnist.loadData({ dir: at() })],
  'a .keras file': ['m.keras', () => loadModel(at('m.keras'))],
  'an .h5 file': ['m.h5', () => loadModel(at('m.h5'))],
  'model.json': ['m/model.json', () => loadModel(at('m'))],
  'weights alone': ['w.npz', () => loadWeights(model(), at('w.npz'))],
  'a checkpoint': ['c/checkpoint.zip', () => loadLesson(at('c'))],
};

for (const [what, [name, read]] of Object.entries(readers)) {
  test.each(Object.entries(kinds))(`${what} that is %s`, async (_, [make, says]) => {
    mkdirSync(at('m'));
    mkdirSync(at('c'));
    for (const other of otherFiles) writeFileSync(at(other), '');
    make(at(name));
    const start = performance.now();
    await expect(async () => read()).rejects.toThrow(says);
    expect(performance.now() - start).toBeLessThan(1500);
  });
}

test.each(Object.entries(kinds))(
  'a folder whose model.json is %s: nothing is saved over it',
  (_, [make]) => {
    mkdirSync(at('m'));
    make(at('m/model.json'));
    expect(() => checkSavePath(at('m'))).toThrow("is not a model's; it stays as it is");
  },
);

test.each(Object.entries(kinds))(
  'a folder whose list of built files is %s is not filled',
  (kind, [make]) => {
    make(at('built-files.json'));
    if (kind === 'a folder') writeFileSync(at('built-files.json/mine'), '');
    expect(() => checkOutputFolder(at(), 'the lab')).toThrow('built-files.json');
  },
);

test.each(Object.entries(kinds).slice(0, 3))('a stream from %s', (_, [make, says]) => {
  make(at('images'));
  expect(() => idxBatches(at('images'), at('labels'))).toThrow(says.replace('expected a', ''));
});

test('larger data: what to do', () => {
  for (const other of otherFiles) writeFileSync(at(other), '');
  kinds['a file of 9 GiB'][0](at('train-images-idx3-ubyte'));
  expect(() => fashionMnist.loadData({ dir: at() })).toThrow(
    'up to 2,147,483,647 are read. Larger data are trained on from a stream',
  );
});

test('a file is read whole, its bytes its own', () => {
  writeFileSync(at('text'), '가나다');
  expect(readText(at('text'))).toBe('가나다');
  const bytes = readWhole(at('text'));
  expect(Buffer.from(bytes)).toEqual(readFileSync(at('text')));
  expect(bytes.slice(0, 3).buffer.byteLength).toBe(3);
  expect(readWhole(at('text'), 9)).toHaveLength(9);
  expect(() => readWhole(at('text'), 8)).toThrow('has 9 bytes; up to 8 are read.');
  writeFileSync(at('empty'), '');
  expect(readWhole(at('empty'))).toHaveLength(0);
});

test('no file, a path through a file, a link that leads to itself', () => {
  writeFileSync(at('text'), '');
  symlinkSync(at('round'), at('round'));
  expect(() => readWhole(at('none'))).toThrow(`there is no ${at('none')}.`);
  expect(() => readWhole(at('text/more'))).toThrow('the folder that was named is a file');
  expect(() => readWhole(at('round'))).toThrow('leads back to itself');
  expect(() => readWhole(at('a'.repeat(300)))).toThrow('its name is too long');
});
