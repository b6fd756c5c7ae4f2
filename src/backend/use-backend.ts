/**
 * Which machine room TensorFlow.js computes in, from the fastest to the slowest:
 * TensorFlow's native kernels on a GPU or the CPU, WebAssembly, plain JavaScript.
 */

import {
  activate,
  type BackendInfo,
  type BackendName,
  backendNames,
  chooseBackend,
  describeWasm,
  type Loaders,
  loadPlain,
  threadText,
} from './choose-backend.ts';
import { cpuCount, cpuFeatures } from './cpu-features-node.ts';
import { findNativeAddon, loadNativeAddon, type NativeKind } from './native-addon-node.ts';
import { switchOnRelaxedSimd } from './relaxed-simd-node.ts';

export { type BackendInfo, type BackendName, backendNames };

const loaders: Loaders = {
  gpu: (isForced) => loadNative('gpu', isForced),
  native: (isForced) => loadNative('cpu', isForced),
  wasm: loadWasm,
  cpu: loadPlain,
};

/**
 * Makes TensorFlow.js compute with the best backend that this machine has, or
 * with the one that is asked for, here or in the environment variable ANN_BACKEND, which then also
 * trains the models that it can.
 * @throws Error if the one asked for can't be had, with how to get it; it is never replaced silently
 */
export async function useBackend(
  wanted: string | undefined = globalThis.process?.env.ANN_BACKEND,
): Promise<BackendInfo> {
  switchOnRelaxedSimd();
  const { name, description, refusals } = await chooseBackend(wanted, loaders);
  const isBroken = refusals.native !== undefined && findNativeAddon('cpu') !== undefined;
  return { name, description, hint: isBroken ? refusals.native : undefined };
}

/**
 * Left open, small steps go to the WebAssembly engine, which is faster there, and
 * the native kernels get all cores for the large ones. Asked for, they also take
 * the small steps, for which one thread is faster.
 */
async function loadNative(kind: NativeKind, isForced: boolean): Promise<string> {
  const { tensorflow, usesGpu, threads } = loadNativeAddon(kind, isForced ? 1 : cpuCount());
  if (kind === 'gpu' && !usesGpu) {
    throw new Error('tfjs-node-gpu is installed, but TensorFlow finds no GPU that it can use');
  }
  await activate('tensorflow');
  return usesGpu
    ? `TensorFlow ${tensorflow}, native kernels on the GPU`
    : `TensorFlow ${tensorflow}, native kernels (${threadText(threads)}, ${cpuFeatures().join(' ')})`;
}

async function loadWasm(): Promise<string> {
  await import('@tensorflow/tfjs-backend-wasm');
  await activate('wasm', '; a limit of addresses (ulimit -v) forbids its memory');
  return describeWasm();
}
