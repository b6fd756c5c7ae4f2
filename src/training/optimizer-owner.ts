/**
 * An optimizer belongs to the weights that it took its first step with, as in Keras: what it remembers of
 * them would lead another model's astray.
 */

import * as tf from '@tensorflow/tfjs';
import { replaceMemory } from './optimizer-state';

/** The model, as far as an optimizer knows it. */
interface OwningModel {
  name: string;
  layers: tf.layers.Layer[];
  trainableWeights: tf.LayerVariable[];
}

interface Owner {
  model: OwningModel;
  weights: ReadonlySet<tf.LayerVariable>;
  /** Those that are trained now: TensorFlow.js keeps what it remembers by their places. */
  places: readonly tf.LayerVariable[];
  /** Of weights that were frozen since, a slot of every kind. */
  resting: Map<tf.LayerVariable, tf.Tensor[]>;
}

const owners = new WeakMap<tf.Optimizer, Owner>();

/**
 * Called where a model's first step is near; where the optimizer is the model's already, nothing happens. Of
 * a model that was disposed of it forgets what it remembered.
 * @throws Error if the optimizer already trains another model, or the model has got weights since
 * Keras: optimizer.build, «Unknown variable»
 */
export async function claimOptimizer(optimizer: tf.Optimizer, model: OwningModel): Promise<void> {
  const owner = owners.get(optimizer);
  if (owner && !isGone(owner)) {
    const added = model.trainableWeights.find((weight) => !owner.weights.has(weight));
    if (!added) return replaceSlots(optimizer, owner, model.trainableWeights);
    const what =
      owner.model === model
        ? `This optimizer took its first step without '${added.originalName}', which is trained now`
        : `This optimizer already trains another model, '${owner.model.name}'`;
    throw new Error(
      `${what}; it remembers what belongs to the weights that it began with. Make a new one and compile ` +
        `the model with it: ${maker(optimizer)}.`,
    );
  }
  if (owner) await forget(optimizer);
  const places = model.trainableWeights;
  owners.set(optimizer, { model, weights: new Set(places), places, resting: new Map() });
}

/** After a layer was frozen or freed the others have other places: their slots go with them. */
async function replaceSlots(
  optimizer: tf.Optimizer,
  owner: Owner,
  places: readonly tf.LayerVariable[],
): Promise<void> {
  const { places: before, resting } = owner;
  if (before.length === places.length && before.every((weight, i) => weight === places[i])) return;
  const [iterations, ...slots] = await optimizer.getWeights().catch((error) => {
    throw new Error(
      `A layer was frozen or freed, and the optimizer ${optimizer.getClassName()} of TensorFlow.js can't say what it remembers ` +
        "of the others. Take one of Keras's instead, such as new Adamax(), or make a new one and compile with it.",
      { cause: error },
    );
  });
  for (const [i, weight] of before.entries()) {
    const own = slots.filter((_, k) => k % before.length === i);
    resting.set(
      weight,
      own.map(({ tensor }) => tensor.clone()),
    );
  }
  const kinds = slots.length / before.length;
  const names = slots.map(({ name }) => name.split('/').at(-1));
  const placed = Array.from({ length: kinds }, (_, kind) =>
    places.map((weight) => ({
      name: `${weight.originalName}/${names[kind * before.length]}`,
      tensor: (resting.get(weight) as tf.Tensor[])[kind],
    })),
  );
  await replaceMemory(optimizer, [iterations, ...placed.flat()]);
  iterations.tensor.dispose();
  for (const weight of places) {
    tf.dispose(resting.get(weight) as tf.Tensor[]);
    resting.delete(weight);
  }
  owner.places = places;
}

function isGone({ weights }: Owner): boolean {
  return weights.size > 0 && [...weights].every(isDisposed);
}

/** Whether a weight was disposed of with its model. */
function isDisposed(weight: tf.LayerVariable): boolean {
  return (weight as unknown as { val: tf.Variable }).val.isDisposed;
}

async function forget(optimizer: tf.Optimizer): Promise<void> {
  const steps = tf.scalar(0, 'int32');
  await replaceMemory(optimizer, [{ name: 'iter', tensor: steps }]);
  steps.dispose();
}

/** @example maker(tf.train.adam()) // 'tf.train.adam(…)' */
function maker(optimizer: tf.Optimizer): string {
  const name = optimizer.getClassName().toLowerCase();
  return name in tf.train ? `tf.train.${name}(…)` : `new ${optimizer.constructor.name}(…)`;
}
