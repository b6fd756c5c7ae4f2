/** What training needs of a model; chapter 9's `Sequential` has it. */

import type * as tf from '@tensorflow/tfjs';
import { requireSameLayers } from './compiled.ts';
import type { LossConfig } from './losses.ts';
import type { NamedMetric } from './metrics.ts';

export interface TrainableModel {
  name: string;
  layers: tf.layers.Layer[];
  inputs: tf.SymbolicTensor[];
  outputs: tf.SymbolicTensor[];
  /** undefined before `compile`. */
  optimizer: tf.Optimizer;
  /** TensorFlow.js's name of the loss; undefined for a function. */
  lossName?: string;
  /** What it was asked for; undefined for a function. */
  lossConfig?: LossConfig;
  metricsNames: string[];
  /** The metrics that `compile` was asked for. */
  measured: readonly NamedMetric[];
  trainableWeights: tf.LayerVariable[];
  /** Set by a callback, it ends training after the present batch. */
  stopTraining: boolean;
}

/** @throws Error if the model was disposed of */
export function requireAlive(model: Pick<TrainableModel, 'name'>): void {
  // TensorFlow.js's own count of who uses the model: before a layer is there it is null.
  if ((model as { _refCount?: number | null })._refCount !== 0) return;
  throw new Error(
    `The model '${model.name}' was disposed of, and its weights with it: build it again, or dispose of it later.`,
  );
}

/** Those that a `fit` trains now. */
export const inTraining = new WeakSet<object>();

/** @throws Error while a `fit` trains the model, which would go on without what is taken from it */
export function requireIdle(model: object): void {
  if (!inTraining.has(model)) return;
  throw new Error('This model is being trained: wait for the earlier fit to end (await it).');
}

/** @throws Error unless the model knows what to minimise and how, and still has its weights */
export function requireCompiled(model: TrainableModel): void {
  requireAlive(model);
  if (model.optimizer !== undefined && model.layers.length > 0) {
    requireSameLayers(model);
    return;
  }
  if (model.optimizer !== undefined) {
    throw new Error('The model has no layer any more: add one, and compile it again.');
  }
  throw new Error(
    'The model is not compiled: call ' +
      "model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] }) first.",
  );
}
