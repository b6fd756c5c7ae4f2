/**
 * Files as other people publish them, made by the real earlier Keras, TensorFlow.js and its converter (the programs stand
 * in test/fixtures/field-files): they load, predict and train on as there, or are refused by what they really are.
 */

import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { largestDifference } from '../../scripts/compare/rows.ts';
import { convertModel } from '../../scripts/convert/convert-model.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { writeHdf5 } from '../../src/files/containers/hdf5-node.ts';
import { readZip, writeZip } from '../../src/files/containers/zip.ts';
import {
  readLayersFormat,
  weightFiles,
  writeLayersFormat,
} from '../../src/files/formats/layers-format.ts';
import { recordOf } from '../../src/files/record-of-model.ts';
import {
  activation,
  dense,
  flatten,
  loadModel,
  loadWeights,
  type Sequential,
  saveModel,
  sequential,
  useBackend,
} from '../../src/index.ts';
import type { EngineName } from '../../src/training/history.ts';
import { engines, loadEngines } from '../engines.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { utf8 } from './record.ts';

const FOLDER = join(PROJECT_DIR, 'test', 'fixtures/field-files');
const BOUND = 1e-6;

interface Expected {
  predictions: number[][];
  nextLoss: number;
}

const json = (name: string) => JSON.parse(readFileSync(join(FOLDER, name), 'utf8'));
const { x, y, files }: { x: number[][][]; y: number[]; files: Record<string, Expected> } =
  json('expected.json');
const there = readdirSync(FOLDER).filter((name) => /^keras-/.test(name));

const at = temporaryFolder();
const warn = jest.spyOn(console, 'warn').mockImplementation();
beforeAll(async () => void (await useBackend('cpu')));
beforeEach(() => warn.mockClear());
afterAll(() => warn.mockRestore());

const predict = (model: Pick<tf.LayersModel, 'predict'>, samples: number[][][] = x) =>
  tf.tidy(() => (model.predict(tf.tensor3d(samples)) as tf.Tensor).dataSync());

function expectPredictions(model: Sequential, name: string, bound = BOUND): void {
  expect(largestDifference(predict(model), files[name].predictions.flat())).toBeLessThan(bound);
}

/** The loss of one more epoch, as make_field_files.py trains. */
async function nextLoss(model: Sequential, engine?: EngineName): Promise<number> {
  const labels = tf.tensor1d(y, 'int32');
  const isOneHot = model.loss === 'categoricalCrossentropy';
  const target = isOneHot ? tf.oneHot(labels, 3) : labels;
  const options = { batchSize: 8, shuffle: false, verbose: 0, ...(engine && { engine }) } as const;
  const { loss } = await model.fit(tf.tensor3d(x), target, options);
  return loss[0];
}

const untrainable = there.filter((name) => /orthogonal|constraint|own-|ftrl/.test(name));
const weightsOnly = there.filter((name) => /weights/.test(name));
const hardSigmoid = 'keras-2.15.0-hard-sigmoid.h5';
const whole = there.filter((name) => ![...untrainable, ...weightsOnly, hardSigmoid].includes(name));

test('there are files of six versions of Keras', () => {
  const versions = new Set(there.map((name) => name.split('-')[1]));
  expect([...versions].sort()).toEqual(['2.12.0', '2.13.1', '2.15.0', '3.0.5', '3.15.1', '3.2.1']);
});

test.each(whole)('%s predicts and trains on as in Keras', async (name) => {
  const model = await loadModel(join(FOLDER, name));
  expectPredictions(model, name);
  expect(Math.abs((await nextLoss(model)) - files[name].nextLoss)).toBeLessThan(BOUND);
  const isHdf5 = name.includes('2.12.0');
  expect(warn).toHaveBeenCalledTimes(isHdf5 ? 1 : 0);
  if (isHdf5) expect(warn.mock.calls[0][0]).toMatch(/is an HDF5 file .* is read as that/);
});

test.each(whole)('%s, loaded and saved here in every format, stays what it is', async (name) => {
  const model = await loadModel(join(FOLDER, name), { compile: false });
  for (const [i, ending] of ['.keras', '.h5', '.npz', ''].entries()) {
    await saveModel(model, at(`again-${i}${ending}`));
    const again = await loadModel(at(`again-${i}${ending}`));
    expect(again.layers.map((layer) => layer.getClassName())).toEqual(
      model.layers.map((layer) => layer.getClassName()),
    );
    expectPredictions(again, name);
  }
});

describe('RMSprop and Adagrad of Keras 2 before 2.11', () => {
  const legacy = whole.filter((name) => name.includes('legacy'));
  beforeAll(loadEngines);
  afterAll(async () => void (await useBackend('cpu')));

  test('there are files of both', () => expect(legacy).toHaveLength(6));

  const everywhere = legacy.flatMap((name) => engines.map((engine) => [name, engine] as const));
  test.each(everywhere)('%s trains on as in Keras, by the engine %s', async (name, engine) => {
    const model = await loadModel(join(FOLDER, name));
    expect(Math.abs((await nextLoss(model, engine)) - files[name].nextLoss)).toBeLessThan(BOUND);
  });

  test.each(legacy)(
    '%s, saved again here in every format that has it, trains on so',
    async (name) => {
      const model = await loadModel(join(FOLDER, name));
      const hasOwn = !name.includes('momentum'); // with which it is Keras 3's formula
      for (const path of ['legacy.keras', 'legacy.h5', 'legacy.npz', 'legacy']) {
        const isFolder = path === 'legacy';
        if (isFolder && /centered|adagrad/.test(name)) continue; // TensorFlow.js has none such
        warn.mockClear();
        await saveModel(model, at(path));
        const says = hasOwn && (isFolder || path.endsWith('.keras'));
        expect(warn).toHaveBeenCalledTimes(says ? 1 : 0);
        if (says) expect(warn.mock.calls[0][0]).toMatch(/adds epsilon to √v.* adds epsilon to v/);
        const again = await loadModel(at(path));
        expect(Math.abs((await nextLoss(again)) - files[name].nextLoss)).toBeLessThan(BOUND);
      }
    },
  );
});

describe('hard_sigmoid, which was 0.2x + 0.5', () => {
  const says = /of (Keras [12]\.[\d.]+|TensorFlow\.js), whose hard_sigmoid is 0\.2x \+ 0\.5/;

  test('of Keras 2: a remark; it is Keras 3’s of 1.2x', async () => {
    const model = await loadModel(join(FOLDER, hardSigmoid));
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(says));
    const difference = largestDifference(predict(model), files[hardSigmoid].predictions.flat());
    expect(difference).toBeGreaterThan(0.01);
    const twin = sequential([
      flatten({ inputShape: [2, 3] }),
      dense({ units: 4 }),
      tf.layers.rescaling({ scale: 1.2, offset: 0 }),
      activation({ activation: 'hardSigmoid' }),
      dense({ units: 3, activation: 'softmax' }),
    ]);
    twin.setWeights(model.getWeights());
    expectPredictions(twin, hardSigmoid);
  });

  test.each([
    ['1.2.2', true],
    ['2.15.0', true],
    ['3.15.1', false],
    ['tfjs-layers 4.22.0', true],
  ])('a folder of %s: %j', async (keras_version, isOther) => {
    const config = { name: 'a', activation: 'hard_sigmoid', batch_input_shape: [null, 3] };
    const layers = [{ class_name: 'Activation', config }];
    const modelTopology = {
      ...{ class_name: 'Sequential', config: { name: 's', layers }, keras_version },
    };
    mkdirSync(at('hard'), { recursive: true });
    const model = { format: 'layers-model', modelTopology, weightsManifest: [] };
    writeFileSync(at('hard/model.json'), JSON.stringify(model));
    await loadModel(at('hard'));
    expect(warn.mock.calls.filter(([text]) => says.test(text))).toHaveLength(isOther ? 1 : 0);
  });

  test('a .keras of Keras 2; not one of ours, nor a checkpoint', async () => {
    const zip = readZip(readFileSync(join(FOLDER, 'keras-2.15.0-word.keras')));
    const config = Buffer.from(zip.get('config.json') as Uint8Array).toString();
    const changed = utf8(config.replace('"tanh"', '"hard_sigmoid"'));
    writeFileSync(
      at('hard.keras'),
      writeZip({ ...Object.fromEntries(zip), 'config.json': changed }),
    );
    const model = await loadModel(at('hard.keras'));
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(says));
    warn.mockClear();
    for (const ending of ['.keras', '.h5', '.npz']) {
      await saveModel(model, at(`ours${ending}`));
      await loadModel(at(`ours${ending}`));
    }
    const { json, bytes } = writeLayersFormat(recordOf(model), 'weights.bin', 'keras');
    readLayersFormat(json, bytes);
    expect(warn).not.toHaveBeenCalled();
  });
});

describe('what can’t be trained here', () => {
  test.each(untrainable)('%s is refused with how to predict with it', async (name) => {
    const hint = 'loadModel(path, { compile: false }) reads the model without it: it predicts.';
    await expect(loadModel(join(FOLDER, name))).rejects.toThrow(hint);
    expectPredictions(await loadModel(join(FOLDER, name), { compile: false }), name);
  });

  test.each(untrainable)('%s: convert says --no-optimizer, and does it', async (name) => {
    const convert = (compile: boolean) =>
      convertModel(join(FOLDER, name), at('converted.keras'), compile);
    await expect(convert(true)).rejects.toThrow('--no-optimizer converts the model without it.');
    await convert(false);
    expectPredictions(await loadModel(at('converted.keras')), name);
  });

  test('metrics are read with their functions and their own names', async () => {
    const { metricsNames } = await loadModel(join(FOLDER, 'keras-2.15.0-metrics.keras'));
    expect(metricsNames).toEqual([
      ...['loss', 'accuracy', 'categorical_accuracy', 'precision', 'area', 'mse', 'own'],
    ]);
  });
});

interface Published {
  /** The file of Keras's that it was converted from. */
  of?: string;
  json: { weightsManifest: { paths: string[]; weights: object[] }[] };
  weights: string;
  x?: number[][][];
  predictions?: number[];
}

/** As it lies on somebody's disk: any name, another model.json beside it. */
function publish({ json: model, weights }: Published, folder: string, name = 'my-model'): string {
  mkdirSync(at(folder), { recursive: true });
  const path = `./${name}.weights.bin`; // as 'downloads://my-model' writes it
  const groups = model.weightsManifest.map((group, i) => ({
    ...group,
    paths: i === 0 ? [path] : [],
  }));
  writeFileSync(join(at(folder), path), Buffer.from(weights, 'base64'));
  writeFileSync(join(at(folder), 'model.json'), '{"format": "other"}');
  const file = join(at(folder), `${name}.json`);
  writeFileSync(file, JSON.stringify({ ...model, weightsManifest: groups }));
  return file;
}

const published = readdirSync(FOLDER).filter((name) => /^(tfjs|converted)-.*json$/.test(name));

describe('TensorFlow.js’s and its converter’s', () => {
  test.each(published)('%s predicts as its model', async (name) => {
    const facts: Published = json(name);
    const file = publish(facts, name);
    const model = await loadModel(file);
    if (facts.of === undefined) {
      const difference = largestDifference(predict(model, facts.x), facts.predictions as number[]);
      expect(difference).toBeLessThan(BOUND);
      return;
    }
    const packed = { uint8: 0.01, uint16: 1e-4, float16: 1e-3 };
    const [, bound = BOUND] = Object.entries(packed).find(([kind]) => name.includes(kind)) ?? [];
    expectPredictions(model, facts.of, bound);
  });

  test.each(['uint8', 'uint16', 'float16'])('%s: the numbers are TensorFlow.js’s', async (kind) => {
    const facts: Published = json(`converted-${kind}.json`);
    const model = await loadModel(publish(facts, kind));
    const { weightsManifest, ...artifacts } = facts.json as Published['json'] & {
      modelTopology: object;
    };
    const own = await tf.loadLayersModel(
      tf.io.fromMemory({
        ...artifacts,
        weightSpecs: weightsManifest.flatMap(({ weights }) => weights) as never,
        weightData: Uint8Array.from(Buffer.from(facts.weights, 'base64')).buffer,
      }),
    );
    expect(largestDifference(predict(model), Array.from(predict(own)))).toBeLessThan(BOUND);
  });

  const uint8: Published = json('converted-uint8.json');
  const without = (change: (weight: Record<string, unknown>) => object) => ({
    ...uint8,
    json: {
      ...uint8.json,
      weightsManifest: uint8.json.weightsManifest.map((group) => ({
        ...group,
        weights: group.weights.map((weight) => change(weight as never)),
      })),
    },
  });

  test('a quantisation that was lost, whole or in part', async () => {
    const lost = publish(
      without(({ quantization: _, ...weight }) => weight),
      'lost',
    );
    await expect(loadModel(lost)).rejects.toThrow('has lost its quantization');
    const part = publish(
      without((weight) => ({ ...weight, quantization: { dtype: 'uint8' } })),
      'part',
    );
    await expect(loadModel(part)).rejects.toThrow("doesn't say its scale and min");
    const cut = publish({ ...uint8, weights: uint8.weights.slice(0, 8) }, 'cut');
    await expect(loadModel(cut)).rejects.toThrow('it was cut off, or a part of it is missing');
  });

  test.each([
    ['./my-model.weights.bin', 'my-model.weights.bin'],
    ['group1-shard1of1.bin', 'group1-shard1of1.bin'],
    ['weights/shard.bin', 'weights/shard.bin'],
    ['.\\weights\\shard.bin', 'weights/shard.bin'],
  ])('%s is found', (path, found) => {
    expect(weightFiles(JSON.stringify({ weightsManifest: [{ paths: [path] }] }))).toEqual([found]);
  });

  test('a graph model, a topology alone, weights alone and Keras’s JSON are said to be these', async () => {
    const said = async (model: object, words: string) => {
      writeFileSync(at('said.json'), JSON.stringify(model));
      await expect(loadModel(at('said.json'))).rejects.toThrow(words);
    };
    await said({ format: 'graph-model', weightsManifest: [] }, 'a program without layers');
    await said({ modelTopology: { node: [] }, weightsManifest: [] }, 'a program without layers');
    await said({ weightsManifest: [] }, 'it has weights only');
    await said({ class_name: 'Sequential', config: {} }, 'modelFromJson(text) builds it');
    await said({ name: 'package' }, 'it is not a model.json of TensorFlow.js');
  });
});

describe('weights alone', () => {
  const word = 'keras-2.15.0-word.keras';

  test.each([...weightsOnly, word, 'keras-3.15.1-word.h5'])('%s', async (name) => {
    const other = await loadModel(join(FOLDER, word));
    tf.tidy(() => other.setWeights(other.getWeights().map((weight) => tf.zerosLike(weight))));
    await loadWeights(other, join(FOLDER, name));
    expectPredictions(other, name in files ? name : word);
  });

  test('a model’s .npz brings what its optimizer remembers into one that has taken a step', async () => {
    const trained = await loadModel(join(FOLDER, word));
    await saveModel(trained, at('whole.npz'));
    const other = await loadModel(join(FOLDER, word));
    await nextLoss(other);
    await loadWeights(other, at('whole.npz'));
    expectPredictions(other, word);
    expect(await nextLoss(other)).toBe(await nextLoss(trained));
  });

  test('as a model they are refused with what to do', async () => {
    for (const name of weightsOnly) {
      await expect(loadModel(join(FOLDER, name))).rejects.toThrow('loadWeights(model, path)');
    }
  });

  test('of another number of layers: both numbers', async () => {
    const nested = await loadModel(join(FOLDER, 'keras-3.15.1-nested.keras'));
    await expect(
      loadWeights(nested, join(FOLDER, 'keras-2.15.0-word.weights-only.h5')),
    ).rejects.toThrow('it has 4 arrays in 2 layers; the model has 10 weights.');
  });
});

describe('files that are something else', () => {
  const lfs = 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1234\n';
  test.each<[string, string | Uint8Array, string]>([
    ['model.keras', lfs, 'a pointer of Git LFS'],
    ['model.h5', lfs, 'git lfs pull'],
    ['model.npz', lfs, 'a pointer of Git LFS'],
    ['model.json', lfs, 'a pointer of Git LFS'],
    ['model.h5', '<!DOCTYPE html><html>', 'a web page'],
    ['model.keras', Uint8Array.of(0x1f, 0x8b, 8), 'a gzip file'],
    ['model.h5', 'PK\x03\x04', 'the ZIP archive'],
    ['model.keras', Uint8Array.of(0x80, 4, 0x95), 'pickle'],
    ['model.tflite', '\x1c\0\0\0TFL3', 'TensorFlow Lite'],
    ['model.npz', '\x93NUMPY', 'numpy.savez'],
    ['model.keras', 'nothing known', 'it is not a ZIP archive'],
    ['model.h5', 'nothing known', 'it is not an HDF5 file'],
  ])('%s %j: %s', async (name, content, words) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
    writeFileSync(at(name), bytes);
    await expect(loadModel(at(name))).rejects.toThrow(words);
  });

  test('the weights’ file of a model.json that is a pointer', async () => {
    const facts: Published = json('converted-uint8.json');
    const file = publish({ ...facts, weights: Buffer.from(lfs).toString('base64') }, 'pointer');
    await expect(loadModel(file)).rejects.toThrow(
      'my-model.weights.bin: it is a pointer of Git LFS',
    );
  });

  test('an .h5 that is a .keras is read as that', async () => {
    const name = 'keras-3.15.1-functional.keras';
    copyFileSync(join(FOLDER, name), at('renamed.h5'));
    expectPredictions(await loadModel(at('renamed.h5')), name);
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/ZIP archive.* read as that/));
  });

  test('Windows’s backslashes: in the archive’s names and in HDF5’s', async () => {
    const name = 'keras-3.15.1-functional.keras';
    const zip = Object.fromEntries(readZip(readFileSync(join(FOLDER, name))));
    const real = await loadModel(join(FOLDER, name));
    const dense = real.layers.filter((layer) => layer.getClassName() === 'Dense');
    // Keras 2 and early Keras 3 on Windows: h5_file.create_group('layers\\dense').create_group('vars')
    const weights = await writeHdf5((file) => {
      for (const [i, layer] of dense.entries()) {
        for (const [j, weight] of layer.getWeights().entries()) {
          const folder = `layers\\dense${i === 0 ? '' : `_${i}`}`;
          const values = Float32Array.from(weight.dataSync());
          file.array(`${folder}/vars/${j}`, { shape: weight.shape, values });
        }
      }
    });
    const windows = { ...zip, 'model.weights.h5': weights, 'assets\\': new Uint8Array() };
    writeFileSync(at('windows.keras'), writeZip(windows));
    expectPredictions(await loadModel(at('windows.keras'), { compile: false }), name);
  });

  test('a model that is no plain stack is refused with the layer that branches', async () => {
    const config = {
      class_name: 'Functional',
      config: {
        name: 'f',
        layers: [
          {
            class_name: 'InputLayer',
            name: 'i',
            config: { batch_shape: [null, 2] },
            inbound_nodes: [],
          },
          { class_name: 'Dense', name: 'd', config: {}, inbound_nodes: [[['i', 0, 0, {}]]] },
          {
            class_name: 'Add',
            name: 'add',
            config: {},
            inbound_nodes: [
              [
                ['i', 0, 0, {}],
                ['d', 0, 0, {}],
              ],
            ],
          },
        ],
        output_layers: [['add', 0, 0]],
      },
    };
    writeFileSync(at('branch.keras'), writeZip({ 'config.json': utf8(JSON.stringify(config)) }));
    await expect(loadModel(at('branch.keras'))).rejects.toThrow(
      "no plain stack: the layer 'add' takes 2 inputs, i, d",
    );
  });
});
