/**
 * TensorFlow.js's stack of layers with what Keras's has besides: weights in the layers' order, freezing,
 * taking off, single batches. Chapter 9's `Sequential` is one.
 */

import type * as tf from '@tensorflow/tfjs';
import { rowCount } from '../data/rows.ts';
import { didYouMean } from '../names/suggestion.ts';
import { checkSamples, type OneTensor, oneTensor } from './check-data.ts';
import { isInputLayer } from './check-layer.ts';
import { layersChanged } from './compiled.ts';
import type { FitOptions } from './fit-options.ts';
import type { History, Logs } from './history.ts';
import { assignWeights, weightsByLayer } from './model-weights.ts';
import { OpenSequential } from './open-sequential.ts';
import { requireAlive, requireIdle } from './trainable-model.ts';

export abstract class LayerStack extends OpenSequential {
  private isTrainable?: boolean;
  /** What comes in, where the model begins with an input: none of `layers`, as in Keras. */
  declare protected inputLayer?: tf.layers.Layer;

  abstract override fit(
    input: OneTensor,
    target: OneTensor,
    options?: FitOptions,
  ): Promise<History>;
  abstract override evaluate(
    input: OneTensor,
    target: OneTensor,
    options?: { batchSize?: number },
  ): Logs;

  override add(layer: tf.layers.Layer): void {
    if (isInputLayer(layer)) {
      this.inputLayer = layer;
      return;
    }
    if (this.layers.length === 0 && this.inputLayer && !('layers' in layer)) {
      layer.batchInputShape = this.inputLayer.batchInputShape; // for files
      layer.apply(this.inputLayer.output);
    }
    super.add(layer);
    this.rebuild();
  }

  /**
   * Takes the last layer off; it may join a model again.
   * @throws TypeError if there is none
   */
  override pop(): tf.layers.Layer {
    const last = this.layers[this.layers.length - 1];
    super.pop();
    last.inboundNodes = [];
    this.rebuild();
    return last;
  }

  /** Layer by layer, as in Keras; TensorFlow.js has those of frozen layers at the end. */
  get weights(): tf.LayerVariable[] {
    return weightsByLayer(this.layers);
  }

  /** The tensors of `weights`, which stay the model's. */
  override getWeights(): tf.Tensor[] {
    requireAlive(this);
    return this.weights.map((weight) => weight.read());
  }

  /**
   * @param weights a tensor for each of `weights`, in their order; they stay the caller's
   * @throws TypeError or RangeError unless each fits; no weight is changed then
   */
  override setWeights(weights: tf.Tensor[]): void {
    requireAlive(this);
    assignWeights(this.weights, weights);
  }

  /** False freezes all layers, true frees them, as in Keras; `compile` again before `fit`. */
  get trainable(): boolean {
    return this.isTrainable ?? true;
  }

  set trainable(trainable: boolean) {
    this.isTrainable = trainable;
    for (const layer of this.layers ?? []) layer.trainable = trainable;
  }

  /** @throws RangeError for a name that no layer has, with the nearest one */
  override getLayer(nameOrIndex?: string | number, index?: number): tf.layers.Layer {
    const names = this.layers.map(({ name }) => name);
    if (typeof nameOrIndex === 'string' && !names.includes(nameOrIndex)) {
      throw new RangeError(
        `The model has no layer called '${nameOrIndex}'.${didYouMean(nameOrIndex, names)} It has: ${names.join(', ')}.`,
      );
    }
    return super.getLayer(nameOrIndex, index);
  }

  /** The same in one batch, whatever its size. */
  override predictOnBatch(input: OneTensor): tf.Tensor | tf.Tensor[] {
    return super.predictOnBatch(this.checkedInput(input, 'predictOnBatch'));
  }

  protected checkedInput(input: OneTensor, before: string): tf.Tensor {
    this.requireLayers(before);
    requireAlive(this);
    const sampleShape = this.inputs[0].shape.slice(1);
    const x = oneTensor(input, 'input', sampleShape.length);
    checkSamples(x, sampleShape);
    return x;
  }

  /**
   * One step: a `fit` of this batch.
   * @returns the loss, and the metrics if there are any in the order of `metricsNames`, as they were before the step
   * @throws as `fit` does
   */
  override async trainOnBatch(input: OneTensor, target: OneTensor): Promise<number | number[]> {
    const options = { batchSize: batchOf(input), shuffle: false, verbose: 0 } as const;
    const { history } = await this.fit(input, target, options);
    return this.metricValues((name) => history[name][0]);
  }

  /**
   * Loss, and metrics if there are any, of one batch.
   * @throws as `evaluate` does
   */
  testOnBatch(input: OneTensor, target: OneTensor): number | number[] {
    const logs = this.evaluate(input, target, { batchSize: batchOf(input) });
    return this.metricValues((name) => Number(logs[name]));
  }

  private metricValues(value: (name: string) => number): number | number[] {
    const values = this.metricsNames.map(value);
    return values.length === 1 ? values[0] : values;
  }

  /** @throws Error if it was disposed of before, or is being trained */
  override dispose(): ReturnType<tf.Sequential['dispose']> {
    requireAlive(this);
    requireIdle(this);
    return super.dispose();
  }

  /** Else `predict` would go on with the layers that there were. */
  protected rebuild(): void {
    layersChanged(this);
    if (!this.model || this.layers.length === 0) return;
    const { optimizer } = this; // belongs to TensorFlow.js's graph of the layers
    this.build();
    if (optimizer) this.optimizer = optimizer;
  }

  protected requireLayers(before: string): void {
    if (this.layers.length > 0) return;
    throw new Error(`The model has no layer yet: add one before ${before}.`);
  }
}

/** All samples at once; the checks of `fit` and `evaluate` come first where there are none. */
function batchOf(input: OneTensor): number {
  return Math.max(1, rowCount(oneTensor(input, 'input')));
}
