/** The comparison with Keras, on its recorded run; and that it notices what is wrong. */

import { readFileSync } from 'node:fs';
import { bookCases } from '../../scripts/compare/book-cases.ts';
import { type Case, lessonCase, otherCases } from '../../scripts/compare/cases.ts';
import { type KerasResult, readTrace } from '../../scripts/compare/keras-run.ts';
import { type LessonData, loadLesson } from '../../scripts/compare/lesson-data.ts';
import { compareRuns, exactRow, pageHtml } from '../../scripts/compare/rows.ts';
import { ordersOf, trainHere } from '../../scripts/compare/train-here.ts';
import { compareValues } from '../../scripts/compare/values.ts';
import { useBackend } from '../../src/index.ts';
import { run } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const SEED = 42;
let lesson: LessonData;
let trace: KerasResult;

beforeAll(async () => {
  await useBackend('wasm');
  lesson = loadLesson();
  trace = readTrace(SEED) as KerasResult;
});

const wrongRows = (spec: Case, here: Parameters<typeof compareRuns>[1], i: number) =>
  compareRuns(spec, here, trace.cases[i])
    .filter(({ ok }) => !ok)
    .map(({ what }) => what);

test('the recorded run names its versions and its machine', () => {
  expect(trace.versions.keras).toMatch(/^3\./);
  expect(trace.machine).not.toBe('');
});

test('data and functions are Keras’s', () => {
  for (const [what, value] of Object.entries(lesson.facts)) {
    expect(exactRow(what, value, trace.facts[what]).verdict).toBe('same');
  }
  for (const row of compareValues(trace.values, trace.glorot))
    expect(row).toMatchObject({ ok: true });
});

const smallCases = [...otherCases, ...bookCases];

test.each(smallCases.map((spec, i) => [spec.name, spec, i + 1] as const))(
  '%s',
  async (_, spec, i) => {
    for (const engine of ['wasm', 'stock'] as const) {
      expect(wrongRows(spec, await trainHere(spec, lesson, SEED, engine), i)).toEqual([]);
    }
  },
);

describe('the lesson’s first 50 steps', () => {
  const first = (spec: Case, orders?: Int32Array[]) =>
    trainHere(spec, lesson, SEED, 'wasm', { probesOnly: true, orders });

  test('equal Keras’s', async () => {
    expect(wrongRows(lessonCase, await first(lessonCase), 0)).toEqual([]);
  });

  test.each([
    [
      'a learning rate of 0.00101',
      { ...lessonCase, optimizer: { name: 'rmsprop', learningRate: 0.00101 } },
    ],
    ['an epsilon of 2e-7', { ...lessonCase, optimizer: { name: 'rmsprop', epsilon: 2e-7 } }],
    ['another optimizer', { ...lessonCase, optimizer: { name: 'adam' } }],
    [
      'another activation',
      { ...lessonCase, layers: [{ units: 100, activation: 'tanh' }, lessonCase.layers[1]] },
    ],
  ] as [string, Case][])('with %s do not', async (_, spec) => {
    expect(wrongRows(lessonCase, await first(spec), 0)).toContain('weights after 50 steps');
  });

  test('with two batches swapped do not', async () => {
    const orders = ordersOf(lessonCase, lesson.trainInput.shape[0], SEED);
    const [a, b] = [orders[0].slice(320, 352), orders[0].slice(352, 384)];
    orders[0].set(b, 320);
    orders[0].set(a, 352);
    const here = await first(lessonCase, orders);
    expect(wrongRows(lessonCase, here, 0)).toEqual(['weights after 50 steps']);
  });

  test('from another seed do not', async () => {
    const here = await trainHere(lessonCase, lesson, 43, 'wasm', { probesOnly: true });
    expect(wrongRows(lessonCase, here, 0)).toHaveLength(2);
  });
});

describe('the book’s training with Dropout and its callbacks', () => {
  const spec = bookCases[bookCases.length - 1];
  const place = smallCases.length; // after the lesson's
  const wrong = async (changed: Partial<Case>) =>
    wrongRows(spec, await trainHere({ ...spec, ...changed }, lesson, SEED, 'wasm'), place);

  test('really stops early, and saved before it', () => {
    const { history, decisions } = trace.cases[place];
    expect(history.loss.length).toBeLessThan(spec.epochs);
    expect(decisions).toMatchObject({ isSavedRestored: true });
    expect(decisions?.saved).not.toContain(decisions?.stoppedEpoch);
  });

  test('with another share dropped differs', async () => {
    const layers = spec.layers.map((layer) => ('rate' in Object(layer) ? { rate: 0.31 } : layer));
    expect(await wrong({ layers })).toContain('weights after 50 steps');
  });

  test('with more patience stops elsewhere', async () => {
    expect(await wrong({ patience: 3 })).toEqual(
      expect.arrayContaining(['stoppedEpoch', 'epochs']),
    );
  });
});

test('a wrong row is marked in the page, and its text is escaped', () => {
  const rows = [exactRow('a < b', 1, 1), exactRow('c', [1], [2])];
  const html = pageHtml('x & y', [{ title: 't', rows }]);
  expect(html).toContain('<td>a &lt; b</td><td>1</td><td>1</td><td>same</td>');
  expect(html).toContain('<tr class="wrong"><td>c</td><td>[1]</td><td>[2]</td><td>DIFFERENT</td>');
  expect(html).toContain('<h1>x &amp; y</h1>');
});

const at = temporaryFolder('compare-');

test('npm run compare without Python says so, compares with the recorded run, and writes both files', async () => {
  const [json, html] = [at('rows.json'), at('rows.html')];
  // No program is found in an empty PATH; an environment that this project made may still be there.
  const env = { PATH: at(), VIRTUAL_ENV: at('none') };
  const args = ['--engine', 'wasm', '--json', json, '--html', html];
  const { code, out } = await run('compare.ts', args, env);
  expect(code).toBe(0);
  expect(out).toMatch(/ompared with a recorded run|Keras runs in/);
  expect(out).toMatch(/All \d+ rows are the same or within their bounds/);
  const { sections } = JSON.parse(readFileSync(json, 'utf8'));
  expect(sections).toHaveLength(4 + 2 + smallCases.length); // the lesson and micro.ts
  // Another machine's times don't stand beside this one's.
  const rows = sections.flatMap(({ rows }: { rows: { what: string }[] }) => rows);
  for (const what of ['a step', 'wall time', 'peak memory']) {
    const { here, keras } = rows.find((row: { what: string }) => row.what === what);
    expect(here).toMatch(/\d/);
    if (out.includes('recorded run')) expect(keras).toBe('not run here');
  }
  expect(readFileSync(html, 'utf8').match(/<table>/g)).toHaveLength(sections.length);
});

test('another seed without Python is refused, with what to do', async () => {
  const env = { PATH: at(), VIRTUAL_ENV: at('none') };
  const { code, out, err } = await run('compare.ts', ['--engine', 'wasm', '--seed', '1'], env);
  if (out.includes('Keras runs in')) return; // this project's own environment was found
  expect([code, err]).toEqual([1, expect.stringContaining('--create-venv')]);
});
