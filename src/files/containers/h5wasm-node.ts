/** Loads h5wasm, the HDF5 library as WebAssembly, when a file first needs it. */

import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as h5wasmModule from 'h5wasm';

export type H5wasm = typeof h5wasmModule;

const FILE = join('h5wasm', 'dist', 'iife', 'h5wasm.js');

let loaded: Promise<H5wasm> | undefined;

/**
 * h5wasm comes as an ES module, which CommonJS can't require before Node 22 nor Jest import, and as one
 * script, which is the same code: that is run.
 */
export function h5wasmPath(): string {
  const path = (createRequire(import.meta.url).resolve.paths('h5wasm') ?? [])
    .map((folder) => join(folder, FILE))
    .find(existsSync);
  if (!path) throw new Error('the package h5wasm is missing: npm install');
  return path;
}

/** For writing; files of others are read in a thread of its own. */
export function loadH5wasm(): Promise<H5wasm> {
  loaded ??= (async () => {
    const script = new Function('console', `${readFileSync(h5wasmPath(), 'utf8')}\nreturn h5wasm;`);
    // The library prints what it looks for and doesn't find.
    const silent = { log() {}, warn() {}, error() {} };
    const h5wasm: H5wasm = script(silent);
    await h5wasm.ready.catch((cause: Error) => {
      throw new Error(
        'the HDF5 library gets no memory: WebAssembly reserves several GiB of addresses, and a limit forbids ' +
          'it. Lift the limit (in a shell: ulimit -v unlimited), or take .npz or a folder.',
        { cause },
      );
    });
    return h5wasm;
  })();
  return loaded;
}
