/** A callback for `fit` that loses nothing: training that was stopped goes on where it stood. */

import { rmdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { Interruption, Interrupts } from '../../disk/interrupts-node.ts';
import { checkOptionNames } from '../../names/option-names.ts';
import { quoted } from '../../names/quoted.ts';
import type { Backup, FitRun, Position } from '../../training/backup.ts';
import { giveSlots, giveWeights } from '../model-from-record.ts';
import type { ModelRecord } from '../model-record.ts';
import { recordOf } from '../record-of-model.ts';
import {
  checkpointPath,
  checkSameRun,
  hasCheckpoint,
  loadCheckpoint,
  prepareCheckpointFolder,
  remarkUnsaved,
  saveCheckpoint,
  whereIs,
} from './checkpoint-node.ts';

export interface BackupOptions {
  /** 'epoch' (the default): at every epoch's end; a number: after so many batches as well. */
  saveFreq?: 'epoch' | number;
  /** Whether the backup goes when training has come to its end; true unless given. */
  deleteCheckpoint?: boolean;
}

/** The folders of backups that a `fit` of this program writes now. */
const inUse = new Set<string>();

/**
 * Keeps where training stands in a folder: at every epoch's end, and at Ctrl-C, SIGTERM or a closed
 * terminal, which then end the program as they would have. The same `fit`, called again, goes on from
 * there to the weights that it would have had, bit for bit, and takes the folder away when it is done.
 * @throws Error, by `fit` before any step, if the folder can't be written or has the backup of another
 *   model, other data or other options; a larger `epochs` is welcome
 * @example
 * await model.fit(x, y, { epochs: 5, callbacks: new BackupAndRestore('backup') });
 * Keras: keras.callbacks.BackupAndRestore('backup')
 */
export class BackupAndRestore extends tf.Callback implements Backup {
  readonly saveFreq: 'epoch' | number;
  private readonly deletesCheckpoint: boolean;
  private interrupts?: Interrupts;
  private saved?: Interruption;
  /** In use. */
  private folder?: string;

  readonly backupDir: string;

  constructor(backupDir: string, options: BackupOptions = {}) {
    super();
    this.backupDir = backupDir;

    if (typeof backupDir !== 'string' || backupDir === '') {
      throw new TypeError(`BackupAndRestore takes a folder's path; got ${quoted(backupDir)}.`);
    }
    checkOptionNames(options, ['saveFreq', 'deleteCheckpoint'], 'BackupAndRestore');
    const { saveFreq = 'epoch', deleteCheckpoint = true } = options;
    if (typeof deleteCheckpoint !== 'boolean') {
      throw new TypeError(`deleteCheckpoint is true or false; got ${quoted(deleteCheckpoint)}.`);
    }
    if (saveFreq !== 'epoch' && !(Number.isInteger(saveFreq) && saveFreq >= 1)) {
      throw new RangeError(`saveFreq is 'epoch' or a number of batches; got ${quoted(saveFreq)}.`);
    }
    this.saveFreq = saveFreq;
    this.deletesCheckpoint = deleteCheckpoint;
  }

  get signal(): AbortSignal | undefined {
    return this.interrupts?.signal;
  }

  async restore(run: FitRun): Promise<Position | undefined> {
    const folder = resolve(this.backupDir);
    if (inUse.has(folder)) {
      throw new Error(
        `Another fit that isn't over yet has its backup in ${this.backupDir}: await it first, or give each a ` +
          'BackupAndRestore with a folder of its own.',
      );
    }
    inUse.add(folder);
    try {
      const position = await this.restored(run);
      this.folder = folder;
      this.saved = undefined;
      this.interrupts = new Interrupts();
      return position;
    } catch (error) {
      inUse.delete(folder);
      throw error;
    }
  }

  private async restored(run: FitRun): Promise<Position | undefined> {
    prepareCheckpointFolder(this.backupDir);
    const now = await recordOf(run.model); // says what can't be saved before any step
    if (!hasCheckpoint(this.backupDir)) return undefined;
    try {
      const checkpoint = loadCheckpoint(this.backupDir);
      checkSameModel(checkpoint.record, now);
      checkSameRun(checkpoint, run);
      giveWeights(run.model, checkpoint.record);
      giveSlots(run.model, checkpoint.record.training);
      return checkpoint.position;
    } catch (cause) {
      throw new Error(
        `${(cause as Error).message} Take another folder than ${this.backupDir}, or delete it to start over.`,
        { cause },
      );
    }
  }

  async save(run: FitRun, position: Position, isStop: boolean): Promise<void> {
    try {
      await saveCheckpoint(this.backupDir, run, position);
    } catch (cause) {
      if (!isStop) return remarkUnsaved(run, cause);
      const { message } = cause as Error;
      throw new Error(`Training was stopped, and not saved: ${message}`, { cause });
    }
    const { interruption } = this.interrupts ?? {};
    if (!isStop || !interruption) return;
    this.saved = new Interruption(
      interruption.signalName,
      `Stopped ${whereIs(position, run.epochs)}. Saved in ${this.backupDir}: run it again to go on.`,
    );
    throw this.saved;
  }

  end(isFinished: boolean): void {
    this.interrupts?.dispose();
    inUse.delete(String(this.folder));
    if (this.saved) {
      console.error(`\n${this.saved.message}`);
      endAs(this.saved);
    } else if (this.interrupts?.interruption && isFinished) {
      endAs(this.interrupts.interruption); // came after the last epoch, which is saved
    } else if (isFinished && this.deletesCheckpoint) {
      removeCheckpoint(this.backupDir);
    }
  }
}

/** What the signal would have done; a notebook's kernel has a listener of its own, and goes on. */
function endAs({ signalName }: Interruption): void {
  if (process.listenerCount(signalName) === 0) process.kill(process.pid, signalName);
}

function removeCheckpoint(folder: string): void {
  try {
    rmSync(checkpointPath(folder), { force: true });
    rmdirSync(folder);
  } catch {
    // The folder has other files, or can't be changed: training is done all the same.
  }
}

/** @throws Error unless one could have been trained in the other's place; names may differ */
function checkSameModel(saved: ModelRecord, now: ModelRecord): void {
  const [before, after] = [describe(saved), describe(now)];
  if (before === after) return;
  throw new Error(`The checkpoint is of another model: ${before}; and now ${after}.`);
}

/** @example describe(lesson) // '784, Dense 100 sigmoid, Dense 10 softmax; sparse_categorical_crossentropy; …' */
function describe({ batchShape, layers, training }: ModelRecord): string {
  const words = (values: object) => Object.values(values).map(String).join(' ');
  const stack = layers.map(({ name: _, trainable, ...layer }) => {
    const isFrozen = trainable ? [] : ['frozen'];
    const settings = Object.entries(layer).map(([key, value]) =>
      key === 'useBias' ? (value ? 'with bias' : 'without bias') : String(value),
    );
    return [...settings, ...isFrozen].join(' ');
  });
  const { loss, lossArguments, metrics = [], optimizer } = training ?? {};
  const { learningRate: _, ...settings } = optimizer?.config ?? {};
  const measures = [lossArguments ?? {}, ...metrics].map((measure) =>
    typeof measure === 'string' ? measure : JSON.stringify(measure),
  );
  const plan = [optimizer?.name, words(settings), optimizer?.scaleEpsilon ?? ''];
  return [`[${batchShape.slice(1)}]`, ...stack, loss, ...measures, ...plan].join(', ');
}
