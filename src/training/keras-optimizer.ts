/** Keras's optimizers by class, as TensorFlow.js's models hold them. */

import * as tf from '@tensorflow/tfjs';
import { checkOptionNames } from '../names/option-names.ts';
import { quoted } from '../names/quoted.ts';
import { applyGradients, forget, memoryTensors } from './optimizer-state.ts';
import {
  configOf,
  type OptimizerConfig,
  optimizers,
  rateAt,
  type Schedule,
  settingsOf,
} from './optimizers.ts';

type Given = tf.NamedTensorMap | Awaited<ReturnType<tf.Optimizer['getWeights']>>;

/**
 * @example model.compile({ loss: 'mse', optimizer: new KerasOptimizer('adagrad', { learningRate: 0.01 }) });
 * Keras: keras.optimizers.Adagrad(learning_rate=0.01)
 */
export class KerasOptimizer extends tf.Optimizer {
  /** @nocollapse */
  static className = 'KerasOptimizer';
  readonly config: OptimizerConfig;

  readonly kind: string;

  /** @param kind in the table of optimizers */
  constructor(kind: string, config: Partial<OptimizerConfig> = {}) {
    super();
    this.kind = kind;

    const { className } = optimizers[kind];
    checkOptionNames(config, settingsOf(kind), className);
    const given = Object.entries(config).filter(([, value]) => value !== undefined);
    for (const [name, value] of given) checkSetting(className, name, value);
    const clips = given.map(([name]) => name).filter((name) => /^clip|Clip/.test(name));
    if (clips.length > 1) {
      throw new RangeError(
        `${className} bounds its gradients in one way; got ${clips.join(' and ')}. Keep one of them.`,
      );
    }
    this.config = configOf(kind, Object.fromEntries(given));
  }

  /** Of the next step. */
  get learningRate(): number {
    return rateAt(this.config, this.iterations);
  }

  set learningRate(rate: number | Schedule) {
    const { learningRate: before } = this.config;
    checkSetting(this.getClassName(), 'learningRate', rate);
    if (typeof before !== 'number' && typeof rate === 'number') {
      throw new Error(
        `${this.getClassName()}'s learningRate follows ${before.constructor.name}: it takes another schedule, or ` +
          'make the optimizer with a number.',
      );
    }
    this.config.learningRate = rate;
  }

  override getClassName(): string {
    return optimizers[this.kind].className;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { defaults } = optimizers[this.kind];
    const own = settingsOf(this.kind).filter((name) => name in defaults || this.config[name]);
    return Object.fromEntries(own.map((name) => [name, this.config[name]])) as never;
  }

  /** One step. The variables keep their names. */
  override applyGradients(gradients: Given): void {
    applyGradients(this, { name: this.kind, config: this.config }, gradients);
  }

  /** The steps taken, then what it remembers, a kind at a time; the tensors are the caller's. */
  override async getWeights() {
    return memoryTensors(this, { name: this.kind, config: this.config });
  }

  override dispose(): void {
    super.dispose();
    forget(this);
  }
}

/** The share of what it remembers that an optimizer keeps. */
const shares = ['momentum', 'rho', 'decay', 'beta1', 'beta2'];
const switches = ['nesterov', 'centered', 'amsgrad'];

/** @throws RangeError for a number out of range, or another kind of value: training would be led to NaN, or astray */
function checkSetting(of: string, name: string, value: unknown): void {
  if (name === 'learningRate' && isSchedule(value)) return;
  const isSwitch = switches.includes(name);
  const most = shares.includes(name) ? 1 : Number.MAX_VALUE;
  const isAbove0 = of === 'Lion' && name === 'beta1'; // of Lion nothing but the signs would be left
  const fits = isSwitch
    ? typeof value === 'boolean'
    : typeof value === 'number' && value >= 0 && value <= most && !(isAbove0 && value === 0);
  if (fits) return;
  const upTo = isAbove0 ? 'a number above 0 and up to 1' : 'a number from 0 to 1';
  const range = most === 1 ? upTo : 'a number of at least 0';
  throw new RangeError(
    `${of}'s ${name} is ${isSwitch ? 'true or false' : range}; got ${quoted(value)}.`,
  );
}

function isSchedule(value: unknown): value is Schedule {
  // Texts and lists have an `at`, too.
  const { at, getConfig } = Object(value) as Schedule;
  return typeof at === 'function' && typeof getConfig === 'function';
}

/** Both of TensorFlow.js's ways: its SGD keeps the rate as a tensor, too. */
export function setLearningRate(optimizer: tf.Optimizer, rate: number): void {
  const settable = optimizer as { setLearningRate?(rate: number): void; learningRate?: number };
  if (settable.setLearningRate) settable.setLearningRate(rate);
  else settable.learningRate = rate;
}

/**
 * Of an optimizer of any class, also one that `tf.train` made or whose rate was changed.
 * @throws RangeError for a number that training can't go on with
 */
export function checkSettings(optimizer: tf.Optimizer): void {
  for (const [name, value] of Object.entries(optimizer.getConfig())) {
    const isNumber =
      typeof value === 'number' && ['learningRate', 'epsilon', ...shares].includes(name);
    if (isNumber) checkSetting(optimizer.getClassName(), name, value);
  }
}

type Config<Name extends keyof OptimizerConfig> = Partial<
  Pick<
    OptimizerConfig,
    Name | 'learningRate' | 'weightDecay' | 'clipnorm' | 'clipvalue' | 'globalClipnorm'
  >
>;

/** Keras's classes, with Keras's arguments and defaults. */
export class SGD extends KerasOptimizer {
  constructor(config: Config<'momentum' | 'nesterov'> = {}) {
    super('sgd', config);
  }
}
export class RMSprop extends KerasOptimizer {
  constructor(config: Config<'rho' | 'momentum' | 'epsilon' | 'centered'> = {}) {
    super('rmsprop', config);
  }
}
export class Adagrad extends KerasOptimizer {
  constructor(config: Config<'initialAccumulatorValue' | 'epsilon'> = {}) {
    super('adagrad', config);
  }
}
export class Adadelta extends KerasOptimizer {
  constructor(config: Config<'rho' | 'epsilon'> = {}) {
    super('adadelta', config);
  }
}
export class Adam extends KerasOptimizer {
  constructor(config: Config<'beta1' | 'beta2' | 'epsilon' | 'amsgrad'> = {}) {
    super('adam', config);
  }
}
export class AdamW extends KerasOptimizer {
  constructor(config: Config<'beta1' | 'beta2' | 'epsilon' | 'amsgrad'> = {}) {
    super('adamw', config);
  }
}
export class Adamax extends KerasOptimizer {
  constructor(config: Config<'beta1' | 'beta2' | 'epsilon'> = {}) {
    super('adamax', config);
  }
}
export class Nadam extends KerasOptimizer {
  constructor(config: Config<'beta1' | 'beta2' | 'epsilon'> = {}) {
    super('nadam', config);
  }
}
export class Lion extends KerasOptimizer {
  constructor(config: Config<'beta1' | 'beta2'> = {}) {
    super('lion', config);
  }
}

/** By Keras's names. */
export const optimizerClasses: Record<string, new (config?: object) => KerasOptimizer> = {
  sgd: SGD,
  rmsprop: RMSprop,
  adagrad: Adagrad,
  adadelta: Adadelta,
  adam: Adam,
  adamw: AdamW,
  adamax: Adamax,
  nadam: Nadam,
  lion: Lion,
};
