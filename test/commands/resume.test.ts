/** `npm start` stopped, and going on with --resume. */

import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { writeSmallDataset } from '../../scripts/compare/small-dataset.ts';
import { loadLesson, resumedOptions } from '../../scripts/lesson/resume.ts';
import { loadCheckpoint } from '../../src/files/checkpoint/checkpoint-node.ts';
import { readZip } from '../../src/files/containers/zip.ts';
import { expectRefused, LESSON, outcomeOf, TS_NODE } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = temporaryFolder('이어 달리기 ', 'all');
beforeAll(() => void writeSmallDataset(at('small'), 1000, 500));

interface Stop {
  /** What the output has when the signal is sent. */
  at: string;
  signals: NodeJS.Signals[];
  /** Done before. */
  first?(): void;
}

/** Longer than training goes on without a look at signals. */
const PAUSE_MILLISECONDS = 100;

/** In the tests' folder, as a learner of his own files would. Signals come while the program is halted. */
function lesson(args: readonly string[], stop?: Stop, env: NodeJS.ProcessEnv = {}, cwd = at()) {
  const halt = stop ? ['--require', join(__dirname, 'stop-at.cjs')] : [];
  const child = spawn(process.execPath, [...halt, TS_NODE, LESSON, ...args], {
    cwd,
    env: { ...process.env, npm_lifecycle_event: '', DEBUG: '', STOP_AT: stop?.at, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  child.stdout.on('data', async (text) => {
    const isBefore = stop && !out.includes(stop.at);
    out += text;
    if (!isBefore || !out.includes(stop.at)) return;
    stop.first?.();
    await setTimeout(PAUSE_MILLISECONDS);
    for (const signal of stop.signals) child.kill(signal);
    child.kill('SIGCONT');
  });
  return outcomeOf(child);
}

const json = (name: string) => JSON.parse(readFileSync(at(name), 'utf8'));

/** What of a run is the same on every day. */
function lasting(name: string) {
  const { epochs, validation, params, engine, seed } = json(`${name}.json`);
  const report = json(`${name}/report.json`);
  const files = readZip(new Uint8Array(readFileSync(at(`${name}.npz`))));
  return {
    epochs: epochs.map(({ loss, accuracy }: Record<string, number>) => [loss, accuracy]),
    ...{ validation, params, engine, seed },
    report: [report.batches, report.weightCounts, report.validation, report.model],
    weights: [...files].map(([file, bytes]) => [file, Buffer.from(bytes).toString('base64')]),
  };
}

const outputs = (name: string) => [
  ...['--json', `${name}.json`, '--save', `${name}.npz`],
  ...['--report', name, '--lang', 'en'],
];

/** The command that the message ends with, as words. */
const commandIn = (err: string) =>
  (err.trim().split('\n').at(-1) ?? '').replace('npm start --', '').trim().split(' ');

describe.each(['wasm', 'stock'])("engine '%s'", (engine) => {
  test('stopped twice: weights, JSON and report are those of a run that was not', async () => {
    const options = ['--data-dir', 'small', '--epochs', '6', '--engine', engine];
    const whole = await lesson([...options, ...outputs(`whole-${engine}`)]);
    expect([whole.code, whole.err]).toEqual([0, '']);

    const name = `part-${engine}`;
    const first = await lesson([...options, ...outputs(name)], {
      at: 'Epoch 2/',
      signals: ['SIGINT', 'SIGINT'], // the terminal's and npm's, of one key
    });
    expect(first.code).toBe(130);
    expect(first.err).toMatch(/^\nStopped (in|before) epoch \d+ of \d+.*\nSaved in checkpoint/);
    expect(existsSync(at(`${name}.json`))).toBe(false);

    const second = await lesson(commandIn(first.err), { at: 'Epoch 4/', signals: ['SIGHUP'] });
    expect(second.code).toBe(129);
    const last = await lesson(commandIn(second.err));
    expect([last.code, last.err]).toEqual([0, '']);
    expect(last.out).toMatch(/Goes on (in|before) epoch/);
    expect(lasting(name)).toEqual(lasting(`whole-${engine}`));
    const lines = (text: string) =>
      text
        .match(/accuracy: [\d.]+ - loss: [\d.]+/g)
        ?.slice(-2)
        .join('\n');
    expect(lines(last.out)).toBe(lines(whole.out));

    if (engine === 'stock') return; // what is finished is finished, whatever computed it
    const finished = await lesson(['--resume']);
    expect(finished.code).toBe(0);
    expect(finished.out).toContain('This run is finished: all 6 epochs are trained.');
    const matrix = (text: string) => text.match(/^Confusion matrix.*\n[\s\S]*?\n\n/m)?.[0];
    expect(matrix(finished.out)).toContain('9 class 9');
    expect(matrix(whole.out)).toBe(matrix(finished.out));
  }, 240_000);
});

describe('with --checkpoint', () => {
  const options = ['--data-dir', 'small', '--epochs', '6', '--engine', 'wasm'];

  test('SIGTERM in training; what may not change is refused, and the run is not written over', async () => {
    const folder = at('내 것');
    const stopped = await lesson([...options, '--checkpoint', folder], {
      at: 'Epoch 3/',
      signals: ['SIGTERM'],
    });
    expect(stopped.code).toBe(143);
    expect(stopped.err).toContain(`npm start -- --resume '${folder}'`);
    const { position } = loadCheckpoint(folder);
    for (const [args, message] of [
      [['--resume', folder, '--seed', '7'], '--seed 7 would be another run: this one has 42'],
      [[...options, '--checkpoint', folder], 'has a run that was stopped'],
      [['--resume', 'nowhere'], 'There is no checkpoint in nowhere'],
    ] as const) {
      expectRefused(await lesson(args), message);
    }
    const saved = loadLesson(folder);
    for (const [options, message] of [
      [{ epochs: '1' }, `less than the ${position.epoch + Math.sign(position.batch)} that`],
      [{ report: 'r' }, 'This run began without it'],
      [{ load: 'a.keras' }, '--load begins a training'],
      [{ style: 'named' }, '--style named would be another run'],
    ] as const) {
      const typed = new Set(Object.keys(options));
      expect(() => resumedOptions<string>(saved, options, typed)).toThrow(message);
    }
    const more = resumedOptions(saved, { epochs: '8', seed: '0' }, new Set(['epochs']));
    expect(more).toMatchObject({ epochs: '8', seed: '42', engine: 'wasm' });
    expect(loadCheckpoint(folder).position).toEqual(position);

    // --resume alone means that folder, in whatever order.
    const goesOn = await lesson(['--resume', '--checkpoint', folder, '--lang', 'ko']);
    expect([goesOn.code, goesOn.err]).toEqual([0, '']);
    expect(goesOn.out).toMatch(/에포크 \d\/6의 .*부터 이어서 훈련합니다\./);
    expect(loadCheckpoint(folder).position.epoch).toBe(6);
  }, 120_000);

  test('where it can’t be saved any more, it is saved in a folder for the time being, or the error says so', async () => {
    const folder = at('gone');
    const args = [...options, '--checkpoint', join(folder, 'deeper')];
    for (const [TMPDIR, code, message] of [
      [at(), 130, /To go on:/],
      [
        '/dev/null',
        1,
        /^(Training goes on, but was not saved: .*\n)*\nError: Training was stopped, and could not be saved: .* No folder can be made in \/dev\/null \(ENOTDIR\)\.\n$/,
      ],
    ] as const) {
      const first = () => {
        rmSync(folder, { recursive: true });
        writeFileSync(folder, ''); // a file where the folder was
      };
      const running = lesson(args, { at: 'Epoch 3/', signals: ['SIGINT'], first }, { TMPDIR });
      expect(await running).toMatchObject({ code, err: expect.stringMatching(message) });
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);

  test('stopped after training, while files are written: nothing is lost', async () => {
    const stop: Stop = { at: 'Loss of every epoch', signals: ['SIGINT'] };
    const stopped = await lesson([...options, ...outputs('late')], stop);
    expect([stopped.code, stopped.err]).toEqual([
      130,
      expect.stringContaining('Stopped after all 6 epochs.'),
    ]);
    const { code, out } = await lesson(commandIn(stopped.err));
    expect([code, out]).toEqual([0, expect.stringContaining('This run is finished')]);
    expect(lasting('late').epochs).toHaveLength(6);
    expect(lasting('late').weights.length).toBeGreaterThan(0);
  }, 60_000);

  test('a file that can’t be written after training: what was trained is kept', async () => {
    const place = at('models');
    mkdirSync(place);
    const first = () => {
      rmSync(place, { recursive: true });
      writeFileSync(place, ''); // a file where the folder was
    };
    const args = [...options, '--save', 'models/a.npz'];
    const failed = await lesson(args, { at: 'Epoch 3/', signals: [], first });
    expect(failed.code).toBe(1);
    expect(failed.err).toMatch(
      /^\nError: It is trained, but what comes after failed: .*models.*\nSaved in checkpoint(-\d+)?\. To go on:\n/,
    );
    rmSync(place);
    mkdirSync(place);
    const { code, out } = await lesson(commandIn(failed.err));
    expect([code, out]).toEqual([0, expect.stringContaining('This run is finished')]);
    expect(existsSync(join(place, 'a.npz'))).toBe(true);
  }, 60_000);

  test.each<[string, (folder: string) => void]>([
    ['No folder can be made here (ENOENT).', (folder) => rmSync(folder, { recursive: true })],
    [
      'checkpoint to checkpoint-100 have checkpoints of other runs.',
      (folder) => {
        for (let n = 1; n <= 100; n++) mkdirSync(join(folder, `checkpoint${n > 1 ? `-${n}` : ''}`));
      },
    ],
  ])(
    'saved in a folder for the time being: %s',
    async (message, first) => {
      const cwd = at('here');
      mkdirSync(cwd);
      const stop: Stop = { at: 'Epoch 3/', signals: ['SIGINT'], first: () => first(cwd) };
      const args = ['--data-dir', at('small'), ...options.slice(2)];
      const { code, err } = await lesson(args, stop, { TMPDIR: at() }, cwd);
      expect([code, err]).toEqual([130, expect.stringContaining(message)]);
      expect(err).toMatch(/Saved in .*checkpoint-\w+\. To go on:/);
      rmSync(cwd, { recursive: true, force: true });
    },
    60_000,
  );
});
