/** What happens in `evaluate`, from tensors and from streams. */

import { isStream, type Streamed } from '../data/batch-stream.ts';
import { Samples } from '../data/samples.ts';
import { checkOptionNames, requireCount } from '../names/option-names.ts';
import type { OneTensor } from './check-data.ts';
import { type EngineChoice, engineWithWeights } from './choose-engine.ts';
import type { StepEngine } from './engine.ts';
import type { Logs } from './history.ts';
import { meansOver, measure } from './measure.ts';
import { RunningMeans } from './running-means.ts';
import type { SampleWeight } from './sample-weights.ts';
import { checkedTensors, streamFor } from './sources.ts';
import { requireCompiled, type TrainableModel } from './trainable-model.ts';
import type { Threads } from './wasm/crew.ts';

export interface EvaluateOptions {
  /** Samples at once; 32 unless given. Does not change the result. */
  batchSize?: number;
  /** What computes; the fastest that can take the model unless given. */
  engine?: EngineChoice;
  /** How many threads compute, with the same numbers; 'auto' (the default) takes what is fastest. */
  threads?: Threads;
  /** How much each sample counts, as in `fit`; a stream's batches have their own. */
  sampleWeight?: SampleWeight;
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
  checkOptionNames(options, ['batchSize', 'engine', 'threads', 'sampleWeight'], 'evaluate');
  const { batchSize = 32, engine, threads, sampleWeight } = options;
  requireCount('batchSize', batchSize, 1);
  const samples = new Samples(...checkedTensors(model, input, target, { sampleWeight }));
  let evaluator: StepEngine | undefined;
  try {
    evaluator = engineWithWeights(model, samples.first(batchSize), engine, threads);
    const means = new RunningMeans(model.measured);
    for (const batch of samples.batches(batchSize)) means.add(measure(evaluator, model, batch));
    return means.values();
  } finally {
    evaluator?.dispose();
    samples.dispose();
  }
}

async function evaluateStream(
  model: TrainableModel,
  input: Streamed,
  options: EvaluateOptions = {},
): Promise<Logs> {
  checkOptionNames(options, ['engine', 'threads'], 'evaluate from a stream');
  const stream = streamFor(model, input);
  let evaluator: StepEngine | undefined;
  try {
    const first = await stream.first();
    evaluator = engineWithWeights(model, first, options.engine, options.threads);
    return await meansOver(stream.batches(first.rows), evaluator, model);
  } finally {
    evaluator?.dispose();
    await stream.dispose();
  }
}
