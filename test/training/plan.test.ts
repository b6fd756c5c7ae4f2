/** What an engine gets of a compiled model, or why it gets none. */

import * as tf from '@tensorflow/tfjs';
import { dense, sequential, useBackend } from '../../src';
import { Adam, Nadam, RMSprop, SGD } from '../../src/training/keras-optimizer';
import { optimizerPlan } from '../../src/training/optimizer-plan';
import { type OptimizerPlan, rateAt } from '../../src/training/optimizers';
import { planFor } from '../../src/training/plan';
import { planned } from '../planned';

beforeAll(() => useBackend('cpu'));

describe('what the engines get', () => {
  const model = (...layers: tf.layers.Layer[]) => {
    const built = sequential(layers);
    built.compile({ loss: 'mse', optimizer: 'sgd', metrics: ['accuracy'] });
    return built;
  };
  const plan = (loss: string | undefined, ...layers: tf.layers.Layer[]) =>
    planFor(model(...layers), loss, 32);

  test('a stack of Dense layers, its loss, optimizer and batch size', () => {
    const layers = [
      dense({ units: 3, activation: 'relu', inputShape: [4], useBias: false }),
      dense({ units: 2, activation: 'softmax' }),
    ];
    expect(plan('meanSquaredError', ...layers)).toEqual({
      layers: [
        { inputs: 4, units: 3, activation: 'relu', useBias: false },
        { inputs: 3, units: 2, activation: 'softmax', useBias: true },
      ],
      loss: 'meanSquaredError',
      optimizer: planned('sgd', { learningRate: expect.closeTo(0.01, 6) }),
      batchSize: 32,
    });
  });

  const one = (options: object) => dense({ units: 1, inputShape: [2], ...options });
  test.each<[string, () => tf.layers.Layer[], string | undefined]>([
    [
      "the layer 'f' is Flatten, not Dense",
      () => [tf.layers.flatten({ inputShape: [2, 2], name: 'f' }), dense({ units: 1 })],
      'meanSquaredError',
    ],
    [
      "the layer 's' has softmax and is not the last",
      () => [one({ units: 2, activation: 'softmax', name: 's' }), dense({ units: 1 })],
      'meanSquaredError',
    ],
    ...Object.entries<object>({
      "the layer 'e' has the activation elu": { activation: 'elu', name: 'e' },
      "the layer 'z' is frozen": { name: 'z', trainable: false },
      "the layer 'r' has a kernelRegularizer": { name: 'r', kernelRegularizer: 'l1l2' },
      "the layer 'c' has a biasConstraint": { name: 'c', biasConstraint: 'nonNeg' },
      "the layer 'd' has outputs of more than one dimension": { inputShape: [2, 2], name: 'd' },
    }).map(([reason, options]): [string, () => tf.layers.Layer[], string] => [
      reason,
      () => [one(options)],
      'meanSquaredError',
    ]),
    ['the loss is hinge', () => [one({})], 'hinge'],
    ['the loss is a function', () => [one({})], undefined],
  ])('not where %s', (reason, layers, loss) => {
    expect(plan(loss, ...layers())).toBe(reason);
  });

  test('not with a metric that Keras computes before the last activation', () => {
    const built = sequential([dense({ units: 1, inputShape: [2] })]);
    built.compile({ loss: 'mse', metrics: ['mae', 'auc'] });
    expect(planFor(built, 'meanSquaredError', 32)).toMatchObject({ loss: 'meanSquaredError' });
    built.compile({ loss: 'mse', metrics: ['binary_crossentropy'] });
    expect(planFor(built, 'meanSquaredError', 32)).toMatch(/^the metric is binary_crossentropy/);
  });

  test('an input layer of its own is no layer to train', () => {
    const layers = [tf.layers.inputLayer({ inputShape: [2] }), dense({ units: 1 })];
    expect(plan('meanSquaredError', ...layers)).toMatchObject({ layers: [{ inputs: 2 }] });
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
