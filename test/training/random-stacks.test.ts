/** Random stacks, losses, optimizers and batches: every engine trains as TensorFlow.js's operations do. */

import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { RandomState } from '../../src/data/random-state.ts';
import {
  clearSession,
  dense,
  type EngineChoice,
  type Sequential,
  sequential,
  setRandomSeed,
} from '../../src/index.ts';
import { optimizerClasses } from '../../src/training/keras-optimizer.ts';
import type { OptimizerConfig } from '../../src/training/optimizers.ts';
import { fastEngines, loadEngines } from '../engines.ts';
import { largestDifference, uniform } from './problem.ts';

/** How many networks: `STACKS=300 npx jest random-stacks` for the long check. */
const STACKS = Number(process.env.STACKS ?? 30);

beforeAll(loadEngines);
// It is said that a loss goes with another activation: other tests look at that.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

/** Losses with last layers that suit them, and some that don't. */
const heads = [
  {
    loss: 'binary_crossentropy',
    lasts: ['sigmoid', 'softmax'],
    units: fc.integer({ min: 1, max: 3 }),
  },
  {
    loss: 'sparse_categorical_crossentropy',
    lasts: ['softmax', 'sigmoid'],
    units: fc.integer({ min: 2, max: 12 }),
  },
  {
    loss: 'categorical_crossentropy',
    lasts: ['softmax', 'sigmoid'],
    units: fc.integer({ min: 2, max: 12 }),
  },
  { loss: 'mean_squared_error', lasts: ['linear', 'tanh'], units: fc.integer({ min: 1, max: 5 }) },
  { loss: 'huber', lasts: ['linear'], units: fc.integer({ min: 1, max: 5 }) },
  { loss: 'log_cosh', lasts: ['linear'], units: fc.integer({ min: 1, max: 5 }) },
] as const;

/** Settings of each that are not Keras's own. */
const settings: Record<string, Partial<OptimizerConfig>[]> = {
  sgd: [{}, { momentum: 0.9 }, { momentum: 0.5, nesterov: true }, { clipnorm: 0.1 }],
  rmsprop: [{}, { momentum: 0.5 }, { centered: true, epsilon: 1e-3 }, { clipvalue: 0.01 }],
  adagrad: [{}, { learningRate: 0.01, weightDecay: 0.1 }],
  adadelta: [{ learningRate: 0.5 }],
  adam: [{}, { amsgrad: true }, { globalClipnorm: 0.5 }],
  adamw: [{}, { weightDecay: 0.1 }],
  adamax: [{}, { learningRate: 0.01 }],
  nadam: [{}, { beta1: 0.8 }],
  lion: [{ learningRate: 1e-4 }],
};
const optimizers = Object.entries(settings).flatMap(([name, list]) =>
  list.map((config) => ({ name, config })),
);

/** Smooth ones: at a kink a rounding may decide which way the slope goes. */
const smooth = [
  'linear',
  'sigmoid',
  'tanh',
  'softplus',
  'swish',
  'gelu',
  'mish',
  'softmax',
] as const;

const problems = fc.constantFrom(...heads).chain(({ loss, lasts, units }) =>
  fc.record({
    loss: fc.constant(loss),
    last: fc.constantFrom<string>(...lasts),
    features: fc.integer({ min: 1, max: 40 }),
    isFlattened: fc.boolean(),
    hidden: fc.array(
      fc.record({
        units: fc.integer({ min: 1, max: 33 }),
        activation: fc.constantFrom<string>(...smooth),
        useBias: fc.boolean(),
        trainable: fc.constantFrom(true, true, true, false),
        kernelRegularizer: fc.constantFrom(undefined, undefined, 'l2', 'l1l2'),
        biasRegularizer: fc.constantFrom(undefined, undefined, 'l2'),
        activityRegularizer: fc.constantFrom(undefined, undefined, 'l2'),
        activation2: fc.constantFrom<string | undefined>(undefined, undefined, ...smooth),
        rate: fc.constantFrom(0, 0, 0.25, 0.5),
      }),
      { maxLength: 3 },
    ),
    units,
    optimizer: fc.constantFrom(...optimizers),
    weight: fc.constantFrom(1, 1, 3),
    samples: fc.integer({ min: 1, max: 60 }),
    batchSize: fc.integer({ min: 1, max: 70 }),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  }),
);

type Problem = typeof problems extends fc.Arbitrary<infer T> ? T : never;

function build(problem: Problem): Sequential {
  const { features, isFlattened, hidden, units, last, loss, optimizer, seed } = problem;
  clearSession();
  setRandomSeed(seed);
  const model = sequential();
  const inputShape = isFlattened ? [1, features] : [features];
  if (isFlattened) model.add(tf.layers.flatten({ inputShape }));
  const first = () => (model.layers.length === 0 ? { inputShape } : {});
  for (const { activation2, rate, activation, ...layer } of hidden) {
    model.add(dense({ ...layer, activation: activation as 'tanh', ...first() }));
    if (activation2) model.add(tf.layers.activation({ activation: activation2 as 'tanh' }));
    if (rate > 0) model.add(tf.layers.dropout({ rate }));
  }
  model.add(dense({ units, activation: last as 'tanh', ...first() }));
  const { name, config } = optimizer;
  model.compile({ loss, metrics: ['accuracy'], optimizer: new optimizerClasses[name](config) });
  return model;
}

function data({
  samples,
  features,
  isFlattened,
  units,
  loss,
  seed,
}: Problem): [tf.Tensor, tf.Tensor] {
  const random = new RandomState(seed);
  const numbers = (count: number) => Float32Array.from({ length: count }, () => uniform(random));
  const x = tf.tensor(numbers(samples * features), [
    samples,
    ...(isFlattened ? [1] : []),
    features,
  ]);
  const labels = Array.from({ length: samples }, () => random.integer(units - 1));
  switch (loss) {
    case 'binary_crossentropy':
      return [x, tf.tensor2d(numbers(samples * units).map(Math.round), [samples, units])];
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
  const history = await model.fit(x, y, { epochs: 3, batchSize, seed, engine, verbose: 0 });
  expect(history.engine).toBe(engine);
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

test(`${fastEngines.join(' and ')} train as TensorFlow.js does`, async () => {
  await fc.assert(
    fc.asyncProperty(problems, async (problem) => {
      const stock = await train(problem, 'stock');
      for (const engine of fastEngines) {
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
}, 900_000);
