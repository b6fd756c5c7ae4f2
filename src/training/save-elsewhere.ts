/** Saving to TensorFlow.js's own places: a web page's storage, a server, a handler of the caller's. */

import * as tf from '@tensorflow/tfjs';
import { quoted } from '../names/quoted';
import { optimizerPlan } from './optimizer-plan';
import { readOptimizerState } from './optimizer-state';
import { toTensorflow, toTensorflowSlots } from './tensorflow-optimizers';

interface SavedModel {
  /** undefined before `compile`. */
  optimizer?: tf.Optimizer;
  trainableWeights: tf.LayerVariable[];
}

/**
 * TensorFlow.js asks the optimizer, if it is to be saved, for its name, settings and memory: it hears those of
 * TensorFlow.js's own class. The tensors that are made for the file go when it is written.
 * @throws TypeError for what is no place; Error for an optimizer that TensorFlow.js has no words for
 */
export async function saveElsewhere(
  { optimizer, trainableWeights }: SavedModel,
  place: string | tf.io.IOHandler,
  save: () => Promise<tf.io.SaveResult>,
): Promise<tf.io.SaveResult> {
  if (typeof place !== 'string' && typeof place?.save !== 'function') {
    throw new TypeError(
      `save takes a path, such as 'fashion.keras', or a handler of TensorFlow.js; got ${quoted(place)}.`,
    );
  }
  const plan = optimizer && optimizerPlan(optimizer);
  if (!optimizer || !plan || typeof plan === 'string') return save();
  const made: tf.Tensor[] = [];
  const words = {
    getClassName: () => toTensorflow(plan).className,
    getConfig: () => toTensorflow(plan).config,
    async getWeights() {
      const { slots, iterations } = readOptimizerState(optimizer, plan, trainableWeights);
      const lengths = trainableWeights.map((weight) => weight.read().size);
      made.push(tf.scalar(iterations, 'int32'));
      const named = [{ name: 'iter', tensor: made[0] }];
      for (const kind of toTensorflowSlots(plan, slots, lengths, iterations)) {
        for (const [i, { originalName, shape }] of trainableWeights.entries()) {
          const tensor = tf.tensor(kind.arrays[i], shape as number[]);
          made.push(tensor);
          named.push({ name: `${originalName}/${kind.name}`, tensor });
        }
      }
      return named;
    },
  };
  Object.assign(optimizer, words);
  try {
    return await save();
  } finally {
    for (const name of Object.keys(words)) Reflect.deleteProperty(optimizer, name);
    tf.dispose(made);
  }
}
