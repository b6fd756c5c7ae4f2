/** Fashion-MNIST as a program without the lesson reads it: 48,000 images to train on, 12,000 to validate. */

import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const FOLDER = new URL('../../../data/fashion-mnist/', import.meta.url);
export const PIXELS = 784;
const [TRAIN, ALL] = [48_000, 60_000];

const read = (name, headerBytes) =>
  gunzipSync(readFileSync(new URL(`${name}.gz`, FOLDER))).subarray(headerBytes);

/** @returns images as float32, 0 … 1, row by row, and their labels */
export function loadData() {
  const bytes = read('train-images-idx3-ubyte', 16);
  const images = new Float32Array(bytes.length);
  for (let i = 0; i < bytes.length; i++) images[i] = bytes[i] / 255;
  const labels = Int32Array.from(read('train-labels-idx1-ubyte', 8));
  return [
    { x: images.subarray(0, TRAIN * PIXELS), y: labels.subarray(0, TRAIN), count: TRAIN },
    { x: images.subarray(TRAIN * PIXELS), y: labels.subarray(TRAIN), count: ALL - TRAIN },
  ];
}

/** The numbers 0 … n−1 in random order. */
export function shuffled(n) {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  return order;
}
