/** A loss or metric function of the learner's, called. */

import type * as tf from '@tensorflow/tfjs';

/** Of targets and predictions, [batch, …] each. */
export type OwnFunction = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;

/**
 * @param what 'loss' or 'metric'
 * @throws TypeError where the function fails and targets and predictions have different shapes; else what
 *   the function throws
 */
export function callOwn(
  what: string,
  f: OwnFunction,
  yTrue: tf.Tensor,
  yPred: tf.Tensor,
): tf.Tensor {
  try {
    return f(yTrue, yPred);
  } catch (cause) {
    const [targets, predictions] = [yTrue, yPred].map(({ shape }) => `[${shape.join(', ')}]`);
    if (targets === predictions) throw cause;
    const name = f.name ? `'${f.name}'` : 'of your own';
    throw new TypeError(
      `The ${what} function ${name} can't take targets of shape ${targets} beside predictions of shape ` +
        `${predictions}: give it targets of the predictions' shape, or reshape them in the function.`,
      { cause },
    );
  }
}
