/** Adam as Keras computes it. */

import * as tf from '@tensorflow/tfjs';
import { optimizers } from '../names/optimizers';

const { learningRate: standardRate, settings } = optimizers.adam;

export interface AdamOptions {
  learningRate?: number;
  beta1?: number;
  beta2?: number;
  epsilon?: number;
}

/**
 * Keras: w ← w − α m / (√v + ε), α = η √(1 − β₂ᵗ) / (1 − β₁ᵗ). TensorFlow.js
 * adds ε to √(v / (1 − β₂ᵗ)) instead, which is the same with ε √(1 − β₂ᵗ) in
 * Keras's place: in the first steps, where the root is small, a few percent apart
 * for small gradients.
 * Source: D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2014, section 2
 * ("epsilon hat"); keras.optimizers.Adam
 */
export class KerasAdam extends tf.AdamOptimizer {
  /** Keras's defaults unless given. */
  constructor({
    learningRate = standardRate,
    beta1 = settings.beta1.standard,
    beta2 = settings.beta2.standard,
    epsilon = settings.epsilon.standard,
  }: AdamOptions = {}) {
    super(learningRate, beta1, beta2, epsilon);
  }

  override applyGradients(gradients: Parameters<tf.AdamOptimizer['applyGradients']>[0]): void {
    const t = this.iterations + 1;
    const kerasEpsilon = this.epsilon;
    this.epsilon = kerasEpsilon / Math.sqrt(1 - this.beta2 ** t);
    super.applyGradients(gradients);
    this.epsilon = kerasEpsilon;
  }
}
