/**
 * Random models, as fast-check draws and shrinks them: stacks, losses, optimizers with their settings, schedules,
 * metrics, weights of samples and classes, batches. All that compile and fit take and that follows from a start.
 */

import fc from 'fast-check';
import { type ByNumber, type Call, call, type Value } from './call.ts';

/** A model, its data and its training. */
export interface RandomModel {
  input: number[];
  layers: Call[];
  compile: Record<string, Value>;
  /** Of the inputs, outputs and weights of samples. */
  dataSeed: number;
  samples: number;
  labels: Labels;
  /** Of the last layer. */
  outputs: number;
  fit: { batchSize: number; epochs: number };
  /** The seed of the order; without one there is no shuffling. */
  shuffleSeed: number | null;
  weightsOf: 'samples' | 'classes' | null;
  validation: boolean;
}

/** What the targets are: an integer, one-hot, 0 and 1, numbers, numbers above 0, −1 and 1. */
export type Labels = 'integer' | 'one-hot' | 'zero-or-one' | 'number' | 'positive' | 'sign';

const { constant: always, constantFrom: oneOf, oneof, record, integer } = fc;
/** Mostly the first, to which it shrinks, too. */
const rarely = <T>(usual: T, other: fc.Arbitrary<T>, weight = 3): fc.Arbitrary<T> =>
  oneof({ weight, arbitrary: always(usual) }, { weight: 1, arbitrary: other });
/** Some of these settings, none of them most simply. */
const some = (settings: Record<string, fc.Arbitrary<Value>>): fc.Arbitrary<Call['args']> =>
  record(settings, { requiredKeys: [] }) as fc.Arbitrary<Call['args']>;

const ACTIVATIONS =
  `linear relu sigmoid tanh softmax elu selu softplus softsign gelu silu leaky_relu
  exponential hard_sigmoid mish relu6 celu log_sigmoid hard_silu`.split(/\s+/);
const activation = oneOf(...ACTIVATIONS);

const l1l2 = some({ l1: oneOf(0, 0.01, 0.1), l2: oneOf(0, 0.01, 0.1) });
const regularizer: fc.Arbitrary<Value> = oneof(
  oneOf('l1', 'l2'),
  l1l2.map((args) =>
    call('tf.regularizers.l1l2', 'keras.regularizers.L1L2', { l1: 0, l2: 0, ...args }),
  ),
);
const constraint: fc.Arbitrary<Value> = oneof(
  oneOf<Value>('non_neg', 'unit_norm', 'max_norm', 'min_max_norm'),
  oneOf(0.5, 1).map((maxValue) =>
    call('tf.constraints.maxNorm', 'keras.constraints.MaxNorm', { maxValue, axis: 0 }),
  ),
);
const constantOf = (value: number) =>
  call('tf.initializers.constant', 'keras.initializers.Constant', { value });
const RANDOM_INITIALIZERS =
  `glorot_uniform glorot_normal he_uniform he_normal lecun_uniform lecun_normal
  random_uniform random_normal truncated_normal orthogonal`.split(/\s+/);
const kernelInitializer: fc.Arbitrary<Value> = oneof(
  { weight: 6, arbitrary: oneOf<Value>(...RANDOM_INITIALIZERS) },
  { weight: 1, arbitrary: oneOf<Value>('zeros', 'ones', 'identity', constantOf(0.25)) },
);

/** Whether an initializer gives the same numbers in both editions. */
export const isSureStart = (initializer: Value | undefined, unless: string): boolean =>
  !RANDOM_INITIALIZERS.includes((initializer ?? unless) as string);

const weightSettings = {
  useBias: oneOf(true, false),
  kernelInitializer,
  biasInitializer: oneof(always<Value>('ones'), always(constantOf(-0.5)), always('random_normal')),
};
/** The last layer is never frozen: something must be there to train. */
const lastSettings = some(weightSettings);
const denseSettings = some({ ...weightSettings, trainable: rarely(true, always(false)) });
const limits = rarely<Call['args']>(
  {},
  some({
    kernelRegularizer: regularizer,
    biasRegularizer: regularizer,
    activityRegularizer: regularizer,
  }),
  2,
);
const constraints = rarely<Call['args']>(
  {},
  some({ kernelConstraint: constraint, biasConstraint: oneOf('non_neg', 'max_norm') }),
  5,
);

/** What stands between input and output; a shape is known only when they stand in a row. */
const between = oneof(
  {
    weight: 5,
    arbitrary: record({
      kind: always('dense' as const),
      units: integer({ min: 1, max: 5 }),
      activation,
      settings: fc.tuple(denseSettings, limits, constraints),
      seed: fc.nat(999),
    }),
  },
  { weight: 1, arbitrary: record({ kind: always('activation' as const), activation }) },
  { weight: 1, arbitrary: record({ kind: always('flatten' as const) }) },
  {
    weight: 1,
    arbitrary: record({ kind: always('reshape' as const), parts: integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 1,
    arbitrary: record({
      kind: always('dropout' as const),
      rate: oneOf(0, 0.25, 0.5),
      seed: fc.nat(999),
    }),
  },
);

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/** @returns the layers as calls, the last one flat */
function stackOf(
  input: number[],
  kinds: (typeof between extends fc.Arbitrary<infer T> ? T : never)[],
): Call[] {
  let shape = input;
  const layers: Call[] = [];
  const flatten = () => {
    layers.push(call('flatten', 'keras.layers.Flatten'));
    shape = [sizeOf(shape)];
  };
  for (const kind of kinds) {
    switch (kind.kind) {
      case 'dense': {
        const { units, activation, seed, settings } = kind;
        const args = Object.assign({ units, activation }, ...settings);
        layers.push(denseCall(args, seed));
        shape = [...shape.slice(0, -1), units];
        break;
      }
      case 'activation':
        layers.push(call('activation', 'keras.layers.Activation', { activation: kind.activation }));
        break;
      case 'flatten':
        flatten();
        break;
      case 'reshape': {
        const size = sizeOf(shape);
        const parts = size % kind.parts === 0 ? kind.parts : 1;
        shape = parts === 1 ? [size] : [parts, size / parts];
        layers.push(call('reshape', 'keras.layers.Reshape', { targetShape: shape }));
        break;
      }
      case 'dropout':
        layers.push({
          ...call('dropout', 'Dropout', { rate: kind.rate, seed: kind.seed }),
          kerasArgs: { rate: kind.rate, masks: shape }, // the masks come when the steps are known
        });
    }
  }
  if (shape.length > 1) flatten();
  return layers;
}

/** Keras starts from the weights here, without a seed. */
const denseCall = (args: Call['args'], seed: number): Call => ({
  ...call('dense', 'keras.layers.Dense', { ...args, seed }),
  kerasArgs: args,
});

const loss = (name: string, args: fc.Arbitrary<Call['args']>) =>
  args.map((given) => call(`new ${name}`, `keras.losses.${name}`, given));
const smoothing = some({ labelSmoothing: oneOf(0.1, 0.5) });
const logits = (args: fc.Arbitrary<Call['args']>) =>
  args.map((given) => ({ fromLogits: true, ...given }));
const metric = (name: string, args: Call['args'] = {}) =>
  call(`new ${name}`, `keras.metrics.${name}`, args);

/** What goes together: labels, how many outputs, their activation, the losses, the metrics. */
interface Task {
  labels: Labels;
  outputs: [least: number, most: number];
  activation: string[];
  losses: fc.Arbitrary<Value>[];
  metrics: Value[];
}

const confusion: Value[] = [
  metric('Precision', { thresholds: 0.4 }),
  metric('Recall'),
  metric('TruePositives'),
  metric('FalseNegatives', { thresholds: 0.3 }),
  metric('AUC'),
  metric('AUC', { curve: 'PR', numThresholds: 20, name: 'area' }),
];
const REGRESSION_METRICS: Value[] = [
  ...['mean_squared_error', 'mae', 'mean_absolute_percentage_error', 'cosine_similarity'],
  metric('RootMeanSquaredError'),
];
const anything = ACTIVATIONS.filter((name) => name !== 'exponential');
const above0 = ['sigmoid', 'softplus', 'softmax', 'exponential'];

const tasks: Task[] = [
  {
    labels: 'number',
    outputs: [1, 3],
    activation: anything,
    losses: [
      oneOf<Value>(
        ...['mean_squared_error', 'mae', 'huber', 'log_cosh', 'cosine_similarity'],
        'mean_absolute_percentage_error',
      ),
      loss('Huber', some({ delta: oneOf(0.1, 3) })),
    ],
    metrics: REGRESSION_METRICS,
  },
  {
    labels: 'integer',
    outputs: [2, 4],
    activation: ['softmax'],
    losses: [
      always('sparse_categorical_crossentropy'),
      loss('SparseCategoricalCrossentropy', always({})),
    ],
    metrics: [
      ...['accuracy', 'sparse_categorical_accuracy', 'sparse_categorical_crossentropy'],
      metric('SparseTopKCategoricalAccuracy', { k: 2 }),
    ],
  },
  {
    labels: 'integer',
    outputs: [2, 4],
    activation: ['linear'],
    losses: [loss('SparseCategoricalCrossentropy', logits(always({})))],
    metrics: ['accuracy', metric('SparseTopKCategoricalAccuracy', { k: 2 })],
  },
  {
    labels: 'one-hot',
    outputs: [2, 4],
    activation: ['softmax'],
    losses: [
      always('categorical_crossentropy'),
      loss('CategoricalCrossentropy', smoothing),
      oneOf<Value>('categorical_hinge', 'kl_divergence', 'mean_squared_error'),
    ],
    metrics: [
      ...['accuracy', 'categorical_accuracy', 'categorical_crossentropy', 'kl_divergence'],
      metric('TopKCategoricalAccuracy', { k: 2 }),
      ...confusion,
      metric('Precision', { topK: 1, name: 'first' }),
    ],
  },
  {
    labels: 'one-hot',
    outputs: [2, 4],
    activation: ['linear'],
    losses: [loss('CategoricalCrossentropy', logits(smoothing))],
    metrics: ['accuracy', 'categorical_accuracy'],
  },
  {
    labels: 'zero-or-one',
    outputs: [1, 3],
    activation: ['sigmoid'],
    losses: [always('binary_crossentropy'), loss('BinaryCrossentropy', smoothing)],
    metrics: [
      ...['accuracy', 'binary_accuracy', 'binary_crossentropy', 'mae'],
      metric('BinaryAccuracy', { threshold: 0.4, name: 'at40' }),
      ...confusion,
    ],
  },
  {
    labels: 'zero-or-one',
    outputs: [1, 3],
    activation: ['linear'],
    losses: [loss('BinaryCrossentropy', logits(smoothing))],
    metrics: [metric('AUC', { fromLogits: true }), metric('BinaryAccuracy', { threshold: 0 })],
  },
  {
    labels: 'positive',
    outputs: [1, 3],
    activation: above0,
    losses: [oneOf<Value>('poisson', 'kl_divergence', 'mean_squared_logarithmic_error')],
    metrics: ['poisson', 'mean_squared_logarithmic_error', ...REGRESSION_METRICS],
  },
  {
    labels: 'sign',
    outputs: [1, 3],
    activation: ['linear', 'tanh', 'softsign'],
    losses: [oneOf<Value>('hinge', 'squared_hinge')],
    metrics: ['hinge', 'squared_hinge', 'mae'],
  },
];

const schedule = (name: string, args: Record<string, fc.Arbitrary<Value>>) =>
  record(args).map((given) =>
    call(`new ${name}`, `keras.optimizers.schedules.${name}`, given as Call['args']),
  );
const decay = {
  initialLearningRate: oneOf<Value>(0.05, 0.01),
  decaySteps: oneOf<Value>(1, 3, 10),
  decayRate: oneOf<Value>(0.5, 0.9),
  staircase: oneOf<Value>(false, true),
};
const rate: fc.Arbitrary<Value> = oneof(
  { weight: 6, arbitrary: oneOf<Value>(0.01, 0.001, 0.05) },
  {
    weight: 2,
    arbitrary: oneof(
      schedule('ExponentialDecay', decay),
      schedule('InverseTimeDecay', decay),
      schedule('PolynomialDecay', {
        initialLearningRate: oneOf<Value>(0.05),
        decaySteps: oneOf<Value>(2, 5),
        endLearningRate: oneOf<Value>(0.001, 0.01),
        power: oneOf<Value>(1, 2, 0.5),
        cycle: oneOf<Value>(false, true),
      }),
      schedule('CosineDecay', {
        initialLearningRate: oneOf<Value>(0.01),
        decaySteps: oneOf<Value>(3, 10),
        alpha: oneOf<Value>(0, 0.1),
        warmupTarget: oneOf<Value>(null, 0.05),
        warmupSteps: oneOf<Value>(0, 2),
      }).map((made) => {
        const { warmupTarget, warmupSteps, ...args } = made.args;
        return { ...made, args: warmupTarget === null ? args : made.args };
      }),
      schedule('PiecewiseConstantDecay', {
        boundaries: oneOf<Value>([1], [3]),
        values: oneOf<Value>([0.05, 0.01]),
      }),
    ),
  },
);

const bounds = rarely<Call['args']>(
  {},
  oneof(
    some({ clipvalue: oneOf(0.01, 0.5), weightDecay: oneOf(0.01) }),
    some({ clipnorm: oneOf(0.1, 1) }),
    some({ globalClipnorm: oneOf(0.1, 1), weightDecay: oneOf(0.004) }),
  ),
);
const epsilon = oneOf<Value>(1e-7, 1e-3, 1e-5);
const betas = { beta1: oneOf<Value>(0.9, 0.5, 0), beta2: oneOf<Value>(0.999, 0.9) };
const settings: Record<string, Record<string, fc.Arbitrary<Value>>> = {
  SGD: { momentum: oneOf(0.9, 0.5), nesterov: oneOf(false, true) },
  RMSprop: {
    rho: oneOf(0.9, 0.5),
    momentum: oneOf(0.5, 0.9),
    epsilon,
    centered: oneOf(false, true),
  },
  Adagrad: { initialAccumulatorValue: oneOf(0.1, 0.5, 0), epsilon },
  Adadelta: { rho: oneOf(0.95, 0.5), epsilon },
  Adam: { ...betas, epsilon, amsgrad: oneOf(false, true) },
  AdamW: { ...betas, epsilon, amsgrad: oneOf(false, true) },
  Adamax: { ...betas, epsilon },
  Nadam: { ...betas, epsilon },
  Lion: { beta1: oneOf(0.9, 0.5), beta2: betas.beta2 },
};
const optimizer: fc.Arbitrary<Value> = oneof(
  {
    weight: 1,
    arbitrary: oneOf<Value>(...Object.keys(settings).map((name) => name.toLowerCase())),
  },
  ...Object.entries(settings).map(([name, own]) => ({
    weight: 1,
    arbitrary: fc
      .tuple(some({ learningRate: rate, ...own }), bounds)
      .map(([args, bounded]) =>
        call(`new ${name}`, `keras.optimizers.${name}`, { ...args, ...bounded }),
      ),
  })),
);

const keyOf = (metric: Value) => {
  const { here = metric, args } = Object(metric) as Call;
  return String(args?.name ?? here);
};
const someMetrics = (task: Task) =>
  fc.uniqueArray(oneOf(...task.metrics), { maxLength: 3, selector: keyOf });

const modelOf = (task: Task): fc.Arbitrary<RandomModel> => {
  const labelled = ['integer', 'one-hot'].includes(task.labels);
  return record({
    input: oneof(
      {
        weight: 3,
        arbitrary: fc.array(integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 1 }),
      },
      { weight: 1, arbitrary: oneOf<number[]>([2, 2], [3, 2], [2, 1, 2]) },
    ),
    between: fc.array(between, { maxLength: 4 }),
    output: record({
      units: integer({ min: task.outputs[0], max: task.outputs[1] }),
      activation: oneOf(...task.activation),
      settings: fc.tuple(lastSettings, limits, constraints),
      seed: fc.nat(999),
    }),
    loss: oneof(...task.losses),
    optimizer,
    metrics: someMetrics(task),
    weightedMetrics: rarely<Value[]>([], someMetrics(task)),
    dataSeed: fc.nat(9999),
    samples: integer({ min: 1, max: 9 }),
    fit: record({ batchSize: integer({ min: 1, max: 5 }), epochs: integer({ min: 1, max: 3 }) }),
    shuffleSeed: fc.option(fc.nat(99)),
    weightsOf: fc.option(
      labelled ? oneOf('samples' as const, 'classes' as const) : always('samples' as const),
    ),
    validation: fc.boolean(),
  }).map(({ input, between, output, loss, optimizer, metrics, weightedMetrics, ...others }) => {
    // Of one node softmax is always 1.
    const isIdle = output.units === 1 && output.activation === 'softmax';
    const args = Object.assign(
      { units: output.units, activation: isIdle ? 'sigmoid' : output.activation },
      ...output.settings,
    );
    return {
      ...others,
      input,
      layers: [...stackOf(input, between), denseCall(args, output.seed)],
      compile: {
        loss,
        optimizer,
        metrics,
        ...(weightedMetrics.length > 0 && { weightedMetrics }),
      },
      labels: task.labels,
      outputs: output.units,
    };
  });
};

/** Any of the tasks. */
export const randomModel: fc.Arbitrary<RandomModel> = oneof(...tasks.map(modelOf));

/** The weights of classes; the third is not named. */
export const CLASS_WEIGHT: ByNumber = { 0: 2, 1: 0.5 };
