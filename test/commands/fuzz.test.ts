/** `npm run fuzz` finds what a reader may not do; and its changes reach into every part of a file. */

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { damaged, damagedJson } from '../../tools/fuzz/changes.ts';
import { expectRefused, type Outcome, run } from '../run.ts';

const BROKEN = join(PROJECT_DIR, 'test', 'fixtures/broken-readers.ts');
const faults: [reader: string, words: string][] = [
  ['loop', 'it never ended'],
  ['wait', 'it never ended'],
  ['slow', 'it took 1'],
  ['exit', 'its process ended'],
  ['their error', 'SyntaxError'],
  ['type error', 'TypeError'],
  ['strange words', 'has undefined layers'],
  ['memory', 'bytes of memory'],
  ['code', 'data were run as code'],
  ['tensors', 'it left 1 tensors behind'],
  ['prototype', 'changed what all objects have'],
];

const fuzz = (reader: string) =>
  run('../tools/fuzz.ts', [
    '--readers',
    BROKEN,
    '--reader',
    reader,
    '--inputs',
    '100',
    '--seed',
    '42',
  ]);

test('a good reader passes', async () => {
  const { code, out } = await fuzz('good');
  expect(code).toBe(0);
  expect(out).toMatch(/good +100 +\d+ +\d+ +\d+ ms/);
});

describe('a reader is found that', () => {
  let outcomes: Map<string, Outcome>;
  beforeAll(async () => {
    const waiting = faults.map(async ([name]) => [name, await fuzz(name)] as const);
    outcomes = new Map(await Promise.all(waiting));
  });

  test.each(faults)('has the fault: %s', (name, words) => {
    const { code, err } = outcomes.get(name) as Outcome;
    expect(code).toBe(1);
    expect(err).toContain(`The reader '${name}' did what it must not`);
    expect(err).toContain(words);
    const [, kept] = err.match(/kept in (\S+);/) ?? [];
    rmSync(kept);
  });
});

test('an unknown reader is named', async () => {
  expectRefused(await fuzz('nonsense'), "There is no reader 'nonsense'. There are good, loop");
});

test('every byte of a file is changed by some, and some are cut off', () => {
  const file = Uint8Array.from({ length: 40 }, (_, i) => i);
  const changed = fc.sample(damaged([file]), { numRuns: 2000, seed: 1 });
  for (const [i, value] of file.entries()) {
    expect(changed.some((bytes) => bytes.length === file.length && bytes[i] !== value)).toBe(true);
  }
  expect(changed.filter(({ length }) => length < file.length).length).toBeGreaterThan(100);
  expect(file).toEqual(Uint8Array.from({ length: 40 }, (_, i) => i));
});

test('every value of a JSON text is changed or removed by some, the whole one among them', () => {
  const good = { a: [1, { b: 'x' }], c: null };
  const changed = fc.sample(damagedJson(good), { numRuns: 2000, seed: 1 }) as (typeof good)[];
  expect(changed.some((value) => value?.a?.[1] && typeof value.a[1] !== 'object')).toBe(true);
  expect(changed.some((value) => value && !Object.hasOwn(value, 'c'))).toBe(true);
  expect(changed.some((value) => value === null)).toBe(true);
  expect(good).toEqual({ a: [1, { b: 'x' }], c: null });
});
