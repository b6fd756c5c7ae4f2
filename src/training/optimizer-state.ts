/**
 * What an optimizer remembers of every weight, in Keras's form: kept by weight and apart from the object, so
 * that whichever engine comes next goes on from it.
 */

import * as tf from '@tensorflow/tfjs';
import type { TrainingState } from './engine.ts';
import { freshSlots, type OptimizerPlan, slotKinds, walk } from './optimizers.ts';
import { tensorflowKind, tensorflowPlan, toTensorflowSlots } from './tensorflow-optimizers.ts';

type NamedTensors = Awaited<ReturnType<tf.Optimizer['getWeights']>>;

/** Of each weight a slot of every kind. */
type Memory = Map<tf.Variable, Float32Array[]>;

const memories = new WeakMap<tf.Optimizer, Memory>();

const lent = new WeakMap<tf.Optimizer, () => void>();

/** While an engine has the memory, and counts the steps: whoever looks gets the engine's first. @param beforeLook ends that */
export function lendMemory(optimizer: tf.Optimizer, beforeLook: (() => void) | undefined): void {
  lent.delete(optimizer);
  const { iterations } = optimizer;
  setIterations(optimizer, iterations);
  if (!beforeLook) return;
  lent.set(optimizer, beforeLook);
  Object.defineProperty(optimizer, 'iterations_', {
    ...{ configurable: true, enumerable: true },
    get() {
      if (!lent.has(optimizer)) return iterations;
      beforeLook();
      return optimizer.iterations;
    },
  });
}

function memoryOf(optimizer: tf.Optimizer): Memory {
  lent.get(optimizer)?.();
  const known = memories.get(optimizer);
  if (known) return known;
  const memory: Memory = new Map();
  memories.set(optimizer, memory);
  const kind = tensorflowKind(optimizer);
  if (kind) {
    // Its own memory stays empty; whoever asks hears of this one.
    const plan = () => tensorflowPlan(kind, optimizer.getConfig());
    optimizer.getWeights = async () => memoryTensors(optimizer, plan(), 'tensorflow');
  }
  return memory;
}

const variableOf = (weight: tf.LayerVariable) => weight.read() as tf.Variable;

/** @returns the slots of these weights: of one that has taken no step as they begin; they are the optimizer's */
export function readOptimizerState(
  optimizer: tf.Optimizer,
  plan: OptimizerPlan,
  weights: readonly tf.LayerVariable[],
): Pick<TrainingState, 'slots' | 'iterations'> {
  const memory = memoryOf(optimizer);
  const own = weights.map(
    (weight) => memory.get(variableOf(weight)) ?? freshSlots(plan, variableOf(weight).size),
  );
  const slots = slotKinds(plan).map((_, kind) => own.map((kinds) => kinds[kind]));
  return { slots, iterations: optimizer.iterations };
}

/** @param weights in the order of `slots`, which stay the caller's */
export function writeOptimizerState(
  optimizer: tf.Optimizer,
  { slots, iterations }: Pick<TrainingState, 'slots' | 'iterations'>,
  weights: readonly tf.LayerVariable[],
): void {
  const memory = memoryOf(optimizer);
  for (const [i, weight] of weights.entries()) {
    const own = slots.map((kind) => Float32Array.from(kind[i]));
    memory.set(variableOf(weight), own);
  }
  setIterations(optimizer, iterations);
}

/** One step of the optimizer's plan. */
export function applyGradients(
  optimizer: tf.Optimizer,
  plan: OptimizerPlan,
  gradients: tf.NamedTensorMap | NamedTensors,
): void {
  const memory = memoryOf(optimizer);
  const named = Array.isArray(gradients)
    ? gradients
    : Object.entries(gradients).map(([name, tensor]) => ({ name, tensor }));
  const variables = named.map(({ name }) => tf.engine().registeredVariables[name]);
  const weights = variables.map(valuesOf);
  for (const variable of variables) {
    if (!memory.has(variable)) memory.set(variable, freshSlots(plan, variable.size));
  }
  const own = variables.map((variable) => memory.get(variable) as Float32Array[]);
  const slots = slotKinds(plan).map((_, kind) => own.map((kinds) => kinds[kind]));
  walk(
    plan,
    weights,
    named.map(({ tensor }) => valuesOf(tensor)),
    slots,
    optimizer.iterations,
  );
  for (const [i, variable] of variables.entries()) {
    tf.tidy(() => variable.assign(tf.tensor(weights[i], variable.shape)));
  }
  setIterations(optimizer, optimizer.iterations + 1);
}

const valuesOf = (tensor: tf.Tensor) => Float32Array.from(tensor.dataSync());

/**
 * The steps taken, then the slots, a kind at a time, as TensorFlow.js's `getWeights` gives them; the tensors are
 * the caller's.
 * @param words Keras's, or TensorFlow.js's names and form
 * @param weights whose slots; of all that have some unless given
 */
export function memoryTensors(
  optimizer: tf.Optimizer,
  plan: OptimizerPlan,
  words: 'keras' | 'tensorflow' = 'keras',
  weights?: readonly tf.LayerVariable[],
): NamedTensors {
  const memory = memoryOf(optimizer);
  const variables = weights?.map(variableOf) ?? [...memory.keys()];
  const { iterations } = optimizer;
  const own = variables.map((variable) => memory.get(variable) ?? freshSlots(plan, variable.size));
  const slots = slotKinds(plan).map((_, kind) => own.map((kinds) => kinds[kind]));
  const lengths = variables.map(({ size }) => size);
  const kinds =
    words === 'tensorflow'
      ? toTensorflowSlots(plan, slots, lengths, iterations)
      : slotKinds(plan).map((name, kind) => ({ name, arrays: slots[kind] }));
  const named = kinds.flatMap(({ name, arrays }) =>
    variables.map((variable, i) => ({
      name: `${weights?.[i].originalName ?? variable.name}/${name}`,
      tensor: tf.tensor(arrays[i], variable.shape),
    })),
  );
  return [{ name: 'iter', tensor: tf.scalar(iterations, 'int32') }, ...named];
}

export function forget(optimizer: tf.Optimizer): void {
  memories.delete(optimizer);
  setIterations(optimizer, 0);
}

/** A copy, to go back to. @returns what brings it back */
export function keepMemory(optimizer: tf.Optimizer): () => void {
  const { iterations } = optimizer;
  const copies = [...memoryOf(optimizer)].map(
    ([variable, own]) => [variable, own.map((values) => values.slice())] as const,
  );
  return () => {
    memories.set(optimizer, new Map(copies));
    setIterations(optimizer, iterations);
  };
}

/** Counted by TensorFlow.js's object, which says it as `iterations`. */
function setIterations(optimizer: tf.Optimizer, iterations: number): void {
  const value = { value: iterations, configurable: true, enumerable: true, writable: true };
  Object.defineProperty(optimizer, 'iterations_', value);
}
