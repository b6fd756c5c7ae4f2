import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeSmallDataset } from '../scripts/compare/small-dataset';
import { run as runScript } from './run';

let dir: string;

const run = (script: string, ...args: string[]) => runScript(script, args);

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), '인공 신경망 '));
  writeSmallDataset(join(dir, 'small'), 1000, 1000);
});
afterAll(() => rmSync(dir, { recursive: true }));

describe('npm start', () => {
  test('shows every step of the practice and writes what was seen', async () => {
    const json = join(dir, '결과.json');
    const { code, out, err } = await run(
      'lesson.ts',
      '--data-dir',
      join(dir, 'small'),
      '--epochs',
      '2',
      '--style',
      'named',
      '--json',
      json,
    );
    expect([code, err]).toEqual([0, '']);
    for (const text of [
      'train images         [1000, 28, 28]',
      'reshape [-1, 784]    [1000, 784]',
      'train_input          [800, 784]',
      'val_input            [200, 784]',
      'Model: "패션 MNIST 모델"',
      'hidden (Dense)                  │ (None, 100)            │        78,500',
      'Total params: 79,510 (310.59 KB)',
      'Epoch 2/2',
      'On the 200 validation images: loss',
    ]) {
      expect(out).toContain(text);
    }
    const seen = JSON.parse(readFileSync(json, 'utf8'));
    expect(seen).toMatchObject({ style: 'named', params: [78_500, 1_010], totalParams: 79_510 });
    expect(seen.epochs).toHaveLength(2);
    expect(seen.epochs[1].loss).toBeLessThan(seen.epochs[0].loss);
    expect(out).toContain(`loss ${seen.validation.loss.toFixed(4)}`);
    expect(seen.seconds.total).toBeGreaterThan(seen.seconds.fit);
    expect(readdirSync(dir).sort()).toEqual(['small', '결과.json'].sort());
  });

  test('one seed, the same numbers, whatever the style', async () => {
    const losses = [];
    for (const [style, seed] of [
      ['add', '7'],
      ['layer-array', '7'],
      ['add', '8'],
    ]) {
      const json = join(dir, `${style}-${seed}.json`);
      await run(
        'lesson.ts',
        '--data-dir',
        join(dir, 'small'),
        '--epochs',
        '1',
        '--style',
        style,
        '--seed',
        seed,
        '--json',
        json,
      );
      losses.push(JSON.parse(readFileSync(json, 'utf8')).validation.loss);
    }
    expect(losses[0]).toBe(losses[1]);
    expect(losses[0]).not.toBe(losses[2]);
  });

  test('--json is written even if nobody reads the output to its end', async () => {
    const json = join(dir, 'piped.json');
    const lesson = `"${process.execPath}" node_modules/ts-node/dist/bin.js scripts/lesson.ts`;
    const command = `${lesson} --epochs 1 --engine wasm --data-dir "${join(dir, 'small')}" --json "${json}" | head -n 1`;
    execFileSync('bash', ['-c', command], { cwd: join(__dirname, '..') });
    expect(JSON.parse(readFileSync(json, 'utf8')).epochs).toHaveLength(1);
  });

  test('--help lists every option', async () => {
    const { code, out } = await run('lesson.ts', '--help');
    expect(code).toBe(0);
    for (const name of [
      'epochs',
      'style',
      'engine',
      'seed',
      'batch-size',
      'data-dir',
      'json',
      'report',
      'lang',
    ]) {
      expect(out).toContain(`--${name}`);
    }
  });

  test.each([
    [['--epoch', '3'], 'There is no option --epoch. Allowed: --epochs, --style'],
    [['--style', 'functional'], "--style is one of layer-array, named, add; got 'functional'"],
    [['--engine', 'cuda'], '--engine is one of auto'],
    [['--epochs', '0'], "--epochs takes a whole number of at least 1; got '0'"],
    [['--epochs', '1e3'], "got '1e3'"],
    [['--epochs'], '--epochs needs a value'],
    [['--seed', '4294967296'], '4,294,967,295'],
    [['5'], "'5' is no option"],
    [['--data-dir', '/no/such/folder'], "The folder /no/such/folder doesn't exist"],
    [['--json', '/no/such/folder/x.json'], "can't be written: the folder doesn't exist"],
    [['--report', '/dev/null'], 'a file, or a link that leads nowhere, has that name'],
    [['--lang', 'ko'], '--lang is the report’s'],
    [['--lang', 'fr'], "--lang is one of en, ko; got 'fr'"],
  ])('%j: one paragraph, exit code 1, no stack trace', async (args, message) => {
    const { code, err } = await run('lesson.ts', ...args);
    expect(code).toBe(1);
    expect(err).toContain(`Error: ${message}`.slice(0, 7));
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

test('verify-params shows the arithmetic of all three ways', async () => {
  const { code, out } = await run('verify-params.ts');
  expect(code).toBe(0);
  expect(out.match(/784 × 100 \+ 100 = 78,500/g)).toHaveLength(3);
  expect(out.match(/100 × 10 \+ 10 = 1,010/g)).toHaveLength(3);
  expect(out.match(/total {4}79,510/g)).toHaveLength(3);
});

test('verify-losses shows the three losses, by hand and by TensorFlow.js', async () => {
  const { code, out } = await run('verify-losses.ts');
  expect(code).toBe(0);
  const values = [...out.matchAll(/by hand +([\d.]+)\n +TensorFlow.js +([\d.]+)/g)];
  expect(values).toHaveLength(3);
  for (const [, byHand, computed] of values) {
    expect(Math.abs(Number(byHand) - Number(computed))).toBeLessThan(1e-6);
  }
});
