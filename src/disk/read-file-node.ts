/** Reads a file whole, its kind and size known first; why one can't be read, in the learner's words. */

import { closeSync, constants, openSync, readSync, type Stats, statSync } from 'node:fs';

/** What Node reads in one go. */
const MOST_BYTES = 2 ** 31 - 1;

/** A pipe that took the file's place meanwhile must not keep us; Windows has no such word. */
const READ = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * @param most bytes that the file may have
 * @param instead what to do about a larger one
 * @throws Error, with the system's as its cause, if there is none, it can't be read, is no ordinary
 *   file or is larger: said before anything is read
 */
export function readWhole(path: string, most = MOST_BYTES, instead = ''): Uint8Array {
  const { size } = statusOfFile(path);
  if (size > most) {
    const [has, limit] = [size, most].map((bytes) => bytes.toLocaleString('en'));
    throw new Error(`${path} has ${has} bytes; up to ${limit} are read.${instead}`);
  }
  return explained(path, () => {
    const file = openSync(path, READ);
    try {
      const bytes = new Uint8Array(size);
      let filled = 0;
      for (let read = -1; read !== 0 && filled < size; filled += read) {
        read = readSync(file, bytes, filled, size - filled, null);
      }
      return bytes.subarray(0, filled);
    } finally {
      closeSync(file);
    }
  });
}

/** For what people write: far more than any of it has. */
const MOST_TEXT_BYTES = 2 ** 26;

export function readText(path: string): string {
  return new TextDecoder().decode(readWhole(path, MOST_TEXT_BYTES));
}

/** @throws Error if there is nothing, or no ordinary file: reading a pipe or a device may never end */
export function statusOfFile(path: string): Stats {
  const status = explained(path, () => statSync(path));
  if (status.isFile()) return status;
  throw new Error(`${path} is ${whatIs(status)}; expected a file.`);
}

/** Of what is no file. */
export function whatIs(status: Stats): string {
  return status.isDirectory() ? 'a folder' : 'no ordinary file (a device or a pipe)';
}

function explained<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const says =
      code === 'ENOENT' ? `there is no ${path}` : `${path} can't be read: ${readFailure(code)}`;
    throw new Error(`${says}.`, { cause });
  }
}

/** Why a file can't be read, and what to do. */
export function readFailure(code: string | undefined): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'you may not read it or its folder. Change its permissions, or name another folder';
    case 'ENOTDIR':
      return 'the folder that was named is a file. Name the folder that it is in';
    case 'ENAMETOOLONG':
      return 'its name is too long';
    case 'ELOOP':
      return 'its name is a link that leads back to itself';
    default:
      return `the system says ${code}`;
  }
}
