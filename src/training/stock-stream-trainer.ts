/** Trains on a stream with TensorFlow.js's own `trainOnBatch`, a batch a call. */

import * as tf from '@tensorflow/tfjs';
import type { StreamedBatches } from '../data/batch-stream';
import { rowCount } from '../data/rows';
import { EventLoopTurns } from './event-loop';
import type { Epoch, Trainer } from './fit';
import type { Logs } from './history';
import { checkWeights } from './not-finite';
import { Restorer } from './restorer';
import { RunningMeans } from './running-means';
import { asColumns, explained, type StockModel } from './stock-trainer';

/** The model that TensorFlow.js trains. */
export interface StockBatchModel {
  trainOnBatch(x: tf.Tensor, y: tf.Tensor): Promise<Logs>;
}

export class StockStreamTrainer implements Trainer {
  readonly engineName = 'stock';

  constructor(
    private readonly model: StockBatchModel & StockModel,
    private readonly data: StreamedBatches,
    private readonly validation: StreamedBatches | undefined,
  ) {}

  async trainEpoch({ epoch, onBatchBegin, onBatchEnd }: Epoch): Promise<void> {
    const { whole } = this.model;
    checkWeights(whole);
    const restorer = await Restorer.begin(whole);
    const turns = new EventLoopTurns();
    let batch = 0;
    try {
      for await (const { xs, ys } of this.data.epoch()) {
        let goOn = await onBatchBegin(batch);
        const rows = rowCount(xs);
        await restorer.beginBatch();
        const logs = await this.step(xs, ys);
        await restorer.endBatch(logs.loss, () => xs.clone(), { epoch, batch });
        goOn = (await onBatchEnd(batch++, rows, logs)) && goOn;
        if (!goOn) break;
        if (turns.isDue()) await turns.give();
      }
      await restorer.endEpoch({ epoch, batch: batch - 1 });
    } finally {
      restorer.dispose();
    }
  }

  private async step(xs: tf.Tensor, ys: tf.Tensor): Promise<Logs> {
    const [x, y] = [tf.cast(xs, 'float32'), tf.tidy(() => asColumns(ys))];
    try {
      return await this.model.trainOnBatch(x, y);
    } catch (error) {
      throw explained(error as Error);
    } finally {
      tf.dispose([x, y]);
    }
  }

  async validate(): Promise<Logs | undefined> {
    return this.validation && evaluateStockStream(this.model, this.validation);
  }

  async dispose(): Promise<void> {
    await this.data.dispose();
    await this.validation?.dispose();
  }
}

/** Means over all samples of a stream, each batch evaluated by TensorFlow.js. */
export async function evaluateStockStream(
  model: Pick<StockModel, 'evaluate'>,
  data: StreamedBatches,
): Promise<Logs> {
  const means = new RunningMeans();
  for await (const { xs, ys } of data.epoch()) {
    const rows = rowCount(xs);
    means.add(model.evaluate(xs, ys, rows), rows);
  }
  return means.values();
}
