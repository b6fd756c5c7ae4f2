/** Stands for src/files/containers/h5wasm-node.ts in the lab (vite.config.mjs says so): fetched when a file needs it. */

import type { H5wasm } from '../../../src/internal.ts';

export async function loadH5wasm(): Promise<H5wasm> {
  // The library prints pages about a damaged file and goes on; we say it in a line.
  Object.assign(console, { log() {}, warn() {}, error() {} });
  const h5wasm = await import('h5wasm').catch(() => {
    throw new Error(''); // the page has words for what can't be loaded
  });
  await h5wasm.ready;
  return h5wasm;
}
