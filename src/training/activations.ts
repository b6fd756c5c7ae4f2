/**
 * Activation functions, as Keras computes them: of one row of numbers, with the slope by which each changes the loss.
 *
 * Each is one entry of a table, which all engines read. Where a curve bends, its slope is TensorFlow's.
 */

import * as tf from '@tensorflow/tfjs';
import { kerasActivation, tensorflowActivation } from '../names/activations.ts';

/** y = f(z), of one sample's values: those with the index from … to − 1. z and y may be one array. */
export interface ActivationFormula {
  forward(z: Float32Array, y: Float32Array, from: number, to: number): void;
  /**
   * Turns dL/dy in d into dL/dz. Those of the lesson (linear, sigmoid, tanh, relu, softmax) look at y
   * only: z may be the same array.
   */
  backward(d: Float32Array, z: Float32Array, y: Float32Array, from: number, to: number): void;
}

const TABLE_STEPS = 64;
/** 2^(j/64) for j from 0 to 63 … */
const fractions = new Float64Array(TABLE_STEPS);
/** … and 2^k for k from −151 to 129, at k + 151. */
const powers = new Float64Array(281);
const LEAST_POWER = -151;
{
  let root = 2;
  for (let n = 1; n < TABLE_STEPS; n *= 2) root = Math.sqrt(root);
  for (let j = 0, power = 1; j < TABLE_STEPS; j++, power *= root) fractions[j] = power;
  for (let k = 0, power = 2 ** LEAST_POWER; k < powers.length; k++, power *= 2) powers[k] = power;
}
const STEPS_PER_E = TABLE_STEPS / Math.LN2;
const STEP = Math.LN2 / TABLE_STEPS;
const LEAST_STEP = LEAST_POWER * TABLE_STEPS;

/**
 * eˣ within 4e-11 of itself; 0 and ∞ where 32 bits have no number for it. Three times as fast as
 * Math.exp, and the same to the last bit wherever it runs.
 * eˣ = 2^(n/64) · eʳ, where n is a whole number and |r| ≤ ln 2 / 128.
 */
export function exp(x: number): number {
  if (!(x > -104 && x < 89)) return Number.isNaN(x) ? x : x > 0 ? Number.POSITIVE_INFINITY : 0;
  const n = (x * STEPS_PER_E - LEAST_STEP + 0.5) | 0; // above 0 here, so that | 0 rounds down
  const r = x - (n + LEAST_STEP) * STEP;
  return powers[n >> 6] * fractions[n & 63] * (1 + r * (1 + r * (1 / 2 + r / 6)));
}

const sigmoid = (z: number) => 1 / (1 + exp(-z));
/** From here on they are 1 in TensorFlow, though 1 − 6e-8 would be nearer, and their slope 0. */
const [SIGMOID_END, TANH_END] = [16.6354, 7.9074];
/** Near 0 the difference from 1 would have few digits left. */
const tanh = (z: number) => {
  if (z * z < 1e-6) return z - (z * z * z) / 3;
  return Math.abs(z) > TANH_END ? Math.sign(z) : 1 - 2 / (exp(2 * z) + 1);
};
/** eˣ − 1 for x ≤ 0. */
const expm1 = (x: number) => (x > -1e-3 ? x * (1 + x * (1 / 2 + x / 6)) : exp(x) - 1);
/** ln(1 + eˣ) without overflow. */
const softplus = (x: number) => Math.max(x, 0) + Math.log1p(exp(-Math.abs(x)));
const relu6 = (z: number) => Math.min(6, Math.max(0, z));

const density = (z: number) => exp(-z * z * 0.5) * 0.3989422804014327; // 1 / √2π
const CDF_STEPS = 16; // in 1
const CDF_END = 6; // beyond it is within 1e-9 of 0 or 1
/** Φ at −6, −6 + 1/16, … 6. Φ(z) = 1/2 + φ(z) · (z + z³/3 + z⁵/(3 · 5) + …) */
const cdfs = Float64Array.from({ length: 2 * CDF_END * CDF_STEPS + 1 }, (_, i) => {
  const z = i / CDF_STEPS - CDF_END;
  let sum = 0;
  for (let n = 1, term = z; n < 150; n += 2, term *= (z * z) / n) sum += term;
  return 0.5 + density(z) * sum;
});

/** Φ(z), the share of the standard normal distribution below z, by Taylor's series from the nearest place of the table. */
function cdf(z: number): number {
  if (!(Math.abs(z) < CDF_END)) return Number.isNaN(z) ? z : Number(z > 0);
  const i = ((z + CDF_END) * CDF_STEPS + 0.5) | 0;
  const z0 = i / CDF_STEPS - CDF_END;
  const d = z - z0; // at most 1/32
  const q = z0 * z0;
  const series = 1 - d * (z0 / 2 - d * ((q - 1) / 6 - (d * z0 * (q - 3)) / 24));
  return cdfs[i] + density(z0) * d * series;
}

/** A function of each number alone. @param slope dy/dz */
function elementwise(
  value: (z: number) => number,
  slope: (z: number, y: number) => number,
): ActivationFormula {
  return {
    forward(z, y, from, to) {
      for (let i = from; i < to; i++) y[i] = value(z[i]);
    },
    backward(d, z, y, from, to) {
      for (let i = from; i < to; i++) d[i] *= slope(z[i], y[i]);
    },
  };
}

function sumOf(values: Float32Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  return sum;
}

/** NaN if one is: no comparison with it is true. */
function largestOf(values: Float32Array, from: number, to: number): number {
  let largest = values[from];
  for (let i = from + 1; i < to; i++) if (!(values[i] <= largest)) largest = values[i];
  return largest;
}

const SELU_SCALE = 1.0507009873554805;
export const SELU_SCALE_ALPHA = 1.7580993408473766;
/** Keras: keras.activations.leaky_relu(x, negative_slope=0.2) */
const LEAKY_SLOPE = 0.2;
const GELU_FACTOR = 2 * Math.sqrt(2 / Math.PI);
const GELU_CUBE = 0.044715;
const { fround } = Math;
/** In 32 bits: far below 0 a value is exactly its negative, and the slope 0, which Adam would make a step of. */
const SELU_FLOOR = fround(SELU_SCALE_ALPHA);

/** By Keras's names; gelu_new is TensorFlow.js's for keras.activations.gelu(x, approximate=True). */
export const activationFormulas: Record<string, ActivationFormula> = {
  linear: {
    forward(z, y, from, to) {
      if (z !== y) for (let i = from; i < to; i++) y[i] = z[i];
    },
    backward() {
      // The slope is 1.
    },
  },
  sigmoid: {
    forward(z, y, from, to) {
      for (let i = from; i < to; i++) y[i] = z[i] > SIGMOID_END ? 1 : 1 / (1 + exp(-z[i]));
    },
    backward(d, _z, y, from, to) {
      for (let i = from; i < to; i++) d[i] *= y[i] * (1 - y[i]);
    },
  },
  tanh: {
    forward(z, y, from, to) {
      for (let i = from; i < to; i++) y[i] = tanh(z[i]);
    },
    backward(d, _z, y, from, to) {
      for (let i = from; i < to; i++) d[i] *= 1 - y[i] * y[i];
    },
  },
  relu: {
    forward(z, y, from, to) {
      for (let i = from; i < to; i++) y[i] = z[i] <= 0 ? 0 : z[i]; // NaN stays
    },
    backward(d, _z, y, from, to) {
      for (let i = from; i < to; i++) if (!(y[i] > 0)) d[i] = 0;
    },
  },
  softmax: {
    forward(z, y, from, to) {
      const largest = largestOf(z, from, to);
      let sum = 0;
      for (let i = from; i < to; i++) {
        const e = exp(z[i] - largest);
        y[i] = e;
        sum += e;
      }
      for (let i = from; i < to; i++) y[i] /= sum;
    },
    backward(d, _z, y, from, to) {
      let mean = 0;
      for (let i = from; i < to; i++) mean += d[i] * y[i];
      for (let i = from; i < to; i++) d[i] = y[i] * (d[i] - mean);
    },
  },
  log_softmax: {
    forward(z, y, from, to) {
      const largest = largestOf(z, from, to);
      let sum = 0;
      for (let i = from; i < to; i++) sum += exp(z[i] - largest);
      const log = Math.log(sum);
      for (let i = from; i < to; i++) y[i] = z[i] - largest - log;
    },
    backward(d, _z, y, from, to) {
      const sum = sumOf(d, from, to);
      for (let i = from; i < to; i++) d[i] -= exp(y[i]) * sum;
    },
  },
  leaky_relu: elementwise(
    (z) => (z > 0 ? z : LEAKY_SLOPE * z),
    (z) => (z > 0 ? 1 : LEAKY_SLOPE),
  ),
  relu6: elementwise(relu6, (z) => (z > 0 && z < 6 ? 1 : 0)),
  elu: elementwise(
    (z) => (z < 0 ? expm1(z) : z),
    (_z, y) => (y < 0 ? y + 1 : 1),
  ),
  selu: elementwise(
    (z) => (z < 0 ? SELU_FLOOR * fround(expm1(z)) : SELU_SCALE * z),
    (_z, y) => (y < 0 ? y + SELU_FLOOR : SELU_SCALE),
  ),
  // max(z, 0) + e^min(z, 0) − 1: at 0 both change with z.
  celu: elementwise(
    (z) => (z < 0 ? expm1(z) : z),
    (z) => (z === 0 ? 2 : z < 0 ? exp(z) : 1),
  ),
  gelu: elementwise(
    (z) => z * cdf(z),
    (z, y) => (z === 0 ? 0.5 : y / z) + z * density(z), // y / z is Φ(z)
  ),
  gelu_new: elementwise(
    (z) => z * sigmoid(GELU_FACTOR * (z + GELU_CUBE * z * z * z)),
    (z) => {
      const share = sigmoid(GELU_FACTOR * (z + GELU_CUBE * z * z * z));
      return share + z * share * (1 - share) * GELU_FACTOR * (1 + 3 * GELU_CUBE * z * z);
    },
  ),
  silu: elementwise(
    (z) => z * sigmoid(z),
    (z) => {
      const share = sigmoid(z);
      return share * (1 + z * (1 - share));
    },
  ),
  // tanh(ln(1 + e)) = e (e + 2) / (e (e + 2) + 2), where e = eᶻ
  mish: elementwise(
    (z) => {
      const e = exp(Math.min(z, 40));
      return z * (1 - 2 / (e * (e + 2) + 2));
    },
    (z) => {
      const e = exp(Math.min(z, 40));
      const rest = 2 / (e * (e + 2) + 2); // 1 − tanh
      return 1 - rest + (z * rest * (2 - rest) * e) / (1 + e);
    },
  ),
  exponential: elementwise(exp, (_z, y) => y),
  softplus: elementwise(softplus, sigmoid),
  log_sigmoid: elementwise(
    (z) => -softplus(-z),
    (z) => sigmoid(-z),
  ),
  softsign: elementwise(
    (z) => z / (1 + Math.abs(z)),
    (z) => 1 / (1 + Math.abs(z)) ** 2,
  ),
  squareplus: elementwise(
    (z) => (z + Math.sqrt(z * z + 4)) / 2,
    (z) => (1 + z / Math.sqrt(z * z + 4)) / 2,
  ),
  tanh_shrink: elementwise(
    (z) => z - tanh(z),
    (z) => tanh(z) ** 2,
  ),
  // z + 3 in 32 bits, as TensorFlow: at 3 − 2e-7 it is 6, and flat.
  hard_sigmoid: elementwise((z) => relu6(fround(z + 3)) / 6, hardSigmoidSlope),
  hard_silu: elementwise(
    (z) => (z * relu6(fround(z + 3))) / 6,
    (z) => relu6(fround(z + 3)) / 6 + z * hardSigmoidSlope(z),
  ),
  hard_tanh: elementwise(
    (z) => Math.min(1, Math.max(-1, z)),
    (z) => (z < -1 || z > 1 ? 0 : 1),
  ),
  hard_shrink: elementwise(
    (z) => (Math.abs(z) > 0.5 ? z : 0),
    (z) => (Math.abs(z) > 0.5 ? 1 : 0),
  ),
  soft_shrink: elementwise(
    (z) => (Math.abs(z) > 0.5 ? z - Math.sign(z) * 0.5 : 0),
    (z) => (Math.abs(z) > 0.5 ? 1 : 0),
  ),
  sparse_plus: elementwise(
    (z) => (z <= -1 ? 0 : z < 1 ? (z + 1) ** 2 / 4 : z),
    (z) => (z <= -1 ? 0 : z < 1 ? (z + 1) / 2 : 1),
  ),
  sparse_sigmoid: elementwise(
    (z) => Math.min(1, Math.max(0, (z + 1) / 2)),
    (z) => (z > -1 && z < 1 ? 0.5 : 0),
  ),
};

function hardSigmoidSlope(z: number): number {
  const shifted = fround(z + 3);
  return shifted > 0 && shifted < 6 ? 1 / 6 : 0;
}

/** What a layer has: not exported by TensorFlow.js. */
export interface Activation {
  apply(x: tf.Tensor): tf.Tensor;
  getClassName(): string;
}

/** The formula on tensors, row by row, for TensorFlow.js to train through. */
function onTensors({ forward, backward }: ActivationFormula): (x: tf.Tensor) => tf.Tensor {
  const eachRow = (shape: number[], of: (from: number, to: number) => void) => {
    const units = shape[shape.length - 1];
    for (let from = 0; from < tf.util.sizeFromShape(shape); from += units) of(from, from + units);
  };
  return tf.customGrad((x, save) => {
    const input = x as tf.Tensor;
    const z = input.dataSync() as Float32Array;
    const y = new Float32Array(z.length);
    eachRow(input.shape, (from, to) => forward(z, y, from, to));
    const value = tf.tensor(y, input.shape);
    (save as tf.GradSaveFunc)([input, value]);
    const gradFunc = (dy: tf.Tensor, [x, y]: tf.Tensor[]) => {
      const d = Float32Array.from(dy.dataSync());
      const [inputs, outputs] = [x, y].map((each) => each.dataSync() as Float32Array);
      eachRow(x.shape, (from, to) => backward(d, inputs, outputs, from, to));
      return tf.tensor(d, x.shape);
    };
    return { value, gradFunc };
  });
}

/** TensorFlow.js learns those that it lacks, under Keras's names in its spelling. */
for (const [name, formula] of Object.entries(activationFormulas)) {
  const className = tensorflowActivation(name);
  if (Object.hasOwn(tf.serialization.SerializationMap.getMap().classNameMap, className)) continue;
  const compute = onTensors(formula);
  class KerasActivation extends tf.serialization.Serializable implements Activation {
    static className = className;
    apply = (x: tf.Tensor) => tf.tidy(() => compute(x));
    getConfig = () => ({});
  }
  tf.serialization.registerClass(KerasActivation);
}

/** Of those that it has, the ones that differ in value or slope; the others are Keras's within 1e-6. */
const differing: readonly string[] = [
  'hardSigmoid', // 0.2x + 0.5
  'selu', // the slope at 0 is the one of negative numbers, 1.758
];

/** @returns the same activation, or one of the same name that computes as Keras does */
export function withKerasFormula(activation: Activation): Activation {
  const name = activation.getClassName();
  if (!differing.includes(name)) return activation;
  const compute = onTensors(activationFormulas[kerasActivation(name)]);
  // Still of TensorFlow.js's class, so that it is saved by its name.
  return Object.assign(Object.create(activation), {
    apply: (x: tf.Tensor) => tf.tidy(() => compute(x)),
  });
}
