/** How far the learner is: a file of its own, written whole after every check. */

import { existsSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { writeJson } from '../whole-file';

/** Where the learner writes; another folder for tests, and for a class that shares a machine. */
export const EXERCISES = process.env.ANN_EXERCISES ?? join(__dirname, '..', '..', 'exercises');

const FILE = join(EXERCISES, 'progress.json');

export interface Progress {
  /** Names of exercises. */
  passed: string[];
  /** Failed checks since the exercise was begun, by name. */
  failed: Record<string, number>;
  /** Hints shown, by name. */
  hints: Record<string, number>;
}

/** @returns an empty one if there is none yet; a damaged file is put aside, not overwritten */
export function readProgress(file = FILE): Progress {
  if (!existsSync(file)) return { passed: [], failed: {}, hints: {} };
  try {
    const { passed, failed, hints } = JSON.parse(readFileSync(file, 'utf8'));
    if (!Array.isArray(passed) || typeof failed !== 'object' || typeof hints !== 'object') {
      throw new Error('no progress');
    }
    return { passed, failed, hints };
  } catch {
    renameSync(file, `${file}.damaged`);
    return readProgress(file);
  }
}

export function writeProgress(progress: Progress, file = FILE): void {
  writeJson(file, progress);
}
