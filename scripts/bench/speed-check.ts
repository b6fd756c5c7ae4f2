/**
 * How fast one engine trains 784–hidden–10, in a process of its own: what is
 * broken shows here, and ends no other process.
 *
 *     npx ts-node scripts/bench/speed-check.ts '{ "engine": "wasm", "seconds": 2 }'
 */

import * as tf from '@tensorflow/tfjs';
import { type EngineChoice, type FitOptions, setRandomSeed, useBackend } from '../../src/index.ts';
import { answer, ask } from '../programs/subprogram.ts';
import { median } from './median.ts';
import { buildWideLesson } from './wide-lesson.ts';

export interface SpeedTask {
  engine: EngineChoice;
  /** How long to measure. */
  seconds: number;
  backend?: string;
  /** Nodes of the hidden layer; 100 unless given. */
  hidden?: number;
  /** Samples a step; 32 unless given. */
  batch?: number;
  /** Samples an epoch; 25 batches unless given. */
  samples?: number;
  threads?: FitOptions['threads'];
}

export interface Speed {
  /** What computed. */
  description: string;
  engine: string;
  /** Median over the epochs. */
  msPerStep: number;
}

/** @throws Error if the engine or the backend can't be had, with how to get it */
export async function checkSpeed(
  task: SpeedTask,
  env: NodeJS.ProcessEnv = {},
  core?: number,
): Promise<Speed> {
  const options = { env: { ...process.env, ...env }, timeoutSeconds: task.seconds + 120 };
  return ask(import.meta.url, task, options, core);
}

async function measure(task: SpeedTask): Promise<Speed> {
  const {
    engine,
    threads,
    seconds,
    backend,
    hidden = 100,
    batch = 32,
    samples = 25 * batch,
  } = task;
  const { description } = await useBackend(backend);
  setRandomSeed(1);
  const model = buildWideLesson(hidden);
  const x = tf.randomUniform([samples, 784], 0, 1, 'float32', 1);
  const y = tf.randomUniform([samples], 0, 10, 'int32', 1);
  const trainOnce = () => model.fit(x, y, { batchSize: batch, engine, threads, verbose: 0 });

  const first = await trainOnce(); // the first one compiles, and chooses
  const times: number[] = [];
  const start = performance.now();
  while (times.length < 3 || performance.now() - start < seconds * 1000) {
    const before = performance.now();
    await trainOnce();
    times.push((performance.now() - before) / Math.ceil(samples / batch));
  }
  return { description, engine: first.engine, msPerStep: median(times) };
}

answer(import.meta.url, measure);
