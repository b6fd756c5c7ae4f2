/** TensorFlow.js's WebAssembly file for pages. What is built for them has the bytes themselves in this file's place. */

import { readFileSync } from 'node:fs';

export async function wasmFile(): Promise<Uint8Array<ArrayBuffer>> {
  const name = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
  return readFileSync(require.resolve(name)) as Uint8Array<ArrayBuffer>;
}
