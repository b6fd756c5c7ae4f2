/** Chooses what computes the steps, before training starts. */

import * as tf from '@tensorflow/tfjs';
import type { SourcedBatch } from '../data/batch-source.ts';
import { didYouMean } from '../names/suggestion.ts';
import { initialState, noisesOf, type StepEngine, type StepPlan } from './engine.ts';
import { createFastEngine, OutOfMemoryError } from './fast-engine.ts';
import type { EngineName } from './history.ts';
import { frozenWeights, readWeights } from './model-weights.ts';
import type { TensorFlowBinding } from './native/mat-mul.ts';
import { NativeProducts } from './native/native-products.ts';
import { planFor } from './plan.ts';
import { TensorFlowEngine } from './tensorflow-engine.ts';
import type { TrainableModel } from './trainable-model.ts';
import { checkThreads, type Threads } from './wasm/crew.ts';
import { hasWasmSimd, type StepMemory } from './wasm/step-memory.ts';
import { WasmProducts } from './wasm/wasm-products.ts';

export const engineNames = ['auto', 'native', 'wasm', 'stock'] as const;

export type EngineChoice = (typeof engineNames)[number];

/** The engines of this project; 'stock' computes by TensorFlow.js's operations. */
export type FastEngine = Exclude<EngineName, 'stock'>;

/** Long enough for the clock, short enough not to be noticed. */
const MEASURE_MILLISECONDS = 100;
const MEASURE_ROUNDS = 2;
const STEPS_IN_A_ROW = 3;

let preferred: EngineChoice = 'auto';

/**
 * What 'auto' means from now on: an engine by name for every model that it can take, or 'auto' for
 * the faster one. `useBackend` calls it, so that a backend asked for by name also trains.
 */
export function preferEngine(engine: EngineChoice): void {
  preferred = engine;
}

/** What computes the steps. */
export interface ChosenEngine {
  engine: StepEngine;
  /** For a fast engine. */
  plan?: StepPlan;
  /** Why it is none, in words, if it was left open. */
  reason?: string;
}

/**
 * @param first a batch to measure with, as large as any will be
 * @throws Error if the engine asked for can't be had or can't take the model
 */
export function engineForModel(
  model: TrainableModel,
  first: SourcedBatch,
  wanted: EngineChoice = 'auto',
  threads: Threads = 'auto',
): ChosenEngine {
  checkThreads(threads);
  const { rows: batchSize, labelSize } = first;
  const plan = planFor(model, batchSize, labelSize);
  const stock = (why: string | undefined) => ({
    engine: new TensorFlowEngine(model, batchSize, labelSize),
    reason: wanted === 'auto' ? why : undefined,
  });
  try {
    const name = chooseEngine(wanted, plan, (engine, plan) => {
      giveWeights(engine, plan, model);
      first.fill(engine);
      return batchSize;
    });
    if (typeof plan === 'string') return stock(plan);
    return name === 'stock'
      ? stock(undefined)
      : { engine: createEngine(name, plan, threads), plan };
  } catch (error) {
    if (wanted !== 'auto' || !(error instanceof OutOfMemoryError)) throw error;
    return stock(error.message.replace(/\.$/, ''));
  }
}

/** An engine that goes on from the model's weights, not from its optimizer's slots. */
export function engineWithWeights(...args: Parameters<typeof engineForModel>): StepEngine {
  const { engine, plan } = engineForModel(...args);
  if (plan) giveWeights(engine, plan, args[0]);
  return engine;
}

function giveWeights(engine: StepEngine, plan: StepPlan, model: TrainableModel): void {
  engine.writeState(initialState(plan, readWeights(model), frozenWeights(model)));
}

/** The faster engine by plan: a process measures each plan once. */
const measured = new Map<string, FastEngine>();

/** Gives an engine the model's weights and a first batch, to measure with. @returns the batch's rows */
type Prepare = (engine: StepEngine, plan: StepPlan) => number;

/**
 * - A model that neither takes is trained by TensorFlow.js's operations: 'stock'.
 * - Asked for by name, an engine is used or refused, never replaced.
 * - Else the one that goes with the backend asked for, or the faster one, by measurement.
 *
 * @param plan the model's plan, or in words why there is none
 * @throws Error if the engine asked for can't be had or can't take the model
 */
export function chooseEngine(
  wanted: EngineChoice,
  plan: StepPlan | string,
  prepare: Prepare,
): EngineName {
  if (!engineNames.includes(wanted)) {
    throw new RangeError(
      `An engine is one of ${engineNames.join(', ')}; got '${wanted}'.${didYouMean(wanted, engineNames)}`,
    );
  }
  const available = availableEngines();
  if (wanted !== 'auto' && wanted !== 'stock') {
    if (typeof plan === 'string') {
      throw new Error(`The engine '${wanted}' can't train this model: ${plan}. Use 'stock'.`);
    }
    if (!available.includes(wanted)) throw new Error(howToGet(wanted));
    return wanted;
  }
  if (wanted === 'stock' || typeof plan === 'string' || available.length === 0) return 'stock';
  if (preferred === 'stock' || available.includes(preferred as FastEngine))
    return preferred as EngineName;
  if (available.length === 1) return available[0];

  const key = JSON.stringify(plan);
  const known = measured.get(key);
  if (known) return known;
  const fastest = measureFastest(available, plan, prepare);
  measured.set(key, fastest);
  return fastest;
}

export function createEngine(name: FastEngine, plan: StepPlan, threads?: Threads): StepEngine {
  const products = (memory: StepMemory) =>
    name === 'native' ? new NativeProducts(nativeBinding()) : new WasmProducts(memory);
  return createFastEngine(plan, products, threads);
}

function availableEngines(): FastEngine[] {
  if (!hasWasmSimd()) return []; // whose module walks the weights of both
  return tf.findBackend('tensorflow') ? ['native', 'wasm'] : ['wasm'];
}

function nativeBinding(): TensorFlowBinding {
  return (tf.findBackend('tensorflow') as unknown as { binding: TensorFlowBinding }).binding;
}

function howToGet(name: FastEngine): string {
  return name === 'native'
    ? "The engine 'native' needs TensorFlow's native kernels: `await useBackend('native')` chooses " +
        'them, or says how to get them (npm run native).'
    : "The engine 'wasm' needs WebAssembly with SIMD, which this runtime lacks: Node 18 has it.";
}

/**
 * Lets the engines take steps in turn, on copies of the real weights and data, and
 * compares the fastest step of each: noise only slows a step down.
 */
function measureFastest(
  names: readonly FastEngine[],
  plan: StepPlan,
  prepare: Prepare,
): FastEngine {
  const runners: { name: FastEngine; engine: StepEngine; rows: number; fastest: number }[] = [];
  const noises = noisesOf(plan);
  const draws = noises.map((noise) => noise.draws);
  try {
    for (const name of names) {
      const engine = createEngine(name, plan);
      const runner = { name, engine, rows: 0, fastest: Number.POSITIVE_INFINITY };
      runners.push(runner);
      runner.rows = prepare(engine, plan);
    }
    const start = performance.now();
    for (let n = 0; n < MEASURE_ROUNDS || performance.now() - start < MEASURE_MILLISECONDS; n++) {
      for (const runner of runners) {
        // Several in a row: the first one finds the processor's caches full of the other engine.
        for (let i = 0; i < STEPS_IN_A_ROW; i++) {
          const before = performance.now();
          runner.engine.step(runner.rows);
          runner.fastest = Math.min(runner.fastest, performance.now() - before);
        }
      }
    }
  } finally {
    for (const { engine } of runners) engine.dispose();
    for (const [i, noise] of noises.entries()) noise.draws = draws[i]; // training begins where it would have
  }
  return runners.reduce((a, b) => (b.fastest < a.fastest ? b : a)).name;
}
