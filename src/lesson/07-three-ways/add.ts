/**
 * Chapter 7, way 3: start empty and `add` one layer at a time. In the opinion of the lesson's author
 * the tidiest way and the easiest to maintain: each layer adds one line.
 */

import { dense } from '../02-dense.ts';
import { type Sequential, sequential } from '../09-sequential.ts';

/**
 * 784 → 100 sigmoid → 10 softmax; the caller disposes of the model.
 * @example buildWithAdd().countParams() // 79510
 * Keras: model = keras.Sequential(); model.add(keras.layers.Dense(…)); model.add(…)
 */
export function buildWithAdd(): Sequential {
  const model = sequential();
  model.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784] }));
  model.add(dense({ units: 10, activation: 'softmax' }));

  return model;
}
