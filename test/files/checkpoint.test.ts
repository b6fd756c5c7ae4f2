/** Training that was stopped and goes on: every optimizer on every engine, and what is refused. */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { readCheckpoint, writeCheckpoint } from '../../src/files/checkpoint/checkpoint-file.ts';
import { loadCheckpoint, whereIs } from '../../src/files/checkpoint/checkpoint-node.ts';
import { readZip, writeZip } from '../../src/files/containers/zip.ts';
import {
  BackupAndRestore,
  dense,
  type EngineChoice,
  type Sequential,
  sequential,
  setRandomSeed,
  useBackend,
} from '../../src/index.ts';
import { quoted } from '../../src/names/quoted.ts';
import type { Position } from '../../src/training/backup.ts';
import type { FitOptions } from '../../src/training/fit-options.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { optimizers } from './problem.ts';
import { utf8 } from './record.ts';

const ROWS = 27;
const optimizersToo = { ...optimizers, "TensorFlow.js's adam": () => tf.train.adam(0.01) };

const at = temporaryFolder('이어서 ');
beforeAll(() => useBackend('cpu'));

function build(optimizer: string | tf.Optimizer = 'rmsprop', units = 5): Sequential {
  setRandomSeed(3);
  const model = sequential([
    dense({ units, activation: 'sigmoid', inputShape: [4] }),
    dense({ units: 3, activation: 'softmax' }),
  ]);
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer });
  return model;
}

function frozen(): Sequential {
  const model = build();
  model.layers[0].trainable = false;
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  return model;
}

/** Seven batches an epoch, the last one smaller. */
async function trained(model: Sequential, options: FitOptions = {}, seed = 5, rows = ROWS) {
  const x = tf.randomUniform([rows, 4], 0, 1, 'float32', seed);
  const y = tf.tensor1d(
    Array.from({ length: rows }, (_, i) => i % 3),
    'int32',
  );
  try {
    const history = await model.fit(x, y, {
      epochs: 3,
      batchSize: 4,
      engine: 'wasm',
      verbose: 0,
      recordBatches: true,
      ...options,
    });
    const { epoch, history: values, batches } = history;
    return { weights: weightsOf(model), epoch, values, batches };
  } finally {
    tf.dispose([x, y]);
  }
}

const weightsOf = (model: Sequential) =>
  model.getWeights().map((weight) => Array.from(weight.dataSync()));

/** Stops after so many batches, counted over all epochs. */
async function stopAfter(batches: number, model: Sequential, options: FitOptions = {}) {
  const stop = new AbortController();
  let done = 0;
  const counter = {
    onBatchEnd: () => {
      if (++done === batches) stop.abort(new Error('stopped'));
    },
  };
  const callbacks = [new BackupAndRestore(at('backup')), counter];
  await expect(trained(model, { ...options, callbacks, signal: stop.signal })).rejects.toThrow(
    'stopped',
  );
}

const goOn = (options: FitOptions = {}) => ({
  ...options,
  callbacks: new BackupAndRestore(at('backup')),
});

describe.each(['wasm', 'stock'] as EngineChoice[])("engine '%s'", (engine) => {
  test.each(Object.entries(optimizersToo))(
    '%s: stopped in the middle, at an end and in the last batch, the same to the last bit',
    async (_, optimizer) => {
      const whole = await trained(build(optimizer()), { engine });
      await stopAfter(1, build(optimizer()), { engine });
      await stopAfter(6, build(optimizer()), { engine }); // the first epoch's end
      await stopAfter(10, build(optimizer()), { engine });
      expect(loadCheckpoint(at('backup')).position).toMatchObject({ epoch: 2, batch: 3, engine });
      expect(await trained(build(optimizer()), goOn({ engine }))).toEqual(whole);
      expect(existsSync(at('backup'))).toBe(false);
    },
  );
});

test('more epochs than planned, and the engine that is not named: what one fit would have given', async () => {
  const whole = await trained(build(), { epochs: 5 });
  await stopAfter(10, build());
  expect(await trained(build(), goOn({ epochs: 5, engine: 'auto' }))).toEqual(whole);
});

test.each<[string, () => Promise<unknown>]>([
  ['of another model: [4], Dense 5 sigmoid', () => trained(build('rmsprop', 6), goOn())],
  ['of another model', () => trained(build('adam'), goOn())],
  ['its samples or labels were others', () => trained(build(), goOn(), 6)],
  ['batchSize was 4, and now 8', () => trained(build(), goOn({ batchSize: 8 }))],
  ['shuffle was true, and now false', () => trained(build(), goOn({ shuffle: false }))],
  ['seed was', () => trained(build(), goOn({ seed: 1 }))],
  ['it trains on 27 samples, and now 28', () => trained(build(), goOn(), 5, ROWS + 1)],
  ['Dense 5 sigmoid with bias frozen', () => trained(frozen(), goOn())],
])('refused: %s', async (message, attempt) => {
  await stopAfter(10, build());
  const before = readFileSync(at('backup/checkpoint.zip'));
  await expect(attempt()).rejects.toThrow(message);
  expect(readFileSync(at('backup/checkpoint.zip'))).toEqual(before);
});

test('a loss that is a function is refused before the first step', async () => {
  const model = sequential([dense({ units: 3, inputShape: [4] })]);
  model.compile({ loss: (yTrue, yPred) => yPred.sub(yTrue).square().mean() });
  await expect(trained(model, goOn({ engine: 'stock' }))).rejects.toThrow('The loss is a function');
});

test('a backup that can’t be written is remarked on, once however often it is tried, and training goes on', async () => {
  const whole = await trained(build());
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  const block = {
    onTrainBegin: () => {
      rmSync(at('backup'), { recursive: true });
      writeFileSync(at('backup'), ''); // a file where the folder was
    },
  };
  expect(
    await trained(build(), {
      callbacks: [new BackupAndRestore(at('backup'), { saveFreq: 1 }), block],
    }),
  ).toEqual(whole);
  expect(warn.mock.calls).toEqual([
    [expect.stringMatching(/Training goes on, but was not saved: .*backup.* this is said once\.$/)],
  ]);
  warn.mockRestore();
});

test('a stop that can’t be saved says so', async () => {
  const stop = new AbortController();
  const block = {
    onBatchEnd: () => {
      rmSync(at('backup'), { recursive: true, force: true });
      writeFileSync(at('backup'), '');
      stop.abort();
    },
  };
  const callbacks = [new BackupAndRestore(at('backup')), block];
  await expect(trained(build(), { callbacks, signal: stop.signal })).rejects.toThrow(
    'Training was stopped, and not saved: ',
  );
});

describe('the file', () => {
  const bytes = async () => {
    await stopAfter(10, build());
    return new Uint8Array(readFileSync(at('backup/checkpoint.zip')));
  };
  /** The file with other values in training.json, or in its position. */
  const changed = async (values: object, position: object = {}) => {
    const files = Object.fromEntries(readZip(await bytes()));
    const training = JSON.parse(new TextDecoder().decode(files['training.json']));
    Object.assign(training, values);
    Object.assign(training.position, position);
    return writeZip({ ...files, 'training.json': utf8(JSON.stringify(training)) });
  };

  test('is read as it was written, a loss that is not a number too', async () => {
    const checkpoint = readCheckpoint(await bytes());
    checkpoint.position.sums.values.loss = Number.NaN;
    checkpoint.position.history.history.loss[0] = Number.POSITIVE_INFINITY;
    checkpoint.note = { 이름: ['값'] };
    expect(readCheckpoint(writeCheckpoint(checkpoint))).toEqual(checkpoint);
  });

  test.each<[string, () => Promise<Uint8Array>]>([
    ['not a ZIP archive', async () => new Uint8Array(100)],
    ['cut off', async () => (await bytes()).subarray(0, 3000)],
    ['training.json is missing in it', async () => writeZip({ 'config.json': new Uint8Array(2) })],
    ['version 2; this lesson reads version 1', () => changed({ version: 2 })],
    ['expected "ann-lesson-checkpoint"', () => changed({ format: 'x' })],
    ['has batch 7', () => changed({}, { batch: 7 })],
    ['values for 1000000000 epochs', () => changed({}, { epoch: 1e9 })],
    ['expected native, wasm or stock', () => changed({}, { engine: 'x' })],
    ['has seed -1', () => changed({}, { seed: -1 })],
  ])('is refused: %s', async (message, make) => {
    const content = await make();
    expect(() => readCheckpoint(content)).toThrow(message);
  });
});

test('saved every few batches, it goes on from there after what gave no time to save', async () => {
  const whole = await trained(build());
  const crash = {
    onBatchEnd: (batch: number) => {
      if (batch === 5) throw new Error('crashed');
    },
  };
  const backup = new BackupAndRestore(at('backup'), { saveFreq: 2 });
  await expect(trained(build(), { callbacks: [backup, crash] })).rejects.toThrow('crashed');
  expect(loadCheckpoint(at('backup')).position).toMatchObject({ epoch: 0, batch: 4 });
  expect(await trained(build(), goOn())).toEqual(whole);
});

test.each([0, 1.5, -1, 'batch' as 'epoch'])('saveFreq %p is refused', (saveFreq) => {
  expect(() => new BackupAndRestore(at('backup'), { saveFreq })).toThrow(
    `'epoch' or a number of batches; got ${quoted(saveFreq)}`,
  );
});

test.each<[unknown, unknown, string]>([
  [undefined, {}, "takes a folder's path; got undefined."],
  ['', {}, "takes a folder's path; got ''."],
  [
    'backup',
    { savefreq: 1 },
    "BackupAndRestore has no option 'savefreq'. Did you mean 'saveFreq'?",
  ],
  ['backup', { save_freq: 1 }, "Here it is called 'saveFreq'."],
  ['backup', { deleteCheckpoint: 'no' }, "deleteCheckpoint is true or false; got 'no'."],
  ['backup', { saveFreq: 2n }, 'got 2n (a bigint: write 2).'],
])('new BackupAndRestore(%p, %p) is refused', (folder, options, message) => {
  expect(() => new BackupAndRestore(folder as string, options as object)).toThrow(message);
});

test.each([
  [{ epoch: 5, batch: 0 }, 'after all 5 epochs'],
  [{ epoch: 2, batch: 0 }, 'before epoch 3 of 5'],
  [{ epoch: 2, batch: 1812 }, 'in epoch 3 of 5, after 1,812 batches'],
])('%j is %s', (position, words) => {
  expect(whereIs(position as Position, 5)).toBe(words);
});

describe('a signal', () => {
  const listened = jest.fn();
  let error: jest.SpyInstance;
  beforeEach(() => {
    process.on('SIGINT', listened); // as a notebook's kernel has one: the process lives on
    error = jest.spyOn(console, 'error').mockImplementation();
  });
  afterEach(() => {
    process.off('SIGINT', listened);
    error.mockRestore();
  });
  const send = (when: number) => {
    let done = 0;
    return { onBatchEnd: () => void (++done === when && process.emit('SIGINT')) };
  };

  test('in training saves, says how to go on, and what follows is what would have been', async () => {
    const whole = await trained(build());
    const callbacks = [new BackupAndRestore(at('backup')), send(10)];
    await expect(trained(build(), { callbacks })).rejects.toThrow(
      `Stopped in epoch 2 of 3, after 3 batches. Saved in ${at('backup')}: run it again to go on.`,
    );
    expect(error.mock.calls[0][0]).toContain('Stopped in epoch 2 of 3');
    expect(process.listeners('SIGINT')).toEqual([listened]);
    expect(await trained(build(), goOn())).toEqual(whole);
  });

  test('in the last epoch’s last batch leaves nothing to go on with', async () => {
    const callbacks = [new BackupAndRestore(at('backup')), send(21)];
    await trained(build(), { callbacks }).catch(() => undefined);
    expect(await trained(build(), goOn())).toEqual(await trained(build()));
    expect(listened).toHaveBeenCalled();
  });
});
