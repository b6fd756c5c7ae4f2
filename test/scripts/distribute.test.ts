/** What `npm run distribute` writes and refuses; its `--check` runs the program that it writes. */

import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { writeSmallDataset } from '../../scripts/compare/small-dataset.ts';
import { shuffleSeed, writeJob } from '../../scripts/distribute/job.ts';
import { readProjectFile } from '../../src/disk/project-node.ts';
import { readNpy } from '../../src/files/containers/npy.ts';
import { readRecord } from '../../src/files/load-model-node.ts';
import {
  buildNamedSequential,
  dense,
  loadModel,
  type Sequential,
  sequential,
  splitIndices,
} from '../../src/index.ts';
import { planned } from '../planned.ts';
import { expectRefused, run } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = temporaryFolder('여러 컴퓨터 ', 'all');
let data: string;

beforeAll(async () => {
  data = writeSmallDataset(at('data'), 200, 50);
  await save(buildNamedSequential(), '이름.keras');
});

async function save(model: Sequential, name: string, loss = 'sparse_categorical_crossentropy') {
  model.compile({ loss, metrics: ['accuracy'] });
  await model.save(`file://${at(name)}`);
  model.dispose();
}

const distribute = (from: string, to: string, ...more: string[]) =>
  run('distribute.ts', [at(from), at(to), '--data-dir', data, ...more]);

test('the folder has the model, the split of the lesson, the settings and the program', async () => {
  const { code, out, err } = await distribute('이름.keras', 'job', '--batch-size', '40');
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('python train.py --processes 2');
  const job = at('job');
  expect(readdirSync(job).sort()).toEqual([
    'job.json',
    'model.keras',
    'requirements.txt',
    'train.npy',
    'train.py',
    'validation.npy',
  ]);
  const { train, test: validation } = splitIndices(200, { testSize: 0.2, randomState: 42 });
  const rows = (name: string) =>
    new Int32Array(readNpy(new Uint8Array(readFileSync(join(job, name))), name).bytes.buffer);
  expect(rows('train.npy')).toEqual(train);
  expect(rows('validation.npy')).toEqual(validation);
  expect(JSON.parse(readFileSync(join(job, 'job.json'), 'utf8'))).toEqual({
    data,
    samples: 200,
    epochs: 5,
    batch_size: 40,
    seed: 42,
    shuffle_seed: shuffleSeed(42),
    iterations: 0,
  });
  const model = await loadModel(join(job, 'model.keras'));
  expect(model.name).toBe('패션 MNIST 모델');
  model.dispose();
});

test.each([
  ['h5', 'rmsprop', '옛.h5'],
  ['TensorFlow.js folder', 'rmsprop', 'folder'],
  ['model with Adam', 'adam', 'adam.keras'],
])('a trained %s goes on with its optimizer (%s) where it stopped', async (_, optimizer, from) => {
  const model = buildNamedSequential();
  model.compile({ optimizer, loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const x = tf.zeros([4, 784]);
  const y = tf.tensor1d([0, 1, 2, 9]);
  await model.fit(x, y, { batchSize: 2, epochs: 1, verbose: 0 });
  tf.dispose([x, y]);
  await model.save(`file://${at(from)}`);
  model.dispose();
  const job = at(`job of ${from}`);
  await writeJob(at(from), job, { epochs: 1, batchSize: 4, seed: 42, dataDir: data });
  const [trained, written] = await Promise.all(
    [at(from), join(job, 'model.keras')].map((path) => readRecord(path)),
  );
  expect(written.training).toEqual(trained.training);
  expect(written.training?.optimizer.name).toBe(optimizer);
  expect(JSON.parse(readFileSync(join(job, 'job.json'), 'utf8')).iterations).toBe(2);
});

test('a model that was not compiled is trained as the lesson compiles', async () => {
  const model = buildNamedSequential();
  await model.save(`file://${at('plain.keras')}`);
  model.dispose();
  const job = at('job of plain');
  const settings = { epochs: 1, batchSize: 4, seed: 42, dataDir: data };
  await writeJob(at('plain.keras'), job, settings);
  const { training } = await readRecord(join(job, 'model.keras'));
  expect(training).toMatchObject({
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
    optimizer: planned('rmsprop', { learningRate: 0.001, rho: 0.9, epsilon: 1e-7 }),
    iterations: 0,
  });
});

test('what it says it needs is pinned exactly', () => {
  const requirements = readProjectFile('keras/distribute/requirements.txt');
  for (const line of requirements.trim().split('\n')) expect(line).toMatch(/^\w+==\d+\.\d+\.\d+$/);
});

test('a model that is not there, a folder in use, other data, a model that does not fit', async () => {
  await save(
    sequential({ layers: [dense({ units: 10, activation: 'softmax', inputShape: [5] })] }),
    'five.keras',
  );
  await save(
    sequential({ layers: [dense({ units: 1, activation: 'sigmoid', inputShape: [784] })] }),
    'one.keras',
    'binary_crossentropy',
  );
  mkdirSync(at('full'));
  writeFileSync(at('full', 'mine.txt'), 'keep');
  for (const [from, to, says, dataDir = data] of [
    ['nothing.keras', 'a', 'there is no'],
    ['이름.keras', 'full', 'is not empty'],
    ['이름.keras', 'full/mine.txt', 'is a file'],
    ['이름.keras', 'a', "doesn't exist", at('nowhere')],
    ['five.keras', 'a', '28 × 28 = 784 pixels'],
    ['one.keras', 'a', 'takes [784] and gives [1]'],
  ]) {
    const settings = { epochs: 1, batchSize: 32, seed: 42, dataDir };
    await expect(writeJob(at(from), at(to), settings)).rejects.toThrow(says);
  }
  expectRefused(
    await distribute('이름.keras', 'a', '--batch-size', '0'),
    '--batch-size takes a whole',
  );
  expect(readdirSync(at())).not.toContain('a');
  expect(readFileSync(at('full', 'mine.txt'), 'utf8')).toBe('keep');
});
