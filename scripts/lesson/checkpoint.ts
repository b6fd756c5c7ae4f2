/** Stopping the lesson's training and going on: where its checkpoints lie, and what they know of the run. */

import { mkdirSync, mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import {
  type Backup,
  type Checkpoint,
  checkSameRun,
  Fields,
  type FitRun,
  hasCheckpoint,
  Interruption,
  Interrupts,
  loadCheckpoint,
  type Position,
  prepareCheckpointFolder,
  saveCheckpoint,
  whereIs,
} from '../../src/internal';
import { shellWord } from '../command/command';

/** Where a training that is stopped is saved, unless --checkpoint says it. */
export const FOLDER = 'checkpoint';
const MOST_FOLDERS = 100;

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

/** @throws Error if there is none, it can't be read, or another program made it */
export function loadLesson(folder: string): Checkpoint & { note: LessonNote } {
  if (statSync(folder, { throwIfNoEntry: false })?.isFile()) {
    throw new Error(`${folder} is a file; --resume takes the folder that it is in.`);
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
  { note, run, epochs, position }: Checkpoint & { note: LessonNote },
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
        'change: --epochs, --engine, --data-dir, --checkpoint, --save, --json, --report, --lang.',
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

export interface LessonBackupOptions {
  /** For a checkpoint at every epoch's end; none then unless given. */
  folder: string | undefined;
  note: LessonNote;
  resumed: Checkpoint | undefined;
  /** The options to type again, such as ['--json', 'seen.json']. */
  again: readonly string[];
}

/** Listens for Ctrl-C and its kin from its construction until `write` is over. */
export class LessonBackup extends tf.Callback implements Backup {
  readonly saveFreq = 'epoch';
  private readonly interrupts = new Interrupts();
  private latest?: { run: FitRun; position: Position };

  constructor(private readonly options: LessonBackupOptions) {
    super();
  }

  get signal(): AbortSignal {
    return this.interrupts.signal;
  }

  /** The model was built from the checkpoint: it has its weights. */
  async restore(run: FitRun): Promise<Position | undefined> {
    const { resumed } = this.options;
    if (resumed) checkSameRun(resumed, run);
    return resumed?.position;
  }

  async save(run: FitRun, position: Position, isStop: boolean): Promise<void> {
    this.latest = { run, position };
    const { folder } = this.options;
    if (isStop) throw await this.stopped(run, position);
    if (!folder) return;
    try {
      await this.saveTo(folder);
    } catch (cause) {
      console.warn(`Training goes on, but was not saved: ${(cause as Error).message}`);
    }
  }

  /**
   * Lets a signal in that came while the machine computed, after training.
   * @throws Interruption if there was one
   */
  async pause(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    const { run, position } = this.latest ?? {};
    if (this.signal.aborted && run && position) throw await this.stopped(run, position);
  }

  /**
   * Writes what was made of the training, and ends waiting for signals.
   * @throws Error if a file can't be written: what was trained is kept
   */
  async write(outputs: readonly (() => Promise<void> | void)[]): Promise<void> {
    try {
      for (const output of outputs) {
        await this.pause();
        await output();
      }
    } catch (cause) {
      if (cause instanceof Interruption || !this.latest) throw cause;
      const { lines } = await this.kept(this.latest.run);
      throw new Error(
        `It is trained, but not everything is written: ${(cause as Error).message}\n${lines.join('\n')}`,
        { cause },
      );
    } finally {
      this.interrupts.dispose();
    }
  }

  end(): void {
    // Signals are waited for until the last file is written.
  }

  private async saveTo(folder: string): Promise<void> {
    const { run, position } = this.latest as { run: FitRun; position: Position };
    await saveCheckpoint(folder, run, position, { ...this.options.note });
  }

  /** @returns what to end with */
  private async stopped(run: FitRun, position: Position): Promise<Error> {
    const { isKept, lines } = await this.kept(run);
    if (!isKept)
      return new Error(`Training was stopped, and could not be saved: ${lines.join(' ')}`);
    const { signalName } = this.interrupts.interruption as Interruption;
    return new Interruption(
      signalName,
      [`Stopped ${whereIs(position, run.epochs)}.`, ...lines].join('\n'),
    );
  }

  /** Saves, in a folder for the time being if need be. @returns where, and how to go on; or why not */
  private async kept(run: FitRun): Promise<{ isKept: boolean; lines: string[] }> {
    const failures: string[] = [];
    for (const place of [() => this.ownFolder(run), temporaryFolder]) {
      try {
        const folder = place();
        await this.saveTo(folder);
        const again = this.options.again.map(shellWord);
        const command = ['npm start -- --resume', shellWord(folder), ...again].join(' ');
        return {
          isKept: true,
          lines: [...failures, `Saved in ${folder}. To go on:`, `  ${command}`],
        };
      } catch (cause) {
        failures.push((cause as Error).message);
      }
    }
    return { isKept: false, lines: failures };
  }

  /** The folder that was given, or the first that no other run has. */
  private ownFolder(run: FitRun): string {
    if (this.options.folder) return this.options.folder;
    for (let n = 1; n <= MOST_FOLDERS; n++) {
      const folder = n === 1 ? FOLDER : `${FOLDER}-${n}`;
      if (isNew(folder) || this.isFree(folder, run)) return folder;
    }
    throw new Error(`${FOLDER} to ${FOLDER}-${MOST_FOLDERS} have checkpoints of other runs.`);
  }

  /** Whether nothing is lost if its checkpoint is replaced. */
  private isFree(folder: string, run: FitRun): boolean {
    try {
      const other = loadLesson(folder);
      if (isFinished(other)) return true;
      checkSameRun(other, run);
      return JSON.stringify(other.note) === JSON.stringify(this.options.note);
    } catch {
      return false;
    }
  }
}

/**
 * Makes the folder of --checkpoint.
 * @throws Error if it can't be written, or has a run that is not finished and not the one that goes on
 */
export function prepareFolder(folder: string, resumedFolder: string | undefined): void {
  prepareCheckpointFolder(folder);
  if (!hasCheckpoint(folder)) return;
  if (resumedFolder !== undefined && resolve(folder) === resolve(resumedFolder)) return;
  const { position, epochs } = loadCheckpoint(folder);
  if (position.epoch >= epochs) return;
  throw new Error(
    `${folder} has a run that was stopped ${whereIs(position, epochs)}. Go on with it: ` +
      `npm start -- --resume ${shellWord(folder)}. Or choose another folder.`,
  );
}

export function isFinished({ position, epochs }: Checkpoint): boolean {
  return position.epoch >= epochs;
}

function isNew(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw new Error(`No folder can be made here (${(error as NodeJS.ErrnoException).code}).`);
  }
}

function temporaryFolder(): string {
  const place = tmpdir();
  try {
    return mkdtempSync(join(place, `${FOLDER}-`));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`No folder can be made in ${place} (${code}).`, { cause: error });
  }
}
