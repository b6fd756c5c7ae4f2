/** A small trained model at rest, as every file format keeps it. */

import type { ModelRecord, TrainingRecord } from '../../src/files/model-record.ts';
import type { OptimizerPlan } from '../../src/training/optimizers.ts';
import { planned } from '../planned.ts';

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
    optimizer: planned('rmsprop', { learningRate: 0.001, rho: 0.9, epsilon: 1e-7 }),
    iterations: 3,
    slots: [[new Float32Array(6).fill(0.5), new Float32Array(3).fill(0.25)]],
  },
};

export const training = record.training as TrainingRecord;

/** Slots of the record's two weights, every number of a kind the same. */
export const slotsOf = (...values: number[]): Float32Array[][] =>
  values.map((value) => [new Float32Array(6).fill(value), new Float32Array(3).fill(value)]);

/** The record, trained with another optimizer. */
export const trainedWith = (optimizer: OptimizerPlan, slots: Float32Array[][] = []) => ({
  ...record,
  training: { ...training, optimizer, slots },
});

export const utf8 = (text: string) => new TextEncoder().encode(text);

/** A copy in which the value at a path such as 'config.layers.1' is another; undefined leaves it out. */
export function changed<T extends object>(whole: T, path: string, value: unknown): T {
  const copy = structuredClone(whole);
  const keys = path.split('.');
  const last = keys.pop() as string;
  const place = keys.reduce((inner, key) => inner[key] as never, copy as Record<string, unknown>);
  if (value === undefined) delete place[last];
  else place[last] = value;
  return copy;
}
