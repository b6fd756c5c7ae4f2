/** What a file says beside the numbers: to Keras in a .keras file, to TensorFlow.js in model.json. */

import * as tf from '@tensorflow/tfjs';
import { readHdf5, writeHdf5 } from '../../src/files/containers/hdf5-node.ts';
import { readZip, writeZip } from '../../src/files/containers/zip.ts';
import { kerasFormat } from '../../src/files/formats/keras.ts';
import {
  readLayersFormat,
  weightFiles,
  writeLayersFormat,
} from '../../src/files/formats/layers-format.ts';
import { legacyFormat } from '../../src/files/formats/legacy-h5.ts';
import { writeConfig } from '../../src/files/keras/keras-config.ts';
import type { LayerRecord, ModelRecord, TrainingRecord } from '../../src/files/model-record.ts';
import { useBackend } from '../../src/index.ts';
import { type OptimizerPlan, slotKinds } from '../../src/training/optimizers.ts';
import { planned } from '../planned.ts';
import { record, slotsOf, trainedWith, training, utf8 } from './record.ts';

const own = { module: 'keras.layers', registered_name: null };
const initializer = (class_name: string, config: object) => ({
  module: 'keras.initializers',
  class_name,
  config,
  registered_name: null,
});
const base = { trainable: true };
const layers: LayerRecord[] = [
  { ...base, kind: 'Flatten', name: 'input_layer' },
  { ...base, kind: 'Dropout', name: 'input_layer_', rate: 0.5 },
  { ...base, kind: 'Activation', name: 'act', activation: 'relu' },
  { ...record.layers[0], trainable: false } as LayerRecord,
];
const model: ModelRecord = { ...record, batchShape: [null, 1, 2], layers, training: undefined };

beforeAll(() => useBackend('cpu'));

test('every layer in Keras’s words, the input’s name another than theirs', () => {
  const inKeras = (class_name: string, config: object) => ({ ...own, class_name, config });
  const all = { trainable: true, dtype: 'float32' };
  const dense = {
    ...{ name: 'dense', trainable: false, dtype: 'float32' },
    ...{ units: 3, activation: 'relu', use_bias: true },
    kernel_initializer: initializer('GlorotUniform', { seed: null }),
    bias_initializer: initializer('Zeros', {}),
  };
  const input = { batch_shape: [null, 1, 2], dtype: 'float32', sparse: false };
  expect(writeConfig(model)).toEqual({
    module: 'keras',
    class_name: 'Sequential',
    registered_name: null,
    build_config: { input_shape: [null, 1, 2] },
    config: {
      name: '모델',
      layers: [
        inKeras('InputLayer', { ...input, name: 'input_layer__' }),
        inKeras('Flatten', { ...all, name: 'input_layer', data_format: 'channels_last' }),
        inKeras('Dropout', { ...all, name: 'input_layer_', rate: 0.5, seed: null }),
        inKeras('Activation', { ...all, name: 'act', activation: 'relu' }),
        inKeras('Dense', dense),
      ],
    },
  });
});

test('its version and time, and a group for every layer, also where it has no weights', async () => {
  const files = readZip(await kerasFormat.write(model));
  const text = new TextDecoder().decode(files.get('metadata.json'));
  expect(JSON.parse(text)).toEqual({
    keras_version: expect.stringMatching(/^3\.\d+\.\d+$/),
    date_saved: expect.stringMatching(/^\d{4}-\d\d-\d\d@\d\d:\d\d:\d\d$/),
  });
  await readHdf5(files.get('model.weights.h5') as Uint8Array, (file) => {
    expect(file.keys('/').sort()).toEqual(['layers', 'vars']);
    expect(file.keys('layers').sort()).toEqual(['activation', 'dense', 'dropout', 'flatten']);
    expect(file.keys('layers/dense/vars')).toEqual(['0', '1']);
    expect(file.keys('layers/dropout')).toEqual(['vars']);
  });
});

test('a layer with / in its name is refused', async () => {
  const slashed = [...layers.slice(0, 3), { ...layers[3], name: 'a/b' }];
  await expect(kerasFormat.write({ ...model, layers: slashed })).rejects.toThrow(
    "The layer 'a/b' can't go into a .keras file: Keras 3 takes no '/' in a layer's name.",
  );
});

test('the memory of frozen layers, too, as Keras 3.0 keeps it: the optimizer starts over, and says so', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const files = readZip(await kerasFormat.write(record));
  const config = new TextDecoder().decode(files.get('config.json'));
  const frozen = utf8(config.replaceAll('"trainable":true', '"trainable":false'));
  const parts = { ...Object.fromEntries(files), 'config.json': frozen };
  const { training } = await kerasFormat.read(writeZip(parts), {});
  expect(training).toMatchObject({ iterations: 0, slots: [[]] });
  expect(warn).toHaveBeenCalledWith(expect.stringContaining('the optimizer starts over'));
  warn.mockRestore();
});

describe('model.json', () => {
  test('every layer in TensorFlow.js’s words, the first one with the input’s shape', () => {
    const { modelTopology, ...rest } = JSON.parse(writeLayersFormat(model, 'a.bin').json);
    expect(modelTopology).toEqual({
      class_name: 'Sequential',
      keras_version: `tfjs-layers ${tf.version_layers}`,
      backend: 'tensor_flow.js',
      config: { name: '모델', layers: expect.any(Array) },
    });
    const [flatten, dropout, , dense] = modelTopology.config.layers;
    expect(flatten.config.batch_input_shape).toEqual([null, 1, 2]);
    expect(dropout).toEqual({
      class_name: 'Dropout',
      config: { name: 'input_layer_', trainable: true, dtype: 'float32', rate: 0.5 },
    });
    expect(dense.config).toMatchObject({
      kernel_initializer: 'glorot_uniform',
      bias_initializer: 'zeros',
    });
    expect(rest).toMatchObject({
      format: 'layers-model',
      generatedBy: `TensorFlow.js tfjs-layers v${tf.version_layers}`,
    });
  });

  const adam = { learningRate: 0.5, beta1: 0.25, beta2: 0.75, epsilon: 0.125 };
  const adamWords = { learning_rate: 0.5, beta1: 0.25, beta2: 0.75, epsilon: 0.125 };
  test.each<[OptimizerPlan, string, object, string[]]>([
    [planned('sgd', { learningRate: 0.5 }), 'SGD', { learning_rate: 0.5 }, []],
    [
      planned('sgd', { learningRate: 0.5, momentum: 0.25, nesterov: true }),
      'Momentum',
      { learning_rate: 0.5, momentum: 0.25, use_nesterov: true },
      ['momentum'],
    ],
    [planned('adam', adam, true), 'Adam', { ...adamWords, keras_epsilon: false }, ['m', 'v']],
    [planned('adam', adam), 'Adam', { ...adamWords, keras_epsilon: true }, ['m', 'v']],
  ])('%j is %s there, and comes back with its memory', (optimizer, className, config, kinds) => {
    const model = trainedWith(optimizer, slotsOf(...kinds.map((_, kind) => kind + 1)));
    const { json, bytes } = writeLayersFormat(model, 'a.bin');
    const written = JSON.parse(json);
    expect(written.trainingConfig.optimizer_config).toEqual({ class_name: className, config });
    expect(
      written.weightsManifest[0].weights.slice(2).map(({ name }: { name: string }) => name),
    ).toEqual(['iter', ...kinds.flatMap((kind) => [`dense/kernel/${kind}`, `dense/bias/${kind}`])]);
    expect(readLayersFormat(json, bytes)).toEqual(model);
    const other = json.replace('use_nesterov', 'useNesterov').replace(',"keras_epsilon":false', '');
    expect(readLayersFormat(other, bytes)).toEqual(model);
  });

  test('what Nesterov’s momentum or Keras’s ε is not said to be, it is not', () => {
    const optimizer: OptimizerPlan = planned('sgd', {
      learningRate: 0.5,
      momentum: 0.25,
      nesterov: false,
    });
    const model = trainedWith(optimizer, slotsOf(2));
    const { json, bytes } = writeLayersFormat(model, 'a.bin');
    const bare = json.replace(',"use_nesterov":false', '');
    expect(readLayersFormat(bare, bytes)).toEqual(model);
  });

  test.each(['weights.bin', '...', 'a..', '.hidden'])('its weights may lie in %s', (name) => {
    expect(weightFiles(writeLayersFormat(record, name).json)).toEqual([name]);
  });

  test.each(['.', '..', '../x.bin', '/x.bin', 'a/../../x', 'C:\\x', ''])(
    "but not in '%s'",
    (name) => {
      expect(() => weightFiles(writeLayersFormat(record, name).json)).toThrow('must lie beside it');
    },
  );
});

describe('.h5', () => {
  test('Keras’s version twice, every layer’s name, and of each one its weights’', async () => {
    await readHdf5(await legacyFormat.write(model), (file) => {
      for (const place of ['/', 'model_weights']) {
        expect(file.text(place, 'backend')).toBe('tensorflow');
        expect(file.text(place, 'keras_version')).toMatch(/^3\.\d+\.\d+$/);
      }
      expect(file.texts('model_weights', 'layer_names')).toEqual(layers.map(({ name }) => name));
      const named = (layer: string) => file.texts(`model_weights/${layer}`, 'weight_names');
      expect([named('dense'), named('act')]).toEqual([['dense/kernel', 'dense/bias'], []]);
      const config = JSON.parse(String(file.text('/', 'model_config')));
      expect(config.config.layers[0].config.batch_input_shape).toEqual([null, 1, 2]);
      expect(file.text('/', 'training_config')).toBeUndefined();
    });
  });

  const plain = planned('rmsprop');
  test.each<[OptimizerPlan, boolean]>([
    [plain, true],
    [planned('rmsprop', { learningRate: 0.5 }), false],
    [planned('rmsprop', { rho: 0.5 }), false],
    [planned('rmsprop', { epsilon: 0.5 }), false],
    [planned('sgd', { learningRate: 0.001 }), false],
    [planned('adam', { beta1: 0.5, beta2: 0.25 }), false],
  ])(
    '%j comes back; its settings are left out only where they are Keras’s own: %j',
    async (optimizer, isPlain) => {
      const kinds = slotKinds(optimizer).length;
      const slots = slotsOf(...[1, 2].slice(0, kinds));
      const bytes = await legacyFormat.write(trainedWith(optimizer, slots));
      const { optimizer_config } = JSON.parse(
        String(await readHdf5(bytes, (file) => file.text('/', 'training_config'))),
      );
      expect(Object.keys(optimizer_config.config).length === 0).toBe(isPlain);
      const read = (await legacyFormat.read(bytes, {})).training as typeof training;
      expect(read.slots).toEqual(slots);
      expect([read.optimizer.name, read.optimizer.config.learningRate, read.iterations]).toEqual([
        optimizer.name,
        optimizer.config.learningRate,
        3,
      ]);
    },
  );

  const described = async (training: TrainingRecord) => {
    const bytes = await legacyFormat.write({ ...record, training });
    const text = await readHdf5(bytes, (file) => file.text('/', 'training_config'));
    return { ...JSON.parse(String(text)), read: (await legacyFormat.read(bytes, {})).training };
  };

  test.each([
    ['sparse_categorical_crossentropy', 'accuracy', 'SparseCategoricalAccuracy'],
    ['sparse_categorical_crossentropy', 'acc', 'SparseCategoricalAccuracy'],
    ['mean_squared_error', 'precision', 'Precision'],
    ['mean_squared_error', 'root_mean_squared_error', 'RootMeanSquaredError'],
    ['mean_squared_error', 'kl_divergence', 'KLDivergence'],
  ])(
    'with %s, Keras 2 takes the metric %s for what it is by its class %s',
    async (loss, metric, className) => {
      const { metrics, read } = await described({ ...training, loss, metrics: [metric] });
      expect(metrics).toMatchObject([{ class_name: className, config: { name: metric } }]);
      expect(read.metrics).toEqual([metric]);
    },
  );

  test.each(['categorical_crossentropy', 'binary_crossentropy'])(
    "with %s it takes 'accuracy' for the right one",
    async (loss) => {
      const { metrics } = await described({ ...training, loss, metrics: ['accuracy'] });
      expect(metrics).toEqual(['accuracy']);
    },
  );

  test.each([
    ['adamw', 'Custom>AdamW'],
    ['adamax', 'Adamax'],
    ['lion', 'Custom>Lion'],
  ])('%s is one of Keras 2.11 and later, and its memory comes back', async (name, className) => {
    const optimizer = planned(name);
    const slots = slotsOf(...slotKinds(optimizer).map((_, kind) => kind + 1));
    const { optimizer_config, read } = await described({ ...training, optimizer, slots });
    expect(optimizer_config.class_name).toBe(className);
    expect(read).toMatchObject({ optimizer, slots });
  });

  /** The record's file by hand, without what is named. */
  const byHand = (without: string, training: object = { loss: 'mse' }) =>
    writeHdf5((file) => {
      const config = JSON.stringify({
        class_name: 'Sequential',
        config: (writeConfig(record) as { config: object }).config,
      });
      file.text('/', 'model_config', config);
      file.text('/', 'training_config', JSON.stringify(training));
      const names = ['kernel', 'bias'].filter((name) => name !== without);
      file.group('model_weights/dense');
      file.texts('model_weights/dense', 'weight_names', names);
      for (const [i, name] of names.entries()) {
        file.array(`model_weights/dense/${name}`, record.weights[i]);
      }
    });

  test('a missing weight is named; without a loss it was not compiled, without memory not trained', async () => {
    await expect(legacyFormat.read(await byHand('bias', {}), {})).rejects.toThrow(
      "the bias of the layer 'dense' is missing.",
    );
    const bare = await legacyFormat.read(await byHand('', {}), {});
    expect([bare.training, bare.weights]).toEqual([undefined, record.weights]);
    const optimizer_config = { class_name: 'RMSprop', config: {} };
    const fresh = await legacyFormat.read(await byHand('', { loss: 'mse', optimizer_config }), {});
    expect(fresh.training).toEqual({ ...training, iterations: 0, slots: slotsOf(0) });
  });
});
