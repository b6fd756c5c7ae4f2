/**
 * `npm run bench`: how fast the lesson is, beside Keras on the same machine in the
 * same minutes. Runs are interleaved; medians are printed, with the smallest and
 * the largest. Without a Python with Keras, only the engines.
 */

import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { cpuFeatures, cpuModel, findNativeAddon, PROJECT_DIR } from '../src/internal.ts';
import { checkMade, writeMade } from '../tools/made-files.ts';
import { measureBeside } from './bench/beside.ts';
import { measureCores } from './bench/cores.ts';
import {
  besideTable,
  coresTable,
  peersTable,
  performancePage,
  profileTable,
} from './bench/page.ts';
import { measurePeers } from './bench/peers.ts';
import type { Growth, GrowthRow, Performance } from './bench/performance.ts';
import { profileLesson } from './bench/profile.ts';
import { compareRuns, KERAS_BENCH, kerasRunner, lessonRunner, type Runner } from './bench/runs.ts';
import { checkSpeed } from './bench/speed-check.ts';
import { runCommand, wholeNumber } from './command/command.ts';
import * as shared from './command/shared-options.ts';
import { findKerasPython } from './programs/keras-python.ts';
import type { PythonEnvironment } from './programs/python.ts';
import { runProgram } from './programs/run-program.ts';

const RESULT = join(PROJECT_DIR, 'docs', 'performance.json');
const EPOCHS = 5;
const GROWTH_SECONDS = 1.5;

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

async function run(rounds: number, keras: PythonEnvironment | undefined, growth: boolean) {
  const runners: Record<string, Runner> = {
    ...(keras && { Keras: kerasRunner(keras.python, EPOCHS) }),
    ...(findNativeAddon('cpu') && { native: lessonRunner('native', EPOCHS) }),
    wasm: lessonRunner('wasm', EPOCHS),
    auto: lessonRunner('auto', EPOCHS),
  };
  const result: Performance = {
    machine: { cpu: cpuModel(), cores: cpus().length, features: cpuFeatures() },
    versions: { node: process.versions.node, keras: keras ? kerasVersion(keras) : '' },
    rounds,
    epochs: EPOCHS,
    lesson: await compareRuns(runners, rounds),
    ...(growth && { growth: await measureGrowth(keras?.python) }),
  };
  return result;
}

const kerasVersion = ({ packages }: PythonEnvironment) =>
  `Keras ${packages.keras} on TensorFlow ${packages.tensorflow ?? packages['tensorflow-cpu']}`;

const readResult = (): Performance => JSON.parse(readFileSync(RESULT, 'utf8'));

async function write(result: Performance): Promise<void> {
  writeFileSync(RESULT, `${JSON.stringify(result, null, 1)}\n`);
  writeMade(await performancePage(result));
}

runCommand({
  usage: 'npm run bench --',
  description: 'Times the lesson on every engine, beside Keras where a Python has it.',
  options: {
    rounds: { value: 'N', description: 'Interleaved runs of each.', default: '3' },
    python: shared.python,
    beside: {
      description: 'Only what goes beyond the lesson: other layers, losses, optimizers.',
    },
    growth: { description: 'Also measures how the cost grows with layers, batches and samples.' },
    peers: { description: 'Only jax-js, TensorFlow.js alone and PyTorch beside the lesson.' },
    'create-venv': {
      description: 'With --peers: makes a Python environment with PyTorch (1 GB).',
    },
    cores: { description: 'Only what threads are worth, also on one core and a busy machine.' },
    profile: { description: 'Only where the time of npm start goes, by part.' },
    write: {
      description: 'Writes it to docs/performance.json and its page, beside the parts not timed.',
    },
    render: { description: 'Times nothing: makes the page from docs/performance.json again.' },
    check: { description: 'Times nothing: fails if the page is not what --render makes.' },
  },
  async run(options) {
    if (options.render || options.check) {
      const pages = await performancePage(readResult());
      if (options.render) writeMade(pages);
      else checkMade(pages, 'npm run bench -- --render');
      return;
    }
    const rounds = wholeNumber('rounds', String(options.rounds), 1);
    const { found, missing } = await findKerasPython(options.python);
    if (!found) console.log(`${missing}.\nTimed are the engines alone.`);
    /** One part of the page, which the others stay beside. */
    const keep = async (part: Partial<Performance>, table: string[]) => {
      console.log(`\n${table.join('\n')}`);
      if (options.write) await write({ ...readResult(), ...part });
    };
    if (options.profile) {
      const profile = await profileLesson(rounds);
      return keep({ profile }, profileTable(profile));
    }
    if (options.cores) {
      const cores = await measureCores(rounds);
      return keep({ cores }, coresTable(cores));
    }
    if (options.peers) {
      const peers = await measurePeers(rounds, found?.python, Boolean(options['create-venv']));
      return keep({ peers }, peersTable(peers));
    }
    if (options.beside) {
      const beside = await measureBeside(rounds, found?.python);
      return keep({ beside }, besideTable(beside));
    }
    const result = await run(rounds, found, options.growth !== undefined);
    const pages = await performancePage(result);
    console.log(`\n${pages['docs/performance.md']}`);
    if (options.write) write({ ...readResult(), ...result });
  },
});
