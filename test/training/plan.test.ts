/** What an engine gets of a compiled model, or why it gets none. */

import * as tf from '@tensorflow/tfjs';
import { dense, sequential, useBackend } from '../../src/index.ts';
import { Adam, Nadam, RMSprop, SGD } from '../../src/training/keras-optimizer.ts';
import { optimizerPlan } from '../../src/training/optimizer-plan.ts';
import { type OptimizerPlan, rateAt } from '../../src/training/optimizers.ts';
import { planFor } from '../../src/training/plan.ts';
import { planned } from '../planned.ts';

beforeAll(() => useBackend('cpu'));

describe('what the engines get', () => {
  const plan = (...layers: tf.layers.Layer[]) => {
    const built = sequential(layers);
    built.compile({ loss: 'mse', optimizer: 'sgd' });
    return planFor(built, 32, 1);
  };
  const one = (options: object) => dense({ units: 1, inputShape: [2], ...options });

  test('a stack of Dense layers and what stands between them, its loss, optimizer and sizes', () => {
    expect(
      plan(
        tf.layers.dropout({ rate: 0.25, seed: 3, inputShape: [2, 2] }),
        tf.layers.flatten(),
        dense({ units: 3, activation: 'relu', useBias: false, kernelRegularizer: 'l2' }),
        tf.layers.dropout({ rate: 0 }),
        tf.layers.activation({ activation: 'tanh' }),
        dense({ units: 2, activation: 'softmax', trainable: false }),
        tf.layers.reshape({ targetShape: [2] }),
      ),
    ).toEqual({
      first: [
        { kind: 'dropout', rate: 0.25, noise: { seed: 3, draws: 0 } },
        { kind: 'activation', name: 'linear' },
      ],
      layers: [
        {
          ...{ inputs: 4, units: 3, useBias: false, isTrained: true },
          kernelPenalty: { l1: 0, l2: 0.01 },
          after: [
            { kind: 'activation', name: 'relu' },
            { kind: 'activation', name: 'tanh' },
          ],
        },
        {
          ...{ inputs: 3, units: 2, useBias: true, isTrained: false },
          after: [
            { kind: 'activation', name: 'softmax' },
            { kind: 'activation', name: 'linear' },
          ],
        },
      ],
      loss: { name: 'mean_squared_error' },
      optimizer: planned('sgd'),
      ...{ batchSize: 32, labelSize: 1 },
    });
  });

  test.each<[string, () => tf.layers.Layer[]]>([
    [
      "the layer 'c' is Conv1D",
      () => [
        tf.layers.conv1d({ filters: 2, kernelSize: 1, inputShape: [2, 2], name: 'c' }),
        tf.layers.flatten(),
        dense({ units: 1 }),
      ],
    ],
    ["the layer 'b' has a constraint", () => [one({ name: 'b', biasConstraint: 'nonNeg' })]],
    [
      "the layer 'd' has outputs of more than one dimension",
      () => [one({ inputShape: [2, 2], name: 'd' })],
    ],
    [
      "the layer 'a' is an activation of more than one dimension",
      () => [
        tf.layers.activation({ activation: 'softmax', inputShape: [2, 2], name: 'a' }),
        tf.layers.flatten(),
        dense({ units: 1 }),
      ],
    ],
    [
      "the layer 'n' has a noiseShape",
      () => [
        tf.layers.dropout({ rate: 0.5, noiseShape: [1, 2], inputShape: [2], name: 'n' }),
        dense({ units: 1 }),
      ],
    ],
    [
      'its outputs have more than one dimension',
      () => [one({ units: 4 }), tf.layers.reshape({ targetShape: [2, 2] })],
    ],
    ['no layer is Dense', () => [tf.layers.activation({ activation: 'relu', inputShape: [2] })]],
  ])('not where %s', (reason, layers) => {
    expect(plan(...layers())).toBe(reason);
  });

  test('not where the loss is a function', () => {
    const built = sequential([one({})]);
    built.compile({ loss: (y, p) => tf.abs(y.sub(p)) });
    expect(planFor(built, 32, 1)).toBe('the loss is a function');
  });

  test('Keras’s classes are the engines’, too, as far as they compute them', () => {
    expect(optimizerPlan(new RMSprop({ learningRate: 0.01, rho: 0.8 }))).toEqual(
      planned('rmsprop', { learningRate: 0.01, rho: 0.8, epsilon: 1e-7 }),
    );
    expect(optimizerPlan(new SGD())).toEqual(planned('sgd', { learningRate: 0.01 }));
    expect(optimizerPlan(new SGD({ momentum: 0.9 }))).toEqual(planned('sgd', { momentum: 0.9 }));
    expect(optimizerPlan(new Adam({ amsgrad: true, clipnorm: 1 }))).toEqual(
      planned('adam', { amsgrad: true, clipnorm: 1 }),
    );
    expect(optimizerPlan(new Nadam())).toEqual(planned('nadam'));
  });

  test('the optimizers with all their numbers', () => {
    expect(optimizerPlan(tf.train.sgd(0.5))).toEqual(planned('sgd', { learningRate: 0.5 }));
    for (const nesterov of [true, false]) {
      expect(optimizerPlan(tf.train.momentum(0.5, 0.75, nesterov))).toEqual(
        planned('sgd', { learningRate: 0.5, momentum: 0.75, nesterov }),
      );
    }
    expect(optimizerPlan(tf.train.rmsprop(0.5, 0.75, 0, 0.125))).toEqual(
      planned('rmsprop', { learningRate: 0.5, rho: 0.75, epsilon: 0.125 }),
    );
    expect(optimizerPlan(tf.train.adam(0.5, 0.25, 0.75, 0.125))).toEqual(
      planned('adam', { learningRate: 0.5, beta1: 0.25, beta2: 0.75, epsilon: 0.125 }, true),
    );
    expect(optimizerPlan(new Adam())).toEqual(
      planned('adam', { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 }),
    );
  });

  test('TensorFlow.js’s others are Keras’s, too', () => {
    expect(optimizerPlan(tf.train.rmsprop(0.5, 0.9, 0.5))).toEqual(
      planned('rmsprop', { learningRate: 0.5, momentum: 0.5 }),
    );
    expect(optimizerPlan(tf.train.adagrad(0.5, 0.25))).toEqual(
      planned('adagrad', { learningRate: 0.5, initialAccumulatorValue: 0.25 }),
    );
    expect(optimizerPlan(tf.train.adamax(0.5, 0.25, 0.75, 0.125))).toEqual(
      planned('adamax', { learningRate: 0.5, beta1: 0.25, beta2: 0.75, epsilon: 0.125 }),
    );
    const decaying = optimizerPlan(tf.train.adamax(0.5, 0.25, 0.75, 0.125, 1)) as OptimizerPlan;
    expect(rateAt(decaying.config, 3)).toBe(0.125); // 0.5 / (1 + 1 · 3)
  });

  test('a class of one’s own has none', () => {
    class Own extends tf.SGDOptimizer {}
    expect(optimizerPlan(new Own(0.1))).toBe('the optimizer is Own, a class of your own');
  });
});
