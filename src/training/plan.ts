/** Reads the plan of a training step off a compiled model, if an engine can take it. */

import * as tf from '@tensorflow/tfjs';
import type { Activation, DenseShape, LossName, OptimizerPlan, StepPlan } from './engine';
import { KerasAdam } from './keras-adam';

const activations: readonly string[] = ['linear', 'sigmoid', 'relu', 'tanh', 'softmax'];
const losses: readonly string[] = [
  'binaryCrossentropy',
  'categoricalCrossentropy',
  'sparseCategoricalCrossentropy',
  'meanSquaredError',
];

export interface CompiledModel {
  layers: tf.layers.Layer[];
  optimizer: tf.Optimizer;
  metricsNames: string[];
}

/**
 * @param loss TensorFlow.js's name, or undefined for a function
 * @returns the plan, or in words why only TensorFlow.js itself can train this model
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
  if (loss === undefined || !losses.includes(loss)) return `the loss is ${loss ?? 'a function'}`;
  const metric = model.metricsNames.find((name) => name !== 'loss' && name !== 'accuracy');
  if (metric) return `the metric is ${metric}`;
  const optimizer = optimizerPlan(model.optimizer);
  if (typeof optimizer === 'string') return optimizer;
  return { layers: shapes, loss: loss as LossName, optimizer, batchSize };
}

function denseShape(layer: tf.layers.Layer, isLast: boolean): DenseShape | string {
  if (layer.getClassName() !== 'Dense') return `is ${layer.getClassName()}, not Dense`;
  const config = layer.getConfig();
  const activation = String(config.activation);
  if (!activations.includes(activation)) return `has the activation ${activation}`;
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

/**
 * Only TensorFlow.js's own classes: a subclass may compute anything.
 * @returns the plan, or in words why only TensorFlow.js itself can train with this optimizer
 */
export function optimizerPlan(optimizer: tf.Optimizer): OptimizerPlan | string {
  const config = optimizer.getConfig();
  const learningRate = Number(config.learningRate);
  const epsilon = Number(config.epsilon);
  switch (optimizer.constructor) {
    case tf.SGDOptimizer:
      return { name: 'sgd', learningRate };
    case tf.MomentumOptimizer: {
      const nesterov = config.useNesterov === true;
      return { name: 'momentum', learningRate, momentum: Number(config.momentum), nesterov };
    }
    case tf.RMSPropOptimizer:
      if (config.momentum !== 0 || config.centered) return 'RMSprop has momentum or is centered';
      return { name: 'rmsprop', learningRate, rho: Number(config.decay), epsilon };
    case tf.AdamOptimizer:
    case KerasAdam: {
      const [beta1, beta2] = [Number(config.beta1), Number(config.beta2)];
      const scaleEpsilon = optimizer.constructor !== KerasAdam; // instanceof takes any optimizer
      return { name: 'adam', learningRate, beta1, beta2, epsilon, scaleEpsilon };
    }
    default:
      return `the optimizer is ${optimizer.getClassName()}`;
  }
}
