import * as tf from '@tensorflow/tfjs';
import {
  buildLayerArray,
  buildNamedSequential,
  buildWithAdd,
  clearSession,
  dense,
  sequential,
  setRandomSeed,
  summaryText,
  useBackend,
} from '../../src/index.ts';
import keras from '../fixtures/keras-summaries.json' with { type: 'json' };

beforeAll(() => useBackend('cpu'));
beforeEach(clearSession);

describe.each([
  ['an array of layers', buildLayerArray],
  ['names', buildNamedSequential],
  ['add()', buildWithAdd],
])('way with %s', (_, build) => {
  test('784 → 100 sigmoid → 10 softmax; 784 × 100 + 100 = 78,500; 100 × 10 + 10 = 1,010', () => {
    const model = build();
    expect(model.layers.map((layer) => layer.getConfig().activation)).toEqual([
      'sigmoid',
      'softmax',
    ]);
    expect(model.layers.map((layer) => layer.outputShape)).toEqual([
      [null, 100],
      [null, 10],
    ]);
    expect(model.layers.map((layer) => layer.countParams())).toEqual([78_500, 1_010]);
    expect(model.countParams()).toBe(79_510);
    expect(model).toBeInstanceOf(tf.Sequential);
  });

  test('one seed, the same starting weights as every other way', () => {
    const startOf = (make: typeof build) => {
      setRandomSeed(42);
      return make()
        .getWeights()
        .map((weight) => Array.from(weight.dataSync()));
    };
    expect(startOf(build)).toEqual(startOf(buildWithAdd));
  });

  test('its tensors are gone when it is disposed of', () => {
    const before = tf.memory().numTensors;
    build().dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

test('way 2 has names for the layers and for the model', () => {
  const model = buildNamedSequential();
  expect([model.name, ...model.layers.map(({ name }) => name)]).toEqual([
    '패션 MNIST 모델',
    'hidden',
    'output',
  ]);
});

test('Keras’s own form, a list of layers alone, is taken too', () => {
  const model = sequential([dense({ units: 2, inputShape: [3] }), dense({ units: 1 })]);
  expect(model.layers.map(({ name }) => name)).toEqual(['dense', 'dense_1']);
});

describe('summary', () => {
  test.each([
    ['way 1', buildLayerArray, keras.layerArray],
    ['way 2, with a Hangul name', buildNamedSequential, keras.named],
  ])('%s: Keras’s own text, to the letter', (_, build, text) => {
    expect(summaryText(build())).toBe(text);
  });

  test('long names, large counts, frozen layers: Keras’s own text, to the letter', () => {
    const frozen = dense({ units: 10_000, name: 'frozen', kernelInitializer: 'zeros' });
    frozen.trainable = false;
    const model = sequential({
      name: 'large',
      layers: [
        tf.layers.flatten({ inputShape: [28, 28], name: 'flatten' }),
        dense({ units: 1600, name: 'a_very_long_layer_name_that_goes_on_and_on' }),
        frozen,
        dense({ units: 3, name: 'a_name_that_fills_the_column' }),
      ],
    });
    expect(summaryText(model)).toBe(keras.large);
    model.dispose();
  });

  test('every line of the table is 76 columns wide, also where a name has Hangul', () => {
    const model = sequential({ layers: [dense({ units: 1, inputShape: [2] })] });
    Object.assign(model.layers[0], { name: '이름이 아주 길고 끝나지 않는 은닉층의 이름' });
    const lines = summaryText(model).split('\n').slice(1, -3);
    const width = (line: string) =>
      [...line].reduce((sum, c) => sum + (/[\u1100-\u11ff\uac00-\ud7a3]/.test(c) ? 2 : 1), 0);
    expect(new Set(lines.map(width))).toEqual(new Set([76]));
  });

  /** A layer as the summary sees it, of any size. */
  const sized = (shape: number[], name = 'large', outputShape: tf.Shape = [null, 1]) =>
    ({
      name,
      built: true,
      outputShape,
      weights: [{ shape }],
      trainableWeights: [{ shape }],
      getClassName: () => 'Dense',
      countParams: () => shape.reduce((a, b) => a * b, 1),
    }) as unknown as tf.layers.Layer;
  const summaryOf = (...layers: tf.layers.Layer[]) => summaryText({ name: 'm', layers });

  test.each([
    [[255], '255 (1020.00 B)'],
    [[256], '256 (1.00 KB)'],
    [[2 ** 18], '262,144 (1.00 MB)'],
    [[2 ** 24, 2 ** 24], '281,474,976,710,656 (1024.00 TB)'],
  ])('weights of shape %j: Total params: %s', (shape, total) => {
    expect(summaryOf(sized(shape))).toContain(` Total params: ${total}`);
  });

  test('an output of one dimension has Python’s comma: (None,)', () => {
    expect(summaryOf(sized([1], 'sum', [null]))).toContain('│ (None,) ');
  });

  test('a cell as wide as its column, 31, stands in one line; a wider one in two', () => {
    const names = ['a'.repeat(23), 'b'.repeat(24), 'c'.repeat(31), 'd'.repeat(32)];
    const text = summaryOf(...names.map((name) => sized([1], name)));
    expect(text).toContain(`│ ${names[0]} (Dense) │`);
    expect(text).toMatch(new RegExp(`│ ${names[1]} +│.*\n│ \\(Dense\\) +│`));
    expect(text).toContain(`│ ${names[2]} │`);
    expect(text).toContain(`│ ${'d'.repeat(30)}… │`);
  });

  test('an input layer of its own is no row of the table, as in Keras', () => {
    const text = summaryText(
      sequential([tf.layers.inputLayer({ inputShape: [2] }), dense({ units: 1 })]),
    );
    expect(text).not.toContain('InputLayer');
  });

  test('a model that doesn’t know its input yet is shown as unbuilt', () => {
    const layer = dense({ units: 3 });
    expect(summaryText({ name: 'm', layers: [layer] })).toMatch(
      /dense \(Dense\) .* \? .* 0 \(unbuilt\)/,
    );
  });

  test('model.summary() prints the table', () => {
    const log = jest.spyOn(console, 'log').mockImplementation();
    buildNamedSequential().summary();
    expect(log).toHaveBeenCalledWith(keras.named);
    log.mockRestore();
  });
});

const layer = (name?: string) => dense({ units: 1, inputShape: [1], name });
const layerOfAModel = () => sequential({ layers: [layer()] }).layers[0];
const hangul = () => tf.layers.dense({ units: 1, inputShape: [1], name: '은닉층' });

test.each([
  [
    'a layer that already belongs to a model',
    () => [layerOfAModel()],
    "'dense' already belongs to a model",
  ],
  ['two layers of one name', () => [layer('a'), layer('a')], "called 'a'"],
  ['a Hangul name that TensorFlow.js took', () => [hangul()], "can't be called '은닉층'"],
  ['a first layer without inputShape', () => [dense({ units: 1 })], 'inputShape'],
])('sequential refuses %s', (_, layersOf, message) => {
  const layers = layersOf();
  expect(() => sequential({ layers })).toThrow(message);
});
