/**
 * What an optimizer remembers, in Keras's order: the number of steps, the learning rate unless it is a schedule,
 * then an array for every trainable weight: RMSprop's velocity, SGD's momentum, Adam's momentum and velocity in turn.
 */

import {
  freshSlots,
  nadamProduct,
  type OptimizerPlan,
  slotKinds,
} from '../../training/optimizers.ts';
import {
  type ArrayRecord,
  checkedArray,
  sizeOf,
  type TrainingRecord,
  type WeightShape,
  weightName,
} from '../model-record.ts';
import type { Compiled } from './keras-config.ts';

/**
 * Adam's arrays: momentum and velocity of the first weight, then of the second …; or, in Keras up to 2.10,
 * the momentums of all weights, then the velocities.
 */
type SlotOrder = 'by weight' | 'by kind';

/** Which array comes when: [kind, weight]. Only the first two kinds take turns, and not RMSprop's. */
function places(optimizer: OptimizerPlan, weights: number, order: SlotOrder): [number, number][] {
  const kinds = slotKinds(optimizer).map((_, kind) => kind);
  const turns = order === 'by kind' || optimizer.name === 'rmsprop' ? 1 : 2;
  const groups = [kinds.slice(0, turns), ...kinds.slice(turns).map((kind) => [kind])];
  return groups.flatMap((group) =>
    Array.from({ length: weights }, (_, weight) =>
      group.map((kind): [number, number] => [kind, weight]),
    ).flat(),
  );
}

/** @returns the arrays as Keras has them one after the other, with their names: dense/kernel/velocity */
export function toKeras(
  { optimizer, slots }: Pick<TrainingRecord, 'optimizer' | 'slots'>,
  trainable: readonly WeightShape[],
  order: SlotOrder = 'by weight',
): (ArrayRecord & { name: string })[] {
  const kinds = slotKinds(optimizer);
  return places(optimizer, trainable.length, order).map(([kind, i]) => ({
    name: `${weightName(trainable[i])}/${kinds[kind]}`,
    shape: trainable[i].shape,
    values: slots[kind][i],
  }));
}

/** All of Keras 3's variables but the number of steps. Nadam's last one is a product that the steps tell. */
export function kerasVariables(
  { optimizer, slots, iterations }: TrainingRecord,
  trainable: readonly WeightShape[],
): (ArrayRecord & { name: string })[] {
  const { learningRate, beta1 } = optimizer.config;
  const scalar = (name: string, value: number) => [
    { name, shape: [], values: Float32Array.of(value) },
  ];
  return [
    ...(typeof learningRate === 'number' ? scalar('learning_rate', learningRate) : []),
    ...toKeras({ optimizer, slots }, trainable),
    ...(optimizer.name === 'nadam' ? scalar('u_product', nadamProduct(beta1, iterations)) : []),
  ];
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
  const slots = emptySlots(optimizer, trainable);
  if (arrays.length === 0) return slots;
  const expected = places(optimizer, trainable.length, order);
  if (expected.length > 0 && arrays.length !== expected.length) {
    throw new Error(
      `The optimizer's memory has ${arrays.length} arrays; ${optimizer.name} with ${trainable.length} ` +
        `trainable weights has ${expected.length}.`,
    );
  }
  for (const [at, [kind, i]] of expected.entries()) {
    const name = `the optimizer's ${weightName(trainable[i])}`;
    slots[kind][i] = checkedArray(name, arrays[at], trainable[i].shape).values;
  }
  return slots;
}

export function emptySlots(
  optimizer: OptimizerPlan,
  trainable: readonly WeightShape[],
): Float32Array[][] {
  const own = trainable.map(({ shape }) => freshSlots(optimizer, sizeOf(shape)));
  return slotKinds(optimizer).map((_, kind) => own.map((kinds) => kinds[kind]));
}

/**
 * The training that goes on from these slots.
 * @param rate the learning rate as a variable, if the file has one
 * @param arrays in Keras's order
 */
export function withSlots(
  compiled: Compiled,
  trainable: readonly WeightShape[],
  saved: {
    iterations: number;
    rate?: number;
    arrays: ArrayRecord[];
    order?: SlotOrder;
    /** The weights, frozen ones included. */
    all?: readonly WeightShape[];
  },
): TrainingRecord {
  const { name, config } = compiled.optimizer;
  const learningRate = currentRate(config.learningRate, saved.rate);
  const optimizer = { ...compiled.optimizer, config: { ...config, learningRate } };
  // Nadam's product, which Keras 3.0 has first and others last.
  const arrays = saved.arrays.filter(({ shape }) => name !== 'nadam' || shape.length > 0);
  const { order = 'by weight', all = trainable } = saved;
  const isOfAll =
    arrays.length > 0 && arrays.length === places(optimizer, all.length, order).length;
  if (isOfAll && all.length > trainable.length) {
    console.warn(
      "The optimizer's memory is of frozen layers, too, as Keras 3.0 and 3.1 keep it. As in Keras 3.15, the optimizer " +
        'starts over; the weights are as they were.',
    );
    return withoutSlots(compiled, trainable);
  }
  const slots = fromKeras(optimizer, arrays, trainable, order);
  return { ...compiled, optimizer, iterations: saved.iterations, slots };
}

/** The training of an optimizer that has taken no step. */
export function withoutSlots(
  compiled: Compiled,
  trainable: readonly WeightShape[],
): TrainingRecord {
  return { ...compiled, iterations: 0, slots: emptySlots(compiled.optimizer, trainable) };
}

type Rate = OptimizerPlan['config']['learningRate'];

/** The learning rate as it was written, unless the variable (float32) has moved on since. */
function currentRate(written: Rate, variable: number | undefined): Rate {
  if (variable === undefined || typeof written !== 'number') return written;
  if (Math.fround(written) === variable) return written;
  if (!Number.isFinite(variable)) throw new Error(`The optimizer's learning rate is ${variable}.`);
  return variable;
}
