/**
 * How fast one engine trains 784–hidden–10, in a process of its own: what is
 * broken shows here, and ends no other process.
 *
 *     npx ts-node scripts/speed-check.ts '{ "engine": "wasm", "seconds": 2 }'
 */

import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { dense, type EngineChoice, sequential, setRandomSeed, useBackend } from '../src';
import { runProgram } from './run-program';

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
}

export interface Speed {
  /** What computed. */
  description: string;
  engine: string;
  /** Median over the epochs. */
  msPerStep: number;
}

/** @throws Error if the engine or the backend can't be had, with how to get it */
export async function checkSpeed(task: SpeedTask, env: NodeJS.ProcessEnv = {}): Promise<Speed> {
  const tsNode = join(__dirname, '..', 'node_modules', 'ts-node', 'dist', 'bin-transpile.js');
  const { out } = await runProgram(process.execPath, [tsNode, __filename, JSON.stringify(task)], {
    env: { ...process.env, ...env },
    timeoutSeconds: task.seconds + 120,
  });
  return JSON.parse(out);
}

async function measure(task: SpeedTask): Promise<Speed> {
  const { engine, seconds, backend, hidden = 100, batch = 32, samples = 25 * batch } = task;
  const { description } = await useBackend(backend);
  setRandomSeed(1);
  const model = sequential({
    layers: [
      dense({ units: hidden, activation: 'sigmoid', inputShape: [784] }),
      dense({ units: 10, activation: 'softmax' }),
    ],
  });
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const x = tf.randomUniform([samples, 784], 0, 1, 'float32', 1);
  const y = tf.randomUniform([samples], 0, 10, 'int32', 1);
  const trainOnce = () => model.fit(x, y, { batchSize: batch, engine, verbose: 0 });

  const first = await trainOnce(); // the first one compiles, and chooses
  const times: number[] = [];
  const start = performance.now();
  while (times.length < 3 || performance.now() - start < seconds * 1000) {
    const before = performance.now();
    await trainOnce();
    times.push((performance.now() - before) / Math.ceil(samples / batch));
  }
  times.sort((a, b) => a - b);
  return { description, engine: first.engine, msPerStep: times[Math.floor(times.length / 2)] };
}

if (require.main === module) {
  measure(JSON.parse(process.argv[2])).then(
    (speed) => console.log(JSON.stringify(speed)),
    (error: Error) => {
      console.error(`Error: ${error.message}`);
      process.exitCode = 1;
    },
  );
}
