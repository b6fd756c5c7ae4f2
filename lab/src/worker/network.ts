/** The lesson's model, built in one of its three ways, and what computes its steps. */

import * as tf from '@tensorflow/tfjs';
import {
  buildLayerArray,
  buildNamedSequential,
  buildWithAdd,
  clearSession,
  type Sequential,
  setRandomSeed,
} from '../../../src/index-browser';
import { initialState, type StepEngine, type StepPlan } from '../../../src/training/engine';
import { planFor } from '../../../src/training/plan';
import { createWasmEngine, hasWasmSimd } from '../../../src/training/wasm/wasm-engine';
import type { Engine, Way } from './messages';
import { PlainEngine } from './plain-engine';

export const BATCH_SIZE = 32;

const builders: Record<Way, () => Sequential> = {
  'layer-array': buildLayerArray,
  named: buildNamedSequential,
  add: buildWithAdd,
};

/** What both engines can do. */
export type Stepper = Pick<
  StepEngine,
  'inputs' | 'targets' | 'outputs' | 'step' | 'evaluate' | 'dispose'
> & { name: Engine; readWeights(): Float32Array[]; writeWeights(weights: Float32Array[]): void };

export interface Network {
  model: Sequential;
  plan: StepPlan;
  engine: Stepper;
}

/** @param engine 'wasm' where the browser can; what came out stands in `engine.name` */
export function buildNetwork(way: Way, seed: number, engine: Engine): Network {
  clearSession(); // the layers' names start anew: dense, dense_1
  setRandomSeed(seed);
  const model = builders[way]();
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const plan = planFor(model, 'sparseCategoricalCrossentropy', BATCH_SIZE);
  if (typeof plan === 'string') throw new Error(plan);
  const canWasm = engine === 'wasm' && hasWasmSimd();
  return { model, plan, engine: canWasm ? wasmEngine(model, plan) : new PlainEngine(model, plan) };
}

function wasmEngine(model: Sequential, plan: StepPlan): Stepper {
  const engine = createWasmEngine(plan);
  const writeWeights = (weights: Float32Array[]) => engine.writeState(initialState(plan, weights));
  writeWeights(weightsOf(model));
  return Object.assign(engine, {
    name: 'wasm' as const,
    readWeights: () => engine.readState().weights,
    writeWeights,
  });
}

/** The lesson's models and TensorFlow.js's alike. */
type Weighted = Pick<tf.Sequential, 'getWeights' | 'setWeights'>;

export function weightsOf(model: Weighted): Float32Array[] {
  return model.getWeights().map((weight) => weight.dataSync() as Float32Array);
}

/** Copies the arrays into the model's own weights. */
export function setWeights(model: Weighted, weights: readonly Float32Array[]): void {
  tf.tidy(() => {
    const shapes = model.getWeights().map(({ shape }) => shape);
    model.setWeights(weights.map((values, i) => tf.tensor(values, shapes[i])));
  });
}
