/**
 * Optimizers (옵티마이저), as Keras computes them: how each walks downhill, an array of weights at a time.
 * Source: keras.optimizers, whose formulas these are, term by term; the papers are named there.
 */

/** What an optimizer is made of; what it lacks is Keras's default. */
export interface OptimizerConfig {
  learningRate: number;
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
}

/** One step of one array of weights w with the gradient g; `slots` are changed, too. */
type Update = (
  w: Float32Array,
  g: Float32Array,
  slots: readonly Float32Array[],
  config: OptimizerConfig,
  /** Steps taken before this one, and what they leave behind. */
  t: number,
) => void;

export interface OptimizerRule {
  /** Keras's class. */
  className: string;
  /** Its own arguments, with Keras's defaults. */
  defaults: Partial<OptimizerConfig> & { learningRate: number };
  /** What it remembers of every weight, in Keras's words. */
  slots(config: OptimizerConfig): string[];
  /** What a slot begins with; 0 unless given. */
  start?(config: OptimizerConfig): number;
  update: Update;
}

/** βᵗ in 32 bits, as Keras has it: where t is small, 1 − βᵗ shows the difference. */
const power = (beta: number, t: number) => Math.fround(Math.fround(beta) ** t);

const adam: OptimizerRule = {
  className: 'Adam',
  defaults: { learningRate: 0.001, beta1: 0.9, beta2: 0.999, epsilon: 1e-7, amsgrad: false },
  slots: ({ amsgrad }) => ['momentum', 'velocity', ...(amsgrad ? ['velocity_hat'] : [])],
  update(w, g, [m, v, vHat], { learningRate, beta1, beta2, epsilon }, t) {
    const alpha = (learningRate * Math.sqrt(1 - power(beta2, t + 1))) / (1 - power(beta1, t + 1));
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
    update(w, g, [v, ...others], { learningRate, rho, momentum, epsilon, centered }) {
      const m = momentum > 0 ? others[0] : undefined;
      const average = centered ? others[others.length - 1] : undefined;
      for (let i = 0; i < w.length; i++) {
        v[i] = rho * v[i] + (1 - rho) * g[i] * g[i];
        let variance = v[i];
        if (average) {
          average[i] = rho * average[i] + (1 - rho) * g[i];
          variance -= average[i] * average[i];
        }
        const step = (learningRate * g[i]) / Math.sqrt(variance + epsilon);
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
    update(w, g, [sum], { learningRate, epsilon }) {
      for (let i = 0; i < w.length; i++) {
        sum[i] += g[i] * g[i];
        w[i] -= (learningRate * g[i]) / Math.sqrt(sum[i] + epsilon);
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
    update(w, g, [m, v], { learningRate, beta1, beta2, epsilon }, t) {
      const u = (step: number) => beta1 * (1 - 0.5 * 0.96 ** step);
      let product = 1; // of all u up to this step's
      // Once it is so small, 1 − product is 1 whatever it is.
      for (let step = 1; step <= t + 1 && product > 1e-17; step++) product *= u(step);
      const [now, next] = [u(t + 1), u(t + 2)];
      for (let i = 0; i < w.length; i++) {
        m[i] += (g[i] - m[i]) * (1 - Math.fround(beta1));
        v[i] += (g[i] * g[i] - v[i]) * (1 - Math.fround(beta2));
        const mHat = (next * m[i]) / (1 - product * next) + ((1 - now) * g[i]) / (1 - product);
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
