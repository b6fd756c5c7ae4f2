/**
 * Gives a model that TensorFlow.js trains its last finite weights back. TensorFlow.js updates the
 * weights before it says the loss: what was there before is kept for the length of a step. A
 * tensor's copy shares its memory, so this costs next to nothing.
 */

import * as tf from '@tensorflow/tfjs';
import type { InspectedModel } from './not-finite.ts';
import { keepMemory } from './optimizer-state.ts';

/** What a model was before an epoch that TensorFlow.js trains in place. */
export class Snapshot {
  private readonly model: InspectedModel;
  private readonly weights: tf.Tensor[];
  private readonly restoreMemory: () => void;

  private constructor(model: InspectedModel, weights: tf.Tensor[], restoreMemory: () => void) {
    this.model = model;
    this.weights = weights;
    this.restoreMemory = restoreMemory;
  }

  static of(model: InspectedModel): Snapshot {
    const weights = model.trainableWeights.map((variable) => variable.read().clone());
    return new Snapshot(model, weights, keepMemory(model.optimizer));
  }

  restore(): void {
    for (const [i, variable] of this.model.trainableWeights.entries()) {
      variable.write(this.weights[i]);
    }
    this.restoreMemory();
  }

  dispose(): void {
    tf.dispose(this.weights);
  }
}
