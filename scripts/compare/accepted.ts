/**
 * Every loss, metric and optimizer that `compile` accepts, in every format that has it: a small model each, to be read
 * back by the programs that the formats are of.
 */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import * as lesson from '../../src/index.ts';
import {
  lossClasses,
  lossFacts,
  lossNames,
  metricClasses,
  metricNames,
  optimizerClasses,
} from '../../src/internal.ts';
import { boundedRow, exactRow, type Row } from './rows.ts';

/** Of values, where they are above 1 relative to them: sums in another order, in 32 bits. */
export const ACCEPTED_BOUND = 1e-5;

const [SAMPLES, INPUTS, OUTPUTS] = [24, 4, 3];

/** The same numbers everywhere, from 0 to 1. */
const numbers = (count: number, step: number) =>
  Array.from({ length: count }, (_, i) => ((i * step + 7) % 101) / 101);

const classes = Array.from({ length: SAMPLES }, (_, i) => (i * 7 + 1) % OUTPUTS);
const rows = (values: number[], width: number) =>
  Array.from({ length: SAMPLES }, (_, i) => values.slice(i * width, (i + 1) * width));

const targets = {
  integer: classes,
  'one-hot': classes.map((label) => Array.from({ length: OUTPUTS }, (_, i) => Number(i === label))),
  number: rows(numbers(SAMPLES * OUTPUTS, 37), OUTPUTS),
};
type Target = keyof typeof targets;

interface Accepted {
  name: string;
  target: Target;
  activation: string;
  make: () => { loss: unknown; metrics: unknown[]; optimizer: string | tf.Optimizer };
}

type Class = new (options?: object) => object;
const sparse = 'sparse_categorical_crossentropy';
const dense = 'categorical_crossentropy';

/** What a loss is fed with. */
function fed(loss: string, isOfLogits = false): Pick<Accepted, 'target' | 'activation'> {
  const target =
    loss === sparse ? 'integer' : /crossentropy|categorical|kl_/.test(loss) ? 'one-hot' : 'number';
  const last = lossFacts(loss).rule?.lastActivation;
  return { target, activation: isOfLogits ? 'linear' : last === 'softmax' ? 'softmax' : 'sigmoid' };
}

/** What their classes take, where it is more than nothing. */
const given: Record<string, object[]> = {
  BinaryCrossentropy: [{ fromLogits: true }, { labelSmoothing: 0.2 }],
  CategoricalCrossentropy: [{ fromLogits: true }, { labelSmoothing: 0.2 }],
  SparseCategoricalCrossentropy: [{ fromLogits: true }],
  Huber: [{ delta: 0.3 }],
  BinaryAccuracy: [{ threshold: 0.3 }],
  TopKCategoricalAccuracy: [{ k: 2 }],
  SparseTopKCategoricalAccuracy: [{ k: 2 }],
  Precision: [{ thresholds: 0.4 }, { topK: 1 }, { classId: 1 }],
  Recall: [{ thresholds: 0.4 }, { topK: 2 }, { name: 'share' }],
  TruePositives: [{ thresholds: 0.4 }],
  AUC: [{ curve: 'PR' }, { numThresholds: 50 }, { summationMethod: 'minoring' }],
  SGD: [{ momentum: 0.9 }, { momentum: 0.9, nesterov: true }, { clipvalue: 0.01 }],
  RMSprop: [{ momentum: 0.5 }, { centered: true }, { rho: 0.8, epsilon: 1e-5 }],
  Adam: [{ amsgrad: true }, { clipnorm: 0.05 }, { globalClipnorm: 0.05 }, { weightDecay: 0.01 }],
};

const labelOf = (className: string, options: object) =>
  `${className}(${JSON.stringify(options).replace(/[{}"]/g, '')})`;

function everything(): Accepted[] {
  const all: Accepted[] = [];
  const standard = { metrics: ['accuracy'], optimizer: 'adam' };
  for (const loss of lossNames) {
    all.push({ name: loss, ...fed(loss), make: () => ({ ...standard, loss }) });
  }
  for (const [className, Loss] of Object.entries(lossClasses) as [string, Class][]) {
    for (const options of [{}, ...(given[className] ?? [])]) {
      const { name } = (new Loss(options) as { config: { name: string } }).config;
      all.push({
        name: labelOf(className, options),
        ...fed(name, 'fromLogits' in options),
        make: () => ({ ...standard, loss: new Loss(options) }),
      });
    }
  }
  const measured = (name: string, metric: () => unknown) => {
    const loss = /sparse/i.test(name) ? sparse : dense;
    const make = () => ({ loss, metrics: [metric()], optimizer: 'adam' });
    all.push({ name: `metric ${name}`, ...fed(loss), make });
  };
  for (const name of [...metricNames, 'mse', 'MAE', 'mape', 'acc', 'AUC']) {
    measured(name, () => name);
  }
  for (const [className, Metric] of Object.entries(metricClasses) as [string, Class][]) {
    for (const options of [{}, ...(given[className] ?? [])]) {
      measured(labelOf(className, options), () => new Metric(options));
    }
  }
  const schedules: [string, () => unknown][] = [
    ['ExponentialDecay', { initialLearningRate: 0.1, decaySteps: 2, decayRate: 0.5 }],
    ['InverseTimeDecay', { initialLearningRate: 0.1, decaySteps: 2, decayRate: 0.5 }],
    ['PolynomialDecay', { initialLearningRate: 0.1, decaySteps: 9 }],
    ['CosineDecay', { initialLearningRate: 0.1, decaySteps: 9 }],
    ['PiecewiseConstantDecay', { boundaries: [2, 5], values: [0.1, 0.05, 0.01] }],
  ].map(([name, options]) => {
    const Schedule = (lesson as unknown as Record<string, Class>)[name as string];
    return [name as string, () => new Schedule(options as object)];
  });
  const optimized = (name: string, make: () => string | tf.Optimizer) =>
    all.push({
      name: `optimizer ${name}`,
      ...fed(sparse),
      make: () => ({ loss: sparse, metrics: ['accuracy'], optimizer: make() }),
    });
  for (const [word, Optimizer] of Object.entries(optimizerClasses) as [string, Class][]) {
    optimized(word, () => word);
    const { name } = Optimizer;
    for (const options of given[name] ?? []) {
      optimized(labelOf(name, options), () => new Optimizer(options) as tf.Optimizer);
    }
  }
  for (const [name, schedule] of schedules) {
    optimized(
      `SGD(${name})`,
      () => new lesson.SGD({ learningRate: schedule() as never, momentum: 0.5 }),
    );
  }
  return all;
}

/** What a model shows, here or wherever its file was loaded. */
interface Shown {
  predictions: number[];
  /** Loss and metrics, in the order of `compile`. */
  values: number[];
  /** Of one more epoch. */
  nextLoss?: number;
}

export interface AcceptedCase {
  name: string;
  target: Target;
  files: string[];
  here: Shown;
}

/** Trains, saves in every format that has it, and notes what each model shows. */
export async function saveAccepted(folder: string): Promise<AcceptedCase[]> {
  mkdirSync(folder, { recursive: true });
  const x = rows(numbers(SAMPLES * INPUTS, 23), INPUTS);
  const cases: AcceptedCase[] = [];
  for (const [i, { name, target, activation, make }] of everything().entries()) {
    lesson.clearSession();
    lesson.setRandomSeed(42);
    const model = lesson.sequential([
      lesson.dense({ units: 5, activation: 'tanh', inputShape: [INPUTS], name: 'hidden' }),
      lesson.dense({ units: OUTPUTS, activation: activation as 'softmax', name: 'output' }),
    ]);
    model.compile(make() as never);
    const input = tf.tensor2d(x);
    const labels =
      target === 'integer' ? tf.tensor1d(targets.integer, 'int32') : tf.tensor2d(targets[target]);
    const trainOnce = async () =>
      (await model.fit(input, labels, { batchSize: 8, shuffle: false, verbose: 0 })).loss[0];
    await trainOnce();
    const files: string[] = [];
    for (const ending of ['.keras', '.h5', '']) {
      const file = `accepted-${i}${ending}`;
      try {
        await lesson.saveModel(model, join(folder, file));
        files.push(file);
      } catch (cause) {
        if (!(cause as Error).message.startsWith("TensorFlow.js's format can't have")) throw cause;
      }
    }
    const values = Object.values(model.evaluate(input, labels, { batchSize: 8 })).map(Number);
    const predictions = Array.from((model.predict(input) as tf.Tensor).dataSync());
    cases.push({ name, target, files, here: { predictions, values, nextLoss: await trainOnce() } });
    model.optimizer.dispose();
    model.dispose();
    tf.dispose([input, labels]);
  }
  writeFileSync(join(folder, 'accepted.json'), JSON.stringify({ x, targets, cases }));
  return cases;
}

/** By file: what it showed, or why it couldn't be loaded. */
export type Read = Record<string, Shown | { error: string }>;

/** What no one file can be: program, case, ending, and what shows. */
const impossible: [program: RegExp, name: string, ending: string, shows: RegExp][] = [
  // Keras 2 takes a described Adam for its earlier class, which has no such setting; Keras 3 knows no other words.
  [/^Keras 2/, 'optimizer Adam(weightDecay:0.01)', '.h5', /weight_decay/],
  // No file of Keras 2 has the product of its shares: its own goes on from 1, too.
  [/^Keras 2/, 'optimizer nadam', '.h5', /next epoch/],
  // It has the product before the momenta, Keras 3.15 behind them.
  [/^Keras 3\.0/, 'optimizer nadam', '.keras', /could not be loaded/],
];

/** A row for each program, with the largest difference of all; a row more for each file that is refused or differs. */
export function compareAccepted(
  program: string,
  cases: readonly AcceptedCase[],
  read: Read,
): Row[] {
  let largest = 0;
  let count = 0;
  const missed = impossible.filter(([where]) => where.test(program));
  const all = cases.flatMap(({ name, files, here }) =>
    files.flatMap((file) => {
      if (!Object.hasOwn(read, file)) return [];
      count++;
      const { rows, difference } = compareShown(
        `${name}, ${file}, in ${program}`,
        here,
        read[file],
      );
      largest = Math.max(largest, difference);
      const known = missed.findIndex(
        ([, of, ending, shows]) =>
          of === name &&
          file.endsWith(ending) &&
          rows.some(({ what, keras }) => shows.test(what + keras)),
      );
      if (known < 0) return rows;
      missed.splice(known, 1);
      return rows.map((row) => ({ ...row, verdict: 'as it must be', ok: true }));
    }),
  );
  const what = `${count} files in ${program}: largest difference`;
  const others = missed.map(([, name]) => exactRow(`${name} in ${program}`, 'otherwise', 'same'));
  return [boundedRow(what, largest, 0, ACCEPTED_BOUND), ...all, ...others];
}

/** A row for whatever differs; the difference of the rest. */
function compareShown(what: string, here: Shown, there: Read[string]) {
  if ('error' in there) {
    const row = { what, here: 'written', keras: there.error, verdict: 'REFUSED', ok: false };
    return { rows: [row], difference: 0 };
  }
  const isOn = there.nextLoss !== undefined && here.nextLoss !== undefined;
  const pairs = [
    ...here.predictions.map((value, i) => ['predictions', value, there.predictions[i]] as const),
    ...here.values.map((value, i) => [`value ${i}`, value, there.values[i]] as const),
    ...(isOn
      ? [["next epoch's loss", Number(here.nextLoss), Number(there.nextLoss)] as const]
      : []),
  ];
  const differences = pairs.map(([, a, b]) => Math.abs(a - b) / Math.max(1, Math.abs(a)));
  const isNear = (i: number) => differences[i] <= ACCEPTED_BOUND;
  const rows = pairs.flatMap(([part, a, b], i) =>
    isNear(i) ? [] : [boundedRow(`${what}: ${part}`, a, b, ACCEPTED_BOUND)],
  );
  return { rows, difference: Math.max(0, ...differences.filter((_, i) => isNear(i))) };
}
