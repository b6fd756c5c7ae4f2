/**
 * NaN (no number) and infinity: once in a weight they spread to all others, so training stops at
 * the batch where the loss shows the first of them, and says where it comes from.
 */

import * as tf from '@tensorflow/tfjs';
import { rowCount } from '../data/rows';
import { readWeights, writeWeights } from './model-weights';
import type { TrainableModel } from './trainable-model';

/** The model, as far as it is looked into. */
export type InspectedModel = Pick<TrainableModel, 'layers' | 'optimizer' | 'trainableWeights'>;

/** Where training stands. */
export interface Place {
  epoch: number;
  batch: number;
}

/**
 * @param weights those before the step, in the order of `trainableWeights`
 * @param x the step's inputs; stays the caller's
 */
export function lossError(
  model: InspectedModel,
  weights: readonly Float32Array[],
  x: tf.Tensor,
  loss: number,
  place: Place,
): Error {
  const weight = wrongWeight(model, weights);
  const source = weight
    ? `${weight}: the step before this one went too far. ${advice(model, x)}`
    : (wrongInput(x) ?? `${wrongOutput(model, weights, x)} ${advice(model, x)}`);
  const kept = weight
    ? 'The model keeps the weights from the beginning of this epoch.'
    : 'The model keeps the weights from before this batch.';
  return new Error(`${stopped(place)}, where the loss is ${loss}. ${source} ${kept}`);
}

/** The same after a step that gave weights which no loss has shown yet. */
export function weightsError(
  model: InspectedModel,
  weights: readonly Float32Array[],
  place: Place,
): Error | undefined {
  const weight = wrongWeight(model, weights);
  if (!weight) return undefined;
  return new Error(
    `${stopped(place)}, by whose step ${weight[0].toLowerCase()}${weight.slice(1)}. ${advice(model)} ` +
      'The model keeps the weights from before.',
  );
}

/** @throws Error if a weight isn't finite before the first step */
export function checkWeights(model: InspectedModel): void {
  const weight = wrongWeight(model, readWeights(model));
  if (!weight) return;
  throw new Error(
    `${weight} before the first step: nothing can be learned from it. Build the model anew, or give ` +
      'it other weights (setWeights, loadModel).',
  );
}

function stopped({ epoch, batch }: Place): string {
  return `Training stopped in epoch ${epoch}, batch ${batch} (both counted from 0)`;
}

/** Whether no value is NaN or infinite: 0 times such a one is not 0. */
export function allFinite(values: Float32Array): boolean {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += 0 * values[i];
  return sum === 0;
}

/** @example "The kernel of the layer 'dense' holds NaN" */
function wrongWeight(
  { layers, trainableWeights }: InspectedModel,
  weights: readonly Float32Array[],
): string | undefined {
  for (const [i, values] of weights.entries()) {
    if (allFinite(values)) continue;
    const wrong = values.find((value) => !Number.isFinite(value));
    const variable = trainableWeights[i];
    const layer = layers.find(({ trainableWeights }) => trainableWeights.includes(variable));
    const name = variable.originalName.split('/').at(-1);
    return `The ${name} of the layer '${layer?.name}' holds ${wrong}`;
  }
  return undefined;
}

function wrongInput(x: tf.Tensor): string | undefined {
  const values = x.dataSync();
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong === -1) return undefined;
  const size = values.length / rowCount(x);
  return (
    `The batch's input holds ${values[wrong]} (sample ${Math.floor(wrong / size)}, value ` +
    `${wrong % size}, both counted from 0): look for a division by 0 or a value that could not be read.`
  );
}

/** Goes forward layer by layer with these weights. */
function wrongOutput(
  model: InspectedModel,
  weights: readonly Float32Array[],
  x: tf.Tensor,
): string {
  return withWeights(model, weights, () =>
    tf.tidy(() => {
      let values = tf.cast(x, 'float32') as tf.Tensor;
      for (const layer of model.layers) {
        if (layer.getClassName() === 'InputLayer') continue;
        values = layer.apply(values) as tf.Tensor;
        const wrong = values.dataSync().find((value) => !Number.isFinite(value));
        if (wrong !== undefined) {
          return (
            `The layer '${layer.name}' gives ${wrong}: its inputs and weights are finite, but their ` +
            'sums are too large for numbers of 32 bits (3.4e38).'
          );
        }
      }
      const last = model.layers[model.layers.length - 1].name;
      return (
        `All layers give finite numbers; between those of the last one, '${last}', and the targets the ` +
        'loss is too large for numbers of 32 bits (3.4e38).'
      );
    }),
  );
}

/** Lends the model other weights. */
function withWeights<T>(model: InspectedModel, weights: readonly Float32Array[], look: () => T): T {
  const { trainableWeights } = model;
  const own = trainableWeights.map((variable) => variable.read().clone());
  try {
    writeWeights(model, weights);
    return look();
  } finally {
    for (const [i, variable] of trainableWeights.entries()) variable.write(own[i]);
    tf.dispose(own);
  }
}

/** What to try, with the numbers that it is about. */
function advice({ optimizer }: InspectedModel, x?: tf.Tensor): string {
  const rate = Number(optimizer.getConfig().learningRate);
  const smaller = `Try a smaller learning rate${Number.isFinite(rate) ? ` (it is ${rate})` : ''}`;
  const largest = x && tf.tidy(() => x.abs().max().dataSync()[0]);
  const scaled =
    largest !== undefined && Number.isFinite(largest) && largest > 1
      ? `, inputs scaled to 0 … 1 (the largest is ${Number(largest.toPrecision(6))})`
      : '';
  return `${smaller}${scaled}, and a model built anew.`;
}
