/** TensorFlow.js's own optimizers, in the words of the table of optimizers. */

import * as tf from '@tensorflow/tfjs';
import {
  configOf,
  type OptimizerConfig,
  type OptimizerPlan,
  optimizers,
  rateAt,
  settingsOf,
  slotKinds,
} from './optimizers.ts';
import { InverseTimeDecay } from './schedules.ts';

export interface TensorflowOptimizer {
  kind: unknown;
  /** In the table of optimizers. */
  name: string;
  /** TensorFlow.js's names of the settings. */
  settings: Partial<Record<keyof OptimizerConfig, string>>;
  /** What it remembers of every weight, by Keras's name and by its own, in its own order. */
  slots: readonly (readonly [keras: string, own: string])[];
}

/** By TensorFlow.js's name of the class. Its Adadelta is refused by `compile`. */
export const tensorflowOptimizers: Record<string, TensorflowOptimizer> = {
  SGD: { kind: tf.SGDOptimizer, name: 'sgd', settings: {}, slots: [] },
  Momentum: {
    kind: tf.MomentumOptimizer,
    name: 'sgd',
    settings: { momentum: 'momentum', nesterov: 'useNesterov' },
    slots: [['momentum', 'momentum']],
  },
  RMSProp: {
    kind: tf.RMSPropOptimizer,
    name: 'rmsprop',
    settings: { rho: 'decay', momentum: 'momentum', epsilon: 'epsilon', centered: 'centered' },
    slots: [
      ['velocity', 'rms'],
      ['momentum', 'momentum'], // 0 without
    ],
  },
  Adam: {
    kind: tf.AdamOptimizer,
    name: 'adam',
    settings: { beta1: 'beta1', beta2: 'beta2', epsilon: 'epsilon' },
    slots: [
      ['momentum', 'm'],
      ['velocity', 'v'],
    ],
  },
  Adagrad: {
    kind: tf.AdagradOptimizer,
    name: 'adagrad',
    settings: { initialAccumulatorValue: 'initialAccumulatorValue' },
    slots: [['accumulator', 'accumulator']],
  },
  Adamax: {
    kind: tf.AdamaxOptimizer,
    name: 'adamax',
    settings: { beta1: 'beta1', beta2: 'beta2', epsilon: 'epsilon' },
    slots: [
      ['momentum', 'm'],
      ['norm', 'v'],
    ],
  },
};

/** Of TensorFlow.js's own classes: a subclass may compute anything. */
export function tensorflowKind(optimizer: tf.Optimizer): TensorflowOptimizer | undefined {
  return Object.values(tensorflowOptimizers).find(({ kind }) => kind === optimizer.constructor);
}

/** @param config in TensorFlow.js's words, as `getConfig` says it */
export function tensorflowPlan(
  { name, settings }: Pick<TensorflowOptimizer, 'name' | 'settings'>,
  config: Record<string, unknown>,
): OptimizerPlan {
  const words = Object.entries(settings).map(([own, theirs]) => [own, config[theirs]]);
  const given = Object.fromEntries(words.filter(([, value]) => value !== undefined));
  const rate = Number(config.learningRate);
  const decay = Number(config.decay);
  const learningRate =
    name === 'adamax' && decay
      ? new InverseTimeDecay({ initialLearningRate: rate, decaySteps: 1, decayRate: decay })
      : rate;
  const plan: OptimizerPlan = { name, config: configOf(name, { ...given, learningRate }) };
  return name === 'adam' ? { ...plan, scaleEpsilon: true } : plan;
}

/**
 * @returns the class and settings with which TensorFlow.js computes the same
 * @throws Error if it has none
 */
export function toTensorflow(plan: OptimizerPlan): {
  className: string;
  config: Record<string, number | boolean>;
} {
  const { name, config, scaleEpsilon } = plan;
  const className =
    name === 'sgd' && config.momentum > 0
      ? 'Momentum'
      : Object.keys(tensorflowOptimizers).find((key) => tensorflowOptimizers[key].name === name);
  const entry = tensorflowOptimizers[className ?? ''];
  const known: string[] = ['learningRate', ...Object.keys(entry?.settings ?? {})];
  const more = settingsOf(name).filter(
    (setting) =>
      !known.includes(setting) && config[setting] !== (optimizers[name].defaults[setting] || 0),
  );
  const isSaid =
    entry &&
    className !== 'Adamax' && // whose memory TensorFlow.js can't take back
    typeof config.learningRate === 'number' &&
    !config.centered;
  const what = more.filter((setting) => config[setting]);
  if (className === undefined || !isSaid || what.length > 0) {
    const settings = [...what, ...(config.centered ? ['centered'] : [])];
    const rate = typeof config.learningRate === 'number' ? [] : ['a schedule'];
    const parts = entry ? [...settings, ...rate] : [];
    throw new Error(
      `TensorFlow.js's format can't have the optimizer ${optimizers[name].className}${parts.length > 0 ? ` with ${parts.join(' and ')}` : ''}: ` +
        'save to a file that ends in .keras, .h5 or .npz.',
    );
  }
  const settings = Object.entries(entry.settings).map(([own, theirs]) => [
    theirs,
    config[own as keyof OptimizerConfig],
  ]);
  // TensorFlow.js has no word for Keras's forms of epsilon and reads over these.
  const mark =
    name === 'adam'
      ? { kerasEpsilon: !scaleEpsilon }
      : config.epsilonOutside && { epsilonOutside: true };
  const { learningRate } = config;
  return { className, config: { learningRate, ...Object.fromEntries(settings), ...mark } };
}

/**
 * What TensorFlow.js's class would remember: of each of its kinds an array for every weight. Of momentum
 * Keras keeps m ← μ m − η g, TensorFlow.js a ← μ a + g: a = −m / η.
 */
export function toTensorflowSlots(
  plan: OptimizerPlan,
  slots: readonly (readonly Float32Array[])[],
  lengths: readonly number[],
  t: number,
): { name: string; arrays: Float32Array[] }[] {
  const kinds = slotKinds(plan);
  const { className } = toTensorflow(plan);
  const factor = className === 'Momentum' ? -1 / rateAt(plan.config, t) : 1;
  return tensorflowOptimizers[className].slots.map(([keras, name]) => ({
    name,
    arrays: lengths.map((length, i) => scaled(slots[kinds.indexOf(keras)]?.[i], factor, length)),
  }));
}

/** The other way. @param arrays of each of TensorFlow.js's kinds, an array for every weight */
export function fromTensorflowSlots(
  className: string,
  plan: OptimizerPlan,
  arrays: readonly (readonly Float32Array[])[],
  t: number,
): Float32Array[][] {
  const own = tensorflowOptimizers[className].slots.map(([keras]) => keras);
  const factor = className === 'Momentum' ? -rateAt(plan.config, t) : 1;
  return slotKinds(plan).map((kind) =>
    arrays[own.indexOf(kind)].map((values) => scaled(values, factor, values.length)),
  );
}

/** A learning rate of 0 leaves nothing of a momentum to go on from. */
function scaled(values: Float32Array | undefined, factor: number, length: number): Float32Array {
  if (!values || factor === 0 || !Number.isFinite(factor)) return new Float32Array(length);
  return factor === 1 ? values : values.map((value) => value * factor);
}
