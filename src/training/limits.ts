/**
 * What holds weights small: regularizers, with Keras's slope, and constraints.
 *
 * TensorFlow.js's slope of |w| is −1 where w is 0, so that l1 pushes every 0 away; Keras's is 0.
 */

import * as tf from '@tensorflow/tfjs';
import { constraintName } from '../names/constraints.ts';
import { checkOptionNames } from '../names/option-names.ts';
import { penaltyNamed } from '../names/regularizers.ts';

/** What `tf.regularizers` and `tf.constraints` make. */
export type Regularizer = ReturnType<typeof tf.regularizers.l2>;
export type Constraint = ReturnType<typeof tf.constraints.nonNeg>;

const isObject = (given: unknown) => typeof Object(given).getClassName === 'function';

/** A name with its settings, whether given as a name or as TensorFlow.js's { className, config }. */
function described(given: unknown): [name: string, config: object] {
  const { className, config } = Object(given);
  return typeof className === 'string' ? [className, config ?? {}] : [given as string, {}];
}

/**
 * @param given a name, TensorFlow.js's { className, config } or an object of `tf.regularizers`
 * @throws RangeError or TypeError for a name or setting that there is not
 */
export function regularizerOf(given: unknown): Regularizer {
  if (isObject(given)) return given as Regularizer;
  const [name, config] = described(given);
  const penalty = penaltyNamed(name);
  checkOptionNames(config, Object.keys(penalty), `The regularizer ${name}`);
  return tf.regularizers.l1l2({ ...penalty, ...config });
}

/**
 * @param given a name, TensorFlow.js's { className, config } or an object of `tf.constraints`
 * @throws RangeError or TypeError for a name that there is not
 */
export function constraintOf(given: unknown): Constraint {
  if (isObject(given)) return given as Constraint;
  const [name, config] = described(given);
  const make = tf.constraints[constraintName(name)] as (config: object) => Constraint;
  return make(config);
}

/** |w|, whose slope is the sign of w. */
const absolute = tf.customGrad((w, save) => {
  (save as tf.GradSaveFunc)([w as tf.Tensor]);
  return {
    value: tf.abs(w as tf.Tensor),
    gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) => dy.mul(tf.sign(saved)),
  };
});

/**
 * @returns the same penalty with Keras's slope; a regularizer of the caller's own stays as it is
 * @throws RangeError for a factor below 0
 */
export function withKerasSlope(regularizer: Regularizer): Regularizer {
  if (regularizer.getClassName() !== 'L1L2') return regularizer;
  const { l1, l2 } = regularizer.getConfig() as { l1: number; l2: number };
  for (const [name, factor] of Object.entries({ l1, l2 })) {
    if (Number.isFinite(factor) && factor >= 0) continue;
    throw new RangeError(
      `A regularizer's ${name} is a number from 0 on, such as 0.01; got ${factor}.`,
    );
  }
  // Still of TensorFlow.js's class, so that it is saved as such.
  return Object.assign(Object.create(regularizer), {
    apply: (w: tf.Tensor) =>
      tf.tidy(() => absolute(w).sum().mul(l1).add(tf.square(w).sum().mul(l2))),
  });
}
