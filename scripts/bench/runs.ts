/** Whole programs that train the lesson's network, in turns, and what each of them showed. */

import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/internal.ts';
import { lessonJson } from '../programs/lesson-run.ts';
import { runProgram } from '../programs/run-program.ts';
import { median } from './median.ts';
import type { Compared, Summary } from './performance.ts';

export const KERAS_BENCH = join(PROJECT_DIR, 'keras', 'bench.py');

export interface Run {
  /** Of every epoch. */
  msPerStep: number[];
  evaluateSeconds: number;
  firstStepSeconds: number;
  wallSeconds: number;
  peakMemoryMiB: number;
  what: string;
}

export type Runner = () => Promise<Run>;

/** How the figures of a run are called. */
interface Figure {
  name: string;
  of: (run: Run) => number;
  digits: number;
}

const figures: Figure[] = [
  { name: 'step, ms', of: ({ msPerStep }) => median(msPerStep), digits: 3 },
  { name: 'evaluate, s', of: (run) => run.evaluateSeconds, digits: 3 },
  { name: 'until the first step, s', of: (run) => run.firstStepSeconds, digits: 2 },
  { name: 'whole process, s', of: (run) => run.wallSeconds, digits: 1 },
  { name: 'peak memory, MiB', of: (run) => run.peakMemoryMiB, digits: 0 },
];

/** The same of peers: compiling belongs to the first epoch of some. */
export const peerFigures: Figure[] = [
  { name: 'step, ms', of: ({ msPerStep }) => msPerStep[msPerStep.length - 1], digits: 3 },
  ...figures.slice(1),
];

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, (performance.now() - start) / 1000];
}

export function lessonRunner(engine: string, epochs: number): Runner {
  return async () => {
    const args = ['--epochs', String(epochs), '--engine', engine];
    const [seen, wallSeconds] = await timed(() => lessonJson(...args));
    return {
      msPerStep: seen.epochs.map(({ msPerStep }: { msPerStep: number }) => msPerStep),
      evaluateSeconds: seen.seconds.evaluate,
      firstStepSeconds: seen.seconds.untilFirstStep,
      wallSeconds,
      peakMemoryMiB: seen.peakMemoryMiB,
      what: `the lesson, ${seen.versions.backend}`,
    };
  };
}

/** @param args a program that prints a run as JSON in its last line */
export function programRunner(program: string, args: readonly string[]): Runner {
  return async () => {
    const [{ out }, wallSeconds] = await timed(() => runProgram(program, args));
    const seen = JSON.parse(out.trim().split('\n').at(-1) as string);
    return { ...seen, wallSeconds, what: seen.version };
  };
}

export const kerasRunner = (python: string, epochs: number): Runner =>
  programRunner(python, [KERAS_BENCH, 'lesson', String(epochs)]);

export async function compareRuns(
  runners: Record<string, Runner>,
  rounds: number,
  measured: readonly Figure[] = figures,
): Promise<Compared[]> {
  const runs: Record<string, Run[]> = {};
  console.log(`${rounds} rounds of ${Object.keys(runners).join(', ')}; a line follows each run.`);
  for (let round = 1; round <= rounds; round++) {
    for (const [name, runner] of Object.entries(runners)) {
      const run = await runner();
      runs[name] = [...(runs[name] ?? []), run];
      console.log(
        `round ${round}, ${name.padEnd(6)} ${median(run.msPerStep).toFixed(3)} ms a step, ` +
          `${run.wallSeconds.toFixed(1)} s (${run.what})`,
      );
    }
  }
  return measured.map(({ name, of, digits }) => ({
    ...{ name, digits },
    values: Object.fromEntries(
      Object.entries(runs).map(([runner, list]) => [runner, summarize(list.map(of))]),
    ),
  }));
}

function summarize(values: number[]): Summary {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}
