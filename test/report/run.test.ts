/** A record keeps what a run was, and a page can be made of every run, also of those that went wrong. */

import * as tf from '@tensorflow/tfjs';
import { dense, type Sequential, sequential, useBackend } from '../../src/index.ts';
import { floatsFromBase64, fromBase64 } from '../../src/report/base64.ts';
import {
  predictClasses,
  type RunRecord,
  recordRun,
  reportPage,
  runFigures,
  weightsOf,
} from '../../src/report/index.ts';
import { confusionOf, scoresOf } from '../../src/report/run-figures.ts';
import { descriptionOf, titleOf } from './svg.ts';

const [SAMPLES, SIDE, CLASSES] = [90, 4, 3];
const classNames = ['Coat', 'Shirt', 'Bag'];

interface Variant {
  epochs?: number;
  /** The labels of the samples by their number. */
  labelOf?: (n: number) => number;
  /** Whether everything became NaN: fit stops there, but a page of a finished run must bear it. */
  isLost?: boolean;
}

/** Pictures of 4 × 4 pixels whose label says which row is bright. */
async function recordSmallRun({
  epochs = 2,
  labelOf = (n) => n % CLASSES,
  isLost = false,
}: Variant = {}) {
  const labels = Array.from({ length: SAMPLES }, (_, n) => labelOf(n));
  const pixels = labels.flatMap((label, n) =>
    Array.from({ length: SIDE * SIDE }, (_, i) =>
      Math.floor(i / SIDE) === label ? 1 : ((n * 7 + i * 3) % 128) / 255,
    ),
  );
  const input = tf.tensor2d(pixels, [SAMPLES, SIDE * SIDE]);
  const target = tf.tensor1d(labels, 'int32');
  const model: Sequential = sequential({ name: '작은 <모델>' });
  model.add(
    dense({ units: 6, activation: 'sigmoid', inputShape: [SIDE * SIDE], seed: 1, name: 'hidden' }),
  );
  model.add(dense({ units: CLASSES, activation: 'softmax', seed: 2, name: 'output' }));
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
  const before = weightsOf(model);
  const history = await model.fit(input, target, {
    epochs,
    batchSize: 16,
    seed: 3,
    verbose: 0,
    validationData: [input, target],
    recordBatches: true,
  });
  if (isLost) {
    for (const values of Object.values(history.history)) values[1] = Number.NaN;
    model.setWeights(model.getWeights().map((weight) => tf.fill(weight.shape, Number.NaN)));
  }
  const predictions = predictClasses(model, input);
  const data = { trainInput: input, trainTarget: target, valInput: input, valTarget: target };
  const run = { model, before, history, width: SIDE, height: SIDE, ...data };
  const record = recordRun(run, predictions, {
    settings: { style: 'add', seed: 3, data: 'a <small> one' },
    classNames,
    seconds: { fit: 1.5 },
    epochSeconds: history.epoch.map(() => 0.25),
    peakMemoryMiB: 100,
    versions: { node: '20' },
  });
  return { record: JSON.parse(JSON.stringify(record)) as RunRecord, run, input };
}

const visibleText = (page: string) => page.replace(/<style>[\s\S]*?<\/style>|<[^>]*>/g, ' ');

beforeAll(() => useBackend('wasm'));

test('the record holds the epochs, the batches, the predictions and the weights of the run', async () => {
  const { record, run, input } = await recordSmallRun();
  const { model, history, before } = run;
  expect(record.epochs.map(({ loss }) => loss)).toEqual(
    history.loss.map((x) => expect.closeTo(x, 6)),
  );
  expect(record.epochs[1].valLoss).toBeCloseTo(history.history.val_loss[1], 6);
  expect(record.batches.steps).toBe(6); // 90 samples, 16 at a time
  expect(record.batches.loss).toHaveLength(12);
  // The mean of an epoch weighs its batches by their size: five of 16 and one of 10.
  const [first] = [record.batches.loss.slice(0, 6)].map((values) =>
    values.reduce<number>((sum, value, i) => sum + Number(value) * (i === 5 ? 10 : 16), 0),
  );
  expect(first / SAMPLES).toBeCloseTo(history.loss[0], 5);

  const outputs = (model.predict(input) as tf.Tensor2D).arraySync();
  expect(record.validation.predictions).toEqual(
    outputs.map((row) => row.indexOf(Math.max(...row))),
  );
  expect(record.model.layers.map(({ params }) => params)).toEqual([16 * 6 + 6, 6 * 3 + 3]);
  const kernels = weightsOf(model);
  record.model.layers.forEach(({ kernel }, i) => {
    expect([...floatsFromBase64(kernel)]).toEqual([...kernels[i]]);
  });
  const counted = record.weightCounts[0].before.reduce((a, b) => a + b);
  expect([counted, before[0].length]).toEqual([96, 96]);
});

test('the surest right one of each class, and the surest wrong ones, with their pixels', async () => {
  const { record, input } = await recordSmallRun();
  const { labels, predictions, probabilities } = record.validation;
  const first = Array.from({ length: 20 }, (_, n) => n);
  expect(record.pictures.samples.map(({ index }) => index)).toEqual(first);
  const isRight = (n: number) => predictions[n] === labels[n];
  const surest = (numbers: number[]) => Math.max(...numbers.map((n) => Number(probabilities[n])));
  const all = labels.map((_, n) => n);
  const found = [0, 1, 2].filter((label) => all.some((n) => isRight(n) && labels[n] === label));
  expect(record.pictures.right.map(({ label }) => label)).toEqual(found);
  for (const { index, label } of record.pictures.right) {
    const rivals = all.filter((n) => isRight(n) && labels[n] === label);
    expect(probabilities[index]).toBe(surest(rivals));
  }
  const wrong = all.filter((n) => !isRight(n));
  expect(record.pictures.wrong).toHaveLength(Math.min(10, wrong.length));
  if (wrong.length > 0) expect(probabilities[record.pictures.wrong[0].index]).toBe(surest(wrong));
  const values = input.arraySync() as number[][];
  for (const { index, pixels, label } of [...record.pictures.samples, ...record.pictures.right]) {
    expect(label).toBe(labels[index]);
    expect([...fromBase64(pixels)]).toEqual(values[index].map((value) => Math.round(value * 255)));
  }
});

test.each(['en', 'ko'] as const)(
  'the page in %s has every figure in both themes, once',
  async (language) => {
    const { record } = await recordSmallRun();
    const page = reportPage(record, { language });
    const figures = Object.values(runFigures(record));
    expect(figures).toHaveLength(11);
    for (const draw of figures) {
      for (const theme of ['light', 'dark'] as const) {
        expect(page.split(draw({ language, theme }))).toHaveLength(2);
      }
    }
    const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(visibleText(page)).not.toMatch(/NaN|undefined|null|\[object/);
    expect(page).toContain('작은 &lt;모델&gt;');
    expect(page).toContain('a &lt;small&gt; one');
    expect(/[가-힣]/.test(titleOf(figures[0]({ language })))).toBe(language === 'ko');
  },
);

test('one epoch', async () => {
  const { record } = await recordSmallRun({ epochs: 1 });
  expect(record.epochs).toHaveLength(1);
  expect(visibleText(reportPage(record))).not.toMatch(/NaN|undefined|Infinity/);
});

test('a class that never occurs has a dash, not a number', async () => {
  const { record } = await recordSmallRun({ labelOf: (n) => n % 2 });
  expect(confusionOf(record)[2].every((count) => count === 0)).toBe(true);
  expect(record.pictures.right.map(({ label }) => label)).not.toContain(2);
  const page = visibleText(reportPage(record));
  expect(page).toMatch(/Bag\s+–|Bag\s+0\.0 %\s+–/);
  expect(page).not.toMatch(/NaN|undefined/);
});

test('a loss that becomes no number is said, and the page is still made', async () => {
  const { record } = await recordSmallRun({ isLost: true });
  expect(record.epochs[1].loss).toBeNull();
  expect(record.validation.predictions.every((prediction) => prediction === null)).toBe(true);
  expect([record.validation.accuracy, record.epochs[1].valAccuracy]).toEqual([null, null]);
  expect(scoresOf(record)).toEqual(
    classNames.map(() => ({ precision: null, recall: 0, support: 30 })),
  );
  const words = (name: 'confusion' | 'hidden-units' | 'weight-distribution') =>
    descriptionOf(runFigures(record)[name]({}));
  expect(words('confusion')).toBe('There are no predictions.');
  expect(words('hidden-units')).toContain('the weights are lost');
  expect(words('weight-distribution')).toContain('after it not numbers');
  for (const language of ['en', 'ko'] as const) {
    const page = visibleText(reportPage(record, { language }));
    expect(page).toContain(
      language === 'en' ? 'not a number (NaN) from epoch' : '숫자가 아니었습니다(NaN)',
    );
    expect(page.replaceAll('(NaN)', '')).not.toMatch(/NaN|undefined|Infinity/);
  }
});

test.each(['loss', 'accuracy', 'val_loss', 'val_accuracy'])(
  'without %s nothing is recorded, and it is said what fit must be told',
  async (name) => {
    const { run, input } = await recordSmallRun({ epochs: 1 });
    delete run.history.history[name];
    delete run.history.batches[name];
    expect(() => recordRun(run, predictClasses(run.model, input), {} as never)).toThrow(
      "A run is recorded from a model compiled with metrics: ['accuracy'] and trained by fit with " +
        'validationData and recordBatches: true.',
    );
  },
);

test('a run trained without them is refused', async () => {
  const { run, input } = await recordSmallRun({ epochs: 1 });
  const history = await run.model.fit(input, run.trainTarget, { verbose: 0 });
  const predictions = predictClasses(run.model, input);
  expect(() => recordRun({ ...run, history }, predictions, {} as never)).toThrow('recordBatches');
});

test('a sample for which one output is not a number is not predicted', async () => {
  const { model } = (await recordSmallRun({ epochs: 1 })).run;
  const rows = tf.tensor2d([0.2, Number.NaN, 0.7, 0.2, 0.7, 0.1], [2, 3]);
  jest.spyOn(model, 'predict').mockReturnValue(rows);
  expect(predictClasses(model, tf.zeros([2, SIDE * SIDE])).classes).toEqual([null, 1]);
});

test('recording and drawing leave no tensors behind', async () => {
  const { record, run, input } = await recordSmallRun();
  const start = tf.memory().numTensors;
  predictClasses(run.model, input);
  reportPage(record);
  expect(tf.memory().numTensors).toBe(start);
});
