/** Loss, metrics and optimizer as Keras writes them, and back. */

import { metricName } from '../../names/keras-names';
import { snakeCase } from '../../names/keras-spelling';
import { didYouMean } from '../../names/suggestion';
import type { OptimizerPlan } from '../../training/engine';
import { Fields, shown } from '../fields';
import type { TrainingRecord } from '../model-record';
import { checkOrigin, functionName } from './keras-config';

export type Compiled = Pick<TrainingRecord, 'loss' | 'metrics' | 'optimizer'>;

/** Those that have one name and one formula in both. */
const losses = [
  'binary_crossentropy',
  'categorical_crossentropy',
  'sparse_categorical_crossentropy',
  'mean_squared_error',
  'mean_absolute_error',
  'mean_absolute_percentage_error',
  'mean_squared_logarithmic_error',
  'squared_hinge',
  'hinge',
  'categorical_hinge',
  'poisson',
];

const shortForms = new Map([
  ['mse', 'mean_squared_error'],
  ['mae', 'mean_absolute_error'],
  ['mape', 'mean_absolute_percentage_error'],
  ['msle', 'mean_squared_logarithmic_error'],
  ['acc', 'accuracy'],
]);

/** Settings of losses and metrics that this lesson has only in their plain form. */
const plainWords: Record<string, unknown[]> = {
  from_logits: [false],
  label_smoothing: [0],
  axis: [-1],
  threshold: [0.5],
  reduction: ['sum_over_batch_size', 'auto'],
  dtype: ['float32'],
};

/** What 'accuracy' is with these losses: Keras may write it as an object of that class. */
const accuracies: Record<string, string> = {
  sparse_categorical_crossentropy: 'sparse_categorical_accuracy',
  categorical_crossentropy: 'categorical_accuracy',
  binary_crossentropy: 'binary_accuracy',
};

/** An optimizer's settings that this lesson has only in their plain form. */
const plain: Record<string, unknown> = {
  use_ema: false,
  weight_decay: 0,
  amsgrad: false,
  centered: false,
  is_legacy_optimizer: false,
  decay: 0,
};
/** They change nothing while those above are plain. */
const idle = ['name', 'ema_momentum', 'ema_overwrite_frequency', 'jit_compile', 'learning_rate'];
const used: Record<OptimizerPlan['name'], string[]> = {
  sgd: ['momentum', 'nesterov'],
  momentum: ['momentum', 'nesterov'],
  rmsprop: ['rho', 'epsilon', 'momentum'],
  adam: ['beta_1', 'beta_2', 'epsilon'],
};

/** @throws Error that names a loss, metric, optimizer or setting that this lesson doesn't have */
export function readCompiled(config: Fields, optimizerKey: string): Compiled {
  for (const key of ['loss_weights', 'weighted_metrics']) {
    const value = config.get(key);
    if (value === undefined || [value].flat(2).every((entry) => entry === 1)) continue;
    throw new Error(
      `The model was compiled with ${key} ${shown(value)}, which this lesson doesn't have. ` +
        'loadModel(path, { compile: false }) reads the model without.',
    );
  }
  if (config.get(optimizerKey) === undefined) {
    // Keras 3 leaves it out of a .keras file that the same model was saved to after an .h5 file.
    throw new Error(
      'The model was compiled, but the file does not say with which optimizer. In Keras: compile and save again. ' +
        'loadModel(path, { compile: false }) reads the model without.',
    );
  }
  const loss = readLoss(config.get('loss'));
  return {
    loss,
    metrics: readMetrics(config.get('metrics'), loss),
    optimizer: readOptimizer(config.object(optimizerKey, 'the optimizer')),
  };
}

export function checkLoss(name: string): string {
  const full = shortForms.get(name) ?? name;
  if (!losses.includes(full)) {
    throw new Error(
      `The loss is ${name}; files may have ${losses.join(', ')}.${didYouMean(name, losses)}`,
    );
  }
  return full;
}

/** Keras's name of a metric that this lesson has. */
export function checkMetric(name: string): string {
  const full = shortForms.get(name) ?? snakeCase(name);
  metricName(full);
  return full;
}

function readLoss(loss: unknown): string {
  const [only, ...others] = [loss].flat();
  if (others.length > 0) throw new Error(`The loss is ${shown(loss)}; expected one.`);
  return checkLoss(functionName(only, 'The loss') ?? className(new Fields(only, 'The loss')));
}

/**
 * Keras 2 writes a list in a list, and metrics as objects that know their names.
 * @param loss by which Keras chooses what 'accuracy' is
 */
export function readMetrics(metrics: unknown, loss: string): string[] {
  if (metrics === undefined || metrics === null) return [];
  if (!Array.isArray(metrics))
    throw new Error(`The metrics are ${shown(metrics)}; expected a list.`);
  return metrics.flat().map((metric) => {
    const name = functionName(metric, 'A metric');
    return checkMetric(name ?? metricOf(new Fields(metric, 'A metric'), loss));
  });
}

function metricOf(metric: Fields, loss: string): string {
  const config = metric.object('config');
  const name = config.text('name');
  const isAccuracy = name === 'acc' || name === 'accuracy';
  if (metric.get('class_name') === 'MeanMetricWrapper') {
    return isAccuracy ? name : config.text('fn'); // a function's name, as Keras 2 writes it
  }
  const kind = className(metric);
  if (kind === 'accuracy') {
    throw new Error(
      "A metric is Accuracy, which compares labels with outputs; expected its name, 'accuracy'.",
    );
  }
  return isAccuracy && kind === accuracies[loss] ? name : kind;
}

/**
 * @returns the function that has the class's name: MeanSquaredError is mean_squared_error
 * @throws Error if it is no class of Keras's, or has a setting that isn't plain
 */
function className(entry: Fields): string {
  const name = entry.text('class_name');
  checkOrigin(entry, entry.where);
  const config = entry.object('config');
  for (const key of config.keys()) {
    const value = config.get(key);
    if (value === undefined || key === 'name' || key === 'fn') continue;
    if (Object.hasOwn(plainWords, key) && plainWords[key].includes(value)) continue;
    throw new Error(
      `${entry.where} ${name} has ${key} ${shown(value)}, which this lesson doesn't have. ` +
        'loadModel(path, { compile: false }) reads the model without it.',
    );
  }
  return name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();
}

function readOptimizer(optimizer: Fields): OptimizerPlan {
  checkOrigin(optimizer, 'The optimizer');
  const className = optimizer.text('class_name').replace('Custom>', ''); // Keras 2's mark
  const config = optimizer.object('config', `the optimizer ${className}`);
  const learningRate = config.number('learning_rate', className === 'SGD' ? 0.01 : 0.001);
  const momentum = config.number('momentum', 0);
  const epsilon = config.number('epsilon', 1e-7);
  const plan = ((): OptimizerPlan => {
    switch (className) {
      case 'SGD': {
        const nesterov = config.flag('nesterov', false);
        if (momentum === 0) return { name: 'sgd', learningRate };
        return { name: 'momentum', learningRate, momentum, nesterov };
      }
      case 'RMSprop':
        if (momentum !== 0) throw new Error('The optimizer RMSprop has momentum; expected 0.');
        return { name: 'rmsprop', learningRate, rho: config.number('rho', 0.9), epsilon };
      case 'Adam': {
        const [beta1, beta2] = [config.number('beta_1', 0.9), config.number('beta_2', 0.999)];
        return { name: 'adam', learningRate, beta1, beta2, epsilon, scaleEpsilon: false };
      }
      default:
        throw new Error(
          `The optimizer is ${className}; files may have SGD, RMSprop and Adam. ` +
            'loadModel(path, { compile: false }) reads the model without it.',
        );
    }
  })();
  for (const key of config.keys()) {
    const value = config.get(key);
    if (value === undefined || idle.includes(key) || used[plan.name].includes(key)) continue;
    if (Object.hasOwn(plain, key) && value === plain[key]) continue;
    throw new Error(
      `The optimizer ${className} has ${key} ${shown(value)}, which this lesson doesn't have. ` +
        'loadModel(path, { compile: false }) reads the model without its optimizer.',
    );
  }
  return plan;
}

/** The text of a model that is compiled: Keras takes no 1 for 1.0 where it wants a fraction. */
export function kerasJson(config: object): string {
  return JSON.stringify(config).replace(/("(?:learning_rate|momentum)":\d+)(?=[,}])/g, '$1.0');
}

/** @returns what Keras's optimizers are made from */
export function writeOptimizer(plan: OptimizerPlan): { class_name: string; config: object } {
  const { learningRate: learning_rate } = plan;
  switch (plan.name) {
    case 'sgd':
      // Without its momentum: 0 in JSON is whole, and Keras wants a fraction there.
      return { class_name: 'SGD', config: { learning_rate } };
    case 'momentum': {
      const { momentum, nesterov } = plan;
      return { class_name: 'SGD', config: { learning_rate, momentum, nesterov } };
    }
    case 'rmsprop': {
      const { rho, epsilon } = plan;
      return { class_name: 'RMSprop', config: { learning_rate, rho, epsilon } };
    }
    case 'adam': {
      const { beta1: beta_1, beta2: beta_2, epsilon } = plan;
      return { class_name: 'Adam', config: { learning_rate, beta_1, beta_2, epsilon } };
    }
  }
}
