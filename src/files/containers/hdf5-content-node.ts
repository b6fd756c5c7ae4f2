/** Everything that an HDF5 file holds, read in a thread of its own with limits to time and memory. */

import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { inWords, kindOf } from '../../disk/file-kind.ts';
import { h5wasmPath } from './h5wasm-node.ts';

/** A group has keys, an array a shape; what is damaged, or leads elsewhere, has neither. */
export interface Hdf5Entry {
  keys?: string[];
  shape?: number[];
  /** '<f' is float32, '<q' int64; what else there is has longer descriptions. */
  dtype?: unknown;
  /** Undefined if it would take more bytes than the whole file. */
  value?: unknown;
  /** The attributes that are texts. */
  texts?: Map<string, unknown>;
}

/** By path: '' is the file itself, 'layers/dense/vars/0' an array in it. */
export type Hdf5Content = Map<string, Hdf5Entry>;

const WORKER = new URL('./hdf5-worker-node.cjs', import.meta.url);
/** What is counted is the processor's time: other work on the machine makes no file a damaged one. */
const MOST_MILLISECONDS = 400;
const BYTES_A_MILLISECOND = 2 ** 13;
/** For what is packed: see hdf5-content.mjs. */
const UNPACKING_MILLISECONDS = 1000;
const TURN_MILLISECONDS = 10;
/** Of JavaScript's own memory: file and arrays lie outside it. */
const resourceLimits = { maxOldGenerationSizeMb: 256 };

let worker: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

export class Hdf5Error extends Error {}

/**
 * One file after the other; the thread stays for the next, and keeps no program running.
 * @throws Hdf5Error if the bytes are no HDF5 file, or reading them comes to no end
 */
export function hdf5Content(bytes: Uint8Array): Promise<Hdf5Content> {
  const content = last.then(() => ask(bytes));
  last = content.catch(() => undefined);
  return content;
}

async function ask(bytes: Uint8Array): Promise<Hdf5Content> {
  worker ??= await start();
  const stop = new AbortController();
  let left = MOST_MILLISECONDS + UNPACKING_MILLISECONDS + bytes.length / BYTES_A_MILLISECOND;
  let usage = process.cpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.cpuUsage(usage);
    usage = process.cpuUsage();
    // Whatever this thread computed meanwhile is not the file's.
    left -= Math.min((user + system) / 1000, 2 * TURN_MILLISECONDS);
    if (left < 0) stop.abort();
  }, TURN_MILLISECONDS);
  try {
    const answer = once(worker, 'message', { signal: stop.signal });
    worker.postMessage(bytes);
    const [{ entries, isSpent }] = await answer;
    if (isSpent) end();
    if (entries === undefined) throw new Hdf5Error(whatIsWrong(bytes));
    return entries;
  } catch (cause) {
    if (cause instanceof Hdf5Error) throw cause;
    end();
    throw new Hdf5Error('the HDF5 file is damaged: reading it came to no end.', { cause });
  } finally {
    clearInterval(timer);
  }
}

function whatIsWrong(bytes: Uint8Array): string {
  if (kindOf(bytes) === 'hdf5') return 'the HDF5 file was cut off, or is damaged. Get it again.';
  return inWords(bytes) ?? 'it is not an HDF5 file.';
}

async function start(): Promise<Worker> {
  // Without what the program was started with, such as ts-node.
  const started = new Worker(WORKER, { workerData: h5wasmPath(), execArgv: [], resourceLimits });
  await once(started, 'message');
  started.on('error', end);
  started.unref();
  return started;
}

function end(): void {
  void worker?.terminate();
  worker = undefined;
}
