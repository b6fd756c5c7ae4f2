/** A small compiled model to save, and the samples that it is trained on. */

import * as tf from '@tensorflow/tfjs';
import { dense, type Sequential, sequential } from '../../src/index.ts';
import { Adam } from '../../src/training/keras-optimizer.ts';

export const ROWS = 48;
export const inputs = () => tf.randomUniform([ROWS, 4], 0, 1, 'float32', 5);
export const labels = () =>
  tf.tensor1d(
    Array.from({ length: ROWS }, (_, i) => i % 3),
    'int32',
  );

export const optimizers: Record<string, () => string | tf.Optimizer> = {
  rmsprop: () => 'rmsprop',
  sgd: () => tf.train.sgd(0.1),
  momentum: () => tf.train.momentum(0.1, 0.9, true),
  adam: () => 'adam',
  'adam, other settings': () => new Adam({ learningRate: 0.01, beta1: 0.8, epsilon: 1e-5 }),
};

export function smallModel(optimizer: string | tf.Optimizer): Sequential {
  const layers = [
    dense({ units: 5, activation: 'sigmoid', inputShape: [4], name: 'hidden' }),
    tf.layers.dropout({ rate: 0, name: 'drop' }),
    dense({ units: 4, useBias: false, name: 'middle' }),
    tf.layers.activation({ activation: 'relu', name: 'act' }),
    dense({ units: 3, activation: 'softmax', name: 'output' }),
  ];
  const model = sequential({ layers, name: '패션 MNIST 모델' });
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer });
  return model;
}

export async function train(model: Sequential, epochs = 1): Promise<number[]> {
  const [x, y] = [inputs(), labels()];
  const history = await model.fit(x, y, { epochs, batchSize: 16, shuffle: false, verbose: 0 });
  tf.dispose([x, y]);
  return history.loss;
}

export function predict(model: Sequential): Float32Array {
  return tf.tidy(() => (model.predict(inputs()) as tf.Tensor).dataSync() as Float32Array);
}
