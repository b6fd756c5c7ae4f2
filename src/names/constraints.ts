/** The constraints by name: Keras's and TensorFlow.js's, which have the same formulas and defaults. */

import { camelCase, knownName, spelled } from './keras-spelling.ts';

const constraints = ['max_norm', 'min_max_norm', 'non_neg', 'unit_norm'] as const;

/** As `tf.constraints` has them. */
export type ConstraintName = 'maxNorm' | 'minMaxNorm' | 'nonNeg' | 'unitNorm';

/**
 * @throws RangeError for a name that there is not, with the nearest one; TypeError for what is no name
 * @example constraintName('max_norm') // 'maxNorm'
 */
export function constraintName(name: string): ConstraintName {
  return camelCase(knownName('constraint', name, constraints, spelled)) as ConstraintName;
}
