/** Saves the model while it trains: after every epoch, or where it is better than before. */

import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { checkWritable, makeFolder } from '../disk/whole-file-node.ts';
import type { Kind } from '../names/arguments.ts';
import { pythonFormat } from '../names/python-format.ts';
import { quoted } from '../names/quoted.ts';
import { checkSettings, settings } from '../training/callback-settings.ts';
import type { Logs } from '../training/history.ts';
import { loggedNames, MonitorCallback, type MonitorOptions } from '../training/monitor.ts';
import { firstMissing } from './file-formats-node.ts';
import { recordOf } from './record-of-model.ts';

export interface ModelCheckpointOptions extends MonitorOptions {
  /** 1 says what is saved, and what was better. */
  verbose?: 0 | 1;
  /** Whether only a model that is better than all before is saved; false unless given. */
  saveBestOnly?: boolean;
  /** Whether the weights alone are saved: to a name that ends in .weights.h5. */
  saveWeightsOnly?: boolean;
  /** 'epoch' (the default): at every epoch's end; a number: after so many batches instead. */
  saveFreq?: 'epoch' | number;
  /** What the first saved model must be better than. */
  initialValueThreshold?: number;
}

const frequency: Kind = [
  (value) => value === 'epoch' || (Number.isInteger(value) && (value as number) >= 1),
  "'epoch' or a number of batches",
];

/** Whole numbers in a file's name; the others are written with a point. */
const COUNTS = ['epoch', 'batch'];

/**
 * Saves the model, or its weights, as `model.save` does: whole or not at all, and folders on the way are made.
 * @throws TypeError or RangeError for settings that can't be; Error, by `fit` before any step, if the
 *   model or its loss can't be saved, or not there
 * @example
 * const best = new ModelCheckpoint('best-model.keras', { saveBestOnly: true });
 * const each = new ModelCheckpoint('model-{epoch:02d}-{val_loss:.2f}.keras'); // model-01-0.53.keras …
 * await model.fit(x, y, { epochs: 5, validationData: [valX, valY], callbacks: [best, each] });
 * Keras: keras.callbacks.ModelCheckpoint('best-model.keras', save_best_only=True)
 */
export class ModelCheckpoint extends MonitorCallback {
  private epoch = 0;
  private batchesSinceSaved = 0;
  private lastBatch = Number.POSITIVE_INFINITY;

  readonly filepath: string;
  private readonly options: ModelCheckpointOptions;

  /** @param filepath with places as in Python: {epoch:02d} counted from 1, {batch}, {val_loss:.2f} */
  constructor(filepath: string, options: ModelCheckpointOptions = {}) {
    checkSettings('ModelCheckpoint', options, {
      monitor: settings.text,
      verbose: settings.verbose,
      saveBestOnly: settings.onOff,
      saveWeightsOnly: settings.onOff,
      mode: settings.mode,
      saveFreq: frequency,
      initialValueThreshold: settings.number,
    });
    super('ModelCheckpoint', options);
    this.filepath = filepath;
    this.options = options;

    checkEnding(filepath, options.saveWeightsOnly ?? false);
    this.best = options.initialValueThreshold;
    if (this.looksAtBatches) this.onBatchEnd = this.countBatch;
  }

  override get isMonitoring(): boolean {
    return this.options.saveBestOnly === true;
  }

  override get looksAtBatches(): boolean {
    return (this.options.saveFreq ?? 'epoch') !== 'epoch';
  }

  override async onTrainBegin(): Promise<void> {
    if (!this.options.saveWeightsOnly) await recordOf(this.model); // says what can't be saved
    const names = this.looksAtBatches
      ? ['batch', ...loggedNames(this.model.measured, false)]
      : this.params.metrics;
    const path = this.pathOf(Object.fromEntries(['epoch', ...names].map((name) => [name, 1])));
    const folder = dirname(resolve(path));
    checkWritable(existsSync(folder) ? path : firstMissing(folder));
  }

  override onEpochBegin(epoch: number): void {
    this.epoch = epoch;
  }

  override async onEpochEnd(epoch: number, logs: Logs): Promise<void> {
    if (!this.looksAtBatches) await this.save(epoch, logs);
  }

  /** In Keras's way, which also counts across epochs. */
  private async countBatch(batch: number, logs: Logs): Promise<void> {
    this.batchesSinceSaved += batch <= this.lastBatch ? batch + 1 : batch - this.lastBatch;
    this.lastBatch = batch;
    if (this.batchesSinceSaved < Number(this.options.saveFreq)) return;
    this.batchesSinceSaved = 0;
    await this.save(this.epoch, logs, batch);
  }

  private async save(epoch: number, logs: Logs, batch?: number): Promise<void> {
    const counts = batch === undefined ? {} : { batch: batch + 1 };
    const path = this.pathOf({ epoch: epoch + 1, ...counts, ...logs });
    const say = (text: string) => {
      if (this.options.verbose !== 1) return;
      console.log(`${batch === undefined ? '' : '\n'}Epoch ${epoch + 1}: ${text}`);
    };
    if (!this.isDue(logs, path, say)) return;
    makeFolder(dirname(path));
    if (this.options.saveWeightsOnly) await this.model.saveWeights(path);
    else await this.model.save(path);
    say(`finished saving model to ${path}`);
  }

  private isDue(logs: Logs, path: string, say: (text: string) => void): boolean {
    if (!this.isMonitoring) {
      say(`saving model to ${path}`);
      return true;
    }
    const current = logs[this.monitor] as number; // `fit` has seen to it that there is one
    const before = this.best === undefined ? 'None' : this.best.toFixed(5);
    if (!this.isImprovement(current, this.best)) {
      say(`${this.monitor} did not improve from ${before}`);
      return false;
    }
    say(
      `${this.monitor} improved from ${before} to ${current.toFixed(5)}, saving model to ${path}`,
    );
    this.best = current;
    return true;
  }

  private pathOf(values: Record<string, number | undefined>): string {
    return pythonFormat(this.filepath, values, COUNTS);
  }
}

function checkEnding(filepath: unknown, isOfWeights: boolean): void {
  const endings = isOfWeights ? ['.weights.h5'] : ['.keras', '.h5'];
  if (typeof filepath === 'string' && endings.some((ending) => filepath.endsWith(ending))) return;
  const what = isOfWeights ? 'With saveWeightsOnly the name' : "A model's name";
  throw new RangeError(
    `${what} ends in ${endings.join(' or ')}, such as 'best-model${endings[0]}'; got ${quoted(filepath)}.`,
  );
}
