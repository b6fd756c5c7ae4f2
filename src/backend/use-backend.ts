/**
 * Which machine room TensorFlow.js computes in, from the fastest to the slowest:
 * TensorFlow's native kernels on a GPU or the CPU, WebAssembly, plain JavaScript.
 */

import * as tf from '@tensorflow/tfjs';
import { didYouMean } from '../names/suggestion';
import { preferEngine } from '../training/choose-engine';
import { cpuCount, cpuFeatures } from './cpu-features-node';
import { findNativeAddon, loadNativeAddon, type NativeKind } from './native-addon-node';
import { switchOnRelaxedSimd } from './relaxed-simd-node';

export const backendNames = ['gpu', 'native', 'wasm', 'cpu'] as const;

export type BackendName = (typeof backendNames)[number];

export interface BackendInfo {
  name: BackendName;
  /** One line: what computes, with which threads and instruction sets. */
  description: string;
  /** Where native kernels are installed and don't load: why, and how to repair them. */
  hint?: string;
}

/** What trains where the backend was asked for by name; plain JavaScript has no engine of its own. */
const engines = { gpu: 'native', native: 'native', wasm: 'wasm', cpu: 'stock' } as const;

const loaders: Record<BackendName, (isForced: boolean) => Promise<string>> = {
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
  if (wanted && !(backendNames as readonly string[]).includes(wanted)) {
    throw new RangeError(
      `A backend is one of ${backendNames.join(', ')}; got '${wanted}'.${didYouMean(wanted, backendNames)}`,
    );
  }
  // TensorFlow.js greets at every start and says what to install; we say it once, in one line.
  if (!globalThis.process?.env.DEBUG) tf.env().set('PROD', true);
  switchOnRelaxedSimd();
  const refusals: Partial<Record<BackendName, string>> = {};
  let cause: unknown;
  for (const name of wanted ? [wanted as BackendName] : backendNames) {
    try {
      const description = await loaders[name](Boolean(wanted));
      preferEngine(wanted ? engines[name] : 'auto');
      const isBroken = refusals.native !== undefined && findNativeAddon('cpu') !== undefined;
      return { name, description, hint: isBroken ? refusals.native : undefined };
    } catch (error) {
      refusals[name] = (error as Error).message;
      cause = error;
    }
  }
  throw new Error(
    `The backend '${wanted}' can't be had here: ${refusals[wanted as BackendName]}. ` +
      'Or leave the choice open.',
    { cause },
  );
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
  require('@tensorflow/tfjs-backend-wasm');
  await activate('wasm');
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return `WebAssembly (${threadText(1)}, ${simd ? '128-bit SIMD' : 'no SIMD'})`;
}

async function loadPlain(): Promise<string> {
  await activate('cpu');
  return `plain JavaScript (${threadText(1)})`;
}

async function activate(name: string): Promise<void> {
  if (!(await tf.setBackend(name))) {
    const why = name === 'wasm' ? '; a limit of addresses (ulimit -v) forbids its memory' : '';
    throw new Error(`TensorFlow.js can't start its backend '${name}'${why}`);
  }
  await tf.ready();
}

function threadText(threads: number): string {
  return threads === 1 ? '1 thread' : `${threads} threads`;
}
