/** The initializers by name: TensorFlow.js's class and Keras's defaults. */

import { knownName, spelled } from './keras-spelling.ts';
import { checkOptionNames } from './option-names.ts';

type Settings = Record<string, number | string>;

/** As TensorFlow.js describes one. */
export interface InitializerConfig {
  className: string;
  config: Settings;
}

/** @param distribution 'normal' is cut off at two standard deviations, as in Keras */
function scaled(scale: number, mode: string, distribution: string): InitializerConfig {
  return { className: 'VarianceScaling', config: { scale, mode, distribution } };
}

/** By Keras's names. Source: keras/src/initializers of Keras 3.15 */
const initializers = {
  glorot_uniform: scaled(1, 'fanAvg', 'uniform'),
  glorot_normal: scaled(1, 'fanAvg', 'normal'),
  he_uniform: scaled(2, 'fanIn', 'uniform'),
  he_normal: scaled(2, 'fanIn', 'normal'),
  lecun_uniform: scaled(1, 'fanIn', 'uniform'),
  lecun_normal: scaled(1, 'fanIn', 'normal'),
  variance_scaling: scaled(1, 'fanIn', 'normal'),
  random_uniform: { className: 'RandomUniform', config: { minval: -0.05, maxval: 0.05 } },
  random_normal: { className: 'RandomNormal', config: { mean: 0, stddev: 0.05 } },
  truncated_normal: { className: 'TruncatedNormal', config: { mean: 0, stddev: 0.05 } },
  orthogonal: { className: 'Orthogonal', config: { gain: 1 } },
  identity: { className: 'Identity', config: { gain: 1 } },
  zeros: { className: 'Zeros', config: {} },
  ones: { className: 'Ones', config: {} },
  constant: { className: 'Constant', config: { value: 0 } },
} as const satisfies Record<string, InitializerConfig>;

type InitializerName = keyof typeof initializers;

const shortForms: Record<string, InitializerName> = {
  uniform: 'random_uniform',
  normal: 'random_normal',
  zero: 'zeros',
  one: 'ones',
};

const allowed = Object.keys(initializers) as InitializerName[];

/**
 * @param given settings in place of Keras's defaults
 * @throws RangeError for a name that there is not, with the nearest one, and for 'constant' without
 *   its value; TypeError for what is no name, or a setting that there is not
 * @example initializerNamed('he_normal').config // { scale: 2, mode: 'fanIn', distribution: 'normal' }
 */
export function initializerNamed(name: string, given: object = {}): InitializerConfig {
  const known = knownName('initializer', name, allowed, inKeras);
  if (known === 'constant' && !('value' in given)) {
    throw new RangeError(
      `The initializer '${name}' needs its value: tf.initializers.constant({ value: 0.1 }).`,
    );
  }
  const { className, config } = initializers[known];
  checkOptionNames(given, [...Object.keys(config), 'seed'], `The initializer ${className}`);
  return { className, config: { ...config, ...given } };
}

/** TensorFlow.js writes leCunNormal, Keras lecun_normal. */
function inKeras(name: string): string {
  return shortForms[name] ?? spelled(name).replace('le_cun', 'lecun');
}
