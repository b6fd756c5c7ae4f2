/** Loss and metrics of batches that are not trained on: by an engine, or by TensorFlow.js itself. */

import * as tf from '@tensorflow/tfjs';
import type { SourcedBatch } from '../data/batch-source';
import { lastLayer, type StepEngine, type StepPlan } from './engine';
import type { Logs } from './history';
import { countRight } from './metrics';
import { RunningMeans, type Sums } from './running-means';
import type { TrainableModel } from './trainable-model';

/** A batch's loss and metrics, each times its samples. */
export type Measure = (batch: SourcedBatch) => Sums;

export function engineMeasure(engine: StepEngine, plan: StepPlan, model: TrainableModel): Measure {
  return ({ rows, fill }) => {
    fill(engine);
    const values: Sums['values'] = { loss: engine.evaluate(rows) * rows };
    const right = rightIn(engine, plan, model, rows);
    if (right !== undefined) values.accuracy = right;
    return { samples: rows, values };
  };
}

/** How many of the engine's latest answers are right; undefined unless the model asks for accuracy. */
export function rightIn(
  { outputs, targets }: StepEngine,
  plan: StepPlan,
  { metricsNames }: TrainableModel,
  rows: number,
): number | undefined {
  if (!metricsNames.includes('accuracy')) return undefined;
  return countRight(plan.loss, { outputs, targets, rows, units: lastLayer(plan).units });
}

/** @param batchSize samples that TensorFlow.js takes at once; a whole batch unless given */
export function stockMeasure(model: TrainableModel, batchSize?: number): Measure {
  return ({ rows, tensors }) => {
    const values = tf.tidy(() => {
      const { xs, ys } = tensors();
      // The model's own `evaluate` leads here.
      const results = tf.Sequential.prototype.evaluate.call(
        model as unknown as tf.Sequential,
        xs,
        asColumns(ys),
        { batchSize: batchSize ?? rows },
      );
      return [results].flat().map((scalar) => scalar.dataSync()[0] * rows);
    });
    return { samples: rows, values: namedValues(model, values) };
  };
}

/** @param values in the order of the model's `metricsNames` */
export function namedValues({ metricsNames }: TrainableModel, values: readonly number[]) {
  return Object.fromEntries(values.map((value, i) => [metricsNames[i], value]));
}

/** Labels [samples] as [samples, 1], which is what TensorFlow.js's losses compare with. */
export function asColumns(y: tf.Tensor): tf.Tensor {
  const columns = y.rank === 1 ? y.reshape([-1, 1]) : y;
  return tf.cast(columns, 'float32');
}

/** Means over all samples of the batches, which may come one after the other. */
export async function meansOver(
  batches: Iterable<SourcedBatch> | AsyncIterable<SourcedBatch>,
  measure: Measure,
): Promise<Logs> {
  const means = new RunningMeans();
  for await (const batch of batches) means.addSums(measure(batch));
  return means.values();
}
