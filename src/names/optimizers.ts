/** The optimizers: what Keras and TensorFlow.js call them, their settings and their slots. */

import { knownName } from './keras-spelling';

/** Whose names a file has. */
export type Maker = 'keras' | 'tensorflow';

export interface Setting extends Record<Maker, string> {
  /** Keras's own value. */
  standard: number | boolean;
  /** This lesson has no other value. */
  isFixed?: true;
}

interface Optimizer extends Record<Maker, { className: string; slots: readonly string[] }> {
  /** Keras's own. */
  learningRate: number;
  /** The others, by the names that they have in an `OptimizerPlan`. */
  settings: Record<string, Setting>;
}

/**
 * Those that the engines compute and that files may have. Their slots are what they remember: for each
 * weight an array of every name.
 */
export const optimizers = {
  sgd: {
    keras: { className: 'SGD', slots: [] },
    tensorflow: { className: 'SGD', slots: [] },
    learningRate: 0.01,
    settings: {},
  },
  momentum: {
    keras: { className: 'SGD', slots: ['momentum'] },
    tensorflow: { className: 'Momentum', slots: ['momentum'] },
    learningRate: 0.01,
    settings: {
      momentum: { keras: 'momentum', tensorflow: 'momentum', standard: 0 },
      nesterov: { keras: 'nesterov', tensorflow: 'use_nesterov', standard: false },
    },
  },
  rmsprop: {
    keras: { className: 'RMSprop', slots: ['velocity'] },
    tensorflow: { className: 'RMSProp', slots: ['rms', 'momentum'] }, // the second one stays 0 here
    learningRate: 0.001,
    settings: {
      rho: { keras: 'rho', tensorflow: 'decay', standard: 0.9 },
      momentum: { keras: 'momentum', tensorflow: 'momentum', standard: 0, isFixed: true },
      epsilon: { keras: 'epsilon', tensorflow: 'epsilon', standard: 1e-7 },
      centered: { keras: 'centered', tensorflow: 'centered', standard: false, isFixed: true },
    },
  },
  adam: {
    keras: { className: 'Adam', slots: ['momentum', 'velocity'] },
    tensorflow: { className: 'Adam', slots: ['m', 'v'] },
    learningRate: 0.001,
    settings: {
      beta1: { keras: 'beta_1', tensorflow: 'beta1', standard: 0.9 },
      beta2: { keras: 'beta_2', tensorflow: 'beta2', standard: 0.999 },
      epsilon: { keras: 'epsilon', tensorflow: 'epsilon', standard: 1e-7 },
    },
  },
} as const satisfies Record<string, Optimizer>;

export type OptimizerName = keyof typeof optimizers;

/** What `compile` takes by name. */
const compiledByName = [
  'rmsprop',
  'sgd',
  'adam',
  'adagrad',
  'adadelta',
  'adamax',
  'adamw',
  'nadam',
  'lion',
];

/**
 * @throws RangeError for a name that there is not, with the nearest one
 * @example optimizerName('RMSprop') // 'rmsprop'
 */
export function optimizerName(name: string): string {
  return knownName('optimizer', name.toLowerCase(), compiledByName);
}

/** @returns the optimizer's settings by their names in an `OptimizerPlan`, each as `read` finds it */
export function readSettings(
  optimizer: OptimizerName,
  read: (setting: Setting) => number | boolean,
): Record<string, number | boolean> {
  const settings: Record<string, Setting> = optimizers[optimizer].settings;
  const free = Object.entries(settings).filter(([, { isFixed }]) => !isFixed);
  return Object.fromEntries(free.map(([name, setting]) => [name, read(setting)]));
}
