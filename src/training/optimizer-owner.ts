/**
 * An optimizer belongs to the weights that it took its first step with, as in Keras: what it remembers of
 * them would lead another model's astray.
 */

import * as tf from '@tensorflow/tfjs';
import { optimizerPlan } from './optimizer-plan.ts';
import { forget } from './optimizer-state.ts';

/** The model, as far as an optimizer knows it. */
interface OwningModel {
  name: string;
  layers: tf.layers.Layer[];
  trainableWeights: tf.LayerVariable[];
}

interface Owner {
  model: OwningModel;
  weights: ReadonlySet<tf.LayerVariable>;
  /** Those that are trained now: an optimizer of somebody's own may remember by place. */
  places: readonly tf.LayerVariable[];
}

const owners = new WeakMap<tf.Optimizer, Owner>();

/**
 * Called where a model's first step is near; where the optimizer is the model's already, nothing happens. Of
 * a model that was disposed of it forgets what it remembered.
 * @throws Error if the optimizer already trains another model, or the model has got weights since
 * Keras: optimizer.build, «Unknown variable»
 */
export function claimOptimizer(optimizer: tf.Optimizer, model: OwningModel): void {
  const owner = owners.get(optimizer);
  const isOwn = typeof optimizerPlan(optimizer) === 'string';
  if (owner && (isOwn || !isGone(owner))) {
    const added = model.trainableWeights.find((weight) => !owner.weights.has(weight));
    if (!added) {
      if (isOwn) requireSamePlaces(optimizer, owner, model.trainableWeights);
      return;
    }
    const what =
      owner.model === model
        ? `This optimizer took its first step without '${added.originalName}', which is trained now`
        : `This optimizer already trains another model, '${owner.model.name}'`;
    throw new Error(
      `${what}; it remembers what belongs to the weights that it began with. Make a new one and compile ` +
        `the model with it: ${maker(optimizer)}.`,
    );
  }
  if (owner) forget(optimizer);
  const places = model.trainableWeights;
  owners.set(optimizer, { model, weights: new Set(places), places });
}

function requireSamePlaces(
  optimizer: tf.Optimizer,
  { places: before }: Owner,
  places: readonly tf.LayerVariable[],
): void {
  if (before.length === places.length && before.every((weight, i) => weight === places[i])) return;
  throw new Error(
    `A layer was frozen or freed, and what the optimizer ${optimizer.constructor.name} remembers may be of ` +
      "another's weights. Use one of Keras's instead, such as new Adamax(), or make a new one and compile with it.",
  );
}

function isGone({ weights }: Owner): boolean {
  return weights.size > 0 && [...weights].every(isDisposed);
}

/** Whether a weight was disposed of with its model. */
function isDisposed(weight: tf.LayerVariable): boolean {
  return (weight as unknown as { val: tf.Variable }).val.isDisposed;
}

/** @example maker(tf.train.adam()) // 'tf.train.adam(…)', of Keras's 'new Adam(…)' */
function maker(optimizer: tf.Optimizer): string {
  const className = optimizer.getClassName();
  const name = className.toLowerCase();
  const isTensorflows = name in tf.train && optimizer.constructor.name !== className;
  return isTensorflows ? `tf.train.${name}(…)` : `new ${optimizer.constructor.name}(…)`;
}
