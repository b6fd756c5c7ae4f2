/** An optimizer by Keras's name, as TensorFlow.js's models hold one. */

import * as tf from '@tensorflow/tfjs';
import { type OptimizerConfig, type OptimizerRule, optimizers } from './optimizers';

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

  constructor(
    readonly kind: string,
    config: Partial<OptimizerConfig> = {},
  ) {
    super();
    this.rule = optimizers[kind];
    this.config = { ...NONE, ...this.rule.defaults, ...config };
  }

  get learningRate(): number {
    return this.config.learningRate;
  }

  set learningRate(rate: number) {
    this.config.learningRate = rate;
  }

  override getClassName(): string {
    return this.rule.className;
  }

  override getConfig(): tf.serialization.ConfigDict {
    const own = [...Object.keys(this.rule.defaults), ...clips.filter((name) => this.config[name])];
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
      const weights = Float32Array.from(variable.dataSync());
      if (weightDecay) {
        for (let k = 0; k < weights.length; k++)
          weights[k] -= weights[k] * weightDecay * learningRate;
      }
      this.rule.update(weights, arrays[i], this.slotsOf(variable), this.config, this.iterations);
      tf.tidy(() => variable.assign(tf.tensor(weights, variable.shape)));
    }
    this.incrementIterations();
  }

  /** The steps taken, then its slots, a kind at a time, as TensorFlow.js's own classes say them. */
  override async getWeights(): Promise<NamedTensor[]> {
    const kinds = this.rule.slots(this.config);
    const slots = kinds.flatMap((kind, k) =>
      [...this.slots].map(([name, arrays]) => {
        const { shape } = tf.engine().registeredVariables[name];
        return { name: `${name}/${kind}`, tensor: tf.tensor(arrays[k], shape) };
      }),
    );
    return [await this.saveIterations(), ...slots];
  }

  override async setWeights(weights: NamedTensor[]): Promise<void> {
    const slots = await this.extractIterations(weights);
    const kinds = this.rule.slots(this.config);
    const count = slots.length / kinds.length;
    this.slots.clear();
    for (let i = 0; i < count; i++) {
      const name = slots[i].name.slice(0, -kinds[0].length - 1);
      this.slots.set(
        name,
        kinds.map((_, k) => Float32Array.from(slots[k * count + i].tensor.dataSync())),
      );
    }
  }

  private slotsOf({ name, size }: tf.Variable): Float32Array[] {
    const known = this.slots.get(name);
    if (known) return known;
    const start = this.rule.start?.(this.config) ?? 0;
    const fresh = this.rule.slots(this.config).map(() => new Float32Array(size).fill(start));
    this.slots.set(name, fresh);
    return fresh;
  }
}

const clips = ['weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm'] as const;

/** Keeps gradients from being too long, in place. Keras takes the first bound that is given. */
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
