/** Chooses what computes the steps, before training starts. */

import * as tf from '@tensorflow/tfjs';
import { initialState, type StepEngine, type StepPlan } from './engine';
import type { EngineName } from './history';
import type { TensorFlowBinding } from './native/kernels';
import { createNativeEngine } from './native/native-engine';
import { createWasmEngine, hasWasmSimd } from './wasm/wasm-engine';

export const engineNames = ['auto', 'native', 'wasm', 'stock'] as const;

export type EngineChoice = (typeof engineNames)[number];

type FastEngine = Exclude<EngineName, 'stock'>;

/** Long enough for the clock, short enough not to be noticed. */
const MEASURE_MILLISECONDS = 20;
const MEASURE_STEPS = 3;

/** The faster engine by plan: a process measures each plan once. */
const measured = new Map<string, FastEngine>();

/**
 * - A model that no engine takes is trained by TensorFlow.js itself: 'stock'.
 * - Asked for by name, an engine is used or refused, never replaced.
 * - Else the faster of those that this machine has, by measurement.
 *
 * @param plan the model's plan, or in words why there is none
 * @throws Error if the engine asked for can't be had or can't take the model
 */
export function chooseEngine(
  wanted: EngineChoice,
  plan: StepPlan | string,
  weights: () => Float32Array[],
): EngineName {
  if (!engineNames.includes(wanted)) {
    throw new RangeError(`An engine is one of ${engineNames.join(', ')}; got '${wanted}'.`);
  }
  const available = availableEngines();
  if (wanted !== 'auto' && wanted !== 'stock') {
    if (typeof plan === 'string') {
      throw new Error(`The engine '${wanted}' can't train this model: ${plan}. Take 'stock'.`);
    }
    if (!available.includes(wanted)) throw new Error(howToGet(wanted));
    return wanted;
  }
  if (wanted === 'stock' || typeof plan === 'string' || available.length === 0) return 'stock';
  if (available.length === 1) return available[0];

  const key = JSON.stringify(plan);
  const known = measured.get(key);
  if (known) return known;
  const times = available.map((name) => ({
    name,
    time: millisecondsPerStep(name, plan, weights()),
  }));
  const fastest = times.reduce((a, b) => (b.time < a.time ? b : a)).name;
  measured.set(key, fastest);
  return fastest;
}

export function createEngine(name: FastEngine, plan: StepPlan): StepEngine {
  return name === 'native' ? createNativeEngine(plan, nativeBinding()) : createWasmEngine(plan);
}

function availableEngines(): FastEngine[] {
  const engines: FastEngine[] = [];
  if (tf.findBackend('tensorflow')) engines.push('native');
  if (hasWasmSimd()) engines.push('wasm');
  return engines;
}

function nativeBinding(): TensorFlowBinding {
  return (tf.findBackend('tensorflow') as unknown as { binding: TensorFlowBinding }).binding;
}

function howToGet(name: FastEngine): string {
  return name === 'native'
    ? "The engine 'native' needs TensorFlow's native kernels; to get them: npm run native. " +
        "Then choose them: await useBackend('native')."
    : "The engine 'wasm' needs WebAssembly with SIMD, which this runtime lacks: Node 18 has it.";
}

/** The fastest step of a few, on a copy of the real weights: noise only ever slows a step down. */
function millisecondsPerStep(name: FastEngine, plan: StepPlan, weights: Float32Array[]): number {
  const engine = createEngine(name, plan);
  try {
    engine.writeState(initialState(plan, weights));
    engine.inputs.forEach((_, i, inputs) => {
      inputs[i] = ((i * 37) % 256) / 255; // like pixels; zeros could be faster than real data
    });
    let fastest = Number.POSITIVE_INFINITY;
    const start = performance.now();
    for (
      let step = 0;
      step < MEASURE_STEPS || performance.now() - start < MEASURE_MILLISECONDS;
      step++
    ) {
      const before = performance.now();
      engine.step(plan.batchSize);
      fastest = Math.min(fastest, performance.now() - before);
    }
    return fastest;
  } finally {
    engine.dispose();
  }
}
