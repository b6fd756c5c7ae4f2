import * as tf from '@tensorflow/tfjs';
import { RandomState } from '../../src/data/random-state.ts';
import {
  dense,
  outputLayer,
  type Sequential,
  sequential,
  setRandomSeed,
  useBackend,
} from '../../src/index.ts';
import type { FitOptions } from '../../src/training/fit-options.ts';

beforeAll(() => useBackend('wasm'));

/** 120 points in the plane; three classes by their direction from the origin. */
function makeSamples(n = 120) {
  const random = new RandomState(7);
  const points = Array.from({ length: n }, () => [0, 1].map(() => random.integer(2000) / 1000 - 1));
  const labels = points.map(([a, b]) => Math.floor(((Math.atan2(b, a) + Math.PI) / 6.2832) * 3));
  return { x: tf.tensor2d(points), y: tf.tensor1d(labels, 'int32'), labels };
}

function makeModel(): Sequential {
  setRandomSeed(3);
  const model = sequential({
    layers: [
      dense({ units: 8, activation: 'sigmoid', inputShape: [2] }),
      outputLayer('multiclass', { classes: 3 }),
    ],
  });
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  return model;
}

const weightsOf = (model: Sequential) =>
  model.getWeights().map((weight) => Array.from(weight.dataSync()));
const quiet: FitOptions = { verbose: 0 };

describe('compile', () => {
  test.each(['sparse_categorical_crossentropy', 'sparseCategoricalCrossentropy'])(
    'the loss may be called %s',
    (loss) => {
      const model = makeModel();
      model.compile({ loss });
      expect(model.loss).toBe('sparseCategoricalCrossentropy');
    },
  );

  test('without an optimizer it is Keras’s RMSprop(0.001, rho 0.9, epsilon 1e-7)', () => {
    const config = makeModel().optimizer.getConfig();
    expect(config).toMatchObject({ learningRate: 0.001, rho: 0.9, epsilon: 1e-7, momentum: 0 });
    expect(config.centered).toBe(false);
  });

  test.each([
    ['accuracy', 'accuracy'],
    [['accuracy'], 'accuracy'],
    [['acc'], 'acc'],
    [['sparseCategoricalAccuracy'], 'sparse_categorical_accuracy'],
  ])('metrics may be %j; the logs have the name as it was written: %s', (metrics, name) => {
    const model = makeModel();
    model.compile({ loss: 'sparse_categorical_crossentropy', metrics });
    expect(model.metricsNames).toEqual(['loss', name]);
  });

  test.each([
    [{ loss: 'crossentropy' }, /no loss called 'crossentropy'. Allowed: binary_crossentropy/],
    [{ loss: 'mse', metrics: 'acuracy' }, /no metric called 'acuracy'/],
    [
      { loss: 'mse', optimizer: 'rmsprob' },
      /no optimizer called 'rmsprob'. Did you mean 'rmsprop'/,
    ],
    [{}, /needs a loss/],
  ])('%j is refused', (options, message) => {
    expect(() => makeModel().compile(options as { loss: string })).toThrow(message);
  });

  test('before a layer is there it is refused', () => {
    expect(() => sequential().compile({ loss: 'mse' })).toThrow('no layer yet');
  });

  test('compiling again frees the first optimizer', async () => {
    const { x, y } = makeSamples();
    const model = makeModel();
    const before = tf.memory().numTensors;
    for (let i = 0; i < 3; i++) {
      await model.fit(x, y, quiet);
      model.compile({ loss: 'sparse_categorical_crossentropy' });
    }
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('fit', () => {
  const { x, y, labels } = { ...lazySamples() };
  function lazySamples() {
    const samples = {} as ReturnType<typeof makeSamples>;
    beforeAll(() => void Object.assign(samples, makeSamples()));
    return {
      x: () => samples.x,
      y: () => samples.y,
      labels: () => samples.labels,
    };
  }

  test('the history has loss and accuracy of every epoch, and the loss falls', async () => {
    const history = await makeModel().fit(x(), y(), { ...quiet, epochs: 30, batchSize: 16 });
    expect(history.loss).toHaveLength(30);
    expect(history.accuracy).toHaveLength(30);
    expect(history.loss[29]).toBeLessThan(history.loss[0]);
    expect(Object.keys(history.history).sort()).toEqual(['accuracy', 'loss']);
    expect(history.epoch[29]).toBe(29);
  });

  test('one seed, the same numbers; another seed, others', async () => {
    const train = async (seed: number) => {
      const model = makeModel();
      const history = await model.fit(x(), y(), { ...quiet, epochs: 2, seed });
      return [history.loss, weightsOf(model)];
    };
    expect(await train(1)).toEqual(await train(1));
    expect(await train(1)).not.toEqual(await train(2));
  });

  test('every epoch sees every sample once, in a new order', async () => {
    const identity = sequential({ layers: [dense({ units: 1, inputShape: [1] })] });
    identity.compile({ loss: 'mse', optimizer: tf.train.sgd(1e-12) });
    const numbers = tf.range(0, 10);
    const losses: number[][] = [];
    await identity.fit(numbers.reshape([10, 1]), numbers.mul(1000), {
      ...quiet,
      epochs: 2,
      batchSize: 1,
      seed: 4,
      callbacks: {
        onEpochBegin: () => void losses.push([]),
        onBatchEnd: (_, logs) => void losses.at(-1)?.push(Math.round(Number(logs?.loss) / 100)),
      },
    });
    expect(losses[0]).not.toEqual(losses[1]);
    const sorted = losses.map((epoch) => [...epoch].sort((a, b) => a - b));
    expect(sorted[0]).toEqual(sorted[1]);
    expect(new Set(sorted[0]).size).toBe(10);
  });

  test('shuffle: false takes the samples in order: TensorFlow.js’s own fit gives the same weights', async () => {
    const model = makeModel();
    const original = tf.sequential({
      layers: [
        tf.layers.dense({ units: 8, activation: 'sigmoid', inputShape: [2] }),
        tf.layers.dense({ units: 3, activation: 'softmax' }),
      ],
    });
    original.setWeights(model.getWeights());
    original.compile({
      optimizer: tf.train.rmsprop(0.001, 0.9, 0, 1e-7),
      loss: 'sparseCategoricalCrossentropy',
    });
    await original.fit(x(), y().toFloat(), {
      epochs: 3,
      batchSize: 50,
      shuffle: false,
      verbose: 0,
    });
    await model.fit(x(), y(), { ...quiet, epochs: 3, batchSize: 50, shuffle: false });
    const expected = original.getWeights().map((weight) => Array.from(weight.dataSync()));
    weightsOf(model).forEach((weights, i) => {
      weights.forEach((w, j) => {
        expect(w).toBeCloseTo(expected[i][j], 6);
      });
    });
  });

  test('integer and one-hot labels, [n] and [n, 1], int32 and float32: the same loss', async () => {
    const oneHot = tf.oneHot(y(), 3);
    const forms: [string, tf.Tensor][] = [
      ['sparse_categorical_crossentropy', y()],
      ['sparse_categorical_crossentropy', y().reshape([-1, 1])],
      ['sparse_categorical_crossentropy', y().toFloat()],
      ['categorical_crossentropy', oneHot],
      ['categorical_crossentropy', oneHot.toFloat()],
    ];
    const results: number[][] = [];
    for (const [loss, target] of forms) {
      const model = makeModel();
      model.compile({ loss, metrics: ['accuracy'] });
      const { history } = await model.fit(x(), target, { ...quiet, epochs: 2, seed: 1 });
      results.push([...history.loss, ...history.accuracy]);
    }
    for (const result of results) {
      result.forEach((value, i) => {
        expect(value).toBeCloseTo(results[0][i], 5);
      });
    }
  });

  test.each([
    ['binary', 'binary_crossentropy', (label: number) => Number(label === 1)],
    ['regression', 'mean_squared_error', (label: number) => label * 1.5 - 1],
  ] as const)('%s trains with its output layer and %s', async (task, loss, toTarget) => {
    const model = sequential({
      layers: [
        dense({ units: 8, activation: 'relu', inputShape: [2], seed: 1 }),
        outputLayer(task, { seed: 2 }),
      ],
    });
    model.compile({ loss });
    const target = tf.tensor1d(labels().map(toTarget));
    const history = await model.fit(x(), target, { ...quiet, epochs: 20, seed: 1 });
    expect(history.loss[19]).toBeLessThan(history.loss[0]);
    expect(history.accuracy).toEqual([]);
  });

  test('callbacks: batches and epochs with numbers, in order; stopTraining stops', async () => {
    const model = makeModel();
    const seen: string[] = [];
    const history = await model.fit(x(), y(), {
      ...quiet,
      epochs: 5,
      batchSize: 50,
      callbacks: {
        onTrainBegin: () => void seen.push('begin'),
        onEpochBegin: (epoch) => void seen.push(`epoch ${epoch}`),
        onBatchEnd: (batch, logs) => void seen.push(`batch ${batch} of ${logs?.size}`),
        onEpochEnd: (epoch, logs) => {
          expect(logs?.accuracy).toBeGreaterThanOrEqual(0);
          if (epoch === 1) model.stopTraining = true;
        },
        onTrainEnd: () => void seen.push('end'),
      },
    });
    const batches = ['batch 0 of 50', 'batch 1 of 50', 'batch 2 of 20'];
    expect(seen).toEqual(['begin', 'epoch 0', ...batches, 'epoch 1', ...batches, 'end']);
    expect(history.epoch).toEqual([0, 1]);
  });

  test('stopTraining within an epoch stops after that batch', async () => {
    const model = makeModel();
    let batches = 0;
    await model.fit(x(), y(), {
      ...quiet,
      epochs: 3,
      batchSize: 10,
      callbacks: {
        onBatchEnd: () => {
          batches++;
          if (batches === 4) model.stopTraining = true;
        },
      },
    });
    expect(batches).toBe(4);
  });

  test('TensorFlow.js’s own callbacks work: early stopping', async () => {
    const history = await makeModel().fit(x(), y(), {
      ...quiet,
      epochs: 50,
      validationData: [x(), y()],
      callbacks: tf.callbacks.earlyStopping({ monitor: 'val_loss', minDelta: 10, patience: 2 }),
    });
    expect(history.epoch.length).toBeLessThan(10);
  });

  test('validationSplit sets the last samples aside, before shuffling', async () => {
    const model = makeModel();
    const history = await model.fit(x(), y(), { ...quiet, validationSplit: 0.25 });
    const [lastX, lastY] = [x().slice([90, 0]), y().slice([90])];
    const { loss, accuracy } = model.evaluate(lastX, lastY);
    expect(history.history.val_loss[0]).toBeCloseTo(loss, 6);
    expect(history.history.val_accuracy[0]).toBe(accuracy);
  });

  test('lists of one tensor are taken, plain arrays are refused with what to do', async () => {
    await expect(makeModel().fit([x()], [y()], quiet)).resolves.toBeDefined();
    const plain = [[0, 1]] as unknown as tf.Tensor;
    await expect(makeModel().fit(plain, y(), quiet)).rejects.toThrow(
      'takes one tensor as input; got an array of 1. Make a tensor of plain numbers with tf.tensor',
    );
    expect(() => makeModel().evaluate(x(), [y(), y()])).toThrow('as target; got an array of 2');
  });

  test('a tf.CustomCallback object is called as it is', async () => {
    let batches = 0;
    const callback = new tf.CustomCallback({
      onBatchEnd: () => {
        batches++;
      },
    });
    const callbacks = [callback] as unknown as FitOptions['callbacks'];
    await makeModel().fit(x(), y(), { ...quiet, batchSize: 60, callbacks });
    expect(batches).toBe(2);
  });

  test.each([
    [{ batch_size: 8 }, "fit has no option 'batch_size'. Here it is called 'batchSize'."],
    [{ stepsPerEpoch: 3 }, "fit has no option 'stepsPerEpoch'. Allowed: epochs, batchSize"],
    [{ callbacks: () => undefined }, 'callbacks are functions by name'],
    [{ callbacks: null }, 'callbacks are functions by name'],
    [{ validationData: {} }, '[input, target]'],
  ])('fit with %j is refused', async (options, message) => {
    const fitted = makeModel().fit(x(), y(), options as unknown as FitOptions);
    await expect(fitted).rejects.toThrow(message);
  });

  test('a forgotten reshape is named', async () => {
    const model = sequential([dense({ units: 10, activation: 'softmax', inputShape: [28, 28] })]);
    model.compile({ loss: 'sparse_categorical_crossentropy' });
    await expect(model.fit(tf.zeros([2, 28, 28]), tf.zeros([2]), quiet)).rejects.toThrow(
      'Was the reshape forgotten?',
    );
  });

  test('pictures of another size get advice that can be followed', async () => {
    const model = sequential([dense({ units: 10, activation: 'softmax', inputShape: [784] })]);
    model.compile({ loss: 'sparse_categorical_crossentropy' });
    const fitted = (input: tf.Tensor) => model.fit(input, tf.zeros([2]), quiet);
    await expect(fitted(tf.zeros([2, 28, 28]))).rejects.toThrow('input.reshape([-1, 784])');
    await expect(fitted(tf.zeros([2, 1024]))).rejects.toThrow('with inputShape: [1024]');
  });

  test('a layer that WebAssembly can’t train is named, with what to do', async () => {
    const model = sequential([
      tf.layers.conv2d({ filters: 2, kernelSize: 3, inputShape: [6, 6, 1] }),
      tf.layers.flatten(),
      dense({ units: 3, activation: 'softmax' }),
    ]);
    model.compile({ loss: 'sparse_categorical_crossentropy' });
    await expect(model.fit(tf.ones([2, 6, 6, 1]), tf.zeros([2]), quiet)).rejects.toThrow(
      /'wasm' can't train this model: it has no Conv2DBackprop.*useBackend\('native'\)/,
    );
  });

  test('a model in the place of a layer trains', async () => {
    const inner = sequential([dense({ units: 4, activation: 'tanh', inputShape: [2] })]);
    const model = sequential([
      inner as unknown as tf.layers.Layer,
      dense({ units: 3, activation: 'softmax' }),
    ]);
    model.compile({ loss: 'sparse_categorical_crossentropy' });
    const history = await model.fit(x(), y(), { ...quiet, epochs: 5 });
    expect(history.engine).toBe('stock');
    expect(history.loss[4]).toBeLessThan(history.loss[0]);
  });

  test('initialEpoch goes on counting', async () => {
    const history = await makeModel().fit(x(), y(), { ...quiet, epochs: 5, initialEpoch: 3 });
    expect(history.epoch).toEqual([3, 4]);
  });

  test('data that were not scaled, int32, are taken too', async () => {
    const pixels = tf.randomUniform([20, 2], 0, 255, 'int32');
    await expect(makeModel().fit(pixels, y().slice([0], [20]), quiet)).resolves.toBeDefined();
  });

  test('leaves no tensor behind but the optimizer’s, once', async () => {
    const model = makeModel();
    const train = () => model.fit(x(), y(), { ...quiet, epochs: 2, validationSplit: 0.2 });
    await train();
    const before = tf.memory().numTensors;
    await train();
    model.evaluate(x(), y());
    expect(tf.memory().numTensors).toBe(before);
    expect(x().isDisposed || y().isDisposed).toBe(false);
  });

  const bad = (y: number[]) => () => tf.tensor1d(y);
  test.each<[string, () => tf.Tensor, () => tf.Tensor, FitOptions, string]>([
    [
      'a NaN input',
      () =>
        tf.tensor2d([
          [0, 1],
          [NaN, 1],
        ]),
      bad([0, 1]),
      {},
      'holds NaN (sample 1, value 0',
    ],
    [
      'an infinite input',
      () => tf.tensor2d([[0, Infinity]]),
      bad([0]),
      {},
      'holds Infinity (sample 0, value 1',
    ],
    ['no sample', () => tf.zeros([0, 2]), () => tf.zeros([0]), {}, 'There is no sample'],
    ['a missing label', () => tf.zeros([3, 2]), bad([0, 1]), {}, '3 samples and 2 labels'],
    ['another width', () => tf.zeros([2, 5]), bad([0, 1]), {}, 'samples of shape [2]; got [5]'],
    [
      'label 3 of 3 classes',
      () => tf.zeros([2, 2]),
      bad([0, 3]),
      {},
      'Label number 1 (counted from 0) is 3',
    ],
    ['label −1', () => tf.zeros([2, 2]), bad([-1, 0]), {}, 'is -1; with 3 output nodes'],
    ['label 0.5', () => tf.zeros([2, 2]), bad([0.5, 0]), {}, 'is 0.5'],
    ['a NaN label', () => tf.zeros([2, 2]), bad([NaN, 0]), {}, 'is NaN'],
    [
      'one-hot labels',
      () => tf.zeros([2, 2]),
      () => tf.zeros([2, 3]),
      {},
      "go with 'categorical_crossentropy'",
    ],
    [
      'batchSize 0',
      () => tf.zeros([2, 2]),
      bad([0, 1]),
      { batchSize: 0 },
      'batchSize is a whole number',
    ],
    ['epochs 0', () => tf.zeros([2, 2]), bad([0, 1]), { epochs: 0 }, 'epochs is a whole number'],
    [
      'initialEpoch = epochs',
      () => tf.zeros([2, 2]),
      bad([0, 1]),
      { epochs: 2, initialEpoch: 2 },
      'Nothing to train',
    ],
    [
      'validationSplit 1',
      () => tf.zeros([2, 2]),
      bad([0, 1]),
      { validationSplit: 1 },
      'fraction from 0 to below 1',
    ],
    [
      'validationSplit of one sample',
      () => tf.zeros([1, 2]),
      bad([0]),
      { validationSplit: 0.5 },
      'leaves none',
    ],
    ['seed −1', () => tf.zeros([2, 2]), bad([0, 1]), { seed: -1 }, 'A seed is'],
  ])('%s is refused before the first step', async (_, makeX, makeY, options, message) => {
    const model = makeModel();
    const weights = weightsOf(model);
    const [badX, badY] = [makeX(), makeY()];
    const before = tf.memory().numTensors;
    await expect(model.fit(badX, badY, { ...quiet, ...options })).rejects.toThrow(message);
    expect(tf.memory().numTensors).toBe(before);
    expect(weightsOf(model)).toEqual(weights);
  });

  test('large but finite inputs are not mistaken for infinite ones', async () => {
    const large = tf.fill([4, 2], 3e38);
    await expect(makeModel().fit(large, tf.zeros([4]), quiet)).resolves.toBeDefined();
  });

  test.each([
    ['categorical_crossentropy', () => tf.zeros([2]), "go with 'sparse_categorical_crossentropy'"],
    [
      'binary_crossentropy',
      () => tf.zeros([2]),
      '0 or 1 for each output node, of which there are 3',
    ],
    ['categorical_crossentropy', () => tf.fill([2, 3], 7), 'takes labels between 0 and 1'],
    ['mse', () => tf.zeros([2, 2]), 'a number for each of the 3 output nodes'],
    ['mse', () => tf.fill([2, 3], NaN), 'The target holds NaN'],
  ])('%s with labels of another form is refused', async (loss, makeY, message) => {
    const remarks = jest.spyOn(console, 'warn').mockImplementation(); // the loss doesn't fit, either
    const model = makeModel();
    model.compile({ loss });
    await expect(model.fit(tf.zeros([2, 2]), makeY(), quiet)).rejects.toThrow(message);
    remarks.mockRestore();
  });

  test('before compile, and while another fit runs, it is refused', async () => {
    const raw = sequential({ layers: [dense({ units: 1, inputShape: [2] })] });
    await expect(raw.fit(x(), y())).rejects.toThrow('not compiled');
    expect(() => raw.evaluate(x(), y())).toThrow('not compiled');
    const model = makeModel();
    const first = model.fit(x(), y(), quiet);
    await expect(model.fit(x(), y(), quiet)).rejects.toThrow('being trained');
    await first;
  });

  test('a callback that throws ends the training, and the model trains again', async () => {
    const model = makeModel();
    const before = tf.memory().numTensors;
    const callbacks = {
      onBatchEnd: () => {
        throw new Error('stop here');
      },
    };
    await expect(model.fit(x(), y(), { ...quiet, callbacks })).rejects.toThrow('stop here');
    await model.fit(x(), y(), quiet);
    model.optimizer.dispose();
    expect(tf.memory().numTensors).toBeLessThanOrEqual(before);
  });
});

describe('evaluate', () => {
  test('gives numbers, the same for every batch size', () => {
    const { x, y } = makeSamples();
    const model = makeModel();
    const whole = model.evaluate(x, y, { batchSize: 120 });
    const small = model.evaluate(x, y, { batchSize: 7 });
    expect(small.loss).toBeCloseTo(whole.loss, 5);
    expect(small.accuracy).toBeCloseTo(Number(whole.accuracy), 6);
    expect(Object.keys(whole)).toEqual(['loss', 'accuracy']);
  });

  test('accuracy is the share of samples whose largest probability is the label’s', () => {
    const { x, y, labels } = makeSamples();
    const model = makeModel();
    const predicted = Array.from((model.predict(x) as tf.Tensor).argMax(1).dataSync());
    const right = predicted.filter((label, i) => label === labels[i]).length;
    expect(model.evaluate(x, y).accuracy).toBeCloseTo(right / labels.length, 6);
  });
});
