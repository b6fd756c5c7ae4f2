/** The activations: what a layer can have, and what files may name. */

import type * as tf from '@tensorflow/tfjs';
import { camelCase, knownName, snakeCase } from './keras-spelling.ts';

/** Keras's, and gelu_new: TensorFlow.js's name for keras.activations.gelu(x, approximate=True). */
const activations = [
  'sigmoid',
  'relu',
  'softmax',
  'tanh',
  'linear',
  'elu',
  'selu',
  'celu',
  'gelu',
  'gelu_new',
  'leaky_relu',
  'relu6',
  'silu',
  'swish',
  'mish',
  'exponential',
  'softplus',
  'softsign',
  'squareplus',
  'hard_sigmoid',
  'hard_silu',
  'hard_swish',
  'hard_tanh',
  'hard_shrink',
  'soft_shrink',
  'tanh_shrink',
  'log_sigmoid',
  'log_softmax',
  'sparse_plus',
  'sparse_sigmoid',
] as const;

/** Keras has two names for these. */
const otherNames: Record<string, string> = { swish: 'silu', hard_swish: 'hard_silu' };

/** Keras's others, and why they are none here. */
const refused: Record<string, string> = {
  threshold: "needs two numbers, which a name can't give; Keras refuses it, too. Use 'relu'.",
  glu:
    'gives half as many outputs as the layer has units, so that no next layer fits, in Keras ' +
    "neither. Use 'silu', which gates every output by itself.",
  sparsemax:
    "is none here: under that name Keras 3.15 computes what doesn't add up to 1, such as 0 for all " +
    "of [1, 2, 1.9, 1.8]. For probabilities take 'softmax'.",
};

/** Keras 3's names; gelu_new is TensorFlow.js's alone. */
export const fileActivations: readonly string[] = activations.filter(
  (name) =>
    name !== 'swish' && (name as string) !== 'hard_swish' && (name as string) !== 'gelu_new',
);

type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

type KerasName = (typeof activations)[number];

/** Both spellings. */
export type GivenActivation = KerasName | CamelCase<KerasName>;

/** What a layer has, in TensorFlow.js's spelling; its type lists those that were its own from the start. */
export type ActivationName = Parameters<typeof tf.layers.activation>[0]['activation'];

/**
 * @throws RangeError for a name that there is not, with the nearest one, and for one of Keras's that is
 *   none here, with the reason
 * @example activationName('hard_sigmoid') // 'hardSigmoid'
 * @example activationName('silu') // 'swish'
 */
export function activationName(name: string): ActivationName {
  if (Object.hasOwn(refused, name)) {
    throw new RangeError(`The activation '${name}' ${refused[name]}`);
  }
  return tensorflowActivation(kerasActivation(knownName('activation', name, activations)));
}

/**
 * Keras 3's name of what a layer or a file has: it calls swish silu; before, it did as TensorFlow.js does.
 * @example kerasActivation('leakyRelu') // 'leaky_relu'
 */
export function kerasActivation(name: string): string {
  const full = snakeCase(name);
  return otherNames[full] ?? full;
}

/** @param name Keras 3's */
export function tensorflowActivation(name: string): ActivationName {
  if (name === 'gelu_new') return name as ActivationName; // its only one with an underscore
  return (name === 'silu' ? 'swish' : camelCase(name)) as ActivationName;
}
