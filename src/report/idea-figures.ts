/** The figures of the lesson's ideas: chapters 1 to 5. */

import { Perceptron } from '../lesson/01-perceptron.ts';
import { activationsFigure, gradientFigure, softmaxFigure } from './figures/activations.ts';
import { chainFigure, descentData, descentFigure } from './figures/descent.ts';
import { lossesFigure } from './figures/losses.ts';
import {
  decisionLinesFigure,
  perceptronFigure,
  trainGates,
  xorFigure,
} from './figures/perceptron.ts';
import { gradientByDepth } from './gradient-by-depth.ts';
import type { Draw } from './run-figures.ts';

export type IdeaFigureName = keyof ReturnType<typeof ideaFigures>;

/** Trains the perceptrons and measures the gradients that two of the figures show. */
export function ideaFigures() {
  const gates = trainGates();
  const gradients = gradientByDepth();
  const xor = {
    or: new Perceptron({ weights: [1, 1], bias: -0.5 }),
    nand: new Perceptron({ weights: [-1, -1], bias: 1.5 }),
    and: new Perceptron({ weights: [1, 1], bias: -1.5 }),
  };
  const example = { weights: [0.7, -0.4, 1.2], bias: -0.5, inputs: [1, 0.5, 0.25] };
  return {
    perceptron: (options) => perceptronFigure(example, options),
    'decision-lines': (options) => decisionLinesFigure(gates, options),
    xor: (options) => xorFigure(xor, options),
    activations: (options) => activationsFigure(options),
    softmax: (options) => softmaxFigure([0, 1], options),
    'gradient-by-depth': (options) => gradientFigure(gradients, options),
    losses: (options) => lossesFigure(options),
    descent: (options) => descentFigure(descentData(), options),
    chain: (options) => chainFigure({ x: 1, w1: 0.5, w2: -1 }, options),
  } satisfies Record<string, Draw>;
}
