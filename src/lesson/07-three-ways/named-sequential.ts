/** Chapter 7, way 2: make the layers inside `sequential`, with names for them and the model. */

import { dense } from '../02-dense.ts';
import { type Sequential, sequential } from '../09-sequential.ts';

/**
 * 784 → 100 sigmoid → 10 softmax; the caller disposes of the model.
 * @example buildNamedSequential().countParams() // 79510
 * Keras: keras.Sequential([keras.layers.Dense(…, name='hidden'), …], name='패션 MNIST 모델')
 */
export function buildNamedSequential(): Sequential {
  return sequential({
    layers: [
      dense({ units: 100, activation: 'sigmoid', inputShape: [784], name: 'hidden' }),
      dense({ units: 10, activation: 'softmax', name: 'output' }),
    ],
    name: '패션 MNIST 모델',
  });
}
