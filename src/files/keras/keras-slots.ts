/**
 * What an optimizer remembers, in Keras's order: the number of steps, the learning rate, then an array
 * for every trainable weight: RMSprop's velocity, SGD's momentum, Adam's momentum and velocity in turn.
 */

import { optimizers } from '../../names/optimizers';
import { type OptimizerPlan, slotCount } from '../../training/engine';
import {
  type ArrayRecord,
  checkedArray,
  sizeOf,
  type TrainingRecord,
  type WeightShape,
  weightName,
} from '../model-record';
import type { Compiled } from './keras-config';

/**
 * Adam's arrays: momentum and velocity of the first weight, then of the second …; or, in Keras up to 2.10,
 * the momentums of all weights, then the velocities.
 */
type SlotOrder = 'by weight' | 'by kind';

/** @returns the arrays as Keras has them one after the other, with their names: dense/kernel/velocity */
export function toKeras(
  { optimizer, slots }: Pick<TrainingRecord, 'optimizer' | 'slots'>,
  trainable: readonly WeightShape[],
  order: SlotOrder = 'by weight',
): (ArrayRecord & { name: string })[] {
  const arrays = trainable.map((weight, i) =>
    slots.map((kind, k) => ({
      name: `${weightName(weight)}/${optimizers[optimizer.name].keras.slots[k]}`,
      shape: weight.shape,
      values: scaled(kind[i], -velocityScale(optimizer)),
    })),
  );
  return order === 'by weight'
    ? arrays.flat()
    : slots.flatMap((_, k) => arrays.map((all) => all[k]));
}

/**
 * @param arrays in Keras's order; none if the optimizer has not been used
 * @param trainable the weights that the optimizer moves
 * @throws Error if there are more or fewer than the optimizer has, or of another shape
 */
function fromKeras(
  optimizer: OptimizerPlan,
  arrays: readonly ArrayRecord[],
  trainable: readonly WeightShape[],
  order: SlotOrder = 'by weight',
): Float32Array[][] {
  const kinds = slotCount(optimizer);
  if (arrays.length === 0) return emptySlots(optimizer, trainable);
  if (kinds > 0 && arrays.length !== kinds * trainable.length) {
    throw new Error(
      `The optimizer's memory has ${arrays.length} arrays; ${optimizer.name} with ${trainable.length} ` +
        `trainable weights has ${kinds * trainable.length}.`,
    );
  }
  return Array.from({ length: kinds }, (_, k) =>
    trainable.map((weight, i) => {
      const array = arrays[order === 'by weight' ? i * kinds + k : k * trainable.length + i];
      const { values } = checkedArray(`the optimizer's ${weightName(weight)}`, array, weight.shape);
      return scaled(values, -1 / velocityScale(optimizer));
    }),
  );
}

export function emptySlots(
  optimizer: OptimizerPlan,
  trainable: readonly WeightShape[],
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

/**
 * The training that goes on from these slots.
 * @param rate the learning rate as a variable, if the file has one
 * @param arrays in Keras's order
 */
export function withSlots(
  compiled: Compiled,
  trainable: readonly WeightShape[],
  saved: { iterations: number; rate?: number; arrays: ArrayRecord[]; order?: SlotOrder },
): TrainingRecord {
  const learningRate = currentRate(compiled.optimizer.learningRate, saved.rate);
  const optimizer = { ...compiled.optimizer, learningRate };
  const slots = fromKeras(optimizer, saved.arrays, trainable, saved.order);
  return { ...compiled, optimizer, iterations: saved.iterations, slots };
}

/** The training of an optimizer that has taken no step. */
export function withoutSlots(
  compiled: Compiled,
  trainable: readonly WeightShape[],
): TrainingRecord {
  return { ...compiled, iterations: 0, slots: emptySlots(compiled.optimizer, trainable) };
}

/** The learning rate as it was written, unless the variable (float32) has moved on since. */
function currentRate(written: number, variable: number | undefined): number {
  if (variable === undefined || Math.fround(written) === variable) return written;
  if (!Number.isFinite(variable)) throw new Error(`The optimizer's learning rate is ${variable}.`);
  return variable;
}
