/** Tensors and streams as sources of batches that a model can take. */

import * as tf from '@tensorflow/tfjs';
import { type Streamed, StreamedBatches } from '../data/batch-stream';
import { checkData, checkMetrics, type OneTensor, oneTensor } from './check-data';
import type { TrainableModel } from './trainable-model';

/** What says whether a model takes a batch, and gives its tensors. */
type Check = typeof checkedTensors;

/** @param stepsPerEpoch all that the stream has unless given */
export function streamFor(
  model: TrainableModel,
  stream: Streamed,
  stepsPerEpoch?: number,
  check: Check = checkedTensors,
): StreamedBatches {
  const classes =
    model.lossName === 'sparseCategoricalCrossentropy'
      ? tf.util.sizeFromShape(shapeOf(model.outputs) as number[])
      : undefined;
  return new StreamedBatches(stream, stepsPerEpoch, classes, (xs, ys) => {
    check(model, xs, ys);
  });
}

/** The same of what is validated on: errors say so. */
export const validationTensors: Check = (model, input, target) => {
  try {
    return checkedTensors(model, input, target);
  } catch (cause) {
    const Kind = cause instanceof RangeError ? RangeError : TypeError;
    throw new Kind(`validationData: ${(cause as Error).message}`, { cause });
  }
};

/** @throws RangeError or TypeError for data that the model or its loss can't take */
export function checkedTensors(
  { inputs, outputs, lossName, measured }: TrainableModel,
  input: OneTensor,
  target: OneTensor,
): [x: tf.Tensor, y: tf.Tensor] {
  const [inputShape, outputShape] = [shapeOf(inputs), shapeOf(outputs)];
  const [x, y] = [oneTensor(input, 'input', inputShape.length), oneTensor(target, 'target')];
  checkData(x, y, { inputShape, outputShape, loss: lossName });
  checkMetrics(measured, y, outputShape);
  return [x, y];
}

/** Of one sample. */
function shapeOf([{ shape }]: tf.SymbolicTensor[]): tf.Shape {
  return shape.slice(1);
}
