/** Writes the values of every epoch to a file that a spreadsheet reads. */

import { existsSync, readFileSync } from 'node:fs';
import { checkWritable, writeWhole } from '../disk/whole-file-node.ts';
import type { Kind } from '../names/arguments.ts';
import { pythonFloat } from '../names/python-format.ts';
import { quoted } from '../names/quoted.ts';
import { Callback } from '../training/callback.ts';
import { checkSettings, settings } from '../training/callback-settings.ts';
import type { Logs } from '../training/history.ts';

export interface CSVLoggerOptions {
  /** Between two values; a comma unless given. */
  separator?: string;
  /** Whether what is in the file stays, and the rows come after it; false unless given. */
  append?: boolean;
}

const separator: Kind = [
  (value) => typeof value === 'string' && value.length === 1 && !'"\r\n'.includes(value),
  "one character that is not a quote or line break, such as ','",
];

/**
 * Keras's file, to the last character: `epoch` counted from 0, then all values by name; NA where there is
 * none. The file is whole at any moment; an earlier one stays until the first epoch has ended.
 * @throws TypeError or RangeError for settings that can't be; Error, by `fit` before any step, if the file can't be written
 * @example
 * await model.fit(x, y, { epochs: 2, callbacks: [new CSVLogger('log.csv')] });
 * // epoch,accuracy,loss,val_accuracy,val_loss
 * // 0,0.81,0.53,NA,NA …
 * Keras: keras.callbacks.CSVLogger('log.csv')
 */
export class CSVLogger extends Callback {
  private readonly separator: string;
  private readonly append: boolean;
  private keys?: string[];
  private text = '';

  readonly filename: string;

  /** @param filename of the file; its folder is there */
  constructor(filename: string, options: CSVLoggerOptions = {}) {
    super();
    this.filename = filename;

    if (typeof filename !== 'string' || filename === '') {
      throw new TypeError(
        `CSVLogger takes the name of a file, such as 'log.csv'; got ${quoted(filename)}.`,
      );
    }
    checkSettings('CSVLogger', options, { separator, append: settings.onOff });
    this.separator = options.separator ?? ',';
    this.append = options.append ?? false;
  }

  override onTrainBegin(): void {
    checkWritable(this.filename);
    this.keys = undefined;
    const isKept = this.append && existsSync(this.filename);
    this.text = isKept ? readFileSync(this.filename, 'utf8') : '';
  }

  override onEpochEnd(epoch: number, logs: Logs): void {
    if (!this.keys) {
      this.keys = keysOf(logs);
      if (this.text === '') this.addRow(['epoch', ...this.keys]);
    }
    const values = this.keys.map((key) => {
      const value = logs[key];
      return value === undefined ? 'NA' : pythonFloat(value);
    });
    this.addRow([String(epoch), ...values]);
    writeWhole(this.filename, this.text);
  }

  private addRow(cells: string[]): void {
    const isSpecial = (cell: string) =>
      ['"', '\r', '\n', this.separator].some((each) => cell.includes(each));
    const written = cells.map((cell) =>
      isSpecial(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
    );
    this.text += `${written.join(this.separator)}\r\n`;
  }
}

/** Keras keeps columns free for a validation that may yet come. */
function keysOf(logs: Logs): string[] {
  const keys = Object.keys(logs)
    .filter((key) => logs[key] !== undefined)
    .sort();
  if (keys.some((key) => key.startsWith('val_'))) return keys;
  return [...keys, ...keys.map((key) => `val_${key}`)];
}
