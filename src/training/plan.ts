/** Reads the plan of a training step off a compiled model, if an engine can take it. */

import * as tf from '@tensorflow/tfjs';
import { engineActivations } from '../names/activations';
import { camelCase, snakeCase } from '../names/keras-spelling';
import { lossFacts } from '../names/losses';
import { type OptimizerName, optimizers, readSettings } from '../names/optimizers';
import type { Activation, DenseShape, LossName, OptimizerPlan, StepPlan } from './engine';
import type { KerasOptimizer } from './keras-optimizer';
import type { NamedMetric } from './metrics';
import { optimizers as optimizerRules } from './optimizers';

/** TensorFlow.js's own classes and the lesson's: a subclass may compute anything. */
const optimizerNames = new Map<unknown, OptimizerName>([
  [tf.SGDOptimizer, 'sgd'],
  [tf.MomentumOptimizer, 'momentum'],
  [tf.RMSPropOptimizer, 'rmsprop'],
  [tf.AdamOptimizer, 'adam'],
]);

export interface CompiledModel {
  layers: tf.layers.Layer[];
  optimizer: tf.Optimizer;
  measured: readonly NamedMetric[];
}

/**
 * @param loss TensorFlow.js's name, or undefined for a function
 * @returns the plan, or in words why only TensorFlow.js's operations can train this model
 */
export function planFor(
  model: CompiledModel,
  loss: string | undefined,
  batchSize: number,
): StepPlan | string {
  const layers = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
  const shapes: DenseShape[] = [];
  for (const [i, layer] of layers.entries()) {
    const shape = denseShape(layer, i === layers.length - 1);
    if (typeof shape === 'string') return `the layer '${layer.name}' ${shape}`;
    shapes.push(shape);
  }
  if (loss === undefined) return 'the loss is a function';
  if (!lossFacts(snakeCase(loss)).onEngines) return `the loss is ${loss}`;
  const metric = model.measured.find(({ metric }) => metric.isOfLogits);
  if (metric)
    return `the metric is ${metric.name}, which Keras computes before the last activation`;
  const optimizer = optimizerPlan(model.optimizer);
  if (typeof optimizer === 'string') return optimizer;
  return { layers: shapes, loss: loss as LossName, optimizer, batchSize };
}

function denseShape(layer: tf.layers.Layer, isLast: boolean): DenseShape | string {
  if (layer.getClassName() !== 'Dense') return `is ${layer.getClassName()}, not Dense`;
  const config = layer.getConfig();
  const activation = String(config.activation);
  if (!engineActivations.includes(activation)) return `has the activation ${activation}`;
  if (activation === 'softmax' && !isLast) return 'has softmax and is not the last';
  if (!layer.trainable) return 'is frozen';
  const extra = Object.entries(config).find(
    ([name, value]) => /Regularizer|Constraint/i.test(name) && value,
  );
  if (extra) return `has a ${extra[0]}`;
  const inputs = layer.weights[0].shape[0]; // kernel [inputs, units]
  if ((layer.outputShape as tf.Shape).length !== 2) return 'has outputs of more than one dimension';
  return {
    inputs: Number(inputs),
    units: Number(config.units),
    activation: activation as Activation,
    useBias: config.useBias !== false,
  };
}

/** @returns the plan, or in words why only TensorFlow.js's operations can train with this optimizer */
export function optimizerPlan(optimizer: tf.Optimizer): OptimizerPlan | string {
  const config = optimizer.getConfig();
  const kind = kerasKind(optimizer);
  const name = (kind ?? optimizerNames.get(optimizer.constructor)) as OptimizerName | undefined;
  if (name === undefined || !Object.hasOwn(optimizers, name)) {
    return `the optimizer is ${optimizer.getClassName()}`;
  }
  if (name === 'rmsprop' && (config.momentum !== 0 || config.centered)) {
    return 'RMSprop has momentum or is centered';
  }
  const plain = kind && optimizerRules[kind].defaults;
  const extra = Object.entries(config).find(
    ([key, value]) => isExtra.test(key) && value !== (plain as Record<string, unknown>)?.[key],
  );
  if (plain && extra) return `${optimizer.getClassName()} has ${extra[0]}`;
  const settings = readSettings(name, ({ tensorflow, keras, standard }) => {
    const value = config[kind ? keras.replace('_', '') : camelCase(tensorflow)];
    return typeof standard === 'boolean' ? value === true : Number(value);
  });
  const scaleEpsilon = kind === undefined;
  return {
    name,
    learningRate: Number(config.learningRate),
    ...settings,
    ...(name === 'adam' && { scaleEpsilon }),
  } as OptimizerPlan;
}

/** What the engines don't compute. */
const isExtra = /^(momentum|nesterov|amsgrad|weightDecay|clip|globalClip)/;

/** Keras's name of an optimizer made by name or by Keras's class; TensorFlow.js's instanceof takes any for any. */
function kerasKind(optimizer: tf.Optimizer): string | undefined {
  return 'rule' in optimizer ? (optimizer as KerasOptimizer).kind : undefined;
}
