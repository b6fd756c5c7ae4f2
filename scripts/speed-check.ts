/**
 * How fast one engine takes the lesson's step, in a process of its own: what is
 * broken shows here, and ends no other process.
 *
 *     npx ts-node scripts/speed-check.ts native|wasm|stock SECONDS [BACKEND]
 */

import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { buildWithAdd, type EngineChoice, setRandomSeed, useBackend } from '../src';
import { runProgram } from './run-program';

const BATCH = 32;
const STEPS_PER_FIT = 25;

export interface Speed {
  /** What computed. */
  description: string;
  /** Median over the fits. */
  msPerStep: number;
}

/** @throws Error if the engine or the backend can't be had, with how to get it */
export async function checkSpeed(
  engine: EngineChoice,
  seconds: number,
  backend = '',
): Promise<Speed> {
  const tsNode = join(__dirname, '..', 'node_modules', 'ts-node', 'dist', 'bin-transpile.js');
  const args = [tsNode, __filename, engine, String(seconds), backend];
  const { out } = await runProgram(process.execPath, args, { timeoutSeconds: seconds + 60 });
  return JSON.parse(out);
}

async function measure(engine: EngineChoice, seconds: number, backend: string): Promise<Speed> {
  const { description } = await useBackend(backend || undefined);
  setRandomSeed(1);
  const model = buildWithAdd();
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const x = tf.randomUniform([BATCH * STEPS_PER_FIT, 784], 0, 1, 'float32', 1);
  const y = tf.randomUniform([BATCH * STEPS_PER_FIT], 0, 10, 'int32', 1);
  const times: number[] = [];
  const start = performance.now();
  while (times.length < 2 || performance.now() - start < seconds * 1000) {
    const before = performance.now();
    await model.fit(x, y, { batchSize: BATCH, engine, verbose: 0 });
    times.push((performance.now() - before) / STEPS_PER_FIT);
  }
  times.shift(); // the first one compiles
  times.sort((a, b) => a - b);
  return { description, msPerStep: times[Math.floor(times.length / 2)] };
}

if (require.main === module) {
  const [engine, seconds, backend] = process.argv.slice(2);
  measure(engine as EngineChoice, Number(seconds), backend).then(
    (speed) => console.log(JSON.stringify(speed)),
    (error: Error) => {
      console.error(`Error: ${error.message}`);
      process.exitCode = 1;
    },
  );
}
