/** Each idea's figure has its name, drawn from the numbers that the lesson shows. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { useBackend } from '../../src';
import { PROJECT_DIR } from '../../src/disk/project-node';
import { ideaFigures } from '../../src/report';

test('every figure is the one in docs', async () => {
  await useBackend('cpu'); // the same last digits on every machine
  const figures = Object.entries(ideaFigures());
  expect(figures.map(([name]) => name)).toEqual([
    'perceptron',
    'decision-lines',
    'activations',
    'softmax',
    'gradient-by-depth',
    'losses',
  ]);
  for (const [name, draw] of figures) {
    const path = join(PROJECT_DIR, `docs/figures/${name}.en.light.svg`);
    expect(draw({}) === readFileSync(path, 'utf8')).toBe(true);
  }
});
