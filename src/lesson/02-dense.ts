/**
 * The Dense layer (밀집층) with Keras's defaults: every node is connected to
 * every input, y = activation(x · kernel + bias).
 */

import * as tf from '@tensorflow/tfjs';
import { checkSeed, nextSeed, RandomState, SEED_MAX } from '../data/random-state.ts';
import { activationName, type GivenActivation } from '../names/activations.ts';
import { autoName, checkLayerName } from '../names/auto-names.ts';
import { checkOptionNames } from '../names/option-names.ts';
import { quoted } from '../names/quoted.ts';
import { type GivenInitializer, kerasInitializer } from '../training/initializers.ts';
import { computeAsKeras } from '../training/keras-layer.ts';
import { constraintOf, regularizerOf } from '../training/limits.ts';

type TensorFlowOptions = Parameters<typeof tf.layers.dense>[0];

/** What `tf.layers.dense` takes, by Keras's names, too, and a seed for the starting weights. */
export type DenseOptions = Omit<TensorFlowOptions, 'activation'> & {
  activation?: GivenActivation;
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
 *   refuses or an activation that there is not; TypeError for an option that there is not
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
  const layer = tf.layers.dense({
    ...others,
    ...startingWeights(options, kernelSeed),
    ...limits(options),
    ...(activation && { activation: activationName(activation) }),
    name: name === undefined ? autoName('dense') : checkLayerName(name),
  });
  computeAsKeras(layer);
  return layer;
}

/** The kernel's and the bias's, which start from two seeds where both are random. */
function startingWeights(
  { seed, kernelInitializer, biasInitializer }: DenseOptions,
  kernelSeed: number,
): Pick<TensorFlowOptions, 'kernelInitializer' | 'biasInitializer'> {
  const biasSeed = () =>
    seed === undefined ? nextSeed() : new RandomState(seed).integer(SEED_MAX);
  const start = (given: unknown, nextSeed: () => number) =>
    kerasInitializer(given as GivenInitializer, nextSeed);
  return {
    kernelInitializer: start(kernelInitializer ?? 'glorot_uniform', () => kernelSeed),
    biasInitializer: start(biasInitializer ?? 'zeros', biasSeed),
  };
}

/** Regularizers and constraints by name, as objects. */
function limits(options: DenseOptions): Partial<TensorFlowOptions> {
  const given = Object.entries(options).filter(([, value]) => value);
  return Object.fromEntries(
    given.flatMap(([name, value]) => {
      if (name.endsWith('Regularizer')) return [[name, regularizerOf(value)]];
      return name.endsWith('Constraint') ? [[name, constraintOf(value)]] : [];
    }),
  );
}
