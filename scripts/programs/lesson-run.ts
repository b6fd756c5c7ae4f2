/** The lesson as `npm start` runs it, in a process of its own, and what it wrote. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inTemporaryFolder, PROJECT_DIR } from '../../src/internal.ts';
import { runProgram } from './run-program.ts';

const RUN = join(PROJECT_DIR, 'scripts', 'run.js');
const LESSON = join(PROJECT_DIR, 'scripts', 'lesson.ts');

/**
 * @param file what is read when it has ended, below the folder that `args` gets
 * @example await runLesson('seen.json', (folder) => ['--seed', '1', '--json', `${folder}/seen.json`])
 */
export function runLesson(file: string, args: (folder: string) => string[]): Promise<string> {
  return inTemporaryFolder('lesson', async (folder) => {
    await runProgram(process.execPath, [RUN, LESSON, ...args(folder)]);
    return readFileSync(join(folder, file), 'utf8');
  });
}

/** @returns what `--json` writes */
export const lessonJson = async (...args: string[]) =>
  JSON.parse(
    await runLesson('seen.json', (folder) => [...args, '--json', join(folder, 'seen.json')]),
  );
