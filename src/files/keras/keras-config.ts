/** Keras's config.json: the layers, and the loss, metrics and optimizer that they were compiled with. */

import { kerasName } from '../../names/keras-spelling';
import { fileLosses, lossFacts } from '../../names/losses';
import { kerasMetricName } from '../../names/metrics';
import { didYouMean } from '../../names/suggestion';
import { Fields, shown } from '../fields';
import type { ModelRecord, ReadOptions, TrainingRecord } from '../model-record';
import {
  checkOrigin,
  functionName,
  readSequential,
  unregistered,
  writeSequential,
} from './keras-layers';
import { readKerasOptimizer, writeOptimizer } from './keras-optimizer';

/** The Keras whose files these are like. */
export const KERAS_VERSION = '3.15.1';

export type Compiled = Pick<TrainingRecord, 'loss' | 'metrics' | 'optimizer'>;

/** Settings of losses and metrics, with all the values that this lesson has. */
const onlyValues: Record<string, unknown[]> = {
  from_logits: [false],
  label_smoothing: [0],
  axis: [-1],
  threshold: [0.5],
  k: [5],
  num_thresholds: [200],
  curve: ['ROC'],
  summation_method: ['interpolation'],
  multi_label: [false],
  reduction: ['sum_over_batch_size', 'auto'],
  dtype: ['float32'],
};

/** config.json's content. */
export function writeConfig(record: ModelRecord): object {
  return {
    module: 'keras',
    ...writeSequential(record, 'batch_shape'),
    ...unregistered,
    build_config: { input_shape: record.batchShape },
    ...(record.training && { compile_config: writeCompileConfig(record.training) }),
  };
}

function writeCompileConfig({ loss, metrics, optimizer }: TrainingRecord): object {
  return {
    optimizer: {
      module: 'keras.optimizers',
      ...writeOptimizer(optimizer),
      ...unregistered,
    },
    loss,
    loss_weights: null,
    metrics,
    weighted_metrics: null,
    run_eagerly: false,
    steps_per_execution: 1,
    jit_compile: false,
  };
}

export function readConfig(config: Fields, { compile = true }: ReadOptions) {
  const isCompiled = compile && config.get('compile_config') !== undefined;
  const compileConfig = isCompiled ? config.object('compile_config') : undefined;
  return {
    ...readSequential(config),
    compiled: compileConfig?.get('loss') ? readCompiled(compileConfig, 'optimizer') : undefined,
  };
}

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
    optimizer: readKerasOptimizer(config.object(optimizerKey, 'the optimizer')),
  };
}

export function checkLoss(name: string): string {
  const full = kerasName(name);
  if (!fileLosses.includes(full)) {
    throw new Error(
      `The loss is ${name}; files may have ${fileLosses.join(', ')}.${didYouMean(name, fileLosses)}`,
    );
  }
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
    return kerasMetricName(name ?? metricOf(new Fields(metric, 'A metric'), loss));
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
  return isAccuracy && kind === lossFacts(loss).accuracy ? name : kind;
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
    if (value === undefined || value === null || key === 'name' || key === 'fn') continue;
    if (Object.hasOwn(onlyValues, key) && onlyValues[key].includes(value)) continue;
    throw new Error(
      `${entry.where} ${name} has ${key} ${shown(value)}, which this lesson doesn't have. ` +
        'loadModel(path, { compile: false }) reads the model without it.',
    );
  }
  return name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();
}

/** The text of a model that is compiled: Keras takes no 1 for 1.0 where it wants a fraction. */
export function kerasJson(config: object): string {
  return JSON.stringify(config)
    .replace(/("(?:\w*learning_rate|momentum|weight_decay|decay_rate|power)":\d+)(?=[,}])/g, '$1.0')
    .replace(/"values":\[[\d.,e-]*\]/g, (list) => list.replace(/(?<=[[,])(\d+)(?=[,\]])/g, '$1.0'));
}
