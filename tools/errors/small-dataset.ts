/** A data set in MNIST's four files, as small as can be, in the present folder. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { idxFile } from '../idx-file.ts';

const NAMES = {
  trainImages: 'train-images-idx3-ubyte',
  trainLabels: 'train-labels-idx1-ubyte',
  testImages: 't10k-images-idx3-ubyte',
  testLabels: 't10k-labels-idx1-ubyte',
};

export const idx = (shape: readonly number[], bytes: readonly number[]) => idxFile(8, shape, bytes);

/** A data set of two pictures of 2 × 2 in the folder 'small', with some files exchanged for others. */
export function smallDataset(others: Partial<Record<keyof typeof NAMES, Uint8Array>> = {}): void {
  const images = idx([2, 2, 2], [0, 1, 2, 3, 4, 5, 6, 7]);
  const labels = idx([2], [3, 9]);
  const all = { trainImages: images, trainLabels: labels, testImages: images, testLabels: labels };
  mkdirSync('small');
  for (const [which, bytes] of Object.entries({ ...all, ...others })) {
    writeFileSync(join('small', NAMES[which as keyof typeof NAMES]), bytes);
  }
}
