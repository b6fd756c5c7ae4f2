/** The programs that are given back run, and give the page's own numbers. */

import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memory } from '@tensorflow/tfjs';
import { build } from 'esbuild';
import { findKerasPython } from '../../scripts/programs/keras-python.ts';
import { kerasProgram, typescriptProgram } from '../../site/live/own-data-programs.ts';
import { ownDataWords } from '../../site/live/own-data-words.ts';
import { OwnData, type OwnTrained } from '../../site/live/worker/own-data.ts';
import type { OwnProgress, OwnSettings, OwnSource } from '../../site/live/worker/own-data-form.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { readZip } from '../../src/files/containers/zip.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { flowersCsv, idxSource, picturesSource, pointsOf, trained } from './own-data-samples.ts';

const word = ownDataWords.en;
const at = temporaryFolder('own-data ', 'all');
const BUNDLE = join(PROJECT_DIR, '.cache', `own-data-${process.pid}.mjs`);

afterAll(() => rmSync(BUNDLE, { force: true }));

const settings: OwnSettings = {
  ...{ layers: 1, units: 8, activation: 'tanh', optimizer: 'adam', learningRate: 0.03 },
  ...{ batchSize: 16, epochs: 12, seed: 42 },
};

/** As the programs print them. */
function numbersOf({ history, test }: OwnProgress): string[] {
  const lines = Object.entries(history).map(
    ([name, values]) => `${name} ${(values.at(-1) as number).toFixed(4)}`,
  );
  if (test) lines.push(`test ${test.loss.toFixed(4)} ${Number(test.accuracy).toFixed(4)}`);
  return lines.sort();
}

/** The package is CommonJS behind its doors; an ES module gets Node's own modules so from Node 20.16 on. */
const BUILTIN_MODULES = [
  "import { createRequire } from 'node:module';",
  `process.getBuiltinModule ??= createRequire(${['import', 'meta', 'url'].join('.')});`, // the translator takes it whole
].join(' ');

async function runTypescript(program: string): Promise<string> {
  writeFileSync(at('own-data.mts'), program);
  await build({
    ...{ entryPoints: [at('own-data.mts')], outfile: BUNDLE, bundle: true, platform: 'node' },
    ...{ format: 'esm', logLevel: 'error', banner: { js: BUILTIN_MODULES } },
    alias: { 'keras-ann-lesson-ts': join(PROJECT_DIR, 'src', 'index.ts') },
    plugins: [
      {
        name: 'packages',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^[@a-z]/ }, ({ path }) =>
            path === 'keras-ann-lesson-ts' ? undefined : { path, external: true },
          ),
      },
    ],
  });
  return output(process.execPath, [BUNDLE]);
}

function output(program: string, args: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(program, args, { cwd: at(), encoding: 'utf8' });
  expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  return stdout;
}

const printed = (out: string) =>
  out
    .split('\n')
    .filter((line) => /^(val_)?(loss|accuracy|mae|test) /.test(line))
    .sort();

/** Output shape and parameters of each layer. */
const shapesOf = (summary: string) =>
  [...summary.matchAll(/(\(None, \d+\))[^\d\n]*([\d,]+)/g)].map(([, ...row]) => row.join(' '));

/** Keras's weights begin elsewhere and its samples come in another order: so far apart may they be. */
const BOUNDS = { accuracy: 0.15, mae: 0.3 }; // mae: of the label's standard deviation

const cases: [string, OwnSource, Partial<OwnSettings>][] = [
  ['points of two classes', pointsOf((x, y) => x * x + y * y < 4), {}],
  [
    'a table of three classes, no hidden layer',
    { kind: 'csv', name: 'f.csv', text: flowersCsv() },
    { layers: 0 },
  ],
  [
    'a table whose label is a number',
    { kind: 'csv', name: 'f.csv', text: flowersCsv(), label: 1 },
    { optimizer: 'rmsprop', activation: 'relu' },
  ],
  [
    'pictures',
    picturesSource(),
    { units: 16, layers: 2, activation: 'sigmoid', learningRate: 0.01 },
  ],
  ['IDX files, packed or not', idxSource(), { optimizer: 'sgd', activation: 'relu' }],
];

describe.each(cases)('%s', (_, source, changed) => {
  const asked = { ...settings, ...changed };
  let data: OwnData;
  let progress: OwnProgress;

  beforeAll(async () => {
    data = new OwnData(source, word);
    progress = await trained(data, asked);
    expect(progress.failure).toBeUndefined();
    writeFileSync(at('own-data.csv'), data.facts.kind === 'table' ? data.csv() : '');
    for (const [path, bytes] of data.facts.kind === 'pictures' && !data.facts.files
      ? readZip(data.zip())
      : []) {
      mkdirSync(join(at(path), '..'), { recursive: true });
      writeFileSync(at(path), bytes);
    }
    if (source.kind === 'idx') {
      for (const { name, bytes } of source.files) writeFileSync(at(name), bytes);
    }
  });

  afterAll(() => data.dispose());

  test('the TypeScript program prints the same loss and accuracy, to the last digit', async () => {
    const out = await runTypescript(typescriptProgram(data.facts, asked, word.program));
    expect(printed(out)).toEqual(numbersOf(progress));
    expect(out).toContain(progress.summary);
  });

  test('the Keras program has the same summary, and nearly the same accuracy', async () => {
    const { found } = await findKerasPython();
    if (!found) return; // as other tests do without Keras
    writeFileSync(at('own_data.py'), kerasProgram(data.facts, asked, word.program));
    const out = output(found.python, [at('own_data.py')]);
    expect(shapesOf(out)).toEqual(shapesOf(progress.summary));
    const name = data.facts.classNames.length > 0 ? 'accuracy' : 'mae';
    for (const key of [name, `val_${name}`]) {
      const said = Number(out.match(new RegExp(`^${key} (.*)$`, 'm'))?.[1]);
      expect(Math.abs(said - (progress.history[key].at(-1) as number))).toBeLessThan(BOUNDS[name]);
    }
  });
});

test.each<[string, OwnSource, OwnSource]>([
  ['points', pointsOf((x, y) => y > x), pointsOf((x, y) => y > 2 * x)],
  ['pictures with test files', idxSource(), picturesSource()],
])(
  '%s: going on, from what was kept too, leads where one training leads; nothing is left behind',
  async (_, source, other) => {
    const before = memory().numTensors;
    const whole = new OwnData(source, word);
    const { history, test, matrix } = await trained(whole, settings);
    await whole.dispose();

    let kept: OwnTrained | undefined;
    const keep = (now?: OwnTrained) => {
      kept = structuredClone(now);
    };
    const five = { ...settings, epochs: 5 };
    const data = new OwnData(source, word, keep);
    await trained(data, { ...five, epochs: 1 });
    await trained(data, { ...five, epochs: 4 }, true);
    await data.train({ ...five, epochs: 500 }, false, true);
    data.stop(); // in the middle of an epoch
    const stopped = await data.progress();
    await data.dispose();
    expect(stopped.canGoOn).toBe(true);
    expect(stopped.epochs).toBeLessThan(5);

    const later = new OwnData(source, word, keep);
    const record = kept as unknown as OwnTrained;
    expect(await later.restore(record, { ...five, units: 9 })).toBe(false);
    const different = new OwnData(other, word);
    expect(await different.restore(record, five)).toBe(false);
    expect((await different.progress()).canGoOn).toBe(false);
    expect(await later.restore(record, five)).toBe(true);
    const restored = await later.progress();
    expect(restored.history).toEqual(stopped.history);
    expect(restored.matrix).toEqual(stopped.matrix);
    expect(restored.validated).toBe(stopped.validated);
    await trained(later, five, true);
    const ended = await trained(later, settings, true);
    expect({ ...ended, ...{ area: 0, kernel: 0 } }).toMatchObject({
      epochs: 12,
      history,
      test,
      matrix,
    });

    await later.train({ ...settings, epochs: 500 });
    expect(kept).toBeUndefined(); // new weights
    await later.dispose();
    expect(memory().numTensors).toBe(before);
  },
);
