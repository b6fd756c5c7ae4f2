/** An optimizer's memory: kept by weight, in Keras's form, whoever asks. */

import * as tf from '@tensorflow/tfjs';
import {
  Adagrad,
  dense,
  RMSprop,
  type Sequential,
  SGD,
  sequential,
  useBackend,
} from '../../src/index.ts';
import { optimizerPlan } from '../../src/training/optimizer-plan.ts';
import {
  keepMemory,
  readOptimizerState,
  writeOptimizerState,
} from '../../src/training/optimizer-state.ts';
import { type OptimizerPlan, slotKinds } from '../../src/training/optimizers.ts';

beforeAll(() => useBackend('cpu'));

const makers: [string, () => tf.Optimizer, string[]][] = [
  ['sgd', () => tf.train.sgd(0.1), []],
  ['momentum', () => tf.train.momentum(0.1, 0.9), ['momentum']],
  ['SGD with momentum', () => new SGD({ momentum: 0.9 }), ['momentum']],
  ['rmsprop', () => tf.train.rmsprop(0.1), ['velocity']],
  [
    'RMSprop with all',
    () => new RMSprop({ momentum: 0.5, centered: true }),
    ['velocity', 'momentum', 'average_gradient'],
  ],
  ['adam', () => tf.train.adam(), ['momentum', 'velocity']],
  ['adamax', () => tf.train.adamax(0.1), ['momentum', 'norm']],
];

let model: Sequential;
beforeEach(() => {
  model = sequential([dense({ units: 2, inputShape: [3] })]);
});
afterEach(() => model.dispose());

const planOf = (optimizer: tf.Optimizer) => optimizerPlan(optimizer) as OptimizerPlan;
const slotsOf = (plan: OptimizerPlan) =>
  slotKinds(plan).map((_, kind) => [new Float32Array(6).fill(kind), new Float32Array(2).fill(7)]);

test.each(makers)('%s: what is written is read, and copied', (_, make, kinds) => {
  const optimizer = make();
  const plan = planOf(optimizer);
  expect(slotKinds(plan)).toEqual(kinds);
  const fresh = readOptimizerState(optimizer, plan, model.trainableWeights);
  const zeros = kinds.map(() => [new Float32Array(6), new Float32Array(2)]);
  expect(fresh).toEqual({ slots: zeros, iterations: 0 });
  const state = { slots: slotsOf(plan), iterations: 3 };
  writeOptimizerState(optimizer, state, model.trainableWeights);
  for (const kind of state.slots) kind[0].fill(9); // the caller's, not the optimizer's
  const read = readOptimizerState(optimizer, plan, model.trainableWeights);
  expect(read).toEqual({ slots: slotsOf(plan), iterations: 3 });
  expect(optimizer.iterations).toBe(3);
});

test('a weight has its slots wherever it stands', () => {
  const optimizer = new SGD({ momentum: 0.9 });
  const state = { slots: slotsOf(planOf(optimizer)), iterations: 1 };
  writeOptimizerState(optimizer, state, model.trainableWeights);
  const turned = [...model.trainableWeights].reverse();
  const { slots } = readOptimizerState(optimizer, planOf(optimizer), turned);
  expect(slots).toEqual([[...state.slots[0]].reverse()]);
});

test('what an accumulator begins with', () => {
  const optimizer = new Adagrad({ initialAccumulatorValue: 0.5 });
  const { slots } = readOptimizerState(optimizer, planOf(optimizer), model.trainableWeights);
  expect(slots).toEqual([[new Float32Array(6).fill(0.5), new Float32Array(2).fill(0.5)]]);
});

test('kept memory comes back', () => {
  const optimizer = new SGD({ momentum: 0.9 });
  const plan = planOf(optimizer);
  const state = (value: number) => ({
    slots: [[new Float32Array(6).fill(value), new Float32Array(2).fill(value)]],
    iterations: value,
  });
  writeOptimizerState(optimizer, state(1), model.trainableWeights);
  const restore = keepMemory(optimizer);
  writeOptimizerState(optimizer, state(2), model.trainableWeights);
  restore();
  expect(readOptimizerState(optimizer, plan, model.trainableWeights)).toEqual(state(1));
});

/** Keras: w = 1, 0.8, 0.604: the velocity keeps the learning rate of its own step. */
test.each([() => tf.train.momentum(0.1, 0.9), () => new SGD({ learningRate: 0.1, momentum: 0.9 })])(
  'momentum after a change of the learning rate is Keras’s',
  async (make) => {
    for (const engine of ['wasm', 'stock'] as const) {
      const one = sequential([dense({ units: 1, inputShape: [1], useBias: false })]);
      tf.tidy(() => one.setWeights([tf.ones([1, 1])]));
      const optimizer = make();
      one.compile({ loss: 'mse', optimizer });
      const [x, y] = [tf.ones([1, 1]), tf.zeros([1, 1])]; // the loss is w²
      const options = { epochs: 1, verbose: 0, engine } as const;
      await one.fit(x, y, options);
      if ('setLearningRate' in optimizer) (optimizer as tf.SGDOptimizer).setLearningRate(0.01);
      else Object.assign(optimizer, { learningRate: 0.01 });
      await one.fit(x, y, options);
      expect(one.getWeights()[0].dataSync()[0]).toBeCloseTo(0.604, 6);
      one.dispose();
      tf.dispose([x, y]);
    }
  },
);
