/** What a model refuses to have as its next layer. */

import * as tf from '@tensorflow/tfjs';
import { checkLayerName } from '../names/auto-names.ts';
import { quoted } from '../names/quoted.ts';

/**
 * @param layers that the model has already
 * @param input with which it begins, if it does
 * @throws TypeError for what is not a layer; Error if the layer already belongs to a model, its name is taken or
 *   refused, the first layer doesn't say what comes in, or an input comes after another layer
 */
export function checkNewLayer(
  layer: tf.layers.Layer,
  layers: readonly tf.layers.Layer[],
  input?: tf.layers.Layer,
): void {
  if (!(layer instanceof tf.layers.Layer)) {
    throw new TypeError(
      `A model is made of layers, such as dense({ units: 10 }); got ${quoted(layer)}.`,
    );
  }
  if (!('layers' in layer)) checkLayerName(layer.name);
  if (layers.some(({ name }) => name === layer.name)) {
    throw new Error(
      `This model already has a layer called '${layer.name}'; every layer needs its own name.`,
    );
  }
  const isModel = 'layers' in layer; // in the place of a layer, with sources of its own
  const isInput = isInputLayer(layer);
  if (isInput && (input || layers.length > 0)) {
    throw new Error(
      `An input comes first, and once: this model already has '${(input ?? layers[0]).name}'.`,
    );
  }
  if (!isModel && !isInput && layer.inboundNodes.length + layer.outboundNodes.length > 0) {
    throw new Error(
      `The layer '${layer.name}' already belongs to a model. In TensorFlow.js, unlike Keras, ` +
        'a layer has one model: make a new layer for this one.',
    );
  }
  if (layers.length > 0) return;
  if (input) checkSameInput(layer, input);
  else if (!isModel && !layer.batchInputShape) {
    throw new Error(
      `The first layer, '${layer.name}', doesn't say what comes in: give it an inputShape, as in ` +
        'dense({ units: 100, inputShape: [784] }), or begin with input({ shape: [784] }).',
    );
  }
  const [, ...sizes] = (input ?? layer).batchInputShape ?? [];
  // A sequence's length may be left open, the values of a place in it not.
  const wrong = sizes.find(
    (size, i) => !(size === null && i < sizes.length - 1) && !isPositive(size),
  );
  if (wrong === undefined) return;
  throw new RangeError(
    `An inputShape has whole numbers above 0, as in [784]; the layer '${layer.name}' has ` +
      `[${sizes.map(String).join(', ')}].`,
  );
}

const isPositive = (size: unknown) => Number.isInteger(size) && Number(size) > 0;

/** Whether it only says what comes in. */
export const isInputLayer = (layer: tf.layers.Layer): boolean =>
  layer.getClassName() === 'InputLayer';

/** Said twice, it must be the same; what the layer leaves open is no matter. */
function checkSameInput(layer: tf.layers.Layer, input: tf.layers.Layer): void {
  const own = 'layers' in layer ? (layer.input as tf.SymbolicTensor).shape : layer.batchInputShape;
  if (!own || own.includes(null, 1)) return;
  const [said, before] = [own, input.batchInputShape].map((shape) => shape.slice(1).join(', '));
  if (said === before) return;
  throw new Error(
    `Samples of [${before}] come in by '${input.name}', and '${layer.name}' takes samples of [${said}]: ` +
      'leave out one of the two.',
  );
}
