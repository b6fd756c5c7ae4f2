/** Every engine against the float64 reference, from the same weights with the same batches. */

import * as tf from '@tensorflow/tfjs';
import { RandomState } from '../../src/data/random-state.ts';
import { createEngine } from '../../src/training/choose-engine.ts';
import type { StepPlan } from '../../src/training/engine.ts';
import { fastEngines, loadEngines } from '../engines.ts';
import {
  type Activation,
  activationOf,
  batchOf,
  fillEngine,
  type LossName,
  largestDifference,
  optimizers,
  planOf,
  type Stack,
  startOf,
  uniform,
} from './problem.ts';
import { Reference } from './reference.ts';

const STEPS = 50;
/** 50 roundings of weights around 1 may add up to this. */
const WEIGHT_BOUND = 5e-7;

const stacks: Stack[] = [
  { sizes: [5, 1], hidden: 'linear', last: 'sigmoid', loss: 'binary_crossentropy' },
  { sizes: [3, 10], hidden: 'linear', last: 'softmax', loss: 'sparse_categorical_crossentropy' },
  { sizes: [17, 10, 3], hidden: 'sigmoid', last: 'softmax', loss: 'categorical_crossentropy' },
  { sizes: [17, 10, 3], hidden: 'relu', last: 'linear', loss: 'mean_squared_error' },
  {
    sizes: [12, 17, 4, 10],
    hidden: 'tanh',
    last: 'softmax',
    loss: 'sparse_categorical_crossentropy',
  },
  { sizes: [30, 33, 1, 7, 5], hidden: 'relu', last: 'sigmoid', loss: 'binary_crossentropy' },
  { sizes: [9, 8, 4], hidden: 'linear', last: 'tanh', loss: 'mean_squared_error' },
  { sizes: [9, 8, 4], hidden: 'sigmoid', last: 'softmax', loss: 'mean_squared_error' },
  {
    sizes: [9, 8, 4],
    hidden: 'sigmoid',
    last: 'sigmoid',
    loss: 'mean_squared_error',
    useBias: false,
  },
  { sizes: [9, 8, 4], hidden: 'tanh', last: 'softmax', loss: 'binary_crossentropy' },
  { sizes: [9, 8, 4], hidden: 'tanh', last: 'sigmoid', loss: 'categorical_crossentropy' },
  { sizes: [9, 8, 1], hidden: 'relu', last: 'relu', loss: 'mean_squared_error' },
];

const title = ({ layers, loss, optimizer, batchSize }: StepPlan) => {
  const sizes = [
    layers[0].inputs,
    ...layers.map((layer) => `${layer.units} ${activationOf(layer)}`),
  ];
  const { momentum, nesterov, epsilonOutside } = optimizer.config;
  const scaled = optimizer.scaleEpsilon ? ' (TensorFlow.js’s)' : '';
  const outside = epsilonOutside ? ' (epsilon outside)' : '';
  const ahead = `${momentum ? ' with momentum' : ''}${nesterov ? ', nesterov' : ''}`;
  return `${sizes.join('–')}, ${loss.name}, ${optimizer.name}${scaled}${outside}${ahead}, batch ${batchSize}`;
};

beforeAll(loadEngines);

/** Every optimizer and batch size with every stack would take minutes: each pair occurs somewhere. */
const plans = stacks.flatMap((stack, s) =>
  optimizers.map((optimizer, o) => planOf(stack, optimizer, [1, 7, 32][(s + o) % 3])),
);
const lesson = planOf(
  {
    sizes: [784, 100, 10],
    hidden: 'sigmoid',
    last: 'softmax',
    loss: 'sparse_categorical_crossentropy',
  },
  optimizers[3],
  32,
);
const large = planOf(stacks[4], optimizers[3], 1000);

describe.each(fastEngines)('engine %s', (name) => {
  test.each([...plans, lesson, large].map((plan) => [title(plan), plan] as const))(
    '%s',
    (_, plan) => {
      const random = new RandomState(42);
      const start = startOf(plan, random);
      const engine = createEngine(name, plan);
      engine.writeState(start);
      const reference = new Reference(plan, start);
      const steps = plan.batchSize === 1000 ? 10 : STEPS;
      for (let step = 0; step < steps; step++) {
        // every fifth batch is a smaller one, as the last of an epoch is
        const rows = step % 5 === 4 ? Math.ceil(plan.batchSize * 0.6) : plan.batchSize;
        const problem = batchOf(plan, rows, random);
        fillEngine(engine, problem);
        const evaluated = engine.evaluate(rows);
        const loss = engine.step(rows);
        expect(evaluated).toBe(loss); // evaluating changes nothing
        expect(Math.abs(loss - reference.step(problem.x, problem.targets))).toBeLessThan(2e-6);
        const outputs = reference.outputs.flat();
        expect(largestDifference([outputs], [engine.outputs])).toBeLessThan(2e-6);
      }
      const state = engine.readState();
      expect(state.iterations).toBe(steps);
      expect(largestDifference(reference.weights, state.weights)).toBeLessThan(WEIGHT_BOUND);
      for (const [kind, slots] of reference.slots.entries()) {
        expect(largestDifference(slots, state.slots[kind])).toBeLessThan(5e-6);
      }
      engine.dispose();
    },
  );

  test('extreme logits: ±1000 give finite losses, no NaN in any weight', () => {
    const plan = planOf(stacks[2], optimizers[3], 7);
    const random = new RandomState(1);
    const start = startOf(plan, random);
    start.weights[2].fill(1000);
    start.weights[3].set([1000, -1000, 0]);
    const engine = createEngine(name, plan);
    engine.writeState(start);
    fillEngine(engine, batchOf(plan, 7, random));
    expect(Number.isFinite(engine.step(7))).toBe(true);
    expect(engine.readState().weights.every((w) => w.every(Number.isFinite))).toBe(true);
    engine.dispose();
  });

  test.each(
    (['linear', 'relu', 'tanh'] as const).flatMap((last) =>
      (
        [
          'binary_crossentropy',
          'categorical_crossentropy',
          'sparse_categorical_crossentropy',
        ] as const
      ).map((loss) => [loss, last] as const),
    ),
  )('%s of what %s gives: taken for probabilities, kept from 0 and 1', (loss, last) => {
    const plan = planOf({ sizes: [6, 4], hidden: last, last, loss }, optimizers[0], 9);
    const random = new RandomState(5);
    const start = startOf(plan, random);
    // Most outputs lie between 0 and 1, some below and some above.
    start.weights[0].forEach((_, i, kernel) => {
      kernel[i] = uniform(random) - [0.7, 0.2, 0, -0.2][i % 4];
    });
    const engine = createEngine(name, plan);
    engine.writeState(start);
    const reference = new Reference(plan, start);
    for (let step = 0; step < 4; step++) {
      const problem = batchOf(plan, 9, random);
      fillEngine(engine, problem);
      expect(engine.step(9)).toBeCloseTo(reference.step(problem.x, problem.targets), 4);
    }
    const outputs = reference.outputs.flat();
    expect(outputs.some((p) => p > 0 && p < 1)).toBe(true);
    expect(outputs.some((p) => p <= 0)).toBe(true);
    if (last !== 'tanh') expect(outputs.some((p) => p >= 1)).toBe(true);
    expect(largestDifference(reference.weights, engine.readState().weights)).toBeLessThan(1e-5);
    engine.dispose();
  });

  test('its state can be taken out and put into another one, which goes on alike', () => {
    const plan = planOf(stacks[4], optimizers[4], 7);
    const random = new RandomState(3);
    const [first, second] = [createEngine(name, plan), createEngine(name, plan)];
    first.writeState(startOf(plan, random));
    const batch = batchOf(plan, 7, random);
    for (const engine of [first, second]) fillEngine(engine, batch);
    for (let i = 0; i < 5; i++) first.step(7);
    second.writeState(first.readState());
    first.step(7);
    second.step(7);
    expect(second.readState()).toEqual(first.readState());
    first.dispose();
    second.dispose();
  });

  test.each([
    ['no layer', { ...lesson, layers: [] }, 'at least one layer'],
    ['half a batch', { ...lesson, batchSize: 0.5 }, 'batchSize'],
    [
      'another width',
      { ...lesson, layers: [lesson.layers[0], lesson.layers[0]] },
      '100 units before',
    ],
  ])('%s is refused', (_, plan, message) => {
    expect(() => createEngine(name, plan)).toThrow(message);
  });

  test('a batch that is too large, a state of another network, a disposed engine are refused', () => {
    const engine = createEngine(name, lesson);
    expect(() => engine.step(33)).toThrow('1 … 32');
    expect(() => engine.step(0)).toThrow('1 … 32');
    const state = engine.readState();
    expect(() => engine.writeState({ ...state, slots: [] })).toThrow('1 slots a weight, got 0');
    expect(() => engine.writeState({ ...state, weights: [] })).toThrow('have lengths [78400, 100');
    engine.dispose();
    expect(() => engine.step(1)).toThrow(/disposed/);
  });

  test('a hundred engines one after the other leave no tensor behind', () => {
    const before = tf.memory().numTensors;
    for (let i = 0; i < 100; i++) {
      const engine = createEngine(name, lesson);
      engine.step(32);
      engine.dispose();
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});

test('the reference’s gradients are those of finite differences', () => {
  const activations: Activation[] = ['linear', 'sigmoid', 'tanh', 'softmax'];
  const losses: LossName[] = [
    'binary_crossentropy',
    'categorical_crossentropy',
    'sparse_categorical_crossentropy',
    'mean_squared_error',
  ];
  for (const last of activations) {
    for (const loss of losses) {
      if (last !== 'sigmoid' && last !== 'softmax' && loss !== 'mean_squared_error') continue;
      const plan = planOf({ sizes: [4, 5, 3], hidden: 'tanh', last, loss }, optimizers[0], 4);
      const random = new RandomState(7);
      const reference = new Reference(plan, startOf(plan, random));
      const { x, targets } = batchOf(plan, 4, random);
      const { gradients } = reference.lossAndGradients(x, targets);
      const h = 1e-6;
      for (const [i, weights] of reference.weights.entries()) {
        for (let j = 0; j < weights.length; j += 3) {
          const value = weights[j];
          const lossAt = (w: number) => {
            weights[j] = w;
            return reference.lossAndGradients(x, targets).loss;
          };
          const slope = (lossAt(value + h) - lossAt(value - h)) / (2 * h);
          weights[j] = value;
          expect(gradients[i][j]).toBeCloseTo(slope, 7);
        }
      }
    }
  }
});
