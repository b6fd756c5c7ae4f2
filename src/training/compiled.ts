/** What of a model `compile` saw: TensorFlow.js goes on with that, whatever the model is meanwhile. */

import type * as tf from '@tensorflow/tfjs';

interface Parts {
  trainableWeights: readonly tf.LayerVariable[];
}

/** The weights that were trainable then; undefined if the model got other layers since. */
const compiled = new WeakMap<object, readonly tf.LayerVariable[] | undefined>();

/** To be called when a model has been compiled. */
export function keepCompiled(model: Parts): void {
  compiled.set(model, model.trainableWeights);
}

/** To be called when `add` or `pop` changed a model. */
export function layersChanged(model: object): void {
  if (compiled.has(model)) compiled.set(model, undefined);
}

/** @throws Error if `add` or `pop` changed the model since it was compiled */
export function requireSameLayers(model: object): void {
  if (!compiled.has(model) || compiled.get(model)) return;
  throw new Error('add or pop changed the model since it was compiled: compile it again.');
}

/** Whether the model has the layers and the trainable weights that `compile` saw, if it was compiled. */
export function isAsCompiled(model: Parts): boolean {
  if (!compiled.has(model)) return true;
  const before = compiled.get(model);
  const now = model.trainableWeights;
  return before?.length === now.length && before.every((weight, i) => weight === now[i]);
}

/** @throws Error if other weights are trainable than at `compile`, or none is */
export function requireSameTrainable(model: Parts): void {
  if (compiled.get(model) === undefined) return; // not compiled
  if (!isAsCompiled(model)) {
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
