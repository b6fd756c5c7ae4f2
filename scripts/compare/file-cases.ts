/** Models that go to Keras and come back: every layer, activation, optimizer and kind of input of the files. */

import * as tf from '@tensorflow/tfjs';
import {
  Adadelta,
  Adagrad,
  Adam,
  Adamax,
  AdamW,
  CosineDecay,
  clearSession,
  Lion,
  Nadam,
  PiecewiseConstantDecay,
  RMSprop,
  type Sequential,
  SGD,
  sequential,
  setRandomSeed,
} from '../../src/index.ts';
import { camelCase } from '../../src/internal.ts';
import type { Case, OptimizerSpec } from './cases.ts';
import { makeOptimizer } from './train-here.ts';

/** Of predictions; where they are above 1, relative to them. */
export const PREDICTION_BOUND = 1e-6;
/** After one epoch of steps whose sums are taken in another order. */
export const LOSS_BOUND = 5e-6;

/** A layer in Keras's words; what is missing is Keras's default. */
export interface LayerSpec {
  kind: 'Dense' | 'Flatten' | 'Reshape' | 'Dropout' | 'Activation';
  name?: string;
  trainable?: boolean;
  units?: number;
  activation?: string;
  use_bias?: boolean;
  rate?: number;
  target_shape?: number[];
  /** [l1, l2] of each. */
  kernel_regularizer?: [number, number];
  bias_regularizer?: [number, number];
  activity_regularizer?: [number, number];
}

/** One of Keras's optimizers by class, with its arguments in Keras's words; its learning rate may be a schedule. */
export interface ClassSpec {
  className: string;
  config: Record<string, unknown>;
  schedule?: ClassSpec;
}

export interface FileCase extends Pick<Case, 'target' | 'samples'> {
  /** The model's. */
  name: string;
  input: number[];
  /** How Keras's edition says it: keras.Input, on the first layer, keras.layers.InputLayer, or not before fit. */
  inputBy: 'Input' | 'input_shape' | 'InputLayer' | 'fit';
  layers: LayerSpec[];
  loss: string;
  optimizer: OptimizerSpec | ClassSpec;
  batchSize: number;
  /** Whether chance takes part in training, so that the next loss is each edition's own. */
  isRandom?: boolean;
}

const dense = (units: number, activation?: string, more: object = {}): LayerSpec => ({
  kind: 'Dense',
  units,
  ...(activation && { activation }),
  ...more,
});
const small = {
  input: [784],
  loss: 'sparse_categorical_crossentropy',
  target: 'label' as const,
  samples: 1600,
  batchSize: 32,
};

export const fileCases: FileCase[] = [
  {
    ...small,
    name: '패션 MNIST 모델',
    samples: 'lesson',
    inputBy: 'input_shape',
    layers: [dense(100, 'sigmoid', { name: 'hidden' }), dense(10, 'softmax', { name: 'output' })],
    optimizer: { name: 'rmsprop' },
  },
  {
    ...small,
    name: 'pictures',
    input: [28, 28],
    inputBy: 'InputLayer',
    layers: [
      { kind: 'Flatten' },
      dense(24, 'relu'),
      { kind: 'Dropout', rate: 0 },
      dense(10, 'softmax'),
    ],
    optimizer: { name: 'adam' },
  },
  {
    ...small,
    name: 'rows',
    input: [28, 28],
    inputBy: 'Input',
    layers: [dense(4, 'tanh'), { kind: 'Flatten', name: 'flat.1' }, dense(10, 'softmax')],
    optimizer: { name: 'sgd', learningRate: 0.05 },
    batchSize: 7,
  },
  {
    ...small,
    name: 'activations',
    inputBy: 'fit',
    layers: [
      dense(16),
      { kind: 'Activation', activation: 'relu' },
      dense(12, undefined, { use_bias: false }),
      { kind: 'Activation', activation: 'tanh', name: 'bend' },
      dense(10, undefined, { name: 'scores-10' }),
      { kind: 'Activation', activation: 'softmax' },
    ],
    optimizer: { name: 'momentum', learningRate: 0.01, momentum: 0.9, nesterov: true },
  },
  {
    ...small,
    name: 'deep',
    inputBy: 'Input',
    layers: [
      ...['elu', 'selu', 'softplus', 'softsign', 'relu6', 'silu'].map((name) => dense(12, name)),
      dense(1, 'linear', { use_bias: false }),
    ],
    loss: 'mean_squared_error',
    target: 'brightness',
    optimizer: { name: 'adam', learningRate: 0.002 },
  },
  {
    ...small,
    name: 'two',
    inputBy: 'input_shape',
    layers: [dense(8, 'relu', { name: 'a_1' }), dense(1, 'sigmoid')],
    loss: 'binary_crossentropy',
    target: 'is a shoe',
    optimizer: { name: 'momentum', learningRate: 0.01, momentum: 0.9 },
    batchSize: 100,
  },
  {
    ...small,
    name: 'frozen',
    inputBy: 'Input',
    layers: [dense(16, 'sigmoid', { trainable: false }), dense(10, 'softmax')],
    loss: 'categorical_crossentropy',
    target: 'one-hot',
    optimizer: { name: 'rmsprop', learningRate: 0.002 },
  },
  {
    ...small,
    name: 'chance',
    inputBy: 'InputLayer',
    layers: [dense(16, 'relu'), { kind: 'Dropout', rate: 0.4, name: 'drop' }, dense(10, 'softmax')],
    optimizer: { name: 'adam' },
    isRandom: true,
  },
];

/** Keras 2 has none of these, or computes another one under its name: only Keras 3 gets them. */
const classes: [string, ClassSpec][] = [
  ['adagrad', { className: 'Adagrad', config: { learning_rate: 0.01 } }],
  ['adadelta', { className: 'Adadelta', config: { learning_rate: 0.5, rho: 0.9 } }],
  ['amsgrad', { className: 'Adam', config: { amsgrad: true, clipnorm: 0.5 } }],
  ['adamw', { className: 'AdamW', config: { weight_decay: 0.01 } }],
  ['adamax', { className: 'Adamax', config: { beta_1: 0.8 } }],
  ['nadam', { className: 'Nadam', config: { global_clipnorm: 1.5 } }],
  ['lion', { className: 'Lion', config: { clipvalue: 0.05, learning_rate: 0.0005 } }],
  ['centered', { className: 'RMSprop', config: { momentum: 0.5, centered: true } }],
  [
    'cosine',
    {
      className: 'SGD',
      config: { momentum: 0.9, nesterov: true },
      schedule: {
        className: 'CosineDecay',
        config: {
          initial_learning_rate: 0.001,
          decay_steps: 80,
          alpha: 0.1,
          warmup_target: 0.05,
          warmup_steps: 10,
        },
      },
    },
  ],
  [
    'pieces',
    {
      className: 'Adam',
      config: {},
      schedule: {
        className: 'PiecewiseConstantDecay',
        config: { boundaries: [20, 70], values: [0.01, 0.002, 0.0005] },
      },
    },
  ],
];

for (const [name, optimizer] of classes) {
  fileCases.push({
    ...small,
    name,
    inputBy: 'Input',
    layers: [
      dense(8, 'tanh', { kernel_regularizer: [0, 0.01], activity_regularizer: [0.001, 0] }),
      { kind: 'Reshape', target_shape: [4, 2] },
      { kind: 'Flatten' },
      { kind: 'Dropout', rate: 0 },
      dense(10, 'softmax', { bias_regularizer: [0.001, 0.002] }),
    ],
    optimizer,
  });
}

export function buildFileCase({ name, input, layers, loss, optimizer }: FileCase): Sequential {
  clearSession();
  setRandomSeed(42);
  const model = sequential({ name });
  for (const [i, { kind, ...words }] of layers.entries()) {
    const named = Object.entries(words).map(([key, value]) => [
      camelCase(key),
      key.endsWith('_regularizer') ? penalty(value as [number, number]) : value,
    ]);
    const options = Object.fromEntries(named);
    if (options.activation === 'silu') options.activation = 'swish';
    if (i === 0) options.inputShape = input;
    model.add(makeLayer[kind](options));
  }
  const made = 'className' in optimizer ? makeClass(optimizer) : makeOptimizer(optimizer);
  model.compile({ loss, metrics: ['accuracy'], optimizer: made });
  return model;
}

const penalty = ([l1, l2]: [number, number]) => tf.regularizers.l1l2({ l1, l2 });

/** By the lesson's class of the same name. */
function makeClass({ className, config, schedule }: ClassSpec): tf.Optimizer {
  const words = Object.entries(config).map(([key, value]) => [here(key), value]);
  const Class = classesHere[className as keyof typeof classesHere] as new (
    options: object,
  ) => tf.Optimizer;
  const learningRate = schedule && makeClass(schedule);
  return new Class({ ...Object.fromEntries(words), ...(learningRate && { learningRate }) });
}

/** @example here('beta_1') // 'beta1' */
const here = (word: string) => camelCase(word).replace(/_(?=\d)/, '');

const classesHere = {
  Adadelta,
  Adagrad,
  Adam,
  AdamW,
  Adamax,
  CosineDecay,
  Lion,
  Nadam,
  PiecewiseConstantDecay,
  RMSprop,
  SGD,
};

type Options = Record<string, unknown>;
const makeLayer: Record<LayerSpec['kind'], (options: Options) => tf.layers.Layer> = {
  Dense: (options) => tf.layers.dense(options as never),
  Flatten: (options) => tf.layers.flatten(options as never),
  Reshape: (options) => tf.layers.reshape(options as never),
  Dropout: (options) => tf.layers.dropout(options as never),
  Activation: (options) => tf.layers.activation(options as never),
};
