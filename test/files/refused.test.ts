/** What a file by another hand may have, and what is refused by name: format by format. */

import { mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { zipSync } from 'fflate';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { readCheckpoint, writeCheckpoint } from '../../src/files/checkpoint/checkpoint-file.ts';
import { loadCheckpoint } from '../../src/files/checkpoint/checkpoint-node.ts';
import { readHdf5, writeHdf5 } from '../../src/files/containers/hdf5-node.ts';
import { readNpy, textArray, writeNpy } from '../../src/files/containers/npy.ts';
import { readZip, writeZip } from '../../src/files/containers/zip.ts';
import { checkSavePath, formatOf, pathOf } from '../../src/files/file-formats-node.ts';
import { kerasFormat } from '../../src/files/formats/keras.ts';
import {
  MODEL_FILE,
  readLayersFormat,
  writeLayersFormat,
} from '../../src/files/formats/layers-format.ts';
import { legacyFormat } from '../../src/files/formats/legacy-h5.ts';
import { npzFormat } from '../../src/files/formats/npz.ts';
import { writeConfig } from '../../src/files/keras/keras-config.ts';
import type { LayerRecord, ModelRecord, TrainingRecord } from '../../src/files/model-record.ts';
import {
  dense,
  loadModel,
  loadWeights,
  saveModel,
  sequential,
  useBackend,
} from '../../src/index.ts';
import { planned } from '../planned.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { changed, record, slotsOf, trainedWith, training, utf8 } from './record.ts';

const at = temporaryFolder();
beforeAll(() => useBackend('cpu'));

describe('model.json', () => {
  const { json, bytes } = writeLayersFormat(record, 'weights.bin');
  const model = JSON.parse(json);
  const read = (path: string, value: unknown, content = bytes) =>
    readLayersFormat(JSON.stringify(changed(model, path, value)), content);
  const arrays = 'weightsManifest.0.weights';
  const [kernel, bias, steps] = model.weightsManifest[0].weights;
  const optimizer = 'trainingConfig.optimizer_config';

  test.each<[string, unknown, string]>([
    ['format', 'graph-model', 'is a "graph-model", a program without layers'],
    ['format', 'other', 'is a "other"; this lesson reads a layers-model'],
    [`${arrays}.0.name`, 'other', "The weights of 'dense/kernel' are missing"],
    [`${arrays}.0.dtype`, 'complex64', "'dense/kernel' is complex64; expected float32"],
    [`${arrays}.0.dtype`, 'int32', "'dense/kernel' is int32; expected float32"],
    [`${arrays}.0.shape`, [2, -3], 'has the shape [2,-3]; expected whole numbers'],
    [`${optimizer}.class_name`, 'Adadelta', 'The optimizer is Adadelta; this lesson has'],
    [`${optimizer}.config.centered`, true, 'The optimizer RMSProp is centered'],
    [`${optimizer}.config.centered`, 'yes', 'has centered "yes"; expected true or false'],
    ['modelTopology.config.layers', {}, 'has layers {}; expected a list'],
  ])('%j = %j: %s', (path, value, message) => {
    expect(() => read(path, value)).toThrow(message);
  });

  test('the optimizer’s memory is there for every weight, or for none', () => {
    const modelBytes = (6 + 3) * 4;
    const none = read(arrays, [kernel, bias], bytes.slice(0, modelBytes));
    expect(none.training).toEqual({ ...training, iterations: 0, slots: slotsOf(0) });
    const one = model.weightsManifest[0].weights.slice(0, -1);
    expect(one).toContainEqual(steps);
    expect(() => read(arrays, one, bytes.slice(0, -3 * 4))).toThrow('has 3 arrays; expected 4');
  });

  test('format may be left out, and the model wrapped once more, as other makers do', () => {
    expect(read('format', undefined)).toEqual(record);
    expect(read('modelTopology', { model_config: model.modelTopology })).toEqual(record);
  });

  test('Keras’s silu is TensorFlow.js’s swish', () => {
    const silu = {
      ...record,
      layers: [{ ...record.layers[0], activation: 'silu' }],
    } as ModelRecord;
    const written = writeLayersFormat(silu, 'weights.bin');
    expect(written.json).toContain('"activation":"swish"');
    expect(readLayersFormat(written.json, written.bytes)).toEqual(silu);
  });
});

describe('.keras', () => {
  const config = writeConfig(record);
  const read = async (path: string, value: unknown, from: ModelRecord = record) => {
    const files = Object.fromEntries(readZip(await kerasFormat.write(from)));
    const other = changed(writeConfig(from), path, value);
    return kerasFormat.read(writeZip({ ...files, 'config.json': utf8(JSON.stringify(other)) }), {});
  };
  const layers = 'config.layers';
  const dense = 'config.layers.1.config';
  const optimizer = 'compile_config.optimizer';
  const [input, layer] = (config as { config: { layers: object[] } }).config.layers;
  const another = (class_name: string, settings: object) => [
    input,
    { class_name, config: { name: 'other', ...settings } },
  ];
  const adam = { class_name: 'Adam', config: {} };
  const loss = (settings: object) => ({ class_name: 'MeanSquaredError', config: settings });

  test.each<[string, unknown, string]>([
    [layers, [input], 'The model has no layers'],
    [layers, [input, layer, layer], "two layers called 'dense'"],
    [`${layers}.0.config.batch_shape`, [null, -1], 'has the shape [null,-1]'],
    [`${layers}.0.config.batch_shape`, [2], 'has the shape [2]'],
    [`${dense}.activation`, { config: { a: 1 } }, 'the activation {"config":{"a":1}}'],
    [layers, another('Dropout', { rate: 1 }), 'drops 1 of its inputs'],
    [layers, another('Dropout', { rate: -0.1 }), 'drops -0.1 of its inputs'],
    ['compile_config.loss', loss({ from_logits: true }), "has no option 'fromLogits'"],
    ['compile_config.loss', loss({ label_smoothing: 0.1 }), "has no option 'labelSmoothing'"],
    ['config.name', '\x1b[2J', 'the model has the name "\\u001b[2J"'],
    [`${dense}.name`, 'n'.repeat(1001), 'expected up to 1,000 characters'],
    [
      `${dense}.activation`,
      { class_name: 'function', config: 'relu', registered_name: 'my>relu' },
      "The activation of the layer 'dense' is my>relu",
    ],
    [
      `${dense}.activation`,
      { class_name: 'ReLU', config: { max_value: 3 } },
      'has the activation {"class_name":"ReLU"',
    ],
    ['compile_config.metrics', 'accuracy', 'The metrics are "accuracy"; expected a list'],
    [`${optimizer}.config.momentum`, 0.5, 'memory has 2 arrays; rmsprop with 2'],
    [optimizer, adam, 'has 2 arrays; adam with 2 trainable weights has 4'],
    ['class_name', 'Functional', 'The model is Functional'],
    [`${layers}.1.class_name`, 'Conv2D', "The layer 'dense' is Conv2D"],
    [`${layers}.1.class_name`, 'Lambda', "The layer 'dense' is Lambda"],
    [`${dense}.activation`, 'sparsemax', "'dense' has the activation sparsemax"],
    [`${layers}.1.registered_name`, 'mine>Dense', "The layer 'dense' is mine>Dense"],
    [`${layers}.1.module`, 'os', "The layer 'dense' is os.Dense"],
    [
      `${dense}.activation`,
      { module: 'builtins', class_name: 'function', config: 'eval', registered_name: 'function' },
      "'dense' has the activation eval",
    ],
    ['compile_config.loss', { class_name: '__lambda__', config: {} }, 'The loss is'],
    [optimizer, null, 'the file does not say with which optimizer'],
    [`${optimizer}.registered_name`, 'mine>RMSprop', 'The optimizer is mine>RMSprop'],
    [`${dense}.units`, -1, "'dense' has -1 units"],
    [`${dense}.units`, 1e15, 'weights; files of up to'],
    [`${dense}.units`, 4, 'has the shape [2, 3]; expected [2, 4]'],
    [`${dense}.kernel_regularizer`, { class_name: 'L2' }, 'kernel_regularizer'],
    [`${dense}.dtype`, 'mixed_float16', 'dtype "mixed_float16"'],
    [`${dense}.name`, 7, 'has name 7; expected a text'],
    [layers, [], 'The model has no layers'],
    [`${layers}.0.config.batch_shape`, [null, null], 'only the first size, the batch, may be open'],
    [`${optimizer}.class_name`, 'Ftrl', 'The optimizer is Ftrl'],
    [`${optimizer}.config.clipnorm`, 'a', 'clipnorm "a"'],
    [`${optimizer}.config.learning_rate`, { class_name: 'ExponentialDecay' }, 'learning_rate'],
    ['compile_config.loss', 'my_loss', 'The loss is my_loss'],
    ['compile_config.metrics', ['my_metric'], "no metric called 'my_metric'"],
  ])('%j = %j: %s', async (path, value, message) => {
    await expect(read(path, value)).rejects.toThrow(message);
  });

  test('what is not said is what Keras takes then', async () => {
    const linear = await read(`${dense}.activation`, undefined);
    expect(linear.layers[0]).toMatchObject({ kind: 'Dense', activation: 'linear' });
    expect((await read('compile_config.metrics', undefined)).training?.metrics).toEqual([]);
    const mse = await read('compile_config.loss', loss({}));
    expect(mse.training?.loss).toBe('mean_squared_error');
  });

  test('swish, its name of before, is silu', async () => {
    const { layers: read2 } = await read(`${dense}.activation`, 'swish');
    expect(read2[0]).toMatchObject({ activation: 'silu' });
  });

  test('a learning rate that moved on in training counts, not the one that was compiled', async () => {
    const { training } = await read(`${optimizer}.config.learning_rate`, 0.5);
    expect(training?.optimizer.config.learningRate).toBe(Math.fround(0.001));
  });

  test('a momentum at the learning rate 0 is kept; in TensorFlow.js’s words it would be infinite, and begins at 0', async () => {
    const plan = planned('sgd', { learningRate: 0, momentum: 0.9 });
    const model = trainedWith(plan, slotsOf(2));
    const bytes = await kerasFormat.write(model);
    expect((await kerasFormat.read(bytes, {})).training?.slots).toEqual(slotsOf(2));
    const { json, bytes: arrays } = writeLayersFormat(model, 'a.bin');
    expect(readLayersFormat(json, arrays).training?.slots).toEqual(slotsOf(0));
  });

  test('an optimizer without memory has taken no step', async () => {
    const weights = await writeHdf5((file) => {
      for (const [i, array] of record.weights.entries())
        file.array(`layers/dense/vars/${i}`, array);
    });
    const files = { 'config.json': utf8(JSON.stringify(config)), 'model.weights.h5': weights };
    const { training } = await kerasFormat.read(writeZip(files), {});
    expect([training?.iterations, training?.slots]).toEqual([0, slotsOf(0)]);
  });
});

test('every kind of layer comes back from every format', async () => {
  const base = { trainable: true };
  const layers: LayerRecord[] = [
    { ...base, kind: 'Flatten', name: 'flatten' },
    { ...base, kind: 'Dropout', name: 'drop', rate: 0.5, seed: 7 },
    { ...base, kind: 'Activation', name: 'act', activation: 'silu' },
  ];
  const all = { ...record, batchShape: [null, 1, 2], layers: [...layers, ...record.layers] };
  for (const format of [kerasFormat, legacyFormat, npzFormat]) {
    expect(await format.read(await format.write(all), {})).toEqual(all);
  }
  const { json, bytes } = writeLayersFormat(all, 'weights.bin');
  expect(readLayersFormat(json, bytes)).toEqual(all);
  writeFileSync(at('all.keras'), await kerasFormat.write(all));
  const model = await loadModel(at('all.keras'));
  expect(model.layers.map((layer) => layer.getClassName())).toEqual([
    'Flatten',
    'Dropout',
    'Activation',
    'Dense',
  ]);
  const [y] = tf.tidy(() =>
    Array.from((model.predict(tf.ones([1, 1, 2])) as tf.Tensor).dataSync()),
  );
  const silu = 1 / (1 + Math.exp(-1)); // of 1
  expect(y).toBeCloseTo(silu * 1 + silu * 4 + 7, 5);
});

describe('.h5', () => {
  test('without its training where that is not wanted, and weights alone are not a model', async () => {
    const bytes = await legacyFormat.write(record);
    const { training: _, ...bare } = record;
    expect(await legacyFormat.read(bytes, { compile: false })).toEqual(bare);
    const weights = await writeHdf5((file) => file.array('a', record.weights[0]));
    await expect(legacyFormat.read(weights, {})).rejects.toThrow('it has weights only');
  });

  test('a group that is none has no keys, and a list is not a number', async () => {
    const bytes = await writeHdf5((file) => file.array('a', record.weights[1]));
    await readHdf5(bytes, (file) => {
      expect([file.keys('/'), file.keys('b'), file.texts('b', 'c')]).toEqual([['a'], [], []]);
      expect(file.text('a', 'b')).toBeUndefined();
      expect(() => file.number('a')).toThrow("'a' is not a single number");
    });
  });

  test('a Hangul name is UTF-8, though it is called ASCII', async () => {
    const bytes = await writeHdf5((file) => {
      // biome-ignore lint/complexity/useLiteralKeys: private, and no other way to such a type
      file['file'].create_attribute('names', ['모델/kernel'], [1], 'A20');
    });
    expect(await readHdf5(bytes, (file) => file.texts('/', 'names'))).toEqual(['모델/kernel']);
  });

  test('an attribute whose name is no UTF-8 hides no other', async () => {
    const path = join(PROJECT_DIR, 'test', 'fixtures/keras-files/keras-3.15.1-adam.h5');
    const changed = readFileSync(path).toString('latin1').replaceAll('backend\0', 'b\xffckend\0');
    const bytes = new Uint8Array(Buffer.from(changed, 'latin1'));
    expect((await legacyFormat.read(bytes, {})).name).toBe('fashion');
  });
});

describe('.npz', () => {
  const read = async (changes: Record<string, Uint8Array | undefined>) => {
    const files = { ...Object.fromEntries(readZip(await npzFormat.write(record))), ...changes };
    const left = Object.entries(files).filter(([, bytes]) => bytes !== undefined);
    return npzFormat.read(writeZip(Object.fromEntries(left) as Record<string, Uint8Array>), {});
  };
  const npy = (dtype: string, shape: number[], bytes: number) =>
    writeNpy({ dtype, shape, bytes: new Uint8Array(bytes) });
  const whole = (value: bigint) =>
    writeNpy({ dtype: '<i8', shape: [], bytes: new Uint8Array(BigInt64Array.of(value).buffer) });

  test.each<[string, Uint8Array | undefined, string]>([
    ['config', npy('<f4', [], 4), "'config' is not text"],
    ['config', npy('<U2', [], 7), "'config' is not text"],
    ['config', writeNpy(textArray('{"name":')), 'config is damaged'],
    ['config', undefined, 'it has weights only'],
    ['dense/bias', npy('<f4', [3], 8), "'dense/bias' has 8 bytes; [3] needs others"],
    ['dense/bias', npy('<f4', [4], 16), "'dense/bias' has the shape [4]"],
    ['dense/bias', undefined, "'dense/bias' is missing"],
    ['optimizer/iteration', npy('<f8', [], 8), "'optimizer/iteration' is <f8; expected <i8"],
    ['optimizer/iteration', npy('<i8', [2], 16), "'optimizer/iteration' is <i8; expected <i8"],
    ['optimizer/iteration', whole(-1n), 'took -1 steps; expected a whole number'],
    ['optimizer/iteration', whole(2n ** 31n), 'took 2147483648 steps'],
  ])('%s: %#', async (name, bytes, message) => {
    await expect(read({ [`${name}.npy`]: bytes })).rejects.toThrow(message);
  });

  test('without its optimizer’s memory it has taken no step', async () => {
    const { training } = await read({ 'optimizer/iteration.npy': undefined });
    expect([training?.iterations, training?.slots]).toEqual([0, slotsOf(0)]);
  });

  test('a character beyond Unicode is not text of ours', async () => {
    const codes = Uint32Array.of(0x7b, 0x110000, 0x7d); // { … }
    const config = writeNpy({ dtype: '<U3', shape: [], bytes: new Uint8Array(codes.buffer) });
    await expect(read({ 'config.npy': config })).rejects.toThrow('config is damaged');
  });

  test('an array is NumPy’s first version, with its type and shape, and by columns at most a matrix', () => {
    const file = writeNpy({ dtype: '<f4', shape: [1, 2], bytes: new Uint8Array(8) });
    const other = (from: string, to: string) => {
      const text = Buffer.from(file).toString('latin1').replace(from, to);
      return () => readNpy(new Uint8Array(Buffer.from(text, 'latin1')), 'a');
    };
    expect(other('', '')().shape).toEqual([1, 2]);
    expect(other('\x93', '\x94')).toThrow("the array 'a' is not in NumPy's format");
    expect(() => readNpy(file.slice(0, 9), 'a')).toThrow("not in NumPy's format");
    expect(other('\x01\x00', '\x02\x00')).toThrow("in version 2 of NumPy's format");
    expect(other("'descr'", "'other'")).toThrow('which is not read here');
    expect(other("'shape'", "'other'")).toThrow('which is not read here');
    const columns = other("False, 'shape': (1, 2), ", "True, 'shape': (1, 2, 1)");
    expect(columns).toThrow('of [1, 2, 1] by columns is not read here');
  });
});

describe('a ZIP', () => {
  const ENTRY = 'PK\x01\x02';
  const LOCAL = 'PK\x03\x04';
  const END = 'PK\x05\x06';
  /** A small archive in which one byte after a signature is another. */
  function archive(signature: string, at: number, value: number): Uint8Array {
    const zip = zipSync({ a: new Uint8Array(100), b: utf8('text') });
    zip[Buffer.from(zip).indexOf(signature) + at] = value;
    return zip;
  }

  test.each([
    ['encrypted', archive(ENTRY, 8, 1), "the file 'a' in it is encrypted."],
    [
      'packed in another way',
      archive(ENTRY, 10, 9),
      "the file 'a' in it is packed in a way (9) that is not read here.",
    ],
    [
      'longer than it says',
      archive(ENTRY, 24, 99),
      "the file 'a' in it is damaged: its length or checksum is another.",
    ],
    ['shorter than it says', archive(ENTRY, 24, 101), "the file 'a' in it is damaged"],
    ['of another checksum', archive(ENTRY, 16, 7), "the file 'a' in it is damaged"],
    ['no packed text', archive(LOCAL, 31, 0xff), "the file 'a' in it is damaged"],
    ['without its list', archive(ENTRY, 3, 9), 'the archive is damaged.'],
    ['without its files', archive(LOCAL, 3, 9), 'the archive is damaged.'],
    ['without its end', archive(END, 3, 9), 'the end of the ZIP archive is missing'],
    ['with its list elsewhere', archive(END, 19, 0xff), 'the archive is damaged.'],
  ])('that is %s is refused', (_, zip, message) => {
    expect(() => readZip(zip)).toThrow(message);
  });

  test('has comments and other fields, which are passed over', () => {
    const field = { extra: { 7: Uint8Array.of(1, 2, 3) }, comment: 'of the file' };
    const zip = zipSync({ a: [utf8('1'), field], b: utf8('2') });
    const whole = Buffer.concat([zip, Buffer.from('of the archive')]);
    const read = readZip(new Uint8Array(whole));
    expect([...read].map(([name, bytes]) => [name, String.fromCharCode(...bytes)])).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  test.each(['a..b', '..a/b', 'a../b', 'aC:b', 'a/b'])('may have a file called %s', (name) => {
    expect([...readZip(zipSync({ [name]: utf8('x') })).keys()]).toEqual([name]);
  });

  test('is stored, not packed', () => {
    expect(writeZip({ a: new Uint8Array(1000) }).length).toBeGreaterThan(1000);
  });
});

describe('paths', () => {
  test.each([
    ['a number', () => loadModel(7 as never), 'loadModel takes the path'],
    ['a number', () => saveModel(sequential(), 7 as never), 'saveModel takes the path'],
    ['nothing there', () => loadModel(at('none.keras')), 'there is no '],
    ['a model without layers', () => saveModel(sequential(), at('a.npz')), 'no layer yet'],
    [
      'weights of another ending',
      () => loadWeights(sequential(), at('w.hdf')),
      'ends in .weights.h5',
    ],
    [
      'a folder called as a file',
      () => saveModel(sequential([dense({ units: 1, inputShape: [2] })]), at('a.json')),
      "a.json can't be written alone",
    ],
    ['an ending mistyped', () => loadModel(at('fashion.kears')), "Did you mean '.keras'?"],
  ])('%s: refused', async (_, attempt, message) => {
    await expect(attempt()).rejects.toThrow(message);
  });

  test('a folder in place of a file, a file in place of a folder, a file of a gigabyte', async () => {
    mkdirSync(at('folder.keras'));
    writeFileSync(at('file'), 'x');
    writeFileSync(at('huge.npz'), '');
    truncateSync(at('huge.npz'), 2 ** 30 + 1); // takes no room on the disk
    await expect(loadModel(at('folder.keras'))).rejects.toThrow('is a folder');
    await expect(loadModel(at('file'))).rejects.toThrow('a file whose ending says nothing');
    await expect(loadModel(at('huge.npz'))).rejects.toThrow('has 1,073,741,825 bytes; up to');
    const model = sequential([dense({ units: 1, inputShape: [2] })]);
    await expect(saveModel(model, at('file'))).rejects.toThrow('is a file; TensorFlow.js');
    expect(() => checkSavePath(at('file'))).toThrow('is a file of a format that has no name here');
    expect(() => checkSavePath(at())).not.toThrow();
    expect(() => checkSavePath(at('new'))).not.toThrow();
    expect(() => checkSavePath(at('models/패션/new'))).not.toThrow(); // saving makes both folders
    expect(() => checkSavePath(at('file/new'))).toThrow('it would lie in a file');
    expect(() => checkSavePath(at('none/new.h5'))).toThrow("the folder doesn't exist");
    expect(() => checkSavePath(at('new.h5'))).not.toThrow();
  });

  test('model.json stands for its folder', async () => {
    const model = sequential([dense({ units: 1, inputShape: [2] })]);
    await saveModel(model, at('folder'));
    const loaded = await loadModel(join(at('folder'), MODEL_FILE));
    expect(loaded.getWeights()[0].dataSync()).toEqual(model.getWeights()[0].dataSync());
  });

  test('an ending in capitals, and a folder that is called what one may be', () => {
    expect(formatOf('FASHION.KERAS')).toBe(kerasFormat);
    expect(formatOf('fashion.hdf5')).toBe(legacyFormat);
    expect(formatOf('run.2026')).toBe('folder');
    mkdirSync(at('my.kerass'));
    expect(formatOf(at('my.kerass'))).toBe('folder'); // it is there
  });

  test('file:// URLs, with and without %', () => {
    expect(() => pathOf('file://')).toThrow('names no file');
    expect(pathOf('file:///no/such%20folder/a.keras')).toBe('/no/such folder/a.keras');
    expect(pathOf(`file://${at('100%25.keras')}`)).toBe(at('100%25.keras'));
    expect(pathOf('file://./no-such/a')).toBe('./no-such/a');
  });
});

test('a metric that is a function can’t be named in a file', async () => {
  const model = sequential([dense({ units: 1, inputShape: [2] })]);
  model.compile({ loss: 'mse', metrics: [tf.metrics.meanSquaredError] as never });
  await expect(saveModel(model, at('a.keras'))).rejects.toThrow('A metric is a function');
});

describe('a checkpoint', () => {
  const checkpoint = {
    record: record as ModelRecord & { training: TrainingRecord },
    run: { samples: 8, data: 'a', batchSize: 4, shuffle: true },
    epochs: 3,
    position: {
      engine: 'wasm' as const,
      seed: 1,
      initialEpoch: 0,
      epoch: 1,
      batch: 1,
      noise: [],
      sums: { samples: 4, values: { loss: 2 } },
      seconds: 1,
      history: { epoch: [0], seconds: [1], history: { loss: [1] }, batches: {} },
    },
    note: {},
  };

  test('of a model without an optimizer, or with a loss that is not a number, is refused', () => {
    expect(readCheckpoint(writeCheckpoint(checkpoint))).toEqual(checkpoint);
    const bare = changed(checkpoint, 'record.training', undefined);
    expect(() => readCheckpoint(writeCheckpoint(bare))).toThrow('its model has no optimizer');
    const text = changed(checkpoint, 'position.sums.values.loss', 'two');
    expect(() => readCheckpoint(writeCheckpoint(text))).toThrow('holds "two"; expected a number');
  });

  test('that is not there is called by its name', () => {
    expect(() => loadCheckpoint(at())).toThrow(
      `${at('checkpoint.zip')} can't be read: there is no ${at('checkpoint.zip')}.`,
    );
  });
});
