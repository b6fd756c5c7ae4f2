/** The exercises' progress and the learner's code, kept in the browser; `npm run learn` has the same in files. */

import {
  joined,
  noProgress,
  type Progress,
  progressText,
  readProgress,
} from '../../exercises/course/progress.ts';
import { download } from './controls.ts';
import { kept } from './kept-text.ts';

const PREFIX = 'keras-ann-lesson/exercises/';
const PROGRESS = 'progress.json';

/** A file of thousands of exercises is smaller. */
const MOST_BYTES = 100_000;

const listeners = new Set<() => void>();

const read = (file: string) => kept.read(PREFIX + file);
const write = (file: string, text: string | undefined) => kept.write(PREFIX + file, text);

/** @returns an empty one if there is none yet; a damaged one is put aside, not overwritten */
export function loadProgress(): Progress {
  const text = read(PROGRESS);
  if (text === undefined) return noProgress();
  const progress = readProgress(text);
  if (progress) return progress;
  write(`${PROGRESS}.damaged`, text);
  write(PROGRESS, undefined);
  return noProgress();
}

/** Reads, changes and writes at once, so that two tabs don't undo each other's work. */
export function changeProgress(change: (progress: Progress) => void): Progress {
  const progress = loadProgress();
  change(progress);
  write(PROGRESS, progressText(progress));
  for (const listener of listeners) listener();
  return progress;
}

/** As a file that `npm run learn` reads, too. */
export const saveProgress = () => download(PROGRESS, progressText(loadProgress()));

/** Adds what a file says: nothing that was there is lost. @returns whether it is such a file */
export async function openProgress(file: Blob): Promise<boolean> {
  const progress = file.size <= MOST_BYTES ? readProgress(await file.text()) : undefined;
  if (progress) changeProgress((own) => Object.assign(own, joined(own, progress)));
  return progress !== undefined;
}

/** Called after each change, in another tab, too. @returns what ends it */
export function onProgress(listener: () => void): () => void {
  const heard = ({ key }: StorageEvent) => {
    if (key === null || key === PREFIX + PROGRESS) listener();
  };
  listeners.add(listener);
  addEventListener('storage', heard);
  return () => {
    listeners.delete(listener);
    removeEventListener('storage', heard);
  };
}

/** What the learner wrote; undefined if nothing. */
export const keptCode = (name: string) => read(`${name}.ts`);

/** @param code undefined forgets it */
export const keepCode = (name: string, code: string | undefined) => write(`${name}.ts`, code);
