/**
 * `npm run native`: gets TensorFlow's native kernels by the first way that works.
 *
 * Everything is made in a staging folder and moved into place when it has
 * computed its first product, so an interruption leaves nothing half installed.
 */

import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import tensorflow from '@tensorflow/tfjs/package.json' with { type: 'json' };
import { include_dir as nodeApiHeaders } from 'node-api-headers';
import {
  CACHE_DIR,
  findNativeAddon,
  isAlive,
  type NativeAddon,
  type NativeKind,
  nativeCacheDir,
  nativePackageName,
  PROJECT_DIR,
  recordSizes,
} from '../src/internal.ts';
import { runCommand } from './command/command.ts';
import { gpuNames } from './native/gpu.ts';
import { probeNativeAddon } from './native/probe.ts';
import { createVenv, describePython, pythonCandidates } from './programs/python.ts';
import { runNpm, runProgram } from './programs/run-program.ts';

const TFJS_VERSION = tensorflow.version;

/** What `--create-venv` installs, and what its wheel is for. */
const WHEELS: Record<NativeKind, string> = {
  cpu: 'tensorflow-cpu==2.21.0',
  gpu: 'tensorflow[and-cuda]==2.21.0',
};

/** The wheel's libraries, and the names under which the addon asks for them. */
const LIBRARIES: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: ['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'],
  darwin: ['libtensorflow_cc.2.dylib', 'libtensorflow_framework.2.dylib'],
};

const MIB = 2 ** 20;
/** The package while it is installed, without TensorFlow: that of a wheel is linked to, not copied. */
const NEEDED_MIB = 400;

interface Options {
  python?: string;
  createVenv: boolean;
}

function say(text: string): void {
  console.log(`• ${text}`);
}

async function getNative(kind: NativeKind, options: Options): Promise<NativeAddon> {
  if (kind === 'gpu') say(`GPU: ${await requireGpu()}`);
  if (options.python !== undefined) await requirePython(options.python);
  removeStaleStaging();
  return (await keepExisting(kind)) ?? (await makeNew(kind, options));
}

/** Way 1: it is there and loads. */
async function keepExisting(kind: NativeKind): Promise<NativeAddon | undefined> {
  const dir = findNativeAddon(kind);
  if (dir === undefined) {
    say(`${nativePackageName(kind)} is not installed yet`);
    return undefined;
  }
  try {
    const addon = await probeNativeAddon(dir);
    say(`already there: ${dir}`);
    return addon;
  } catch (error) {
    say(`${dir} is there but doesn't work: ${(error as Error).message}`);
    return undefined;
  }
}

async function makeNew(kind: NativeKind, options: Options): Promise<NativeAddon> {
  requireSpace();
  const staging = join(CACHE_DIR, `staging-${process.pid}`);
  const ways = {
    'official download': download,
    'build against a TensorFlow wheel': build,
  };
  const failures: string[] = [];
  let cause: unknown;
  try {
    const packageDir = await installPackage(kind, staging);
    if (!existsSync(join(packageDir, 'binding'))) {
      throw new Error(
        `npm left the package ${nativePackageName(kind)} out: the disk may have no room for more files. ` +
          'Nothing was changed.',
      );
    }
    for (const [name, way] of Object.entries(ways)) {
      say(`trying the ${name}`);
      try {
        await way(kind, packageDir, options);
        await probeNativeAddon(packageDir);
        recordSizes(packageDir);
        moveIntoPlace(staging, nativeCacheDir(kind));
        return await probeNativeAddon(
          join(nativeCacheDir(kind), 'node_modules', nativePackageName(kind)),
        );
      } catch (error) {
        cause = error;
        failures.push(`${name}: ${(error as Error).message}`);
        say(`no: ${(error as Error).message}`);
        removeAddon(packageDir);
      }
    }
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  throw new Error(
    `The native kernels could not be had; nothing was changed, and the lesson runs without them. ` +
      `Tried:\n  ${failures.join('\n  ')}`,
    { cause },
  );
}

/** The package without its addon, in the versions of the lock file, beside none of TensorFlow.js's own. */
async function installPackage(kind: NativeKind, staging: string): Promise<string> {
  const name = nativePackageName(kind);
  say(`installing the package ${name} ${TFJS_VERSION} without its addon`);
  mkdirSync(staging, { recursive: true });
  for (const file of ['package.json', 'package-lock.json']) {
    copyFileSync(join(PROJECT_DIR, file), join(staging, file));
  }
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  await runNpm(staging, ['ci', '--omit=dev', '--include=optional', ...quiet]);
  if (kind === 'gpu')
    await runNpm(staging, ['install', '--no-save', ...quiet, `${name}@${TFJS_VERSION}`]);
  // There is one TensorFlow.js in a process: the project's, found further up.
  const scope = join(staging, 'node_modules', '@tensorflow');
  for (const other of readdirSync(scope)) {
    if (other !== basename(name)) rmSync(join(scope, other), { recursive: true });
  }
  return join(staging, 'node_modules', name);
}

/** Way 2: tfjs-node's own installation, which fetches TensorFlow and a ready-made addon. */
async function download(kind: NativeKind, packageDir: string): Promise<void> {
  const bin = join(packageDir, '..', '..', '.bin');
  const packageJson = join(packageDir, 'package.json');
  const original = readFileSync(packageJson);
  const separator = process.platform === 'win32' ? ';' : ':';
  await runProgram(process.execPath, ['scripts/install.js', kind, 'download'], {
    cwd: packageDir,
    env: { ...process.env, PATH: `${bin}${separator}${process.env.PATH}` },
    timeoutSeconds: 300,
  }).finally(() => writeFileSync(packageJson, original)); // it rewrites its own description meanwhile
}

/** Way 3: a build against the first wheel that works, of all Python environments that have one. */
async function build(kind: NativeKind, packageDir: string, options: Options): Promise<void> {
  const libraries = LIBRARIES[process.platform];
  if (libraries === undefined) {
    throw new Error(`there is no build for ${process.platform}, only for Linux and macOS`);
  }
  const failures: string[] = [];
  let cause: unknown;
  const candidates = pythonCandidates(options.python);
  for (const python of candidates) {
    const tensorflowDir = await tensorflowOf(kind, python);
    if (tensorflowDir === undefined) continue;
    say(`found TensorFlow in ${python}`);
    try {
      await buildAgainst(tensorflowDir, packageDir, libraries);
      return;
    } catch (error) {
      cause = error;
      failures.push((error as Error).message);
      say(`no: ${(error as Error).message}`);
      removeAddon(packageDir);
    }
  }
  if (options.createVenv) {
    // One that is there and was tried has something broken in it, so it is made anew.
    const made = await createVenv([WHEELS[kind]], say, { anew: failures.length > 0 });
    const tensorflowDir = await tensorflowOf(kind, made);
    if (tensorflowDir === undefined) throw new Error(`${made} has no TensorFlow after all`);
    await buildAgainst(tensorflowDir, packageDir, libraries);
    return;
  }
  const advice = `npm run native -- ${kind === 'gpu' ? '--gpu ' : ''}--create-venv`;
  if (failures.length > 0)
    throw new Error(`${failures.join('; ')}. Or let a new one be made: ${advice}`, { cause });
  throw new Error(
    `no Python environment with ${WHEELS[kind].split('=')[0]} was found (looked at ` +
      `${candidates.join(', ')}). Name one with --python PATH, or let one be made: ${advice}`,
  );
}

/** The folder of an environment's TensorFlow, if it has one that serves this kind. */
async function tensorflowOf(kind: NativeKind, python: string): Promise<string | undefined> {
  const found = await describePython(python, ['tensorflow']).catch(() => undefined);
  return kind === 'cpu' || (found && 'tensorflow' in found.packages)
    ? found?.tensorflowDir
    : undefined;
}

/** Compiles the addon's two source files against a wheel's libraries, and multiplies with it. */
async function buildAgainst(
  tensorflowDir: string,
  packageDir: string,
  libraries: readonly string[],
): Promise<void> {
  const missing = [...libraries, 'include/tensorflow/c/c_api.h'].find(
    (file) => !existsSync(join(tensorflowDir, file)),
  );
  if (missing) {
    throw new Error(`the TensorFlow in ${tensorflowDir} is broken: it has no ${missing}`);
  }
  const lib = join(packageDir, 'deps', 'lib');
  mkdirSync(lib, { recursive: true });
  symlinkSync(join(tensorflowDir, 'include'), join(packageDir, 'deps', 'include'));
  for (const library of libraries) symlinkSync(join(tensorflowDir, library), join(lib, library));
  await compile(tensorflowDir, packageDir, libraries).catch((error: Error) => {
    // The links are gone by the time that the message is read.
    throw new Error(error.message.replaceAll(lib, tensorflowDir), { cause: error });
  });
  await probeNativeAddon(packageDir);
}

async function compile(
  tensorflowDir: string,
  packageDir: string,
  libraries: readonly string[],
): Promise<void> {
  const addon = join(packageDir, 'lib', 'napi-v8', 'tfjs_binding.node');
  mkdirSync(dirname(addon), { recursive: true });
  const compiler = process.env.CXX ?? (process.platform === 'darwin' ? 'clang++' : 'g++');
  const headers = nodeHeaders();
  say(`compiling with ${compiler} against ${tensorflowDir}, Node's headers from ${headers}`);
  const platformFlags =
    process.platform === 'darwin'
      ? ['-undefined', 'dynamic_lookup', '-Wl,-rpath,@loader_path/../../deps/lib']
      : ['-Wl,-rpath,$ORIGIN/../../deps/lib'];
  // CXX may be a program with options, such as `ccache g++`.
  const [program, ...compilerOptions] = compiler.split(' ');
  await runProgram(program, [
    ...compilerOptions,
    ...['-O2', '-std=c++17', '-fPIC', '-shared', '-DNAPI_VERSION=8'],
    ...['-I', headers, '-I', join(packageDir, 'deps', 'include')],
    ...['tfjs_backend.cc', 'tfjs_binding.cc'].map((file) => join(packageDir, 'binding', file)),
    ...libraries.map((library) => join(packageDir, 'deps', 'lib', library)),
    ...platformFlags,
    ...['-o', addon],
  ]).catch((error: Error) => {
    const advice = error.message.includes('not installed')
      ? ' Install a C++ compiler (Debian and Ubuntu: apt install g++; macOS: xcode-select --install)'
      : '';
    throw new Error(error.message + (advice && `.${advice}`), { cause: error });
  });
}

/** Node's installed headers; else those of the package node-api-headers, the part that never changes. */
function nodeHeaders(): string {
  const installed = join(dirname(process.execPath), '..', 'include', 'node');
  return existsSync(join(installed, 'node_api.h')) ? installed : nodeApiHeaders;
}

async function requirePython(python: string): Promise<void> {
  await describePython(python).catch((cause) => {
    throw new Error(
      `--python ${python} is not a Python that answers. Name the program itself, such as ` +
        '.venv/bin/python. Nothing was changed.',
      { cause },
    );
  });
}

/** @throws Error rather than half an installation and a message that speaks of something else */
function requireSpace(): void {
  mkdirSync(CACHE_DIR, { recursive: true });
  const { bavail, bsize } = statfsSync(CACHE_DIR);
  const freeMib = Math.floor((bavail * bsize) / MIB);
  if (freeMib < NEEDED_MIB) {
    throw new Error(
      `The disk has ${freeMib} MiB left at ${CACHE_DIR}; the native kernels need ${NEEDED_MIB}. ` +
        'Nothing was changed. Free some room and try again.',
    );
  }
}

async function requireGpu(): Promise<string> {
  const names = await gpuNames();
  if (names) return names;
  throw new Error(
    'No NVIDIA GPU was found (nvidia-smi lists none), and TensorFlow’s GPU kernels need one. ' +
      'Nothing was changed. For the CPU’s kernels: npm run native',
  );
}

function removeAddon(packageDir: string): void {
  for (const part of ['lib', 'deps', 'build', 'build-tmp-napi-v8']) {
    rmSync(join(packageDir, part), { recursive: true, force: true });
  }
}

/** A rename each: at every moment the old one or the new one is there, or none, and never half of one. */
function moveIntoPlace(staging: string, place: string): void {
  const old = `${staging}-old`;
  if (existsSync(place)) renameSync(place, old);
  renameSync(staging, place);
  rmSync(old, { recursive: true, force: true });
}

/** What a run that was killed left behind; a run that is alive keeps its own. */
function removeStaleStaging(): void {
  if (!existsSync(CACHE_DIR)) return;
  for (const name of readdirSync(CACHE_DIR)) {
    const pid = name.match(/^staging-(\d+)/)?.[1];
    if (pid === undefined || isAlive(Number(pid))) continue;
    say(`removing what an interrupted run left: ${join(CACHE_DIR, name)}`);
    rmSync(join(CACHE_DIR, name), { recursive: true, force: true });
  }
}

runCommand({
  usage: 'npm run native --',
  description: 'Installs TensorFlow’s native kernels (tfjs-node), in the first way that works.',
  options: {
    gpu: { description: 'Installs the CUDA kernels of tfjs-node-gpu.' },
    python: { value: 'PATH', description: 'The Python whose TensorFlow to build against.' },
    'create-venv': { description: 'Makes a Python environment in .cache if none is found.' },
  },
  async run(options) {
    const addon = await getNative(options.gpu ? 'gpu' : 'cpu', {
      python: options.python,
      createVenv: options['create-venv'] === 'true',
    });
    console.log(
      `TensorFlow ${addon.tensorflow} computes [[1, 2], [3, 4]] · [[5, 6], [7, 8]] = ` +
        `[[19, 22], [43, 50]]${addon.usesGpu ? ' on the GPU' : ''}.`,
    );
  },
});
