/** How far the learner is: a file of its own, written whole after every change. */

import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR, readText, writeJson } from '../../src/internal.ts';

/** Where the learner writes; another folder for tests, and for a class that shares a machine. */
export const EXERCISES = process.env.ANN_EXERCISES ?? join(PROJECT_DIR, 'exercises');

const FILE = join(EXERCISES, 'progress.json');

interface Progress {
  /** Names of exercises. */
  passed: string[];
  /** Failed checks since the exercise was begun, by name. */
  failed: Record<string, number>;
  /** Hints shown, by name. */
  hints: Record<string, number>;
}

const none = (): Progress => ({ passed: [], failed: {}, hints: {} });

/** @returns an empty one if there is none yet; a damaged file is put aside, not overwritten */
export function readProgress(): Progress {
  if (!existsSync(FILE)) return none();
  const text = readText(FILE);
  try {
    const { passed, failed, hints } = JSON.parse(text);
    if (!Array.isArray(passed) || !failed || !hints) return putAside();
    return { passed, failed: { ...failed }, hints: { ...hints } };
  } catch {
    return putAside();
  }
}

function putAside(): Progress {
  const aside = `${FILE}.damaged-${Date.now()}`;
  renameSync(FILE, aside);
  console.error(`progress.json could not be read; it is kept as ${aside}. You start over.`);
  return none();
}

/** Reads, changes and writes at once, so that two terminals don't undo each other's work. */
export function changeProgress(change: (progress: Progress) => void): Progress {
  const progress = readProgress();
  change(progress);
  writeJson(FILE, progress);
  return progress;
}
