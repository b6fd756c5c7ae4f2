/** Tensors and streams as sources of batches that a model can take. */

import * as tf from '@tensorflow/tfjs';
import { type Streamed, StreamedBatches } from '../data/batch-stream.ts';
import { checkData, checkMetrics, type OneTensor, oneTensor } from './check-data.ts';
import { type ClassWeight, readSampleWeights, type Weights } from './sample-weights.ts';
import type { TrainableModel } from './trainable-model.ts';

/** Samples, and how much each counts: [samples]. */
export type Checked = [x: tf.Tensor, y: tf.Tensor, weights?: Float32Array];

/** What says whether a model takes a batch, and gives its tensors. */
type Check = (
  model: TrainableModel,
  input: OneTensor,
  target: OneTensor,
  weights?: Weights,
) => Checked;

/**
 * @param stepsPerEpoch all that the stream has unless given
 * @param classWeight for training
 */
export function streamFor(
  model: TrainableModel,
  stream: Streamed,
  stepsPerEpoch?: number,
  check: Check = checkedTensors,
  classWeight?: ClassWeight,
): StreamedBatches {
  const classes =
    model.lossName === 'sparseCategoricalCrossentropy'
      ? tf.util.sizeFromShape(shapeOf(model.outputs) as number[])
      : undefined;
  return new StreamedBatches(
    stream,
    stepsPerEpoch,
    classes,
    ({ xs, ys, sampleWeight }) => check(model, xs, ys, { sampleWeight, classWeight })[2],
  );
}

/** The same of what is validated on: errors say so. */
export const validationTensors: Check = (model, input, target, weights) => {
  try {
    return checkedTensors(model, input, target, weights);
  } catch (cause) {
    const Kind = cause instanceof RangeError ? RangeError : TypeError;
    throw new Kind(`validationData: ${(cause as Error).message}`, { cause });
  }
};

/** @throws RangeError or TypeError for data that the model or its loss can't take */
export const checkedTensors: Check = (model, input, target, weights = {}) => {
  const { inputs, outputs, lossName, measured } = model;
  const [inputShape, outputShape] = [shapeOf(inputs), shapeOf(outputs)];
  const [x, y] = [oneTensor(input, 'input', inputShape.length), oneTensor(target, 'target')];
  checkData(x, y, { inputShape, outputShape, loss: lossName });
  checkMetrics(measured, y, outputShape);
  return [x, y, readSampleWeights(weights, y, outputShape)];
};

/** Of one sample. */
function shapeOf([{ shape }]: tf.SymbolicTensor[]): tf.Shape {
  return shape.slice(1);
}
