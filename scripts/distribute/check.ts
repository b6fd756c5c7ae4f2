/**
 * `npm run distribute -- --check`: the folder's program on 1 to 4 processes beside training here,
 * a process killed, training resumed, the result loaded.
 */

import { spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';
import {
  buildNamedSequential,
  clearSession,
  dense,
  loadModel,
  type Sequential,
  sequential,
  setRandomSeed,
  useBackend,
} from '../../src/index.ts';
import { CACHE_DIR, inTemporaryFolder, isAlive } from '../../src/internal.ts';
import { type LessonData, loadLesson } from '../compare/lesson-data.ts';
import { flatWeights } from '../compare/train-here.ts';
import { createVenv } from '../programs/python.ts';
import { PROGRAM_DIR, shuffleSeed, writeJob } from './job.ts';
import { environments } from './processes.ts';

/** 1, 2, 3 and 4 processes can share it. */
const BATCH = 48;
/** An epoch has 40 steps with a whole batch and one with half of one. */
const ROWS = { train: 40 * BATCH + BATCH / 2, validation: 1200 };
const EPOCHS = 2;
const SEED = 42;
/** So far may losses and weights be apart: float32 sums of another order, over 2 × 41 steps. */
const TOLERANCE = 2e-6;
/** After one process's death, the others have ended within so many seconds. */
const END_SECONDS = 30;

interface Result {
  losses: number[];
  validation: { loss: number; accuracy?: number };
  weights: Float32Array;
}

export async function checkDistribution(program: string): Promise<void> {
  await useBackend('wasm');
  const lesson = loadLesson();
  await inTemporaryFolder('distribute', async (folder) => {
    const job = join(folder, '작업');
    const from = join(folder, 'start.keras');
    await startedModel(lesson, from);
    await writeJob(from, job, { epochs: EPOCHS, batchSize: BATCH, seed: SEED, rows: ROWS });
    const here = await trainHere(from, lesson);

    let single: Result | undefined;
    for (const processes of [1, 2, 3, 4]) {
      const run = start(program, copy(job), ['--processes', String(processes)]);
      const { code, text } = await run.ended;
      if (code !== 0) throw new Error(`${processes} processes failed (exit code ${code}): ${text}`);
      const result = await readResult(run.dir, lesson);
      compare(`${processes} process${processes > 1 ? 'es' : ''} and training here`, here, result);
      single ??= result;
      if (processes > 1) compare(`${processes} processes and 1`, single, result);
    }
    await killed(program, copy(job), here, lesson);
    await refusals(program, job);
  });
  const { facts, ...tensors } = lesson;
  tf.dispose(tensors);
}

let copies = 0;
function copy(job: string): string {
  const dir = `${job} ${++copies}`;
  cpSync(job, dir, { recursive: true });
  return dir;
}

/** The environment of the folder's own requirements. */
export function requiredPython(): Promise<string> {
  const requirements = readFileSync(join(PROGRAM_DIR, 'requirements.txt'), 'utf8')
    .trim()
    .split('\n');
  return createVenv(requirements, (text) => console.log(`• ${text}`), {
    folder: join(CACHE_DIR, 'venv-distribute'),
  });
}

/** A model with a Hangul name that has taken some steps: there is something to go on from. */
async function startedModel(lesson: LessonData, path: string): Promise<void> {
  clearSession();
  setRandomSeed(SEED);
  const model = buildNamedSequential();
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  await trainOn(model, lesson, 10 * BATCH, { seed: 1, epochs: 1 });
  await model.save(`file://${path}`);
  model.dispose();
}

async function trainOn(
  model: Sequential,
  { trainInput, trainTarget }: LessonData,
  count: number,
  options: { seed: number; epochs: number },
) {
  const x = trainInput.slice(0, count);
  const y = trainTarget.slice(0, count);
  const history = await model.fit(x, y, {
    ...options,
    batchSize: BATCH,
    engine: 'wasm',
    verbose: 0,
  });
  tf.dispose([x, y]);
  return history;
}

function evaluate(model: Sequential, { valInput, valTarget }: LessonData) {
  const x = valInput.slice(0, ROWS.validation);
  const y = valTarget.slice(0, ROWS.validation);
  const values = model.evaluate(x, y, { engine: 'wasm' });
  tf.dispose([x, y]);
  return values;
}

async function trainHere(from: string, lesson: LessonData): Promise<Result> {
  const model = await loadModel(from);
  const history = await trainOn(model, lesson, ROWS.train, {
    seed: shuffleSeed(SEED),
    epochs: EPOCHS,
  });
  const result = {
    losses: history.loss,
    validation: evaluate(model, lesson),
    weights: flatWeights(model),
  };
  model.dispose();
  return result;
}

/** The way back: what the program says of its result, and what the result says here. */
async function readResult(dir: string, lesson: LessonData): Promise<Result> {
  const { epochs, validation: said } = JSON.parse(readFileSync(join(dir, 'result.json'), 'utf8'));
  const model = await loadModel(join(dir, 'trained.keras'));
  const seen = evaluate(model, lesson);
  demand(
    `evaluated here: loss ${seen.loss.toFixed(6)}, there ${said.loss.toFixed(6)}`,
    Math.abs(seen.loss - said.loss) < TOLERANCE &&
      Math.abs(Number(seen.accuracy) - said.accuracy) < 1e-6,
  );
  const weights = flatWeights(model);
  const losses = epochs.map(({ loss }: { loss: number }) => loss);
  model.dispose();
  return { losses, validation: said, weights };
}

function compare(what: string, expected: Result, got: Result): void {
  const apart = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    Math.max(...Array.from(a, (value, i) => Math.abs(value - b[i])));
  const weights = apart(expected.weights, got.weights);
  const losses = apart(expected.losses, got.losses);
  demand(
    `${what}: losses ${losses.toExponential(1)} apart, weights ${weights.toExponential(1)}`,
    losses < TOLERANCE && weights < TOLERANCE,
  );
}

function demand(what: string, holds: boolean): void {
  console.log(`${holds ? '✓' : '✗'} ${what}`);
  if (!holds) throw new Error(`${what}: out of bound.`);
}

interface Run {
  dir: string;
  /** What it has written so far. */
  text(): string;
  ended: Promise<{ code: number | null; text: string }>;
  kill(signal: NodeJS.Signals): void;
}

function start(python: string, dir: string, args: string[], env = process.env): Run {
  const child = spawn(python, [join(dir, 'train.py'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (part) => {
      text += part;
    });
  }
  const ended = new Promise<{ code: number | null; text: string }>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, text }));
  });
  return { dir, text: () => text, ended, kill: (signal) => void child.kill(signal) };
}

/** One process is killed as it starts, and at a checkpoint: the first, or another. Then training goes on. */
async function killed(python: string, dir: string, here: Result, lesson: LessonData) {
  const every = ['--checkpoint-every', '15'];
  const checkpoint = join(dir, 'checkpoint.keras');
  const newCheckpoint = () => {
    const before = existsSync(checkpoint) ? readFileSync(checkpoint) : undefined;
    return until(() => existsSync(checkpoint) && !before?.equals(readFileSync(checkpoint)));
  };
  for (const [victim, when] of [
    [1, 'start'],
    [0, 'checkpoint'],
  ] as const) {
    const run = start(python, dir, ['--processes', '2', ...every]);
    await until(() => pids(run).length === 2);
    if (when === 'checkpoint') await newCheckpoint();
    process.kill(pids(run)[victim], 'SIGKILL');
    const { code, text, seconds } = await ending(run);
    const says = text.includes(`process ${victim} was ended by SIGKILL; the others were ended`);
    demand(
      `process ${victim} killed at the ${when}: exit code ${code}, the other ended too`,
      code === 1 && says && seconds < END_SECONDS && pids(run).every((pid) => !isAlive(pid)),
    );
  }
  await killedApart(python, dir, [...every, '--resume'], newCheckpoint);

  const run = start(python, dir, ['--processes', '2', '--resume']);
  const { code, text } = await run.ended;
  if (code !== 0) throw new Error(`--resume failed (exit code ${code}): ${text}`);
  const resumed = await readResult(dir, lesson);
  // The losses are those of the steps after the checkpoint only; the weights are those of all.
  compare('resumed twice and training here', here, { ...resumed, losses: here.losses });
}

/** As on two machines: nobody started both, so that the one left must notice for itself. */
async function killedApart(
  python: string,
  dir: string,
  args: string[],
  newCheckpoint: () => Promise<void>,
) {
  const [left, victim] = (await environments(2)).map((env) => start(python, dir, args, env));
  await newCheckpoint();
  victim.kill('SIGKILL');
  const { code, text, seconds } = await ending(left);
  await victim.ended;
  const says = text.includes('process 0 lost the others') && text.includes('again with --resume');
  demand(
    `of two started apart, process 1 killed: process 0 says so, exit code ${code}`,
    code === 1 && says && seconds < END_SECONDS,
  );
}

async function ending(run: Run) {
  const began = performance.now();
  const end = await run.ended;
  return { ...end, seconds: (performance.now() - began) / 1000 };
}

const pids = (run: Run) => Array.from(run.text().matchAll(/ is (\d+),/g), ([, pid]) => Number(pid));

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries++) {
    if (tries > 1200) throw new Error('The processes did not come so far within two minutes.');
    await sleep(100);
  }
}

/** What must not start. */
async function refusals(python: string, job: string): Promise<void> {
  const cases: {
    what: string;
    args?: string[];
    says: string;
    change?: (dir: string) => unknown;
  }[] = [
    {
      what: 'three processes for batches of 32',
      args: ['--processes', '3'],
      says: '--batch-size 33',
      change: (dir) => setInJob(dir, { batch_size: 32 }),
    },
    { what: 'data that are elsewhere', args: ['--data', 'nowhere'], says: '--data DIR' },
    {
      what: 'pictures of another kind',
      says: 'is not an IDX file of bytes in 3 dimensions',
      change: (dir) => damagedData(dir, [0, 0, 13, 3]),
    },
    {
      what: 'pictures that break off',
      says: 'has 2 values; its header says 1 x 1 x 3',
      change: (dir) => damagedData(dir, [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 3, 7, 7]),
    },
    {
      what: 'pictures badly gzipped',
      says: "can't be read",
      change: (dir) => damagedData(dir, [31, 139, 8, 0], '.gz'),
    },
    {
      what: 'a model for other pictures',
      says: 'the model takes (None, 5)',
      change: (dir) => smallModel(join(dir, 'model.keras')),
    },
    { what: 'nothing to resume', args: ['--resume'], says: 'start without --resume' },
    {
      what: 'a checkpoint that would be lost',
      says: 'go on from it with --resume',
      change: (dir) => writeFileSync(join(dir, 'checkpoint.keras'), ''),
    },
  ];
  for (const { what, args = [], says, change } of cases) {
    const dir = copy(job);
    await change?.(dir);
    const { code, text } = await start(python, dir, args).ended;
    const isClear = text.includes(says) && !text.includes('Traceback');
    demand(`refused: ${what}`, code !== 0 && isClear && !existsSync(join(dir, 'trained.keras')));
  }
  const run = start(python, copy(job), ['--processes', '2']);
  await until(() => pids(run).length === 2);
  run.kill('SIGINT');
  const { code } = await run.ended;
  demand('Ctrl-C ends all', code === 130 && pids(run).every((pid) => !isAlive(pid)));
}

function setInJob(dir: string, changes: object): void {
  const path = join(dir, 'job.json');
  const job = JSON.parse(readFileSync(path, 'utf8'));
  writeFileSync(path, JSON.stringify({ ...job, ...changes }));
}

function damagedData(dir: string, images: number[], ending = ''): void {
  writeFileSync(join(dir, `train-images-idx3-ubyte${ending}`), new Uint8Array(images));
  setInJob(dir, { data: dir });
}

async function smallModel(path: string): Promise<void> {
  const model = sequential({
    layers: [dense({ units: 10, activation: 'softmax', inputShape: [5] })],
  });
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  await model.save(`file://${path}`);
  model.dispose();
}
