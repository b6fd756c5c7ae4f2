/**
 * Random programs against the public interface, legal and illegal calls in any order: each call ends in finite
 * numbers or in words about what the caller did. `PROGRAMS=5000 npx jest any-program` for the long check.
 */

import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import * as lesson from '../../src/index.ts';
import {
  clearSession,
  dense,
  type Sequential,
  sequential,
  setRandomSeed,
  useBackend,
} from '../../src/index.ts';

const PROGRAMS = Number(process.env.PROGRAMS ?? 200);
const SEED = Number(process.env.SEED ?? 20261130);

/** What no learner should read: JavaScript's own errors, TensorFlow.js's, and the blame of the lesson. */
const rawWords = new RegExp(
  [
    'a fault in the lesson',
    'undefined is not',
    'null is not',
    'Cannot read',
    'Cannot set',
    "reading '",
    'is not a function',
    'is not iterable',
    'is not defined',
    'not a constructor',
    'Invalid array length',
    'Maximum call stack',
    'Cannot (convert|mix) .*BigInt',
    // TensorFlow.js
    'variableGrads',
    'Cannot compute gradient',
    'Discrepancy',
    'Error when checking',
    'expected a batch of elements',
    'must be a Tensor',
    'Argument .* passed to',
    'Tensor is disposed',
    'is already disposed',
    'Error in \\w+:',
    'must match',
    'should match',
    'could not be broadcast',
    'should be less than',
    'Unknown (dtype|initializer|regularizer|constraint|activation|loss|metric|optimizer)',
    'Kernel .* not registered',
    'has not yet been (created|built)',
    'needs to be compiled before',
    'You must compile',
    'is incompatible with layer',
    'The layer has never been called',
    'not supported( yet)?\\.?$',
    'Sequential model cannot be built',
    'Improper config format',
    'You called setWeights',
    'Tensor must have a shape',
    'AssertionError',
    'RuntimeError',
    'memory access out of bounds',
    'unreachable',
    '^\\s*$',
  ].join('|'),
  'i',
);

/** The programs' names: a few models and optimizers, so that they meet again. */
const slot = fc.nat(2);
const often = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<unknown>) =>
  fc.oneof(
    { weight: 20, arbitrary: usual as fc.Arbitrary<unknown> },
    { weight: 1, arbitrary: rare },
  );

const junk = fc.constantFrom<unknown>(null, 'x', -1, 0.5, {}, [], true, Number.NaN, () => 1, 3n);

const layer = fc.record({
  kind: often(
    fc.constantFrom('dense', 'dense', 'dense', 'dropout', 'activation', 'tf'),
    fc.constantFrom('flatten', 'tfFlatten', 'reshape', 'input', 'tfDropout', 'norm'),
  ),
  units: often(fc.integer({ min: 1, max: 3 }), fc.constantFrom(0, -1, 2.5, '3', Number.NaN, 2n)),
  activation: often(
    fc.constantFrom('linear', 'relu', 'sigmoid', 'softmax', 'tanh'),
    fc.constantFrom('sigmod', 'elu', 'gelu', 'leaky_relu', 'glu', 'log_softmax', 5, '', 'Relu'),
  ),
  useBias: often(fc.constant(true), fc.boolean()),
  initializer: often(fc.constant('ones'), fc.constantFrom('zeros', 'glorotUniform', 'nothing', 5)),
  regularizer: often(fc.constant(undefined), fc.constantFrom('l2', 'l1l2', 'l3', 5)),
  activityRegularizer: often(fc.constant(undefined), fc.constantFrom('l2', 5)),
  rate: often(fc.constantFrom(0, 0.5), junk),
});

const inputShape = fc.constantFrom([1], [2], [3], [2, 2], [3, 1]);
const loss = often(
  fc.constantFrom(
    'mse',
    'binary_crossentropy',
    'sparse_categorical_crossentropy',
    'categorical_crossentropy',
  ),
  fc.constantFrom(
    'hinge',
    'mae',
    'poisson',
    'cross',
    5,
    '',
    'own',
    'ownNaN',
    'ownShape',
    undefined,
    'huber',
    'new SparseCategoricalCrossentropy',
    'new BinaryCrossentropy',
    'new CategoricalCrossentropy',
    'new Huber',
  ),
);
const optimizer = often(
  fc.constantFrom('sgd', 'adam', 'rmsprop', 'shared 0', 'shared 1'),
  fc.constantFrom(
    ...['adagrad', 'nadam', 'lion', 'adma', 5, null, 'momentum', 'shared huge', 'kept'],
    ...['new SGD', 'new AdamW', 'new Adadelta', 'new Adamax'],
  ),
);
const metrics = often(
  fc.constantFrom([], ['accuracy']),
  fc.constantFrom(
    ['mae'],
    ['mse', 'accuracy'],
    ['acuracy'],
    [5],
    'accuracy',
    5,
    ['precision'],
    ['new AUC', 'new TopKCategoricalAccuracy'],
  ),
);

/** Four samples that fit the model, or a shape; what is in it, and what it is made of. */
const tensor = fc.record({
  shape: often(
    fc.constant('fits'),
    fc.constantFrom([4, 1], [4, 2], [4], [4, 2, 2], [], [0], [0, 2], [1], [2], [2, 2], [5, 2]),
  ) as fc.Arbitrary<'fits' | number[]>,
  fill: often(
    fc.constantFrom('zeros and ones', 'zeros and ones', 'zeros and ones', 'ones', 'classes'),
    fc.constantFrom('fractions', 'NaN', 'huge', 'negative', 'infinite', 'pixels'),
  ) as fc.Arbitrary<string>,
  kind: often(
    fc.constantFrom('float32', 'int32'),
    fc.constantFrom('bool', 'string', 'disposed', 'array', 'list', 'typed', 'null', 'number'),
  ) as fc.Arbitrary<string>,
});
type Data = typeof tensor extends fc.Arbitrary<infer T> ? T : never;

const engine = often(
  fc.constantFrom('auto', 'wasm', 'stock'),
  fc.constantFrom('native', 'gpu', 5, null),
);

const fitOptions = fc.record(
  {
    epochs: often(fc.integer({ min: 1, max: 2 }), junk),
    batchSize: often(fc.integer({ min: 1, max: 5 }), junk),
    engine,
    shuffle: often(fc.boolean(), junk),
    seed: often(fc.nat(9), junk),
    initialEpoch: often(fc.constant(0), junk),
    validationSplit: often(fc.constantFrom(0, 0.5), junk),
    validationData: often(fc.tuple(tensor, tensor), fc.constantFrom(null, [], 5)),
    classWeight: often(fc.constant({ 0: 2, 1: 1 }), junk),
    callbacks: often(
      fc.constantFrom<unknown>({}, { onEpochEnd: () => {} }, { onBatchEnd: () => {} }),
      fc.oneof(
        junk,
        fc.constantFrom(
          'new EarlyStopping',
          'new ReduceLROnPlateau',
          'new TerminateOnNaN',
          'new LearningRateScheduler',
        ),
      ),
    ),
    sampleWeight: often(
      fc.constant(undefined),
      fc.constantFrom([1, 2, 0, 1], [1], [-1, 1, 1, 1], 5),
    ),
    yieldEvery: often(fc.constant('auto'), junk),
    recordBatches: often(fc.boolean(), junk),
    wrong: often(
      fc.constant({}),
      fc.dictionary(fc.constantFrom('signal', 'epoch', 'batch_size', 'sampleWeight'), junk),
    ),
  },
  { requiredKeys: [] },
);

const call = fc.oneof(
  fc.record({
    do: fc.constant('build' as const),
    model: slot,
    inputShape: often(inputShape, fc.constantFrom(undefined, [0], ['a'], 3, [-1], [null])),
    layers: fc.array(layer, { maxLength: 3 }),
  }),
  fc.record({ do: fc.constant('compile' as const), model: slot, loss, optimizer, metrics }),
  fc.record({ do: fc.constant('compile' as const), model: slot, loss, optimizer, metrics }),
  fc.record({
    do: fc.constant('fit' as const),
    model: slot,
    x: tensor,
    y: tensor,
    options: fitOptions,
  }),
  fc.record({
    do: fc.constant('fit' as const),
    model: slot,
    x: tensor,
    y: tensor,
    options: fc.record({ engine }),
  }),
  fc.record({
    do: fc.constant('evaluate' as const),
    model: slot,
    x: tensor,
    y: tensor,
    options: fc.record(
      { engine, batchSize: often(fc.integer({ min: 1, max: 4 }), junk) },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    do: fc.constant('predict' as const),
    model: slot,
    x: tensor,
    options: fc.record(
      { batchSize: often(fc.constant(2), junk), verbose: often(fc.constant(0), junk) },
      { requiredKeys: [] },
    ),
  }),
  fc.record({
    do: fc.constantFrom('trainOnBatch' as const, 'testOnBatch' as const),
    model: slot,
    x: tensor,
    y: tensor,
  }),
  fc.record({ do: fc.constant('predictOnBatch' as const), model: slot, x: tensor }),
  fc.record({ do: fc.constant('add' as const), model: slot, layer }),
  fc.record({ do: fc.constant('pop' as const), model: slot }),
  fc.record({
    do: fc.constant('freeze' as const),
    model: slot,
    layer: fc.nat(2),
    trainable: fc.boolean(),
  }),
  fc.record({ do: fc.constant('freezeModel' as const), model: slot, trainable: fc.boolean() }),
  fc.record({ do: fc.constant('copyWeights' as const), from: slot, to: slot }),
  fc.record({
    do: fc.constant('setWeights' as const),
    model: slot,
    data: fc.array(tensor, { maxLength: 3 }),
  }),
  fc.record({ do: fc.constant('dispose' as const), model: slot }),
  fc.record({ do: fc.constant('summary' as const), model: slot }),
);
type Call = typeof call extends fc.Arbitrary<infer T> ? T : never;

/** Most programs begin with a model that can train, some with two; the rest find nothing there. */
const start = fc.array(
  fc.record({
    inputShape,
    layers: fc.array(layer, { minLength: 1, maxLength: 3 }),
    loss,
    optimizer,
    metrics,
  }),
  { minLength: 1, maxLength: 2 },
);
const program = fc
  .tuple(start, fc.array(call, { minLength: 1, maxLength: 8 }))
  .map(([starts, calls]): Call[] => [
    ...starts.flatMap(({ inputShape, layers, ...options }, model): Call[] => [
      { do: 'build', model, inputShape, layers },
      { do: 'compile', model, ...options },
    ]),
    ...calls,
  ]);

function makeLayer(
  { kind, units, activation, useBias, initializer, rate, ...limits }: Record<string, unknown>,
  inputShape?: unknown,
) {
  const options = (inputShape === undefined ? {} : { inputShape }) as object;
  const { regularizer: kernelRegularizer, activityRegularizer } = limits;
  switch (kind) {
    case 'tfFlatten':
      return tf.layers.flatten(options);
    case 'tfDropout':
      return tf.layers.dropout({ ...options, rate: 0.5 });
    case 'norm':
      return tf.layers.batchNormalization(options);
    case 'flatten':
      return lesson.flatten(options);
    case 'dropout':
      return lesson.dropout({ ...options, rate } as never);
    case 'activation':
      return lesson.activation({ ...options, activation } as never);
    case 'reshape':
      return lesson.reshape({ ...options, targetShape: [units, 1] } as never);
    case 'input':
      return lesson.input({ shape: inputShape } as never);
    case 'tf':
      return tf.layers.dense({ ...(options as object), units: 2, useBias: useBias === true });
    default:
      return dense({
        ...options,
        units,
        activation,
        useBias,
        kernelInitializer: initializer,
        ...(kernelRegularizer !== undefined && { kernelRegularizer }),
        ...(activityRegularizer !== undefined && { activityRegularizer }),
      } as never);
  }
}

const fills: Record<string, (i: number) => number> = {
  'zeros and ones': (i) => i % 2,
  ones: () => 1,
  classes: (i) => i % 3,
  fractions: (i) => i / 7,
  NaN: (i) => (i === 1 ? Number.NaN : 1),
  huge: () => 1e30,
  negative: () => -3,
  infinite: () => Number.POSITIVE_INFINITY,
  pixels: (i) => (i * 97) % 256,
};

function makeTensor({ shape: given, fill, kind }: Data, fitting: number[]): never {
  const shape = given === 'fits' ? fitting : given;
  const values = Array.from({ length: tf.util.sizeFromShape(shape) }, (_, i) => fills[fill](i));
  switch (kind) {
    case 'array':
      return values as never;
    case 'typed':
      return Float32Array.from(values) as never;
    case 'null':
      return null as never;
    case 'number':
      return 5 as never;
    case 'list':
      return [tf.tensor(values, shape), tf.tensor(values, shape)] as never;
    case 'string':
      return tf.tensor(values.map(String), shape, 'string') as never;
    case 'disposed': {
      const gone = tf.tensor(values, shape);
      gone.dispose();
      return gone as never;
    }
    default:
      return tf.tensor(values, shape, kind as 'float32') as never;
  }
}

const losses: Record<string, unknown> = {
  own: function squares(y: tf.Tensor, p: tf.Tensor) {
    return tf.mean(tf.square(tf.sub(y, p)));
  },
  ownNaN: (_: tf.Tensor, p: tf.Tensor) => tf.mean(tf.log(tf.sub(p, p.max().add(1)))),
};

/** Arguments of the classes that have some here. */
const settings: Record<string, unknown> = {
  SparseCategoricalCrossentropy: { fromLogits: true },
  CategoricalCrossentropy: { labelSmoothing: 0.1 },
  SGD: {
    learningRate: new lesson.ExponentialDecay({
      initialLearningRate: 0.1,
      decaySteps: 2,
      decayRate: 0.5,
    }),
    momentum: 0.9,
  },
  TopKCategoricalAccuracy: { k: 2 },
  EarlyStopping: { monitor: 'loss', restoreBestWeights: true },
  ReduceLROnPlateau: { monitor: 'loss' },
};

/** 'new SGD' is what it says, in lists too; all else stays. */
function made(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(made);
  const name = typeof value === 'string' ? /^new (\w+)$/.exec(value)?.[1] : undefined;
  if (name === undefined) return value;
  if (name === 'LearningRateScheduler')
    return new lesson.LearningRateScheduler((_, rate) => rate / 2);
  const Class = Object.entries(lesson).find(([key]) => key === name)?.[1];
  return new (Class as unknown as new (options?: unknown) => unknown)(settings[name]);
}

/** What a program has made so far. */
class World {
  readonly models: (Sequential | undefined)[] = [];
  readonly optimizers: Record<string, tf.Optimizer> = {
    'shared 0': tf.train.adam(0.1),
    'shared 1': tf.train.momentum(0.1, 0.9),
    'shared huge': tf.train.sgd(1e30),
  };

  /** @returns numbers that must be finite */
  async run(call: Call): Promise<unknown[]> {
    if (call.do === 'build') {
      const layers = call.layers.map((layer, i) =>
        makeLayer(layer, i === 0 ? call.inputShape : undefined),
      );
      this.models[call.model] = sequential(layers);
      return [];
    }
    if (call.do === 'copyWeights') {
      const [from, to] = [this.models[call.from], this.models[call.to]];
      if (from && to) to.setWeights(from.getWeights());
      return [];
    }
    const model = this.models[call.model];
    if (!model) return [];
    const isSparse = model.lossName === 'sparseCategoricalCrossentropy';
    const input = samplesOf(model.inputs?.[0]?.shape ?? [null, 2]);
    const target = isSparse ? [4] : samplesOf(model.outputs?.[0]?.shape ?? [null, 1]);
    switch (call.do) {
      case 'compile': {
        const { loss, optimizer, metrics } = call;
        const kept = optimizer === 'kept' ? model.optimizer : undefined;
        model.compile({
          loss: losses[String(loss)] ?? made(loss),
          optimizer: kept ?? this.optimizers[String(optimizer)] ?? made(optimizer),
          metrics: made(metrics),
        } as never);
        return [];
      }
      case 'fit': {
        const { validationData: pair, wrong, ...options } = call.options as Record<string, unknown>;
        const isPair = Array.isArray(pair) && pair.length === 2;
        const validationData = isPair
          ? [makeTensor(pair[0], input), makeTensor(pair[1], target)]
          : pair;
        const history = await model.fit(makeTensor(call.x, input), makeTensor(call.y, target), {
          verbose: 0,
          ...options,
          ...('callbacks' in options && { callbacks: made(options.callbacks) }),
          ...(wrong as object),
          ...(pair !== undefined && { validationData }),
        } as never);
        return [...Object.values(history.history).flat(), ...weightsOf(model)];
      }
      case 'evaluate':
        return Object.values(
          model.evaluate(
            makeTensor(call.x, input),
            makeTensor(call.y, target),
            call.options as never,
          ),
        );
      case 'predict':
        return valuesOf(model.predict(makeTensor(call.x, input), call.options as never));
      case 'predictOnBatch':
        return valuesOf(model.predictOnBatch(makeTensor(call.x, input)));
      case 'trainOnBatch':
        return [
          await model.trainOnBatch(makeTensor(call.x, input), makeTensor(call.y, target)),
        ].flat();
      case 'testOnBatch':
        return [model.testOnBatch(makeTensor(call.x, input), makeTensor(call.y, target))].flat();
      case 'add':
        model.add(makeLayer(call.layer));
        return [];
      case 'pop':
        model.pop();
        return [];
      case 'freeze':
        if (model.layers[call.layer]) model.layers[call.layer].trainable = call.trainable;
        return [];
      case 'freezeModel':
        model.trainable = call.trainable;
        return [];
      case 'setWeights':
        model.setWeights(
          call.data.map((data, i) => makeTensor(data, model.getWeights()[i]?.shape ?? [1])),
        );
        return [];
      case 'dispose':
        model.dispose();
        return [];
      case 'summary':
        model.summary();
        return [];
    }
  }

  dispose(): void {
    for (const optimizer of Object.values(this.optimizers)) optimizer.dispose();
  }
}

/** The shape of four samples. */
function samplesOf(shape: tf.Shape): number[] {
  return [4, ...shape.slice(1).map((size) => size ?? 1)];
}

function weightsOf(model: Sequential): number[] {
  return model.layers
    .flatMap((layer) => layer.getWeights())
    .flatMap((weight) => [...weight.dataSync()]);
}

function valuesOf(answers: tf.Tensor | tf.Tensor[]): number[] {
  return [answers].flat().flatMap((answer) => [...answer.dataSync()]);
}

/**
 * A program may ask for what is not a number: an answer to inputs that are none, or to very large ones; and
 * probabilities that add up to 0 have no logarithm, in Keras either.
 */
function mayBeInfinite(calls: readonly Call[]): boolean {
  return /"(NaN|huge|infinite|shared huge|poisson|hinge|own|ownNaN|categorical_crossentropy|new CategoricalCrossentropy)"/.test(
    JSON.stringify(calls, (_, v) => (typeof v === 'bigint' ? `${v}n` : v)),
  );
}

/** All there are: of models that nobody disposes of a million programs would have many. */
const variables = () =>
  Object.values(
    (tf.engine() as unknown as { registeredVariables: Record<string, tf.Variable> })
      .registeredVariables,
  );

async function outcome(calls: readonly Call[]): Promise<void> {
  clearSession();
  setRandomSeed(1);
  const world = new World();
  const before = new Set(variables());
  tf.engine().startScope();
  try {
    for (const [i, call] of calls.entries()) {
      const where = `call ${i}, ${call.do}`;
      let values: unknown[];
      try {
        values = await world.run(call);
      } catch (error) {
        if (!(error instanceof Error)) throw new Error(`${where} threw ${error}`);
        if (rawWords.test(error.message))
          throw new Error(`${where}: ${error.message}`, { cause: error });
        continue;
      }
      const areFinite = values.every((value) => Number.isFinite(value));
      if (!areFinite && !mayBeInfinite(calls)) throw new Error(`${where} gave ${values}`);
    }
  } finally {
    world.dispose();
    tf.engine().endScope();
    for (const variable of variables()) if (!before.has(variable)) variable.dispose();
  }
}

beforeAll(async () => {
  await useBackend('wasm');
  // A spy would keep what a million programs say.
  for (const name of ['log', 'warn', 'info'] as const) console[name] = () => {};
});

test(
  `${PROGRAMS} programs: every call ends in finite numbers, or in words`,
  async () => {
    await fc.assert(
      fc.asyncProperty(program, (calls) => outcome(calls)),
      { numRuns: PROGRAMS, seed: SEED },
    );
  },
  60_000 + PROGRAMS * 500,
);
