/**
 * Finds and loads tfjs-node, TensorFlow's native kernels for Node.
 *
 * It lies where `npm run native` put it, `.cache/native`, which `npm ci` leaves
 * alone, or else among the installed packages.
 */

import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';
import util from 'node:util';
import * as tf from '@tensorflow/tfjs';
import { isInstalled, PROJECT_DIR } from '../disk/project-node.ts';
import { restoreNodeUtil } from './restore-node-util.ts';

/** Where `npm run native` keeps what it made. */
export const CACHE_DIR = join(PROJECT_DIR, '.cache');

/** Addons come as CommonJS. */
const load = createRequire(import.meta.url);

export type NativeKind = 'cpu' | 'gpu';

const packages = {
  cpu: { name: '@tensorflow/tfjs-node', cache: join(CACHE_DIR, 'native') },
  gpu: { name: '@tensorflow/tfjs-node-gpu', cache: join(CACHE_DIR, 'native-gpu') },
};

/** The folder of `npm run native`'s result; the package lies in its node_modules. */
export function nativeCacheDir(kind: NativeKind): string {
  return packages[kind].cache;
}

/** @example nativePackageName('gpu') // '@tensorflow/tfjs-node-gpu' */
export function nativePackageName(kind: NativeKind): string {
  return packages[kind].name;
}

export interface NativeAddon {
  /** The version of TensorFlow behind it: '2.21.0'. */
  tensorflow: string;
  /** Whether its kernels run on a GPU. */
  usesGpu: boolean;
  threads: number;
}

/** The package's folder, or undefined if it is not installed or came without its addon. */
export function findNativeAddon(kind: NativeKind): string | undefined {
  const { name, cache } = packages[kind];
  return [join(cache, 'node_modules'), ...(load.resolve.paths(name) ?? [])]
    .map((folder) => join(folder, name))
    .find((dir) => existsSync(join(dir, 'lib')));
}

/** What the learner types to get it. */
function installCommand(kind: NativeKind): string {
  if (isInstalled) return `npm install ${nativePackageName(kind)}@${tf.version.tfjs}`;
  return kind === 'gpu' ? 'npm run native -- --gpu' : 'npm run native';
}

/**
 * Loads the addon and makes it TensorFlow.js's backend.
 * @param threads how many compute a kernel, unless TF_NUM_INTRAOP_THREADS is set. A step of the
 *   lesson's size takes twice as long on two threads as on one; large ones gain from more.
 * @throws Error if it is not installed or doesn't load; the message says why and what to do
 */
export function loadNativeAddon(kind: NativeKind, threads: number): NativeAddon {
  const command = installCommand(kind);
  const dir = findNativeAddon(kind);
  if (dir === undefined) {
    throw new Error(`TensorFlow's native kernels are not installed; to get them: ${command}`);
  }
  try {
    return loadNativeAddonFrom(dir, threads);
  } catch (cause) {
    const reason = (cause as Error).message.split('\n')[0].trim();
    throw new Error(`${dir} doesn't load (${reason}); to repair it: ${command}`, { cause });
  }
}

/**
 * @param dir the folder of a package tfjs-node or tfjs-node-gpu
 * @throws Error if it was made for another version of TensorFlow.js, or doesn't load
 */
export function loadNativeAddonFrom(dir: string, threads = 1): NativeAddon {
  const { version } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
  if (version !== tf.version.tfjs) {
    throw new Error(`it is version ${version}, this project has TensorFlow.js ${tf.version.tfjs}`);
  }
  checkSizes(dir);
  // The addon reads these when it loads, and not again.
  process.env.TF_NUM_INTRAOP_THREADS ??= String(threads);
  if (!process.env.DEBUG) {
    process.env.TF_CPP_MIN_LOG_LEVEL ??= '2';
    process.env.TF_ENABLE_ONEDNN_OPTS ??= '0'; // else it announces itself at every start
  }
  restoreNodeUtil(util, Number(process.versions.node.split('.')[0]));
  load(dir);
  // Not tf.backend(): loading activates it only the first time.
  const backend = tf.findBackend('tensorflow') as unknown as {
    binding: { TF_Version: string };
    isUsingGpuDevice: boolean;
  };
  return {
    tensorflow: backend.binding.TF_Version,
    usesGpu: backend.isUsingGpuDevice,
    threads: Number(process.env.TF_NUM_INTRAOP_THREADS),
  };
}

/** A file of sizes beside the package's own. */
const SIZES_FILE = 'sizes.json';

/** Keeps the sizes of the addon and its libraries, once they have worked. */
export function recordSizes(dir: string): void {
  writeFileSync(join(dir, SIZES_FILE), JSON.stringify(sizesOf(dir)));
}

/** A shortened library ends the process when it is loaded, without a word: said before it is. */
function checkSizes(dir: string): void {
  const path = join(dir, SIZES_FILE);
  if (!existsSync(path)) return; // not of our making
  const found = sizesOf(dir);
  for (const [file, size] of Object.entries(JSON.parse(readFileSync(path, 'utf8')))) {
    if (found[file] === size) continue;
    const now = found[file] === undefined ? 'is missing' : `has ${found[file]} bytes`;
    throw new Error(`${file} ${now}, had ${size} when it worked`);
  }
}

/** Bytes of the addon and of what its links lead to. */
function sizesOf(dir: string): { [file: string]: number } {
  const files = ['lib', join('deps', 'lib')]
    .map((folder) => join(dir, folder))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true }).map((name) => join(folder, String(name))),
    )
    .map((path) => ({ path, stat: statSync(path, { throwIfNoEntry: false }) }))
    .filter(({ stat }) => stat?.isFile());
  return Object.fromEntries(
    files.map(({ path, stat }) => [relative(dir, path), Number(stat?.size)]),
  );
}
