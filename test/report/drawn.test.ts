/** The figures in docs are what the code draws: `npm run figures` draws them anew. */

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { useBackend } from '../../src/index.ts';
import {
  type Draw,
  ideaFigures,
  type Language,
  learningFigure,
  runFigures,
  type Theme,
} from '../../src/report/index.ts';

const FIGURES = join(PROJECT_DIR, 'docs/figures');

let figures: Record<string, Draw>;
beforeEach(async () => {
  if (figures) return;
  await useBackend('cpu'); // the same last digits on every machine
  const read = (name: string) => JSON.parse(readFileSync(join(FIGURES, name), 'utf8'));
  figures = {
    ...ideaFigures(),
    ...runFigures(read('run.json')),
    learning: (options) => learningFigure(read('learning.json'), options),
  };
});

test.each(readdirSync(FIGURES).filter((file) => file.endsWith('.svg')))('%s', (file) => {
  const [name, language, theme] = file.split('.');
  const shown = readFileSync(join(FIGURES, file), 'utf8');
  const drawn = figures[name]({ language: language as Language, theme: theme as Theme });
  expect(drawn === shown).toBe(true);
  if (file.endsWith('.en.light.svg')) expect(figures[name]({}) === shown).toBe(true);
});

test('every figure is in docs, those of ideas in the order of the chapters', () => {
  const inDocs = readdirSync(FIGURES).map((file) => file.split('.')[0]);
  expect(inDocs).toEqual(expect.arrayContaining(Object.keys(figures)));
  expect(Object.keys(figures).slice(0, 9)).toEqual([
    'perceptron',
    'decision-lines',
    'xor',
    'activations',
    'softmax',
    'gradient-by-depth',
    'losses',
    'descent',
    'chain',
  ]);
});
