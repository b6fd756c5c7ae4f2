/** Files of real Keras (made by test/fixtures/keras-files/make_fixtures.py): same predictions, same next loss. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { loadModel, useBackend } from '../../src';
import { largestDifference } from './problem';

const FOLDER = join(__dirname, '../fixtures/keras-files');

interface Facts {
  x: number[][][];
  y: number[];
  files: Record<string, { predictions: number[][]; nextLoss: number }>;
}

const facts = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name): Facts => JSON.parse(readFileSync(join(FOLDER, name), 'utf8')));
const cases = facts.flatMap(({ x, y, files }) =>
  Object.entries(files).map(([file, expected]) => ({ file, x, y, ...expected })),
);

beforeAll(async () => void (await useBackend('cpu')));

test.each(cases)('$file', async ({ file, x, y, predictions, nextLoss }) => {
  const model = await loadModel(join(FOLDER, file));
  const [input, target] = [tf.tensor3d(x), tf.tensor1d(y, 'int32')];
  const predicted = tf.tidy(() => (model.predict(input) as tf.Tensor).dataSync());
  expect(largestDifference(predicted, predictions.flat())).toBeLessThan(1e-6);
  const { loss } = await model.fit(input, target, { batchSize: 16, shuffle: false, verbose: 0 });
  expect(Math.abs(loss[0] - nextLoss)).toBeLessThan(1e-6);
  expect(model.name).toBe('fashion');
});

test('there are files of three versions of Keras 3 and of Keras 2', () => {
  expect(facts).toHaveLength(4);
  expect(cases).toHaveLength(21);
});
