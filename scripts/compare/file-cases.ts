/** Models that go to Keras and come back: every layer, activation, optimizer and kind of input of the files. */

import * as tf from '@tensorflow/tfjs';
import { clearSession, type Sequential, sequential, setRandomSeed } from '../../src';
import type { Case, OptimizerSpec } from './cases';
import { makeOptimizer } from './train-here';

/** Of predictions; where they are above 1, relative to them. */
export const PREDICTION_BOUND = 1e-6;
/** After one epoch of steps whose sums are taken in another order. */
export const LOSS_BOUND = 5e-6;

/** A layer in Keras's words; what is missing is Keras's default. */
export interface LayerSpec {
  kind: 'Dense' | 'Flatten' | 'Dropout' | 'Activation';
  name?: string;
  trainable?: boolean;
  units?: number;
  activation?: string;
  use_bias?: boolean;
  rate?: number;
}

export interface FileCase extends Pick<Case, 'target' | 'samples'> {
  /** The model's. */
  name: string;
  input: number[];
  /** How Keras's edition says it: keras.Input, on the first layer, keras.layers.InputLayer, or not before fit. */
  inputBy: 'Input' | 'input_shape' | 'InputLayer' | 'fit';
  layers: LayerSpec[];
  loss: string;
  optimizer: OptimizerSpec;
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

export function buildFileCase({ name, input, layers, loss, optimizer }: FileCase): Sequential {
  clearSession();
  setRandomSeed(42);
  const model = sequential({ name });
  for (const [i, { kind, use_bias: useBias, ...words }] of layers.entries()) {
    const options = {
      ...words,
      activation: words.activation === 'silu' ? 'swish' : words.activation,
      ...(useBias !== undefined && { useBias }),
      ...(i === 0 && { inputShape: input }),
    };
    model.add(makeLayer[kind](options));
  }
  model.compile({ loss, metrics: ['accuracy'], optimizer: makeOptimizer(optimizer) });
  return model;
}

type Options = Record<string, unknown>;
const makeLayer: Record<LayerSpec['kind'], (options: Options) => tf.layers.Layer> = {
  Dense: (options) => tf.layers.dense(options as never),
  Flatten: (options) => tf.layers.flatten(options as never),
  Dropout: (options) => tf.layers.dropout(options as never),
  Activation: (options) => tf.layers.activation(options as never),
};
