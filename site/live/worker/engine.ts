/** What computes the practice's steps, whichever engine it is, and how a model's weights come to it and back. */

import * as tf from '@tensorflow/tfjs';
import type { StepEngine } from '../../../src/internal.ts';
import type { Engine } from './messages.ts';

/** What both engines can do. */
export type Stepper = Pick<
  StepEngine,
  'inputs' | 'targets' | 'outputs' | 'step' | 'evaluate' | 'readState' | 'writeState' | 'dispose'
> & {
  name: Engine;
  readWeights(): Float32Array[];
};

/** The lesson's models and TensorFlow.js's alike. */
type Weighted = Pick<tf.Sequential, 'getWeights' | 'setWeights'>;

export function weightsOf(model: Weighted): Float32Array[] {
  return model.getWeights().map((weight) => weight.dataSync() as Float32Array);
}

/** Copies the arrays into the model's own weights. */
export function setWeights(model: Weighted, weights: readonly Float32Array[]): void {
  tf.tidy(() => {
    const shapes = model.getWeights().map(({ shape }) => shape);
    model.setWeights(weights.map((values, i) => tf.tensor(values, shapes[i])));
  });
}
