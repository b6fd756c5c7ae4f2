/** Trains and evaluates a row of Keras's table, and says how the numbers differ. */

import * as tf from '@tensorflow/tfjs';
import * as lesson from '../../src/index.ts';
import {
  dense,
  type EngineChoice,
  type KerasLossObject,
  type KerasMetricObject,
  type Sequential,
  sequential,
} from '../../src/index.ts';
import { camelCase } from '../../src/names/keras-spelling.ts';
import keras from '../fixtures/keras-names.json' with { type: 'json' };

export type Engine = Exclude<EngineChoice, 'auto'>;

type Numbers = number | string | readonly Numbers[];

const BOUND = 1e-6;

/** What `fit` says of a model that the engine asked for can't train. */
const NOT_TAKEN = /^The engine '\w+' can't train this model/;

/** A number of the table: NaN and Infinity are texts in JSON. */
function flat(values: Numbers): number[] {
  return Array.isArray(values) ? values.flatMap(flat) : [Number(values)];
}

/** @returns '' if all are within 1e-6, relative for those above 1; else the worst pair */
function differs(what: string, got: ArrayLike<number>, expected: Numbers, bound = BOUND): string {
  const wanted = flat(expected);
  if (got.length !== wanted.length) return `${what}: ${got.length} numbers for ${wanted.length}; `;
  let worst = 0;
  let text = '';
  for (const [i, value] of wanted.entries()) {
    if (Object.is(got[i], value) || got[i] === value) continue;
    const off = Math.abs(got[i] - value) / Math.max(1, Math.abs(value));
    if (off <= bound || off < worst) continue;
    worst = off;
    text = `${what}: ${Number(got[i].toPrecision(7))}, Keras ${Number(value.toPrecision(7))}; `;
  }
  return text;
}

/**
 * A row's outcome where the product throws: '' for a refusal in words of ours that name it,
 * undefined where the engine can't train the model.
 * @param isExpected Keras refuses it too, or has no finite number
 */
function refusal(error: Error, names: readonly string[], isExpected: boolean): string | undefined {
  const { message } = error;
  if (NOT_TAKEN.test(message)) return undefined;
  const isOurs =
    !/a fault in the lesson|^Unknown /.test(message) &&
    (isExpected || names.some((name) => message.includes(name)));
  return isOurs ? '' : `throws «${message.split('\n')[0].slice(0, 160)}»`;
}

async function outcomeOf(
  names: readonly string[],
  isRefusedByKeras: boolean,
  compare: () => string | Promise<string>,
): Promise<string | undefined> {
  let found: string;
  try {
    found = await compare();
  } catch (error) {
    return refusal(error as Error, names, isRefusedByKeras);
  }
  return isRefusedByKeras ? `gives a number that Keras refuses: ${found}` : found;
}

/** Rows of this times the unit matrix, and kernels divided by it: see keras/names.py. */
const SCALE = keras.scale;

/** A model whose outputs before the activation are z, and its input. */
function modelOf(z: Numbers[][], activation: string): { model: Sequential; x: tf.Tensor } {
  const [samples, units] = [z.length, z[0].length];
  const layer = dense({
    units,
    activation: activation as 'relu',
    useBias: false,
    inputShape: [samples],
    kernelInitializer: 'zeros',
  });
  const model = sequential([layer]);
  model.setWeights([tf.tensor(flat(z), [samples, units]).div(SCALE)]);
  return { model, x: tf.eye(samples).mul(SCALE) };
}

function labelsOf(labels: Numbers): tf.Tensor {
  return tf.cast(tf.tensor(labels as number[]), 'float32');
}

/** A row's arguments in TypeScript's casing; undefined where it has a name and no class. */
function argumentsIn({ args }: { args?: object }): object | undefined {
  return (
    args && Object.fromEntries(Object.entries(args).map(([key, value]) => [camelCase(key), value]))
  );
}

/** Of the lesson's class of this name. */
function made<T>(name: string, options: object): T {
  return new (lesson as unknown as Record<string, new (options: object) => T>)[name](options);
}

type StepRow = (typeof keras.steps)[number] & { args?: object; weights?: number[] };

/** Outputs, the loss that `evaluate` and `fit` tell, and its gradient. */
export async function stepOutcome(row: StepRow, engine: Engine): Promise<string | undefined> {
  const { kind, name, activation, z, labels, outputs, value, gradient } = row;
  const isOverflow = flat((gradient as Numbers) ?? []).some((each) => !Number.isFinite(each));
  const mayThrow = 'refused' in row || !Number.isFinite(Number(value)) || isOverflow;
  return outcomeOf([name], mayThrow, async () => {
    const { model, x } = modelOf(z, activation);
    const y = labelsOf(labels);
    const before = Float32Array.from(model.getWeights()[0].dataSync());
    const given = argumentsIn(row);
    const loss = given ? made<KerasLossObject>(name, given) : kind === 'loss' ? name : row.loss;
    model.compile({ loss, optimizer: tf.train.sgd(1) });
    const options = { batchSize: z.length, engine, sampleWeight: row.weights } as const;
    const evaluated = model.evaluate(x, y, options).loss;
    const predicted = (model.predict(x) as tf.Tensor).dataSync();
    const history = await model.fit(x, y, { ...options, shuffle: false, verbose: 0 });
    const after = model.getWeights()[0].dataSync();
    const slopes = before.map((weight, i) => (weight - after[i]) / SCALE);
    model.dispose();
    return [
      differs('outputs', predicted, outputs as Numbers),
      differs('evaluate', [evaluated], value as Numbers),
      differs('fit', history.loss, value as Numbers),
      differs('gradient', slopes, gradient as Numbers),
    ].join('');
  });
}

type MetricRow = (typeof keras.metrics)[number] & { args?: object; weights?: number[] };

function metricModel(row: Pick<MetricRow, 'name' | 'z' | 'loss' | 'args' | 'weights'>) {
  const { name, z, loss, weights } = row;
  const built = modelOf(z, 'linear');
  lesson.clearSession();
  const given = argumentsIn(row);
  const metrics = [given ? made<KerasMetricObject>(name, given) : name];
  const kind = weights ? { weightedMetrics: metrics } : { metrics };
  built.model.compile({ loss, ...kind, optimizer: tf.train.sgd(0) });
  return built;
}

/** The value that `evaluate` and `fit` tell, over three batches. */
export async function metricOutcome(row: MetricRow, engine: Engine): Promise<string | undefined> {
  const { name, labels, value } = row;
  return outcomeOf([name], 'refused' in row, async () => {
    const { model, x } = metricModel(row);
    const y = labelsOf(labels);
    const options = { batchSize: 2, engine, sampleWeight: row.weights } as const;
    const { loss: _, ...evaluated } = model.evaluate(x, y, options);
    const { history } = await model.fit(x, y, { ...options, shuffle: false, verbose: 0 });
    model.dispose();
    const [key] = Object.keys(evaluated);
    return [
      differs('evaluate', Object.values(evaluated) as number[], [value as number]),
      differs('fit', history[key] ?? [], [value as number]),
    ].join('');
  });
}

/** By which key the logs have the metric; Keras's where the name is refused. */
export function metricKey(row: MetricRow): string | undefined {
  try {
    return metricModel(row).model.metricsNames[1];
  } catch {
    return row.key;
  }
}

/** Optimizers that the product has under this name and with these arguments; undefined if none. */
function optimizerOf(
  name: string,
  args: Record<string, unknown>,
): string | tf.Optimizer | undefined {
  const names = Object.keys(args);
  if (names.length === 0) return name.toLowerCase();
  const options = Object.fromEntries(names.map((key) => [camelCase(key), args[key]]));
  const ours = (lesson as Record<string, unknown>)[name];
  if (ours) return new (ours as new (options: object) => tf.Optimizer)(options);
  const {
    learningRate,
    momentum = 0,
    nesterov,
    centered,
    epsilon = 1e-7,
  } = options as Record<string, number>;
  const known = ['learningRate', 'momentum', 'nesterov', 'centered', 'epsilon'];
  if (Object.keys(options).some((key) => !known.includes(key))) return undefined;
  switch (name) {
    case 'SGD':
      return tf.train.momentum(0.01, momentum, Boolean(nesterov));
    case 'RMSprop':
      return tf.train.rmsprop(0.001, 0.9, momentum, epsilon, Boolean(centered));
    case 'Adagrad':
      return tf.train.adagrad(learningRate);
    case 'Adadelta':
      return tf.train.adadelta(learningRate, 0.95, epsilon);
    case 'Adam':
      return tf.train.adam(learningRate, 0.9, 0.999, epsilon);
    default:
      return tf.train.adamax(learningRate, 0.9, 0.999, epsilon);
  }
}

/** The table's Dense layer, from its weights. */
function problem(options: object = {}): { model: Sequential; x: tf.Tensor; y: tf.Tensor } {
  const { x, y, kernel, bias } = keras.problem;
  const model = sequential([dense({ units: 2, inputShape: [4], ...options })]);
  for (const [i, values] of [kernel, bias].entries()) {
    // Not by setWeights, which would apply a constraint.
    (model.weights[i] as unknown as { val: tf.Variable }).val.assign(tf.tensor(values));
  }
  return { model, x: tf.tensor(x), y: tf.tensor(y) };
}

const weightsOf = (model: Sequential) =>
  model.weights.flatMap((weight) => [...(weight.read().dataSync() as Float32Array)]);

type OptimizerRow = (typeof keras.optimizers)[number];

/** What TensorFlow.js's optimizers call their memory, and Keras's. */
const slotNames: Record<string, string> = {
  m: 'momentum',
  v: 'velocity',
  rms: 'velocity',
  mg: 'average_gradient',
  accum_grad: 'accumulated_grad',
  accum_var: 'accumulated_delta_var',
};

/** The optimizer's memory, by Keras's names; '' where it can't be read, as Adamax's. */
async function slotsDiffer(model: Sequential, slots: object): Promise<string> {
  const kept = await model.optimizer.getWeights().catch(() => []);
  // Keras multiplies the learning rate into the memory of SGD's momentum, TensorFlow.js into the step.
  const isMomentum = model.optimizer.constructor === tf.MomentumOptimizer; // instanceof takes any
  const factor = isMomentum ? -Number(model.optimizer.getConfig().learningRate) : 1;
  return kept
    .map(({ name, tensor }) => {
      const [suffix, weight] = name.split('/').reverse();
      const key = `sequential_dense_${weight}_${slotNames[suffix] ?? suffix}`;
      const expected = (slots as Record<string, Numbers>)[key];
      if (expected === undefined) return '';
      return differs(
        key,
        tensor.dataSync().map((value) => value * factor),
        expected,
      );
    })
    .join('');
}

/** The weights and the optimizer's memory after each of three steps. */
export async function optimizerOutcome(
  { name, args, steps }: OptimizerRow,
  engine: Engine,
): Promise<string | undefined> {
  const optimizer = optimizerOf(name, args);
  if (optimizer === undefined) return undefined;
  return outcomeOf([name, name.toLowerCase()], false, async () => {
    const { model, x, y } = problem();
    model.compile({ loss: 'mean_squared_error', optimizer });
    let found = '';
    for (const [i, { weights, slots }] of steps.entries()) {
      await model.fit(x, y, { batchSize: 3, shuffle: false, verbose: 0, engine });
      found ||= differs(`weights after step ${i + 1}`, weightsOf(model), weights);
      found ||= await slotsDiffer(model, slots);
    }
    model.dispose();
    return found;
  });
}

type OneStepRow = Pick<
  (typeof keras.regularizers)[number],
  'name' | 'where' | 'evaluated' | 'trained' | 'weights'
> & { args?: { l1: number; l2: number } };

/** A layer with a regularizer or constraint, in both spellings: the losses, the weights after a step. */
export async function oneStepOutcome(
  row: OneStepRow,
  kind: 'Regularizer' | 'Constraint',
  engine: Engine,
): Promise<string | undefined> {
  const { name, args, where, evaluated, trained, weights } = row;
  const spellings = kind === 'Constraint' ? [name, camelCase(name)] : [name];
  const outcomes = spellings.map((spelling) =>
    outcomeOf([spelling], 'refused' in row, async () => {
      const given = args ? tf.regularizers.l1l2(args) : spelling;
      const { model, x, y } = problem({ [`${where}${kind}`]: given });
      model.compile({ loss: 'mean_squared_error', optimizer: tf.train.sgd(1 / 32) });
      const options = { batchSize: 3, engine } as const;
      const { loss } = model.evaluate(x, y, options);
      const history = await model.fit(x, y, { ...options, shuffle: false, verbose: 0 });
      const after = weightsOf(model);
      model.dispose();
      return [
        differs('evaluate', [loss], evaluated ?? []),
        differs('fit', history.loss, trained ?? []),
        differs('weights', after, weights ?? []),
      ].join('');
    }),
  );
  const found = (await Promise.all(outcomes)).filter((outcome) => outcome !== undefined);
  return found.length > 0 ? found.join('') : undefined;
}

type StackRow = (typeof keras.stacks)[number];

/** Keras's class and arguments, by the function here. */
function layerOf([kind, given]: StackRow['layers'][number]): tf.layers.Layer {
  const options = Object.entries(given as object).map(([key, value]) => [camelCase(key), value]);
  const name = kind === 'InputLayer' ? 'input' : String(kind).toLowerCase();
  return (lesson as unknown as Record<string, (options: object) => tf.layers.Layer>)[name](
    Object.fromEntries(options),
  );
}

/** Names, summary, outputs, losses of three epochs in batches of 3 and 2, and the weights after them. */
export async function stackOutcome(row: StackRow, engine: Engine): Promise<string | undefined> {
  const { layers, names, summary, x, y, start, outputs, evaluated, losses, weights } = row;
  lesson.clearSession();
  return outcomeOf([], false, async () => {
    const model = sequential(layers.map(layerOf));
    const [input, target] = [tf.tensor(x), tf.tensor(y)];
    model.setWeights(start.map((values) => tf.tensor(values as number[])));
    model.compile({
      loss: 'mean_squared_error',
      optimizer: new lesson.SGD({ learningRate: 1 / 8 }),
    });
    const { loss } = model.evaluate(input, target, { batchSize: 3, engine });
    const predicted = (model.predict(input) as tf.Tensor).dataSync();
    const found = [
      String(model.layers.map(({ name }) => name)) === String(names) ? '' : 'other names; ',
      lesson.summaryText(model) === summary ? '' : `summary: ${lesson.summaryText(model)}; `,
      differs('outputs', predicted, outputs),
      differs('evaluate', [loss], evaluated),
    ];
    if (losses && weights) {
      const options = { batchSize: 3, epochs: 3, shuffle: false, verbose: 0, engine } as const;
      const { history } = await model.fit(input, target, options);
      found.push(differs('fit', history.loss, losses));
      found.push(differs('weights', weightsOf(model), weights as Numbers));
    }
    model.dispose();
    return found.join('');
  });
}

type InitializerRow = (typeof keras.initializers)[number];

/** Both spellings. */
export function initializerOutcome(row: InitializerRow): string {
  const tensorflow = camelCase(row.name).replace('lecun', 'leCun');
  return [...new Set([row.name, tensorflow])].map((name) => drawn(name, row)).join('');
}

function drawn(name: string, row: InitializerRow): string {
  const [rows, columns] = row.shape;
  let kernel: tf.Tensor2D;
  try {
    const kernelInitializer = name as 'zeros';
    const model = sequential([dense({ units: columns, inputShape: [rows], kernelInitializer })]);
    kernel = model.getWeights()[0] as tf.Tensor2D;
  } catch (error) {
    return refusal(error as Error, [name], 'refused' in row) ?? '';
  }
  if ('refused' in row) return `${name} gives numbers that Keras refuses; `;
  return tf.tidy(() => {
    if (row.values) return differs(name, kernel.dataSync(), row.values);
    if (row.product) {
      const isWide = rows < columns;
      const product = tf.matMul(kernel, kernel, !isWide, isWide);
      return differs(name, product.dataSync(), row.product, 2e-5);
    }
    return differsInStatistics(name, kernel.dataSync() as Float32Array, row);
  });
}

/** Within six of their standard errors. */
function differsInStatistics(name: string, values: Float32Array, row: InitializerRow): string {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const moment = (power: number) =>
    values.reduce((sum, value) => sum + (value - mean) ** power, 0) / n;
  const std = Math.sqrt(moment(2));
  const kurtosis = moment(4) / std ** 4;
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const wanted = { mean: 0, std: 0, kurtosis: 0, largest: 0, ...row };
  const isBounded = wanted.kurtosis < 2.7; // else the largest is chance
  const near = (what: string, got: number, value: number, bound: number) =>
    Math.abs(got - value) <= bound
      ? ''
      : `${name}: ${what} ${got.toPrecision(4)}, Keras ${value.toPrecision(4)}; `;
  return [
    near('mean', mean, wanted.mean, (8 * wanted.std) / Math.sqrt(n)),
    near('std', std, wanted.std, (6 * wanted.std) / Math.sqrt(2 * n)),
    near('kurtosis', kurtosis, wanted.kurtosis, 0.09),
    isBounded ? near('largest', largest, wanted.largest, 0.005 * wanted.largest) : '',
  ].join('');
}
