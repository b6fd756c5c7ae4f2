/** Loss and metrics of batches, whichever engine computed them. */

import * as tf from '@tensorflow/tfjs';
import type { SourcedBatch } from '../data/batch-source.ts';
import type { StepEngine } from './engine.ts';
import type { Logs } from './history.ts';
import { RunningMeans, type Sums, sumName } from './running-means.ts';
import type { TrainableModel } from './trainable-model.ts';

/** What a batch that is not trained on adds to the sums. */
export function measure(
  engine: StepEngine,
  model: TrainableModel,
  { rows, fill }: SourcedBatch,
): Sums {
  fill(engine);
  return sumsOf(engine, model, engine.evaluate(rows), rows);
}

/** What the engine's latest batch adds to the sums. @param loss its mean */
export function sumsOf(
  { outputs, targets, logits, weights }: StepEngine,
  { outputs: [{ shape }], measured }: TrainableModel,
  loss: number,
  samples: number,
): Sums {
  const values: Sums['values'] = { loss: loss * samples };
  if (measured.length === 0) return { samples, values };
  const [batch, ...sizes] = shape.map(Number);
  const units = sizes.length > 0 ? sizes[sizes.length - 1] : batch;
  const rows = samples * (tf.util.sizeFromShape(sizes) / units);
  const labelSize = (targets.length / outputs.length) * units;
  const answers = { outputs, targets, logits, rows, samples, units, labelSize };
  for (const { name, metric, isWeighted } of measured) {
    const counts = metric.count(isWeighted ? { ...answers, weights } : answers);
    for (const [i, count] of counts.entries()) values[sumName(name, i)] = count;
  }
  return { samples, values };
}

/** Means over all samples of the batches, which may come one after the other. */
export async function meansOver(
  batches: Iterable<SourcedBatch> | AsyncIterable<SourcedBatch>,
  engine: StepEngine,
  model: TrainableModel,
): Promise<Logs> {
  const means = new RunningMeans(model.measured);
  for await (const batch of batches) means.add(measure(engine, model, batch));
  return means.values();
}
