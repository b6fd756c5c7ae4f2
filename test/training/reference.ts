/**
 * The step in float64 and plain loops, for any plan: slow, and what the engines
 * are compared with. Matrices are arrays of rows.
 */
import type { StepPlan, TrainingState } from '../../src/training/engine.ts';
import { configAt, type OptimizerPlan } from '../../src/training/optimizers.ts';
import { type Activation, activationOf, type LossName } from './problem.ts';

const EPSILON = 1e-7;
/** Keras clips in float32: 1 − ε is this number there. */
const CLIP_LOW = Math.fround(EPSILON);
const CLIP_HIGH = Math.fround(1 - EPSILON);

type Rows = number[][];

export class Reference {
  /** Kernel and bias of each layer; a missing bias is absent. */
  weights: number[][];
  slots: number[][][];
  iterations: number;
  outputs: Rows = [];

  private readonly plan: StepPlan;

  constructor(plan: StepPlan, state: TrainingState) {
    this.plan = plan;

    this.weights = state.weights.map((w) => Array.from(w));
    this.slots = state.slots.map((list) => list.map((s) => Array.from(s)));
    this.iterations = state.iterations;
  }

  /** @returns the mean loss of the rows before the update */
  step(x: Rows, targets: Rows | number[]): number {
    const { loss, gradients } = this.lossAndGradients(x, targets);
    this.iterations++;
    for (const [i, w] of this.weights.entries()) {
      const slots = this.slots.map((list) => list[i]);
      update(this.plan.optimizer, w, slots, gradients[i], this.iterations);
    }
    return loss;
  }

  lossAndGradients(x: Rows, targets: Rows | number[]): { loss: number; gradients: number[][] } {
    const { layers } = this.plan;
    const name = this.plan.loss.name as LossName;
    const inputsOf: Rows[] = [];
    const outputsOf: Rows[] = [];
    let logits: Rows = [];
    let y = x;
    let at = 0;
    const positions: number[] = [];
    for (const layer of layers) {
      const { inputs, units, useBias } = layer;
      positions.push(at);
      const kernel = this.weights[at++];
      const bias = useBias ? this.weights[at++] : new Array<number>(units).fill(0);
      inputsOf.push(y);
      logits = y.map((row) =>
        bias.map((b, u) => {
          let sum = b;
          for (let i = 0; i < inputs; i++) sum += row[i] * kernel[i * units + u];
          return sum;
        }),
      );
      y = logits.map((row) => activate(activationOf(layer), row));
      outputsOf.push(y);
    }
    this.outputs = y;

    const last = layers[layers.length - 1];
    const fromLogits =
      name !== 'mean_squared_error' && ['sigmoid', 'softmax'].includes(activationOf(last));
    let loss = 0;
    let delta: Rows = [];
    for (let r = 0; r < x.length; r++) {
      const t = oneHot(targets[r], last.units);
      const row = fromLogits ? lossFromLogits(name, logits[r], t) : lossFromOutputs(name, y[r], t);
      loss += row.loss / x.length;
      const gradient = row.gradient.map((g) => g / x.length);
      delta.push(fromLogits ? gradient : throughActivation(activationOf(last), y[r], gradient));
    }

    const gradients: number[][] = this.weights.map(() => []);
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs, units, useBias } = layers[l];
      const kernel = this.weights[positions[l]];
      const gradient = new Array<number>(inputs * units).fill(0);
      const biasGradient = new Array<number>(units).fill(0);
      for (let r = 0; r < x.length; r++) {
        for (let u = 0; u < units; u++) {
          const d = delta[r][u];
          biasGradient[u] += d;
          for (let i = 0; i < inputs; i++) gradient[i * units + u] += inputsOf[l][r][i] * d;
        }
      }
      gradients[positions[l]] = gradient;
      if (useBias) gradients[positions[l] + 1] = biasGradient;
      if (l > 0) {
        delta = delta.map((row, r) => {
          const g = Array.from({ length: inputs }, (_, i) => {
            let sum = 0;
            for (let u = 0; u < units; u++) sum += row[u] * kernel[i * units + u];
            return sum;
          });
          return throughActivation(activationOf(layers[l - 1]), outputsOf[l - 1][r], g);
        });
      }
    }
    return { loss, gradients };
  }
}

function oneHot(target: number[] | number, units: number): number[] {
  return typeof target === 'number'
    ? Array.from({ length: units }, (_, u) => (u === target ? 1 : 0))
    : target;
}

function activate(activation: Activation, z: number[]): number[] {
  switch (activation) {
    case 'linear':
      return z;
    case 'sigmoid':
      return z.map((v) => 1 / (1 + Math.exp(-v)));
    case 'relu':
      return z.map((v) => Math.max(v, 0));
    case 'tanh':
      return z.map(Math.tanh);
    case 'softmax':
      return softmax(z);
  }
}

function softmax(z: number[]): number[] {
  const largest = Math.max(...z);
  const powers = z.map((v) => Math.exp(v - largest));
  const sum = total(powers);
  return powers.map((v) => v / sum);
}

function throughActivation(activation: Activation, y: number[], g: number[]): number[] {
  switch (activation) {
    case 'linear':
      return g;
    case 'sigmoid':
      return g.map((v, u) => v * y[u] * (1 - y[u]));
    case 'relu':
      return g.map((v, u) => (y[u] > 0 ? v : 0));
    case 'tanh':
      return g.map((v, u) => v * (1 - y[u] * y[u]));
    case 'softmax': {
      const dot = total(g.map((v, u) => v * y[u]));
      return g.map((v, u) => y[u] * (v - dot));
    }
  }
}

interface RowLoss {
  loss: number;
  gradient: number[];
}

function lossFromLogits(name: LossName, z: number[], t: number[]): RowLoss {
  if (name === 'binary_crossentropy') {
    return {
      loss: mean(z.map((v, u) => Math.max(v, 0) - v * t[u] + Math.log1p(Math.exp(-Math.abs(v))))),
      gradient: z.map((v, u) => (1 / (1 + Math.exp(-v)) - t[u]) / z.length),
    };
  }
  const largest = Math.max(...z);
  const logSum = largest + Math.log(total(z.map((v) => Math.exp(v - largest))));
  return {
    loss: total(z.map((v, u) => t[u] * (logSum - v))),
    gradient: softmax(z).map((p, u) => p - t[u]),
  };
}

function lossFromOutputs(name: LossName, y: number[], t: number[]): RowLoss {
  const n = y.length;
  switch (name) {
    case 'mean_squared_error':
      return {
        loss: mean(y.map((v, u) => (v - t[u]) ** 2)),
        gradient: y.map((v, u) => (2 * (v - t[u])) / n),
      };
    case 'binary_crossentropy': {
      const c = y.map(clip);
      return {
        loss: -mean(c.map((p, u) => t[u] * Math.log(p) + (1 - t[u]) * Math.log(1 - p))),
        gradient: c.map((p, u) => (p === y[u] ? (p - t[u]) / (p * (1 - p)) / n : 0)),
      };
    }
    case 'categorical_crossentropy': {
      const sum = total(y);
      const normal = y.map((v) => v / sum);
      const c = normal.map(clip);
      const g = c.map((p, u) => (p === normal[u] ? -t[u] / p : 0));
      const dot = total(g.map((v, u) => v * normal[u]));
      return {
        loss: -total(c.map((p, u) => t[u] * Math.log(p))),
        gradient: g.map((v) => (v - dot) / sum),
      };
    }
    case 'sparse_categorical_crossentropy': {
      const c = y.map(clip);
      const sum = total(c);
      return {
        loss: Math.log(sum) - total(c.map((p, u) => t[u] * Math.log(p))),
        gradient: c.map((p, u) => (p === y[u] ? (p / sum - t[u]) / p : 0)),
      };
    }
  }
}

function update(
  optimizer: OptimizerPlan,
  w: number[],
  slots: number[][],
  g: number[],
  t: number,
): void {
  const config = configAt(optimizer, t - 1);
  const { learningRate, momentum, nesterov, rho, beta1, beta2, epsilon, epsilonOutside } = config;
  for (let i = 0; i < w.length; i++) {
    switch (optimizer.name) {
      case 'sgd': {
        if (momentum === 0) {
          w[i] -= learningRate * g[i];
          break;
        }
        slots[0][i] = momentum * slots[0][i] - learningRate * g[i];
        const m = slots[0][i];
        w[i] += nesterov ? momentum * m - learningRate * g[i] : m;
        break;
      }
      case 'rmsprop': {
        slots[0][i] = rho * slots[0][i] + (1 - rho) * g[i] ** 2;
        const [inside, outside] = epsilonOutside ? [0, epsilon] : [epsilon, 0];
        w[i] -= (learningRate * g[i]) / (Math.sqrt(slots[0][i] + inside) + outside);
        break;
      }
      case 'adam': {
        slots[0][i] += (1 - beta1) * (g[i] - slots[0][i]);
        slots[1][i] += (1 - beta2) * (g[i] ** 2 - slots[1][i]);
        const [m, v] = [slots[0][i], slots[1][i]];
        const alpha = (learningRate * Math.sqrt(1 - power(beta2, t))) / (1 - power(beta1, t));
        w[i] -= (alpha * m) / (Math.sqrt(v) + epsilon);
      }
    }
  }
}

/** Keras takes powers in float32: where t is small, 1 − βᵗ shows it. */
function power(beta: number, t: number): number {
  return Math.fround(Math.fround(beta) ** t);
}

function clip(p: number): number {
  return Math.min(Math.max(p, CLIP_LOW), CLIP_HIGH);
}

function total(values: number[]): number {
  return values.reduce((sum, v) => sum + v, 0);
}

function mean(values: number[]): number {
  return total(values) / values.length;
}
