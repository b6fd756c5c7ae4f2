/** What a model refuses to have as its next layer. */

import * as tf from '@tensorflow/tfjs';
import { checkLayerName } from '../names/auto-names';
import { quoted } from '../names/quoted';

/**
 * @param layers that the model has already
 * @throws TypeError for what is no layer; Error if the layer already belongs to a model, its name is taken or
 *   refused, or the first layer doesn't say its inputShape
 */
export function checkNewLayer(layer: tf.layers.Layer, layers: readonly tf.layers.Layer[]): void {
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
  // An input layer is its own source, and a model in the place of a layer has sources of its own.
  const isModel = 'layers' in layer;
  const ownSources = layer.getClassName() === 'InputLayer' ? 1 : 0;
  if (!isModel && (layer.inboundNodes.length > ownSources || layer.outboundNodes.length > 0)) {
    throw new Error(
      `The layer '${layer.name}' already belongs to a model. In TensorFlow.js, unlike Keras, ` +
        'a layer has one model: make a new layer for this one.',
    );
  }
  if (layers.length === 0 && !isModel && ownSources === 0 && !layer.batchInputShape) {
    throw new Error(
      `The first layer, '${layer.name}', doesn't say what comes in: give it an inputShape, as in ` +
        'dense({ units: 100, inputShape: [784] }).',
    );
  }
  const [, ...sizes] = (layers.length === 0 && layer.batchInputShape) || [];
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
