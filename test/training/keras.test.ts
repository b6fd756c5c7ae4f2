/** 50 steps of `fit`, on each engine, against Keras's own: every loss and the last weights. */

import * as tf from '@tensorflow/tfjs';
import { dense, type Sequential, sequential } from '../../src/index.ts';
import { engines, loadEngines } from '../engines.ts';
import keras from '../fixtures/keras-training.json' with { type: 'json' };
import { largestDifference } from './problem.ts';

beforeAll(loadEngines);
// It is said that a loss goes with another activation: other tests look at that.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

type Case = (typeof keras.cases)[number];

/** In [0, 1): make_training_fixtures.py has the same formula. */
function numbers(count: number, seed: number): Float32Array {
  return Float32Array.from({ length: count }, (_, position) => {
    let i = Math.imul(position + seed * 1_000_003, 2_654_435_761) >>> 0;
    i = Math.imul(i ^ (i >>> 15), 2_246_822_519) >>> 0;
    return (i >>> 8) / 2 ** 24;
  });
}

function makeTargets(loss: string, rows: number, units: number, seed: number): tf.Tensor {
  const u = tf.tensor2d(numbers(rows * units, seed), [rows, units]);
  switch (loss) {
    case 'sparse_categorical_crossentropy':
      return u.argMax(1);
    case 'categorical_crossentropy':
      return tf.oneHot(u.argMax(1) as tf.Tensor1D, units);
    case 'binary_crossentropy':
      return u.greater(0.5).toFloat();
    default:
      return u;
  }
}

const optimizers: Record<string, () => string | tf.Optimizer> = {
  rmsprop: () => 'rmsprop',
  sgd: () => 'sgd',
  adam: () => 'adam',
  momentum: () => tf.train.momentum(0.01, 0.9),
  nesterov: () => tf.train.momentum(0.01, 0.9, true),
};

function build({ sizes, activations, loss, optimizer }: Case): Sequential {
  const model = sequential();
  for (const [i, activation] of activations.entries()) {
    model.add(
      dense({
        units: sizes[i + 1],
        activation: activation as 'relu',
        ...(i === 0 && { inputShape: [sizes[0]] }),
      }),
    );
  }
  const start = model.getWeights().map(({ shape, size }, i) => {
    return tf.tensor(numbers(size, 1 + i), shape).sub(0.5);
  });
  model.setWeights(start);
  model.compile({ loss, optimizer: optimizers[optimizer]() });
  return model;
}

const floats = (base64: string) =>
  new Float32Array(Uint8Array.from(Buffer.from(base64, 'base64')).buffer);

/**
 * Keras takes a cross-entropy from the logits after sigmoid as after softmax. TensorFlow.js takes it
 * from the probabilities, which differs where the two don't belong together.
 */
const differsInStock = ({ activations, loss }: Case) =>
  activations[activations.length - 1] === 'sigmoid' && loss === 'categorical_crossentropy';

describe.each(engines)('engine %s', (engine) => {
  test.each(keras.cases.filter((c) => engine !== 'stock' || !differsInStock(c)))(
    '$sizes $activations, $loss, $optimizer, batch $batchSize',
    async (kerasCase) => {
      const { sizes, loss, batchSize } = kerasCase;
      const model = build(kerasCase);
      const losses: number[] = [];
      for (let step = 0; step < keras.steps; step++) {
        const x = tf.tensor2d(numbers(batchSize * sizes[0], 100 + step), [batchSize, sizes[0]]);
        const y = makeTargets(loss, batchSize, sizes[sizes.length - 1], 500 + step);
        // One batch a fit: the optimizer's memory has to survive from one to the next.
        const options = { batchSize, shuffle: false, verbose: 0, engine } as const;
        const history = await model.fit(x, y, options);
        expect(history.engine).toBe(engine);
        losses.push(history.loss[0]);
      }
      expect(largestDifference([losses], [kerasCase.losses])).toBeLessThan(2e-6);
      const weights = model.getWeights().map((weight) => weight.dataSync());
      expect(largestDifference(weights, kerasCase.weights.map(floats))).toBeLessThan(2e-6);
    },
  );
});
