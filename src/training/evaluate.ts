/** What happens in `evaluate`, from tensors and from streams. */

import type { SourcedBatch } from '../data/batch-source';
import { isStream, type Streamed } from '../data/batch-stream';
import { Samples } from '../data/samples';
import { checkOptionNames, requireCount } from '../names/option-names';
import type { OneTensor } from './check-data';
import { chooseForModel, type EngineChoice, engineWithWeights } from './choose-engine';
import type { Logs } from './history';
import { engineMeasure, type Measure, meansOver, stockMeasure } from './measure';
import { RunningMeans } from './running-means';
import { checkedTensors, streamFor } from './sources';
import { requireCompiled, type TrainableModel } from './trainable-model';

export interface EvaluateOptions {
  /** Samples at once; 32 unless given. Does not change the result. */
  batchSize?: number;
  /** What computes; the fastest that can take the model unless given. */
  engine?: EngineChoice;
}

/**
 * @returns at once for tensors, as in TensorFlow.js; for a stream when it has been gone through
 * @throws RangeError or TypeError for data that the model or its loss can't take
 */
export function evaluateModel(
  model: TrainableModel,
  input: OneTensor | Streamed,
  target: OneTensor | EvaluateOptions | undefined,
  options: EvaluateOptions = {},
): Logs | Promise<Logs> {
  requireCompiled(model);
  return isStream(input)
    ? evaluateStream(model, input, target as EvaluateOptions | undefined)
    : evaluateTensors(model, input, target as OneTensor, options);
}

function evaluateTensors(
  model: TrainableModel,
  input: OneTensor,
  target: OneTensor,
  options: EvaluateOptions,
): Logs {
  checkOptionNames(options, ['batchSize', 'engine'], 'evaluate');
  const { batchSize = 32, engine } = options;
  requireCount('batchSize', batchSize, 1);
  const samples = new Samples(...checkedTensors(model, input, target));
  let measuring: Measuring | undefined;
  try {
    measuring = measuringFor(model, samples.first(batchSize), { batchSize, engine });
    const means = new RunningMeans();
    for (const batch of samples.batches(measuring.rows)) means.addSums(measuring.measure(batch));
    return means.values();
  } finally {
    measuring?.dispose();
    samples.dispose();
  }
}

async function evaluateStream(
  model: TrainableModel,
  input: Streamed,
  options: EvaluateOptions = {},
): Promise<Logs> {
  checkOptionNames(options, ['engine'], 'evaluate from a stream');
  const stream = streamFor(model, input);
  let measuring: Measuring | undefined;
  try {
    measuring = measuringFor(model, await stream.first(), options);
    return await meansOver(stream.batches(measuring.rows), measuring.measure);
  } finally {
    measuring?.dispose();
    await stream.dispose();
  }
}

interface Measuring {
  measure: Measure;
  /** How many samples it takes at once. */
  rows: number;
  dispose(): void;
}

/** An engine that lives only for this, or TensorFlow.js, which takes all samples in one call. */
function measuringFor(
  model: TrainableModel,
  first: SourcedBatch,
  { engine: wanted, batchSize }: EvaluateOptions,
): Measuring {
  const chosen = chooseForModel(model, first, wanted);
  if (!chosen) {
    const measure = stockMeasure(model, batchSize);
    return { measure, rows: Number.POSITIVE_INFINITY, dispose: () => undefined };
  }
  const engine = engineWithWeights(chosen, model);
  const measure = engineMeasure(engine, chosen.plan, model);
  return { measure, rows: first.rows, dispose: () => engine.dispose() };
}
