/** One sample's way through 784–100–10 and back, in plain numbers: the formulas of chapters 3 and 4. */

import { sigmoid, sigmoidSlope, softmax } from '../../src/index-browser.ts';
import { shown } from './bench.ts';
import type { OpenedSample } from './worker/messages.ts';

export interface Step {
  /** Pixels, 0 … 1. */
  x: number[];
  /** Sums and activations of the hidden nodes. */
  hiddenSums: number[];
  hidden: number[];
  /** Sums and probabilities of the output nodes. */
  logits: number[];
  probabilities: number[];
  loss: number;
  /** ∂L/∂z of the output nodes. */
  outputDeltas: number[];
  /** What comes back to each hidden node, its slope σ′(z), and their product ∂L/∂z. */
  backs: number[];
  slopes: number[];
  hiddenDeltas: number[];
}

export function openStep({ pixels, label, weights }: OpenedSample): Step {
  const [kernel1, bias1, kernel2, bias2] = weights;
  const x = Array.from(pixels, (value) => value / 255);
  const hiddenSums = sums(x, kernel1, bias1); // z = x·W + b
  const hidden = sigmoid(hiddenSums);
  const logits = sums(hidden, kernel2, bias2);
  const probabilities = softmax(logits);
  const outputDeltas = probabilities.map((p, k) => p - Number(k === label)); // p − y
  const backs = hidden.map((_, j) =>
    outputDeltas.reduce((sum, delta, k) => sum + delta * kernel2[j * logits.length + k], 0),
  ); // δ·Wᵀ
  const slopes = sigmoidSlope(hiddenSums);
  const hiddenDeltas = backs.map((back, j) => back * slopes[j]);
  const highest = Math.max(...logits);
  const sum = logits.reduce((total, z) => total + Math.exp(z - highest), 0);
  const loss = highest + Math.log(sum) - logits[label]; // −ln p, also where p is rounded to 0
  const forward = { x, hiddenSums, hidden, logits, probabilities, loss };
  return { ...forward, outputDeltas, backs, slopes, hiddenDeltas };
}

/** @example sums([1, 2], Float32Array.of(3, 4), Float32Array.of(5)) // [16] */
export function sums(
  inputs: readonly number[],
  kernel: Float32Array,
  bias: Float32Array,
): number[] {
  return Array.from(bias, (b, unit) =>
    inputs.reduce((sum, input, i) => sum + input * kernel[i * bias.length + unit], b),
  );
}

/** The numbers that are followed: hidden node j, class k, pixel i. */
export interface Followed {
  unit: number;
  klass: number;
  pixel: number;
}

/** One number of the way, for math.ts: how it is written, with chapter 10's letters, and how it is computed here. */
export interface Stage {
  symbol: string;
  numbers: string;
  value: number;
}

/** Forward from the pixel to the loss, and back to the weights. */
export function stagesOf(
  { pixels, label, weights }: OpenedSample,
  step: Step,
  { unit: j, klass: k, pixel: i }: Followed,
) {
  const [, bias1, , bias2] = weights;
  const y = Number(k === label);
  const [x, h, p] = [step.x[i], step.hidden[j], step.probabilities[k]];
  const [deltaOut, delta] = [step.outputDeltas[k], step.hiddenDeltas[j]];
  const stage = (symbol: string, value: number, computed = ''): Stage => ({
    symbol,
    value,
    numbers: `= ${computed === '' ? '' : `${computed} = `}${shown(value)}`,
  });
  /** Of a weighted sum and the bias. */
  const sum = (z: number, bias: number) => `${shown(z - bias)} + ${inBrackets(bias)}`;
  const times = (a: number, b: number) => `${shown(a)} · ${inBrackets(b)}`;
  return {
    x: stage(`x[${i}]`, x, `${pixels[i]} ÷ 255`),
    z1: stage(
      `z_{1}[${j}] = Σ_{i} x[i] · w_{1}[i,${j}] + b_{1}[${j}]`,
      step.hiddenSums[j],
      sum(step.hiddenSums[j], bias1[j]),
    ),
    h: stage(`h[${j}] = σ(z_{1}[${j}])`, h, `σ(${shown(step.hiddenSums[j])})`),
    z2: stage(
      `z_{2}[${k}] = Σ_{j} h[j] · w_{2}[j,${k}] + b_{2}[${k}]`,
      step.logits[k],
      sum(step.logits[k], bias2[k]),
    ),
    p: stage(`p[${k}] = softmax(z_{2})[${k}]`, p),
    loss: stage(`L = −ln p[${label}]`, step.loss, `−ln ${shown(step.probabilities[label])}`),
    dz2: stage(`[∂L|∂z_{2}[${k}]] = p[${k}] − y[${k}]`, deltaOut, `${shown(p)} − ${y}`),
    dw2: stage(
      `[∂L|∂w_{2}[${j},${k}]] = h[${j}] · [∂L|∂z_{2}[${k}]]`,
      h * deltaOut,
      times(h, deltaOut),
    ),
    dz1: stage(
      `[∂L|∂z_{1}[${j}]] = (Σ_{k} [∂L|∂z_{2}[k]] · w_{2}[${j},k]) · σ′(z_{1}[${j}])`,
      delta,
      times(step.backs[j], step.slopes[j]),
    ),
    dw1: stage(`[∂L|∂w_{1}[${i},${j}]] = x[${i}] · [∂L|∂z_{1}[${j}]]`, x * delta, times(x, delta)),
  };
}

/** @example inBrackets(-1) // '(−1.0000)' */
const inBrackets = (value: number) => (value < 0 ? `(${shown(value)})` : shown(value));
