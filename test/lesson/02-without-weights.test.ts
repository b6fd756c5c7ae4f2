/** The layers without weights; their numbers, names and summaries are Keras's in test/names/equal-or-refused. */

import * as tf from '@tensorflow/tfjs';
import {
  activation,
  clearSession,
  dense,
  depth,
  dropout,
  flatten,
  input,
  reshape,
  sequential,
  setRandomSeed,
  useBackend,
} from '../../src/index.ts';

beforeAll(() => useBackend('cpu'));
beforeEach(clearSession);

test('they stand in a list or are added, and don’t count in the depth', () => {
  const model = sequential([input({ shape: [28, 28] }), flatten()]);
  model.add(dense({ units: 100 }));
  model.add(activation({ activation: 'relu' }));
  model.add(dropout({ rate: 0.3 }));
  model.add(reshape({ targetShape: [10, -1] }));
  expect(model.layers.map(({ name }) => name)).toEqual([
    'flatten',
    'dense',
    'activation',
    'dropout',
    'reshape',
  ]);
  expect(model.outputShape).toEqual([null, 10, 10]);
  expect(depth(model)).toBe(1);
});

test('automatic names count each kind by itself, whoever makes the layer', () => {
  const layers = [
    flatten({ inputShape: [2, 2] }),
    tf.layers.flatten(),
    dropout({ rate: 0.1, name: 'first' }),
    dropout({ rate: 0.1 }),
    dropout({ rate: 0.1 }),
  ];
  const names = sequential(layers).layers.map(({ name }) => name);
  expect(names).toEqual(['flatten', 'flatten_1', 'first', 'dropout', 'dropout_1']);
  expect(input({ shape: [1] }).name).toBe('input_layer');
  expect(input({ shape: [1] }).name).toBe('input_layer_1');
});

describe('an input', () => {
  const pixels = () => input({ shape: [2, 3], name: 'pixels' });

  test('is what the first layer connects with, and no layer of the model', () => {
    const model = sequential([pixels(), flatten(), dense({ units: 1 })]);
    expect(model.inputs[0].originalName).toBe('pixels');
    expect(model.layers).toHaveLength(2);
    expect((model.predict(tf.zeros([4, 2, 3])) as tf.Tensor).shape).toEqual([4, 1]);
    expect(model.inputNames).toEqual(['pixels']);
  });

  test('stays when the layers are taken off', () => {
    const model = sequential([pixels(), dense({ units: 1 })]);
    model.pop();
    model.add(flatten());
    expect(model.outputShape).toEqual([null, 6]);
  });

  test('TensorFlow.js’s file of the model says what comes in by the first layer', async () => {
    const model = sequential([pixels(), flatten(), dense({ units: 1, activation: 'leaky_relu' })]);
    let saved: tf.io.ModelArtifacts = {};
    await model.save(
      tf.io.withSaveHandler(async (artifacts) => {
        saved = artifacts;
        return { modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(artifacts) };
      }),
    );
    const loaded = await tf.loadLayersModel(tf.io.fromMemory(saved));
    const x = tf.randomNormal([5, 2, 3], 0, 1, 'float32', 1);
    const [before, after] = [model, loaded].map((each) =>
      (each.predict(x) as tf.Tensor).dataSync(),
    );
    expect(after).toEqual(before);
  });

  test.each([
    [[pixels, flatten, pixels], "An input comes first, and once: this model already has 'pixels'."],
    [[() => flatten({ inputShape: [2, 3] }), pixels], "this model already has 'flatten'."],
    [
      [pixels, () => flatten({ inputShape: [3, 2] })],
      "Samples of [2, 3] come in by 'pixels', and 'flatten' takes samples of [3, 2]: leave out one of the two.",
    ],
    [
      [() => input({ shape: [2, 0] })],
      "An inputShape has whole numbers above 0, as in [784]; the layer 'input_layer' has [2, 0].",
    ],
  ])('%#: is refused where it can’t stand', (makers, message) => {
    expect(() => sequential(makers.map((make) => make()))).toThrow(message);
  });
});

test('a mask repeats by the layer’s seed, by setRandomSeed, and is off in predict', () => {
  const masks = (seed?: number) => {
    setRandomSeed(1);
    const model = sequential([dropout({ rate: 0.5, seed, inputShape: [40] })]);
    const x = tf.ones([1, 40]);
    expect((model.predict(x) as tf.Tensor).dataSync()).toEqual(x.dataSync());
    return [1, 2].map(() =>
      String((model.layers[0].call(x, { training: true }) as tf.Tensor).dataSync()),
    );
  };
  expect(masks()).toEqual(masks());
  expect(masks(7)).toEqual(masks(7));
  expect(masks(7)).not.toEqual(masks());
  expect(masks()[0]).not.toBe(masks()[1]);
});

test('a targetShape stays the caller’s', () => {
  const targetShape = [-1, 2];
  reshape({ targetShape });
  expect(targetShape).toEqual([-1, 2]);
});

test.each<[() => unknown, string]>([
  [() => dropout(0.3 as never), 'dropout takes its options as { name: value }; got 0.3.'],
  [() => dropout({} as never), "The layer 'dropout' drops a share of its inputs from 0 to below 1"],
  [() => dropout({ rate: -0.1 }), 'its rate is -0.1.'],
  [() => dropout({ rate: 1.5 }), 'its rate is 1.5.'],
  [() => dropout({ rate: '0.5' as never }), "its rate is '0.5'."],
  [() => dropout({ rate: 0.5, seed: -1 }), 'A seed is a whole number from 0'],
  [() => activation({} as never), "The activation is given by its name, such as 'sigmoid'"],
  [() => activation({ activation: 'rleu' as 'relu' }), "Did you mean 'relu'?"],
  [() => flatten({ input_shape: [2] } as never), "Here it is called 'inputShape'."],
  [() => flatten({ name: '펼침' }), "A layer can't be called '펼침'"],
  [() => input({} as never), 'as in input({ shape: [28, 28] }); got undefined.'],
  [() => input({ shape: 784 as never }), 'as in input({ shape: [28, 28] }); got 784.'],
  [() => reshape({} as never), 'as in [28, -1]; got undefined.'],
  [() => reshape({ targetShape: [-1, -1] }), 'as in [28, -1]; got [-1, -1].'],
  [() => reshape({ targetShape: [2.5] }), 'got [2.5].'],
  [
    () => sequential([input({ shape: [6] }), reshape({ targetShape: [4, 2] })]),
    "The layer 'reshape' can't make [4, 2] of samples with [6]: 6 numbers for 8.",
  ],
  [
    () => sequential([input({ shape: [6] }), reshape({ targetShape: [-1, 4] })]),
    "can't make [-1, 4] of samples with [6]: 6 numbers for a multiple of 4.",
  ],
  [() => dense({ units: 4, activation: 'glu' as 'relu' }), "The activation 'glu' gives half as"],
  [() => activation({ activation: 'sparsemax' as 'relu' }), "The activation 'sparsemax' is none"],
  [() => activation({ activation: 'threshold' as 'relu' }), 'needs two numbers'],
])('%p is refused in words', (use, message) => {
  expect(use).toThrow(message);
});
