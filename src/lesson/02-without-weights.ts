/**
 * The layers without weights, with Keras's names and defaults: they say what comes in, change its
 * shape, drop a share of it or bend it, and learn nothing. They don't count in the depth.
 */

import * as tf from '@tensorflow/tfjs';
import { checkSeed } from '../data/random-state.ts';
import { activationName, type GivenActivation } from '../names/activations.ts';
import { autoName, checkLayerName } from '../names/auto-names.ts';
import { checkOptionNames } from '../names/option-names.ts';
import { quoted } from '../names/quoted.ts';
import { computeAsKeras } from '../training/keras-layer.ts';
import { checkRate } from '../training/noise-layers.ts';

export interface InputOptions {
  /** Of one sample: [28, 28]. */
  shape: tf.Shape;
  /** Any number of samples unless given. */
  batchSize?: number;
  /** input_layer, input_layer_1 … unless given. */
  name?: string;
}

/** What every layer takes. */
export interface LayerOptions {
  /** Of one sample, where the layer is the first one: [28, 28]. */
  inputShape?: tf.Shape;
  /** The same with the number of samples before it: [null, 28, 28]. */
  batchInputShape?: tf.Shape;
  batchSize?: number;
  /** flatten, flatten_1 … unless given. */
  name?: string;
  trainable?: boolean;
}

export interface ReshapeOptions extends LayerOptions {
  /** Of one sample; −1, once, for what is left. */
  targetShape: readonly number[];
}

export interface DropoutOptions extends LayerOptions {
  /** The share that is dropped, from 0 to below 1. */
  rate: number;
  /** Whole number from 0 to 2³² − 1; else it follows from `setRandomSeed`, or from chance. */
  seed?: number;
  /** With 1 for each dimension in which all are dropped together: [null, 1, 8]. */
  noiseShape?: number[];
}

export interface ActivationOptions extends LayerOptions {
  activation: GivenActivation;
}

const layerOptions = ['inputShape', 'batchInputShape', 'batchSize', 'name', 'trainable'] as const;

/**
 * What comes into a model, as its first element: it is not a layer among `model.layers`, as in Keras.
 * @returns a `tf.layers.inputLayer`; gives [batch, …shape]
 * @throws TypeError for an option that there is not, or without a shape
 * @example sequential([input({ shape: [28, 28] }), flatten(), dense({ units: 10 })])
 * Keras: keras.Input((28, 28)), keras.layers.InputLayer(shape=(28, 28))
 */
export function input(options: InputOptions): tf.layers.Layer {
  checkOptionNames(options, ['shape', 'batchSize', 'name'], 'input');
  const { shape, batchSize, name } = options;
  if (!Array.isArray(shape)) {
    throw new TypeError(
      `An input has the shape of one sample, as in input({ shape: [28, 28] }); got ${quoted(shape)}.`,
    );
  }
  return tf.layers.inputLayer({
    batchInputShape: [batchSize ?? null, ...shape],
    name: layerName('input_layer', name),
  });
}

/**
 * All numbers of a sample in one row, as they lie in memory: the first step of a picture's way into a Dense layer.
 * @returns maps [batch, 28, 28] to [batch, 784]
 * @throws TypeError for an option that there is not
 * @example flatten({ inputShape: [28, 28] })
 * Keras: keras.layers.Flatten()
 */
export function flatten(options: LayerOptions = {}): tf.layers.Layer {
  checkOptionNames(options, layerOptions, 'flatten');
  return finished(tf.layers.flatten({ ...options, name: layerName('flatten', options.name) }));
}

/**
 * The same numbers in another shape.
 * @returns maps [batch, …shape] to [batch, …targetShape]
 * @throws RangeError for a shape that can't be; when it joins a model, for one that its samples don't fit
 * @example reshape({ targetShape: [28, -1] }) // of samples with 784 numbers: [28, 28]
 * Keras: keras.layers.Reshape((28, -1))
 */
export function reshape(options: ReshapeOptions): tf.layers.Layer {
  checkOptionNames(options, ['targetShape', ...layerOptions], 'reshape');
  const { targetShape, name } = options;
  const isShape =
    Array.isArray(targetShape) &&
    targetShape.every((size) => Number.isInteger(size) && (size > 0 || size === -1)) &&
    targetShape.filter((size) => size === -1).length <= 1;
  if (!isShape) {
    throw new RangeError(
      'A Reshape layer has its targetShape as a list of whole numbers above 0, one of which may be -1 ' +
        `for what is left, as in [28, -1]; got ${Array.isArray(targetShape) ? `[${targetShape.join(', ')}]` : quoted(targetShape)}.`,
    );
  }
  // A copy, in which TensorFlow.js writes.
  const own = { targetShape: [...targetShape], name: layerName('reshape', name) };
  return finished(tf.layers.reshape({ ...options, ...own }));
}

/**
 * Drops each input with the probability `rate` while training, and multiplies the others by
 * 1 / (1 − rate), so that their sum stays about the same; `evaluate` and `predict` leave all as it is.
 * @returns maps [batch, …shape] to the same
 * @throws RangeError for a rate that is no share from 0 to below 1, or a seed that can't be
 * @example dropout({ rate: 0.3 }) // 3 of 10 are 0, the others are multiplied by 1.43
 * Keras: keras.layers.Dropout(0.3)
 * Source: N. Srivastava et al., "Dropout: a simple way to prevent neural networks from overfitting", 2014
 */
export function dropout(options: DropoutOptions): tf.layers.Layer {
  checkOptionNames(options, ['rate', 'seed', 'noiseShape', ...layerOptions], 'dropout');
  const { rate, seed, name } = options;
  checkRate({ name: name ?? 'dropout', rate });
  if (seed !== undefined) checkSeed(seed);
  return finished(tf.layers.dropout({ ...options, name: layerName('dropout', name) }));
}

/**
 * An activation function as a layer of its own: dense({ units: 10 }) and activation({ activation: 'relu' })
 * compute what dense({ units: 10, activation: 'relu' }) does.
 * @returns maps [batch, …shape] to the same
 * @throws RangeError for a name that there is not
 * @example activation({ activation: 'leaky_relu' })
 * Keras: keras.layers.Activation('leaky_relu')
 */
export function activation(options: ActivationOptions): tf.layers.Layer {
  checkOptionNames(options, ['activation', ...layerOptions], 'activation');
  const own = { activation: activationName(options.activation) };
  const name = layerName('activation', options.name);
  return finished(tf.layers.activation({ ...options, ...own, name }));
}

function layerName(prefix: string, name: string | undefined): string {
  return name === undefined ? autoName(prefix) : checkLayerName(name);
}

function finished(layer: tf.layers.Layer): tf.layers.Layer {
  computeAsKeras(layer);
  return layer;
}
