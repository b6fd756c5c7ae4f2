/** An optimizer's plan by the settings that aren't Keras's own. */

import { configOf, type OptimizerConfig, type OptimizerPlan } from '../src/training/optimizers.ts';

/** @example planned('sgd', { momentum: 0.9 }).config.learningRate // 0.01 */
export const planned = (
  name: string,
  given: Partial<OptimizerConfig> = {},
  scaleEpsilon?: true,
): OptimizerPlan => ({
  name,
  config: configOf(name, given),
  ...(scaleEpsilon && { scaleEpsilon }),
});
