/** Chapter 7, way 1: make the layers, then give them to `sequential` as an array. */

import { dense } from '../02-dense.ts';
import { type Sequential, sequential } from '../09-sequential.ts';

/**
 * 784 → 100 sigmoid → 10 softmax; the caller disposes of the model.
 * @example buildLayerArray().countParams() // 79510
 * Keras: keras.Sequential([hidden, output])
 */
export function buildLayerArray(): Sequential {
  const hidden = dense({ units: 100, activation: 'sigmoid', inputShape: [784] });
  const output = dense({ units: 10, activation: 'softmax' });

  return sequential({ layers: [hidden, output] });
}
