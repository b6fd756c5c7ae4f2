/** Chapter 3: why deep networks of sigmoids learned slowly, measured. */

import * as tf from '@tensorflow/tfjs';
import { dense } from '../lesson/02-dense.ts';
import { sequential } from '../lesson/09-sequential.ts';

export interface GradientOfDepth {
  /** Units of every hidden layer. */
  units: number;
  /** Mean size |∂L/∂w| over the weights of the first layer. */
  rows: { depth: number; sigmoid: number; tanh: number; relu: number }[];
}

interface GradientOfDepthOptions {
  deepest?: number;
  units?: number;
  seed?: number;
}

const [SAMPLES, FEATURES, CLASSES] = [32, 784, 10];

/**
 * How much of the gradient reaches the first layer of a network with 1, 2 … hidden layers that
 * wasn't trained yet: one batch of 32 random inputs in [0, 1) goes forward, the cross-entropy's
 * gradient comes back. Each sigmoid on the way multiplies it by a slope of at most 0.25.
 * @example gradientByDepth().rows[0].depth // 1
 */
export function gradientByDepth({
  deepest = 10,
  units = 100,
  seed = 42,
}: GradientOfDepthOptions = {}): GradientOfDepth {
  const rows = Array.from({ length: deepest }, (_, i) => {
    const depth = i + 1;
    const options = { depth, units, seed };
    return {
      depth,
      sigmoid: firstGradient('sigmoid', options),
      tanh: firstGradient('tanh', options),
      relu: firstGradient('relu', options),
    };
  });
  return { units, rows };
}

function firstGradient(
  activation: 'sigmoid' | 'tanh' | 'relu',
  { depth, units, seed }: { depth: number; units: number; seed: number },
): number {
  const model = sequential();
  for (let i = 0; i < depth; i++) {
    model.add(
      dense({ units, activation, inputShape: i === 0 ? [FEATURES] : undefined, seed: seed + i }),
    );
  }
  model.add(dense({ units: CLASSES, seed: seed + depth }));
  const mean = tf.tidy(() => {
    const inputs = tf.randomUniform([SAMPLES, FEATURES], 0, 1, 'float32', seed);
    const labels = tf.oneHot(
      tf.range(0, SAMPLES, 1, 'int32').mod(tf.scalar(CLASSES, 'int32')),
      CLASSES,
    );
    const loss = () =>
      tf.losses.softmaxCrossEntropy(labels, model.apply(inputs) as tf.Tensor) as tf.Scalar;
    const { grads } = tf.variableGrads(loss);
    const [kernel] = model.layers[0].trainableWeights;
    return grads[kernel.name].abs().mean().dataSync()[0];
  });
  model.dispose();
  return mean;
}
