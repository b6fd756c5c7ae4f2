/**
 * Loads the native addon of a folder in a process of its own and multiplies two
 * matrices: what is broken shows here, and ends no other process.
 *
 *     npx ts-node scripts/native/probe.ts '{ "dir": "FOLDER" }'
 */

import * as tf from '@tensorflow/tfjs';
import { loadNativeAddonFrom, type NativeAddon } from '../../src/internal.ts';
import { answer, ask } from '../programs/subprogram.ts';

/** [[1, 2], [3, 4]] · [[5, 6], [7, 8]] */
const PRODUCT = [19, 22, 43, 50];

/** @throws Error if the addon doesn't load or computes something else */
export function probeNativeAddon(dir: string): Promise<NativeAddon> {
  return ask(import.meta.url, { dir }, { timeoutSeconds: 120 });
}

async function probe({ dir }: { dir: string }): Promise<NativeAddon> {
  const addon = loadNativeAddonFrom(dir);
  const product = tf.tidy(() =>
    tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])).dataSync(),
  );
  if (product.join() !== PRODUCT.join()) {
    throw new Error(`It computes ${product.join(' ')}; expected ${PRODUCT.join(' ')}.`);
  }
  return addon;
}

answer(import.meta.url, probe);
