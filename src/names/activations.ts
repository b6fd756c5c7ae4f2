/** The activations: what a layer can have, what files may name, what the engines compute. */

import { camelCase, knownName } from './keras-spelling';

/** All of TensorFlow.js's, in Keras's spelling; silu is Keras's name for swish. */
const activations = [
  'sigmoid',
  'relu',
  'softmax',
  'tanh',
  'linear',
  'elu',
  'gelu',
  'hard_sigmoid',
  'mish',
  'relu6',
  'selu',
  'softplus',
  'softsign',
  'swish',
  'silu',
] as const;

/** Those that the engines of this project compute. */
export const engineActivations: readonly string[] = [
  'linear',
  'sigmoid',
  'softmax',
  'relu',
  'tanh',
];

/** Keras 3's names of those that compute the same there. TensorFlow.js's hard_sigmoid and gelu don't. */
export const fileActivations: readonly string[] = [
  ...engineActivations,
  'elu',
  'selu',
  'softplus',
  'softsign',
  'relu6',
  'silu',
];

/** Both spellings. */
export type GivenActivation = (typeof activations)[number] | ActivationName;

type CamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** TensorFlow.js's names. */
export type ActivationName = CamelCase<Exclude<(typeof activations)[number], 'silu'>>;

/**
 * @throws RangeError for a name that there is not, with the nearest one
 * @example activationName('hard_sigmoid') // 'hardSigmoid'
 * @example activationName('silu') // 'swish'
 */
export function activationName(name: string): ActivationName {
  return tensorflowActivation(camelCase(knownName('activation', name, activations)));
}

/** Keras 3 calls TensorFlow.js's swish silu; before, it did as TensorFlow.js does. */
export function kerasActivation(name: string): string {
  return name === 'swish' ? 'silu' : name;
}

/** @param name Keras 3's */
export function tensorflowActivation(name: string): ActivationName {
  return (name === 'silu' ? 'swish' : name) as ActivationName;
}
