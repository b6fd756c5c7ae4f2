/** Weights and batches that a seed repeats, for comparing engines. */

import type { RandomState } from '../../src/data/random-state.ts';
import {
  initialState,
  type StepEngine,
  type StepPlan,
  type TrainingState,
} from '../../src/training/engine.ts';
import type { OptimizerPlan } from '../../src/training/optimizers.ts';
import { planned } from '../planned.ts';

export const optimizers: OptimizerPlan[] = [
  planned('sgd'),
  planned('sgd', { momentum: 0.9 }),
  planned('sgd', { momentum: 0.9, nesterov: true }),
  planned('rmsprop'),
  planned('adam'),
  { ...planned('adam'), scaleEpsilon: true },
  planned('rmsprop', { epsilon: 1e-3, epsilonOutside: true }),
];

export type Activation = 'linear' | 'sigmoid' | 'relu' | 'tanh' | 'softmax';

export type LossName =
  | 'binary_crossentropy'
  | 'categorical_crossentropy'
  | 'sparse_categorical_crossentropy'
  | 'mean_squared_error';

export interface Stack {
  sizes: number[];
  hidden: Activation;
  last: Activation;
  loss: LossName;
  useBias?: boolean;
}

export function planOf(stack: Stack, optimizer: OptimizerPlan, batchSize: number): StepPlan {
  const { sizes, hidden, last, loss, useBias = true } = stack;
  const layers = sizes.slice(1).map((units, i) => {
    const name = i === sizes.length - 2 ? last : hidden;
    const after = name === 'linear' ? [] : [{ kind: 'activation', name } as const];
    return { inputs: sizes[i], units, useBias, isTrained: true, after };
  });
  const labelSize = loss === 'sparse_categorical_crossentropy' ? 1 : sizes[sizes.length - 1];
  return { first: [], layers, loss: { name: loss }, optimizer, batchSize, labelSize };
}

/** The activation after a layer of such a plan. */
export function activationOf({ after: [stage] }: StepPlan['layers'][number]): Activation {
  return stage?.kind === 'activation' ? (stage.name as Activation) : 'linear';
}

/** In [0, 1), as float32. */
export function uniform(random: RandomState): number {
  return random.integer(2 ** 24 - 1) / 2 ** 24;
}

/** Glorot-uniform kernels and small biases; slots 0. */
export function startOf(plan: StepPlan, random: RandomState): TrainingState {
  const weights = plan.layers.flatMap(({ inputs, units, useBias }) => {
    const limit = Math.sqrt(6 / (inputs + units));
    const kernel = Float32Array.from(
      { length: inputs * units },
      () => limit * (2 * uniform(random) - 1),
    );
    const bias = Float32Array.from({ length: units }, () => 0.2 * uniform(random));
    return useBias ? [kernel, bias] : [kernel];
  });
  return initialState(plan, weights);
}

export interface Problem {
  x: number[][];
  targets: number[][] | number[];
}

/** Inputs in [0, 1), half of them 0, and targets that suit the loss. */
export function batchOf({ layers, loss }: StepPlan, rows: number, random: RandomState): Problem {
  const { inputs } = layers[0];
  const { units } = layers[layers.length - 1];
  const fill = <T>(length: number, make: () => T) => Array.from({ length }, make);
  const label = () => random.integer(units - 1);
  const x = fill(rows, () => fill(inputs, () => random.integer(1) * uniform(random)));
  switch (loss.name) {
    case 'sparse_categorical_crossentropy':
      return { x, targets: fill(rows, label) };
    case 'categorical_crossentropy':
      return {
        x,
        targets: fill(rows, () => {
          const hot = label();
          return Array.from({ length: units }, (_, i) => Number(i === hot));
        }),
      };
    case 'binary_crossentropy':
      return { x, targets: fill(rows, () => fill(units, () => random.integer(1))) };
    default:
      return { x, targets: fill(rows, () => fill(units, () => uniform(random))) };
  }
}

export function fillEngine(engine: StepEngine, { x, targets }: Problem): void {
  engine.inputs.set(x.flat());
  engine.targets.set(targets.flat());
}

/** The largest |a − b|; NaN counts as infinite. */
export function largestDifference(a: ArrayLike<number>[], b: ArrayLike<number>[]): number {
  let largest = 0;
  for (const [i, list] of a.entries()) {
    for (let j = 0; j < list.length; j++) {
      const difference = Math.abs(list[j] - b[i][j]);
      if (!(difference <= largest)) largest = Number.isNaN(difference) ? Infinity : difference;
    }
  }
  return largest;
}
