/** What of a model `compile` saw: TensorFlow.js goes on with that, whatever the model is meanwhile. */

import type * as tf from '@tensorflow/tfjs';

interface Parts {
  layers: readonly tf.layers.Layer[];
  trainableWeights: readonly tf.LayerVariable[];
}

const compiled = new WeakMap<object, Parts>();

/** To be called when a model has been compiled. */
export function keepCompiled(model: Parts): void {
  compiled.set(model, { layers: [...model.layers], trainableWeights: model.trainableWeights });
}

/** @throws Error if `add` or `pop` changed the model since it was compiled */
export function requireSameLayers(model: Parts): void {
  const before = compiled.get(model);
  if (before === undefined || isSame(before.layers, model.layers)) return;
  throw new Error(
    `The model had ${before.layers.length} layers when it was compiled and has ${model.layers.length} ` +
      'now, by add or pop: compile it again.',
  );
}

/** @throws Error if other weights are trainable than at `compile`, or none is */
export function requireSameTrainable(model: Parts): void {
  const before = compiled.get(model);
  if (before === undefined || !isSame(before.layers, model.layers)) return; // see above
  if (!isSame(before.trainableWeights, model.trainableWeights)) {
    throw new Error(
      'A layer was frozen, or freed, by trainable since the model was compiled: compile it again, ' +
        'so that training knows.',
    );
  }
  if (model.trainableWeights.length > 0) return;
  throw new Error(
    'There is no weight to train: all layers are frozen, or have none. Free a layer with ' +
      'model.layers[0].trainable = true and compile again, or take evaluate, which changes nothing.',
  );
}

function isSame<T>(before: readonly T[], now: readonly T[]): boolean {
  return before.length === now.length && before.every((each, i) => each === now[i]);
}
