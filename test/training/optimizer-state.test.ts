/** An optimizer's memory: out of TensorFlow.js's object, and into another one. */

import * as tf from '@tensorflow/tfjs';
import { useBackend } from '../../src';
import type { OptimizerPlan } from '../../src/training/engine';
import { Adam } from '../../src/training/keras-optimizer';
import {
  disposeSlots,
  readOptimizerState,
  writeOptimizerState,
} from '../../src/training/optimizer-state';

beforeAll(() => useBackend('cpu'));

const adam = { name: 'adam', learningRate: 0.1, beta1: 0.5, beta2: 0.75, epsilon: 1e-7 } as const;
const cases: [OptimizerPlan, () => tf.Optimizer, string[]][] = [
  [{ name: 'sgd', learningRate: 0.1 }, () => tf.train.sgd(0.1), []],
  [
    { name: 'momentum', learningRate: 0.1, momentum: 0.9, nesterov: false },
    () => tf.train.momentum(0.1, 0.9),
    ['kernel/momentum', 'bias/momentum'],
  ],
  [
    { name: 'rmsprop', learningRate: 0.1, rho: 0.9, epsilon: 1e-7 },
    () => tf.train.rmsprop(0.1, 0.9, 0, 1e-7),
    ['kernel/rms', 'bias/rms', 'kernel/momentum', 'bias/momentum'],
  ],
  [
    { ...adam, scaleEpsilon: false },
    () => new Adam({ learningRate: 0.1, beta1: 0.5, beta2: 0.75, epsilon: 1e-7 }),
    ['kernel/m', 'bias/m', 'kernel/v', 'bias/v'],
  ],
];
const weights = [
  { name: 'kernel', shape: [1, 2] },
  { name: 'bias', shape: [2] },
];
const values = [new Float32Array(2), new Float32Array(2)];
const slotsOf = (plan: OptimizerPlan) =>
  Array.from({ length: { sgd: 0, momentum: 1, rmsprop: 1, adam: 2 }[plan.name] }, (_, kind) =>
    weights.map((_, i) => Float32Array.of(kind + 1, kind + i / 4)),
  );

test.each(cases)('%j: what is written is read, by its names', async (plan, make, names) => {
  const optimizer = make();
  const fresh = await readOptimizerState(optimizer, plan, values);
  expect(fresh).toEqual({ slots: slotsOf(plan).map(() => values), iterations: 0 });
  const state = { slots: slotsOf(plan), iterations: 3 };
  await writeOptimizerState(optimizer, plan, state, weights);
  const kept = await optimizer.getWeights();
  expect(kept.map(({ name }) => name)).toEqual(['iter', ...names]);
  expect(kept.slice(1).map(({ tensor }) => tensor.shape)).toEqual(
    names.map((_, i) => weights[i % 2].shape),
  );
  const read = await readOptimizerState(optimizer, plan, values);
  expect(read).toEqual(state);
  tf.dispose(kept[0].tensor);
});

test.each(cases)('%j: written again, the earlier memory is gone', async (plan, make) => {
  const optimizer = make();
  const state = { slots: slotsOf(plan), iterations: 3 };
  await writeOptimizerState(optimizer, plan, state, weights);
  const before = tf.memory().numTensors;
  await writeOptimizerState(optimizer, plan, state, weights);
  await readOptimizerState(optimizer, plan, values);
  expect(tf.memory().numTensors).toBe(before);
});

test('memory that is nowhere yet is nothing to dispose of', () => {
  expect(() => disposeSlots(tf.train.adam())).not.toThrow();
  const strange = Object.assign(tf.train.sgd(0.1), { list: [{}] });
  expect(() => disposeSlots(strange)).not.toThrow();
});

test.each([
  [0, 0.9, 0.999],
  [1, 0.9, 0.999],
  [50, 0.9, 0.999],
  [200, 0.5, 0.75], // the powers have become 0
])(
  'Adam’s powers after %i steps, of %d and %d, are multiplied up in float32',
  async (steps, beta1, beta2) => {
    const settings = { ...adam, beta1, beta2 };
    const [set, stepped] = [0, 1].map(() => tf.train.adam(0.01, beta1, beta2, 1e-7));
    const w = tf.variable(tf.tensor1d([1, 2]), true, `w${steps}`);
    for (let t = 0; t < steps; t++)
      stepped.applyGradients([{ name: w.name, tensor: tf.tensor1d([0.5, 1]) }]);
    const state = { slots: [], iterations: steps };
    const plan = { ...settings, scaleEpsilon: true };
    await writeOptimizerState(set, plan, state, [{ name: w.name, shape: [2] }]);
    const powers = (optimizer: tf.Optimizer) => {
      const { accBeta1, accBeta2 } = optimizer as unknown as Record<string, tf.Variable>;
      return [accBeta1, accBeta2].map((power) => power.dataSync()[0]);
    };
    expect(powers(set)).toEqual(powers(stepped));
    w.dispose();
  },
);
