/** Random stacks, losses, optimizers and batches: every engine trains as TensorFlow.js does. */

import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { dense, type EngineChoice, type Sequential, sequential, useBackend } from '../../src';
import { findNativeAddon } from '../../src/backend/native-addon-node';
import { RandomState } from '../../src/data/random-state';
import { largestDifference, uniform } from './problem';

/** How many networks: `STACKS=300 npx jest random-stacks` for the long check. */
const STACKS = Number(process.env.STACKS ?? 30);
const engines: EngineChoice[] = findNativeAddon('cpu') ? ['wasm', 'native'] : ['wasm'];

beforeAll(() => useBackend(engines.length === 2 ? 'native' : 'wasm'));

/** Each loss with the last layer that chapter 2 gives it; TensorFlow.js differs elsewhere. */
const heads = [
  { loss: 'binary_crossentropy', last: 'sigmoid', units: fc.constant(1) },
  {
    loss: 'sparse_categorical_crossentropy',
    last: 'softmax',
    units: fc.integer({ min: 2, max: 12 }),
  },
  { loss: 'categorical_crossentropy', last: 'softmax', units: fc.integer({ min: 2, max: 12 }) },
  { loss: 'mean_squared_error', last: 'linear', units: fc.integer({ min: 1, max: 5 }) },
] as const;

const optimizers = {
  sgd: () => 'sgd',
  momentum: () => tf.train.momentum(0.01, 0.9),
  nesterov: () => tf.train.momentum(0.01, 0.9, true),
  rmsprop: () => 'rmsprop',
  adam: () => 'adam',
  'tf.train.adam': () => tf.train.adam(0.002),
};

const problems = fc.constantFrom(...heads).chain(({ loss, last, units }) =>
  fc.record({
    loss: fc.constant(loss),
    last: fc.constant(last),
    features: fc.integer({ min: 1, max: 40 }),
    hidden: fc.array(
      fc.record({
        units: fc.integer({ min: 1, max: 33 }),
        activation: fc.constantFrom('linear', 'sigmoid', 'tanh'),
        useBias: fc.boolean(),
      }),
      { maxLength: 3 },
    ),
    units,
    optimizer: fc.constantFrom(...(Object.keys(optimizers) as (keyof typeof optimizers)[])),
    samples: fc.integer({ min: 1, max: 60 }),
    batchSize: fc.integer({ min: 1, max: 70 }),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  }),
);

type Problem = typeof problems extends fc.Arbitrary<infer T> ? T : never;

function build({ features, hidden, units, last, loss, optimizer, seed }: Problem): Sequential {
  const model = sequential();
  const layers = [...hidden, { units, activation: last, useBias: true }];
  for (const [i, layer] of layers.entries()) {
    model.add(
      dense({
        ...layer,
        activation: layer.activation as 'tanh',
        seed: (seed + i) % 2 ** 32,
        ...(i === 0 && { inputShape: [features] }),
      }),
    );
  }
  model.compile({ loss, metrics: ['accuracy'], optimizer: optimizers[optimizer]() });
  return model;
}

function data({ samples, features, units, loss, seed }: Problem): [tf.Tensor2D, tf.Tensor] {
  const random = new RandomState(seed);
  const numbers = (count: number) => Float32Array.from({ length: count }, () => uniform(random));
  const x = tf.tensor2d(numbers(samples * features), [samples, features]);
  const labels = Array.from({ length: samples }, () => random.integer(units - 1));
  switch (loss) {
    case 'binary_crossentropy':
      return [x, tf.tensor1d(labels.map(() => random.integer(1)))];
    case 'sparse_categorical_crossentropy':
      return [x, tf.tensor1d(labels, 'int32')];
    case 'categorical_crossentropy':
      return [x, tf.oneHot(tf.tensor1d(labels, 'int32'), units)];
    default:
      return [x, tf.tensor2d(numbers(samples * units), [samples, units])];
  }
}

async function train(problem: Problem, engine: EngineChoice) {
  const model = build(problem);
  const [x, y] = data(problem);
  const { batchSize, seed } = problem;
  const history = await model.fit(x, y, { epochs: 2, batchSize, seed, engine, verbose: 0 });
  const { loss, accuracy } = model.evaluate(x, y, { engine });
  const weights = model.getWeights().map((weight) => weight.dataSync());
  const { optimizer } = model;
  model.dispose();
  optimizer.dispose();
  tf.dispose([x, y]);
  return {
    losses: [...history.loss, loss],
    accuracies: [...history.accuracy, Number(accuracy)],
    weights,
  };
}

test(`${engines.join(' and ')} train as TensorFlow.js does`, async () => {
  await fc.assert(
    fc.asyncProperty(problems, async (problem) => {
      const stock = await train(problem, 'stock');
      for (const engine of engines) {
        const ours = await train(problem, engine);
        expect(largestDifference([ours.losses], [stock.losses])).toBeLessThan(2e-5);
        expect(largestDifference(ours.weights, stock.weights)).toBeLessThan(5e-5);
        // A probability within a rounding of 0.5 or of another may count for either side.
        const oneSample = 1 / problem.samples + 1e-6;
        const difference = largestDifference([ours.accuracies], [stock.accuracies]);
        expect(difference).toBeLessThan(2 * oneSample);
      }
    }),
    { numRuns: STACKS, seed: 20261124 },
  );
});
