/** How samples become an engine's batches, and when the event loop gets its turns. */

import * as tf from '@tensorflow/tfjs';
import { useBackend } from '../../src';
import { inOrder, Samples } from '../../src/data/samples';
import type { StepEngine } from '../../src/training/engine';
import { EventLoopTurns } from '../../src/training/event-loop';
import { RunningMeans } from '../../src/training/running-means';

/** What an engine is filled with: 3 rows of 2 values, with `labels` values each. */
const engine = (labels: number) =>
  ({ inputs: new Float32Array(6), targets: new Float32Array(3 * labels + 1) }) as StepEngine;

describe.each(['cpu', 'wasm'])('samples of the backend %s', (backend) => {
  const make = () => [tf.range(0, 10).reshape([5, 2]), tf.range(10, 20).reshape([5, 2])];

  test('a batch has the rows that the order names, and touches no value beyond', async () => {
    await useBackend(backend);
    const [x, y] = make();
    const samples = new Samples(x, y);
    tf.dispose([x, y]); // the caller's; the samples live on
    const filled: number[][] = [];
    for (const { rows, fill } of samples.batches(3, Int32Array.of(4, 0, 2, 1))) {
      const batch = engine(2);
      fill(batch);
      filled.push([rows], [...batch.inputs], [...batch.targets]);
    }
    expect(filled).toEqual([
      [3],
      [8, 9, 0, 1, 4, 5],
      [18, 19, 10, 11, 14, 15, 0],
      [1],
      [2, 3, 0, 0, 0, 0],
      [12, 13, 0, 0, 0, 0, 0],
    ]);
    samples.dispose();
  });

  test('the first batch is as large as there are samples', async () => {
    await useBackend(backend);
    const [x, y] = make();
    const samples = new Samples(x, y.slice([0, 0], [5, 1]));
    expect([samples.count, samples.first(2).rows, samples.steps(2)]).toEqual([5, 2, 3]);
    expect([...samples.batches(2)].map(({ rows }) => rows)).toEqual([2, 2, 1]);
    const two = new Samples(x.slice(0, 2), y.slice(0, 2));
    const batch = engine(2);
    const first = two.first(3);
    expect(first.rows).toBe(2);
    first.fill(batch);
    expect([...batch.inputs]).toEqual([0, 1, 2, 3, 0, 0]);
  });
});

test('as tensors a batch has the same rows, all of them at most', () => {
  const samples = new Samples(tf.range(0, 6).reshape([3, 2]), tf.range(6, 9));
  const values = (order?: Int32Array, batchSize = 2) =>
    [...samples.batches(batchSize, order)].map(({ tensors }) => {
      const { xs, ys } = tensors();
      return [xs.arraySync(), ys.arraySync()];
    });
  const [a, b, c] = [
    [0, 1],
    [2, 3],
    [4, 5],
  ];
  expect(values(Int32Array.of(2, 0, 1))).toEqual([
    [
      [c, a],
      [8, 6],
    ],
    [[b], [7]],
  ]);
  expect(values(Int32Array.of(1, 0, 2), 3)).toEqual([
    [
      [b, a, c],
      [7, 6, 8],
    ],
  ]);
  const [whole] = samples.batches(Number.POSITIVE_INFINITY);
  const { xs, ys } = whole.tensors();
  expect([xs.shape, xs.dtype, ys.shape]).toEqual([[3, 2], 'float32', [3]]);
});

test('where the memory is elsewhere it is copied once, not for every batch', async () => {
  await useBackend('wasm');
  const samples = new Samples(tf.range(0, 4).reshape([2, 2]), tf.range(0, 2));
  const read = jest.spyOn(tf.Tensor.prototype, 'dataSync');
  const here = tf.backend() as unknown as { typedArrayFromHeap: unknown };
  const { typedArrayFromHeap } = here;
  here.typedArrayFromHeap = undefined;
  try {
    const batch = engine(1);
    for (let n = 0; n < 3; n++) {
      for (const { fill } of samples.batches(2, Int32Array.of(1, 0))) fill(batch);
    }
    expect([...batch.inputs]).toEqual([2, 3, 0, 1, 0, 0]);
    expect(read).toHaveBeenCalledTimes(2); // x and y
  } finally {
    here.typedArrayFromHeap = typedArrayFromHeap;
    read.mockRestore();
  }
});

test('the numbers 0 … n−1', () => {
  expect([...inOrder(3)]).toEqual([0, 1, 2]);
});

test('means over all samples, a small batch counting for less; going on from sums', () => {
  const means = new RunningMeans();
  means.add({ loss: 1, accuracy: 0.5 }, 30);
  means.add({ loss: 4, accuracy: 1 }, 10);
  expect(means.values()).toEqual({ loss: 1.75, accuracy: 0.625 });
  expect(means.sums()).toEqual({ samples: 40, values: { loss: 70, accuracy: 25 } });
  const later = new RunningMeans(means.sums());
  later.add({ loss: 0, accuracy: 0 }, 40);
  expect(later.values()).toEqual({ loss: 0.875, accuracy: 0.3125 });
});

test('the event loop gets a turn when 50 ms have gone by since its last one', async () => {
  let time = 1000;
  const clock = jest.spyOn(performance, 'now').mockImplementation(() => time);
  try {
    const turns = new EventLoopTurns();
    const due = [0, 50, 51].map((milliseconds) => {
      time = 1000 + milliseconds;
      return turns.isDue();
    });
    expect(due).toEqual([false, false, true]);
    let others = 0;
    const other = new Promise<void>((resolve) => {
      setImmediate(() => {
        others++;
        resolve();
      });
    });
    await turns.give();
    await other;
    expect([others, turns.isDue()]).toEqual([1, false]);
  } finally {
    clock.mockRestore();
  }
});
