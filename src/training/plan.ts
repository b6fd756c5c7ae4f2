/** Reads the plan of a training step off a compiled model, if an engine can take it. */

import type * as tf from '@tensorflow/tfjs';
import { engineActivations } from '../names/activations';
import { snakeCase } from '../names/keras-spelling';
import { lossFacts } from '../names/losses';
import type { Activation, DenseShape, LossName, StepPlan } from './engine';
import { engineOptimizer } from './engine-optimizer';
import type { NamedMetric } from './metrics';
import { optimizerPlan } from './optimizer-plan';

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
  if (!engineOptimizer(optimizer))
    return `the optimizer is ${model.optimizer.getClassName()} with these settings`;
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
