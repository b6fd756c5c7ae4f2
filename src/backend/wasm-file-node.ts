/** TensorFlow.js's WebAssembly file for pages. What is built for them has the bytes themselves in this file's place. */

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { PROJECT_DIR } from '../disk/project-node.ts';

export async function wasmFile(): Promise<Uint8Array<ArrayBuffer>> {
  const name = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';
  const { resolve } = createRequire(join(PROJECT_DIR, 'package.json'));
  return readFileSync(resolve(name)) as Uint8Array<ArrayBuffer>;
}
