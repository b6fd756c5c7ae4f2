/**
 * What an optimizer remembers, in Keras's order: the number of steps, the learning rate, then an array
 * for every trainable weight: RMSprop's velocity, SGD's momentum, Adam's momentum and velocity in turn.
 */

import { type OptimizerPlan, slotCount } from '../training/engine';
import { type ArrayRecord, sizeOf, type TrainingRecord, type WeightSlot } from './model-record';

/** Keras's names of an optimizer's kinds of memory. */
export const memoryNames: Record<OptimizerPlan['name'], readonly string[]> = {
  sgd: [],
  momentum: ['momentum'],
  rmsprop: ['velocity'],
  adam: ['momentum', 'velocity'],
};

type Memory = Pick<TrainingRecord, 'optimizer' | 'slots'>;

/** @returns for every trainable weight its arrays, as Keras has them one after the other */
export function toKeras({ optimizer, slots }: Memory, slot: number): Float32Array[] {
  return slots.map((kind) => scaled(kind[slot], -velocityScale(optimizer)));
}

/**
 * @param arrays in Keras's order; none if the optimizer has not been used
 * @param trainable the weights that the optimizer moves
 * @throws Error if there are more or fewer than the optimizer has, or of another shape
 */
export function fromKeras(
  optimizer: OptimizerPlan,
  arrays: readonly ArrayRecord[],
  trainable: readonly WeightSlot[],
): Float32Array[][] {
  const kinds = slotCount(optimizer);
  if (arrays.length === 0) return emptySlots(optimizer, trainable);
  if (kinds > 0 && arrays.length !== kinds * trainable.length) {
    throw new Error(
      `The optimizer's memory has ${arrays.length} arrays; ${optimizer.name} with ${trainable.length} ` +
        `trainable weights has ${kinds * trainable.length}.`,
    );
  }
  return Array.from({ length: kinds }, (_, kind) =>
    trainable.map(({ shape }, i) => {
      const array = arrays[i * kinds + kind];
      if (array.shape.join() !== shape.join() || array.values.length !== sizeOf(shape)) {
        throw new Error(
          `An array of the optimizer's memory is [${array.shape.join(', ')}]; expected [${shape.join(', ')}].`,
        );
      }
      return scaled(array.values, -1 / velocityScale(optimizer));
    }),
  );
}

export function emptySlots(
  optimizer: OptimizerPlan,
  trainable: readonly WeightSlot[],
): Float32Array[][] {
  return Array.from({ length: slotCount(optimizer) }, () =>
    trainable.map(({ shape }) => new Float32Array(sizeOf(shape))),
  );
}

/**
 * SGD's momentum: Keras keeps m ← μ m − η g, TensorFlow.js a ← μ a + g: m = −η a. The others are the
 * same in both: −(−1).
 */
function velocityScale(optimizer: OptimizerPlan): number {
  return optimizer.name === 'momentum' ? optimizer.learningRate : -1;
}

function scaled(values: Float32Array, factor: number): Float32Array {
  if (factor === 1) return values;
  // A learning rate of 0 leaves nothing of a momentum to go on from.
  return values.map((value) => (Number.isFinite(factor) ? value * factor : 0));
}

/** The learning rate as it was written, unless the variable (float32) has moved on since. */
export function currentRate(written: number, variable: number | undefined): number {
  return variable === undefined || Math.fround(written) === variable ? written : variable;
}
