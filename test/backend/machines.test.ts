/** What other machines have, as far as the system's answers go. */

import childProcess from 'node:child_process';
import fs, { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { join } from 'node:path';
import v8 from 'node:v8';
import * as tf from '@tensorflow/tfjs';
import * as processor from '../../src/backend/cpu-features-node.ts';
import { cpuCount, cpuFeatures, cpuModel } from '../../src/backend/cpu-features-node.ts';
import * as addon from '../../src/backend/native-addon-node.ts';
import {
  CACHE_DIR,
  findNativeAddon,
  loadNativeAddon,
  loadNativeAddonFrom,
  nativeCacheDir,
  nativePackageName,
  recordSizes,
} from '../../src/backend/native-addon-node.ts';
import { switchOnRelaxedSimd } from '../../src/backend/relaxed-simd-node.ts';
import { useBackend } from '../../src/index.ts';
import * as choice from '../../src/training/choose-engine.ts';
import { temporaryFolder } from '../temporary-folder.ts';

afterEach(() => {
  jest.restoreAllMocks();
});

describe('the processor', () => {
  const machine = (platform: NodeJS.Platform, arch: NodeJS.Architecture) => {
    jest.spyOn(os, 'platform').mockReturnValue(platform);
    jest.spyOn(os, 'arch').mockReturnValue(arch);
  };
  const cpuinfo = (text: string) => jest.spyOn(fs, 'readFileSync').mockReturnValue(text);

  test('Linux on x86-64: from the widest vectors to the narrowest', () => {
    machine('linux', 'x64');
    const read = cpuinfo(
      'model name\t: avx512f\nflags\t\t: fpu sse4_2 avx fma avx2 rdrand\nbugs\t: x\n',
    );
    expect(cpuFeatures()).toEqual(['avx2', 'fma', 'avx', 'sse4_2']);
    expect(read).toHaveBeenCalledWith('/proc/cpuinfo', 'utf8');
  });

  test('Linux on ARM, whose list has another name, and without any list', () => {
    machine('linux', 'arm64');
    cpuinfo('Features\t: fp asimd aes\n');
    expect(cpuFeatures()).toEqual(['asimd']);
    cpuinfo('processor\t: 0\n');
    expect(cpuFeatures()).toEqual(['neon']); // every arm64 has it
    jest.spyOn(fs, 'existsSync').mockReturnValue(false);
    expect(cpuFeatures()).toEqual(['neon']);
  });

  test('macOS: sysctl says it, with points', () => {
    machine('darwin', 'x64');
    const ask = jest
      .spyOn(childProcess, 'execFileSync')
      .mockReturnValue('FPU SSE4.2 AVX1.0\nAVX2 FMA\n');
    expect(cpuFeatures()).toEqual(['avx2', 'fma', 'sse4_2']);
    expect(ask).toHaveBeenCalledWith(
      'sysctl',
      ['-n', 'machdep.cpu.features', 'machdep.cpu.leaf7_features'],
      { encoding: 'utf8', stdio: 'pipe' },
    );
    ask.mockImplementation(() => {
      throw new Error('unknown oid');
    });
    expect(cpuFeatures()).toEqual([]);
    machine('darwin', 'arm64');
    expect(cpuFeatures()).toEqual(['neon']);
  });

  test('elsewhere nothing is known', () => {
    machine('win32', 'x64');
    expect(cpuFeatures()).toEqual([]);
  });

  test('its name and how many there are', () => {
    const cpus = jest
      .spyOn(os, 'cpus')
      .mockReturnValue([{ model: ' M 1 ' }, { model: ' M 1 ' }] as never);
    expect([cpuModel(), cpuCount()]).toEqual(['M 1', 2]);
    cpus.mockReturnValue([]);
    expect(cpuModel()).toBe('unknown');
  });
});

test.each([
  ['18.20.0', 0],
  ['20.19.0', 1],
  ['22.1.0', 0],
])('Node %s: the switch for relaxed SIMD is set %i times', (node, times) => {
  const set = jest.spyOn(v8, 'setFlagsFromString').mockReturnValue(undefined);
  const { process } = globalThis;
  globalThis.process = Object.create(process, { versions: { value: { node } } });
  try {
    switchOnRelaxedSimd();
  } finally {
    globalThis.process = process;
  }
  expect(set.mock.calls).toEqual(Array(times).fill(['--experimental-wasm-relaxed-simd']));
});

describe('the native addon', () => {
  const at = temporaryFolder('addon-');
  const environment = { ...process.env };
  const settings = [
    'TF_NUM_INTRAOP_THREADS',
    'TF_CPP_MIN_LOG_LEVEL',
    'TF_ENABLE_ONEDNN_OPTS',
    'DEBUG',
  ];
  beforeEach(() => {
    for (const name of settings) delete process.env[name];
    writeFileSync(at('package.json'), JSON.stringify({ version: tf.version.tfjs }));
    writeFileSync(at('index.js'), '');
  });
  afterEach(() => {
    for (const name of settings) delete process.env[name];
    Object.assign(process.env, environment);
  });

  /** Where TensorFlow's kernels are not loaded, enough to be asked for their version. */
  const fake = { binding: { TF_Version: '2.99.0' }, isUsingGpuDevice: false, dispose() {} };
  const withBackend = (work: () => void) => {
    const isThere = tf.findBackend('tensorflow') !== null;
    if (!isThere) tf.registerBackend('tensorflow', () => fake as never, 0);
    try {
      work();
    } finally {
      if (!isThere) tf.removeBackend('tensorflow');
    }
  };

  test('its threads and its silence are set before it is loaded, unless somebody has', () => {
    withBackend(() => {
      const backend = tf.findBackend('tensorflow') as unknown as typeof fake;
      const { TF_Version: tensorflow } = backend.binding;
      const usesGpu = backend.isUsingGpuDevice;
      expect(loadNativeAddonFrom(at(), 3)).toEqual({ tensorflow, usesGpu, threads: 3 });
      expect(settings.map((name) => process.env[name])).toEqual(['3', '2', '0', undefined]);
      Object.assign(process.env, { TF_CPP_MIN_LOG_LEVEL: '1', TF_ENABLE_ONEDNN_OPTS: '1' });
      expect(loadNativeAddonFrom(at(), 5).threads).toBe(3);
      expect(settings.map((name) => process.env[name])).toEqual(['3', '1', '1', undefined]);
    });
  });

  test('with DEBUG it may say what it likes', () => {
    process.env.DEBUG = '1';
    withBackend(() => loadNativeAddonFrom(at()));
    expect(settings.map((name) => process.env[name])).toEqual(['1', undefined, undefined, '1']);
  });

  test('sizes are kept of both folders of libraries, and of what links lead to', () => {
    mkdirSync(at('lib', 'napi-v8'), { recursive: true });
    mkdirSync(at('deps', 'lib'), { recursive: true });
    writeFileSync(at('lib', 'napi-v8', 'addon.node'), '12345');
    writeFileSync(at('deps', 'lib', 'libtensorflow.so.2'), '123');
    symlinkSync('libtensorflow.so.2', at('deps', 'lib', 'libtensorflow.so'));
    symlinkSync('nowhere', at('deps', 'lib', 'broken.so'));
    recordSizes(at());
    const sizes = JSON.parse(readFileSync(at('sizes.json'), 'utf8'));
    expect(sizes).toEqual({
      [join('lib', 'napi-v8', 'addon.node')]: 5,
      [join('deps', 'lib', 'libtensorflow.so.2')]: 3,
      [join('deps', 'lib', 'libtensorflow.so')]: 3,
    });
    withBackend(() => loadNativeAddonFrom(at())); // as it was
    writeFileSync(at('deps', 'lib', 'libtensorflow.so.2'), '12');
    expect(() => loadNativeAddonFrom(at())).toThrow(' has 2 bytes, had 3 when it worked');
    rmSync(at('lib', 'napi-v8', 'addon.node'));
    expect(() => loadNativeAddonFrom(at())).toThrow(
      `${join('lib', 'napi-v8', 'addon.node')} is missing, had 5 when it worked`,
    );
  });

  test('what is not installed is said with the command that gets it', () => {
    jest.spyOn(fs, 'existsSync').mockReturnValue(false);
    expect([findNativeAddon('cpu'), findNativeAddon('gpu')]).toEqual([undefined, undefined]);
    expect(() => loadNativeAddon('cpu', 1)).toThrow(
      /^TensorFlow's native kernels are not installed; to get them: npm run native$/,
    );
    expect(() => loadNativeAddon('gpu', 1)).toThrow(
      /^TensorFlow's native kernels are not installed; to get them: npm run native -- --gpu$/,
    );
  });

  test.each([
    ['cpu', '@tensorflow/tfjs-node', 'native', 'npm run native'],
    ['gpu', '@tensorflow/tfjs-node-gpu', 'native-gpu', 'npm run native -- --gpu'],
  ] as const)('%s: what lies in .cache comes first', (kind, name, folder, command) => {
    expect([nativePackageName(kind), nativeCacheDir(kind)]).toEqual([
      name,
      join(CACHE_DIR, folder),
    ]);
    const place = join(CACHE_DIR, folder, 'node_modules', name);
    jest.spyOn(fs, 'existsSync').mockImplementation((path) => String(path).endsWith('lib'));
    const { readFileSync } = fs;
    jest.spyOn(fs, 'readFileSync').mockImplementation((path, options) =>
      // Modules that are loaded meanwhile are read as they are.
      String(path).startsWith(place) ? '{ "version": "4.0.0" }' : readFileSync(path, options),
    );
    expect(findNativeAddon(kind)).toBe(place);
    expect(() => loadNativeAddon(kind, 1)).toThrow(
      `${place} doesn't load (it is version 4.0.0, this project has TensorFlow.js ${tf.version.tfjs}); ` +
        `to repair it: ${command}`,
    );
  });
});

test('what was asked for says how it computes; an unknown name is corrected', async () => {
  expect((await useBackend('cpu')).description).toBe('plain JavaScript (1 thread)');
  expect((await useBackend('wasm')).description).toBe('WebAssembly (1 thread, 128-bit SIMD)');
  await expect(useBackend('wsm')).rejects.toThrow(
    "A backend is one of gpu, native, wasm, cpu; got 'wsm'. Did you mean 'wasm'?",
  );
});

test('without native kernels WebAssembly computes; asked for, they say how to get them', async () => {
  const { ANN_BACKEND } = process.env;
  delete process.env.ANN_BACKEND;
  const exists = fs.existsSync;
  jest
    .spyOn(fs, 'existsSync')
    .mockImplementation((path) => !/tfjs-node/.test(String(path)) && exists(path));
  const info = await useBackend();
  expect(info).toEqual({
    name: 'wasm',
    description: 'WebAssembly (1 thread, 128-bit SIMD)',
    hint: undefined,
  });
  await expect(useBackend('native')).rejects.toThrow(
    "The backend 'native' can't be had here: TensorFlow's native kernels are not installed; to get them: " +
      'npm run native. Or leave the choice open.',
  );
  if (ANN_BACKEND !== undefined) process.env.ANN_BACKEND = ANN_BACKEND;
});

describe('which backend is taken', () => {
  const { ANN_BACKEND, DEBUG } = process.env;
  beforeEach(() => {
    delete process.env.ANN_BACKEND;
    delete process.env.DEBUG;
    if (!tf.findBackendFactory('tensorflow')) {
      tf.registerBackend('tensorflow', () => ({ dispose() {} }) as never, 0);
    }
    jest.spyOn(processor, 'cpuFeatures').mockReturnValue(['avx2', 'fma']);
    jest.spyOn(processor, 'cpuCount').mockReturnValue(7);
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await useBackend('cpu');
    const own = tf.findBackend('tensorflow');
    if (own && !('binding' in own)) tf.removeBackend('tensorflow');
    if (ANN_BACKEND !== undefined) process.env.ANN_BACKEND = ANN_BACKEND;
    if (DEBUG !== undefined) process.env.DEBUG = DEBUG;
  });

  /** Kernels that are there, or not. */
  const machine = (has: { gpu?: boolean; cpu?: boolean; usesGpu?: boolean }) =>
    jest.spyOn(addon, 'loadNativeAddon').mockImplementation((kind, threads) => {
      if (!has[kind]) throw new Error(`no kernels for the ${kind}`);
      return { tensorflow: '2.21.0', usesGpu: kind === 'gpu' && has.usesGpu === true, threads };
    });

  test('left open: the GPU, else the native kernels with all cores, else WebAssembly; what is broken is said', async () => {
    const prefer = jest.spyOn(choice, 'preferEngine');
    machine({ gpu: true, usesGpu: true, cpu: true });
    expect(await useBackend()).toEqual({
      name: 'gpu',
      description: 'TensorFlow 2.21.0, native kernels on the GPU',
      hint: undefined,
    });
    machine({ gpu: true, cpu: true });
    expect(await useBackend()).toEqual({
      name: 'native',
      description: 'TensorFlow 2.21.0, native kernels (7 threads, avx2 fma)',
      hint: undefined,
    });
    machine({});
    // Said where something is broken, not where nothing was installed.
    const found = jest.spyOn(addon, 'findNativeAddon').mockReturnValue(undefined);
    expect(await useBackend()).toMatchObject({ name: 'wasm', hint: undefined });
    found.mockReturnValue('/somewhere');
    expect(await useBackend()).toMatchObject({ name: 'wasm', hint: 'no kernels for the cpu' });
    expect(prefer.mock.calls).toEqual([['auto'], ['auto'], ['auto'], ['auto']]);
  });

  test('asked for: it also trains, the native kernels on one thread', async () => {
    const prefer = jest.spyOn(choice, 'preferEngine');
    machine({ cpu: true });
    expect(await useBackend('native')).toEqual({
      name: 'native',
      description: 'TensorFlow 2.21.0, native kernels (1 thread, avx2 fma)',
      hint: undefined,
    });
    expect(await useBackend('cpu')).toMatchObject({ name: 'cpu', hint: undefined });
    expect(prefer.mock.calls).toEqual([['native'], ['stock']]);
  });

  test('asked for and not there, it is refused, and nothing else takes its place', async () => {
    await useBackend('cpu');
    machine({ gpu: true, cpu: false });
    await expect(useBackend('gpu')).rejects.toThrow(
      expect.objectContaining({
        message:
          "The backend 'gpu' can't be had here: tfjs-node-gpu is installed, but TensorFlow finds no GPU that " +
          'it can use. Or leave the choice open.',
        cause: expect.any(Error),
      }),
    );
    await expect(useBackend('native')).rejects.toThrow(
      "can't be had here: no kernels for the cpu.",
    );
    expect(tf.getBackend()).toBe('cpu');
  });

  test('WebAssembly without SIMD says so; one that does not start, what may forbid it', async () => {
    await useBackend('wasm'); // registers the flag
    const flags = tf.env().getFlags();
    const hasSimd = flags.WASM_HAS_SIMD_SUPPORT;
    tf.env().set('WASM_HAS_SIMD_SUPPORT', false);
    try {
      expect((await useBackend('wasm')).description).toBe('WebAssembly (1 thread, no SIMD)');
    } finally {
      if (hasSimd !== undefined) tf.env().set('WASM_HAS_SIMD_SUPPORT', hasSimd);
    }
    jest.spyOn(console, 'warn').mockReturnValue(undefined); // TensorFlow.js's
    for (const [name, why] of [
      ['wasm', '; a limit of addresses (ulimit -v) forbids its memory'],
      ['cpu', ''],
    ]) {
      await useBackend(name === 'cpu' ? 'wasm' : 'cpu');
      const factory = tf.findBackendFactory(name);
      tf.removeBackend(name);
      tf.registerBackend(name, () => {
        throw new Error('no room');
      });
      try {
        await expect(useBackend(name)).rejects.toThrow(
          `The backend '${name}' can't be had here: TensorFlow.js can't start its backend '${name}'${why}. ` +
            'Or leave the choice open.',
        );
      } finally {
        tf.removeBackend(name);
        tf.registerBackend(name, factory);
      }
    }
  });

  test('TensorFlow.js doesn’t greet, unless DEBUG is set', async () => {
    tf.env().set('PROD', false);
    process.env.DEBUG = '1';
    await useBackend('cpu');
    expect(tf.env().getBool('PROD')).toBe(false);
    delete process.env.DEBUG;
    await useBackend('cpu');
    expect(tf.env().getBool('PROD')).toBe(true);
  });
});
