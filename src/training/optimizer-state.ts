/**
 * What an optimizer remembers, out of TensorFlow.js's object and back into it, so
 * that training goes on where it stopped, whichever engine comes next.
 */

import * as tf from '@tensorflow/tfjs';
import { optimizers } from '../names/optimizers';
import { type OptimizerPlan, slotCount, type TrainingState } from './engine';

/**
 * An engine's slots are the first that TensorFlow.js's class has.
 * @param weights how many numbers each has: where the optimizer has not been used yet, its slots are 0
 */
export async function readOptimizerState(
  optimizer: tf.Optimizer,
  plan: OptimizerPlan,
  weights: readonly { length: number }[],
): Promise<Pick<TrainingState, 'slots' | 'iterations'>> {
  const [iterations, ...arrays] = await arraysOf(optimizer);
  const isFresh = arrays.length === 0;
  const slots = Array.from({ length: slotCount(plan) }, (_, kind) =>
    weights.map(({ length }, i) =>
      isFresh ? new Float32Array(length) : arrays[kind * weights.length + i],
    ),
  );
  return { slots, iterations: iterations[0] };
}

/** @param shapes of the weights, as `slots` has them */
export async function writeOptimizerState(
  optimizer: tf.Optimizer,
  { name }: OptimizerPlan,
  { slots, iterations }: Pick<TrainingState, 'slots' | 'iterations'>,
  weights: readonly { name: string; shape: number[] }[],
): Promise<void> {
  const tensors = [{ name: 'iter', tensor: tf.scalar(iterations, 'int32') as tf.Tensor }];
  for (const [kind, suffix] of optimizers[name].tensorflow.slots.entries()) {
    for (const [i, weight] of weights.entries()) {
      const values = slots[kind]?.[i] ?? new Float32Array(tf.util.sizeFromShape(weight.shape));
      tensors.push({ name: `${weight.name}/${suffix}`, tensor: tf.tensor(values, weight.shape) });
    }
  }
  await replaceMemory(optimizer, tensors);
  tf.dispose(tensors.map(({ tensor }) => tensor));
  if ('accBeta1' in optimizer) multiplyUp(optimizer, iterations);
}

/** Where TensorFlow.js's Adam keeps β₁ᵗ⁺¹ and β₂ᵗ⁺¹. */
interface AdamPowers {
  accBeta1: tf.Variable;
  accBeta2: tf.Variable;
  beta1: number;
  beta2: number;
}

/**
 * TensorFlow.js multiplies these powers up in float32, step by step, but sets them at once, which gives
 * other last digits: training that goes on would not be what it had been.
 */
function multiplyUp(optimizer: tf.Optimizer, iterations: number): void {
  const { accBeta1, accBeta2, beta1, beta2 } = optimizer as unknown as AdamPowers;
  for (const [power, beta] of [
    [accBeta1, Math.fround(beta1)],
    [accBeta2, Math.fround(beta2)],
  ] as const) {
    let value = beta;
    for (let t = 0; t < iterations; t++) {
      const next = Math.fround(value * beta);
      if (next === value) break; // 0, or 1
      value = next;
    }
    tf.tidy(() => power.assign(tf.scalar(value)));
  }
}

/**
 * Gives an optimizer other memory in place of its own.
 * @param memory the number of steps, then the slots; the tensors stay the caller's
 */
export async function replaceMemory(
  optimizer: tf.Optimizer,
  memory: Parameters<tf.Optimizer['setWeights']>[0],
): Promise<void> {
  disposeSlots(optimizer);
  await optimizer.setWeights(memory);
}

/** TensorFlow.js's setWeights lets go of the old slots without disposing of them. */
export function disposeSlots(optimizer: tf.Optimizer): void {
  const lists = Object.values(optimizer).filter((value) => Array.isArray(value));
  for (const { variable } of lists.flat(2) as { variable?: tf.Variable }[]) variable?.dispose();
}

/** The number of steps, then the slots of every kind. */
async function arraysOf(optimizer: tf.Optimizer): Promise<Float32Array[]> {
  const weights = await optimizer.getWeights();
  const arrays = weights.map(({ tensor }) => tensor.dataSync() as Float32Array);
  weights[0].tensor.dispose(); // was made for us; the slots stay the optimizer's
  return arrays;
}
