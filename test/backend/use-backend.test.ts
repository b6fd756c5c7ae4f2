import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { cpuFeatures } from '../../src/backend/cpu-features-node.ts';
import { findNativeAddon } from '../../src/backend/native-addon-node.ts';
import { restoreNodeUtil } from '../../src/backend/restore-node-util.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { buildWithAdd, useBackend } from '../../src/index.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const hasNative = findNativeAddon('cpu') !== undefined;

describe('useBackend', () => {
  const at = temporaryFolder('gpu-');
  const environment = { ...process.env };
  afterEach(() => {
    delete process.env.ANN_BACKEND;
    Object.assign(process.env, environment);
  });

  test.each(['wasm', 'cpu'] as const)('%s when asked for, and without a hint', async (name) => {
    const info = await useBackend(name);
    expect([info.name, info.hint]).toEqual([name, undefined]);
    expect(tf.getBackend()).toBe(name);
    expect(tf.tidy(() => tf.add(1, 2).dataSync()[0])).toBe(3);
  });

  test('ANN_BACKEND chooses where the program doesn’t', async () => {
    process.env.ANN_BACKEND = 'cpu';
    expect((await useBackend()).name).toBe('cpu');
    expect((await useBackend('wasm')).name).toBe('wasm');
  });

  test('left open it is the native one, or else WebAssembly', async () => {
    const { name, hint } = await useBackend();
    expect([name, hint]).toEqual([hasNative ? 'native' : 'wasm', undefined]);
  });

  test.each([['wasm', 'wasm'], ['cpu', 'stock'], ...(hasNative ? [['native', 'native']] : [])])(
    'asked for by name, %s also trains: engine %s',
    async (backend, engine) => {
      await useBackend(backend);
      const model = buildWithAdd();
      model.compile({ loss: 'sparse_categorical_crossentropy' });
      const history = await model.fit(tf.zeros([2, 784]), tf.zeros([2]), { verbose: 0 });
      expect(history.engine).toBe(engine);
      model.compile({ loss: (y, p) => tf.abs(tf.sub(y, p)) }); // which no engine takes
      const other = await model.fit(tf.zeros([2, 784]), tf.zeros([2, 10]), { verbose: 0 });
      expect(other.engine).toBe('stock');
    },
  );

  test('a backend that this machine lacks is refused with how to get it, never replaced', async () => {
    await expect(useBackend('gpu')).rejects.toThrow(
      /'gpu' can't be had here: .*npm run native -- --gpu/,
    );
  });

  test('GPU kernels that find no GPU are refused', () => {
    const addon = at('@tensorflow/tfjs-node-gpu');
    mkdirSync(join(addon, 'lib'), { recursive: true });
    writeFileSync(join(addon, 'package.json'), `{ "version": "${tf.version.tfjs}" }`);
    writeFileSync(
      join(addon, 'index.js'),
      `require('${require.resolve('@tensorflow/tfjs')}').registerBackend('tensorflow', () => ({
        binding: { TF_Version: '2.21.0' }, isUsingGpuDevice: false,
      }));`,
    );
    const program = `require('${join(PROJECT_DIR, 'src')}').useBackend('gpu').catch(({ message }) => console.log(message))`;
    const args = ['-r', require.resolve('ts-node/register/transpile-only'), '-e', program];
    const env = { ...process.env, NODE_PATH: at() };
    expect(execFileSync(process.execPath, args, { env }).toString()).toContain(
      'tfjs-node-gpu is installed, but TensorFlow finds no GPU that it can use',
    );
  });
});

describe('engines', () => {
  test('one that needs a missing backend, or can’t take the model, is refused', async () => {
    const model = buildWithAdd();
    model.compile({ loss: (y, p) => tf.abs(tf.sub(y, p)) });
    const x = tf.zeros([1, 784]);
    const y = tf.zeros([1, 10]);
    const before = tf.memory().numTensors;
    await expect(model.fit(x, y, { engine: 'wasm' })).rejects.toThrow(
      "The engine 'wasm' can't train this model: the loss is a function. Use 'stock'.",
    );
    await expect(model.fit(x, y, { engine: 'gpu' as 'wasm' })).rejects.toThrow(
      'one of auto, native',
    );
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe('restoreNodeUtil', () => {
  test('gives back what Node 23 removed', () => {
    const util: Parameters<typeof restoreNodeUtil>[0] = {};
    restoreNodeUtil(util, 23);
    expect([null, undefined, 0, ''].map((v) => util.isNullOrUndefined?.(v))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    expect(util.isArray?.([])).toBe(true);
  });

  test('leaves what is there', () => {
    const isArray = () => false;
    const util = { isArray };
    restoreNodeUtil(util, 20);
    expect(util.isArray).toBe(isArray);
  });

  test.each([22, 26])('replaces what Node %i warns of', (node) => {
    const util = { isArray: () => false };
    restoreNodeUtil(util, node);
    expect((util as Parameters<typeof restoreNodeUtil>[0]).isArray?.([])).toBe(true);
  });
});

test('the CPU’s features are known ones', () => {
  for (const feature of cpuFeatures()) expect(feature).toMatch(/^(avx|sse|fma|neon|asimd)/);
});
