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
  /** What it remembers of each variable, kind by kind. */
  private readonly slots = new Map<string, Float32Array[]>();
  /** What `setWeights` gave, in the order of the variables. */
  private restored: Float32Array[][] = [];
  /** What `getWeights` gave last: the optimizer's, as TensorFlow.js's own classes have it. */
  private said = new Set<tf.Tensor>();

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
    this.forgetSaid();
    const named = Array.isArray(gradients)
      ? gradients.map(({ name, tensor }) => [name, tensor] as const)
      : Object.entries(gradients);
    const arrays = named.map(([, tensor]) => Float32Array.from(tensor.dataSync()));
    clip(arrays, this.config);
    const { learningRate, weightDecay } = this.config;
    for (const [i, [name]] of named.entries()) {
      const variable: tf.Variable = tf.engine().registeredVariables[name];
      const weights = Float32Array.from(variable.dataSync());
      if (weightDecay) {
        for (let k = 0; k < weights.length; k++)
          weights[k] -= weights[k] * weightDecay * learningRate;
      }
      this.rule.update(weights, arrays[i], this.slotsOf(variable, i), this.config, this.iterations);
      tf.tidy(() => variable.assign(tf.tensor(weights, variable.shape)));
    }
    this.incrementIterations();
  }

  /**
   * The steps taken, which are the caller's; then its slots, a kind at a time, as TensorFlow.js's own classes
   * say them: they stay the optimizer's, until its next step.
   */
  override async getWeights(): Promise<NamedTensor[]> {
    this.forgetSaid();
    const kinds = this.rule.slots(this.config);
    const known = this.slots.size > 0 ? [...this.slots] : Object.entries(this.restored);
    const slots = kinds.flatMap((kind, k) =>
      known.map(([name, arrays]) => ({ name: `${name}/${kind}`, tensor: tf.tensor1d(arrays[k]) })),
    );
    this.said = new Set(slots.map(({ tensor }) => tensor));
    return [await this.saveIterations(), ...slots];
  }

  override async setWeights(weights: NamedTensor[]): Promise<void> {
    const given = await this.extractIterations(weights);
    const kinds = this.rule.slots(this.config);
    const [, first = ''] = given[0]?.name.match(/([^/]*)$/) ?? [];
    const count = given.filter(({ name }) => name.endsWith(`/${first}`)).length;
    this.slots.clear();
    this.restored = Array.from({ length: count }, (_, i) =>
      kinds.map((_, k) => Float32Array.from(given[k * count + i].tensor.dataSync())),
    );
    this.forgetSaid();
  }

  override dispose(): void {
    this.forgetSaid();
    super.dispose();
  }

  /** Frees what `getWeights` gave last. */
  forgetSaid(): void {
    tf.dispose([...this.said]);
    this.said.clear();
  }

  /** @param i the variable's place among those of the step */
  private slotsOf({ name, size }: tf.Variable, i: number): Float32Array[] {
    const known = this.slots.get(name) ?? this.restored[i];
    if (known) {
      this.slots.set(name, known);
      return known;
    }
    const start = this.rule.start?.(this.config) ?? 0;
    const fresh = this.rule.slots(this.config).map(() => new Float32Array(size).fill(start));
    this.slots.set(name, fresh);
    return fresh;
  }
}

/** The share of what it remembers that an optimizer keeps. */
const shares = ['momentum', 'rho', 'beta1', 'beta2'];
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
