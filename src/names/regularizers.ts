/** The regularizers by name, with Keras's defaults. */

import { knownName, spelled } from './keras-spelling.ts';

/** 'l1l2' alone has no penalty, as in Keras, whose L1L2() is L1L2(l1=0.0, l2=0.0). */
const regularizers = {
  l1: { l1: 0.01, l2: 0 },
  l2: { l1: 0, l2: 0.01 },
  l1l2: { l1: 0, l2: 0 },
};

const names = Object.keys(regularizers) as (keyof typeof regularizers)[];

/**
 * The penalty l1 · Σ|w| + l2 · Σw².
 * @param name Keras's: 'l2', or its class's: 'L2'
 * @throws RangeError for a name that there is not, with the nearest one; TypeError for what is no name
 * @example penaltyNamed('l2') // { l1: 0, l2: 0.01 }
 */
export function penaltyNamed(name: string): { l1: number; l2: number } {
  const inKeras = (given: string) => (given === 'L1L2' ? 'l1l2' : spelled(given));
  return regularizers[knownName('regularizer', name, names, inKeras)];
}
