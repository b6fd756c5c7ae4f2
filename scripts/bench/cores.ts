/**
 * `npm run bench -- --cores`: what threads are worth where all cores are free, where there is only one,
 * and where something else keeps the others busy. Linux alone lets a program say on which cores it runs.
 */

import { type ChildProcess, spawn } from 'node:child_process';
import { cpus } from 'node:os';
import { runProgram } from '../programs/run-program.ts';
import { median } from './median.ts';
import type { CoresRow } from './performance.ts';
import { checkSpeed } from './speed-check.ts';

const SECONDS = 2;
const threads = [1, 2, 'auto'] as const;
/** Of so many steps an epoch, for a short one is over before threads have begun. */
const networks = [
  { hidden: 100, batch: 32, steps: 1000 },
  { hidden: 1600, batch: 2048, steps: 8 },
];

interface Place {
  name: string;
  /** Of the program that is timed; all unless given. */
  core?: number;
  /** Cores that something else keeps busy. */
  busy: number[];
}

const others = cpus()
  .map((_, core) => core)
  .slice(1);
const places: Place[] = [
  { name: 'all cores free', busy: [] },
  { name: 'one core only', core: 0, busy: [] },
  { name: 'the other cores busy', busy: others },
];

/** @throws Error where there is no `taskset` */
export async function measureCores(rounds: number): Promise<CoresRow[]> {
  await runProgram('taskset', ['--version']);
  const rows: CoresRow[] = [];
  for (const { steps, ...network } of networks) {
    const samples = steps * network.batch;
    for (const { name, core, busy } of places) {
      const times: Record<string, number[]> = {};
      const children = busy.map(keepBusy);
      try {
        for (let round = 0; round < rounds; round++) {
          for (const own of threads) {
            const task = {
              engine: 'wasm',
              backend: 'wasm',
              seconds: SECONDS,
              samples,
              ...network,
            } as const;
            const { msPerStep } = await checkSpeed({ ...task, threads: own }, {}, core);
            times[own] = [...(times[own] ?? []), msPerStep];
          }
        }
      } finally {
        for (const child of children) child.kill();
      }
      const medians = Object.entries(times).map(([own, all]) => [own, median(all)]);
      const row = { ...network, place: name, msPerStep: Object.fromEntries(medians) };
      console.log(JSON.stringify(row));
      rows.push(row);
    }
  }
  return rows;
}

function keepBusy(core: number): ChildProcess {
  const args = ['-c', String(core), process.execPath, '-e', 'for (;;);'];
  return spawn('taskset', args, { stdio: 'ignore' });
}
