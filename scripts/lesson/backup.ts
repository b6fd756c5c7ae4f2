/** Stopping the lesson's training without losing it: where its checkpoints lie, and when they are written. */

import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import {
  type Backup,
  checkSameRun,
  type FitRun,
  floatsToBase64,
  Interruption,
  Interrupts,
  type Position,
  remarkUnsaved,
  saveCheckpoint,
} from '../../src/internal.ts';
import { shellWord } from '../command/command.ts';
import { FOLDER, isFinished, type LessonNote, loadLesson } from './resume.ts';
import type { Settings } from './settings.ts';
import { lessonWords } from './words.ts';

const MOST_FOLDERS = 100;

/** Listens for Ctrl-C and its kin from its construction until `keepWhatever` is over. */
export class LessonBackup extends tf.Callback implements Backup {
  readonly saveFreq = 'epoch';
  private readonly interrupts = new Interrupts();
  private latest?: { run: FitRun; position: Position };

  private readonly note: LessonNote;

  private readonly settings: Settings;

  /** @param before the kernels that training began with, if the run is recorded */
  constructor(settings: Settings, before: Float32Array[]) {
    super();
    this.settings = settings;

    const { style, seed, engine, dataDir, isRecorded, load, resumed } = settings;
    const kept = load && isRecorded ? before.map(floatsToBase64) : undefined;
    this.note = {
      ...{ style, seed, engine, dataDir: dataDir && resolve(dataDir), isRecorded },
      before: resumed?.note.before ?? kept,
    };
  }

  private get word() {
    return lessonWords[this.settings.language];
  }

  get signal(): AbortSignal {
    return this.interrupts.signal;
  }

  /** The model was built from the checkpoint: it has its weights. */
  async restore(run: FitRun): Promise<Position | undefined> {
    const { resumed } = this.settings;
    if (!resumed) return undefined;
    checkSameRun(resumed, run);
    const { position } = resumed;
    const [done, { epochs }] = [position.epoch, run];
    const { word } = this;
    console.log(done >= epochs ? word.finished(done) : word.goesOn(word.where(position, epochs)));
    return position;
  }

  async save(run: FitRun, position: Position, isStop: boolean): Promise<void> {
    this.latest = { run, position };
    const { folder } = this.settings;
    if (isStop) throw await this.stopped(run, position);
    if (!folder) return;
    try {
      await this.saveTo(folder);
    } catch (cause) {
      remarkUnsaved(run, cause);
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
   * Does what comes after training, and ends waiting for signals.
   * @throws Error if it fails, as where a file can't be written: what was trained is kept
   */
  async keepWhatever(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      if (cause instanceof Interruption || !this.latest) throw cause;
      const { lines } = await this.kept(this.latest.run);
      throw new Error(
        `It is trained, but what comes after failed: ${(cause as Error).message}\n${lines.join('\n')}`,
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
    await saveCheckpoint(folder, run, position, { ...this.note });
  }

  /** @returns what to end with */
  private async stopped(run: FitRun, position: Position): Promise<Error> {
    const { isKept, lines } = await this.kept(run);
    if (!isKept)
      return new Error(`Training was stopped, and could not be saved: ${lines.join(' ')}`);
    const { signalName } = this.interrupts.interruption as Interruption;
    return new Interruption(
      signalName,
      [this.word.stopped(this.word.where(position, run.epochs)), ...lines].join('\n'),
    );
  }

  /** Saves, in a folder for the time being if need be. @returns where, and how to go on; or why not */
  private async kept(run: FitRun): Promise<{ isKept: boolean; lines: string[] }> {
    const failures: string[] = [];
    for (const place of [() => this.ownFolder(run), temporaryFolder]) {
      try {
        const folder = place();
        await this.saveTo(folder);
        const again = this.settings.again.map(shellWord);
        const command = ['npm start -- --resume', shellWord(folder), ...again].join(' ');
        return {
          isKept: true,
          lines: [...failures, this.word.savedIn(folder), `  ${command}`],
        };
      } catch (cause) {
        failures.push((cause as Error).message);
      }
    }
    return { isKept: false, lines: failures };
  }

  /** The folder that was given, or the first that no other run has. */
  private ownFolder(run: FitRun): string {
    if (this.settings.folder) return this.settings.folder;
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
      return JSON.stringify(other.note) === JSON.stringify(this.note);
    } catch {
      return false;
    }
  }
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
