/** Runs a command as a learner does, in a process of its own. */

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { PROJECT_DIR } from '../src/disk/project-node';

export interface Outcome {
  code: number;
  out: string;
  err: string;
}

/** @param script a file, seen from the folder scripts: 'lesson.ts', '../tools/fuzz.ts'; `home` is the project's folder */
export function run(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  home = PROJECT_DIR,
): Promise<Outcome> {
  const program = [join(home, 'node_modules/ts-node/dist/bin.js'), join(home, 'scripts', script)];
  const options = { cwd: home, env: { ...process.env, DEBUG: '', ...env } };
  return new Promise((resolve) => {
    execFile(process.execPath, [...program, ...args], options, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err });
    });
  });
}
