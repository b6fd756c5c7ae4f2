/**
 * Which machine room TensorFlow.js computes in: TensorFlow's native kernels,
 * WebAssembly, or plain JavaScript.
 */

import * as tf from '@tensorflow/tfjs';

export type BackendName = 'native' | 'wasm' | 'cpu';

export interface BackendInfo {
  name: BackendName;
  /** One line: what computes. */
  description: string;
  /** How to get a faster one, if there is one. */
  hint?: string;
}

const backends: { name: BackendName; load: () => Promise<string> }[] = [
  { name: 'native', load: loadNative },
  { name: 'wasm', load: loadWasm },
  { name: 'cpu', load: loadCpu },
];

/**
 * Makes TensorFlow.js compute with the best backend that this machine has, or
 * with the one that is asked for.
 * @throws Error if the one asked for can't be had; it is never replaced silently
 */
export async function useBackend(wanted?: BackendName): Promise<BackendInfo> {
  // TensorFlow.js greets at every start and says what to install; we say it once, in one line.
  if (!globalThis.process?.env.DEBUG) tf.env().set('PROD', true);
  const reasons: string[] = [];
  for (const { name, load } of backends.filter((b) => wanted === undefined || b.name === wanted)) {
    try {
      const description = await load();
      const hint =
        name === 'native' || wanted !== undefined
          ? undefined
          : "TensorFlow's native kernels are not installed; to get them: npm install @tensorflow/tfjs-node";
      return { name, description, hint };
    } catch (error) {
      reasons.push(`${name}: ${(error as Error).message.split('\n')[0]}`);
    }
  }
  throw new Error(
    `The backend '${wanted ?? 'auto'}' can't be had (${reasons.join('; ')}). ` +
      `Leave the choice open, or ask for one of ${backends.map((b) => b.name).join(', ')}.`,
  );
}

async function loadNative(): Promise<string> {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
  require('@tensorflow/tfjs-node');
  await activate('tensorflow');
  const { binding } = tf.backend() as unknown as { binding: { TF_Version: string } };
  return `TensorFlow ${binding.TF_Version} (native kernels)`;
}

async function loadWasm(): Promise<string> {
  require('@tensorflow/tfjs-backend-wasm');
  await activate('wasm');
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return `WebAssembly${simd ? ' with SIMD' : ''}`;
}

async function loadCpu(): Promise<string> {
  await activate('cpu');
  return 'plain JavaScript';
}

async function activate(name: string): Promise<void> {
  if (!(await tf.setBackend(name))) {
    throw new Error(`TensorFlow.js can't start its backend '${name}'`);
  }
  await tf.ready();
}
