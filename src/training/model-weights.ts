/** The trainable weights of a model, out and in. */

import * as tf from '@tensorflow/tfjs';

type Trainable = { trainableWeights: tf.LayerVariable[] };

/** @returns the numbers of each weight, in the order of `trainableWeights` */
export function readWeights({ trainableWeights }: Trainable): Float32Array[] {
  return trainableWeights.map((weight) => weight.read().dataSync() as Float32Array);
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
