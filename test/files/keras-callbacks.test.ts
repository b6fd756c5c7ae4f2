/** Keras's callbacks that write files write the files that Keras's do, and nothing else. */

import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, sep } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import {
  BackupAndRestore,
  CSVLogger,
  dense,
  LearningRateScheduler,
  loadModel,
  loadWeights,
  ModelCheckpoint,
  type ModelCheckpointOptions,
  ReduceLROnPlateau,
  Sequential,
  SGD,
  sequential,
  TerminateOnNaN,
} from '../../src/index.ts';
import { engines, loadEngines } from '../engines.ts';
import keras from '../fixtures/keras-callbacks.json' with { type: 'json' };
import { temporaryFolder } from '../temporary-folder.ts';
import { type EpochTold, oneWeight, tell, weightOf } from '../training/told.ts';

beforeAll(loadEngines);
afterEach(() => {
  jest.restoreAllMocks();
});

const folder = temporaryFolder();

/** The files below a folder, by path with Keras's slashes. */
function filesIn(path: string): string[] {
  return (readdirSync(path, { recursive: true }) as string[])
    .filter((name) => statSync(join(path, name)).isFile())
    .map((name) => name.split(sep).join('/'))
    .sort();
}

/** The rows with saveWeightsOnly wait for the model's `saveWeights`, which comes with Keras's files of weights. */
const checkpoints = keras.modelCheckpoint.filter(
  ({ path }) => !path.endsWith('.weights.h5') || 'saveWeights' in Sequential.prototype,
);

test.each(checkpoints)(
  'ModelCheckpoint $path $options',
  async ({ path, options, epochs, seen }) => {
    const place = (text: string) => text.replaceAll(folder('/'), '').replaceAll(`${folder()}/`, '');
    const callback = new ModelCheckpoint(`${folder()}/${path}`, options as ModelCheckpointOptions);
    const model = oneWeight();
    const { printed } = await tell(callback, model, epochs as unknown as EpochTold[]);
    expect(printed.map(place)).toEqual(seen.printed);
    expect(filesIn(folder())).toEqual(Object.keys(seen.files).sort());
    for (const [file, weight] of Object.entries(seen.files)) {
      const isOfWeights = file.endsWith('.weights.h5');
      const loaded = isOfWeights ? oneWeight() : await loadModel(folder(file));
      if (isOfWeights) await loadWeights(loaded, folder(file));
      expect(weightOf(loaded)).toBe(weight);
      loaded.dispose();
    }
  },
);

test.each(keras.csvLogger)(
  'CSVLogger $options, $before',
  async ({ options, before, epochs, text }) => {
    const path = folder('기록.csv');
    if (before) writeFileSync(path, before);
    await tell(new CSVLogger(path, options), oneWeight(), epochs as EpochTold[]);
    expect(readFileSync(path, 'utf8')).toBe(text);
    expect(filesIn(folder())).toEqual(['기록.csv']);
  },
);

const { problem } = keras;
const data = () => ({
  x: tf.tensor2d(problem.x),
  y: tf.tensor2d(problem.y),
  validationData: problem.validation.map((values) => tf.tensor2d(values)) as [tf.Tensor, tf.Tensor],
});

function startModel(learningRate: number): Sequential {
  const model = sequential([
    dense({ units: 4, activation: 'tanh', inputShape: [3] }),
    dense({ units: 1 }),
  ]);
  const shapes = [[3, 4], [4], [4, 1], [1]];
  model.setWeights(problem.start.map((values, i) => tf.tensor(values, shapes[i])));
  model.compile({ loss: 'mse', metrics: ['mae'], optimizer: new SGD({ learningRate }) });
  return model;
}

describe.each(engines)('trained by %s', (engine) => {
  const common = { engine, verbose: 0, batchSize: 8, shuffle: false } as const;

  test.each(keras.trainings.filter(({ name }) => name.endsWith('checkpoints')))(
    '$name: files with the names that Keras gives them',
    async ({ name, epochs, files, rate }) => {
      const { x, y, validationData } = data();
      const checkpoint =
        name === 'checkpoints'
          ? new ModelCheckpoint(folder('{epoch:02d}-{val_loss:.2f}.keras'), { saveBestOnly: true })
          : new ModelCheckpoint(folder('{epoch}-{batch}-{loss:.3f}.keras'), { saveFreq: 2 });
      const model = startModel(rate);
      const callbacks = [checkpoint, new CSVLogger(folder('log.csv'))];
      await model.fit(x, y, { ...common, epochs, validationData, callbacks });
      expect(filesIn(folder())).toEqual(files);
      const last = await loadModel(folder(files[files.length - 2]));
      // Of the best epoch, the second; of the third epoch's second batch.
      const isBest = name === 'checkpoints';
      const again = startModel(rate);
      const steps = isBest ? 6 : 8;
      const stop = {
        onBatchEnd() {
          again.stopTraining = ++done === steps;
        },
      };
      let done = 0;
      await again.fit(x, y, { ...common, epochs: 3, callbacks: stop });
      for (const [i, weight] of last.getWeights().entries()) {
        for (const [k, value] of weight.dataSync().entries()) {
          expect(again.getWeights()[i].dataSync()[k]).toBeCloseTo(value, 6);
        }
      }
    },
  );

  test('the file of CSVLogger has Keras’s columns and numbers, with a learning rate', async () => {
    const row = keras.trainings.find(
      ({ name }) => name === 'plateau',
    ) as (typeof keras.trainings)[0];
    const { x, y, validationData } = data();
    const callbacks = [
      new ReduceLROnPlateau({ patience: 1, factor: 0.5, minDelta: 0.05 }),
      new CSVLogger(folder('log.csv')),
    ];
    const options = { ...common, epochs: row.epochs, validationData, callbacks };
    await startModel(row.rate).fit(x, y, options);
    const rows = (text: string) => text.split('\r\n').map((line) => line.split(','));
    const [ours, theirs] = [rows(readFileSync(folder('log.csv'), 'utf8')), rows(row.csv)];
    expect(ours).toHaveLength(theirs.length);
    expect(ours[0]).toEqual(theirs[0]);
    for (const [i, cells] of theirs.slice(1, -1).entries()) {
      for (const [k, cell] of cells.entries()) {
        expect(Number(ours[1 + i][k])).toBeCloseTo(Number(cell), 5);
      }
    }
  });
});

const train = (callbacks: object, loss: unknown = 'mse') => {
  const { x, y, validationData } = data();
  const model = startModel(0.1);
  model.compile({ loss: loss as string, metrics: ['mae'] });
  return model.fit(x, y, { verbose: 0, validationData, callbacks: callbacks as never });
};

test.each<[() => unknown, string]>([
  [
    () => new ModelCheckpoint('model'),
    "A model's name ends in .keras or .h5, such as 'best-model.keras'; got 'model'.",
  ],
  [() => new ModelCheckpoint(undefined as never), 'got undefined.'],
  [
    () => new ModelCheckpoint('model.h5', { saveWeightsOnly: true }),
    "With saveWeightsOnly the name ends in .weights.h5, such as 'best-model.weights.h5'; got 'model.h5'.",
  ],
  [
    () => new ModelCheckpoint('m.keras', { saveFreq: 0 }),
    "ModelCheckpoint's saveFreq is 'epoch' or a number of batches; got 0.",
  ],
  [
    () => new ModelCheckpoint('m.keras', { save_best_only: true } as never),
    "Here it is called 'saveBestOnly'.",
  ],
  [
    () => new ModelCheckpoint('m.keras', { initialValueThreshold: 'x' as never }),
    "is a number; got 'x'.",
  ],
  [
    () => new CSVLogger(5 as never),
    "CSVLogger takes the name of a file, such as 'log.csv'; got 5.",
  ],
  [
    () => new CSVLogger('l.csv', { separator: ', ' }),
    "CSVLogger's separator is one character that is not a quote or line break, such as ','; got ', '.",
  ],
  [
    () => new CSVLogger('l.csv', { append: 1 as never }),
    "CSVLogger's append is true or false; got 1.",
  ],
])('%# is refused', (make, message) => {
  expect(make).toThrow(message);
});

test('before the first step: what can’t be saved, or not there, or has no such value', async () => {
  const refused = async (callback: object, message: string, loss?: unknown) => {
    await expect(train(callback, loss)).rejects.toThrow(message);
    expect(readdirSync(folder())).toEqual(['file']);
  };
  writeFileSync(folder('file'), '');
  await refused(new CSVLogger(folder('none/log.csv')), "the folder doesn't exist");
  await refused(new ModelCheckpoint(folder('file/model.keras')), 'it would lie in a file');
  const named = (name: string, options?: ModelCheckpointOptions) =>
    new ModelCheckpoint(folder(name), options);
  await refused(
    named('{accuracy:.2f}.keras'),
    "has a place for 'accuracy', which has no value. There are: epoch, loss, mae, val_loss, val_mae.",
  );
  await refused(named('{batch}.keras'), "has a place for 'batch'");
  await refused(
    named('{val_loss}.keras', { saveFreq: 2 }),
    "has a place for 'val_loss', which has no value. There are: epoch, batch, loss, mae.",
  );
  await refused(
    named('{loss:d}.keras'),
    "has '{loss:d}'; expected places such as {epoch:02d} and {val_loss:.2f}.",
  );
  await refused(named('{loss:.2g}.keras'), 'expected places such as');
  await refused(named('{epoch.keras'), "has '{'; expected places such as");
  await refused(
    named('best.keras', { saveBestOnly: true, saveFreq: 2 }),
    "ModelCheckpoint monitors 'val_loss', which there is at an epoch's end at most; after a batch there are: loss, mae.",
  );
  const own = (yTrue: tf.Tensor, yPred: tf.Tensor) => yTrue.sub(yPred).square().mean();
  await refused(named('model.keras'), 'The loss is a function; a file can only name one', own);
});

test('the best of batches, monitored as means over the epoch so far', async () => {
  const model = startModel(0.1);
  const { x, y } = data();
  const checkpoint = new ModelCheckpoint(folder('{epoch}-{batch}.keras'), {
    saveBestOnly: true,
    monitor: 'loss',
    saveFreq: 1,
  });
  const { history } = await model.fit(x, y, {
    verbose: 0,
    batchSize: 8,
    shuffle: false,
    callbacks: checkpoint,
  });
  expect(checkpoint.best).toBeCloseTo(history.loss[0], 9);
  expect(filesIn(folder())).toContain('1-3.keras');
});

test('folders on the way are made, an earlier file stays until there is another', async () => {
  mkdirSync(folder('of'));
  writeFileSync(folder('of/log.csv'), 'earlier');
  const stop = new AbortController();
  const { x, y } = data();
  const callbacks = [new CSVLogger(folder('of/log.csv')), { onBatchEnd: () => stop.abort() }];
  const options = { verbose: 0, batchSize: 8, signal: stop.signal, callbacks } as const;
  await expect(startModel(0.1).fit(x, y, options)).rejects.toThrow();
  expect(readFileSync(folder('of/log.csv'), 'utf8')).toBe('earlier');
  await train([
    new ModelCheckpoint(folder('a/b/model.keras')),
    new CSVLogger(folder('of/log.csv')),
  ]);
  expect(existsSync(folder('a/b/model.keras'))).toBe(true);
  expect(readFileSync(folder('of/log.csv'), 'utf8')).toMatch(
    /^epoch,loss,mae,val_loss,val_mae\r\n0,/,
  );
  rmSync(folder('a'), { recursive: true });
});

test('a backup keeps the last epoch whose loss is a number', async () => {
  const warn = jest.spyOn(console, 'warn').mockReturnValue(undefined);
  const { x, y } = data();
  const options = () => ({
    ...({ verbose: 0, epochs: 4, batchSize: 20, seed: 1 } as const),
    callbacks: [
      new TerminateOnNaN(),
      new BackupAndRestore(folder('backup'), { deleteCheckpoint: false }),
    ],
  });
  const first = await startModel(1e30).fit(x, y, options());
  expect(first.loss).toEqual([expect.any(Number), Number.POSITIVE_INFINITY]);
  const again = await startModel(1e30).fit(x, y, options());
  expect(again.loss).toEqual(first.loss);
  expect(warn).toHaveBeenCalledTimes(2);
});

test('after a backup the learning rate goes on where it was', async () => {
  const { x, y } = data();
  const options = (epochs: number) => ({
    ...({ verbose: 0, epochs, batchSize: 8, seed: 1 } as const),
    callbacks: [
      new LearningRateScheduler((_, lr) => lr / 2),
      new BackupAndRestore(folder('backup'), { deleteCheckpoint: epochs === 5 }),
    ],
  });
  const [whole, resumed] = [startModel(0.1), startModel(0.1)];
  const expected = await whole.fit(x, y, options(5));
  await startModel(0.1).fit(x, y, options(3));
  const { history } = await resumed.fit(x, y, options(5));
  expect(history).toEqual(expected.history);
  expect(history.learning_rate).toHaveLength(5);
  for (const [i, weight] of resumed.getWeights().entries()) {
    expect(weight.dataSync()).toEqual(whole.getWeights()[i].dataSync());
  }
});
