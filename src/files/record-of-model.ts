/** Takes a model's record: everything that a file keeps of it. The model stays as it is. */

import type * as tf from '@tensorflow/tfjs';
import { tensorValues } from '../data/rows.ts';
import { snakeCase } from '../names/keras-spelling.ts';
import { kerasMetricName } from '../names/metrics.ts';
import { isAsCompiled } from '../training/compiled.ts';
import type { LossConfig } from '../training/losses.ts';
import { KerasMetricObject } from '../training/metric-classes.ts';
import type { NamedMetric } from '../training/metrics.ts';
import { weightsByLayer } from '../training/model-weights.ts';
import { optimizerPlan } from '../training/optimizer-plan.ts';
import { readOptimizerState } from '../training/optimizer-state.ts';
import { Fields } from './fields.ts';
import { checkLoss } from './keras/keras-config.ts';
import { readSequential } from './keras/keras-layers.ts';
import type { ModelRecord, TrainingRecord } from './model-record.ts';

/** What is read of the lesson's Sequential. */
export interface LiveModel {
  name: string;
  layers: tf.layers.Layer[];
  inputs: tf.SymbolicTensor[];
  trainableWeights: tf.LayerVariable[];
  optimizer?: tf.Optimizer;
  loss?: unknown;
  metrics?: unknown;
  lossConfig?: LossConfig;
  measured?: readonly NamedMetric[];
}

/**
 * @throws Error that names the layer, loss, metric or optimizer that files can't have
 * @example recordOf(buildWithAdd()).layers.length // 2
 */
export function recordOf(model: LiveModel): ModelRecord {
  const weights = weightsByLayer(model.layers).map((weight) => ({
    shape: weight.shape as number[],
    values: Float32Array.from(tensorValues(weight.read())),
  }));
  return { ...stackOf(model), weights, training: trainingOf(model) };
}

/** The layers alone. */
export function stackOf(model: LiveModel): Pick<ModelRecord, 'name' | 'batchShape' | 'layers'> {
  if (model.layers.length === 0) throw new Error('The model has no layer yet: nothing to save.');
  const topology = {
    class_name: 'Sequential',
    config: {
      name: model.name,
      build_input_shape: model.inputs[0].shape,
      layers: model.layers.map((layer) => ({
        class_name: layer.getClassName(),
        config: inKerasWords(layer),
      })),
    },
  };
  return readSequential(new Fields(topology, 'the model'));
}

/** A layer's settings as Keras's file would name them. */
function inKerasWords(layer: tf.layers.Layer): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(layer.getConfig()).map(([key, value]) => [
      snakeCase(key),
      typeof value === 'string' && key !== 'name' ? snakeCase(value) : described(key, value),
    ]),
  );
}

/** What TensorFlow.js describes as { className, config }. Seeds were drawn: another model draws its own. */
function described(key: string, value: unknown): unknown {
  const { className, config } = Object(value) as { className?: string; config?: object };
  if (className === undefined) return value;
  const words = Object.entries(config ?? {}).map(([setting, given]) => [
    setting,
    setting === 'seed' ? null : typeof given === 'string' ? kerasSetting(given) : given,
  ]);
  const module = key.endsWith('Initializer') ? 'keras.initializers' : 'keras.regularizers';
  return {
    module,
    class_name: className,
    config: Object.fromEntries(words),
    registered_name: null,
  };
}

/** @example kerasSetting('fanAvg') // 'fan_avg' */
const kerasSetting = (word: string) => (word === 'normal' ? 'truncated_normal' : snakeCase(word));

function trainingOf(model: LiveModel): TrainingRecord | undefined {
  // Changed since, it needs compile in any case, and the optimizer's memory is not of its weights.
  if (!model.optimizer || !isAsCompiled(model)) return undefined;
  if (typeof model.loss !== 'string') {
    throw new Error('The loss is a function; a file can only name one, as compile({ loss }) does.');
  }
  const { name: _, ...lossArguments } = { name: model.loss, ...model.lossConfig };
  if (model.measured?.some(({ isWeighted }) => isWeighted)) {
    throw new Error('The model has weightedMetrics; a file can only have metrics.');
  }
  const metrics = [model.metrics ?? []].flat().map((metric, i) => {
    if (metric instanceof KerasMetricObject) {
      return { className: metric.getClassName(), config: metric.getConfig() };
    }
    // As it was written: it is the key in the history, also of the model that is loaded.
    if (typeof metric === 'string') return model.measured?.[i]?.name ?? kerasMetricName(metric);
    throw new Error('A metric is a function, or an object of a loss; a file can only name one.');
  });
  const optimizer = optimizerPlan(model.optimizer);
  if (typeof optimizer === 'string') {
    throw new Error(`${optimizer}; a file can only have one of Keras's or TensorFlow.js's.`);
  }
  const { slots, iterations } = readOptimizerState(
    model.optimizer,
    optimizer,
    model.trainableWeights,
  );
  const copies = slots.map((kind) => kind.map((values) => Float32Array.from(values)));
  const loss = {
    loss: checkLoss(snakeCase(model.loss)),
    ...(Object.keys(lossArguments).length > 0 && { lossArguments }),
  };
  return { ...loss, metrics, optimizer, iterations, slots: copies };
}
