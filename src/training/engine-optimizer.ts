/** Which optimizers the WebAssembly module and TensorFlow's kernels compute, and their form of the slots. */

import type { TrainingState } from './engine';
import { configAt, type OptimizerPlan } from './optimizers';

export type EngineOptimizer =
  | { name: 'sgd'; learningRate: number }
  | { name: 'momentum'; learningRate: number; momentum: number; nesterov: boolean }
  | { name: 'rmsprop'; learningRate: number; rho: number; epsilon: number }
  | {
      name: 'adam';
      learningRate: number;
      beta1: number;
      beta2: number;
      epsilon: number;
      scaleEpsilon: boolean;
    };

export function engineOptimizer(plan: OptimizerPlan): EngineOptimizer | undefined {
  const { config, scaleEpsilon = false } = plan;
  const { learningRate, momentum, nesterov, rho, epsilon, beta1, beta2 } = config;
  const bounded = config.weightDecay || config.clipnorm || config.clipvalue;
  if (typeof learningRate !== 'number' || bounded || config.globalClipnorm) return undefined;
  switch (plan.name) {
    case 'sgd':
      if (momentum === 0) return { name: 'sgd', learningRate };
      return learningRate === 0
        ? undefined
        : { name: 'momentum', learningRate, momentum, nesterov };
    case 'rmsprop':
      return momentum || config.centered
        ? undefined
        : { name: 'rmsprop', learningRate, rho, epsilon };
    case 'adam':
      return config.amsgrad
        ? undefined
        : { name: 'adam', learningRate, beta1, beta2, epsilon, scaleEpsilon };
    default:
      return undefined;
  }
}

/** Both keep a ← μ a + g of momentum, Keras m ← μ m − η g: m = −η a. */
function scaled(state: TrainingState, factor: number): TrainingState {
  const slots = state.slots.map((kind) => kind.map((values) => values.map((v) => v * factor)));
  return { ...state, slots };
}

export function toEngine(plan: OptimizerPlan, state: TrainingState): TrainingState {
  if (plan.name !== 'sgd') return state;
  return scaled(state, -1 / configAt(plan, 0).learningRate);
}

export function fromEngine(plan: OptimizerPlan, state: TrainingState): TrainingState {
  if (plan.name !== 'sgd') return state;
  return scaled(state, -configAt(plan, 0).learningRate);
}
