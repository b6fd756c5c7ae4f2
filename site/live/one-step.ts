/** One sample's way through 784–100–10 and back, in plain numbers: the formulas of chapters 3 and 4. */

import { sigmoid, sigmoidSlope, softmax } from '../../src/index-browser.ts';
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
