/** An optimizer by Keras's name, as TensorFlow.js's models hold one. */

import * as tf from '@tensorflow/tfjs';
import { checkOptionNames } from '../names/option-names';
import { quoted } from '../names/quoted';
import { type OptimizerConfig, type OptimizerRule, optimizers } from './optimizers';

/** What every optimizer takes. */
const bounds = ['weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm'] as const;

type NamedTensor = Awaited<ReturnType<tf.Optimizer['getWeights']>>[number];

const NONE: OptimizerConfig = {
  learningRate: 0,
  momentum: 0,
  nesterov: false,
  rho: 0,
  epsilon: 0,
  centered: false,
  beta1: 0,
  beta2: 0,
  amsgrad: false,
  initialAccumulatorValue: 0,
  weightDecay: 0,
  clipvalue: 0,
  clipnorm: 0,
  globalClipnorm: 0,
};

/**
 * @example model.compile({ loss: 'mse', optimizer: new KerasOptimizer('adagrad', { learningRate: 0.01 }) });
 * Keras: keras.optimizers.Adagrad(learning_rate=0.01)
 */
export class KerasOptimizer extends tf.Optimizer {
  /** @nocollapse */
  static className = 'KerasOptimizer';
  readonly config: OptimizerConfig;
  readonly rule: OptimizerRule;
  /** Kind by kind, in the variables' order, as TensorFlow.js's own classes keep them. */
  private slots: Slot[][] = [];

  constructor(
    readonly kind: string,
    config: Partial<OptimizerConfig> = {},
  ) {
    super();
    checkOptionNames(
      config,
      [...Object.keys(optimizers[kind].defaults), ...bounds],
      optimizers[kind].className,
    );
    this.rule = optimizers[kind];
    const given = Object.entries(config).filter(([, value]) => value !== undefined);
    for (const [name, value] of given) checkSetting(this.rule.className, name, value);
    const clips = given.map(([name]) => name).filter((name) => /^clip|Clip/.test(name));
    if (clips.length > 1) {
      throw new RangeError(
        `${this.rule.className} bounds its gradients in one way; got ${clips.join(' and ')}. Keep one of them.`,
      );
    }
    this.config = { ...NONE, ...this.rule.defaults, ...Object.fromEntries(given) };
  }

  get learningRate(): number {
    return this.config.learningRate;
  }

  set learningRate(rate: number) {
    checkSetting(this.rule.className, 'learningRate', rate);
    this.config.learningRate = rate;
  }

  override getClassName(): string {
    return this.rule.className;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const own = [...Object.keys(this.rule.defaults), ...bounds.filter((name) => this.config[name])];
    return Object.fromEntries(
      own.map((name) => [name, this.config[name as keyof OptimizerConfig]]),
    );
  }

  /** One step. The variables keep their names. */
  override applyGradients(gradients: tf.NamedTensorMap | NamedTensor[]): void {
    const named = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients);
    const arrays = named.map(([, tensor]) => Float32Array.from(tensor.dataSync()));
    clip(arrays, this.config);
    const { learningRate, weightDecay } = this.config;
    for (const [i, [name]] of named.entries()) {
      const variable: tf.Variable = tf.engine().registeredVariables[name];
      const weights = valuesOf(variable);
      if (weightDecay) {
        for (let k = 0; k < weights.length; k++) {
          weights[k] -= weights[k] * weightDecay * learningRate;
        }
      }
      const slots = this.slotsOf(variable, i);
      const values = slots.map(valuesOf);
      this.rule.update(weights, arrays[i], values, this.config, this.iterations);
      for (const [k, slot] of slots.entries()) assign(slot, values[k]);
      assign(variable, weights);
    }
    this.incrementIterations();
  }

  /** The steps taken, then its slots, a kind at a time. */
  override async getWeights(): Promise<NamedTensor[]> {
    const slots = this.slots.flat().map(({ originalName, variable }) => ({
      name: originalName,
      tensor: variable as tf.Tensor,
    }));
    return [await this.saveIterations(), ...slots];
  }

  override async setWeights(weights: NamedTensor[]): Promise<void> {
    const given = await this.extractIterations(weights);
    const kindOf = ({ name }: NamedTensor) => name.slice(name.lastIndexOf('/'));
    const kinds = [...new Set(given.map(kindOf))].slice(0, this.rule.slots(this.config).length);
    this.slots = kinds.map((kind) =>
      given
        .filter((each) => kindOf(each) === kind)
        .map(({ name, tensor }) => ({ originalName: name, variable: tensor.variable(false) })),
    );
  }

  override dispose(): void {
    super.dispose();
    for (const { variable } of this.slots.flat()) variable.dispose();
    this.slots = [];
  }

  /** @param i the variable's place among those of the step */
  private slotsOf({ name, shape }: tf.Variable, i: number): tf.Variable[] {
    const start = this.rule.start?.(this.config) ?? 0;
    return this.rule.slots(this.config).map((kind, k) => {
      this.slots[k] ??= [];
      this.slots[k][i] ??= {
        originalName: `${name}/${kind}`,
        variable: tf.tidy(() => tf.fill(shape, start).variable(false)),
      };
      return this.slots[k][i].variable;
    });
  }
}

interface Slot {
  originalName: string;
  variable: tf.Variable;
}

const valuesOf = (variable: tf.Variable) => Float32Array.from(variable.dataSync());

function assign(variable: tf.Variable, values: Float32Array): void {
  tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
}

/** The share of what it remembers that an optimizer keeps. */
const shares = ['momentum', 'rho', 'decay', 'beta1', 'beta2'];
const switches = ['nesterov', 'centered', 'amsgrad'];

/** @throws RangeError for a number out of range, or another kind of value: training would be led to NaN, or astray */
function checkSetting(of: string, name: string, value: unknown): void {
  const isSwitch = switches.includes(name);
  const most = shares.includes(name) ? 1 : Number.MAX_VALUE;
  const fits = isSwitch
    ? typeof value === 'boolean'
    : typeof value === 'number' && value >= 0 && value <= most;
  if (fits) return;
  const range = most === 1 ? 'a number from 0 to 1' : 'a number of at least 0';
  throw new RangeError(
    `${of}'s ${name} is ${isSwitch ? 'true or false' : range}; got ${quoted(value)}.`,
  );
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

/** Keeps gradients from being too long, in place. */
function clip(
  gradients: readonly Float32Array[],
  { clipnorm, globalClipnorm, clipvalue }: OptimizerConfig,
): void {
  if (clipnorm > 0) {
    for (const gradient of gradients) shorten([gradient], clipnorm);
  } else if (globalClipnorm > 0) {
    shorten(gradients, globalClipnorm);
  } else if (clipvalue > 0) {
    for (const gradient of gradients) {
      for (let i = 0; i < gradient.length; i++) {
        gradient[i] = Math.min(clipvalue, Math.max(-clipvalue, gradient[i]));
      }
    }
  }
}

/** Scales the arrays, taken for one, to at most this length. */
function shorten(arrays: readonly Float32Array[], most: number): void {
  let squares = 0;
  for (const array of arrays) for (const value of array) squares += value * value;
  const length = Math.sqrt(squares);
  if (length <= most) return;
  for (const array of arrays) {
    for (let i = 0; i < array.length; i++) array[i] *= most / length;
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
export const optimizerClasses: Record<string, new () => KerasOptimizer> = {
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
