/** `npm run distribute -- --measure`: step times of growing models, on one process and on several. */

import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { setRandomSeed, useBackend } from '../../src/index.ts';
import { cpuModel, inTemporaryFolder, writeJson } from '../../src/internal.ts';
import { median } from '../bench/median.ts';
import { buildWideLesson } from '../bench/wide-lesson.ts';
import { runProgram } from '../programs/run-program.ts';
import { writeJob } from './job.ts';
import { type Measured, parameters } from './measured.ts';
import { MEASURED } from './page.ts';
import { environments } from './processes.ts';

/** Units of the hidden layer (79,510, 795,010 and 1,987,510 parameters), batch size, steps an epoch. */
const CASES = [
  { hidden: 100, batch: 32, steps: 40 },
  { hidden: 100, batch: 256, steps: 40 },
  { hidden: 1000, batch: 32, steps: 40 },
  { hidden: 1000, batch: 256, steps: 40 },
  { hidden: 1000, batch: 1024, steps: 10 },
  { hidden: 2500, batch: 32, steps: 40 },
  { hidden: 2500, batch: 256, steps: 40 },
  { hidden: 2500, batch: 1024, steps: 10 },
];
/** The first epoch compiles; a run's time is that of the fastest of the others. */
const EPOCHS = 4;
const ROUNDS = 3;

/** @throws Error where a process can't be held to one core, or there is only one */
export async function measureDistribution(python: string): Promise<void> {
  const cores = cpus().length;
  // A process has a core for itself, as a machine has: the others' work would be measured otherwise.
  const processes = [1, 2, 4].filter((count) => count <= cores);
  if (process.platform !== 'linux' || processes.length < 2) {
    throw new Error('--measure holds each process to one core: it needs Linux and two cores.');
  }
  await useBackend('wasm');
  return inTemporaryFolder('distribute', async (folder) => {
    const cases = [];
    for (const each of CASES) {
      const job = await writeWideJob(folder, each);
      cases.push({ ...each, job, times: processes.map((): number[] => []) });
    }
    const loads = [loadavg()[0]];
    for (let round = 1; round <= ROUNDS; round++) {
      for (const { hidden, batch, job, times } of cases) {
        for (const [i, count] of processes.entries()) {
          times[i].push(await timeSteps(python, job, count));
        }
        loads.push(loadavg()[0]);
        const ms = times.map((all) => all[all.length - 1].toFixed(2)).join(', ');
        console.log(`${round}: ${parameters(hidden)} parameters, batch ${batch}: ${ms} ms a step`);
      }
    }
    const rows = cases.map(({ hidden, batch, steps, times }) => ({
      hidden,
      batch,
      steps,
      msPerStep: times.map(median),
    }));
    const measured: Measured = {
      machine: { cpu: cpuModel(), cores },
      load: [Math.min(...loads), Math.max(...loads)],
      settings: { epochs: EPOCHS - 1, rounds: ROUNDS },
      processes,
      rows,
    };
    writeJson(MEASURED, measured);
  });
}

/** The lesson's network with `hidden` units in its hidden layer. */
async function writeWideJob(
  folder: string,
  { hidden, batch, steps }: (typeof CASES)[number],
): Promise<string> {
  setRandomSeed(42);
  const model = buildWideLesson(hidden);
  const job = join(folder, `${hidden}-${batch}`);
  await model.save(`file://${job}.keras`);
  model.dispose();
  const rows = { train: steps * batch, validation: batch };
  await writeJob(`${job}.keras`, job, { epochs: EPOCHS, batchSize: batch, seed: 42, rows });
  return job;
}

/** @returns ms a step */
async function timeSteps(python: string, job: string, processes: number): Promise<number> {
  await Promise.all(
    (await environments(processes)).map((env, core) =>
      runProgram('taskset', ['-c', String(core), python, join(job, 'train.py')], { env }),
    ),
  );
  const { epochs } = JSON.parse(readFileSync(join(job, 'result.json'), 'utf8'));
  return Math.min(...epochs.slice(1).map((epoch: { msPerStep: number }) => epoch.msPerStep));
}
