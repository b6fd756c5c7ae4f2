/**
 * Layers that are random while training: a new mask at every batch, from the layer's seed or from
 * `setRandomSeed`. TensorFlow.js's Dropout with a seed drops the same nodes at every batch; without
 * one, as its other noise, nothing repeats it.
 */

import * as tf from '@tensorflow/tfjs';
import { nextSeed, SEED_MAX } from '../data/random-state.ts';
import { quoted } from '../names/quoted.ts';
import { SELU_SCALE_ALPHA } from './activations.ts';
import { fillMask, mixed } from './dropout-mask.ts';
import type { Noise } from './engine.ts';
import { normalSeed } from './initializers.ts';

/** What is used of TensorFlow.js's layers here. */
interface NoiseLayer {
  name: string;
  rate: number;
  stddev: number;
  seed?: number | null;
  noiseShape?: number[];
  getNoiseShape(input: tf.Tensor): number[] | undefined;
  call(inputs: tf.Tensor | tf.Tensor[], kwargs: { training?: boolean }): tf.Tensor | tf.Tensor[];
  /** Recurrent layers' cells: what drops. */
  dropoutFunc?: ((x: tf.Tensor, rate: number) => tf.Tensor) | null;
}

type Formula = (x: tf.Tensor, layer: NoiseLayer, noise: Noise) => tf.Tensor;

const dropped: Formula = (x, layer, noise) =>
  x.mul(maskOf(layer.getNoiseShape(x) ?? x.shape, layer.rate, noise));

/** What to multiply with: 0 for what is dropped. */
function maskOf(shape: number[], rate: number, noise: Noise): tf.Tensor {
  const mask = new Float32Array(tf.util.sizeFromShape(shape));
  fillMask(mask, rate, noise);
  return tf.tensor(mask, shape);
}

/** A number for TensorFlow.js's own generators. */
const nextOf = (noise: Noise) => (mixed(noise.seed ^ mixed(++noise.draws)) >>> 0) % SEED_MAX;

const normal = (x: tf.Tensor, mean: number, stddev: number, noise: Noise) =>
  tf.randomNormal(x.shape, mean, stddev, 'float32', normalSeed(nextOf(noise)));

/** SELU's value far below 0: what alpha dropout puts in place of what it drops. */
const SELU_FLOOR = -SELU_SCALE_ALPHA;

/** Keras's formulas, by class; TensorFlow.js's AlphaDropout has the floor's sign wrong. */
const formulas: Record<string, Formula> = {
  Dropout: dropped,
  SpatialDropout1D: dropped,
  GaussianNoise: (x, { stddev }, noise) => x.add(normal(x, 0, stddev, noise)),
  GaussianDropout: (x, { rate }, noise) => x.mul(normal(x, 1, Math.sqrt(rate / (1 - rate)), noise)),
  AlphaDropout(x, { rate, noiseShape }, noise) {
    const isKept = maskOf(noiseShape ?? x.shape, rate, noise)
      .greater(0)
      .toFloat();
    const a = ((1 - rate) * (1 + rate * SELU_FLOOR ** 2)) ** -0.5;
    const withFloor = x.mul(isKept).add(tf.sub(1, isKept).mul(SELU_FLOOR));
    return withFloor.mul(a).add(-a * SELU_FLOOR * rate);
  },
};

const noises = new WeakMap<tf.layers.Layer, Noise>();

/** Where a random layer is in its sequence of masks; undefined of a layer that isn't random. */
export function noiseOf(layer: tf.layers.Layer): Noise | undefined {
  return noises.get(layer);
}

/**
 * Lets a random layer draw anew at every batch of training, and at none of evaluate and predict.
 * @throws RangeError for a rate that is not a number from 0 to below 1
 */
export function drawAnew(layer: tf.layers.Layer): void {
  const noisy = layer as unknown as NoiseLayer;
  const formula = formulas[layer.getClassName()];
  if (formula === undefined && !('dropoutFunc' in layer)) return;
  if ('rate' in layer) checkRate(noisy);
  const noise = { seed: noisy.seed ?? nextSeed(), draws: 0 };
  noises.set(layer, noise);
  if (formula === undefined) {
    noisy.dropoutFunc ??= (x, rate) => tf.dropout(x, rate, undefined, nextOf(noise));
    return;
  }
  const still = noisy.call.bind(layer);
  noisy.call = (inputs, kwargs) => {
    if (!kwargs.training || noisy.rate === 0) return still(inputs, kwargs);
    const [x] = Array.isArray(inputs) ? inputs : [inputs];
    return tf.tidy(() => formula(x, noisy, noise));
  };
}

/**
 * TensorFlow.js makes 1 of all that is above, and drops nothing then; of no number, too.
 * @throws RangeError for a rate that is not a number from 0 to below 1
 */
export function checkRate({ name, rate }: Pick<NoiseLayer, 'name' | 'rate'>): void {
  if (typeof rate === 'number' && rate >= 0 && rate < 1) return;
  throw new RangeError(
    `The layer '${name}' drops a share of its inputs from 0 to below 1, such as 0.5 for half of them; ` +
      `its rate is ${rate === 1 ? '1 or more' : quoted(rate)}.`,
  );
}
