/**
 * NaN (no number) and infinity: once in a weight they spread to all others, so training stops at
 * the batch where the loss shows the first of them, and says where it comes from.
 */

import * as tf from '@tensorflow/tfjs';
import { rowCount } from '../data/rows.ts';
import { readWeights, writeWeights } from './model-weights.ts';
import type { TrainableModel } from './trainable-model.ts';

/** The model, as far as it is looked into. */
export type InspectedModel = Pick<TrainableModel, 'layers' | 'optimizer' | 'trainableWeights'> & {
  /** A name, or the caller's own function. */
  loss?: unknown;
};

/** Training stopped at a number that isn't finite. */
export class NotFiniteError extends Error {
  readonly loss: number;

  /** @param loss NaN where a weight showed it first */
  constructor(message: string, loss: number) {
    super(message);
    this.loss = loss;
  }
}

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
): NotFiniteError {
  const weight = wrongWeight(model, weights);
  const source = weight
    ? `${weight}: the step before this one went too far. ${advice(model, x)}`
    : (wrongValue(x, "The batch's input") ?? wrongOutput(model, weights, x, loss));
  const kept = weight
    ? 'The model keeps the weights from the beginning of this epoch.'
    : 'The model keeps the weights from before this batch.';
  return new NotFiniteError(
    `${stopped(place)}, where the loss is ${loss}. ${source} ${kept}`,
    loss,
  );
}

/** The same after a step that gave weights which no loss has shown yet. */
export function weightsError(
  model: InspectedModel,
  weights: readonly Float32Array[],
  place: Place,
): NotFiniteError | undefined {
  const weight = wrongWeight(model, weights);
  if (!weight) return undefined;
  return new NotFiniteError(
    `${stopped(place)}, by whose step ${weight[0].toLowerCase()}${weight.slice(1)}. ${advice(model)} ` +
      'The model keeps the weights from before.',
    Number.NaN,
  );
}

/** @throws Error if a weight isn't finite before the first step */
export function checkWeights(model: InspectedModel): void {
  const weight = wrongWeight(model, readWeights(model));
  if (!weight) return;
  throw new Error(
    `${weight} before the first step: nothing can be learned from it. Build the model again, or give ` +
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

/**
 * @param what how an error calls the tensor: 'The input'
 * @returns undefined if all its values are finite
 * @example 'The input holds NaN (sample 2, value 1, both counted from 0); expected finite …'
 */
export function wrongValue(x: tf.Tensor, what: string): string | undefined {
  const values = x.dataSync();
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong === -1) return undefined;
  const size = values.length / rowCount(x);
  return (
    `${what} holds ${values[wrong]} (sample ${Math.floor(wrong / size)}, value ` +
    `${wrong % size}, both counted from 0); expected finite numbers. Look for a division by 0 or a value that ` +
    'could not be read.'
  );
}

/** Goes forward layer by layer with these weights. @returns what is wrong, and what to do */
function wrongOutput(
  model: InspectedModel,
  weights: readonly Float32Array[],
  x: tf.Tensor,
  loss: number,
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
            `sums are too large for numbers of 32 bits (3.4e38). ${advice(model, x)}`
          );
        }
      }
      const last = model.layers[model.layers.length - 1].name;
      const own = ownLoss(model);
      if (own && largest(values) < HUGE) return wrongLoss(own, last, loss);
      const undefinedThere = formulas[String(model.loss)]?.(values, last);
      if (undefinedThere !== undefined) return undefinedThere;
      return (
        `All layers give finite numbers; between those of the last one, '${last}', and the targets the ` +
        `loss is too large for numbers of 32 bits (3.4e38). ${advice(model, x)}`
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

/** A step goes with the square of numbers like these: no usual learning rate makes up for them. */
const HUGE = 1e9;

function wrongLoss(own: LossFunction, last: string, loss: number): string {
  return (
    `All layers give finite numbers; the loss function '${nameOf(own)}' makes ${loss} of those of the last ` +
    `one, '${last}', and the targets. Look for a target that is not a number, a division by 0, and a logarithm ` +
    'or root of what may be 0 or negative.'
  );
}

/** Losses, by TensorFlow.js's names, whose formulas have no value for some predictions: says so of these. */
const formulas: Record<string, (outputs: tf.Tensor, last: string) => string | undefined> = {
  poisson(outputs, last) {
    const least = outputs.min().dataSync()[0];
    if (least >= 0) return undefined;
    return (
      `The loss 'poisson' takes the logarithm of predicted counts, and the last layer, '${last}', gives ` +
      `${Number(least.toPrecision(6))}: a negative number has none. Give that layer an activation whose values are ` +
      "above 0: 'softplus' or 'sigmoid'."
    );
  },
  categoricalCrossentropy(outputs, last) {
    const sample = outputs.sum(-1).dataSync().indexOf(0);
    if (sample === -1) return undefined;
    return (
      "The loss 'categorical_crossentropy' divides a sample's predictions by their sum, and those of the last " +
      `layer, '${last}', add up to 0 (sample ${sample} of the batch, counted from 0). Give that layer softmax.`
    );
  },
};

/** What to try, with the numbers that it is about. */
function advice(model: InspectedModel, x?: tf.Tensor): string {
  const [{ optimizer }, own] = [model, ownLoss(model)];
  const rate = Number(optimizer.getConfig().learningRate);
  const most = x ? largest(x) : 0;
  const shown = `(the largest is ${Number(most.toPrecision(6))})`;
  if (Number.isFinite(most) && most >= HUGE) {
    return `The inputs are too large ${shown}: scale them to 0 … 1, and build the model again.`;
  }
  const smaller = `Try a smaller learning rate${Number.isFinite(rate) ? ` (it is ${rate})` : ''}`;
  const scaled = Number.isFinite(most) && most > 1 ? `, inputs scaled to 0 … 1 ${shown}` : '';
  const slope = own
    ? ` The loss function '${nameOf(own)}' may do it too: a root or logarithm at 0 has no finite slope.`
    : '';
  return `${smaller}${scaled}, and a newly built model.${slope}`;
}

type LossFunction = { name: string };

function ownLoss({ loss }: InspectedModel): LossFunction | undefined {
  return typeof loss === 'function' ? loss : undefined;
}

function nameOf({ name }: LossFunction): string {
  return name || 'without a name';
}

function largest(values: tf.Tensor): number {
  return tf.tidy(() => values.abs().max().dataSync()[0]);
}
