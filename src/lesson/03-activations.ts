/**
 * Chapter 3: activation functions (활성화 함수), what a node does to its sum.
 *
 * Each function takes one number or an array of them and gives back the same
 * form. They are the plain mathematics; inside a model TensorFlow.js computes
 * the same formulas on tensors.
 */

import { quoted } from '../names/quoted.ts';

/**
 * Sigmoid: σ(x) = 1 / (1 + e^−x). Goes to 1 as x grows and to 0 as it falls, so
 * the output reads as the probability of "yes": binary classification.
 * @returns in [0, 1], same form as x
 * @example sigmoid(0)         // 0.5
 * @example sigmoid([-1000, 2]) // [0, 0.8807970779778823]
 * Keras: keras.activations.sigmoid
 */
export function sigmoid(x: number): number;
export function sigmoid(x: readonly number[]): number[];
export function sigmoid(x: number | readonly number[]): number | number[];
export function sigmoid(x: number | readonly number[]): number | number[] {
  return elementwise(x, (value) => {
    // e^x of a large x overflows, so the exponent is kept at or below 0.
    const e = Math.exp(-Math.abs(value));
    return value >= 0 ? 1 / (1 + e) : e / (1 + e);
  });
}

/**
 * Slope of the sigmoid: σ′(x) = σ(x) · (1 − σ(x)) = σ(x) · σ(−x). At most 0.25,
 * and almost 0 at both flat ends: a product of many such slopes vanishes, which
 * is why deep networks of sigmoids learned slowly.
 * @example sigmoidSlope(0)  // 0.25
 * @example sigmoidSlope(10) // 0.00004539580773595167
 */
export function sigmoidSlope(x: number): number;
export function sigmoidSlope(x: readonly number[]): number[];
export function sigmoidSlope(x: number | readonly number[]): number | number[];
export function sigmoidSlope(x: number | readonly number[]): number | number[] {
  return elementwise(x, (value) => sigmoid(value) * sigmoid(-value));
}

/**
 * ReLU (렐루), the rectified linear unit: max(0, x). Above 0 its slope is 1
 * however large x is, so it has no flat end there.
 * @example relu([-3, 0, 2.5]) // [0, 0, 2.5]
 * Keras: keras.activations.relu
 */
export function relu(x: number): number;
export function relu(x: readonly number[]): number[];
export function relu(x: number | readonly number[]): number | number[];
export function relu(x: number | readonly number[]): number | number[] {
  return elementwise(x, (value) => Math.max(0, value));
}

/**
 * Slope of ReLU: 1 above 0, else 0 (at 0 too, as TensorFlow has it).
 * @example reluSlope([-3, 0, 2.5]) // [0, 0, 1]
 */
export function reluSlope(x: number): number;
export function reluSlope(x: readonly number[]): number[];
export function reluSlope(x: number | readonly number[]): number | number[];
export function reluSlope(x: number | readonly number[]): number | number[] {
  return elementwise(x, (value) => (Number.isNaN(value) ? value : Number(value > 0)));
}

/**
 * Softmax (소프트맥스): pᵢ = e^zᵢ / Σⱼ e^zⱼ. Turns the sums of the last layer,
 * the logits, into probabilities that add up to 1: multi-class classification.
 * The largest logit is subtracted first: p stays the same and e^z can't overflow.
 * @param logits shape [classes]; a single number is one class, so its probability is 1
 * @returns same form, each in [0, 1], sum 1; NaN where a logit is NaN or ∞, as in Keras
 * @throws RangeError if there are no logits
 * @example softmax([1, 2, 3])     // [0.09003057317038046, 0.24472847105479764, 0.6652409557748218]
 * @example softmax([1000, -1000]) // [1, 0]
 * Keras: keras.activations.softmax
 */
export function softmax(logits: number): number;
export function softmax(logits: readonly number[]): number[];
export function softmax(logits: number | readonly number[]): number | number[];
export function softmax(logits: number | readonly number[]): number | number[] {
  requireNumbers(logits);
  if (typeof logits === 'number') return softmax([logits])[0];
  if (logits.length === 0) {
    throw new RangeError('softmax needs at least one logit, one for each class; got none.');
  }
  const largest = logits.reduce((a, b) => Math.max(a, b));
  const exponentials = Array.from(logits, (logit) => Math.exp(logit - largest));
  const sum = exponentials.reduce((a, b) => a + b);
  return exponentials.map((exponential) => exponential / sum);
}

function elementwise(
  x: number | readonly number[],
  f: (value: number) => number,
): number | number[] {
  requireNumbers(x);
  // Array.from: a typed array's own map would round the results to its type.
  return typeof x === 'number' ? f(x) : Array.from(x, f);
}

function requireNumbers(x: unknown): void {
  if (typeof x === 'number' || Array.isArray(x) || ArrayBuffer.isView(x)) return;
  throw new TypeError(
    `An activation function takes a number or an array of numbers; got ${quoted(x)}. ` +
      'For tensors TensorFlow.js has them too: tf.sigmoid, tf.relu, tf.softmax.',
  );
}
