/** Keras's config.json: the layers, and the loss, metrics and optimizer that they were compiled with. */

import { camelCase, kerasName, snakeCase } from '../../names/keras-spelling.ts';
import { lossFacts, lossNames } from '../../names/losses.ts';
import { kerasMetricName, metricKey } from '../../names/metrics.ts';
import { didYouMean } from '../../names/suggestion.ts';
import { KLDivergence, lossClasses } from '../../training/loss-classes.ts';
import type { LossConfig } from '../../training/losses.ts';
import { type KerasMetricObject, metricClasses } from '../../training/metric-classes.ts';
import { Fields, shown } from '../fields.ts';
import type { MetricRecord, ModelRecord, ReadOptions, TrainingRecord } from '../model-record.ts';
import { ofTraining } from '../untrainable.ts';
import {
  checkOrigin,
  functionName,
  readStack,
  unregistered,
  writeSequential,
} from './keras-layers.ts';
import { readKerasOptimizer, writeOptimizer } from './keras-optimizer.ts';

/** The Keras whose files these are like. */
export const KERAS_VERSION = '3.15.1';

export type Compiled = Pick<TrainingRecord, 'loss' | 'lossArguments' | 'metrics' | 'optimizer'>;

/** Settings that only say what is so here anyway. */
const onlyValues: Record<string, unknown[]> = {
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

function writeCompileConfig(training: TrainingRecord): object {
  const { optimizer } = training;
  return {
    optimizer: {
      module: 'keras.optimizers',
      ...writeOptimizer(optimizer),
      ...unregistered,
    },
    ...writeMeasures(training),
    loss_weights: null,
    weighted_metrics: null,
    run_eagerly: false,
    steps_per_execution: 1,
    jit_compile: false,
  };
}

/**
 * Loss and metrics: by name, or by class with what that was given.
 * @param forKeras2 metrics of which Keras 2 knows the class only are written so; Keras 3 reads either
 */
export function writeMeasures(
  { loss, lossArguments, metrics }: Compiled,
  forKeras2 = false,
): { loss: unknown; metrics: unknown[] } {
  const lossClass = Object.entries(lossClasses).find(([, Loss]) => new Loss().config.name === loss);
  return {
    loss:
      lossArguments && lossClass
        ? inKerasWords('keras.losses', lossClass[0], new lossClass[1](lossArguments).getConfig())
        : loss,
    metrics: metrics.map((metric) => {
      const className = typeof metric !== 'string' || !forKeras2 ? '' : classOf(metric, loss);
      if (className) return inKerasWords('keras.metrics', className, { name: metric });
      return typeof metric === 'string'
        ? metric
        : inKerasWords('keras.metrics', metric.className, metric.config);
    }),
  };
}

/** Keras 2 has them under their names only where they are functions, and reads 'accuracy' as that of one-hot labels. */
function classOf(metric: string, loss: string): string | undefined {
  const isAccuracy = metric === 'acc' || metric === 'accuracy';
  const { accuracy } = lossFacts(loss);
  const computed = isAccuracy && accuracy?.startsWith('sparse') ? accuracy : metric;
  const classes = Object.entries({ ...metricClasses, KLDivergence });
  return classes.find(([, Class]) => new Class().config.name === computed)?.[0];
}

function inKerasWords(module: string, class_name: string, config: object): object {
  // −1 is the only axis here, and Keras before 3.4 doesn't take the word everywhere.
  const given = Object.entries(config).filter(([key]) => key !== 'axis');
  const words = given.map(([key, value]) => [snakeCase(key), value]);
  return { module, class_name, config: Object.fromEntries(words), ...unregistered };
}

/** @param version of the Keras that wrote it */
export function readConfig(config: Fields, { compile = true }: ReadOptions, version?: string) {
  const isCompiled = compile && config.get('compile_config') !== undefined;
  const compileConfig = isCompiled ? config.object('compile_config') : undefined;
  return {
    ...readStack(config, { compile, version }),
    compiled: compileConfig?.get('loss') ? readCompiled(compileConfig, 'optimizer') : undefined,
  };
}

/** @throws Untrainable that names a loss, metric, optimizer or setting that this lesson doesn't have */
export function readCompiled(config: Fields, optimizerKey: string): Compiled {
  return ofTraining(() => {
    for (const key of ['loss_weights', 'weighted_metrics']) {
      const value = config.get(key);
      if (value === undefined || listed(value).every((entry) => entry === 1)) continue;
      throw new Error(
        `The model was compiled with ${key} ${shown(value)}, which this lesson doesn't have.`,
      );
    }
    const optimizer = config.get(optimizerKey);
    if (optimizer === undefined) {
      // Keras 3 leaves it out of a .keras file that the same model was saved to after an .h5 file.
      throw new Error(
        'The model was compiled, but the file does not say with which optimizer. In Keras: compile and save again.',
      );
    }
    // Keras 2.13 to 3.2 write the word with which one compiled.
    const described =
      typeof optimizer === 'string' ? { class_name: optimizer, config: {} } : optimizer;
    return {
      ...readMeasures(config),
      optimizer: readKerasOptimizer(new Fields(described, 'the optimizer')),
    };
  });
}

/** A value, a list of it, lists in a list, or one by the output's name: a plain stack has one output. */
function listed(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(listed);
  const isByName = typeof value === 'object' && value !== null && !('class_name' in value);
  return isByName ? Object.values(value).flatMap(listed) : [value];
}

export function checkLoss(name: string): string {
  const full = kerasName(name);
  if (!lossNames.includes(full)) {
    throw new Error(
      `The loss is ${name}; files may have ${lossNames.join(', ')}.${didYouMean(name, lossNames)}`,
    );
  }
  return full;
}

/** The other way. @throws Error that names what this lesson doesn't have */
export function readMeasures(config: Fields): Omit<Compiled, 'optimizer'> {
  const { name, ...lossArguments } = readLoss(config.get('loss'));
  return {
    loss: name,
    ...(Object.keys(lossArguments).length > 0 && { lossArguments }),
    metrics: readMetrics(config.get('metrics'), name),
  };
}

function readLoss(loss: unknown): LossConfig {
  const [only, ...others] = listed(loss);
  if (others.length > 0) throw new Error(`The loss is ${shown(loss)}; expected one.`);
  const name = functionName(only, 'The loss');
  if (name !== undefined) return { name: checkLoss(name) };
  const entry = new Fields(only, 'The loss');
  const known = lossClasses as Record<string, new (options: object) => { config: LossConfig }>;
  const className = entry.text('class_name');
  if (!Object.hasOwn(known, className)) return { name: checkLoss(spelledClass(className)) };
  const { config } = made(entry, known[className]);
  return { ...config, name: checkLoss(config.name) };
}

/**
 * Keras 2 writes a list in a list, and metrics as objects that know their names.
 * @param loss by which Keras chooses what 'accuracy' is
 */
export function readMetrics(metrics: unknown, loss: string): TrainingRecord['metrics'] {
  if (metrics === undefined || metrics === null) return [];
  if (typeof metrics !== 'object')
    throw new Error(`The metrics are ${shown(metrics)}; expected a list.`);
  return listed(metrics).map((metric) => {
    const name = functionName(metric, 'A metric');
    if (name !== undefined) {
      kerasMetricName(name); // that there is one
      return metricKey(name);
    }
    return metricIn(new Fields(metric, 'A metric'), loss);
  });
}

/** A metric that its user gave another name. */
function calledBy(name: string, metric: string): string | MetricRecord {
  if (kerasName(name) === metric) return name;
  const found = Object.entries(metricClasses).find(
    ([, Metric]) => new Metric().config.name === metric,
  );
  return found ? { className: found[0], config: { name } } : metric;
}

function metricIn(metric: Fields, loss: string): string | MetricRecord {
  const config = metric.object('config');
  const name = config.text('name');
  const isAccuracy = name === 'acc' || name === 'accuracy';
  const className = metric.text('class_name');
  if (className === 'MeanMetricWrapper') {
    if (isAccuracy) return name;
    const fn = functionName(config.get('fn'), "A metric's function") ?? shown(config.get('fn'));
    return calledBy(name, kerasMetricName(fn));
  }
  const kind = spelledClass(className);
  if (kind === 'accuracy') {
    throw new Error(
      "A metric is Accuracy, which compares labels with outputs; expected its name, 'accuracy'.",
    );
  }
  const known = metricClasses as Record<string, new (options: object) => KerasMetricObject>;
  if (!Object.hasOwn(known, className)) {
    // a loss's
    const own = lossClasses as Record<string, new (options: object) => { config: LossConfig }>;
    if (Object.hasOwn(own, className)) {
      const { name: _, ...asked } = made(metric, own[className]).config;
      if (Object.keys(asked).length > 0) throw notHere(metric, Object.keys(asked)[0]);
    }
    return kerasMetricName(kind);
  }
  const object = made(metric, known[className]);
  const { name: computed, ...asked } = object.config;
  if (isAccuracy && kind === lossFacts(loss).accuracy) return name;
  const isPlain = Object.keys(asked).length === 0 && name.replace(/_\d+$/, '') === computed;
  return isPlain ? computed : { className, config: object.getConfig() };
}

/**
 * One of Keras's classes from its description.
 * @throws Error if it is no class of Keras's, or for a setting that it doesn't take here
 */
function made<T>(entry: Fields, Class: new (options: object) => T): T {
  checkOrigin(entry, entry.where);
  const config = entry.object('config');
  const given = config.keys().flatMap((key) => {
    const value = config.get(key);
    if (value === undefined || key === 'fn') return [];
    if (!Object.hasOwn(onlyValues, key)) return [[camelCase(key), value]];
    if (onlyValues[key].includes(value)) return [];
    throw notHere(entry, key);
  });
  try {
    return new Class(Object.fromEntries(given));
  } catch (cause) {
    throw new Error(`${entry.where} can't be made here: ${(cause as Error).message}`, { cause });
  }
}

function notHere(entry: Fields, key: string): Error {
  const value = shown(entry.object('config').get(key));
  return new Error(
    `${entry.where} ${entry.text('class_name')} has ${key} ${value}, which this lesson doesn't have.`,
  );
}

/** @example spelledClass('MeanSquaredError') // 'mean_squared_error' */
function spelledClass(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase();
}

/** The text of a model that is compiled: Keras takes no 1 for 1.0 where it wants a fraction. */
export function kerasJson(config: object): string {
  return JSON.stringify(config)
    .replace(/("(?:\w*learning_rate|momentum|weight_decay|decay_rate|power)":\d+)(?=[,}])/g, '$1.0')
    .replace(/"values":\[[\d.,e-]*\]/g, (list) => list.replace(/(?<=[[,])(\d+)(?=[,\]])/g, '$1.0'));
}
