/** Trains with TensorFlow.js's own `fit`, an epoch a call, so that the order of the samples is ours. */

import * as tf from '@tensorflow/tfjs';
import { gatherRows } from '../data/rows';
import type { Epoch, FitOptions, Trainer } from './fit';
import type { Logs } from './history';
import { checkWeights, type LayeredModel } from './not-finite';
import { Restorer } from './restorer';

/** The model that TensorFlow.js trains. */
export interface StockModel {
  /** What is looked into where a number isn't finite any more. */
  readonly whole: LayeredModel;
  fit(x: tf.Tensor, y: tf.Tensor, options: tf.ModelFitArgs): Promise<tf.History>;
  evaluate(x: tf.Tensor, y: tf.Tensor, batchSize: number): Logs;
  /** Makes `fit` end after the present batch. */
  stop(): void;
}

export interface StockData {
  x: tf.Tensor;
  y: tf.Tensor;
  validation?: [x: tf.Tensor, y: tf.Tensor];
}

export class StockTrainer implements Trainer {
  readonly engineName = 'stock';

  constructor(
    private readonly model: StockModel,
    private readonly data: StockData,
    private readonly options: FitOptions,
  ) {}

  async trainEpoch({
    epoch,
    order,
    batchSize,
    firstBatch,
    onBatchBegin,
    onBatchEnd,
  }: Epoch): Promise<void> {
    const { classWeight } = this.options;
    const { whole } = this.model;
    checkWeights(whole);
    const restorer = await Restorer.begin(whole);
    const { x, y, sampleWeight } = this.inOrder(order.subarray(firstBatch * batchSize));
    // TensorFlow.js leaves tensors behind if a callback throws, so the error waits outside.
    let failure: unknown;
    const guarded = async (callback: () => Promise<boolean>) => {
      const goOn = await callback().catch((error) => {
        failure = error;
        return false;
      });
      if (!goOn) this.model.stop();
    };
    try {
      await this.model.fit(x, y, {
        batchSize,
        epochs: 1,
        shuffle: false,
        verbose: 0,
        classWeight,
        sampleWeight,
        callbacks: {
          onBatchBegin: (batch) =>
            guarded(async () => {
              const goOn = await onBatchBegin(firstBatch + batch);
              await restorer.beginBatch();
              return goOn;
            }),
          onBatchEnd: (done, logs) => {
            const { batch: _, size, ...values } = logs as tf.Logs;
            const batch = firstBatch + done;
            return guarded(async () => {
              const rows = () => tf.slice(x, done * batchSize, size);
              await restorer.endBatch(values.loss, rows, { epoch, batch });
              return onBatchEnd(batch, size, values as Logs);
            });
          },
        },
      });
      if (failure) throw failure;
      await restorer.endEpoch({ epoch, batch: Math.ceil(order.length / batchSize) - 1 });
    } catch (error) {
      throw explained(error as Error);
    } finally {
      restorer.dispose();
      tf.dispose([x, y]);
      sampleWeight?.dispose();
    }
  }

  validate(): Logs | undefined {
    const { validation } = this.data;
    return validation && this.model.evaluate(...validation, this.options.batchSize ?? 32);
  }

  dispose(): void {
    // Every epoch's tensors are gone by its end.
  }

  private inOrder(order: Int32Array) {
    const { shuffle = true, sampleWeight } = this.options;
    const isWhole = !shuffle && order.length === this.data.x.shape[0];
    return tf.tidy(() => {
      const ordered = (tensor: tf.Tensor) => (isWhole ? tensor.clone() : gatherRows(tensor, order));
      return {
        x: ordered(tf.cast(this.data.x, 'float32')),
        y: ordered(asColumns(this.data.y)),
        sampleWeight: sampleWeight && ordered(sampleWeight),
      };
    });
  }
}

/** Not every backend of TensorFlow.js can train every layer. */
export function explained(error: Error): Error {
  const kernel = error.message.match(/Kernel '(\w+)' not registered for backend '(\w+)'/);
  if (!kernel) return error;
  return new Error(
    `TensorFlow.js's backend '${kernel[2]}' can't train this model: it has no ${kernel[1]}. ` +
      "Take another backend: await useBackend('native') or await useBackend('cpu').",
    { cause: error },
  );
}

/** Labels [samples] as [samples, 1], which is what TensorFlow.js's losses compare with. */
export function asColumns(y: tf.Tensor): tf.Tensor {
  const columns = y.rank === 1 ? y.reshape([-1, 1]) : y;
  return tf.cast(columns, 'float32');
}
