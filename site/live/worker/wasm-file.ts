/** Stands for src/backend/wasm-file-node.ts in the pages (.vitepress/live.mts says so): fetched when a program asks. */

import url from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';

export async function wasmFile(): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} can't be fetched (${response.status})`);
  return response.arrayBuffer();
}
