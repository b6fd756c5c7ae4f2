/** What makes a layer of TensorFlow.js's Keras's: its name, its starting weights and its formulas. */

import * as tf from '@tensorflow/tfjs';
import { nextSeed } from '../data/random-state.ts';
import { autoName } from '../names/auto-names.ts';
import { type Activation, withKerasFormula } from './activations.ts';
import type { Noise } from './engine.ts';
import { type Initializer, kerasInitializer, redraw } from './initializers.ts';
import { type Regularizer, withKerasSlope } from './limits.ts';
import { drawAnew, noiseOf } from './noise-layers.ts';
import { recurAsKeras } from './recurrent-layers.ts';

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
  if (layer.getClassName() === 'Reshape') fitShape(layer);
  for (const inner of innerLayers(layer)) {
    computeAsKeras(inner);
    refuseInside(inner, layer.name);
  }
  computeInSpiteOfPenalty(layer);
  for (const [key, part] of Object.entries(layer)) {
    const mended = mend(key, part);
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

/** TensorFlow.js counts a −1 as open, and finds only at the first batch that the numbers don't fit. */
function fitShape(layer: tf.layers.Layer): void {
  const { targetShape } = layer as unknown as { targetShape: (number | null)[] };
  const product = (sizes: tf.Shape) => sizes.reduce<number>((all, size) => all * (size ?? 1), 1);
  layer.computeOutputShape = (shape) => {
    const [batch, ...sizes] = shape as tf.Shape;
    if (sizes.includes(null)) return [batch, ...targetShape];
    const left = product(sizes) / product(targetShape);
    if (Number.isInteger(left) && (left === 1 || targetShape.includes(null))) {
      return [batch, ...targetShape.map((size) => size ?? left)];
    }
    throw new RangeError(
      `The layer '${layer.name}' can't make [${targetShape.map((size) => size ?? -1).join(', ')}] of samples ` +
        `with [${sizes.join(', ')}]: ${product(sizes)} numbers for ` +
        `${targetShape.includes(null) ? 'a multiple of ' : ''}${product(targetShape)}.`,
    );
  };
}

const isLayer = (value: unknown): value is tf.layers.Layer => value instanceof tf.layers.Layer;

/** The cell of a recurrent layer, the layer in a wrapper, those of a model in the place of a layer. */
export function innerLayers(layer: tf.layers.Layer): tf.layers.Layer[] {
  const parts = 'layers' in layer ? [layer.layers] : Object.values(layer);
  return parts.flatMap((part) => (Array.isArray(part) ? part : [part]).filter(isLayer));
}

/** Of all random layers, first to last, also of those within others: where each is in its masks. */
export function noisesIn(layers: readonly tf.layers.Layer[]): Noise[] {
  return layers.flatMap((layer) => [noiseOf(layer) ?? [], noisesIn(innerLayers(layer))].flat());
}

/** TensorFlow.js's types hide it. */
interface Penalized {
  activityRegularizer?: Regularizer | null;
}

/** TensorFlow.js refuses to compute a layer that has one; training adds its penalty to the loss. */
function computeInSpiteOfPenalty(layer: tf.layers.Layer): void {
  const open = layer as unknown as Penalized;
  if (!open.activityRegularizer) return;
  const apply = layer.apply.bind(layer);
  layer.apply = (inputs, kwargs) => {
    const { activityRegularizer } = open;
    open.activityRegularizer = null;
    try {
      return apply(inputs, kwargs);
    } finally {
      open.activityRegularizer = activityRegularizer;
    }
  };
}

/** Only what comes out of the model's own layers is seen. */
function refuseInside(layer: tf.layers.Layer, outer: string): void {
  if (!(layer as unknown as Penalized).activityRegularizer) return;
  throw new RangeError(
    `The layer '${layer.name}' has an activityRegularizer and is inside of '${outer}', where nothing adds ` +
      "it to the loss. Put the layer into the model itself, or hold its weights small: kernelRegularizer: 'l2'.",
  );
}

function mend(key: string, part: unknown): unknown {
  if (typeof Object(part).getClassName !== 'function') return part;
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
