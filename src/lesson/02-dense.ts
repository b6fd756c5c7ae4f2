/**
 * The Dense layer (밀집층) with Keras's defaults: every node is connected to
 * every input, y = activation(x · kernel + bias).
 */

import * as tf from '@tensorflow/tfjs';
import { checkSeed, nextSeed } from '../data/random-state';
import { activationName } from '../names/activations';
import { autoName, checkLayerName } from '../names/auto-names';
import { checkOptionNames } from '../names/option-names';
import { quoted } from '../names/quoted';

/** What `tf.layers.dense` takes, and a seed for the starting weights. */
export type DenseOptions = Parameters<typeof tf.layers.dense>[0] & {
  /** Whole number from 0 to 2³² − 1; else it follows from `setRandomSeed`, or from chance. */
  seed?: number;
};

const optionNames = [
  'units',
  'activation',
  'inputShape',
  'name',
  'seed',
  'useBias',
  'kernelInitializer',
  'biasInitializer',
  'kernelRegularizer',
  'biasRegularizer',
  'activityRegularizer',
  'kernelConstraint',
  'biasConstraint',
  'inputDim',
  'batchInputShape',
  'batchSize',
  'dtype',
  'trainable',
  'weights',
] as const satisfies readonly (keyof DenseOptions)[];

/**
 * A `tf.layers.dense` that starts as Keras's does: kernel from `glorot_uniform`,
 * between ±√(6 / (inputs + units)) (TensorFlow.js takes `glorotNormal`), bias 0,
 * and named dense, dense_1 … (TensorFlow.js: dense_Dense1).
 * @returns maps [batch, inputs] to [batch, units]
 * @throws RangeError if `units` is not a whole number above 0, or for a name that TensorFlow.js
 *   refuses or an activation that it lacks; TypeError for an option that there is not
 * @example dense({ units: 100, activation: 'sigmoid', inputShape: [784] })
 * Keras: keras.layers.Dense(100, activation='sigmoid', input_shape=(784,))
 */
export function dense(options: DenseOptions): tf.layers.Layer {
  checkOptionNames(options, optionNames, 'dense');
  const { seed, name, activation, ...others } = options;
  if (!(Number.isInteger(others.units) && others.units >= 1)) {
    throw new RangeError(
      `A Dense layer has a whole number of units, at least 1; got ${quoted(others.units)}.`,
    );
  }
  const kernelSeed = seed === undefined ? nextSeed() : checkSeed(seed);
  return tf.layers.dense({
    kernelInitializer: tf.initializers.glorotUniform({ seed: kernelSeed }),
    ...others,
    ...(activation && { activation: activationName(activation) }),
    name: name === undefined ? autoName('dense') : checkLayerName(name),
  });
}
