import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { writeSmallDataset } from '../../scripts/compare/small-dataset.ts';
import { buildWithAdd, dense, loadModel, saveModel, sequential } from '../../src/index.ts';
import { expectRefused, run as runScript, runShell, TS_NODE } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = temporaryFolder('인공 신경망 ', 'all');

const run = (script: string, ...args: string[]) => runScript(script, args);
const onSmall = (...args: string[]) => run('lesson.ts', '--data-dir', at('small'), ...args);

beforeAll(() => void writeSmallDataset(at('small'), 1000, 1000));

describe('npm start', () => {
  test('shows every step of the practice and writes what was seen', async () => {
    const json = at('결과.json');
    const { code, out, err } = await onSmall('--epochs', '2', '--style', 'named', '--json', json);
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
    expect(readdirSync(at()).sort()).toEqual(['small', '결과.json'].sort());
  });

  test('one seed, the same numbers, whatever the style', async () => {
    const losses = [];
    for (const [style, seed] of [
      ['add', '7'],
      ['layer-array', '7'],
      ['add', '8'],
    ]) {
      const json = at(`${style}-${seed}.json`);
      await onSmall('--epochs', '1', '--style', style, '--seed', seed, '--json', json);
      losses.push(JSON.parse(readFileSync(json, 'utf8')).validation.loss);
    }
    expect(losses[0]).toBe(losses[1]);
    expect(losses[0]).not.toBe(losses[2]);
  });

  test('--json is written even if nobody reads the output to its end', async () => {
    const json = at('piped.json');
    const lesson = `"${process.execPath}" "${TS_NODE}" scripts/lesson.ts`;
    const command = `${lesson} --epochs 1 --engine wasm --data-dir "${at('small')}" --json "${json}" | head -n 1`;
    await runShell(command);
    expect(JSON.parse(readFileSync(json, 'utf8')).epochs).toHaveLength(1);
  });

  test('in Korean by --lang, by the system, or as npm hands it on; the numbers are the same', async () => {
    const ways: [string[], NodeJS.ProcessEnv][] = [
      [['--lang', 'ko'], {}],
      [['ko'], {}], // npm start --lang ko
      [[], { ANN_LANG: 'ko' }],
      [[], { ANN_LANG: '', LC_ALL: '', LANG: 'ko_KR.UTF-8' }],
      [[], { ANN_LANG: '', LC_ALL: '', LC_MESSAGES: 'ko_KR', LANG: 'en_US.UTF-8' }],
    ];
    const small = ['--data-dir', at('small'), '--epochs', '1', '--engine', 'wasm'];
    const outputs: string[] = [];
    for (const [args, env] of [[[], {}], ...ways] as typeof ways) {
      const { code, out, err } = await runScript('lesson.ts', [...small, ...args], env);
      expect([code, err]).toEqual([0, '']);
      outputs.push(out.replace(/\d+s [\d.]+ms/, '<time>'));
    }
    const [english, korean, ...others] = outputs;
    for (const other of others) expect(other).toBe(korean);
    expect(english).not.toMatch(/훈련|데이터/);
    for (const word of [
      '6 데이터',
      '훈련 이미지',
      '혼동 행렬',
      '이제 무엇을 할까요',
      '1장부터 5장',
    ]) {
      expect(korean).toContain(word);
    }
    const numbers = (text: string) => text.slice(text.indexOf('[1000')).match(/[\d.,]*\d/g);
    expect(numbers(korean.split('이제 무엇을')[0])).toEqual(numbers(english.split('What next')[0]));
    const keras = /Model: [\s\S]*?\(0.00 B\)|^Epoch.*$/gm;
    expect(korean.match(keras)).toEqual(english.match(keras));
    const help = await run('lesson.ts', '--lang', 'ko', '--help');
    expect(help.out).toMatch(/^사용법: npm start -- \[옵션\]/);
  });

  test('--help lists every option', async () => {
    const { code, out } = await run('lesson.ts', '--help');
    expect(code).toBe(0);
    const names =
      'epochs style engine seed batch-size data-dir save load checkpoint resume json report lang help';
    for (const name of names.split(' ')) expect(out).toContain(`  --${name}`);
  });

  test.each([
    [
      ['--epoch', '3'],
      "There is no option --epoch. Did you mean '--epochs'? Allowed: --epochs, --style",
    ],
    [['--style', 'functional'], "--style is one of layer-array, named, add; got 'functional'"],
    [['--engine', 'cuda'], '--engine is one of auto'],
    [['--epochs', '0'], "--epochs takes a whole number of at least 1; got '0'"],
    [['--epochs', '1e3'], "got '1e3'"],
    [['--epochs'], '--epochs needs a value'],
    [['--seed', '4294967296'], '4,294,967,295'],
    [['5'], "'5' is not an option"],
    [['--data-dir', '/no/such/folder'], "The folder /no/such/folder doesn't exist"],
    [['--json', '/no/such/folder/x.json'], "can't be written: the folder doesn't exist"],
    [['--report', '/dev/null'], 'a file, or a link that leads nowhere, has that name'],
    [['--lang', 'fr'], "--lang is one of en, ko; got 'fr'"],
  ])('%j: one paragraph, exit code 1, no stack trace', async (args, message) => {
    expectRefused(await run('lesson.ts', ...args), message);
  });
});

describe('npm start -- --save and --load', () => {
  const lesson = (...args: string[]) => onSmall('--epochs', '1', '--engine', 'wasm', ...args);
  const validation = (json: string) => JSON.parse(readFileSync(json, 'utf8')).validation;
  const losses: Record<string, number> = {};

  test.each(['모델.keras', '모델.h5', '모델.npz', '모델'])(
    '%s: saved, and gone on from',
    async (name) => {
      const [path, json] = [at(name), at(`${name}.json`)];
      const saved = await lesson('--style', 'named', '--save', path, '--json', json);
      expect([saved.code, saved.err]).toEqual([0, '']);
      expect(saved.out).toContain(`Saved: ${path}`);
      const first = validation(json).loss;
      const loaded = await lesson('--load', path, '--json', json);
      expect([loaded.code, loaded.err]).toEqual([0, '']);
      expect(loaded.out).toContain(
        'loaded       패션 MNIST 모델: hidden 78,500 + output 1,010 = 79,510',
      );
      losses[name] = validation(json).loss;
      expect(losses[name]).toBeLessThan(first);
    },
  );

  test('whatever the format, the loss after the next epoch is one', () => {
    expect(new Set(Object.values(losses)).size).toBe(1);
    expect(Object.keys(losses)).toHaveLength(4);
  });

  test('--load with --report and --save into the same file', async () => {
    const path = at('이어서.keras');
    const model = buildWithAdd();
    const loss = 'sparse_categorical_crossentropy';
    model.compile({ loss, metrics: ['accuracy'], optimizer: tf.train.sgd(0.05) });
    await saveModel(model, path);
    const before = readFileSync(path);
    const report = at('report');
    const { code, err } = await lesson('--load', path, '--report', report, '--save', path);
    expect([code, err]).toEqual([0, '']);
    const { settings } = JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'));
    expect(settings.optimizer).toBe('SGD(0.05)');
    expect(readFileSync(path).equals(before)).toBe(false);
    expect((await loadModel(path)).optimizer.iterations).toBe(25); // 800 images, 32 a step
  });

  test('a model that the data do not fit, or that was compiled otherwise, is refused', async () => {
    const [small, other] = [at('small.keras'), at('other.keras')];
    await saveModel(sequential([dense({ units: 3, inputShape: [4] })]), small);
    const model = buildWithAdd();
    model.compile({ loss: 'categorical_crossentropy' });
    await saveModel(model, other);
    const wide = at('wide.keras');
    const softmax = dense({ units: 10, activation: 'softmax', inputShape: [100] });
    await saveModel(sequential([softmax]), wide);
    for (const [path, message] of [
      [small, 'takes [4] and gives [3]; the lesson gives each image as one row'],
      [other, 'was compiled otherwise'],
      [wide, '784'],
    ]) {
      expectRefused(await lesson('--load', path), message);
    }
  });

  test('places that can be neither written nor read are said before anything is loaded', async () => {
    const text = at('notes.txt');
    writeFileSync(text, 'mine');
    for (const [args, message] of [
      [['--save', at('none', 'x.keras')], "the folder doesn't exist"],
      [['--save', '/dev/null'], 'is a file of a format that has no name here'],
      [['--save', text], 'is a file of a format that has no name here'],
      [['--save', join(text, 'x.npz')], 'it would lie in a file'],
      [['--load', at('none.keras')], 'there is no '],
      [['--load', text], 'whose ending says nothing'],
      [['--load', at('small')], 'model.json'],
      [['--save', ''], '--save needs a value'],
    ] as const) {
      const refused = await lesson(...args);
      expectRefused(refused, message);
      expect(refused.out).not.toContain('6 Data');
    }
    expect(readFileSync(text, 'utf8')).toBe('mine');
  });
});

test('verify-params shows the arithmetic of all three ways', async () => {
  const { code, out } = await run('verify-params.ts');
  expect(code).toBe(0);
  for (const sum of ['784 × 100 + 100 = 78,500', '100 × 10 + 10 = 1,010', 'total    79,510']) {
    expect(out.split(sum)).toHaveLength(1 + 3);
  }
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
