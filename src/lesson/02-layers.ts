/**
 * Chapter 2: layers (층).
 *
 * - The input layer (입력층) has a node for each feature. It computes nothing
 *   and is not counted in the depth.
 * - A hidden layer (은닉층) has weights and biases and any number of nodes. Its
 *   results are not seen from outside, hence the name. Two or more hidden
 *   layers make deep learning (딥러닝).
 * - The output layer (출력층) has the nodes and the activation that the task asks for.
 */

import type * as tf from '@tensorflow/tfjs';
import { quoted } from '../names/quoted.ts';
import { didYouMean } from '../names/suggestion.ts';
import { type DenseOptions, dense } from './02-dense.ts';

/** Two classes, several classes, or a number to predict. */
export type Task = 'binary' | 'multiclass' | 'regression';

/** Any TensorFlow.js model made of layers: `tf.Sequential`, `tf.LayersModel` or this lesson's. */
export interface LayeredModel {
  layers: tf.layers.Layer[];
}

/**
 * How many layers compute with weights: hidden and output layers. The input
 * layer is not counted, nor is one that only reshapes or drops values.
 * @throws Error if a layer has no weights yet because the model doesn't know its input shape
 * @example depth(buildLayerArray()) // 2: one hidden layer and the output layer
 */
export function depth(model: LayeredModel): number {
  const unbuilt = model.layers.find((layer) => !layer.built);
  if (unbuilt) {
    throw new Error(
      `The layer '${unbuilt.name}' has no weights yet, so the depth is not known: ` +
        'give the first layer an inputShape, such as [784].',
    );
  }
  return model.layers.filter((layer) => layer.countParams() > 0).length;
}

/** Deep learning: at least two of the layers are hidden, so the depth is 3 or more. */
export function isDeep(model: LayeredModel): boolean {
  const hiddenLayers = depth(model) - 1;
  return hiddenLayers >= 2;
}

/** @returns the error that names the tasks there are, and the nearest one */
export function unknownTask(task: unknown): TypeError {
  const meant = didYouMean(String(task), ['binary', 'multiclass', 'regression']);
  return new TypeError(
    `The task is 'binary', 'multiclass' or 'regression'; got ${quoted(task)}.${meant}`,
  );
}

export interface OutputLayerOptions extends Omit<DenseOptions, 'units' | 'activation'> {
  /** How many classes there are: needed for 'multiclass'; always 2 for 'binary'. */
  classes?: number;
  /** How many numbers 'regression' predicts; 1 unless given. */
  features?: number;
}

/**
 * The output layer that a task asks for.
 *
 * | task | nodes | activation |
 * | --- | --- | --- |
 * | binary | 1 | sigmoid |
 * | multiclass | as many as classes | softmax |
 * | regression | as many as output features | none (linear) |
 * @throws TypeError for another task, or an option that contradicts it; RangeError for a wrong number
 * @example outputLayer('multiclass', { classes: 10 }) // Dense, 10 units, softmax
 */
export function outputLayer(
  task: Task,
  { classes, features, ...options }: OutputLayerOptions = {},
): tf.layers.Layer {
  if (task === 'regression' ? classes !== undefined : features !== undefined) {
    throw new TypeError(
      "'classes' belongs to classification and 'features' to regression; " +
        `the task '${task}' got the other one.`,
    );
  }
  switch (task) {
    case 'binary':
      if (classes !== undefined && classes !== 2) {
        throw new RangeError(
          `Binary classification has 2 classes and 1 output node; got classes: ${quoted(classes)}. ` +
            "For more classes the task is 'multiclass'.",
        );
      }
      return dense({ ...options, units: 1, activation: 'sigmoid' });
    case 'multiclass':
      if (!(Number.isInteger(classes) && Number(classes) >= 2)) {
        throw new RangeError(
          `Multi-class classification needs 'classes', a whole number of at least 2; got ${quoted(classes)}.`,
        );
      }
      return dense({ ...options, units: Number(classes), activation: 'softmax' });
    case 'regression':
      return dense({ ...options, units: features ?? 1, activation: 'linear' });
    default:
      throw unknownTask(task);
  }
}
