/** The optimizers as the module knows them: a number for each, and what is the same for all weights of a step. */

import {
  adamRate,
  configAt,
  nadamShares,
  type OptimizerPlan,
  power,
  type StepConfig,
} from '../optimizers.ts';

/** By the name of its rule: its code, then the constants that assembly/update.ts names. */
const codes: Record<string, (config: StepConfig, t: number) => number[]> = {
  sgd: ({ learningRate, momentum, nesterov }) =>
    momentum === 0 ? [0, learningRate] : [nesterov ? 2 : 1, learningRate, momentum],
  rmsprop(config) {
    const { learningRate, rho, momentum } = config;
    const [inside, outside] = epsilons(config);
    return [3, learningRate, rho, 1 - rho, inside, momentum, outside];
  },
  adagrad: (config) => [4, config.learningRate, ...epsilons(config)],
  adadelta: ({ learningRate, rho, epsilon }) => [5, learningRate, rho, 1 - rho, epsilon],
  adam,
  adamw: adam,
  adamax: ({ learningRate, beta1, beta2, epsilon }, t) => [
    ...[7, learningRate / (1 - power(beta1, t + 1))],
    ...[1 - beta1, beta2, epsilon],
  ],
  nadam(config, t) {
    const { learningRate, beta1, beta2, epsilon } = config;
    const { ofMean, ofGradient } = nadamShares(config, t);
    return [
      ...[8, learningRate * ofMean, 1 - Math.fround(beta1), 1 - Math.fround(beta2), epsilon],
      ...[learningRate * ofGradient, 1 / (1 - power(beta2, t + 1))],
    ];
  },
  lion: ({ learningRate, beta1, beta2 }) => [
    ...[9, learningRate],
    ...[beta1, 1 - beta1, beta2, 1 - beta2],
  ],
};

/** What is added to v in the root, and what to the root. */
function epsilons({ epsilon, epsilonOutside }: StepConfig): [inside: number, outside: number] {
  return epsilonOutside ? [0, epsilon] : [epsilon, 0];
}

function adam(config: StepConfig, t: number): number[] {
  const { beta1, beta2, epsilon } = config;
  return [6, adamRate(config, t), 1 - beta1, 1 - beta2, epsilon];
}

/**
 * The arguments of the module's `prepare`.
 * @param t steps taken before
 */
export function preparation(
  plan: OptimizerPlan,
  t: number,
): [code: number, options: number, decay: number, ...constants: number[]] {
  const config = configAt(plan, t);
  const [code, ...constants] = codes[plan.name](config, t);
  const { momentum, centered, amsgrad, weightDecay, learningRate } = config;
  const options = Number(momentum > 0) + 2 * Number(centered) + 4 * Number(amsgrad);
  const all = Array.from({ length: 6 }, (_, i) => constants[i] ?? 0);
  return [code, options, weightDecay * learningRate, ...all];
}
