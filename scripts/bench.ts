/**
 * `npm run bench`: how fast the lesson is, beside Keras on the same machine in the
 * same minutes. Runs are interleaved; medians are printed, with the smallest and
 * the largest. Without a Python with Keras, only the engines.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { cpuFeatures, cpuModel, findNativeAddon, PROJECT_DIR } from '../src/internal';
import { checkMade, writeMade } from '../tools/made-files';
import { measureBeside } from './bench/beside';
import { median } from './bench/median';
import { besideTable, performancePage } from './bench/page';
import type { Growth, GrowthRow, Performance } from './bench/performance';
import { checkSpeed } from './bench/speed-check';
import { runCommand, wholeNumber } from './command/command';
import * as shared from './command/shared-options';
import { findKerasPython } from './compare/find-keras';
import { lessonJson } from './programs/lesson-run';
import type { PythonEnvironment } from './programs/python';
import { runProgram } from './programs/run-program';

const KERAS_BENCH = join(PROJECT_DIR, 'keras', 'bench.py');
const RESULT = join(PROJECT_DIR, 'docs', 'performance.json');
const EPOCHS = 5;
const GROWTH_SECONDS = 1.5;

/** What one whole run of the lesson showed. */
interface Run {
  msPerStep: number[];
  evaluateSeconds: number;
  firstStepSeconds: number;
  wallSeconds: number;
  peakMemoryMiB: number;
  what: string;
}

type Runner = () => Promise<Run>;

/** The figures of a run that are compared, and how they are called. */
const figures: { name: string; of: (run: Run) => number; digits: number }[] = [
  { name: 'step, ms', of: ({ msPerStep }) => median(msPerStep), digits: 3 },
  { name: 'evaluate, s', of: (run) => run.evaluateSeconds, digits: 3 },
  { name: 'until the first step, s', of: (run) => run.firstStepSeconds, digits: 2 },
  { name: 'whole process, s', of: (run) => run.wallSeconds, digits: 1 },
  { name: 'peak memory, MiB', of: (run) => run.peakMemoryMiB, digits: 0 },
];

async function timed<T>(work: () => Promise<T>): Promise<[T, number]> {
  const start = performance.now();
  const result = await work();
  return [result, (performance.now() - start) / 1000];
}

function lessonRunner(engine: string): Runner {
  return async () => {
    const args = ['--epochs', String(EPOCHS), '--engine', engine];
    const [seen, wallSeconds] = await timed(() => lessonJson(...args));
    return {
      msPerStep: seen.epochs.map(({ msPerStep }: { msPerStep: number }) => msPerStep),
      evaluateSeconds: seen.seconds.evaluate,
      firstStepSeconds: seen.seconds.untilFirstStep,
      wallSeconds,
      peakMemoryMiB: seen.peakMemoryMiB,
      what: seen.versions.backend,
    };
  };
}

function kerasRunner(python: string): Runner {
  return async () => {
    const args = [KERAS_BENCH, 'lesson', String(EPOCHS)];
    const [{ out }, wallSeconds] = await timed(() => runProgram(python, args));
    const seen = JSON.parse(out);
    return { ...seen, wallSeconds, what: seen.version };
  };
}

async function compareLessons(runners: Record<string, Runner>, rounds: number) {
  const runs: Record<string, Run[]> = {};
  for (let round = 1; round <= rounds; round++) {
    for (const [name, runner] of Object.entries(runners)) {
      const run = await runner();
      runs[name] = [...(runs[name] ?? []), run];
      console.log(
        `round ${round}, ${name.padEnd(6)} ${median(run.msPerStep).toFixed(3)} ms a step, ` +
          `${run.wallSeconds.toFixed(1)} s`,
      );
    }
  }
  return figures.map(({ name, of, digits }) => ({
    name,
    digits,
    values: Object.fromEntries(
      Object.entries(runs).map(([runner, list]) => [runner, summarize(list.map(of))]),
    ),
  }));
}

/** How the time of a step grows with the hidden layer and the batch, and of an epoch with the samples. */
async function measureGrowth(python: string | undefined): Promise<Growth> {
  const rows: GrowthRow[] = [];
  const threadsBoth = { TF_NUM_INTRAOP_THREADS: '2' };
  const native = findNativeAddon('cpu') !== undefined;
  const gflops = python
    ? JSON.parse((await runProgram(python, [KERAS_BENCH, 'gflops'])).out).gflops
    : undefined;
  const measure = async (hidden: number, batch: number, samples: number): Promise<GrowthRow> => {
    const task = { seconds: GROWTH_SECONDS, hidden, batch, samples };
    const speed = (engine: 'native' | 'wasm' | 'auto', env = {}) =>
      checkSpeed({ ...task, engine, backend: engine === 'auto' ? undefined : engine }, env);
    const kerasArgs = ['steps', hidden, batch, samples, GROWTH_SECONDS].map(String);
    const row: GrowthRow = { hidden, batch, samples, msPerStep: {} };
    row.msPerStep.wasm = (await speed('wasm')).msPerStep;
    if (native) {
      row.msPerStep.native = (await speed('native')).msPerStep;
      row.msPerStep['native, 2 threads'] = (await speed('native', threadsBoth)).msPerStep;
      row.chosen = (await speed('auto')).engine;
    }
    if (python) {
      const { out } = await runProgram(python, [KERAS_BENCH, ...kerasArgs]);
      row.msPerStep.Keras = JSON.parse(out).msPerStep;
    }
    console.log(JSON.stringify(row));
    return row;
  };
  for (const hidden of [100, 400, 1600]) {
    for (const batch of [32, 256, 2048]) {
      rows.push(await measure(hidden, batch, Math.max(1024, 4 * batch)));
    }
  }
  for (const samples of [6_000, 12_000, 24_000, 60_000]) rows.push(await measure(100, 32, samples));
  return { gflops, rows };
}

function summarize(values: number[]) {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) };
}

async function run(rounds: number, keras: PythonEnvironment | undefined, growth: boolean) {
  const runners: Record<string, Runner> = {
    ...(keras && { Keras: kerasRunner(keras.python) }),
    ...(findNativeAddon('cpu') && { native: lessonRunner('native') }),
    wasm: lessonRunner('wasm'),
    auto: lessonRunner('auto'),
  };
  const result: Performance = {
    machine: { cpu: cpuModel(), cores: cpus().length, features: cpuFeatures() },
    versions: { node: process.versions.node, keras: keras ? kerasVersion(keras) : '' },
    rounds,
    epochs: EPOCHS,
    lesson: await compareLessons(runners, rounds),
    growth: growth ? await measureGrowth(keras?.python) : undefined,
  };
  return result;
}

const kerasVersion = ({ packages }: PythonEnvironment) =>
  `Keras ${packages.keras} on TensorFlow ${packages.tensorflow ?? packages['tensorflow-cpu']}`;

function write(result: Performance): void {
  writeFileSync(RESULT, `${JSON.stringify(result, null, 1)}\n`);
  writeMade(performancePage(result));
}

runCommand({
  usage: 'npm run bench --',
  description: 'Times the lesson on every engine, beside Keras where a Python has it.',
  options: {
    rounds: { value: 'N', description: 'Interleaved runs of each.', default: '3' },
    python: shared.python,
    beside: {
      description: 'Only what stands beside the lesson: other layers, losses, optimizers.',
    },
    growth: { description: 'Also how the cost grows with layers, batches and samples.' },
    write: {
      description: 'With --growth or --beside: writes docs/performance.json and its page.',
    },
    render: { description: 'Times nothing: makes the page from docs/performance.json again.' },
    check: { description: 'Times nothing: fails if the page is not what --render makes.' },
  },
  async run(options) {
    if (options.render || options.check) {
      const pages = performancePage(JSON.parse(readFileSync(RESULT, 'utf8')));
      if (options.render) writeMade(pages);
      else checkMade(pages, 'npm run bench -- --render');
      return;
    }
    const rounds = wholeNumber('rounds', String(options.rounds), 1);
    const found = await findKerasPython(options.python);
    if (!found) console.log('No Python with Keras and scikit-learn: the engines alone.');
    if (options.beside) {
      const beside = await measureBeside(rounds, found?.python);
      console.log(`\n${besideTable(beside).join('\n')}`);
      if (options.write) write({ ...JSON.parse(readFileSync(RESULT, 'utf8')), beside });
      return;
    }
    const result = await run(rounds, found, options.growth !== undefined);
    const pages = performancePage(result);
    console.log(`\n${pages['docs/performance.md']}`);
    if (options.write) {
      if (!result.growth) throw new Error('--write needs --growth or --beside: the page has both.');
      write({ ...result, beside: JSON.parse(readFileSync(RESULT, 'utf8')).beside });
    }
  },
});
