/** What the book's next two lessons train, 7-2 with its optimizers and 7-3 with its callbacks, on fewer pictures. */

import type { Case, LayerSpec, OptimizerSpec } from './cases.ts';

const network = (units: number, ...between: LayerSpec[]): LayerSpec[] => [
  'flatten',
  { units, activation: 'relu' },
  ...between,
  { units: 10, activation: 'softmax' },
];

const pictures = {
  input: [28, 28],
  loss: 'sparse_categorical_crossentropy',
  accuracy: true,
  batchSize: 32,
  target: 'label' as const,
  samples: 1600,
};

const optimizers: [string, OptimizerSpec][] = [
  ['SGD', { name: 'sgd' }],
  ['SGD with a learning rate of 0.1', { name: 'sgd', learningRate: 0.1 }],
  ['SGD with momentum', { name: 'sgd', momentum: 0.9 }],
  ['SGD with Nesterov’s momentum', { name: 'sgd', momentum: 0.9, nesterov: true }],
  ['Adagrad', { name: 'adagrad' }],
  ['RMSprop', { name: 'rmsprop' }],
  ['Adam', { name: 'adam' }],
];

/** Fewer units where many optimizers are compared: the trace holds all weights. */
export const bookCases: Case[] = [
  ...optimizers.map(([title, optimizer]) => ({
    ...pictures,
    name: `7-2: Flatten–16 relu–10 softmax, ${title}`,
    layers: network(16),
    optimizer,
    epochs: 2,
    probes: [1],
  })),
  {
    ...pictures,
    name: '7-2: Flatten–100 relu–10 softmax, Adam, five epochs',
    layers: network(100),
    optimizer: { name: 'adam' },
    epochs: 5,
    probes: [],
    validation: 500,
  },
  ...(['rmsprop', 'adam'] as const).map((name) => ({
    ...pictures,
    name: `7-3: Flatten–32 relu–10 softmax, ${name}, 20 epochs with validation`,
    layers: network(32),
    optimizer: { name },
    epochs: 20,
    probes: [],
    validation: 500,
  })),
  {
    ...pictures,
    name: '7-3: Flatten–32 relu–Dropout 0.3–10 softmax, Adam, 20 epochs',
    layers: network(32, { rate: 0.3 }),
    samples: 1590, // the last batch has 22
    optimizer: { name: 'adam' },
    epochs: 20,
    probes: [],
    validation: 500,
  },
  {
    ...pictures,
    name: '7-3: Flatten–100 relu–Dropout 0.3–10 softmax, Adam, EarlyStopping and ModelCheckpoint',
    layers: network(100, { rate: 0.3 }),
    samples: 1590,
    optimizer: { name: 'adam' },
    epochs: 20,
    probes: [],
    validation: 500,
    patience: 2,
  },
];
