/** What happens in `compile`: names become formulas, and TensorFlow.js's model gets what it can hold. */

import * as tf from '@tensorflow/tfjs';
import { lossName } from '../names/losses';
import { kerasMetricName, metricKey, metricName, requireName } from '../names/metrics';
import { checkOptionNames } from '../names/option-names';
import { quoted } from '../names/quoted';
import { checkSettings, optimizerClasses } from './keras-optimizer';
import { metrics, type NamedMetric, ownMetric } from './metrics';
import { optimizerName } from './optimizers';

/** A loss or metric of one's own: of targets and predictions, [batch, …] each. */
export type OwnFunction = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;

export interface CompileOptions {
  /** Keras's name or TensorFlow.js's, such as 'sparse_categorical_crossentropy', or a function. */
  loss: string | OwnFunction;
  /** 'accuracy', other metrics by name or function, or a list of them. */
  metrics?: string | OwnFunction | readonly (string | OwnFunction)[];
  /** A name or a `tf.train` optimizer; RMSprop(0.001, rho 0.9, epsilon 1e-7) unless given, as in Keras. */
  optimizer?: string | tf.Optimizer;
}

export interface Compiled {
  /** Keras's name in TensorFlow.js's spelling; undefined for a function. */
  lossName?: string;
  /** By their names in TensorFlow.js, or functions, as they were given. */
  metrics: (string | OwnFunction)[];
  measured: NamedMetric[];
  optimizer: tf.Optimizer;
}

/** @throws RangeError for an unknown name; TypeError for an option that can't be */
export function readCompileOptions(options: CompileOptions): Compiled {
  checkOptionNames(options ?? {}, ['loss', 'metrics', 'optimizer'], 'compile');
  const { loss, metrics: given = [], optimizer = 'rmsprop' } = options ?? {};
  if (!loss) {
    throw new TypeError("compile needs a loss, such as 'sparse_categorical_crossentropy'.");
  }
  const list = (Array.isArray(given) ? given : [given]) as (string | OwnFunction)[];
  const measured = list.map((metric) => measuredBy(metric));
  checkKeys(measured);
  const known = list.map((metric) => (typeof metric === 'function' ? metric : metricName(metric)));
  return {
    lossName: typeof loss === 'function' ? undefined : lossName(loss),
    metrics: known,
    measured,
    optimizer: chosenOptimizer(optimizer),
  };
}

/** @throws RangeError for a name that another metric has, or the loss: of two values one would be lost */
function checkKeys(measured: readonly NamedMetric[]): void {
  const keys = ['loss', ...measured.map(({ name }) => name)];
  const twice = keys.find((name, i) => keys.indexOf(name) < i);
  if (twice === undefined) return;
  throw new RangeError(
    `The history has one value of each name, and two of them are called '${twice}'. Give each metric once, ` +
      "and a function of your own a name of its own, which isn't 'loss'.",
  );
}

/** Keras's logs have a metric's name as it was written. */
function measuredBy(metric: string | OwnFunction): NamedMetric {
  if (typeof metric === 'string') {
    return { name: metricKey(metric), metric: metrics[kerasMetricName(metric)] };
  }
  return { name: requireName(metric).name, metric: ownMetric(metric) };
}

function chosenOptimizer(optimizer: string | tf.Optimizer): tf.Optimizer {
  if (typeof optimizer === 'string') return new optimizerClasses[optimizerName(optimizer)]();
  // tf.Optimizer looks into what it is asked about, null too.
  if (!(optimizer && optimizer instanceof tf.Optimizer)) {
    throw new TypeError(
      `An optimizer is a name, such as 'adam', or one that tf.train makes; got ${quoted(optimizer)}.`,
    );
  }
  checkSettings(optimizer);
  const { constructor: kind } = optimizer; // TensorFlow.js's instanceof takes any optimizer for any class
  if (kind === tf.AdadeltaOptimizer) {
    throw new Error(
      "TensorFlow.js's Adadelta divides by the gradients before this one, and runs away. Take Keras's: " +
        'new Adadelta({ learningRate: 1 }).',
    );
  }
  if (kind === tf.RMSPropOptimizer && optimizer.getConfig().centered) {
    throw new Error(
      "TensorFlow.js's centered RMSprop takes epsilon away where Keras adds it, and fails at a gradient " +
        "of 0. Take Keras's: new RMSprop({ centered: true }).",
    );
  }
  return optimizer;
}
