/** `npm run fuzz`: damaged inputs by the thousand for everything that reads somebody else's. */

import { fork } from 'node:child_process';
import { copyFileSync, existsSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand, wholeNumber } from '../scripts/command/command.ts';
import { inTemporaryFolder, PROJECT_DIR } from '../src/internal.ts';
import type { Tally } from './fuzz/fuzz-reader.ts';

const FOLDER = join(PROJECT_DIR, 'tools', 'fuzz');
const WORKER = join(FOLDER, 'worker.ts');
const TS_NODE = join(PROJECT_DIR, 'node_modules', 'ts-node', 'register');
/** Longer than any pause of the machine; a reading that takes over a second is told by the worker. */
const HANG_SECONDS = 5;
const START_SECONDS = 60;

interface Verdict {
  tally?: Tally;
  fault?: string;
}

/** One reader in a process of its own. */
function inProcess(module: string, args: string[], file: string): Promise<Verdict> {
  const worker = fork(WORKER, [module, ...args, file], {
    execArgv: ['-r', TS_NODE],
    serialization: 'advanced',
  });
  const started = Date.now();
  return new Promise((resolve) => {
    let verdict: Verdict | undefined;
    let isHanging = false;
    const timer = setInterval(() => {
      // The file changes with every input.
      const last = statSync(file, { throwIfNoEntry: false })?.mtimeMs;
      const limit = last === undefined ? START_SECONDS : HANG_SECONDS;
      if (Date.now() - (last ?? started) < limit * 1000) return;
      isHanging = true;
      worker.kill('SIGKILL');
    }, 500);
    worker.on('message', (message) => {
      verdict = message as Verdict;
    });
    worker.on('exit', (code, signal) => {
      clearInterval(timer);
      const fault = isHanging ? 'it never ended' : `its process ended (${signal ?? code})`;
      resolve(verdict ?? { fault });
    });
  });
}

runCommand({
  usage: 'npm run fuzz --',
  description:
    'Damages inputs of every reader, and sees that each is read whole or refused in words.',
  options: {
    inputs: { value: 'N', description: 'How many, for all readers together.', default: '1000000' },
    seed: { value: 'N', description: 'Repeats the same inputs; another every time unless given.' },
    reader: { value: 'NAME', description: 'This reader only.' },
    readers: {
      value: 'FILE',
      description: 'The module that has the readers.',
      default: join(FOLDER, 'readers.ts'),
    },
  },
  async run(options) {
    const inputs = wholeNumber('inputs', String(options.inputs), 1);
    const seed = options.seed ? wholeNumber('seed', options.seed, 0) : Date.now() % 2 ** 31;
    const { readers } = createRequire(import.meta.url)(
      String(options.readers),
    ) as typeof import('./fuzz/readers.ts');
    const names = options.reader ? [options.reader] : Object.keys(readers);
    if (options.reader && !Object.hasOwn(readers, options.reader)) {
      throw new Error(
        `There is no reader '${options.reader}'. There are ${Object.keys(readers).join(', ')}.`,
      );
    }
    const shares = names.reduce((sum, name) => sum + readers[name].share, 0);
    console.log(`seed ${seed}\n`);
    console.log(
      `${'reader'.padEnd(30)}${'inputs'.padStart(9)}${'read'.padStart(9)}   refused  slowest`,
    );
    return inTemporaryFolder('fuzz', async (folder) => {
      for (const name of names) {
        const count = Math.ceil((inputs * readers[name].share) / shares);
        const file = join(folder, name.replaceAll(/\W/g, '-'));
        const args = [name, String(count), String(seed)];
        const { tally, fault } = await inProcess(String(options.readers), args, file);
        if (fault) {
          const kept = join(tmpdir(), `fuzz-${name.replaceAll(/\W/g, '-')}-${seed}.bin`);
          if (existsSync(file)) copyFileSync(file, kept);
          throw new Error(
            `The reader '${name}' did what it must not: ${fault}\n` +
              `The input is kept in ${kept}; again: npm run fuzz -- --reader '${name}' --seed ${seed} --inputs ${inputs}`,
          );
        }
        const { read, refused, slowestMilliseconds } = tally as Tally;
        const numbers = [count, read, refused].map((n) => n.toLocaleString('en').padStart(9));
        console.log(
          `${name.padEnd(30)}${numbers.join('')} ${slowestMilliseconds.toFixed(0).padStart(5)} ms`,
        );
      }
    });
  },
});
