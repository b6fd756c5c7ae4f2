/** Files of real Keras (made by test/fixtures/keras-files/make_fixtures.py): same predictions, same next loss. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { fileCases, LOSS_BOUND, PREDICTION_BOUND } from '../../scripts/compare/file-cases.ts';
import { largestDifference } from '../../scripts/compare/rows.ts';
import { PROJECT_DIR, readProjectFile } from '../../src/disk/project-node.ts';
import { loadModel, useBackend } from '../../src/index.ts';

const FOLDER = join(PROJECT_DIR, 'test', 'fixtures/keras-files');

interface Facts {
  version: string;
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

test.each(['en', 'ko'])('the page (%s) says what npm run compare:files does', (language) => {
  const name = language === 'en' ? 'keras-files.md' : 'keras-files.ko.md';
  const page = readProjectFile('docs', name);
  expect(page).toContain(language === 'en' ? 'trains eighteen models' : '모델 열여덟 개');
  expect(fileCases).toHaveLength(18);
  for (const bound of [PREDICTION_BOUND, LOSS_BOUND]) expect(page).toContain(bound.toExponential());
  for (const version of ['3.3.3', '3.8.0', '3.15.1']) {
    expect(page).toContain(`| ${version}, TensorFlow 2.21.0`);
    expect(facts.map((fact) => fact.version)).toContain(version);
  }
  // Names, predictions and next losses; where chance takes part, no losses, nor from Keras 3's .h5.
  const rows = (cases: typeof fileCases, loaded: number, saved: number, fresh: number) =>
    cases.reduce((sum, { isRandom }) => {
      const each = isRandom ? 2 : 3;
      return sum + (loaded + saved) * each + fresh * 2;
    }, 0);
  const firstOnes = fileCases.filter(({ optimizer }) => !('className' in optimizer));
  const withWeights = fileCases.filter((spec, i) => i === 0 || !firstOnes.includes(spec));
  expect(firstOnes).toHaveLength(8);
  expect(page).toContain(`| ${rows(firstOnes, 1, 2, 1)} |`);
  expect(page).toContain(`| ${rows(firstOnes, 2, 3, 1)} |`);
  expect(page).toContain(`| ${rows(fileCases, 1, 2, 1) + rows(withWeights, 1, 1, 0)} |`);
});
