/** What a .keras file says to Keras, beside the numbers. */

import { useBackend } from '../../src';
import { readHdf5 } from '../../src/interop/hdf5-node';
import { kerasFormat, writeConfig } from '../../src/interop/keras-file';
import type { LayerRecord, ModelRecord } from '../../src/interop/model-record';
import { readZip } from '../../src/interop/zip';
import { record } from './record';

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
  const all = { trainable: true, dtype: 'float32' };
  expect(writeConfig(model)).toEqual({
    module: 'keras',
    class_name: 'Sequential',
    registered_name: null,
    build_config: { input_shape: [null, 1, 2] },
    config: {
      name: '모델',
      layers: [
        {
          ...own,
          class_name: 'InputLayer',
          config: {
            batch_shape: [null, 1, 2],
            dtype: 'float32',
            sparse: false,
            name: 'input_layer__',
          },
        },
        {
          ...own,
          class_name: 'Flatten',
          config: { ...all, name: 'input_layer', data_format: 'channels_last' },
        },
        {
          ...own,
          class_name: 'Dropout',
          config: { ...all, name: 'input_layer_', rate: 0.5, seed: null },
        },
        {
          ...own,
          class_name: 'Activation',
          config: { ...all, name: 'act', activation: 'relu' },
        },
        {
          ...own,
          class_name: 'Dense',
          config: {
            name: 'dense',
            trainable: false,
            dtype: 'float32',
            units: 3,
            activation: 'relu',
            use_bias: true,
            kernel_initializer: initializer('GlorotUniform', { seed: null }),
            bias_initializer: initializer('Zeros', {}),
          },
        },
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
