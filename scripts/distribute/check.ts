/**
 * `npm run distribute -- --check`: the folder's program on 1, 2 and 4 processes beside training here,
 * a process killed, training resumed, the result loaded.
 */

import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import * as tf from '@tensorflow/tfjs';
import {
  buildNamedSequential,
  clearSession,
  loadModel,
  type Sequential,
  setRandomSeed,
  useBackend,
} from '../../src';
import { CACHE_DIR } from '../../src/backend/native-addon-node';
import { flatWeights, type LessonData, loadLesson } from '../compare/cases';
import { createVenv } from '../python';
import { PROGRAM_DIR, shuffleSeed, writeJob } from './job';

const STEPS = 60;
const BATCH = 32;
const EPOCHS = 2;
const SEED = 42;
/** So far may losses and weights be apart: float32 sums of another order, over 2 × 60 steps. */
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
  const folder = mkdtempSync(join(tmpdir(), 'distribute-'));
  const lesson = loadLesson();
  try {
    const job = join(folder, '작업');
    const from = join(folder, 'start.keras');
    await startedModel(lesson, from);
    const rows = { train: STEPS * BATCH, validation: 1200 };
    await writeJob(from, job, { epochs: EPOCHS, batchSize: BATCH, seed: SEED, rows });
    const here = await trainHere(from, lesson, rows);

    let single: Result | undefined;
    for (const processes of [1, 2, 4]) {
      const run = start(program, copy(job), ['--processes', String(processes)]);
      const { code, text } = await run.ended;
      if (code !== 0) throw new Error(`${processes} processes failed (exit code ${code}): ${text}`);
      const result = await readResult(run.dir, lesson, rows.validation);
      compare(`${processes} process${processes > 1 ? 'es' : ''} and training here`, here, result);
      single ??= result;
      if (processes > 1) compare(`${processes} processes and 1`, single, result);
    }
    await killed(program, copy(job), here, lesson, rows.validation);
    await refusals(program, job);
  } finally {
    const { facts, ...tensors } = lesson;
    tf.dispose(tensors);
    rmSync(folder, { recursive: true });
  }
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

function evaluate(model: Sequential, { valInput, valTarget }: LessonData, count: number) {
  const x = valInput.slice(0, count);
  const y = valTarget.slice(0, count);
  const values = model.evaluate(x, y, { engine: 'wasm' });
  tf.dispose([x, y]);
  return values;
}

async function trainHere(
  from: string,
  lesson: LessonData,
  rows: { train: number; validation: number },
): Promise<Result> {
  const model = await loadModel(from);
  const history = await trainOn(model, lesson, rows.train, {
    seed: shuffleSeed(SEED),
    epochs: EPOCHS,
  });
  const result = {
    losses: history.loss,
    validation: evaluate(model, lesson, rows.validation),
    weights: flatWeights(model),
  };
  model.dispose();
  return result;
}

/** The way back: what the program says of its result, and what the result says here. */
async function readResult(dir: string, lesson: LessonData, validation: number): Promise<Result> {
  const { epochs, validation: said } = JSON.parse(readFileSync(join(dir, 'result.json'), 'utf8'));
  const model = await loadModel(join(dir, 'trained.keras'));
  const seen = evaluate(model, lesson, validation);
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
  interrupt(): void;
}

function start(python: string, dir: string, args: string[]): Run {
  const child = spawn(python, [join(dir, 'train.py'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
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
  return { dir, text: () => text, ended, interrupt: () => child.kill('SIGINT') };
}

/** One process is killed as it starts, and at a checkpoint: the first, or another. Then training goes on. */
async function killed(
  python: string,
  dir: string,
  here: Result,
  lesson: LessonData,
  validation: number,
) {
  const every = ['--processes', '2', '--checkpoint-every', '25'];
  const checkpoint = join(dir, 'checkpoint.keras');
  for (const { victim, when } of [
    { victim: 1, when: 'start' },
    { victim: 0, when: 'checkpoint' },
    { victim: 1, when: 'checkpoint' },
  ]) {
    const args = existsSync(checkpoint) ? [...every, '--resume'] : every;
    if (existsSync(checkpoint)) cpSync(checkpoint, join(dir, 'before.keras'));
    const before = existsSync(checkpoint) ? readFileSync(checkpoint) : undefined;
    const run = start(python, dir, args);
    const isNew = () => existsSync(checkpoint) && !before?.equals(readFileSync(checkpoint));
    await until(() => pids(run).length === 2);
    if (when === 'checkpoint') await until(isNew);
    process.kill(pids(run)[victim], 'SIGKILL');
    const began = performance.now();
    const { code, text } = await run.ended;
    const seconds = (performance.now() - began) / 1000;
    const says = text.includes(`process ${victim} was ended by SIGKILL; the others were ended`);
    demand(
      `process ${victim} killed at the ${when}: exit code ${code}, the other ended too`,
      code === 1 && says && seconds < END_SECONDS && pids(run).every((pid) => !isAlive(pid)),
    );
  }
  const run = start(python, dir, [...every, '--resume']);
  const { code, text } = await run.ended;
  if (code !== 0) throw new Error(`--resume failed (exit code ${code}): ${text}`);
  const resumed = await readResult(dir, lesson, validation);
  // The losses are those of the steps after the checkpoint only; the weights are those of all.
  compare('resumed twice and training here', here, { ...resumed, losses: here.losses });
}

const pids = (run: Run) => Array.from(run.text().matchAll(/ is (\d+),/g), ([, pid]) => Number(pid));

async function until(isTrue: () => boolean): Promise<void> {
  for (let tries = 0; !isTrue(); tries++) {
    if (tries > 1200) throw new Error('The processes did not come so far within two minutes.');
    await sleep(100);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** What must not start. */
async function refusals(python: string, job: string): Promise<void> {
  const cases: { what: string; args: string[]; says: string; change?: (dir: string) => void }[] = [
    {
      what: 'three processes for batches of 32',
      args: ['--processes', '3'],
      says: "can't share equally",
    },
    { what: 'data that are elsewhere', args: ['--data', 'nowhere'], says: '--data DIR' },
    { what: 'nothing to resume', args: ['--resume'], says: 'there is no' },
    {
      what: 'a checkpoint that would be lost',
      args: [],
      says: 'go on from it with --resume',
      change: (dir) => writeFileSync(join(dir, 'checkpoint.keras'), ''),
    },
  ];
  for (const { what, args, says, change } of cases) {
    const dir = copy(job);
    change?.(dir);
    const { code, text } = await start(python, dir, args).ended;
    demand(`refused: ${what}`, code !== 0 && text.includes(says));
  }
  const run = start(python, copy(job), ['--processes', '2']);
  await until(() => pids(run).length === 2);
  run.interrupt();
  const { code } = await run.ended;
  demand('Ctrl-C ends all', code === 130 && pids(run).every((pid) => !isAlive(pid)));
}
