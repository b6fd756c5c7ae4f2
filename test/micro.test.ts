/**
 * The lesson in one file: its rows are scikit-learn's, and from Keras's start, in Keras's order, its weights are
 * Keras's, as recorded in test/fixtures/keras-trace. `npm run compare` looks at the whole epoch.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mersenneTwister, shuffle, startWeights, trainTestSplit } from '../micro.ts';
import { type KerasResult, readTrace } from '../scripts/compare/keras-run.ts';
import { compareMicro } from '../scripts/compare/micro.ts';
import { useBackend } from '../src/index.ts';
import { PROJECT_DIR } from '../src/internal.ts';
import sklearn from './fixtures/sklearn-splits.json' with { type: 'json' };
import { summaryOfRows } from './split-rows.ts';

const inOrder = (n: number) => Array.from({ length: n }, (_, i) => i);

test('is one page of at most 200 lines, of nothing but Node’s own', () => {
  const lines = readFileSync(join(PROJECT_DIR, 'micro.ts'), 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeLessThanOrEqual(200);
  const imported = lines.flatMap((line) => /from '(.*)'|require\(|import\(/.exec(line)?.[1] ?? []);
  expect(imported).toEqual(['node:fs', 'node:zlib']);
});

test.each(sklearn.permutations)('shuffles $n things from the seed $seed as NumPy', (row) => {
  expect(shuffle(inOrder(row.n), mersenneTwister(row.seed))).toEqual(row.order);
});

test('splits 60,000 rows as scikit-learn', () => {
  const split = trainTestSplit(inOrder(60_000), 0.2, 42);
  for (const side of ['train', 'test'] as const) {
    expect(summaryOfRows(split[side])).toEqual(sklearn.lesson[side]);
  }
});

test('starts as Glorot and Bengio: mean 0, variance 2 / (inputs + nodes), biases 0', () => {
  const [W1, b1, W2, b2] = startWeights(mersenneTwister(42));
  for (const [W, fans] of [
    [W1, 784 + 100],
    [W2, 100 + 10],
  ] as const) {
    const limit = Math.sqrt(6 / fans);
    expect(Math.max(...W.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
    const deviation = limit / Math.sqrt(3); // of numbers equally likely from −limit to limit
    const mean = W.reduce((a, b) => a + b) / W.length;
    expect(Math.abs(mean)).toBeLessThan((4 * deviation) / Math.sqrt(W.length));
    const squares = W.reduce((a, b) => a + b * b, 0) / W.length;
    expect(squares / deviation ** 2).toBeCloseTo(1, 1);
  }
  expect([...b1, ...b2]).toEqual(Array(110).fill(0));
});

test('after 50 steps has Keras’s weights', async () => {
  await useBackend('cpu');
  const [keras] = (readTrace(42) as KerasResult).cases;
  const [row] = compareMicro(42, keras, 50);
  expect(row).toMatchObject({ ok: true });
});
