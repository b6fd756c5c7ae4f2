/** The engine's other threads: each runs the module's `serve` over the same memory until it is told to end. */

import { isNode, nodeModule } from '../../disk/node-module.ts';

/** What a thread runs: it needs nothing of ours, so it is the same in Node and in a page. */
const PROGRAM = `
const begin = ({ module, memory, scratch, crew, index, places }) => {
  const { useScratch, serve } = new WebAssembly.Instance(module, { env: { memory } }).exports;
  useScratch(scratch);
  const numbers = new Int32Array(memory.buffer, crew);
  const { number, sleepers, ready, helpers } = places;
  Atomics.add(numbers, ready, 1);
  for (let seen = 0; seen >= 0; seen = serve(crew, index, seen)) {
    const asked = Atomics.load(numbers, helpers);
    if (index >= asked) {
      Atomics.wait(numbers, helpers, asked); // until more are asked for
      continue;
    }
    Atomics.add(numbers, sleepers, 1);
    Atomics.wait(numbers, number, seen);
    Atomics.sub(numbers, sleepers, 1);
  }
};
if (typeof require === 'function') begin(require('node:worker_threads').workerData);
else onmessage = ({ data }) => { begin(data); close(); };
`;

/** What a thread is given. */
export interface ThreadData {
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  /** The addresses of what it writes for itself, and of where the threads meet. */
  scratch: number;
  crew: number;
  index: number;
  /** Of four bytes each, from the crew's address on. */
  places: Record<'number' | 'sleepers' | 'ready' | 'helpers', number>;
}

/** Starts a thread, which keeps no program alive. @param onEnd called when it ends, however it does */
export function startThread(data: ThreadData, onEnd: () => unknown): void {
  if (isNode()) {
    const { Worker } = nodeModule<typeof import('node:worker_threads')>('node:worker_threads');
    const worker = new Worker(PROGRAM, {
      ...{ eval: true, workerData: data, execArgv: [], env: {} },
      ...{ stdin: false, stdout: false, stderr: false },
    });
    worker.on('error', () => {}); // its end follows
    worker.on('exit', onEnd).unref();
    return;
  }
  const address = URL.createObjectURL(new Blob([PROGRAM], { type: 'text/javascript' }));
  const worker = new Worker(address);
  worker.onerror = onEnd;
  worker.postMessage(data);
  URL.revokeObjectURL(address);
}

/** How many threads can work at once: 0 where there can be no other, for they can't share memory or mustn't wait. */
export function coresForThreads(): number {
  if (isNode()) return nodeModule<typeof import('node:os')>('node:os').availableParallelism();
  // A page shares memory only where its server isolates it; and its first thread mustn't wait.
  const isShared = globalThis.crossOriginIsolated === true && typeof document === 'undefined';
  return isShared ? navigator.hardwareConcurrency : 0;
}
