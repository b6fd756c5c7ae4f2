/** Bytes as tensors: whatever is done with them gives the bits that TensorFlow.js gives of plain numbers. */

import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { byteData, byteTensor } from '../../src/data/byte-tensors.ts';
import { dense, sequential, trainTestSplit, useBackend } from '../../src/index.ts';
import { hasNative } from '../engines.ts';

const backends = ['cpu', 'wasm', ...(hasNative ? (['native'] as const) : [])] as const;

/** 0, 255 and what lies between, each row another one. */
const bytesOf = (size: number) => Uint8Array.from({ length: size }, (_, i) => (i * 37) % 256);

const bytesTensor = (shape: number[]) => byteTensor(bytesOf(tf.util.sizeFromShape(shape)), shape);
const plainTensor = (shape: number[]) =>
  tf.tensor(Int32Array.from(bytesOf(tf.util.sizeFromShape(shape))), shape, 'int32');

type Operation = (x: tf.Tensor, n: number) => tf.Tensor;

/** Both that leave bytes bytes and that don't; `n` chooses rows, shapes and numbers. */
const operations: Record<string, Operation> = {
  clone: (x) => x.clone(),
  'to a row': (x) => x.reshape([-1]),
  'to rows': (x, n) => x.reshape([-1, 1 + (n % 6)]),
  'to another size': (x) => x.reshape([x.size + 1]),
  'to float': (x) => x.toFloat(),
  'to int': (x) => x.toInt(),
  'to bool': (x) => x.toBool(),
  '÷ 255': (x) => x.div(255),
  '÷ a number': (x, n) => x.div(tf.scalar(n / 7 + 0.1)),
  '÷ a row': (x) => x.div(tf.fill([x.shape[x.rank - 1] ?? 1], 3)),
  '× an int': (x, n) => x.mul(tf.scalar(n, 'int32')),
  '× a tensor of more dimensions': (x) => x.mul(tf.fill(Array(x.rank + 1).fill(1), 2)),
  '− 127.5': (x) => x.sub(127.5),
  '1 −': (x) => tf.sub(1, x),
  '+ itself': (x) => x.add(x),
  '+ half': (x) => x.add(0.5),
  'rows by number': (x, n) => tf.gather(x, tf.tensor1d([n % 3, 0, n % 2, 0], 'int32')),
  'every row twice': (x) =>
    tf.gather(
      x,
      tf.tensor1d(
        [...Array(2 * x.shape[0]).keys()].map((row) => row >> 1),
        'int32',
      ),
    ),
  'a row that there isn’t': (x) => tf.gather(x, tf.tensor1d([x.shape[0]], 'int32')),
  'rows of rows': (x) => tf.gather(x, tf.tensor2d([[0, 1]], [1, 2], 'int32')),
  columns: (x, n) => tf.gather(x, tf.tensor1d([n % 2], 'int32'), x.rank - 1),
  'first rows': (x, n) => x.slice(0, Math.min(x.shape[0], n)),
  'later rows': (x) => x.slice(1),
  'part of each row': (x) =>
    x.slice(
      x.shape.map(() => 0),
      x.shape.map((length) => Math.min(length, 1)),
    ),
  halves: (x) => tf.split(x, 2)[1],
  transposed: (x) => x.transpose(),
  // Of no numbers, the sum in WebAssembly is whatever lay there.
  sums: (x) => (x.size === 0 ? x.clone() : x.sum(-1)),
  'beside itself': (x) => tf.concat([x, x]),
  greater: (x) => x.greater(100),
  variable: (x) => {
    const variable = tf.variable(x);
    const read = variable.add(1);
    variable.dispose();
    return read;
  },
  'its gradient': (x) => tf.grad((y) => y.div(255).square())(x.toFloat()),
};

interface Step {
  name: string;
  n: number;
  /** Whether what it was done with stays alive until the end. */
  keepsInput: boolean;
}

/** What came out of every step, to the last bit, or what was said; and what is left when all are disposed of. */
function seen(first: () => tf.Tensor, steps: readonly Step[]) {
  const before = tf.memory();
  const since = () => {
    const { numTensors, numBytes } = tf.memory();
    return [numTensors - before.numTensors, numBytes - before.numBytes];
  };
  let x = first();
  const others: tf.Tensor[] = [];
  const told = steps.map(({ name, n, keepsInput }) => {
    try {
      const result = tf.tidy(() => operations[name](x, n));
      if (keepsInput) others.push(x);
      else x.dispose();
      x = result;
      const memory = since();
      // Numbers, not bits: the plain backend's float32 may lie in an Int32Array.
      return { name, shape: x.shape, dtype: x.dtype, values: Array.from(x.dataSync()), memory };
    } catch (error) {
      // Some of TensorFlow.js's kernels leave a tensor behind where they refuse.
      return { name, error: (error as Error).message, memory: since() };
    }
  });
  tf.dispose([x, ...others]);
  return { told, left: [...since(), tf.memory().numDataBuffers - before.numDataBuffers] };
}

describe.each(backends)('on %s', (backend) => {
  beforeEach(() => useBackend(backend));

  test('any operations in any order', () => {
    const step = fc.record({
      name: fc.constantFrom(...Object.keys(operations)),
      n: fc.nat(9),
      keepsInput: fc.boolean(),
    });
    const shape = fc.constantFrom([6, 2, 2], [6, 4], [12], [1, 12]);
    fc.assert(
      fc.property(shape, fc.array(step, { maxLength: 8 }), (shape, steps) => {
        const [bytes, plain] = [bytesTensor, plainTensor].map((make) =>
          seen(() => make([...shape]), steps),
        );
        expect(bytes).toEqual(plain);
      }),
      { numRuns: Number(process.env.STACKS ?? 100) },
    );
  });

  test('what the lesson does leaves them bytes; what needs numbers gets them, and training goes on', async () => {
    const [images, plain] = [bytesTensor([60, 4, 2]), plainTensor([60, 4, 2])];
    const prepared = (x: tf.Tensor) => x.toFloat().div(255).reshape([-1, 8]);
    const labels = tf.tensor1d(
      [...Array(60).keys()].map((n) => n % 3),
      'int32',
    );
    const split = (x: tf.Tensor) =>
      trainTestSplit(prepared(x), labels, { testSize: 0.2, randomState: 42 });
    const [trainInput, valInput, trainTarget] = split(images);
    const [plainInput, plainVal] = split(plain);
    expect(byteData(trainInput)?.bytes).toBe(byteData(images)?.bytes); // and no copy
    expect(byteData(valInput)?.bytes.length).toBe(12 * 8);
    expect(byteData(plainInput)).toBeUndefined();

    const train = async (x: tf.Tensor, asked: boolean) => {
      const model = sequential([
        dense({ units: 4, activation: 'sigmoid', inputShape: [8], kernelInitializer: 'ones' }),
        dense({ units: 3, activation: 'softmax', kernelInitializer: 'ones' }),
      ]);
      model.compile({ loss: 'sparse_categorical_crossentropy' });
      await model.fit(x, trainTarget, {
        ...{ epochs: 3, seed: 1, verbose: 0 },
        callbacks: { onEpochBegin: (epoch) => void (asked && epoch === 1 && x.square()) },
      });
      return model.getWeights().map((weight) => Array.from(weight.dataSync()));
    };
    const expected = await train(plainInput, false);
    expect(await train(trainInput, false)).toEqual(expected);
    expect(byteData(trainInput)).toBeDefined();
    expect(await train(trainInput, true)).toEqual(expected);
    expect(byteData(trainInput)).toBeUndefined(); // the callback's square made numbers of them
    expect(trainInput.arraySync()).toEqual(plainInput.arraySync());
    expect(valInput.arraySync()).toEqual(plainVal.arraySync());
  });
});

test('on another backend, which knows nothing of bytes yet, they are their numbers', async () => {
  await useBackend('wasm');
  const [bytes, plain] = [bytesTensor([6, 4]), plainTensor([6, 4])];
  const scaled = bytes.div(255);
  await useBackend('cpu');
  for (const work of [(x: tf.Tensor) => x.sub(1), (x: tf.Tensor) => x.clone()]) {
    expect(work(scaled).arraySync()).toEqual(work(plain.div(255)).arraySync());
  }
  expect(byteTensor(bytesOf(4), [4]).div(255).clone().dtype).toBe('float32');
});
