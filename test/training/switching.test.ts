/** The model owns its weights and the optimizer its memory, whichever engine computed last. */

import * as tf from '@tensorflow/tfjs';
import { RandomState } from '../../src/data/random-state.ts';
import { dense, type EngineChoice, type Sequential, sequential } from '../../src/index.ts';
import { engines, fastEngines, loadEngines } from '../engines.ts';
import { largestDifference, uniform } from './problem.ts';

beforeAll(loadEngines);

const optimizers = {
  rmsprop: () => 'rmsprop',
  adam: () => 'adam',
  'tf.train.adam': () => tf.train.adam(0.001),
  momentum: () => tf.train.momentum(0.01, 0.9),
  sgd: () => 'sgd',
};

function build(optimizer: string | tf.Optimizer = 'rmsprop'): Sequential {
  const model = sequential({
    layers: [
      dense({ units: 6, activation: 'sigmoid', inputShape: [5], seed: 1 }),
      dense({ units: 3, activation: 'softmax', seed: 2 }),
    ],
  });
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer });
  return model;
}

function makeData(): [tf.Tensor2D, tf.Tensor1D] {
  const random = new RandomState(8);
  const x = tf.tensor2d(
    Float32Array.from({ length: 50 * 5 }, () => uniform(random)),
    [50, 5],
  );
  return [
    x,
    tf.tensor1d(
      Array.from({ length: 50 }, () => random.integer(2)),
      'int32',
    ),
  ];
}

let x: tf.Tensor2D;
let y: tf.Tensor1D;
beforeAll(() => {
  [x, y] = makeData();
});

const weightsOf = (model: Sequential) => model.getWeights().map((weight) => weight.dataSync());
const options = { batchSize: 8, shuffle: false, verbose: 0 } as const;

test.each(Object.entries(optimizers))(
  '%s goes on where it stopped, on any other engine',
  async (_, make) => {
    const reference = build(make());
    await reference.fit(x, y, { ...options, epochs: 6, engine: 'stock' });
    const model = build(make());
    for (const engine of [...engines, ...engines].slice(0, 6))
      await model.fit(x, y, { ...options, engine });
    for (let n = 2 * engines.length; n < 6; n++)
      await model.fit(x, y, { ...options, engine: 'wasm' });
    expect(largestDifference(weightsOf(model), weightsOf(reference))).toBeLessThan(2e-6);
    expect(model.optimizer.iterations).toBe(6 * Math.ceil(50 / 8));
  },
);

describe.each(engines)('engine %s', (engine) => {
  test('callbacks see the model as it is after each batch and epoch', async () => {
    const model = build();
    const seen: number[] = [];
    const lossAtEnd = () => seen.push(model.evaluate(x, y, { engine: 'stock' }).loss);
    await model.fit(x, y, {
      ...options,
      engine,
      epochs: 2,
      callbacks: { onBatchEnd: () => void lossAtEnd(), onEpochEnd: () => void lossAtEnd() },
    });
    expect(new Set(seen.map((loss) => loss.toFixed(7))).size).toBe(2 * Math.ceil(50 / 8));
    expect(seen.at(-1)).toBeLessThan(seen[0]);
  });

  test('weights set in onEpochEnd are trained on, and stay at the end', async () => {
    const model = build();
    const zeros = model.getWeights().map((weight) => tf.zerosLike(weight));
    await model.fit(x, y, {
      ...options,
      engine,
      epochs: 2,
      callbacks: { onEpochEnd: (epoch) => void (epoch === 1 && model.setWeights(zeros)) },
    });
    expect(
      largestDifference(
        weightsOf(model),
        zeros.map((zero) => zero.dataSync()),
      ),
    ).toBe(0);
  });

  test('a learning rate changed in onEpochBegin counts from then on', async () => {
    const optimizer = tf.train.sgd(0.1);
    const model = build(optimizer);
    const rates = [0.1, 0];
    const weights: ReturnType<typeof weightsOf>[] = [];
    await model.fit(x, y, {
      ...options,
      engine,
      epochs: 2,
      callbacks: {
        onEpochBegin: (epoch) => optimizer.setLearningRate(rates[epoch]),
        onEpochEnd: () => void weights.push(weightsOf(model)),
      },
    });
    expect(largestDifference(weights[0], weights[1])).toBe(0);
  });

  test('what a batch callback changes counts from the next batch on, as in TensorFlow.js', async () => {
    const train = async (chosen: EngineChoice) => {
      const optimizer = tf.train.sgd(0.5);
      const model = build(optimizer);
      let rate = 0.5;
      await model.fit(x, y, {
        ...options,
        engine: chosen,
        epochs: 2,
        callbacks: {
          onBatchBegin: () => {
            rate *= 0.9;
            optimizer.setLearningRate(rate);
          },
          onBatchEnd: () =>
            tf.tidy(() => model.setWeights(model.getWeights().map((weight) => weight.mul(0.99)))),
        },
      });
      return weightsOf(model);
    };
    expect(largestDifference(await train(engine), await train('stock'))).toBeLessThan(2e-6);
  });

  test.each(['onEpochBegin', 'onBatchBegin'] as const)(
    'stopTraining in %s stops after the batch',
    async (when) => {
      const model = build();
      let batches = 0;
      const stop = (n: number) => {
        if (n === 1) model.stopTraining = true;
      };
      const callbacks = { [when]: stop, onBatchEnd: () => void batches++ };
      await model.fit(x, y, { ...options, engine, epochs: 4, callbacks });
      expect(batches).toBe(when === 'onEpochBegin' ? 7 + 1 : 2);
    },
  );

  test('a batch larger than the samples takes no room for what is not there', async () => {
    const history = await build().fit(x, y, { ...options, engine, batchSize: 10_000_000 });
    expect(Number.isFinite(history.loss[0])).toBe(true);
  });

  test('what the model predicts and saves after training is what the engine computed', async () => {
    const model = build();
    await model.fit(x, y, { ...options, engine });
    const { accuracy } = model.evaluate(x, y, { engine });
    const predicted = (model.predict(x) as tf.Tensor).argMax(1).equal(y).mean().dataSync()[0];
    expect(accuracy).toBeCloseTo(predicted, 6);
    const saved = await new Promise<tf.io.ModelArtifacts>((resolve) => {
      const handler = tf.io.withSaveHandler(async (artifacts) => {
        resolve(artifacts);
        return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
      });
      void model.save(handler);
    });
    const bytes = new Uint8Array(saved.weightData as ArrayBuffer);
    const floats = new Float32Array(
      bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + 4 * 30),
    );
    expect(largestDifference([floats], [weightsOf(model)[0]])).toBe(0);
  });

  test('a hundred fits leave no tensor behind', async () => {
    const model = build();
    await model.fit(x, y, { ...options, engine });
    const before = tf.memory().numTensors;
    for (let i = 0; i < (engine === 'stock' ? 5 : 100); i++) {
      await model.fit(x, y, { ...options, engine, validationSplit: 0.2 });
    }
    expect(tf.memory().numTensors).toBe(before);
  });

  test('an error in a callback comes through, the model keeps what it had learned', async () => {
    const model = build();
    const start = weightsOf(model);
    const before = tf.memory().numTensors;
    const callbacks = {
      onBatchEnd: (batch: number) => {
        if (batch === 3) throw new Error('enough');
      },
    };
    await expect(model.fit(x, y, { ...options, engine, callbacks })).rejects.toThrow('enough');
    expect(largestDifference(weightsOf(model), start)).toBeGreaterThan(0);
    await model.fit(x, y, { ...options, engine });
    model.optimizer.dispose();
    expect(tf.memory().numTensors).toBeLessThanOrEqual(before);
  });
});

test.each(engines)(
  'a layer frozen meanwhile: the engine %s says that the model is to be compiled again',
  async (engine) => {
    const model = build();
    const callbacks = {
      onEpochBegin: (epoch: number) => {
        model.layers[0].trainable = epoch === 0;
      },
    };
    await expect(model.fit(x, y, { ...options, engine, epochs: 2, callbacks })).rejects.toThrow(
      'A layer was frozen, or freed, by trainable since the model was compiled: compile it again',
    );
  },
);

describe('what only TensorFlow.js’s operations can train', () => {
  const strange: [string, () => Sequential, string][] = [
    [
      'a loss function',
      () => {
        const model = build();
        const loss = (a: tf.Tensor, b: tf.Tensor) => tf.losses.absoluteDifference(a, b);
        model.compile({ loss });
        return model;
      },
      'the loss is a function',
    ],
    [
      'a layer of another kind',
      () => {
        const layers = [
          tf.layers.batchNormalization({ inputShape: [5], name: 'norm' }),
          dense({ units: 3, activation: 'softmax' }),
        ];
        const model = sequential(layers);
        model.compile({ loss: 'categorical_crossentropy' });
        return model;
      },
      "the layer 'norm' is BatchNormalization",
    ],
  ];

  test.each(strange)('%s is said before it starts, once', async (_, make, reason) => {
    const said = jest.spyOn(console, 'warn').mockImplementation();
    jest.spyOn(console, 'log').mockImplementation();
    const target = tf.oneHot(y, 3).toFloat();
    for (const verbose of [0, 2, 2] as const) {
      const history = await make().fit(x, target, { ...options, verbose });
      expect(history.engine).toBe('stock');
    }
    expect(said.mock.calls.flat().filter((line) => line.includes(reason))).toHaveLength(1);
    await make().fit(x, target, { ...options, verbose: 2, engine: 'stock' }); // as asked for
    expect(said.mock.calls.flat().filter((line) => line.includes(reason))).toHaveLength(1);
    jest.restoreAllMocks();
  });
});

test.each(
  Object.entries({
    'a frozen layer': () => dense({ units: 4, inputShape: [5], trainable: false }),
    'a layer that reshapes': () => tf.layers.reshape({ targetShape: [5], inputShape: [5] }),
    'a regularizer': () => dense({ units: 4, inputShape: [5], kernelRegularizer: 'l1l2' }),
    'another activation': () => dense({ units: 4, inputShape: [5], activation: 'elu' }),
    dropout: () => tf.layers.dropout({ rate: 0.5, inputShape: [5] }),
  }),
)('a model with %s is trained by a fast engine', async (_, makeLayer) => {
  const model = sequential({ layers: [makeLayer(), dense({ units: 3, activation: 'softmax' })] });
  model.compile({ loss: 'sparse_categorical_crossentropy', optimizer: 'adagrad' });
  const history = await model.fit(x, y, { ...options, classWeight: { 1: 2 } });
  expect(fastEngines).toContain(history.engine);
  expect(Number.isFinite(history.loss[0])).toBe(true);
});

test.each(engines)(
  'a frozen model trains nothing and adds no penalty, though a layer of it was freed; engine %s',
  (engine) => {
    const options = { kernelInitializer: 'ones', kernelRegularizer: 'l2' } as const;
    const model = sequential([dense({ units: 1, inputShape: [1], ...options })]);
    const [input, target] = [tf.tensor2d([[0], [1]]), tf.tensor2d([[2], [3]])];
    const losses = () => Number(model.evaluate(input, target, { engine }).loss);
    const compile = () => model.compile({ loss: 'mse', optimizer: 'sgd' });
    compile();
    expect(losses()).toBeCloseTo(4.01, 6); // Keras's, as the next two
    model.trainable = false;
    compile();
    expect(losses()).toBeCloseTo(4, 6);
    model.layers[0].trainable = true;
    compile();
    expect(losses()).toBeCloseTo(4, 6);
  },
);
