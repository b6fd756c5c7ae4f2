/** Programs of this folder that answer one question in a process of their own, in JSON. */

import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PROJECT_DIR } from '../../src/internal.ts';
import { type RunOptions, runProgram } from './run-program.ts';

const RUN = join(PROJECT_DIR, 'scripts', 'run.js');

/**
 * @param program its own import.meta.url: it calls `answer`
 * @param core it runs on that one alone, which only Linux can do
 */
export async function ask<Answer>(
  program: string,
  question: object,
  options: RunOptions,
  core?: number,
): Promise<Answer> {
  const pinned = core === undefined ? [] : ['taskset', '-c', String(core)];
  const all = [...pinned, process.execPath, RUN, fileURLToPath(program), JSON.stringify(question)];
  const { out } = await runProgram(all[0], all.slice(1), options);
  return JSON.parse(out);
}

/** Where the program was started, not imported: prints the answer to the question in its argument. */
export function answer<Question>(
  program: string,
  work: (question: Question) => Promise<object>,
): void {
  if (process.argv[1] !== fileURLToPath(program)) return;
  work(JSON.parse(process.argv[2])).then(
    (found) => console.log(JSON.stringify(found)),
    (error: Error) => {
      console.error(`Error: ${error.message}`);
      process.exitCode = 1;
    },
  );
}
