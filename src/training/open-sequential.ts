/** TensorFlow.js's Sequential, open to the forms that Keras gives its methods. */

import * as tf from '@tensorflow/tfjs';
import type { OneTensor } from './check-data.ts';

/** `tf.Sequential` with the methods that get Keras's form left open. */
export type OpenSequential = Omit<
  tf.Sequential,
  | 'compile'
  | 'fit'
  | 'evaluate'
  | 'predict'
  | 'summary'
  | 'add'
  | 'pop'
  | 'weights'
  | 'getWeights'
  | 'setWeights'
  | 'trainable'
  | 'getLayer'
  | 'save'
  | 'getConfig'
  | 'toJSON'
  | 'loadWeights'
  | 'fitDataset'
  | 'trainOnBatch'
  | 'predictOnBatch'
  | 'dispose'
> & {
  /** Whether the optimizer is disposed of with the model: it is, unless the caller made it. */
  isOptimizerOwned?: boolean;
  /** TensorFlow.js's graph of the layers; made anew where there is none. */
  model?: tf.LayersModel;
  add(layer: tf.layers.Layer): void;
  pop(): void;
  getWeights(): tf.Tensor[];
  setWeights(weights: tf.Tensor[]): void;
  compile(options: object): void;
  fit(x: OneTensor, y: OneTensor, options?: object): Promise<unknown>;
  evaluate(x: OneTensor, y: OneTensor, options?: object): unknown;
  predict(x: OneTensor, options?: object): tf.Tensor | tf.Tensor[];
  trainOnBatch(x: OneTensor, y: OneTensor): Promise<number | number[]>;
  predictOnBatch(x: OneTensor): tf.Tensor | tf.Tensor[];
  dispose(): ReturnType<tf.Sequential['dispose']>;
  summary(): void;
  getLayer(nameOrIndex?: string | number, index?: number): tf.layers.Layer;
  getConfig(): object;
  toJSON(unused?: unknown, returnString?: boolean): string | object;
  loadWeights(weights: tf.NamedTensorMap, strict?: boolean): unknown;
  save(place: string | tf.io.IOHandler, options?: tf.io.SaveConfig): Promise<tf.io.SaveResult>;
};

export const OpenSequential = tf.Sequential as unknown as new (
  options: tf.SequentialArgs,
) => OpenSequential;
