/**
 * `npm run soak`: many trainings in one process, by every engine that this machine has. What is
 * open or in memory after the last one must be what it was after the first ones.
 */

import { existsSync, readdirSync } from 'node:fs';
import { memoryUsage } from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as tf from '@tensorflow/tfjs';
import { runCommand, wholeNumber } from '../scripts/command/command.ts';
import { dense, type EngineName, sequential, useBackend } from '../src/index.ts';
import { findNativeAddon } from '../src/internal.ts';

const MIB = 2 ** 20;
/** Where compiled code, caches and the collector's habits have settled. */
const SETTLED = 0.4;
/** So much the heap and all memory may differ by chance. */
const HEAP_MIB = 3;
const MEMORY_MIB = 40;
const SAMPLES = 128;
const FEATURES = 32;

/** What a process holds. */
interface Held {
  tensors: number;
  tensorBytes: number;
  handles: number;
  heapMiB: number;
  memoryMiB: number;
}

setFlagsFromString('--expose-gc');
/** Since Node 17.3; the types are older. */
const { getActiveResourcesInfo } = process as unknown as { getActiveResourcesInfo(): string[] };
const collectGarbage = runInNewContext('gc') as () => void;

async function held(): Promise<Held> {
  for (let i = 0; i < 3; i++) {
    collectGarbage();
    await new Promise((resolve) => setTimeout(resolve, 20)); // what is freed outside of JavaScript
  }
  const { heapUsed, external, rss } = memoryUsage();
  const { numTensors, numBytes } = tf.memory();
  const files = existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0;
  return {
    tensors: numTensors,
    tensorBytes: numBytes,
    handles: files + getActiveResourcesInfo().length,
    heapMiB: (heapUsed + external) / MIB,
    memoryMiB: rss / MIB,
  };
}

/** A whole life: built, trained, stopped by an error, evaluated, disposed of. */
async function trainOnce(engine: EngineName, x: tf.Tensor, y: tf.Tensor): Promise<void> {
  const model = sequential([
    dense({ units: 32, activation: 'sigmoid', inputShape: [FEATURES] }),
    dense({ units: 10, activation: 'softmax' }),
  ]);
  model.compile({
    loss: 'sparse_categorical_crossentropy',
    metrics: ['accuracy'],
    optimizer: 'adam',
  });
  const options = { engine, verbose: 0, validationSplit: 0.25 } as const;
  await model.fit(x, y, { ...options, epochs: 2 });
  const onBatchEnd = () => {
    throw new Error('stop');
  };
  await model.fit(x, y, { ...options, callbacks: { onBatchEnd } }).catch(() => {});
  const stream = {
    async *[Symbol.asyncIterator]() {
      for (let n = 0; n < 2; n++)
        yield { xs: x.slice([32 * n], [32]), ys: y.slice([32 * n], [32]) };
    },
  };
  await model.fit(stream, { engine, verbose: 0 });
  model.evaluate(x, y, { engine });
  model.dispose();
}

async function soak(engine: EngineName, trainings: number): Promise<[Held, Held]> {
  const x = tf.randomUniform([SAMPLES, FEATURES], 0, 1, 'float32', 1);
  const y = tf.randomUniform([SAMPLES], 0, 10, 'int32', 1);
  let settled: Held | undefined;
  for (let n = 1; n <= trainings; n++) {
    await trainOnce(engine, x, y);
    if (n === Math.ceil(trainings * SETTLED)) settled = await held();
  }
  const end = await held();
  tf.dispose([x, y]);
  return [settled as Held, end];
}

function whatGrew(settled: Held, end: Held): string[] {
  const limits: Held = {
    tensors: 0,
    tensorBytes: 0,
    handles: 0,
    heapMiB: HEAP_MIB,
    memoryMiB: MEMORY_MIB,
  };
  return (Object.keys(limits) as (keyof Held)[])
    .filter((name) => end[name] > settled[name] + limits[name])
    .map((name) => `${name} from ${settled[name].toFixed(0)} to ${end[name].toFixed(0)}`);
}

runCommand({
  usage: 'npm run soak --',
  description: 'Trains many times in one process: tensors, handles and memory must stay flat.',
  options: { trainings: { value: 'N', description: 'How many with each engine.', default: '200' } },
  async run({ trainings }) {
    const times = wholeNumber('trainings', String(trainings), 10);
    const hasNative = findNativeAddon('cpu') !== undefined;
    await useBackend(hasNative ? 'native' : 'wasm');
    const engines: EngineName[] = hasNative ? ['wasm', 'native', 'stock'] : ['wasm', 'stock'];
    const grown: string[] = [];
    for (const engine of engines) {
      const [settled, end] = await soak(engine, times);
      const show = ({ tensors, handles, heapMiB, memoryMiB }: Held) =>
        `${tensors} tensors, ${handles} handles, heap ${heapMiB.toFixed(1)} MiB, in all ${memoryMiB.toFixed(0)} MiB`;
      console.log(
        `${engine}, training ${Math.ceil(times * SETTLED)} of ${times}: ${show(settled)}`,
      );
      console.log(`${engine}, training ${times} of ${times}: ${show(end)}`);
      grown.push(...whatGrew(settled, end).map((text) => `${engine}: ${text}`));
    }
    if (grown.length > 0)
      throw new Error(`Something grows with every training: ${grown.join('; ')}.`);
  },
});
