/** What happens in `compile`: names become formulas, and TensorFlow.js's model gets what it can hold. */

import * as tf from '@tensorflow/tfjs';
import { kerasLossName, lossName } from '../names/losses.ts';
import { kerasMetricName, metricKey, metricName, requireName } from '../names/metrics.ts';
import { checkOptionNames } from '../names/option-names.ts';
import { quoted } from '../names/quoted.ts';
import { checkSettings, optimizerClasses } from './keras-optimizer.ts';
import { KerasLossObject } from './loss-classes.ts';
import type { LossConfig } from './losses.ts';
import { KerasMetricObject, ownName } from './metric-classes.ts';
import { metricOf, type NamedMetric, ownMetric } from './metrics.ts';
import { optimizerName } from './optimizers.ts';
import type { OwnFunction } from './own-function.ts';

/** By its name, by Keras's class, or a function; a loss's class may be a metric, too. */
export type GivenMetric = string | KerasMetricObject | KerasLossObject | OwnFunction;

export interface CompileOptions {
  /**
   * Keras's name or TensorFlow.js's, such as 'sparse_categorical_crossentropy'; Keras's class, such as
   * new SparseCategoricalCrossentropy({ fromLogits: true }); or a function.
   */
  loss: string | KerasLossObject | OwnFunction;
  /** 'accuracy', other metrics by name, class or function, or a list of them. Each sample counts the same. */
  metrics?: GivenMetric | readonly GivenMetric[];
  /** The same by the samples' weights. In the history one that `metrics` has too is 'weighted_accuracy'. */
  weightedMetrics?: GivenMetric | readonly GivenMetric[];
  /**
   * Keras's name or class, such as new Adam({ learningRate: 0.01 }), or one of `tf.train`;
   * RMSprop(0.001, rho 0.9, epsilon 1e-7) unless given, as in Keras.
   */
  optimizer?: string | tf.Optimizer;
}

export interface Compiled {
  /** Keras's name in TensorFlow.js's spelling; undefined for a function. */
  lossName?: string;
  /** What the loss was asked for; undefined for a function. */
  lossConfig?: LossConfig;
  /** By their names in TensorFlow.js, or objects and functions, as they were given. */
  metrics: GivenMetric[];
  measured: NamedMetric[];
  optimizer: tf.Optimizer;
}

/** @throws RangeError for an unknown name; TypeError for an option that can't be */
export function readCompileOptions(options: CompileOptions): Compiled {
  checkOptionNames(options ?? {}, ['loss', 'metrics', 'weightedMetrics', 'optimizer'], 'compile');
  const { loss: given, metrics = [], weightedMetrics = [], optimizer = 'rmsprop' } = options ?? {};
  const loss = madeOf(given, KerasLossObject);
  if (!loss) {
    throw new TypeError("compile needs a loss, such as 'sparse_categorical_crossentropy'.");
  }
  const list = listOf(metrics);
  const plain = list.map(measuredBy);
  const weighted = listOf(weightedMetrics).map(measuredBy);
  const names = plain.map(({ name }) => name);
  const measured = [
    ...plain,
    ...weighted.map(({ name, metric }) => ({
      name: names.includes(name) ? `weighted_${name}` : name,
      metric,
      isWeighted: true,
    })),
  ];
  checkKeys(measured);
  const lossConfig = configOf(loss);
  return {
    lossName: lossConfig && lossName(lossConfig.name),
    lossConfig,
    metrics: list.map((metric) => (typeof metric === 'string' ? metricName(metric) : metric)),
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

/** Keras takes a class for an object of it without arguments. */
function madeOf<T>(given: T, Base: typeof KerasLossObject | typeof KerasMetricObject): T {
  if (typeof given !== 'function' || !(given.prototype instanceof Base)) return given;
  return new (given as unknown as new () => T)();
}

function listOf(given: GivenMetric | readonly GivenMetric[]): GivenMetric[] {
  return [given]
    .flat()
    .map((metric) => madeOf(madeOf(metric as GivenMetric, KerasMetricObject), KerasLossObject));
}

function configOf(loss: CompileOptions['loss']): LossConfig | undefined {
  if (typeof loss === 'function') return undefined;
  return loss instanceof KerasLossObject ? loss.config : { name: kerasLossName(loss) };
}

/** Keras's logs have a metric's name as it was written. */
function measuredBy(metric: GivenMetric): NamedMetric {
  if (typeof metric === 'function') {
    return { name: requireName(metric).name, metric: ownMetric(metric) };
  }
  if (metric instanceof KerasMetricObject) {
    return { name: metric.name, metric: metricOf(metric.config) };
  }
  if (metric instanceof KerasLossObject) {
    const { config } = metric;
    const measured = metricOf({ ...config, name: kerasMetricName(config.name) });
    return { name: String(metric.getConfig().name), metric: measured };
  }
  const name = kerasMetricName(metric);
  ownName(name); // Keras counts it, whatever it is called in the logs
  return { name: metricKey(metric), metric: metricOf({ name }) };
}

function chosenOptimizer(optimizer: string | tf.Optimizer): tf.Optimizer {
  if (typeof optimizer === 'string') return new optimizerClasses[optimizerName(optimizer)]();
  // tf.Optimizer looks into what it is asked about, null too.
  if (!(optimizer && optimizer instanceof tf.Optimizer)) {
    throw new TypeError(
      "An optimizer is a name, such as 'adam', or an object, such as new Adam({ learningRate: 0.01 }); got " +
        `${quoted(optimizer)}.`,
    );
  }
  checkSettings(optimizer);
  const { constructor: kind } = optimizer; // TensorFlow.js's instanceof takes any optimizer for any class
  if (kind === tf.AdadeltaOptimizer) {
    throw new Error(
      "TensorFlow.js's Adadelta divides by the gradients before this one, and runs away. Use Keras's: " +
        'new Adadelta({ learningRate: 1 }).',
    );
  }
  if (kind === tf.RMSPropOptimizer && optimizer.getConfig().centered) {
    throw new Error(
      "TensorFlow.js's centered RMSprop takes epsilon away where Keras adds it, and fails at a gradient " +
        "of 0. Use Keras's: new RMSprop({ centered: true }).",
    );
  }
  return optimizer;
}
