/** The activations that a layer can have: TensorFlow.js's. */

import { knownName } from './keras-spelling';

const activations = [
  'sigmoid',
  'relu',
  'softmax',
  'tanh',
  'linear',
  'elu',
  'gelu',
  'hardSigmoid',
  'mish',
  'relu6',
  'selu',
  'softplus',
  'softsign',
  'swish',
] as const;

export type ActivationName = (typeof activations)[number];

/**
 * @throws RangeError for a name that there is not, with the nearest one
 * @example activationName('hard_sigmoid') // 'hardSigmoid'
 */
export function activationName(name: string): ActivationName {
  return knownName('activation', name, activations) as ActivationName;
}
