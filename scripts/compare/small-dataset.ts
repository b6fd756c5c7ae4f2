/** A small data set in the four files of the original MNIST, cut from the embedded one, not gzipped. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { PROJECT_DIR } from '../../src/internal.ts';

const EMBEDDED = join(PROJECT_DIR, 'data', 'fashion-mnist');
const PIXELS = 28 * 28;

/** @returns the folder, which is made */
export function writeSmallDataset(folder: string, train = 2000, test = 500): string {
  mkdirSync(folder, { recursive: true });
  for (const [name, count] of Object.entries({ train, t10k: test })) {
    cut(folder, `${name}-images-idx3-ubyte`, count, 16, PIXELS);
    cut(folder, `${name}-labels-idx1-ubyte`, count, 8, 1);
  }
  return folder;
}

function cut(folder: string, name: string, count: number, header: number, size: number): void {
  const whole = gunzipSync(readFileSync(join(EMBEDDED, `${name}.gz`)));
  const part = Buffer.from(whole.subarray(0, header + count * size));
  part.writeUInt32BE(count, 4); // the first dimension
  writeFileSync(join(folder, name), part);
}
