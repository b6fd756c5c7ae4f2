import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { buildWithAdd, useBackend } from '../src';
import { cpuFeatures } from '../src/backend/cpu-features-node';
import {
  findNativeAddon,
  loadNativeAddonFrom,
  recordSizes,
} from '../src/backend/native-addon-node';
import { restoreNodeUtil } from '../src/backend/restore-node-util';
import { run } from './run';

const hasNative = findNativeAddon('cpu') !== undefined;

describe('useBackend', () => {
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

  test('says threads and instruction sets in one line', async () => {
    expect((await useBackend('wasm')).description).toBe('WebAssembly (1 thread, 128-bit SIMD)');
  });

  test('ANN_BACKEND chooses where the program doesn’t', async () => {
    process.env.ANN_BACKEND = 'cpu';
    expect((await useBackend()).name).toBe('cpu');
    expect((await useBackend('wasm')).name).toBe('wasm');
  });

  test('left open it is the native one, or else WebAssembly with how to get the native one', async () => {
    const info = await useBackend();
    if (hasNative) expect([info.name, info.hint]).toEqual(['native', undefined]);
    else
      expect([info.name, info.hint]).toEqual(['wasm', expect.stringContaining('npm run native')]);
  });

  test.each([['wasm', 'wasm'], ['cpu', 'stock'], ...(hasNative ? [['native', 'native']] : [])])(
    'asked for by name, %s also trains: engine %s',
    async (backend, engine) => {
      await useBackend(backend);
      const model = buildWithAdd();
      model.compile({ loss: 'sparse_categorical_crossentropy' });
      const history = await model.fit(tf.zeros([2, 784]), tf.zeros([2]), { verbose: 0 });
      expect(history.engine).toBe(engine);
      model.compile({ loss: 'hinge' }); // which no engine takes
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
    const folder = mkdtempSync(join(tmpdir(), 'gpu-'));
    const addon = join(folder, '@tensorflow/tfjs-node-gpu');
    mkdirSync(join(addon, 'lib'), { recursive: true });
    writeFileSync(join(addon, 'package.json'), `{ "version": "${tf.version.tfjs}" }`);
    writeFileSync(
      join(addon, 'index.js'),
      `require('${require.resolve('@tensorflow/tfjs')}').registerBackend('tensorflow', () => ({
        binding: { TF_Version: '2.21.0' }, isUsingGpuDevice: false,
      }));`,
    );
    const program = `require('${join(__dirname, '../src')}').useBackend('gpu').catch(({ message }) => console.log(message))`;
    const args = ['-r', require.resolve('ts-node/register/transpile-only'), '-e', program];
    const env = { ...process.env, NODE_PATH: folder };
    expect(execFileSync(process.execPath, args, { env }).toString()).toContain(
      'tfjs-node-gpu is installed, but TensorFlow finds no GPU that it can use',
    );
    rmSync(folder, { recursive: true });
  });

  test('an unknown one is refused with what is allowed', async () => {
    await expect(useBackend('cuda')).rejects.toThrow("one of gpu, native, wasm, cpu; got 'cuda'");
  });
});

describe('engines', () => {
  test('one that needs a missing backend, or can’t take the model, is refused', async () => {
    const model = buildWithAdd();
    model.compile({ loss: 'hinge' });
    const x = tf.zeros([1, 784]);
    const y = tf.zeros([1, 10]);
    const before = tf.memory().numTensors;
    await expect(model.fit(x, y, { engine: 'wasm' })).rejects.toThrow(
      "The engine 'wasm' can't train this model: the loss is hinge. Take 'stock'.",
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

  test('replaces what Node 22 warns of', () => {
    const util = { isArray: () => false };
    restoreNodeUtil(util, 22);
    expect((util as Parameters<typeof restoreNodeUtil>[0]).isArray?.([])).toBe(true);
  });
});

test('an addon made for another version of TensorFlow.js is refused', () => {
  const dir = mkdtempSync(join(tmpdir(), 'addon-'));
  writeFileSync(join(dir, 'package.json'), '{ "version": "4.0.0" }');
  expect(() => loadNativeAddonFrom(dir)).toThrow(
    `it is version 4.0.0, this project has TensorFlow.js ${tf.version.tfjs}`,
  );
  rmSync(dir, { recursive: true });
});

test('an addon whose library was shortened is refused, one that is whole only if it doesn’t load', () => {
  const dir = mkdtempSync(join(tmpdir(), 'addon-'));
  writeFileSync(join(dir, 'package.json'), JSON.stringify({ version: tf.version.tfjs }));
  mkdirSync(join(dir, 'lib'));
  writeFileSync(join(dir, 'lib', 'tensorflow.so'), 'whole');
  recordSizes(dir);
  expect(() => loadNativeAddonFrom(dir)).toThrow('Cannot find module');
  writeFileSync(join(dir, 'lib', 'tensorflow.so'), 'who');
  expect(() => loadNativeAddonFrom(dir)).toThrow(
    `${join('lib', 'tensorflow.so')} has 3 bytes, had 5 when it worked`,
  );
  rmSync(dir, { recursive: true });
});

test('the CPU’s features are known ones', () => {
  for (const feature of cpuFeatures()) expect(feature).toMatch(/^(avx|sse|fma|neon|asimd)/);
});

describe('npm run native', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), '도구 '));
  });
  afterEach(() => rmSync(dir, { recursive: true }));

  /** A program of that name, first in the search path. */
  function fake(name: string, script: string): NodeJS.ProcessEnv {
    writeFileSync(join(dir, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(dir, name), 0o755);
    return { PATH: `${dir}${delimiter}${process.env.PATH}` };
  }

  test('--gpu without a GPU is refused, with what to do', async () => {
    const { code, err } = await run('native.ts', ['--gpu'], fake('nvidia-smi', 'exit 9'));
    expect(code).toBe(1);
    expect(err).toMatch(/No NVIDIA GPU was found .* For the CPU’s kernels: npm run native/);
  });

  test('--gpu names the GPU that it finds', async () => {
    const env = fake('nvidia-smi', 'echo "Test GPU 9000"');
    // npm can't install anything in this test, so it ends right after.
    const { code, out, err } = await run('native.ts', ['--gpu'], {
      ...env,
      npm_execpath: '/no/npm.js',
    });
    expect(out).toContain('• GPU: Test GPU 9000');
    expect(out).toContain('@tensorflow/tfjs-node-gpu is not installed yet');
    expect([code, err]).toEqual([1, expect.stringContaining('failed')]);
  });

  test('a disk without room is told before anything is installed', async () => {
    const disk = join(dir, 'disk.js');
    writeFileSync(
      disk,
      "require('node:fs').statfsSync = () => ({ bavail: 25_600, bsize: 4096 }); // 100 MiB",
    );
    const { code, out, err } = await run('native.ts', ['--gpu'], {
      ...fake('nvidia-smi', 'echo "Test GPU 9000"'),
      NODE_OPTIONS: `--require "${disk}"`,
    });
    expect([code, err]).toEqual([1, expect.stringContaining('The disk has 100 MiB left at')]);
    expect(out).not.toContain('installing');
  });

  test('--python with something else than a Python is refused before anything is done', async () => {
    const { PATH } = fake('no-python', 'echo hello');
    const { code, out, err } = await run('native.ts', ['--python', join(dir, 'no-python')], {
      PATH,
    });
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('is no Python that answers');
  });

  test('an unknown option is refused', async () => {
    expect((await run('native.ts', ['--cuda'])).err).toContain(
      'Allowed: --gpu, --python, --create-venv',
    );
  });

  (hasNative ? test : test.skip)(
    'twice changes nothing: the second time it is already there',
    async () => {
      const { code, out } = await run('native.ts', []);
      expect(code).toBe(0);
      expect(out).toMatch(
        /^• already there: .*\nTensorFlow \d+\.\d+\.\d+ computes .* = \[\[19, 22\], \[43, 50\]\]\.\n$/,
      );
    },
  );
});

describe('npm run doctor', () => {
  test('--json: the lesson can run, and every finding says what it found', async () => {
    const { code, out } = await run('doctor.ts', ['--json']);
    expect(code).toBe(0);
    const { canRun, findings } = JSON.parse(out);
    expect(canRun).toBe(true);
    const byName = Object.fromEntries(findings.map((f: { what: string }) => [f.what, f]));
    expect(byName.Node.found).toBe(process.versions.node);
    expect(byName['Fashion-MNIST'].found).toBe('60000 + 10000 images, intact (SHA-256)');
    expect(byName['backend wasm'].ok).toBe(true);
    expect(byName['engine wasm'].found).toMatch(/^\d+\.\d\d ms a step$/);
    expect(byName['backend native'].ok).toBe(hasNative);
    if (!hasNative) expect(byName['backend native'].advice).toBe('npm run native');
  });
});
