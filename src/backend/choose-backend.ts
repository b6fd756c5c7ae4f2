/** How both doors' `useBackend` choose: the one that is asked for, or the first that can be had. */

import * as tf from '@tensorflow/tfjs';
import { didYouMean } from '../names/suggestion.ts';
import { preferEngine } from '../training/choose-engine.ts';

export const backendNames = ['gpu', 'native', 'wasm', 'cpu'] as const;

export type BackendName = (typeof backendNames)[number];

export interface BackendInfo {
  name: BackendName;
  /** One line: what computes, with which threads and instruction sets. */
  description: string;
  /** Where native kernels are installed and don't load: why, and how to repair them. */
  hint?: string;
}

/** Each starts its backend and describes it, or says why it can't. */
export type Loaders = Record<BackendName, (isForced: boolean) => Promise<string>>;

/** What trains where the backend was asked for by name; plain JavaScript has no engine of its own. */
const engines = { gpu: 'native', native: 'native', wasm: 'wasm', cpu: 'stock' } as const;

export interface Chosen {
  name: BackendName;
  description: string;
  /** Why those before it can't be had. */
  refusals: Partial<Record<BackendName, string>>;
}

/** @throws Error if the one asked for can't be had; it is never replaced silently */
export async function chooseBackend(wanted: string | undefined, loaders: Loaders): Promise<Chosen> {
  if (wanted && !(backendNames as readonly string[]).includes(wanted)) {
    throw new RangeError(
      `A backend is one of ${backendNames.join(', ')}; got '${wanted}'.${didYouMean(wanted, backendNames)}`,
    );
  }
  // TensorFlow.js greets at every start and says what to install; we say it once, in one line.
  if (!globalThis.process?.env.DEBUG) tf.env().set('PROD', true);
  const refusals: Chosen['refusals'] = {};
  let cause: unknown;
  for (const name of wanted ? [wanted as BackendName] : backendNames) {
    try {
      const description = await loaders[name](Boolean(wanted));
      preferEngine(wanted ? engines[name] : 'auto');
      return { name, description, refusals };
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

/** @param why what keeps it from starting, if it doesn't: '; a limit …' */
export async function activate(name: string, why = ''): Promise<void> {
  if (!(await tf.setBackend(name))) {
    throw new Error(`TensorFlow.js can't start its backend '${name}'${why}`);
  }
  await tf.ready();
}

export async function describeWasm(): Promise<string> {
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  return `WebAssembly (${threadText(1)}, ${simd ? '128-bit SIMD' : 'no SIMD'})`;
}

export async function loadPlain(): Promise<string> {
  await activate('cpu');
  return `plain JavaScript (${threadText(1)})`;
}

export function threadText(threads: number): string {
  return threads === 1 ? '1 thread' : `${threads} threads`;
}
