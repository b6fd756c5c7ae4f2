/** What makes a layer of TensorFlow.js's Keras's: its name, its starting weights and its formulas. */

import * as tf from '@tensorflow/tfjs';
import { nextSeed } from '../data/random-state';
import { autoName } from '../names/auto-names';
import { quoted } from '../names/quoted';
import { type Activation, withKerasFormula } from './activations';
import { type Initializer, kerasInitializer, redraw } from './initializers';
import { type Regularizer, withKerasSlope } from './limits';
import { drawAnew } from './noise-layers';
import { recurAsKeras } from './recurrent-layers';

const done = new WeakSet<tf.layers.Layer>();

/**
 * Once for each layer, before it is built: initializers get Keras's distribution and a seed, activations and
 * regularizers Keras's values and slopes, random layers a new mask at every batch.
 * @throws RangeError or TypeError for a part that has no number of Keras's
 */
export function computeAsKeras(layer: tf.layers.Layer): void {
  if (done.has(layer)) return;
  drawAnew(layer);
  recurAsKeras(layer);
  if (layer.getClassName() === 'BatchNormalization') stayAsItIsFrozen(layer);
  // Keras's flattens rows of numbers, too: they stay as they are.
  if (layer.getClassName() === 'Flatten') Object.assign(layer, { inputSpec: [{ minNDim: 2 }] });
  for (const [key, part] of Object.entries(layer)) {
    // The cell of a recurrent layer, the layer in a wrapper, those of a model in the place of a layer
    const inner = (Array.isArray(part) ? part : [part]).filter(isLayer);
    for (const each of inner) computeAsKeras(each);
    const mended = mend(key, part, layer.name);
    if (mended !== part) Object.assign(layer, { [key]: mended });
  }
  for (const weight of layer.weights) redraw(weight, nextSeed);
  done.add(layer);
}

/** Frozen, it normalizes by what it has learned, as in Keras; TensorFlow.js goes on learning it. */
function stayAsItIsFrozen(layer: tf.layers.Layer): void {
  const normalize = layer.call.bind(layer);
  layer.call = (inputs, kwargs) =>
    normalize(inputs, layer.trainable ? kwargs : { ...kwargs, training: false });
}

/** TensorFlow.js takes one and leaves it out. @param given as the learner named it */
export function refuseActivityRegularizer(layerName: string, given: unknown): never {
  throw new RangeError(
    `The layer '${layerName}' has the activityRegularizer ${quoted(given)}, which TensorFlow.js doesn't ` +
      "compute. Leave it out, or hold the weights small: kernelRegularizer: 'l2'.",
  );
}

const isLayer = (value: unknown): value is tf.layers.Layer => value instanceof tf.layers.Layer;

function mend(key: string, part: unknown, name: string): unknown {
  if (typeof Object(part).getClassName !== 'function') return part;
  if (key === 'activityRegularizer') {
    refuseActivityRegularizer(name, (part as Regularizer).getClassName());
  }
  if (key.endsWith('Initializer')) return kerasInitializer(part as Initializer, nextSeed);
  if (key.endsWith('Regularizer')) return withKerasSlope(part as Regularizer);
  return /activation$/i.test(key) ? withKerasFormula(part as Activation) : part;
}

/**
 * A layer that joins a model: it computes as Keras's does, and TensorFlow.js's automatic name
 * (flatten_Flatten1) gives way to Keras's (flatten, flatten_1).
 * @param layers that the model has already
 */
export function joinModel(layer: tf.layers.Layer, layers: readonly tf.layers.Layer[]): void {
  computeAsKeras(layer);
  if (layer.inboundNodes.length > 0) return;
  const [prefix, rest = ''] = layer.name.split(`_${layer.getClassName()}`);
  if (!/^\d+$/.test(rest)) return;
  do layer.name = autoName(prefix);
  while (layers.some(({ name }) => name === layer.name));
}
