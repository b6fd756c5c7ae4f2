/**
 * Trains 784–100–10 on a folder's files from a stream, in a process of its own, whose peak memory
 * counts.
 *
 *     npx ts-node tools/stream/run.ts '{ "dir": "/tmp/files", "engine": "wasm" }'
 */

import { join } from 'node:path';
import { resourceUsage } from 'node:process';
import { answer, ask } from '../../scripts/programs/subprogram.ts';
import {
  buildWithAdd,
  type EngineChoice,
  idxBatches,
  setRandomSeed,
  useBackend,
} from '../../src/index.ts';
import { files } from '../../src/internal.ts';

/** What a run showed. */
export interface StreamRun {
  rows: number;
  engine: string;
  steps: number;
  seconds: number;
  loss: number;
  accuracy: number;
  peakMemoryMiB: number;
}

/** The memory of many rows beside that of few. */
export interface StreamResult {
  node: string;
  few: StreamRun;
  many: StreamRun;
}

const KIB_PER_MIB = 1024;

/** @param dir has the training images and labels */
export async function runStream(dir: string, engine: EngineChoice): Promise<StreamRun> {
  return ask(import.meta.url, { dir, engine }, { timeoutSeconds: 6 * 3600 });
}

async function train({ dir, engine }: { dir: string; engine: EngineChoice }): Promise<StreamRun> {
  await useBackend(engine === 'native' || engine === 'wasm' ? engine : undefined);
  setRandomSeed(42);
  const { images, labels } = files.train;
  const stream = idxBatches(join(dir, images), join(dir, labels), {
    inputShape: [784],
    divideBy: 255,
    shuffleBuffer: 10_000,
  });
  const model = buildWithAdd();
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const start = performance.now();
  const history = await model.fit(stream, { engine, verbose: 0 });
  return {
    rows: stream.samples,
    engine: history.engine,
    steps: stream.size,
    seconds: (performance.now() - start) / 1000,
    loss: history.loss[0],
    accuracy: history.accuracy[0],
    peakMemoryMiB: resourceUsage().maxRSS / KIB_PER_MIB,
  };
}

answer(import.meta.url, train);
