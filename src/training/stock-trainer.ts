/** Trains with TensorFlow.js's own step, a batch a call, so that the batches and their order are ours. */

import * as tf from '@tensorflow/tfjs';
import type { BatchSource } from '../data/batch-source';
import { EventLoopTurns } from './event-loop';
import type { FitOptions } from './fit-options';
import type { Logs } from './history';
import { asColumns, meansOver, namedValues, stockMeasure } from './measure';
import { checkWeights } from './not-finite';
import { Restorer } from './restorer';
import type { TrainableModel } from './trainable-model';
import type { Epoch, Trainer } from './trainer';

export class StockTrainer implements Trainer {
  readonly engineName = 'stock';

  /** @param batchSize samples of the validation data at once, if they are in memory */
  constructor(
    private readonly model: TrainableModel,
    private readonly data: BatchSource,
    private readonly validation: BatchSource | undefined,
    private readonly batchSize: number,
    private readonly classWeight: FitOptions['classWeight'],
  ) {}

  async trainEpoch({
    epoch,
    order,
    batchSize,
    firstBatch,
    onBatchBegin,
    onBatchEnd,
  }: Epoch): Promise<void> {
    checkWeights(this.model);
    const restorer = await Restorer.begin(this.model);
    const turns = new EventLoopTurns();
    let batch = firstBatch;
    try {
      const rest = order.subarray(firstBatch * batchSize);
      for await (const { rows, tensors } of this.data.batches(batchSize, rest)) {
        let goOn = await onBatchBegin(batch);
        const { xs, ys } = tensors();
        let logs: Logs;
        try {
          await restorer.beginBatch();
          logs = await this.step(xs, ys);
          await restorer.endBatch(logs.loss, xs, { epoch, batch });
        } finally {
          tf.dispose([xs, ys]);
        }
        goOn = (await onBatchEnd(batch++, rows, logs)) && goOn;
        if (!goOn) break;
        if (turns.isDue()) await turns.give();
      }
      await restorer.endEpoch({ epoch, batch: batch - 1 });
    } finally {
      restorer.dispose();
    }
  }

  async giveBack(): Promise<void> {
    // TensorFlow.js trains the model itself.
  }

  async validate(): Promise<Logs | undefined> {
    const { model, validation, batchSize } = this;
    if (!validation) return undefined;
    const measure = stockMeasure(model, validation.count > 0 ? batchSize : undefined);
    return meansOver(validation.batches(Number.POSITIVE_INFINITY), measure);
  }

  dispose(): void {
    // Every batch's tensors are gone by its end.
  }

  private async step(xs: tf.Tensor, ys: tf.Tensor): Promise<Logs> {
    const columns = tf.tidy(() => asColumns(ys));
    try {
      if (this.classWeight) return await this.weightedStep(xs, columns);
      const model = this.model as unknown as tf.Sequential;
      const values = await tf.Sequential.prototype.trainOnBatch.call(model, xs, columns);
      return namedValues(this.model, [values].flat()) as Logs;
    } catch (error) {
      throw explained(error as Error);
    } finally {
      columns.dispose();
    }
  }

  /** TensorFlow.js weighs classes in its `fit` only: one that trains on a single batch. */
  private async weightedStep(x: tf.Tensor, y: tf.Tensor): Promise<Logs> {
    const { model, classWeight } = this;
    const { stopTraining } = model; // its `fit` forgets it
    let logs = {} as tf.Logs;
    await tf.Sequential.prototype.fit.call(model as unknown as tf.Sequential, x, y, {
      batchSize: x.shape[0],
      epochs: 1,
      verbose: 0,
      shuffle: false,
      classWeight,
      callbacks: {
        onBatchEnd: async (_, { batch: _batch, size: _size, ...values } = {}) => {
          logs = values;
        },
      },
    });
    model.stopTraining = stopTraining;
    return logs as Logs;
  }
}

/** Not every backend of TensorFlow.js can train every layer. */
function explained(error: Error): Error {
  const kernel = error.message.match(/Kernel '(\w+)' not registered for backend '(\w+)'/);
  if (!kernel) return error;
  return new Error(
    `TensorFlow.js's backend '${kernel[2]}' can't train this model: it has no ${kernel[1]}. ` +
      "Take another backend: await useBackend('native') or await useBackend('cpu').",
    { cause: error },
  );
}
