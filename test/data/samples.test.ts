/** How samples become an engine's batches, and when the event loop gets its turns. */

import * as tf from '@tensorflow/tfjs';
import { inOrder, Samples } from '../../src/data/samples.ts';
import { useBackend } from '../../src/index.ts';
import type { StepEngine } from '../../src/training/engine.ts';
import { EventLoopTurns } from '../../src/training/event-loop.ts';
import { metricOf } from '../../src/training/metrics.ts';
import { RunningMeans } from '../../src/training/running-means.ts';

/** What an engine is filled with: 3 rows of 2 values, with `labels` values each. */
const engine = (labels: number) =>
  ({
    inputs: new Float32Array(6),
    targets: new Float32Array(3 * labels + 1),
    weights: new Float32Array(3),
  }) as StepEngine;

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
  const measured = ['accuracy', 'precision'].map((name) => ({ name, metric: metricOf({ name }) }));
  const means = new RunningMeans(measured);
  means.add({ samples: 30, values: { loss: 30, accuracy: 15, precision: 1, 'precision 1': 2 } });
  means.add({ samples: 10, values: { loss: 40, accuracy: 10, precision: 2, 'precision 1': 3 } });
  expect(means.values()).toEqual({ loss: 1.75, accuracy: 0.625, precision: 0.375 }); // 3 of 8
  const later = new RunningMeans(measured, means.sums());
  later.add({ samples: 40, values: { loss: 0, accuracy: 0, precision: 0, 'precision 1': 4 } });
  expect(later.values()).toEqual({ loss: 0.875, accuracy: 0.3125, precision: 0.25 });
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
