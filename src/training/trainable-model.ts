/** What training needs of a model; chapter 8's `Sequential` has it. */

import type * as tf from '@tensorflow/tfjs';
import { requireSameLayers } from './compiled';
import type { NamedMetric } from './metrics';

export interface TrainableModel {
  name: string;
  layers: tf.layers.Layer[];
  inputs: tf.SymbolicTensor[];
  outputs: tf.SymbolicTensor[];
  /** undefined before `compile`. */
  optimizer: tf.Optimizer;
  /** TensorFlow.js's name of the loss; undefined for a function. */
  lossName?: string;
  metricsNames: string[];
  /** The metrics that `compile` was asked for. */
  measured: readonly NamedMetric[];
  trainableWeights: tf.LayerVariable[];
  /** Set by a callback, it ends training after the present batch. */
  stopTraining: boolean;
}

/** @throws Error unless the model, as it is now, knows what to minimise and how */
export function requireCompiled(model: TrainableModel): void {
  if (model.optimizer === undefined) {
    throw new Error(
      'The model is not compiled: call ' +
        "model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] }) first.",
    );
  }
  requireSameLayers(model);
}
