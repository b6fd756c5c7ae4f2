/** The chosen network, built in one of the lesson's three ways, and what computes its steps. */

import type * as tf from '@tensorflow/tfjs';
import {
  clearSession,
  dense,
  dropout,
  type Sequential,
  sequential,
  setRandomSeed,
} from '../../../src/index.ts';
import {
  createEngine,
  hasWasmSimd,
  initialState,
  type ModelRecord,
  noisesOf,
  optimizerClasses,
  planFor,
  recordOf,
  type StepPlan,
} from '../../../src/internal.ts';
import { type HiddenLayer, type LayerCall, layersOf, MODEL_NAME } from '../chosen-network.ts';
import { type Stepper, setWeights, weightsOf } from './engine.ts';
import type { OptimizerName, Way } from './messages.ts';
import { plainEngine } from './plain-engine.ts';

/** What a network is made of, and how it walks downhill. */
export interface Recipe {
  network: readonly HiddenLayer[];
  way: Way;
  seed: number;
  /** 'wasm' where the browser can; what came out stands in `engine.name`. */
  engine: 'wasm' | 'plain';
  optimizer: OptimizerName;
  learningRate: number;
  batchSize: number;
}

/** As network-code.ts writes them. */
const builders: Record<Way, (calls: LayerCall[]) => Sequential> = {
  'layer-array': (calls) => sequential({ layers: calls.map((call) => made(call)) }),
  named: (calls) =>
    sequential({ layers: calls.map((call) => made(call, call.name)), name: MODEL_NAME }),
  add(calls) {
    const model = sequential();
    for (const call of calls) model.add(made(call));
    return model;
  },
};

function made(call: LayerCall, name?: string): tf.layers.Layer {
  if (call.layer === 'dropout') return dropout({ rate: call.rate, name });
  const { units, activation, inputShape } = call;
  return dense({ units, activation, inputShape, name });
}

export interface Network {
  model: Sequential;
  plan: StepPlan;
  engine: Stepper;
}

export function buildNetwork(recipe: Recipe): Network {
  clearSession(); // the layers' names start anew: dense, dense_1
  setRandomSeed(recipe.seed);
  const model = builders[recipe.way](layersOf(recipe.network));
  const { learningRate } = recipe;
  const optimizer = new optimizerClasses[recipe.optimizer]({ learningRate });
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer });
  const plan = planFor(model, recipe.batchSize, 1);
  if (typeof plan === 'string') throw new Error(plan);
  return { model, plan, engine: engineFor(recipe, model, plan) };
}

function engineFor(recipe: Recipe, model: Sequential, plan: StepPlan): Stepper {
  if (recipe.engine === 'plain') return plainEngine('plain', model, plan);
  if (!hasWasmSimd()) return plainEngine('no-simd', model, plan);
  try {
    const engine = createEngine('wasm', plan);
    engine.writeState(initialState(plan, weightsOf(model)));
    const readWeights = () => engine.readState().weights;
    return Object.assign(engine, { name: 'wasm' as const, readWeights });
  } catch {
    return plainEngine('no-memory', model, plan); // its only other reason
  }
}

/** The same weights, and the optimizer's memory where it is the same optimizer, under other settings. */
export function retuned(old: Network, recipe: Recipe): Network {
  const state = old.engine.readState();
  disposeNetwork(old);
  const network = buildNetwork(recipe);
  const isSame = old.plan.optimizer.name === network.plan.optimizer.name;
  network.engine.writeState(isSame ? state : initialState(network.plan, state.weights));
  const noises = noisesOf(network.plan);
  for (const [i, noise] of noisesOf(old.plan).entries()) Object.assign(noises[i], noise);
  return network;
}

export function disposeNetwork({ engine, model }: Network): void {
  engine.dispose();
  model.optimizer.dispose();
  model.dispose();
}

/** What a file keeps of it. */
export async function recordOfNetwork({ model, engine }: Network): Promise<ModelRecord> {
  const { weights, slots, iterations } = engine.readState();
  setWeights(model, weights);
  const record = await recordOf(model);
  return { ...record, training: record.training && { ...record.training, slots, iterations } };
}
