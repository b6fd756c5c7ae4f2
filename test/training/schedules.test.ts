/** Learning-rate schedules: Keras's numbers, by make_schedule_fixtures.py. */

import * as tf from '@tensorflow/tfjs';
import * as lesson from '../../src/index.ts';
import { camelCase } from '../../src/names/keras-spelling.ts';
import { optimizerClasses } from '../../src/training/keras-optimizer.ts';
import { optimizerName } from '../../src/training/optimizers.ts';
import { schedules } from '../../src/training/schedules.ts';
import keras from '../fixtures/keras-schedules.json' with { type: 'json' };

beforeAll(() => lesson.useBackend('cpu'));

const made = (name: string, args: object): { at(step: number): number } => {
  const words = Object.entries(args).map(([key, value]) => [camelCase(key), value]);
  return new schedules[name](Object.fromEntries(words) as never);
};

test.each(keras.rates)('$name $args', ({ name, args, rates }) => {
  const schedule = made(name, args);
  for (const [i, step] of keras.steps.entries()) {
    const unit = 2 ** -23 * Math.max(Math.abs(rates[i]), 1e-3); // of float32's last digit
    expect(Math.abs(schedule.at(step) - rates[i])).toBeLessThanOrEqual(4 * unit);
  }
});

describe.each(Object.entries(keras.trained))('%s with ExponentialDecay', (name, steps) => {
  test.each(['wasm', 'stock', 'auto'] as const)('engine %s', async (engine) => {
    const learningRate = new lesson.ExponentialDecay({
      initialLearningRate: 0.5,
      decaySteps: 2,
      decayRate: 0.25,
    });
    const optimizer = new optimizerClasses[optimizerName(name)]({
      learningRate,
      ...(name === 'SGD' && { momentum: 0.9 }),
    });
    const model = lesson.sequential([
      lesson.dense({ units: 1, inputShape: [1], useBias: false, kernelInitializer: 'ones' }),
    ]);
    model.compile({ loss: 'mse', optimizer });
    const [x, y] = [tf.ones([1, 1]), tf.zeros([1, 1])];
    for (const [weight, rate] of steps) {
      const fitted = await model
        .fit(x, y, { verbose: 0, engine })
        .catch((error: Error) => (/can't train/.test(error.message) ? undefined : error));
      if (fitted === undefined) return; // refused by name
      expect(model.getWeights()[0].dataSync()[0]).toBeCloseTo(weight, 6);
      expect(optimizer.learningRate).toBeCloseTo(rate, 6);
    }
    model.dispose();
    tf.dispose([x, y]);
  });
});

test.each([
  [
    () => new lesson.ExponentialDecay({ initialLearningRate: -1, decaySteps: 1, decayRate: 1 }),
    "ExponentialDecay's initialLearningRate is a number of at least 0; got -1.",
  ],
  [
    () => new lesson.CosineDecay({ initialLearningRate: 1, decaySteps: 0 }),
    "CosineDecay's decaySteps is a number above 0; got 0.",
  ],
  [
    () => new lesson.CosineDecay({ initialLearningRate: 1, decay_steps: 5 } as never),
    "CosineDecay has no option 'decay_steps'. Here it is called 'decaySteps'.",
  ],
  [
    () => new lesson.PolynomialDecay({ initialLearningRate: 1, decaySteps: 5, cycle: 1 as never }),
    "PolynomialDecay's cycle is true or false; got 1.",
  ],
  [
    () => new lesson.PiecewiseConstantDecay({ boundaries: [1, 2], values: [1, 2] }),
    'one value more than boundaries; got boundaries [1, 2] and values [1, 2]',
  ],
  [
    () => new lesson.PiecewiseConstantDecay({ boundaries: 1 as never, values: [1, 2] }),
    "PiecewiseConstantDecay's boundaries is a list of numbers",
  ],
])('refused: %s', (make, message) => expect(make).toThrow(message));

test('a rate that follows a schedule is not set by hand, but by another schedule', () => {
  const cosine = (initialLearningRate: number) =>
    new lesson.CosineDecay({ initialLearningRate, decaySteps: 10 });
  const optimizer = new lesson.SGD({ learningRate: cosine(1) });
  expect(() => Object.assign(optimizer, { learningRate: 0.1 })).toThrow(
    "SGD's learningRate follows CosineDecay",
  );
  Object.assign(optimizer, { learningRate: cosine(0.5) });
  expect(optimizer.learningRate).toBe(0.5);
});
