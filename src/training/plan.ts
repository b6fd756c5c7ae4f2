/** Reads the plan of a training step off a compiled model, if an engine can take it. */

import * as tf from '@tensorflow/tfjs';
import { engineActivations } from '../names/activations';
import { camelCase, snakeCase } from '../names/keras-spelling';
import { lossFacts } from '../names/losses';
import { type OptimizerName, readSettings } from '../names/optimizers';
import type { Activation, DenseShape, LossName, OptimizerPlan, StepPlan } from './engine';
import { Adam, type KerasOptimizer, RMSprop, SGD } from './keras-optimizer';
import type { NamedMetric } from './metrics';

/** TensorFlow.js's own classes and the lesson's: a subclass may compute anything. */
const optimizerNames = new Map<unknown, OptimizerName>([
  [tf.SGDOptimizer, 'sgd'],
  [tf.MomentumOptimizer, 'momentum'],
  [tf.RMSPropOptimizer, 'rmsprop'],
  [tf.AdamOptimizer, 'adam'],
]);

/** Keras's, where they are asked for nothing else. */
const plainNames = new Map<unknown, OptimizerName>([
  [SGD, 'sgd'],
  [RMSprop, 'rmsprop'],
  [Adam, 'adam'],
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
  const plain = plainNames.get(optimizer.constructor);
  if (plain !== undefined) return kerasPlan(optimizer as KerasOptimizer, plain);
  const config = optimizer.getConfig();
  const name = optimizerNames.get(optimizer.constructor);
  if (name === undefined) return `the optimizer is ${optimizer.getClassName()}`;
  if (name === 'rmsprop' && (config.momentum !== 0 || config.centered)) {
    return 'RMSprop has momentum or is centered';
  }
  const settings = readSettings(name, ({ tensorflow, standard }) => {
    const value = config[camelCase(tensorflow)];
    return typeof standard === 'boolean' ? value === true : Number(value);
  });
  return {
    name,
    learningRate: Number(config.learningRate),
    ...settings,
    ...(name === 'adam' && { scaleEpsilon: true }),
  } as OptimizerPlan;
}

/** Of one of Keras's classes, whose settings have a plan's names. */
function kerasPlan(optimizer: KerasOptimizer, name: OptimizerName): OptimizerPlan | string {
  const settings: Record<string, unknown> = optimizer.getConfig();
  const taken = ['learningRate', 'rho', 'epsilon', 'beta1', 'beta2'];
  const others = Object.keys(settings).filter((key) => !taken.includes(key) && settings[key]);
  if (others.length > 0) {
    return `the optimizer is ${optimizer.getClassName()} with ${others.join(' and ')}, as Keras computes it`;
  }
  const own = Object.entries(settings).filter(([key]) => taken.includes(key));
  return {
    name,
    ...Object.fromEntries(own),
    ...(name === 'adam' && { scaleEpsilon: false }),
  } as OptimizerPlan;
}
