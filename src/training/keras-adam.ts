/** Adam as Keras computes it. */

import * as tf from '@tensorflow/tfjs';

const EPSILON = 1e-7;

/**
 * Keras: w ← w − α m / (√v + ε), α = η √(1 − β₂ᵗ) / (1 − β₁ᵗ). TensorFlow.js
 * adds ε to √(v / (1 − β₂ᵗ)) instead, which is the same with ε √(1 − β₂ᵗ) in
 * Keras's place: in the first steps, where the root is small, a few percent apart
 * for small gradients.
 * Source: D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization", 2014, section 2
 * ("epsilon hat"); keras.optimizers.Adam
 */
export class KerasAdam extends tf.AdamOptimizer {
  constructor() {
    super(0.001, 0.9, 0.999, EPSILON);
  }

  override applyGradients(gradients: Parameters<tf.AdamOptimizer['applyGradients']>[0]): void {
    const t = this.iterations + 1;
    this.epsilon = EPSILON / Math.sqrt(1 - this.beta2 ** t);
    super.applyGradients(gradients);
    this.epsilon = EPSILON;
  }
}
