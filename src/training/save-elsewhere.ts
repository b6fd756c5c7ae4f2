/** Saving to TensorFlow.js's own places: a web page's storage, a server, a handler of the caller's. */

import * as tf from '@tensorflow/tfjs';
import { quoted } from '../names/quoted.ts';
import { optimizerPlan } from './optimizer-plan.ts';
import { memoryTensors } from './optimizer-state.ts';
import { toTensorflow } from './tensorflow-optimizers.ts';

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
      const named = memoryTensors(optimizer, plan, 'tensorflow', trainableWeights);
      made.push(...named.map(({ tensor }) => tensor));
      return named;
    },
  };
  const before: PropertyDescriptorMap = Object.getOwnPropertyDescriptors(optimizer);
  Object.assign(optimizer, words);
  try {
    return await save();
  } finally {
    for (const name of Object.keys(words)) {
      if (before[name]) Object.defineProperty(optimizer, name, before[name]);
      else Reflect.deleteProperty(optimizer, name);
    }
    tf.dispose(made);
  }
}
