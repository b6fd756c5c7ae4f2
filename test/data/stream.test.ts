/** `fit` and `evaluate` from a stream: the same numbers as from memory, and errors in time. */

import { appendFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs';
import { RandomState } from '../../src/data/random-state.ts';
import { readProjectFile } from '../../src/disk/project-node.ts';
import {
  type Batch,
  type BatchStream,
  buildWithAdd,
  dense,
  type IdxBatchesOptions,
  idxBatches,
  type Sequential,
  sequential,
  setRandomSeed,
} from '../../src/index.ts';
import { idxFile } from '../../tools/idx-file.ts';
import { engines, loadEngines } from '../engines.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const SAMPLES = 90; // 11 batches of 8 and one of 2
const FEATURES = 6;
const CLASSES = 3;

const at = temporaryFolder('stream-', 'all');
beforeAll(loadEngines);

const random = new RandomState(5);
const bytes = (length: number, most: number) =>
  Uint8Array.from({ length }, () => random.integer(most));
const pixels = bytes(SAMPLES * FEATURES, 255);
const labels = bytes(SAMPLES, CLASSES - 1);
const imageFile = idxFile(8, [SAMPLES, 2, 3], pixels);
const labelFile = idxFile(8, [SAMPLES], labels);

let files = 0;
/** Writes bytes to a new file. */
function file(content: Uint8Array): string {
  const path = at(`file-${files++}`);
  writeFileSync(path, content);
  return path;
}

const form: IdxBatchesOptions = { batchSize: 8, inputShape: [FEATURES], divideBy: 255 };
const stream = (options: IdxBatchesOptions = {}) =>
  idxBatches(file(gzipSync(imageFile)), file(labelFile), { ...form, ...options });

/** The same samples in memory. */
function tensors(): [tf.Tensor, tf.Tensor] {
  const x = tf.tensor(pixels, [SAMPLES, FEATURES], 'int32').div(255) as tf.Tensor;
  return [x, tf.tensor1d(Array.from(labels), 'int32')];
}

function build(loss = 'sparse_categorical_crossentropy'): Sequential {
  const model = sequential([
    dense({ units: 5, activation: 'sigmoid', inputShape: [FEATURES], seed: 1 }),
    dense({ units: CLASSES, activation: 'softmax', seed: 2 }),
  ]);
  model.compile({ loss, metrics: ['accuracy'] });
  return model;
}

const weightsOf = (model: Sequential) =>
  model.getWeights().map((weight) => Array.from(weight.dataSync()));
const quiet = { verbose: 0 } as const;

describe.each(engines)('engine %s', (engine) => {
  test('the same order gives the same weights, bit for bit, and the same history', async () => {
    const [x, y] = tensors();
    const [streamed, inMemory] = [build(), build()];
    const source = stream();
    const validationData: [tf.Tensor, tf.Tensor] = [x, y];
    const options = { ...quiet, engine, epochs: 3, recordBatches: true };
    const [a, b] = [
      await streamed.fit(source, { ...options, validationData: stream() }),
      await inMemory.fit(x, y, { ...options, batchSize: 8, shuffle: false, validationData }),
    ];
    expect(weightsOf(streamed)).toEqual(weightsOf(inMemory));
    expect(streamed.optimizer.iterations).toBe(36);
    expect(a.engine).toBe(engine);
    expect(a.batches.loss).toHaveLength(36);
    expect(Object.keys(a.history)).toEqual(Object.keys(b.history));
    for (const [name, values] of Object.entries(b.history)) {
      for (const [epoch, value] of values.entries()) {
        expect(a.history[name][epoch]).toBeCloseTo(value, 5);
      }
    }
    const [fromStream, fromMemory] = [
      await streamed.evaluate(source, { engine }),
      inMemory.evaluate(x, y, { engine }),
    ];
    expect(fromStream.loss).toBeCloseTo(fromMemory.loss, 5);
    expect(fromStream.accuracy).toBeCloseTo(Number(fromMemory.accuracy), 6);
  });

  test('tensors as validation data beside a stream', async () => {
    const [x, y] = tensors();
    const model = build();
    const { history } = await model.fit(stream(), { ...quiet, engine, validationData: [x, y] });
    expect(history.val_loss[0]).toBeCloseTo(model.evaluate(x, y, { engine }).loss, 5);
  });

  test('leaves no tensor and no open file behind: at the end, stopped, or failed', async () => {
    const model = build();
    await model.fit(stream(), { ...quiet, engine }); // the optimizer's memory stays
    const handles = () => readdirSync('/proc/self/fd').length;
    const before = [tf.memory().numTensors, handles()];
    await model.fit(stream({ shuffleBuffer: 20 }), { ...quiet, engine, epochs: 2 });
    await model.fit(stream(), { ...quiet, engine, epochs: 3, stepsPerEpoch: 5 });
    const stop = { onBatchEnd: () => Object.assign(model, { stopTraining: true }) };
    await model.fit(stream(), { ...quiet, engine, callbacks: stop as object });
    const fail = () => {
      throw new Error('stop here');
    };
    const failing = model.fit(stream(), { ...quiet, engine, callbacks: { onBatchEnd: fail } });
    await expect(failing).rejects.toThrow('stop here');
    await model.evaluate(stream(), { engine });
    // The system closes files meanwhile; on a busy machine it takes its time.
    for (let i = 0; i < 100 && handles() > before[1]; i++) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(tf.memory().numTensors).toBe(before[0]);
    expect(handles()).toBeLessThanOrEqual(before[1]); // fewer, where files of an earlier test were still open
  });

  test('a bad value names its batch, and what was learned before stays', async () => {
    const x = new Float32Array(SAMPLES * FEATURES).fill(0.5);
    x[27 * FEATURES + 2] = Number.NaN; // sample 3 of batch 3
    const swapped = Buffer.from(x.buffer).swap32();
    const images = file(idxFile(13, [SAMPLES, FEATURES], swapped));
    const model = build();
    const source = idxBatches(images, file(labelFile), { batchSize: 8 });
    await expect(model.fit(source, { ...quiet, engine })).rejects.toThrow(
      'Batch 3 of the stream (counted from 0): The input holds NaN (sample 3, value 2',
    );
    expect(model.optimizer.iterations).toBe(3);
    expect(weightsOf(model).flat().every(Number.isFinite)).toBe(true);
  });
});

describe('any stream of { xs, ys }', () => {
  const oneHot = (rows: number): Batch => ({
    xs: tf.ones([rows, FEATURES]),
    ys: tf.tensor2d(Array.from({ length: rows }, () => [0, 1, 0])),
  });
  const streamOf = (make: () => AsyncGenerator<unknown>) =>
    ({ [Symbol.asyncIterator]: make }) as BatchStream;
  const train = (source: BatchStream, options = {}) =>
    build('categorical_crossentropy').fit(source, { ...quiet, ...options });

  test('a class or an object of your own is gone through once an epoch', async () => {
    let passes = 0;
    const own = streamOf(async function* () {
      passes++;
      for (let n = 0; n < 4; n++) yield oneHot(n === 3 ? 1 : 5);
    });
    const history = await train(own, { epochs: 3, recordBatches: true });
    expect(passes).toBe(3);
    expect(history.batches.loss).toHaveLength(12);
  });

  test('stepsPerEpoch: the next epoch goes on where the last one was, and begins anew at the end', async () => {
    const seen: number[] = [];
    const own = streamOf(async function* () {
      for (let n = 0; n < 5; n++) {
        seen.push(n);
        yield oneHot(2);
      }
    });
    const history = await train(own, { epochs: 4, stepsPerEpoch: 3, recordBatches: true });
    expect(seen).toEqual([0, 1, 2, 3, 4, 0, 1, 2, 3, 4, 0, 1]);
    expect(history.batches.loss).toHaveLength(12);
  });

  test('TensorFlow.js’s datasets, by fit and by fitDataset', async () => {
    const dataset = tf.data
      .generator(function* () {
        for (let n = 0; n < 20; n++) yield { xs: tf.ones([FEATURES]), ys: tf.tensor1d([0, 1, 0]) };
      })
      .batch(8);
    const [a, b] = [build('categorical_crossentropy'), build('categorical_crossentropy')];
    const source = dataset as unknown as BatchStream;
    await a.fit(source, { ...quiet, epochs: 2, engine: 'wasm' });
    await b.fitDataset(source, { ...quiet, epochs: 3, batchesPerEpoch: 2, engine: 'wasm' });
    expect(weightsOf(a)).toEqual(weightsOf(b)); // 2 × 3 and 3 × 2 batches
    expect(a.optimizer.iterations).toBe(6);
  });

  test.each<[string, () => AsyncGenerator<unknown>, string]>([
    ['nothing', async function* () {}, 'The stream gave no batch'],
    [
      'arrays',
      async function* () {
        yield [[1], [2]];
      },
      'A batch is { xs, ys }',
    ],
    [
      'a larger batch later',
      async function* () {
        yield oneHot(2);
        yield oneHot(3);
      },
      'Batch 1 of the stream (counted from 0) has 3 samples; the first one had 2',
    ],
    [
      'an error of its own',
      async function* () {
        yield oneHot(2);
        throw new Error('the line is dead');
      },
      'the line is dead',
    ],
  ])('a stream of %s ends with an error', async (_, make, message) => {
    const before = tf.memory().numTensors;
    const model = build('categorical_crossentropy');
    await expect(model.fit(streamOf(make), { ...quiet, engine: 'wasm' })).rejects.toThrow(message);
    model.dispose();
    expect(tf.memory().numTensors).toBe(before);
  });

  test('a generator that has run through is refused in the second epoch', async () => {
    const once = (async function* () {
      yield oneHot(2);
    })() as unknown as BatchStream;
    await expect(train(once, { epochs: 2 })).rejects.toThrow('must start over each time');
  });

  test.each([
    [{ batchSize: 8 }, "fit from a stream has no option 'batchSize'"],
    [{ shuffle: true }, "has no option 'shuffle'"],
    [{ validationSplit: 0.1 }, "has no option 'validationSplit'"],
    [{ stepsPerEpoch: 0 }, 'stepsPerEpoch is a whole number of at least 1'],
    [{ epochs: 0 }, 'epochs is a whole number'],
  ])('%j is refused', async (options, message) => {
    await expect(train(stream() as BatchStream, options)).rejects.toThrow(message);
  });
});

describe('idxBatches', () => {
  /** All samples of one pass: first pixel, second pixel and label. */
  async function pass(source: AsyncIterable<Batch>): Promise<string[]> {
    const seen: string[] = [];
    for await (const { xs, ys } of source) {
      const [x, y] = [xs.dataSync(), ys.dataSync()];
      const rows = xs.shape[0] ?? 0;
      for (let n = 0; n < rows; n++) seen.push(`${x[n * FEATURES]} ${x[n * FEATURES + 1]} ${y[n]}`);
      tf.dispose([xs, ys]);
    }
    return seen;
  }
  const plain = { inputShape: undefined, divideBy: 1 };
  const inOrder = Array.from(
    labels,
    (label, n) => `${pixels[n * FEATURES]} ${pixels[n * FEATURES + 1]} ${label}`,
  );

  test('all samples in the files’ order, whatever the batch size, gzipped or not', async () => {
    for (const batchSize of [1, 7, 90, 1000]) {
      const source = stream({ ...plain, batchSize });
      expect(source.size).toBe(Math.ceil(SAMPLES / batchSize));
      expect(await pass(source)).toEqual(inOrder);
    }
  });

  test.each([1, 10, 90, 1000])(
    'a shuffle buffer of %i: every sample once, with its own label, in another order each epoch',
    async (shuffleBuffer) => {
      const make = () => stream({ ...plain, shuffleBuffer, seed: 3 });
      const source = make();
      const [first, second] = [await pass(source), await pass(source)];
      expect([...first].sort()).toEqual([...inOrder].sort());
      expect([...second].sort()).toEqual([...inOrder].sort());
      if (shuffleBuffer === 1) expect(first).toEqual(inOrder);
      else expect(new Set([first, second, inOrder].map(String)).size).toBe(3);
      expect(await pass(make())).toEqual(first); // the seed repeats it
      // A row goes out at most a buffer's length before its turn.
      expect(first.every((row, n) => inOrder.indexOf(row) <= n + shuffleBuffer)).toBe(true);
    },
  );

  test('the seed follows from setRandomSeed', async () => {
    const order = () => {
      setRandomSeed(4);
      return pass(stream({ ...plain, shuffleBuffer: 50 }));
    };
    expect(await order()).toEqual(await order());
  });

  test('batches can be predicted one by one', async () => {
    const [x] = tensors();
    const model = build();
    const predicted: number[] = [];
    for await (const { xs, ys } of stream()) {
      const output = model.predict(xs) as tf.Tensor;
      predicted.push(...output.dataSync());
      tf.dispose([xs, ys, output]);
    }
    const whole = Array.from((model.predict(x) as tf.Tensor).dataSync());
    for (const [i, value] of predicted.entries()) expect(value).toBeCloseTo(whole[i], 6);
  });

  test('other element types: int16 samples, float32 targets of two numbers', async () => {
    const samples = Buffer.alloc(8);
    for (const [i, value] of [1, -2, 300, 4].entries()) samples.writeInt16BE(value, 2 * i);
    const targets = Buffer.alloc(16);
    for (const [i, value] of [0.5, -1, 2, 3].entries()) targets.writeFloatBE(value, 4 * i);
    const source = idxBatches(
      file(idxFile(11, [2, 2], samples)),
      file(idxFile(13, [2, 2], targets)),
    );
    for await (const { xs, ys } of source) {
      expect(xs.arraySync()).toEqual([
        [1, -2],
        [300, 4],
      ]);
      expect(ys.arraySync()).toEqual([
        [0.5, -1],
        [2, 3],
      ]);
      expect(ys.dtype).toBe('float32');
    }
  });

  test.each<[string, () => Uint8Array, () => Uint8Array, string]>([
    ['cut off', () => imageFile.subarray(0, -1), () => labelFile, 'it was probably cut off'],
    [
      'longer',
      () => Buffer.concat([imageFile, Buffer.of(1)]),
      () => labelFile,
      'other bytes follow',
    ],
    ['text', () => Buffer.from('hello, this is text'), () => labelFile, 'is not an IDX file'],
    ['empty', () => Buffer.alloc(0), () => labelFile, 'has 0 bytes'],
    ['without samples', () => idxFile(8, [0, 2, 3], Buffer.alloc(0)), () => labelFile, 'no sample'],
    [
      'without enough labels',
      () => imageFile,
      () => idxFile(8, [3], Buffer.alloc(3)),
      'holds 90 samples but',
    ],
  ])('a file that is %s is refused at once', (_, images, labelBytes, message) => {
    expect(() => idxBatches(file(images()), file(labelBytes()), form)).toThrow(message);
  });

  test.each([
    [{ inputShape: [5] }, 'inputShape [5] has 5 values'],
    [{ inputShape: 'x' }, "inputShape is the shape of one sample, such as [784]; got 'x'."],
    [{ divideBy: '255' }, "got '255'."],
    [{ divideBy: 0 }, 'divideBy is a number other than 0'],
    [{ batchSize: 0.5 }, 'batchSize is a whole number'],
    [{ shuffleBuffer: -1 }, 'shuffleBuffer is a whole number'],
    [{ seed: -1 }, 'A seed is'],
    [{ batch_size: 3 }, "Here it is called 'batchSize'"],
  ])('%j is refused', (options, message) => {
    expect(() => stream(options as unknown as IdxBatchesOptions)).toThrow(message);
  });

  test.each([0, -1, 0.5, 2, 1e12, Number.NaN, '9'])(
    'a stream that says a size of %p is trained on, and what is told is what was done',
    async (size) => {
      const written: string[] = [];
      jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
        written.push(String(text));
        return true;
      });
      const batches = [stream(), stream()];
      const [first, second] = batches.map(
        (source): BatchStream => ({
          size: size as number,
          [Symbol.asyncIterator]: () => source[Symbol.asyncIterator](),
        }),
      );
      const { history } = await build().fit(first, { verbose: 2 });
      await build().fit(second, { verbose: 1 });
      jest.restoreAllMocks();
      expect(history.loss).toHaveLength(1);
      expect(written.join('')).toMatch(
        /^(Epoch 1\/1\n12\/12 - \d+s \d+(\.\d+)?ms\/step - .*\n){2}$/,
      );
    },
  );

  test('a missing file and a folder are refused, in words', () => {
    const labelPath = file(labelFile);
    expect(() => idxBatches(at('none'), labelPath)).toThrow("can't be read: it doesn't exist");
    expect(() => idxBatches(at(), labelPath)).toThrow('is a folder');
  });

  test.each([0, 1])(
    'a label outside is found before the first step (gzipped: %i)',
    async (packed) => {
      const wrong = Uint8Array.from(labels);
      wrong[80] = CLASSES;
      const bytes = idxFile(8, [SAMPLES], wrong);
      const model = build();
      const source = idxBatches(file(imageFile), file(packed ? gzipSync(bytes) : bytes), form);
      const before = weightsOf(model);
      await expect(model.fit(source, quiet)).rejects.toThrow(
        /label number 80 .* is 3; .* from 0 to 2/,
      );
      expect(weightsOf(model)).toEqual(before);
    },
  );

  describe('a long file', () => {
    const count = 5000; // 4 MB, several times what is read at once
    const samples = new Uint8Array(count * 800);
    samples.set(bytes(100_000, 255)); // what gzip can't make small
    const long = idxFile(8, [count, 800], samples);
    const longLabels = idxFile(8, [count], new Uint8Array(count));
    const model = () => {
      const built = sequential([dense({ units: 2, activation: 'softmax', inputShape: [800] })]);
      built.compile({ loss: 'sparse_categorical_crossentropy' });
      return built;
    };
    const trained = async (images: string, onBatchEnd?: (batch: number) => void) =>
      model().fit(idxBatches(images, file(longLabels)), {
        ...quiet,
        epochs: 2,
        callbacks: { onBatchEnd: (batch: number) => onBatchEnd?.(batch) },
      });

    test.each<[string, (path: string) => void, RegExp]>([
      ['cut', (path) => truncateSync(path, 3_000_000), /was changed while .* has 3,000,000 bytes/],
      ['changed', (path) => appendFileSync(path, 'more'), /was changed while it was being read/],
      ['deleted', (path) => rmSync(path), /was deleted or moved meanwhile/],
    ])('that is %s during training ends it with an error', async (_, change, message) => {
      const path = file(long);
      const fitted = trained(path, (batch) => batch === 3 && change(path));
      await expect(fitted).rejects.toThrow(message);
    });

    const packed = gzipSync(long);
    test.each<[string, Uint8Array, RegExp]>([
      ['broken off', packed.subarray(0, -100), /can't be unpacked: it breaks off/],
      [
        'damaged',
        Uint8Array.from(packed, (byte, i) => (i === packed.length - 6 ? byte ^ 1 : byte)),
        /it is damaged/,
      ],
      [
        'longer than its header says',
        gzipSync(Buffer.concat([long, long])),
        /unpacked, has .* follow the last/,
      ],
      [
        'shorter than its header says',
        gzipSync(long.subarray(0, -800)),
        /unpacked, has .* cut off/,
      ],
    ])('gzipped and %s', async (_, bytes, message) => {
      await expect(trained(file(bytes))).rejects.toThrow(message);
    });

    test('whole, it is trained on twice', async () => {
      expect((await trained(file(packed))).epoch).toEqual([0, 1]);
    });
  });
});

test('the program of docs/larger-than-memory.md trains and evaluates, in both languages', async () => {
  const [train, other] = ['train', 't10k'].map((part) => [
    `${part}-images-idx3-ubyte`,
    `${part}-labels-idx1-ubyte`,
  ]);
  const blank = idxFile(8, [70, 28, 28], new Uint8Array(70 * 784));
  for (const [images, names] of [train, other]) {
    writeFileSync(at(images), blank);
    writeFileSync(at(names), idxFile(8, [70], new Uint8Array(70)));
  }
  for (const page of ['larger-than-memory.md', 'larger-than-memory.ko.md']) {
    const text = readProjectFile('docs', page);
    const [, program] = text.match(/```ts\n([^`]*)```/) ?? [];
    const model = buildWithAdd();
    model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
    const inDir: typeof idxBatches = (images, names, options) =>
      idxBatches(at(images), at(names), options);
    const run = new Function('idxBatches', 'model', `return (async () => {${program}})()`);
    await run(inDir, model);
    expect(model.optimizer.iterations).toBe(5 * Math.ceil(70 / 32));
  }
});
