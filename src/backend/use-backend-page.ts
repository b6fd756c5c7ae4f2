/** Which machine room TensorFlow.js computes in, in a page: WebAssembly, else plain JavaScript. */

import * as tf from '@tensorflow/tfjs';
import {
  activate,
  type BackendInfo,
  type BackendName,
  backendNames,
  chooseBackend,
  describeWasm,
  type Loaders,
  loadPlain,
} from './choose-backend.ts';
import { wasmFile } from './wasm-file-node.ts';

export { type BackendInfo, type BackendName, backendNames };

const loaders: Loaders = {
  gpu: notInPages,
  native: notInPages,
  wasm: loadWasm,
  cpu: loadPlain,
};

/**
 * Makes TensorFlow.js compute with the best backend that a page has, or with the one that is asked
 * for, which then also trains the models that it can. Nothing is fetched: WebAssembly's file comes
 * with the script.
 * @param wanted 'wasm' or 'cpu'; 'gpu' and 'native' are Node's
 * @throws Error if the one asked for can't be had; it is never replaced silently
 */
export async function useBackend(wanted?: string): Promise<BackendInfo> {
  const { name, description } = await chooseBackend(wanted, loaders);
  return { name, description };
}

async function notInPages(): Promise<string> {
  throw new Error('a page has no native kernels, only Node has');
}

let isPlaced = false;

async function loadWasm(): Promise<string> {
  const { setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  if (!(await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT'))) {
    throw new Error('this browser has no SIMD; use a newer one');
  }
  if (!isPlaced) {
    const url = URL.createObjectURL(new Blob([await wasmFile()], { type: 'application/wasm' }));
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false); // one thread, as in Node
    setWasmPaths({
      'tfjs-backend-wasm.wasm': url,
      'tfjs-backend-wasm-simd.wasm': url,
      'tfjs-backend-wasm-threaded-simd.wasm': url,
    });
    isPlaced = true;
  }
  await activate(
    'wasm',
    "; the page's Content-Security-Policy needs 'wasm-unsafe-eval' and connect-src blob:",
  );
  return describeWasm();
}
