/**
 * What the chapters and the lesson's files use of Node's modules, in the page: a disk in memory, which is empty
 * when the first cell runs. .vitepress/live.mts puts it in the place of node:fs, node:path, node:os and node:crypto.
 */

import { createMemoryFs } from '@file-services/memory';

const disk = createMemoryFs({ tmp: {} });

// node:path, node:os
export const { basename, dirname, extname, join, relative, resolve } = disk;
export const tmpdir = () => '/tmp';

// node:fs
export const { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync } = disk;
export const { rmSync, rmdirSync, unlinkSync, writeFileSync } = disk;
export const constants = { O_RDONLY: 0, R_OK: 4, W_OK: 2 };

/** All files may be read and written. */
const MODE = 0o666;

export function statSync(path: string, options?: { throwIfNoEntry?: boolean }) {
  if (options?.throwIfNoEntry === false && !existsSync(path)) return undefined;
  const status = disk.statSync(path);
  const size = status.isFile() ? readFileSync(path).length : 0;
  return Object.assign(status, { size, mode: MODE });
}
export const lstatSync = statSync;
export const accessSync = (path: string): void => void disk.statSync(path);

/** In the place of a file of that name, as Node does. */
export function renameSync(from: string, to: string): void {
  if (existsSync(to) && !disk.statSync(to).isDirectory()) unlinkSync(to);
  disk.renameSync(from, to);
}

/** As for a network drive that doesn't say: then nobody compares. */
export const statfsSync = () => ({ blocks: 0, bavail: 0, bfree: 0, bsize: 1 });

let folders = 0;

export function mkdtempSync(prefix: string): string {
  const path = `${prefix}${String(++folders).padStart(6, '0')}`;
  mkdirSync(path);
  return path;
}

/** Open files: what is still to be read of them. */
const open = new Map<number, Uint8Array>();
let opened = 2;

export function openSync(path: string): number {
  open.set(++opened, readFileSync(path));
  return opened;
}

/** From where the last one ended. */
export function readSync(file: number, into: Uint8Array, at: number, length: number): number {
  const rest = open.get(file) ?? new Uint8Array(0);
  const read = rest.subarray(0, length);
  into.set(read, at);
  open.set(file, rest.subarray(read.length));
  return read.length;
}

export const fsyncSync = () => undefined;
export const closeSync = (file: number): void => void open.delete(file);

// node:crypto
export function randomBytes(count: number) {
  const bytes = crypto.getRandomValues(new Uint8Array(count));
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { toString: () => hex };
}
