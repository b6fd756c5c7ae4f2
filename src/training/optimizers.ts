/**
 * Optimizers (옵티마이저), as Keras computes them: how each walks downhill, an array of weights at a time.
 * Source: keras.optimizers, whose formulas these are, term by term; the papers are named there.
 */

import { knownName } from '../names/keras-spelling.ts';

/** A learning rate that changes from step to step: keras.optimizers.schedules. */
export interface Schedule {
  /** The rate of a step, counted from 0. */
  at(step: number): number;
  /** What it was made of. */
  getConfig(): Record<string, unknown>;
}

/** What an optimizer is made of; what a rule has no use for is 0 or false. */
export interface OptimizerConfig {
  learningRate: number | Schedule;
  momentum: number;
  nesterov: boolean;
  rho: number;
  epsilon: number;
  centered: boolean;
  beta1: number;
  beta2: number;
  amsgrad: boolean;
  initialAccumulatorValue: number;
  /** Shrinks every weight by weightDecay · learningRate before each step. */
  weightDecay: number;
  /** Bounds of each gradient's values, of each gradient's length, and of all gradients' length together. */
  clipvalue: number;
  clipnorm: number;
  globalClipnorm: number;
  /** √v + epsilon in place of √(v + epsilon), as RMSprop and Adagrad of a file of Keras 2 may have it; no argument. */
  epsilonOutside?: true;
}

/** With the learning rate of one step. */
export type StepConfig = OptimizerConfig & { learningRate: number };

/** How the weights walk downhill. The formulas are Keras 3's, but for `scaleEpsilon` and `epsilonOutside`. */
export interface OptimizerPlan {
  /** Of the table below. */
  name: string;
  config: OptimizerConfig;
  /** TensorFlow.js's form of Adam: epsilon · √(1 − beta2ᵗ) in place of epsilon. */
  scaleEpsilon?: true;
}

/** One step of one array of weights w with the gradient g; `slots` are changed, too. */
type Update = (
  w: Float32Array,
  g: Float32Array,
  slots: readonly Float32Array[],
  config: StepConfig,
  /** Steps taken before this one, and what they leave behind. */
  t: number,
) => void;

export interface OptimizerRule {
  /** Keras's class. */
  className: string;
  /** Its own arguments, with Keras's defaults. */
  defaults: Partial<StepConfig>;
  /** What it remembers of every weight, in Keras's words. */
  slots(config: OptimizerConfig): string[];
  /** What a slot begins with; 0 unless given. */
  start?(config: OptimizerConfig): number;
  update: Update;
}

/** βᵗ in 32 bits, as Keras has it: where t is small, 1 − βᵗ shows the difference. */
export const power = (beta: number, t: number) => Math.fround(Math.fround(beta) ** t);

/** What Nadam keeps of its momentum in a step, counted from 1. */
const nadamShare = (beta1: number, step: number) => beta1 * (1 - 0.5 * 0.96 ** step);

/** Of all its shares up to a step. */
export function nadamProduct(beta1: number, steps: number): number {
  let product = 1;
  // Once it is so small, 1 − product is 1 whatever it is.
  for (let step = 1; step <= steps && product > 1e-17; step++) product *= nadamShare(beta1, step);
  return product;
}

/** Adam's learning rate of step t, its slots' slow start made good. */
export function adamRate({ learningRate, beta1, beta2 }: StepConfig, t: number): number {
  return (learningRate * Math.sqrt(1 - power(beta2, t + 1))) / (1 - power(beta1, t + 1));
}

/** Nadam's shares of the mean and of the gradient in step t. */
export function nadamShares(
  { beta1 }: StepConfig,
  t: number,
): { ofMean: number; ofGradient: number } {
  const product = nadamProduct(beta1, t + 1);
  const [now, next] = [t + 1, t + 2].map((step) => nadamShare(beta1, step));
  return { ofMean: next / (1 - product * next), ofGradient: (1 - now) / (1 - product) };
}

/** √(v + ε), or √v + ε. */
const rootOf = (v: number, { epsilon, epsilonOutside }: StepConfig) =>
  epsilonOutside ? Math.sqrt(v) + epsilon : Math.sqrt(v + epsilon);

const adam: OptimizerRule = {
  className: 'Adam',
  defaults: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, amsgrad: false },
  slots: ({ amsgrad }) => ['momentum', 'velocity', ...(amsgrad ? ['velocity_hat'] : [])],
  update(w, g, [m, v, vHat], config, t) {
    const { beta1, beta2, epsilon } = config;
    const alpha = adamRate(config, t);
    for (let i = 0; i < w.length; i++) {
      m[i] += (g[i] - m[i]) * (1 - beta1);
      v[i] += (g[i] * g[i] - v[i]) * (1 - beta2);
      if (vHat) vHat[i] = Math.max(vHat[i], v[i]);
      w[i] -= (m[i] * alpha) / (Math.sqrt((vHat ?? v)[i]) + epsilon);
    }
  },
};

export const optimizers: Record<string, OptimizerRule> = {
  sgd: {
    className: 'SGD',
    defaults: { learningRate: 0.01, momentum: 0, nesterov: false },
    slots: ({ momentum }) => (momentum === 0 ? [] : ['momentum']),
    update(w, g, [m], { learningRate, momentum, nesterov }) {
      for (let i = 0; i < w.length; i++) {
        if (!m) {
          w[i] -= g[i] * learningRate;
          continue;
        }
        m[i] = m[i] * momentum - g[i] * learningRate;
        w[i] += nesterov ? m[i] * momentum - g[i] * learningRate : m[i];
      }
    },
  },
  rmsprop: {
    className: 'RMSprop',
    defaults: { learningRate: 0.001, rho: 0.9, momentum: 0, epsilon: 1e-7, centered: false },
    slots: ({ momentum, centered }) => [
      'velocity',
      ...(momentum > 0 ? ['momentum'] : []),
      ...(centered ? ['average_gradient'] : []),
    ],
    update(w, g, [v, ...others], config) {
      const { learningRate, rho, momentum, centered } = config;
      const m = momentum > 0 ? others[0] : undefined;
      const average = centered ? others[others.length - 1] : undefined;
      for (let i = 0; i < w.length; i++) {
        v[i] = rho * v[i] + (1 - rho) * g[i] * g[i];
        let variance = v[i];
        if (average) {
          average[i] = rho * average[i] + (1 - rho) * g[i];
          variance -= average[i] * average[i];
        }
        const step = (learningRate * g[i]) / rootOf(variance, config);
        if (m) m[i] = momentum * m[i] + step;
        w[i] -= m ? m[i] : step;
      }
    },
  },
  adagrad: {
    className: 'Adagrad',
    defaults: { learningRate: 0.001, initialAccumulatorValue: 0.1, epsilon: 1e-7 },
    slots: () => ['accumulator'],
    start: ({ initialAccumulatorValue }) => initialAccumulatorValue,
    update(w, g, [sum], config) {
      for (let i = 0; i < w.length; i++) {
        sum[i] += g[i] * g[i];
        w[i] -= (config.learningRate * g[i]) / rootOf(sum[i], config);
      }
    },
  },
  adadelta: {
    className: 'Adadelta',
    defaults: { learningRate: 0.001, rho: 0.95, epsilon: 1e-7 },
    slots: () => ['accumulated_grad', 'accumulated_delta_var'],
    update(w, g, [grads, deltas], { learningRate, rho, epsilon }) {
      for (let i = 0; i < w.length; i++) {
        grads[i] = rho * grads[i] + (1 - rho) * g[i] * g[i];
        const delta = (-Math.sqrt(deltas[i] + epsilon) * g[i]) / Math.sqrt(grads[i] + epsilon);
        deltas[i] = rho * deltas[i] + (1 - rho) * delta * delta;
        w[i] += learningRate * delta;
      }
    },
  },
  adam,
  adamw: { ...adam, className: 'AdamW', defaults: { ...adam.defaults, weightDecay: 0.004 } },
  adamax: {
    className: 'Adamax',
    defaults: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    slots: () => ['momentum', 'norm'],
    update(w, g, [m, u], { learningRate, beta1, beta2, epsilon }, t) {
      for (let i = 0; i < w.length; i++) {
        m[i] += (g[i] - m[i]) * (1 - beta1);
        u[i] = Math.max(beta2 * u[i], Math.abs(g[i]));
        w[i] -= (learningRate * m[i]) / ((1 - power(beta1, t + 1)) * (u[i] + epsilon));
      }
    },
  },
  nadam: {
    className: 'Nadam',
    defaults: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7 },
    slots: () => ['momentum', 'velocity'],
    update(w, g, [m, v], config, t) {
      const { learningRate, beta1, beta2, epsilon } = config;
      const { ofMean, ofGradient } = nadamShares(config, t);
      for (let i = 0; i < w.length; i++) {
        m[i] += (g[i] - m[i]) * (1 - Math.fround(beta1));
        v[i] += (g[i] * g[i] - v[i]) * (1 - Math.fround(beta2));
        const mHat = ofMean * m[i] + ofGradient * g[i];
        const vHat = v[i] / (1 - power(beta2, t + 1));
        w[i] -= (mHat * learningRate) / (Math.sqrt(vHat) + epsilon);
      }
    },
  },
  lion: {
    className: 'Lion',
    defaults: { learningRate: 0.001, beta1: 0.9, beta2: 0.99 },
    slots: () => ['momentum'],
    update(w, g, [m], { learningRate, beta1, beta2 }) {
      for (let i = 0; i < w.length; i++) {
        w[i] -= learningRate * Math.sign(m[i] * beta1 + g[i] * (1 - beta1));
        m[i] = m[i] * beta2 + g[i] * (1 - beta2);
      }
    },
  },
};

/** What every optimizer takes besides. */
export const bounds = ['weightDecay', 'clipnorm', 'clipvalue', 'globalClipnorm'] as const;

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

/** @returns Keras's defaults, with what is given in their place */
export function configOf(name: string, given: Partial<OptimizerConfig> = {}): OptimizerConfig {
  return { ...NONE, ...optimizers[name].defaults, ...given };
}

/** @returns the names of the optimizer's arguments */
export function settingsOf(name: string): (keyof OptimizerConfig)[] {
  return [...Object.keys(optimizers[name].defaults), ...bounds] as (keyof OptimizerConfig)[];
}

/**
 * @throws RangeError for a name that there is not, with the nearest one
 * @example optimizerName('RMSprop') // 'rmsprop'
 */
export function optimizerName(name: string): string {
  return knownName('optimizer', name.toLowerCase(), Object.keys(optimizers));
}

/** What it remembers of every weight: the kinds of `TrainingState.slots`, in Keras's words and order. */
export function slotKinds({ name, config }: OptimizerPlan): string[] {
  return optimizers[name].slots(config);
}

/** @returns a slot of every kind for weights of this length, as it is before the first step */
export function freshSlots({ name, config }: OptimizerPlan, length: number): Float32Array[] {
  const { slots, start } = optimizers[name];
  return slots(config).map(() => new Float32Array(length).fill(start?.(config) ?? 0));
}

/** @param t steps taken before this one */
export function rateAt({ learningRate }: OptimizerConfig, t: number): number {
  return typeof learningRate === 'number' ? learningRate : learningRate.at(t);
}

/** @returns the settings of one step, whose learning rate is a number. @param t steps taken before it */
export function configAt({ config, scaleEpsilon }: OptimizerPlan, t: number): StepConfig {
  const epsilon = config.epsilon * (scaleEpsilon ? Math.sqrt(1 - power(config.beta2, t + 1)) : 1);
  // In 32 bits, as Keras has it: a weight that goes a step up and the next one down is 0 again, and not nearly.
  return { ...config, learningRate: Math.fround(rateAt(config, t)), epsilon };
}

/**
 * One step of all weights, in place: bounds their gradients, shrinks the weights, lets each walk.
 * @param slots of every kind an array for each of the weights
 * @param t steps taken before this one
 */
export function walk(
  plan: OptimizerPlan,
  weights: readonly Float32Array[],
  gradients: readonly Float32Array[],
  slots: readonly (readonly Float32Array[])[],
  t: number,
): void {
  const config = configAt(plan, t);
  clip(gradients, config, onArrays);
  const shrink = config.weightDecay * config.learningRate;
  for (const [i, w] of weights.entries()) {
    if (shrink) for (let k = 0; k < w.length; k++) w[k] -= w[k] * shrink;
    const own = slots.map((kind) => kind[i]);
    optimizers[plan.name].update(w, gradients[i], own, config, t);
  }
}

/** What is done to one gradient, wherever its numbers lie. */
export interface GradientArithmetic<Gradient> {
  /** Σ g² */
  squares(gradient: Gradient): number;
  scale(gradient: Gradient, factor: number): void;
  /** g ← min(most, max(−most, g)) */
  bound(gradient: Gradient, most: number): void;
}

/** Keeps gradients from being too long, in place. */
export function clip<Gradient>(
  gradients: readonly Gradient[],
  { clipnorm, globalClipnorm, clipvalue }: OptimizerConfig,
  { squares, scale, bound }: GradientArithmetic<Gradient>,
): void {
  /** Scales them, taken for one, to at most this length. */
  const shorten = (together: readonly Gradient[], most: number) => {
    const length = Math.sqrt(together.reduce((sum, gradient) => sum + squares(gradient), 0));
    if (length <= most) return;
    for (const gradient of together) scale(gradient, most / length);
  };
  if (clipnorm > 0) {
    for (const gradient of gradients) shorten([gradient], clipnorm);
  } else if (globalClipnorm > 0) {
    shorten(gradients, globalClipnorm);
  } else if (clipvalue > 0) {
    for (const gradient of gradients) bound(gradient, clipvalue);
  }
}

const onArrays: GradientArithmetic<Float32Array> = {
  squares(gradient) {
    let sum = 0;
    for (const value of gradient) sum += value * value;
    return sum;
  },
  scale(gradient, factor) {
    for (let i = 0; i < gradient.length; i++) gradient[i] *= factor;
  },
  bound(gradient, most) {
    for (let i = 0; i < gradient.length; i++) {
      gradient[i] = Math.min(most, Math.max(-most, gradient[i]));
    }
  },
};
