/** Going on with a stopped lesson: what its checkpoint knows of the run, and what may change. */

import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  type Checkpoint,
  Fields,
  hasCheckpoint,
  loadCheckpoint,
  prepareCheckpointFolder,
  whereIs,
} from '../../src/internal.ts';
import { shellWord } from '../command/command.ts';

/** Where a training that is stopped is saved, unless --checkpoint says it. */
export const FOLDER = 'checkpoint';

/** What else a checkpoint of the lesson knows. */
export interface LessonNote {
  style: string;
  seed: number;
  /** As it was asked for: 'auto' too. */
  engine: string;
  /** Undefined for Fashion-MNIST. */
  dataDir?: string;
  /** Whether every batch and epoch is recorded for a report. */
  isRecorded: boolean;
  /** The kernels that a loaded model began with, for its report, in base64. */
  before?: string[];
}

export type StoppedLesson = Checkpoint & { note: LessonNote };

/** @throws Error if there is none, it can't be read, or another program made it */
export function loadLesson(folder: string): StoppedLesson {
  if (existsSync(folder) && !statSync(folder).isDirectory()) {
    throw new Error(`${folder} is not a folder; --resume takes the one that the checkpoint is in.`);
  }
  if (!hasCheckpoint(folder)) {
    throw new Error(
      `There is no checkpoint in ${folder}. One is written when training is stopped (Ctrl-C), and at ` +
        'every epoch’s end with --checkpoint DIR.',
    );
  }
  const checkpoint = loadCheckpoint(folder);
  const note = new Fields(checkpoint.note, `The checkpoint in ${folder}`);
  if (note.get('style') === undefined) {
    throw new Error(
      `The checkpoint in ${folder} is not of npm start: run the program again that saved it.`,
    );
  }
  const before = note.get('before') === undefined ? undefined : note.list('before').map(String);
  const dataDir = note.get('dataDir') === undefined ? undefined : note.text('dataDir');
  return {
    ...checkpoint,
    note: {
      style: note.text('style'),
      seed: note.number('seed'),
      engine: note.text('engine'),
      isRecorded: note.flag('isRecorded', false),
      dataDir,
      before,
    },
  };
}

/** Options that a run keeps: another value would make it another run. */
const KEPT = ['style', 'seed', 'batch-size'] as const;

/**
 * The options of the run that goes on: as they were, but for what may change.
 * @param typed which of the options the learner gave now
 * @throws Error for an option that can't change
 */
export function resumedOptions<Name extends string>(
  { note, run, epochs, position }: StoppedLesson,
  options: Record<Name, string | undefined>,
  typed: ReadonlySet<string>,
): Record<Name, string | undefined> {
  const saved: Record<string, string | undefined> = {
    style: note.style,
    seed: String(note.seed),
    'batch-size': String(run.batchSize),
    epochs: String(epochs),
    engine: note.engine,
    'data-dir': note.dataDir,
  };
  const given = options as Record<string, string | undefined>;
  for (const name of KEPT) {
    if (!typed.has(name) || given[name] === saved[name]) continue;
    throw new Error(
      `--${name} ${given[name]} would be another run: this one has ${saved[name]}. With --resume may ` +
        'change: --epochs, --engine, --threads, --data-dir, --checkpoint, --save, --json, --report, --lang.',
    );
  }
  if (typed.has('load')) {
    throw new Error('--load begins a training and --resume goes on with one: give one of them.');
  }
  if (typed.has('report') && !note.isRecorded) {
    throw new Error(
      '--report shows every batch from the first on: give it when training begins. This run began without it.',
    );
  }
  const begun = position.epoch + Math.sign(position.batch);
  if (typed.has('epochs') && Number(given.epochs) < begun) {
    throw new Error(`--epochs ${given.epochs} is less than the ${begun} that this run has begun.`);
  }
  const untyped = Object.entries(saved).filter(([name]) => !typed.has(name));
  return { ...options, ...Object.fromEntries(untyped) };
}

/**
 * Makes the folder of --checkpoint.
 * @throws Error if it can't be written, or has a run that is not finished and not the one that goes on
 */
export function prepareFolder(folder: string, resumedFolder: string | undefined): void {
  prepareCheckpointFolder(folder);
  if (!hasCheckpoint(folder)) return;
  if (resumedFolder !== undefined && resolve(folder) === resolve(resumedFolder)) return;
  const other = loadCheckpoint(folder);
  if (isFinished(other)) return;
  throw new Error(
    `${folder} has a run that was stopped ${whereIs(other.position, other.epochs)}. Go on with it: ` +
      `npm start -- --resume ${shellWord(folder)}. Or choose another folder.`,
  );
}
export function isFinished({ position, epochs }: Checkpoint): boolean {
  return position.epoch >= epochs;
}
