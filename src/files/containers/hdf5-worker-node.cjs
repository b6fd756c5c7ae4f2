/**
 * Reads whole HDF5 files in a thread of its own, which can be ended from outside. Plain JavaScript, since a
 * thread starts without ts-node or Jest.
 */

const { readFileSync } = require('node:fs');
const { parentPort, workerData } = require('node:worker_threads');

async function main() {
  // biome-ignore lint/correctness/useImportExtensions: it takes the ending of the types beside it
  const content = await import('./hdf5-content.mjs');
  // The library prints pages about a damaged file and goes on; the reader says it in a line.
  const silent = { log() {}, warn() {}, error() {} };
  const script = `${readFileSync(workerData, 'utf8')}\nreturn h5wasm;`;
  const h5wasm = new Function('console', script)(silent);
  await h5wasm.ready;
  content.prepare(h5wasm);
  parentPort.on('message', (bytes) => {
    const entries = content.contentOf(h5wasm, bytes);
    parentPort.postMessage({ entries, isSpent: content.isSpent });
  });
  parentPort.postMessage('ready');
}

main();
