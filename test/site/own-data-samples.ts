/** Data of one's own for the tests, each made by a formula. */

import { gzipSync } from 'node:zlib';
import { flowersCsv } from '../../site/live/own-data-flowers.ts';
import type { OwnData } from '../../site/live/worker/own-data.ts';
import type { OwnProgress, OwnSettings, OwnSource } from '../../site/live/worker/own-data-form.ts';
import { RandomState } from '../../src/data/random-state.ts';

export { flowersCsv };

/** 200 points; those for which it holds are class 1. */
export function pointsOf(isOne: (x: number, y: number) => boolean): OwnSource {
  const random = new RandomState(7);
  const points = Array.from({ length: 200 }, () => {
    const [x, y] = [random.integer(600) / 100 - 3, random.integer(600) / 100 - 3];
    return [x, y, Number(isOne(x, y))];
  }).flat();
  return { kind: 'points', points, classNames: ['circle', 'square'] };
}

/** Bars that lie or stand, at places that a seed chooses. */
function bars(count: number, seed: number): { pixels: Uint8Array; labels: Uint8Array } {
  const random = new RandomState(seed);
  const pixels = new Uint8Array(count * 784);
  const labels = Uint8Array.from({ length: count }, (_, n) => n % 3);
  for (const [n, label] of labels.entries()) {
    const place = 4 + random.integer(18);
    for (let i = 0; i < 784; i++) {
      const [x, y] = [i % 28, Math.floor(i / 28)];
      const along = [x - place, y - place, x - y][label];
      pixels[n * 784 + i] = Math.abs(along) < 2 ? 200 + random.integer(55) : random.integer(40);
    }
  }
  return { pixels, labels };
}

export function picturesSource(): OwnSource {
  const { pixels, labels } = bars(90, 1);
  const order = [0, 1, 2].flatMap((label) => [...labels.keys()].filter((n) => labels[n] === label));
  return {
    kind: 'pictures',
    pixels: Uint8Array.from(order.flatMap((n) => [...pixels.subarray(n * 784, (n + 1) * 784)])),
    labels: Uint8Array.from(order, (n) => labels[n]),
    classNames: ['stands', 'lies "flat"', '비스듬히'],
  };
}

export function idxBytes(shape: number[], data: Uint8Array): Uint8Array {
  const sizes = shape.flatMap((size) => [
    size >>> 24,
    (size >> 16) & 255,
    (size >> 8) & 255,
    size & 255,
  ]);
  return Uint8Array.from([0, 0, 8, shape.length, ...sizes, ...data]);
}

export function idxSource(): Extract<OwnSource, { kind: 'idx' }> {
  const files = (['train', 't10k'] as const).flatMap((name, i) => {
    const count = [120, 30][i];
    const { pixels, labels } = bars(count, i + 2);
    return [
      {
        name: `${name}-images-idx3-ubyte.gz`,
        bytes: new Uint8Array(gzipSync(idxBytes([count, 28, 28], pixels))),
      },
      { name: `${name}-labels-idx1-ubyte`, bytes: idxBytes([count], labels) },
    ];
  });
  return { kind: 'idx', files };
}

/** Waits for the end of the training. */
export async function trained(
  data: OwnData,
  asked: OwnSettings,
  goesOn = false,
): Promise<OwnProgress> {
  await data.train(asked, false, goesOn);
  for (;;) {
    const progress = await data.progress();
    if (!progress.isRunning) return progress;
  }
}
