/** A small trained model at rest, as every file format keeps it. */

import type { ModelRecord } from '../../src/files/model-record';

export const record: ModelRecord = {
  name: '모델',
  batchShape: [null, 2],
  layers: [
    { kind: 'Dense', name: 'dense', trainable: true, units: 3, activation: 'relu', useBias: true },
  ],
  weights: [
    { shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) },
    { shape: [3], values: Float32Array.of(7, 8, 9) },
  ],
  training: {
    loss: 'mean_squared_error',
    metrics: [],
    optimizer: { name: 'rmsprop', learningRate: 0.001, rho: 0.9, epsilon: 1e-7 },
    iterations: 3,
    slots: [[new Float32Array(6).fill(0.5), new Float32Array(3).fill(0.25)]],
  },
};
