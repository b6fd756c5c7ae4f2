/**
 * Layers that are random while training: a new mask at every batch, from the layer's seed or from
 * `setRandomSeed`. TensorFlow.js's Dropout with a seed drops the same nodes at every batch; without
 * one, as its other noise, nothing repeats it.
 */

import * as tf from '@tensorflow/tfjs';
import { nextSeed, RandomState, SEED_MAX } from '../data/random-state';
import { quoted } from '../names/quoted';
import { SELU_SCALE_ALPHA } from './activations';
import { normalSeed } from './initializers';

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

type Noise = (x: tf.Tensor, layer: NoiseLayer, seed: number) => tf.Tensor;

const dropped: Noise = (x, layer, seed) => tf.dropout(x, layer.rate, layer.getNoiseShape(x), seed);

const normal = (x: tf.Tensor, mean: number, stddev: number, seed: number) =>
  tf.randomNormal(x.shape, mean, stddev, 'float32', normalSeed(seed));

/** SELU's value far below 0: what alpha dropout puts in place of what it drops. */
const SELU_FLOOR = -SELU_SCALE_ALPHA;

/** Keras's formulas, by class; TensorFlow.js's AlphaDropout has the floor's sign wrong. */
const noises: Record<string, Noise> = {
  Dropout: dropped,
  SpatialDropout1D: dropped,
  GaussianNoise: (x, { stddev }, seed) => x.add(normal(x, 0, stddev, seed)),
  GaussianDropout: (x, { rate }, seed) => x.mul(normal(x, 1, Math.sqrt(rate / (1 - rate)), seed)),
  AlphaDropout(x, { rate, noiseShape }, seed) {
    const isKept = tf
      .randomUniform(noiseShape ?? x.shape, 0, 1, 'float32', seed)
      .greaterEqual(rate)
      .toFloat();
    const a = ((1 - rate) * (1 + rate * SELU_FLOOR ** 2)) ** -0.5;
    const withFloor = x.mul(isKept).add(tf.sub(1, isKept).mul(SELU_FLOOR));
    return withFloor.mul(a).add(-a * SELU_FLOOR * rate);
  },
};

/**
 * Lets a random layer draw anew at every batch of training, and at none of evaluate and predict.
 * @throws RangeError for a rate that is no number from 0 to below 1
 */
export function drawAnew(layer: tf.layers.Layer): void {
  const noisy = layer as unknown as NoiseLayer;
  const noise = noises[layer.getClassName()];
  if (noise === undefined && !('dropoutFunc' in layer)) return;
  if ('rate' in layer) checkRate(noisy);
  let random: RandomState | undefined;
  const first = noisy.seed ?? nextSeed();
  const draw = () => {
    random ??= new RandomState(first);
    return random.integer(SEED_MAX);
  };
  if (noise === undefined) {
    noisy.dropoutFunc ??= (x, rate) => tf.dropout(x, rate, undefined, draw());
    return;
  }
  const still = noisy.call.bind(layer);
  noisy.call = (inputs, kwargs) => {
    if (!kwargs.training || noisy.rate === 0) return still(inputs, kwargs);
    const [x] = Array.isArray(inputs) ? inputs : [inputs];
    return tf.tidy(() => noise(x, noisy, draw()));
  };
}

/**
 * TensorFlow.js makes 1 of all that is above, and drops nothing then; of no number, too.
 * @throws RangeError for a rate that is no number from 0 to below 1
 */
export function checkRate({ name, rate }: Pick<NoiseLayer, 'name' | 'rate'>): void {
  if (typeof rate === 'number' && rate >= 0 && rate < 1) return;
  throw new RangeError(
    `The layer '${name}' drops a share of its inputs from 0 to below 1, such as 0.5 for half of them; ` +
      `its rate is ${rate === 1 ? '1 or more' : quoted(rate)}.`,
  );
}
