/** Writes files whole or not at all. */

import { randomBytes } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { whatIs } from './read-file-node.ts';

const MIB = 2 ** 20;
/** Of the lesson's files the largest, a checkpoint with Adam's slots, has 1.3 MiB. */
const ROOM_BYTES = 1.5 * MIB;

/** In a file's mode. */
const OWNER_MAY_WRITE = 0o200;

const reasons: Record<string, string> = {
  ENOENT: "the folder doesn't exist",
  ENOTDIR: 'it would lie in a file, which is not a folder',
  ENAMETOOLONG: 'its name is too long',
  ENOSPC: 'the disk is full (ENOSPC)',
  EDQUOT: 'your share of the disk is used up (EDQUOT)',
  EFBIG: 'a file may not become that long',
  EROFS: 'the disk is read-only',
  EEXIST: 'a file, or a link that leads nowhere, has that name',
};

/**
 * @param bytes that the file may come to
 * @throws Error if no file can be written there: said before a long run, not after it
 */
export function checkWritable(path: string, bytes = ROOM_BYTES): void {
  const existing = tried(path, () => {
    const folder = dirname(resolve(path));
    accessSync(folder, constants.W_OK);
    // Node 22 and later take a path inside a file for one where nothing is yet.
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    return statSync(path, { throwIfNoEntry: false }); // where a link leads
  });
  if (bytes > 0) checkRoom(path, bytes);
  if (existing === undefined) {
    const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink();
    if (isLink) throw unwritable(path, 'EEXIST'); // writing would put a file in the link's place
    return;
  }
  if (!existing.isFile()) {
    throw new Error(`${path} is ${whatIs(existing)}; expected the name of a file to write.`);
  }
  // A new file takes its place by name, which asks no leave of a file that is read-only.
  if ((existing.mode & OWNER_MAY_WRITE) === 0) {
    throw new Error(`${path} is read-only; it stays as it is. Choose another place.`);
  }
  tried(path, () => accessSync(path, constants.W_OK));
}

/** @throws Error where the disk has less; some network drives don't say their size */
function checkRoom(path: string, bytes: number): void {
  const { blocks, bavail, bfree, bsize } = tried(path, () => statfsSync(dirname(resolve(path))));
  const left = (process.getuid?.() === 0 ? bfree : bavail) * bsize; // a part may be the superuser's
  if (blocks === 0 || left >= bytes) return;
  const [has, needs] = [left, bytes].map((size) => (size / MIB).toFixed(1));
  throw new Error(
    `${path} can't be written: the disk has ${has} MiB left, and up to ${needs} MiB may be needed. ` +
      'What stands there is unchanged. Choose another place.',
  );
}

/** Makes a folder and those above it, one at a time. @throws Error if one can't be made */
export function makeFolder(path: string): void {
  const isThere = tried(path, () => statSync(path, { throwIfNoEntry: false })?.isDirectory());
  if (isThere) return;
  const above = dirname(path);
  if (existsSync(above) && !statSync(above).isDirectory()) throw unwritable(path, 'ENOTDIR');
  if (above !== path) makeFolder(above);
  tried(path, () => mkdirSync(path));
}

/** What goes wrong, in the learner's words. */
function tried<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw unwritable(path, String((cause as NodeJS.ErrnoException).code), cause);
  }
}

function unwritable(path: string, code: string, cause?: unknown): Error {
  return new Error(
    `${path} can't be written: ${reasons[code] ?? `it is not allowed (${code})`}. ` +
      'What stands there is unchanged. Choose another place.',
    { cause },
  );
}

export function writeJson(path: string, value: unknown): void {
  writeWhole(path, `${JSON.stringify(value, null, 2)}\n`);
}

/**
 * Writes beside the file first, so that an earlier one stays if the disk is full. Where the name is
 * a link, the file that it leads to is replaced.
 */
export function writeWhole(path: string, content: string | Uint8Array): void {
  checkWritable(path, 0); // whether it fits the system says
  const existing = statSync(path, { throwIfNoEntry: false });
  const target = existing ? realpathSync(path) : resolve(path);
  const mark = randomBytes(4).toString('hex'); // in two containers a process may have the same number
  const temporary = join(dirname(target), `.writing-${process.pid}-${mark}.tmp`);
  try {
    tried(path, () => {
      writeFileSync(temporary, content, { mode: existing?.mode });
      toDisk(temporary); // the name must not be there before the bytes are, if the power fails
      renameSync(temporary, target);
    });
  } finally {
    rmSync(temporary, { force: true }); // left only where something went wrong
  }
}

function toDisk(path: string): void {
  const file = openSync(path, 'r+');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Removes what a process that was killed while it wrote has left in a folder. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, pid] = name.match(/^\.writing-(\d+)(?:-[0-9a-f]+)?\.tmp$/) ?? [];
    if (pid && !isAlive(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

/** Whether there is a process of this number. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0); // asks, and sends nothing
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // another user's
  }
}
