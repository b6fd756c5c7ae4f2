/**
 * The step by TensorFlow.js's operations and automatic gradients, for every model that the faster engines
 * can't take: the model's own layers go forward, Keras's formula says the loss, the optimizer updates.
 */

import * as tf from '@tensorflow/tfjs';
import { fault } from '../names/fault.ts';
import { camelCase } from '../names/keras-spelling.ts';
import type { StepEngine, TrainingState } from './engine.ts';
import { innerLayers } from './keras-layer.ts';
import { batchLoss, type Loss, lossOf } from './losses.ts';
import { optimizerPlan } from './optimizer-plan.ts';
import { applyGradients } from './optimizer-state.ts';
import { callOwn, type OwnFunction } from './own-function.ts';
import type { TrainableModel } from './trainable-model.ts';

/** What TensorFlow.js's types hide of a layer … */
interface OpenLayer {
  activation?: { apply(x: tf.Tensor): tf.Tensor; getClassName(): string };
  activityRegularizer?: Regularizer;
  /** Of a layer that drops, or adds noise; of a Softmax. */
  rate?: number;
  stddev?: number;
  axis?: number;
}

/** … and of its weights. */
interface OpenWeight {
  val: tf.Variable;
  constraint?: { apply(weight: tf.Tensor): tf.Tensor } | null;
}

interface Forward {
  output: tf.Tensor;
  logits?: tf.Tensor;
  activity: tf.Scalar[];
}

/** It trains the model itself: there is no state to be lent and given back. */
export class TensorFlowEngine implements StepEngine {
  readonly name = 'stock';
  readonly inputs: Float32Array;
  readonly targets: Float32Array;
  readonly outputs: Float32Array;
  /** 1 unless a batch says otherwise. */
  readonly weights: Float32Array;
  logits?: Float32Array;
  private readonly layers: tf.layers.Layer[];
  private readonly inputShape: number[];
  private readonly outputShape: number[];
  /** Values of one sample. */
  private readonly inputSize: number;
  private readonly outputSize: number;
  /** Outputs in the last dimension: of each a formula takes so many at once. */
  private readonly units: number;
  private readonly loss?: Loss;

  private readonly model: TrainableModel;
  private readonly labelSize: number;

  /**
   * @param batchSize the most samples of a step
   * @param labelSize targets of one sample
   */
  constructor(model: TrainableModel, batchSize: number, labelSize: number) {
    this.model = model;
    this.labelSize = labelSize;

    this.layers = model.layers.filter((layer) => layer.getClassName() !== 'InputLayer');
    this.inputShape = (model.inputs[0].shape as number[]).slice(1);
    this.outputShape = (model.outputs[0].shape as number[]).slice(1);
    this.units = this.outputShape[this.outputShape.length - 1];
    this.loss = model.lossConfig && lossOf(model.lossConfig);
    this.inputSize = tf.util.sizeFromShape(this.inputShape);
    this.outputSize = tf.util.sizeFromShape(this.outputShape);
    this.inputs = new Float32Array(batchSize * this.inputSize);
    this.targets = new Float32Array(batchSize * labelSize);
    this.outputs = new Float32Array(batchSize * this.outputSize);
    this.weights = new Float32Array(batchSize).fill(1);
  }

  step(rows: number): number {
    const { optimizer, trainableWeights } = this.model;
    const weights = trainableWeights as unknown as OpenWeight[];
    const variables = weights.map(({ val }) => val);
    return tf.tidy(() => {
      if (variables.length === 0) return this.lossOf(rows, true).dataSync()[0];
      const { value, grads } = explained(() =>
        tf.variableGrads(() => this.lossOf(rows, true), variables),
      );
      const loss = value.dataSync()[0];
      if (!Number.isFinite(loss)) return loss;
      const plan = optimizerPlan(optimizer);
      if (typeof plan === 'string') optimizer.applyGradients(grads);
      else applyGradients(optimizer, plan, grads);
      for (const { val, constraint } of weights) if (constraint) val.assign(constraint.apply(val));
      return loss;
    });
  }

  evaluate(rows: number): number {
    return tf.tidy(() => this.lossOf(rows, false).dataSync()[0]);
  }

  setOptimizer(): void {
    // The model's own optimizer steps.
  }

  readState(): TrainingState {
    throw fault("TensorFlow.js trains the model's own weights: there are no others");
  }

  writeState(): void {
    // The model has its weights.
  }

  dispose(): void {
    // Every step's tensors are gone by its end.
  }

  /** The loss as Keras tells it: the mean over the samples, and what regularizers add. */
  private lossOf(rows: number, training: boolean): tf.Scalar {
    const values = this.inputs.slice(0, rows * this.inputSize);
    const x = tf.tensor(values, [rows, ...this.inputShape]);
    const { output, logits, activity } = this.forward(x, training);
    this.outputs.set(output.dataSync());
    this.logits = logits && Float32Array.from(logits.dataSync());
    const loss = this.loss
      ? this.knownLoss(this.loss, output, logits, rows)
      : this.ownLoss(output, rows);
    const { trainableWeights: trained } = this.model;
    const added = [...this.layers.flatMap((layer) => penalties(layer, trained)), ...activity];
    return added.reduce<tf.Scalar>((sum, each) => tf.add(sum, each), loss);
  }

  /**
   * @returns the model's answers; what a last sigmoid or softmax made them of, which Keras's losses take; the
   *   penalties of the layers' outputs, each for a sample
   */
  private forward(x: tf.Tensor, training: boolean): Forward {
    let output = x;
    let logits: tf.Tensor | undefined;
    const activity: tf.Scalar[] = [];
    const last = this.layers.filter((layer) => !handsOn(layer, training)).at(-1);
    for (const layer of this.layers) {
      const { activation, activityRegularizer } = layer as unknown as OpenLayer;
      if (layer === last && isSoftmaxLayer(layer)) logits = output;
      const isSquashed = ['sigmoid', 'softmax'].includes(activation?.getClassName() ?? '');
      if (layer !== last || !activation || !isSquashed) {
        output = layer.apply(output, { training }) as tf.Tensor;
      } else {
        logits = withoutActivation(layer, output);
        output = activation.apply(logits);
      }
      if (activityRegularizer) activity.push(activityRegularizer.apply(output).div(x.shape[0]));
    }
    return { output, logits, activity };
  }

  /** By Keras's formula, whose slopes are its own, too. */
  private knownLoss(
    loss: Loss,
    output: tf.Tensor,
    logits: tf.Tensor | undefined,
    rows: number,
  ): tf.Scalar {
    const { units, outputSize, targets } = this;
    const fromLogits = logits && loss.ofLogits;
    const compute = tf.customGrad((values) => {
      const { shape } = values as tf.Tensor;
      const outputs = (values as tf.Tensor).dataSync();
      const slopes = new Float32Array(outputs.length);
      const value = batchLoss(loss, {
        targets,
        outputs,
        logits: fromLogits && outputs,
        rows: (rows * outputSize) / units, // of more dimensions there are more
        units,
        weights: outputSize === units ? this.weights : undefined,
        slopes,
      });
      return {
        value: tf.scalar(value),
        gradFunc: (dy: tf.Tensor) => tf.mul(tf.tensor(slopes, shape), dy),
      };
    });
    return compute(fromLogits ? logits : output) as tf.Scalar;
  }

  /** A function of the caller's: its mean. */
  private ownLoss(output: tf.Tensor, rows: number): tf.Scalar {
    const { loss } = this.model as unknown as { loss: OwnFunction };
    const { labelSize, outputSize, outputShape } = this;
    const labels = this.targets.slice(0, rows * labelSize);
    const shape = labelSize === outputSize ? [rows, ...outputShape] : [rows, labelSize];
    const values = callOwn('loss', loss, tf.tensor(labels, shape), output);
    const weights = this.weights.subarray(0, rows);
    if (weights.every((weight) => weight === 1)) return tf.mean(values);
    if (values.size !== rows) {
      throw new TypeError(
        `With weights a loss of your own gives one number for each of the ${rows} samples; got the shape ` +
          `[${values.shape.join(', ')}]. Take no mean over the samples.`,
      );
    }
    return tf.mean(tf.mul(values.reshape([rows]), tf.tensor1d(weights)));
  }
}

/** Whether what comes out is what went in: nothing is dropped, outside of training or at a rate of 0. */
function handsOn(layer: tf.layers.Layer, training: boolean): boolean {
  const { rate, stddev, activation } = layer as unknown as OpenLayer;
  if (layer.getClassName() === 'Activation') return activation?.getClassName() === 'linear';
  return /Dropout|GaussianNoise/.test(layer.getClassName()) && !(training && (rate ?? stddev));
}

/** The softmax of the last dimension, as a layer of its own. */
function isSoftmaxLayer(layer: tf.layers.Layer): boolean {
  const { axis } = layer as unknown as OpenLayer;
  const { length } = layer.outputShape as tf.Shape;
  return layer.getClassName() === 'Softmax' && (axis === -1 || axis === length - 1);
}

/** What the layer's regularizers, and those of layers in it, add to the loss. Frozen weights add nothing, as in Keras. */
function penalties(layer: tf.layers.Layer, trained: readonly tf.LayerVariable[]): tf.Scalar[] {
  const own = layer.trainableWeights.flatMap((weight) => {
    if (!trained.includes(weight)) return [];
    // recurrent_kernel has a recurrentRegularizer.
    const name = camelCase(String(weight.originalName.split('/').at(-1))).replace(/Kernel$/, '');
    const regularizers = layer as unknown as Record<string, Regularizer | undefined>;
    const regularizer = regularizers[`${name}Regularizer`];
    return regularizer ? [regularizer.apply(weight.read())] : [];
  });
  return [...own, ...innerLayers(layer).flatMap((inner) => penalties(inner, trained))];
}

interface Regularizer {
  apply(weight: tf.Tensor): tf.Scalar;
}

/** The layer's answer before its activation. */
function withoutActivation(layer: tf.layers.Layer, input: tf.Tensor): tf.Tensor {
  const open = layer as unknown as OpenLayer;
  const { activation } = open;
  open.activation = { apply: (x) => x, getClassName: () => 'linear' };
  try {
    return layer.apply(input) as tf.Tensor;
  } finally {
    open.activation = activation;
  }
}

/** Not every backend of TensorFlow.js can train every layer. */
function explained<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const kernel = (error as Error).message.match(
      /Kernel '(\w+)' not registered for backend '(\w+)'/,
    );
    if (!kernel) throw error;
    throw new Error(
      `TensorFlow.js's backend '${kernel[2]}' can't train this model: it has no ${kernel[1]}. ` +
        "Use another backend: await useBackend('native') or await useBackend('cpu').",
      { cause: error },
    );
  }
}
