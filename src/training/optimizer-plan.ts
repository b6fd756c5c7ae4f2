/** An optimizer as the engines take it: which rule, with which settings. */

import type * as tf from '@tensorflow/tfjs';
import { KerasOptimizer } from './keras-optimizer.ts';
import type { OptimizerPlan } from './optimizers.ts';
import { tensorflowKind, tensorflowPlan } from './tensorflow-optimizers.ts';

/** @returns the plan, or in words why only the optimizer itself knows how it steps */
export function optimizerPlan(optimizer: tf.Optimizer): OptimizerPlan | string {
  if (Object.getPrototypeOf(optimizer.constructor) === KerasOptimizer) {
    const { kind, config } = optimizer as KerasOptimizer;
    return { name: kind, config: { ...config } };
  }
  const known = tensorflowKind(optimizer);
  if (!known) return `the optimizer is ${optimizer.constructor.name}, a class of your own`;
  return tensorflowPlan(known, optimizer.getConfig());
}
