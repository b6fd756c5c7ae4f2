/** The learner's progress in a file of its own, written whole after every change. */

import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import {
  noProgress,
  type Progress,
  progressText,
  readProgress,
} from '../../exercises/course/progress.ts';
import { PROJECT_DIR, readText, writeWhole } from '../../src/internal.ts';

/** Where the learner writes; another folder for tests, and for a class that shares a machine. */
export const EXERCISES = process.env.ANN_EXERCISES ?? join(PROJECT_DIR, 'exercises');

const FILE = join(EXERCISES, 'progress.json');

/** @returns an empty one if there is none yet; a damaged file is put aside, not overwritten */
export function loadProgress(): Progress {
  if (!existsSync(FILE)) return noProgress();
  const progress = readProgress(readText(FILE));
  if (progress) return progress;
  const aside = `${FILE}.damaged-${Date.now()}`;
  renameSync(FILE, aside);
  console.error(`progress.json could not be read; it is kept as ${aside}. You start over.`);
  return noProgress();
}

/** Reads, changes and writes at once, so that two terminals don't undo each other's work. */
export function changeProgress(change: (progress: Progress) => void): Progress {
  const progress = loadProgress();
  change(progress);
  writeWhole(FILE, progressText(progress));
  return progress;
}
