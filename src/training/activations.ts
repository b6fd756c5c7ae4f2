/**
 * Activations for which TensorFlow.js has other values or slopes than Keras, with Keras's.
 *
 * Its hardSigmoid is 0.2x + 0.5; selu's slope at 0 is the one of negative numbers, 1.758. All others are
 * equal to Keras's within 1e-6, but for mish's slope: Keras's own is off by 1.4e-6 at 7, by rounding.
 */

import * as tf from '@tensorflow/tfjs';

/** What a layer has: not exported by TensorFlow.js. */
export interface Activation {
  apply(x: tf.Tensor): tf.Tensor;
  getClassName(): string;
}

const SELU_SCALE = 1.0507009873554805;
export const SELU_SCALE_ALPHA = 1.7580993408473766;

/** A function and its slope, for TensorFlow.js to train through. */
function withSlope(
  value: (x: tf.Tensor) => tf.Tensor,
  slope: (x: tf.Tensor) => tf.Tensor,
): (x: tf.Tensor) => tf.Tensor {
  return tf.customGrad((x, save) => {
    (save as tf.GradSaveFunc)([x as tf.Tensor]);
    return {
      value: value(x as tf.Tensor),
      gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) => dy.mul(slope(saved)),
    };
  });
}

/** By TensorFlow.js's names. Source: keras/src/activations of Keras 3.15 on TensorFlow */
const formulas: Record<string, (x: tf.Tensor) => tf.Tensor> = {
  hardSigmoid: (x) => tf.minimum(6, tf.relu(x.add(3))).div(6), // where both are 6, the slope goes to the first,
  selu: withSlope(
    (x) => tf.selu(x),
    (x) =>
      tf.where(
        x.greaterEqual(0),
        tf.onesLike(x).mul(SELU_SCALE),
        tf.exp(tf.minimum(x, 0)).mul(SELU_SCALE_ALPHA),
      ),
  ),
};

/** @returns the same activation, or one of the same name that computes as Keras does */
export function withKerasFormula(activation: Activation): Activation {
  const formula = formulas[activation.getClassName()];
  if (formula === undefined) return activation;
  // Still of TensorFlow.js's class, so that it is saved by its name.
  return Object.assign(Object.create(activation), {
    apply: (x: tf.Tensor) => tf.tidy(() => formula(x)),
  });
}
