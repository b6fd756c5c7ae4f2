/** What is saved is what is loaded, in every format, and training goes on as if nothing had been. */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { largestDifference } from '../../scripts/compare/rows.ts';
import { dense, loadModel, saveModel, sequential, useBackend } from '../../src/index.ts';
import { run } from '../run.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { optimizers, predict, smallModel, train } from './problem.ts';

const endings = ['.keras', '.h5', '.npz', ''];

const at = temporaryFolder();
beforeAll(() => useBackend('cpu'));
// It is said that a loss goes with another activation: other tests look at that.
beforeEach(() => void jest.spyOn(console, 'warn').mockImplementation());
afterEach(() => jest.restoreAllMocks());

describe.each(endings)("'%s'", (ending) => {
  test.each(Object.keys(optimizers))('%s: goes on where it stopped, to the digit', async (name) => {
    const model = smallModel(optimizers[name]());
    await train(model, 2);
    await model.save(`file://${at(name + ending)}`);
    const loaded = await loadModel(`file://${at(name + ending)}`);
    expect(loaded.name).toBe('패션 MNIST 모델');
    expect(loaded.layers.map((layer) => layer.name)).toEqual(
      model.layers.map((layer) => layer.name),
    );
    expect(predict(loaded)).toEqual(predict(model));
    const [there, here] = [await train(loaded, 2), await train(model, 2)];
    // Keras multiplies the velocity by the learning rate, so its files hold it rounded once more.
    const isRounded = name === 'momentum' && ending !== '';
    if (isRounded) expect(largestDifference(there, here)).toBeLessThan(1e-6);
    else expect(there).toEqual(here);
  });

  test('a model that was not compiled stays so', async () => {
    const model = sequential([dense({ units: 2, inputShape: [3] })]);
    await saveModel(model, at(`bare${ending}`));
    const loaded = await loadModel(at(`bare${ending}`));
    expect(loaded.optimizer).toBeUndefined();
    expect(loaded.getWeights()[0].dataSync()).toEqual(model.getWeights()[0].dataSync());
  });

  test('saved, loaded and saved again it is the same file', async () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.UTC(2026, 0)); // HDF5 notes the second
    // TensorFlow.js's folder doesn't keep how weights began.
    const starts = ending && { kernelInitializer: 'he_normal', biasInitializer: 'ones' };
    const model = sequential([dense({ units: 2, inputShape: [3], ...(starts as object) })]);
    const [first, second] = ['first', 'second'].map((name) => at(`${name}${ending}`));
    await saveModel(model, first);
    await saveModel(await loadModel(first), second);
    const bytes = (path: string) =>
      readFileSync(ending === '' ? join(path, 'model.json') : path).toString('latin1');
    const isDated = ending === '.keras'; // which says when it was saved
    if (!isDated) expect(bytes(second)).toBe(bytes(first));
    expect((await loadModel(second)).getConfig()).toEqual(model.getConfig());
  });

  test('a frozen layer stays frozen', async () => {
    const model = smallModel('adam');
    model.layers[0].trainable = false;
    model.compile({ loss: 'sparse_categorical_crossentropy', optimizer: 'adam' });
    await train(model);
    await saveModel(model, at(`frozen${ending}`));
    const loaded = await loadModel(at(`frozen${ending}`));
    expect(loaded.layers[0].trainable).toBe(false);
    expect(await train(loaded)).toEqual(await train(model));
  });

  // Keras: loaded from a .keras file, fit logs ['MSE', 'loss', 'mae']
  test('metrics keep the names by which they were asked for', async () => {
    const model = sequential([dense({ units: 1, inputShape: [2] })]);
    model.compile({ loss: 'mse', metrics: ['mae', 'MSE'] });
    await saveModel(model, at(`metrics${ending}`));
    const loaded = await loadModel(at(`metrics${ending}`));
    expect(loaded.metricsNames).toEqual(['loss', 'mae', 'MSE']);
  });

  test('no tensor is left behind', async () => {
    const model = smallModel('rmsprop');
    await train(model);
    const before = tf.memory().numTensors;
    await saveModel(model, at(`memory${ending}`));
    (await loadModel(at(`memory${ending}`))).dispose();
    expect(tf.memory().numTensors).toBe(before);
  });
});

test('TensorFlow.js itself reads the folder, optimizer included', async () => {
  const model = smallModel(tf.train.momentum(0.1, 0.9));
  await train(model);
  await saveModel(model, at('tfjs'));
  const json = JSON.parse(readFileSync(at('tfjs/model.json'), 'utf8'));
  const weightData = readFileSync(at(`tfjs/${json.weightsManifest[0].paths[0]}`));
  const loaded = await tf.loadLayersModel({
    load: async () => ({
      ...json,
      weightSpecs: json.weightsManifest[0].weights,
      weightData: new Uint8Array(weightData).buffer,
    }),
  });
  const predicted = tf.tidy(() => (loaded.predict(tf.ones([1, 4])) as tf.Tensor).dataSync());
  expect(predicted).toEqual(
    tf.tidy(() => (model.predict(tf.ones([1, 4])) as tf.Tensor).dataSync()),
  );
  const steps = async (optimizer: tf.Optimizer) =>
    (await optimizer.getWeights()).map(({ tensor }) => Array.from(tensor.dataSync()));
  expect(await steps(loaded.optimizer)).toEqual(await steps(model.optimizer));
});

test('a model that TensorFlow.js saved is read', async () => {
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [3] })] });
  model.compile({ loss: 'meanSquaredError', optimizer: 'adam', metrics: ['acc'] });
  const handler = tf.io.withSaveHandler(async ({ weightSpecs, weightData, ...artifacts }) => {
    const folder = at('stock');
    mkdirSync(folder);
    const weightsManifest = [{ paths: ['weights.bin'], weights: weightSpecs }];
    writeFileSync(join(folder, 'model.json'), JSON.stringify({ ...artifacts, weightsManifest }));
    writeFileSync(join(folder, 'weights.bin'), Buffer.from(weightData as ArrayBuffer));
    return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
  });
  await model.save(handler, { includeOptimizer: true });
  const loaded = await loadModel(at('stock'));
  expect(loaded.getWeights()[0].dataSync()).toEqual(model.getWeights()[0].dataSync());
  expect(loaded.optimizer.getClassName()).toBe('Adam');
});

describe('refused by name, with nothing written', () => {
  const input = { inputShape: [4] };
  const twoClasses = { loss: 'sparse_categorical_crossentropy' };
  test.each<[string, () => tf.layers.Layer[], object, string]>([
    [
      'a layer',
      () => [tf.layers.batchNormalization({ ...input, name: 'norm' })],
      {},
      "'norm' is BatchNormalization",
    ],
    [
      'a constraint',
      () => [dense({ ...input, units: 2, kernelConstraint: 'nonNeg' })],
      {},
      'kernel_constraint',
    ],
    [
      'an optimizer',
      () => [dense({ ...input, units: 2 })],
      { ...twoClasses, optimizer: new (class Own extends tf.SGDOptimizer {})(0.1) },
      'Own, a class of your own',
    ],
    [
      'a loss that is a function',
      () => [dense({ ...input, units: 2 })],
      { loss: (y: tf.Tensor, p: tf.Tensor) => tf.losses.absoluteDifference(y, p) },
      'The loss is a function',
    ],
  ])('%s', async (_, layers, compiled, message) => {
    const model = sequential({ layers: layers() });
    if ('loss' in compiled) model.compile(compiled as Parameters<typeof model.compile>[0]);
    for (const ending of endings) {
      const path = at(`refused${ending}`);
      await expect(saveModel(model, path)).rejects.toThrow(message);
      expect(existsSync(path)).toBe(false);
    }
  });
});

test("a layer's name with '/', which Keras 3 doesn't take, goes into the other formats", async () => {
  const model = sequential([dense({ units: 2, inputShape: [3], name: 'block/one' })]);
  await expect(saveModel(model, at('slash.keras'))).rejects.toThrow("'block/one' can't go");
  expect(existsSync(at('slash.keras'))).toBe(false);
  for (const ending of ['.h5', '.npz', '']) {
    await saveModel(model, at(`slash${ending}`));
    const loaded = await loadModel(at(`slash${ending}`));
    expect(loaded.getWeights()[0].dataSync()).toEqual(model.getWeights()[0].dataSync());
  }
});

test('an earlier model stays if the new one is refused, and nothing else is left', async () => {
  const folder = at('earlier');
  mkdirSync(folder);
  const path = join(folder, 'model.keras');
  await saveModel(smallModel('sgd'), path);
  const before = readFileSync(path);
  const model = sequential([tf.layers.batchNormalization({ inputShape: [4] })]);
  await expect(saveModel(model, path)).rejects.toThrow('BatchNormalization');
  expect(readFileSync(path)).toEqual(before);
  expect(readdirSync(folder)).toEqual(['model.keras']);
});

test('saving again into a folder replaces the model and leaves what else is there', async () => {
  const folder = at('twice');
  for (const units of [2, 3]) {
    await saveModel(sequential([dense({ units, inputShape: [3] })]), folder);
    if (units === 2) writeFileSync(join(folder, '메모.txt'), '');
  }
  expect((await loadModel(folder)).outputs[0].shape).toEqual([null, 3]);
  expect(readdirSync(folder).filter((name) => name.endsWith('.bin'))).toHaveLength(1);
  expect(existsSync(join(folder, '메모.txt'))).toBe(true);
});

test('npm run convert: any format into any other, and back to the same bytes', async () => {
  const model = smallModel('adam');
  await train(model);
  const path = (name: string) => at(`convert ${name}`);
  await saveModel(model, path('0'));
  for (const [from, to] of [
    ['0', '1.h5'],
    ['1.h5', '2.npz'],
    ['2.npz', '3.keras'],
    ['3.keras', '4'],
  ]) {
    const { code, out } = await run('convert.ts', [path(from), path(to)]);
    expect([code, out]).toEqual([0, expect.stringContaining('adam after 3 steps')]);
  }
  const [first, last] = ['0', '4'].map((name) =>
    readFileSync(join(path(name), 'model.json'), 'utf8'),
  );
  expect(last).toBe(first);
  expect(readdirSync(path('4'))).toEqual(readdirSync(path('0'))); // a name is the content's sum
});

test("a path is as good as 'file://…', as in Keras", async () => {
  const model = smallModel('adam');
  for (const name of ['bare.keras', 'bare folder']) {
    await model.save(at(name));
    expect(predict(await loadModel(at(name)))).toEqual(predict(model));
  }
  await expect(model.save('')).rejects.toThrow("'' names no file");
  await expect(model.save(5 as never)).rejects.toThrow(
    "save takes a path, such as 'fashion.keras', or a handler of TensorFlow.js; got 5.",
  );
  await expect(model.save({} as never)).rejects.toThrow(
    'or a handler of TensorFlow.js; got an object.',
  );
});

test.each([undefined, { includeOptimizer: true }])(
  "a handler of TensorFlow.js's gets the model, with %j, and no tensor is left behind",
  async (options) => {
    const model = smallModel('adam');
    await train(model);
    const before = tf.memory().numTensors;
    let saved: tf.io.ModelArtifacts | undefined;
    const handler = tf.io.withSaveHandler(async (artifacts) => {
      saved = artifacts;
      return { modelArtifactsInfo: { dateSaved: new Date(), modelTopologyType: 'JSON' } };
    });
    await model.save(handler, options);
    const slots = saved?.weightSpecs?.filter(({ group }) => group === 'optimizer') ?? [];
    expect(slots.length).toBe(options ? 1 + 2 * model.trainableWeights.length : 0);
    expect(tf.memory().numTensors).toBe(before);
    expect(Object.hasOwn(model.optimizer, 'getWeights')).toBe(false);
  },
);

test('a loaded model disposed of leaves no tensor, momentum’s neither', async () => {
  const model = smallModel(optimizers.momentum());
  await train(model);
  await model.save(at('momentum.keras'));
  const before = tf.memory().numTensors;
  const loaded = await loadModel(at('momentum.keras'));
  await train(loaded);
  loaded.dispose();
  expect(tf.memory().numTensors).toBe(before);
});
