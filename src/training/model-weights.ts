/** The weights of a model, out and in. */

import * as tf from '@tensorflow/tfjs';
import { quoted } from '../names/quoted.ts';

type Trainable = { trainableWeights: tf.LayerVariable[] };

/** @returns the numbers of each weight, in the order of `trainableWeights` */
export function readWeights({ trainableWeights }: Trainable): Float32Array[] {
  return trainableWeights.map((weight) => weight.read().dataSync() as Float32Array);
}

/** @returns the numbers of each weight that is not trained, in the layers' order */
export function frozenWeights({
  layers,
  trainableWeights,
}: Trainable & { layers: tf.layers.Layer[] }): Float32Array[] {
  const frozen = weightsByLayer(layers).filter((weight) => !trainableWeights.includes(weight));
  return frozen.map((weight) => weight.read().dataSync() as Float32Array);
}

export function writeWeights(
  { trainableWeights }: Trainable,
  values: readonly Float32Array[],
): void {
  for (const [i, weight] of trainableWeights.entries()) {
    tf.tidy(() => {
      weight.write(tf.tensor(values[i], weight.shape as number[]));
    });
  }
}

/** @returns all weights in Keras's order: layer by layer, whether frozen or not */
export function weightsByLayer(layers: readonly tf.layers.Layer[]): tf.LayerVariable[] {
  return layers.flatMap((layer) =>
    'layers' in layer ? weightsByLayer(layer.layers as tf.layers.Layer[]) : layer.weights,
  );
}

/**
 * Gives weights other values, all or none. As in Keras, a constraint waits for the next step.
 * @throws TypeError or RangeError unless there is a tensor of its shape for each weight
 */
export function assignWeights(
  weights: readonly tf.LayerVariable[],
  values: readonly tf.Tensor[],
): void {
  if (!Array.isArray(values) || values.length !== weights.length) {
    throw new RangeError(
      `setWeights takes a list of ${weights.length} tensors, one for each weight, layer by layer, as ` +
        `getWeights gives them; got ${quoted(values)}.`,
    );
  }
  for (const [i, { originalName, shape }] of weights.entries()) {
    const isThere = values[i] instanceof tf.Tensor && !values[i].isDisposed;
    if (!isThere || values[i].dtype === 'string') {
      throw new TypeError(
        `setWeights takes tensors of numbers; for '${originalName}' it got ${values[i]?.isDisposed ? 'one that was disposed of' : quoted(values[i])}.`,
      );
    }
    if (values[i].shape.join() !== shape.join()) {
      throw new RangeError(
        `The weight '${originalName}' has the shape [${shape.join(', ')}]; setWeights got one of ` +
          `[${values[i].shape.join(', ')}].`,
      );
    }
  }
  tf.tidy(() => {
    for (const [i, weight] of weights.entries()) {
      (weight.read() as tf.Variable).assign(tf.cast(values[i], 'float32'));
    }
  });
}
