/** How a weight walks downhill: one TensorFlow kernel a weight, Keras 3's formulas. */
import type { EngineOptimizer } from '../engine-optimizer';
import type { Kernels, TensorId, Variable } from './kernels';

/** A weight and what the optimizer remembers of it, all of one shape. */
export interface Trainable {
  weight: Variable;
  slots: Variable[];
  /** Variables that a kernel wants and the formula does not: rmsprop's, without momentum. */
  scratch: Variable[];
}

export interface Optimizer {
  scratchCount: number;
  /** Moves every weight. @param iteration t, counted from 1 */
  update(trainables: Trainable[], gradients: TensorId[], iteration: number): void;
}

/** Its constants are tensors that live as long as `k`. */
export function createOptimizer(k: Kernels, plan: EngineOptimizer): Optimizer {
  const rate = k.scalar(plan.learningRate); // η
  const each = (
    trainables: Trainable[],
    gradients: TensorId[],
    move: (w: Trainable, g: TensorId) => void,
  ) => {
    for (const [i, trainable] of trainables.entries()) move(trainable, gradients[i]);
  };

  switch (plan.name) {
    case 'sgd':
      return {
        scratchCount: 0,
        update: (trainables, gradients) =>
          each(trainables, gradients, ({ weight }, g) => k.applyGradientDescent(weight, rate, g)),
      };

    case 'momentum': {
      const momentum = k.scalar(plan.momentum);
      return {
        scratchCount: 0,
        update: (trainables, gradients) =>
          each(trainables, gradients, ({ weight, slots: [a] }, g) =>
            k.applyMomentum(weight, a, rate, g, momentum, plan.nesterov),
          ),
      };
    }

    case 'rmsprop': {
      const [rho, momentum, epsilon] = [k.scalar(plan.rho), k.scalar(0), k.scalar(plan.epsilon)];
      return {
        scratchCount: 1,
        update: (trainables, gradients) =>
          each(trainables, gradients, ({ weight, slots: [s], scratch: [u] }, g) =>
            k.applyRmsProp(weight, s, u, rate, rho, momentum, epsilon, g),
          ),
      };
    }

    case 'adam': {
      const [beta1, beta2] = [k.scalar(plan.beta1), k.scalar(plan.beta2)];
      const zero = k.scalar(0);
      // The kernel counts with float32 betas: so does the correction, else they would not match.
      const [b1, b2] = [Math.fround(plan.beta1), Math.fround(plan.beta2)];
      return {
        scratchCount: 0,
        update: (trainables, gradients, t) => {
          const root = Math.sqrt(1 - b2 ** t);
          const alpha = k.scalar((plan.learningRate * root) / (1 - b1 ** t));
          const epsilon = k.scalar(plan.epsilon * (plan.scaleEpsilon ? root : 1));
          each(trainables, gradients, ({ weight, slots: [m, v] }, g) =>
            k.applyAdam(weight, m, v, zero, zero, alpha, beta1, beta2, epsilon, g),
          );
        },
      };
    }
  }
}
