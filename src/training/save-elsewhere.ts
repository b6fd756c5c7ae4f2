/** Saving to TensorFlow.js's own places: a web page's storage, a server, a handler of the caller's. */

import * as tf from '@tensorflow/tfjs';
import { quoted } from '../names/quoted';

/**
 * TensorFlow.js makes a tensor of the optimizer's steps for the file, and forgets it.
 * @param optimizer undefined before `compile`
 * @throws TypeError for what is no place
 */
export async function saveElsewhere(
  optimizer: tf.Optimizer | undefined,
  place: string | tf.io.IOHandler,
  save: () => Promise<tf.io.SaveResult>,
): Promise<tf.io.SaveResult> {
  if (typeof place !== 'string' && typeof place?.save !== 'function') {
    throw new TypeError(
      `save takes a path, such as 'fashion.keras', or a handler of TensorFlow.js; got ${quoted(place)}.`,
    );
  }
  if (!optimizer) return save();
  const made: tf.Tensor[] = [];
  optimizer.getWeights = async () => {
    const weights = await Object.getPrototypeOf(optimizer).getWeights.call(optimizer);
    made.push(weights[0].tensor);
    return weights;
  };
  try {
    return await save();
  } finally {
    Reflect.deleteProperty(optimizer, 'getWeights');
    tf.dispose(made);
  }
}
