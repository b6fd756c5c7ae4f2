/** Writes result files whole or not at all. */

import { accessSync, constants, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** @throws Error if no file can be written there: said before a long run, not after it */
export function checkWritable(path: string): void {
  const folder = dirname(resolve(path));
  try {
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(
      `${path} can't be written: the folder ${folder} ` +
        `${code === 'ENOENT' ? "doesn't exist" : `is not writable (${code})`}. Choose another place.`,
      { cause },
    );
  }
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    throw new Error(`${path} is a folder; expected the name of a file to write.`);
  }
}

export function writeJson(path: string, value: unknown): void {
  writeWhole(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Writes beside the file first, so that an earlier one stays if the disk is full. */
export function writeWhole(path: string, text: string): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, path);
  } catch (cause) {
    rmSync(temporary, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    throw new Error(
      `${path} could not be written (${code === 'ENOSPC' ? 'the disk is full' : code}); ` +
        'what stood there before is unchanged.',
      { cause },
    );
  }
}
