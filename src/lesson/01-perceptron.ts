/**
 * Chapter 1: the perceptron (퍼셉트론), an early form of artificial neural network, and the first node
 * that could learn.
 *
 * Many inputs go in, one output comes out: every input is multiplied by its
 * weight, the products and a bias are added up, and the output is 1 when the
 * sum is above 0.
 *
 * Source: F. Rosenblatt, "The perceptron, a perceiving and recognizing
 * automaton", Cornell Aeronautical Laboratory, 1957.
 */

import { checkOptionNames } from '../names/option-names.ts';
import { quoted } from '../names/quoted.ts';

/** What a perceptron answers: 1 above its line, 0 elsewhere. */
export type Bit = 0 | 1;

export interface PerceptronOptions {
  /** One weight for each input. */
  weights: readonly number[];
  /** Added to the sum; 0 unless given. */
  bias?: number;
}

export interface PerceptronFitOptions {
  /** How far one mistake moves the weights; above 0, and 1 unless given. */
  learningRate?: number;
  /** The most passes over the samples; 100 unless given. */
  epochs?: number;
}

/**
 * @example
 * const and = new Perceptron({ weights: [1, 1], bias: -1.5 });
 * and.predict([1, 1]); // 1, since 1·1 + 1·1 − 1.5 = 0.5 > 0
 * and.predict([1, 0]); // 0, since 1·1 + 1·0 − 1.5 = −0.5
 */
export class Perceptron {
  readonly weights: number[];
  bias: number;

  /** @throws RangeError without a weight, or if a weight or the bias is not a finite number */
  constructor(options: PerceptronOptions) {
    checkOptionNames(options, ['weights', 'bias'], 'Perceptron');
    const { weights, bias = 0 } = options;
    if (!weights?.length) {
      throw new RangeError(
        'A perceptron needs at least one weight, one for each input: ' +
          `new Perceptron({ weights: [1, 1] }); got ${weights ? 'none' : quoted(weights)}.`,
      );
    }
    for (const value of [...weights, bias]) {
      requireFinite(value, 'A weight or bias');
    }
    this.weights = [...weights];
    this.bias = bias;
  }

  /**
   * y = 1 if w·x + b > 0, else 0.
   * @param inputs shape [weights]
   * @throws RangeError if there are more or fewer inputs than weights, or one is not finite
   */
  predict(inputs: readonly number[]): Bit {
    if (inputs.length !== this.weights.length) {
      throw new RangeError(
        `This perceptron has ${this.weights.length} weights, so it takes ` +
          `${this.weights.length} inputs; got ${inputs.length}.`,
      );
    }
    let sum = this.bias;
    for (const [i, input] of inputs.entries()) {
      requireFinite(input, 'An input');
      sum += this.weights[i] * input;
    }
    return sum > 0 ? 1 : 0;
  }

  /**
   * Rosenblatt's learning rule: after each wrong answer
   * w ← w + η (label − prediction) x and b ← b + η (label − prediction).
   * @param samples shape [n, weights]
   * @param labels shape [n], each 0 or 1
   * @returns the first epoch that had no error, counted from 1; Infinity if none had
   *   (no line separates the classes, as in XOR, or `epochs` was too small)
   * @throws RangeError if samples and labels differ in number, or a value is out of range
   * @example
   * const or = new Perceptron({ weights: [0, 0] });
   * or.fit([[0, 0], [0, 1], [1, 0], [1, 1]], [0, 1, 1, 1]); // 4
   */
  fit(
    samples: readonly (readonly number[])[],
    labels: readonly number[],
    options: PerceptronFitOptions = {},
  ): number {
    checkOptionNames(options, ['learningRate', 'epochs'], 'fit');
    const { learningRate = 1, epochs = 100 } = options;
    if (samples.length === 0 || samples.length !== labels.length) {
      throw new RangeError(
        'Training needs at least one sample and a label for each; ' +
          `got ${samples.length} samples and ${labels.length} labels.`,
      );
    }
    const wrongLabel = labels.find((label) => label !== 0 && label !== 1);
    if (wrongLabel !== undefined) {
      throw new RangeError(`A perceptron's labels are 0 or 1; got ${wrongLabel}.`);
    }
    if (!(learningRate > 0 && Number.isFinite(learningRate))) {
      throw new RangeError(`learningRate must be a number above 0; got ${quoted(learningRate)}.`);
    }
    if (!(Number.isInteger(epochs) && epochs >= 1)) {
      throw new RangeError(`epochs must be a whole number of at least 1; got ${quoted(epochs)}.`);
    }

    for (let epoch = 1; epoch <= epochs; epoch++) {
      let errors = 0;
      for (const [n, inputs] of samples.entries()) {
        const error = labels[n] - this.predict(inputs); // −1, 0 or 1
        if (error === 0) continue;
        errors++;
        for (const [i, input] of inputs.entries()) {
          this.weights[i] += learningRate * error * input;
        }
        this.bias += learningRate * error;
      }
      if (errors === 0) return epoch;
    }
    return Number.POSITIVE_INFINITY;
  }
}

function requireFinite(value: number, what: string): void {
  if (!Number.isFinite(value)) {
    throw new RangeError(`${what} must be a finite number; got ${quoted(value)}.`);
  }
}
