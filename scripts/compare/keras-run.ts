/** Runs the Keras edition in Python, or takes what an earlier run of it left: the trace. */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs';
import { inTemporaryFolder, PROJECT_DIR } from '../../src/internal.ts';
import { runProgram } from '../programs/run-program.ts';
import type { Case } from './cases.ts';
import { type LessonData, samplesOf } from './lesson-data.ts';
import { writeSmallDataset } from './small-dataset.ts';
import { build, flatWeights, masksOf, ordersOf, type Run } from './train-here.ts';
import { type KerasValues, valuesJob } from './values.ts';

const PROGRAM = join(PROJECT_DIR, 'keras', 'compare.py');
const TRACE_DIR = join(PROJECT_DIR, 'test', 'fixtures', 'keras-trace');

export interface KerasResult {
  versions: Record<string, string>;
  machine: string;
  facts: LessonData['facts'];
  folderFacts: LessonData['facts'];
  values: KerasValues;
  /** A starting kernel of 784 × 100. */
  glorot: Float32Array;
  cases: ({ name: string } & Run)[];
  seconds: number;
  peakMemoryMiB: number;
  /** Wall time of the whole process. */
  wallSeconds: number;
}

/** What keras.json holds: weights by the names of their files. */
type Written = Omit<KerasResult, 'cases' | 'wallSeconds' | 'glorot'> & {
  cases: ({ name: string; weights: Record<string, string> } & Omit<Run, 'weights'>)[];
};

export async function runKeras(
  python: string,
  cases: readonly Case[],
  lesson: LessonData,
  seed: number,
): Promise<KerasResult> {
  return inTemporaryFolder('compare', async (folder) => {
    writeJob(folder, cases, lesson, seed);
    const start = performance.now();
    await runProgram(python, [PROGRAM, folder], { timeoutSeconds: 1800 });
    const wallSeconds = (performance.now() - start) / 1000;
    const written: Written = JSON.parse(readFileSync(join(folder, 'keras.json'), 'utf8'));
    const weightsOf = (file: string) => floatsOf(readFileSync(join(folder, file)));
    return { ...withWeights(written, weightsOf), glorot: weightsOf('glorot.bin'), wallSeconds };
  });
}

/** Weights, orders and samples as plain files, so that both editions have the same bits. */
function writeJob(folder: string, cases: readonly Case[], lesson: LessonData, seed: number): void {
  const write = (name: string, data: Float32Array | Int32Array | Uint8Array) => {
    writeFileSync(
      join(folder, name),
      new Uint8Array(data.buffer, data.byteOffset, data.byteLength),
    );
    return name;
  };
  const jobs = cases.map((spec, i) => {
    const [x, y] = samplesOf(spec, lesson);
    const count = x.shape[0];
    const orders = new Int32Array(spec.epochs * count);
    for (const [epoch, order] of ordersOf(spec, count, seed).entries()) {
      orders.set(order, epoch * count);
    }
    const model = build(spec, seed);
    const job = {
      ...spec,
      samples: count,
      weights: write(`weights-${i}.bin`, flatWeights(model)),
      orders: write(`orders-${i}.bin`, orders),
      masks: write(`masks-${i}.bin`, masksOf(spec, count, seed)),
      data:
        spec.samples === 'lesson'
          ? 'lesson'
          : {
              x: write(`x-${i}.bin`, x.dataSync() as Float32Array),
              y: write(`y-${i}.bin`, Float32Array.from(y.dataSync())),
              yShape: y.shape,
            },
    };
    model.optimizer.dispose();
    model.dispose();
    tf.dispose([x, y]);
    return job;
  });
  const dataFolder = writeSmallDataset(join(folder, 'data'));
  const job = { cases: jobs, values: valuesJob, folder: dataFolder };
  writeFileSync(join(folder, 'job.json'), JSON.stringify(job));
}

function withWeights(
  written: Written,
  weightsOf: (file: string) => Float32Array,
): Omit<KerasResult, 'wallSeconds' | 'glorot'> {
  const cases = written.cases.map((run) => ({
    ...run,
    weights: Object.fromEntries(
      Object.entries(run.weights).map(([steps, file]) => [steps, weightsOf(file)]),
    ),
  }));
  return { ...written, cases };
}

function floatsOf(bytes: Uint8Array): Float32Array {
  return new Float32Array(Uint8Array.from(bytes).buffer);
}

/** A trace's weights are one gzipped file, and their places in it. */
type Trace = Omit<KerasResult, 'cases' | 'glorot'> & {
  seed: number;
  glorot: { start: number; length: number };
  cases: ({ name: string; weights: Record<string, { start: number; length: number }> } & Omit<
    Run,
    'weights'
  >)[];
};

/** Keeps a run of Keras for machines without Python. */
export function recordTrace(result: KerasResult, seed: number): void {
  const parts: Float32Array[] = [];
  let length = 0;
  const place = (weights: Float32Array) => {
    parts.push(weights);
    length += weights.length;
    return { start: length - weights.length, length: weights.length };
  };
  const trace: Trace = {
    ...result,
    seed,
    glorot: place(result.glorot),
    cases: result.cases.map((run) => ({
      ...run,
      weights: Object.fromEntries(
        Object.entries(run.weights).map(([steps, weights]) => [steps, place(weights)]),
      ),
    })),
  };
  const all = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  mkdirSync(TRACE_DIR, { recursive: true });
  writeFileSync(join(TRACE_DIR, 'weights.bin.gz'), gzipSync(new Uint8Array(all.buffer)));
  writeFileSync(join(TRACE_DIR, 'trace.json'), `${JSON.stringify(trace, null, 1)}\n`);
}

/** @returns undefined if there is none, or none for this seed */
export function readTrace(seed: number): KerasResult | undefined {
  const path = join(TRACE_DIR, 'trace.json');
  if (!existsSync(path)) return undefined;
  const trace: Trace = JSON.parse(readFileSync(path, 'utf8'));
  if (trace.seed !== seed) return undefined;
  const all = floatsOf(gunzipSync(readFileSync(join(TRACE_DIR, 'weights.bin.gz'))));
  const at = ({ start, length }: { start: number; length: number }) =>
    all.subarray(start, start + length);
  const cases = trace.cases.map((run) => ({
    ...run,
    weights: Object.fromEntries(
      Object.entries(run.weights).map(([steps, place]) => [steps, at(place)]),
    ),
  }));
  return { ...trace, glorot: at(trace.glorot), cases };
}
