/**
 * Loads the native addon of a folder in a process of its own and multiplies two
 * matrices: what is broken shows here, and ends no other process.
 *
 *     npx ts-node scripts/native/probe.ts FOLDER
 */

import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { loadNativeAddonFrom, type NativeAddon, PROJECT_DIR } from '../../src/internal';
import { runCommand } from '../command/command';
import { runProgram } from '../programs/run-program';

/** [[1, 2], [3, 4]] · [[5, 6], [7, 8]] */
const PRODUCT = [19, 22, 43, 50];

/** @throws Error if the addon doesn't load or computes something else */
export async function probeNativeAddon(dir: string): Promise<NativeAddon> {
  const tsNode = join(PROJECT_DIR, 'node_modules', 'ts-node', 'dist', 'bin-transpile.js');
  const { out } = await runProgram(process.execPath, [tsNode, __filename, dir], {
    timeoutSeconds: 120,
  });
  return JSON.parse(out);
}

if (require.main === module) {
  runCommand({
    usage: 'npx ts-node scripts/native/probe.ts',
    description: 'Loads the native addon of a folder and multiplies two matrices.',
    words: 'FOLDER',
    options: {},
    run(_, [dir]) {
      const addon = loadNativeAddonFrom(dir);
      const product = tf.tidy(() =>
        tf.matMul(tf.tensor2d([1, 2, 3, 4], [2, 2]), tf.tensor2d([5, 6, 7, 8], [2, 2])).dataSync(),
      );
      if (product.join() !== PRODUCT.join()) {
        throw new Error(`It computes ${product.join(' ')}; expected ${PRODUCT.join(' ')}.`);
      }
      console.log(JSON.stringify(addon));
    },
  });
}
