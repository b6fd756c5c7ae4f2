/** What happens in `fit`, from tensors and from streams: checks, what trains, who looks on, the epochs. */

import * as tf from '@tensorflow/tfjs';
import type { BatchSource, SourcedBatch } from '../data/batch-source.ts';
import { isStream, type Streamed } from '../data/batch-stream.ts';
import { rowCount } from '../data/rows.ts';
import { Samples } from '../data/samples.ts';
import { checkOptionNames, requireCount } from '../names/option-names.ts';
import { type Backup, backupIn, type FitRun } from './backup.ts';
import { tellCallbacks } from './callbacks.ts';
import type { OneTensor } from './check-data.ts';
import { engineForModel } from './choose-engine.ts';
import { runEpochs } from './epochs.ts';
import {
  checkFitOptions,
  type FitOptions,
  fitOptionNames,
  type StreamFitOptions,
  streamFitOptionNames,
  type ValidationTensors,
} from './fit-options.ts';
import type { EngineName, History } from './history.ts';
import { keepHistory } from './keep-history.ts';
import { checkSettings } from './keras-optimizer.ts';
import { learningRateIn } from './learning-rate-callbacks.ts';
import { watchLoss } from './loss-watch.ts';
import { loggedNames } from './monitor.ts';
import type { TrainingObserver } from './observer.ts';
import { claimOptimizer } from './optimizer-owner.ts';
import { showProgress } from './progress-bar.ts';
import { remarkOnClasses, remarkOnPixels, remarkOnStock } from './remarks.ts';
import { savePosition } from './save-position.ts';
import { type Checked, checkedTensors, streamFor, validationTensors } from './sources.ts';
import { StopSignals } from './stop-signals.ts';
import { endOnNaN } from './terminate-on-nan.ts';
import {
  inTraining,
  requireCompiled,
  requireIdle,
  type TrainableModel,
} from './trainable-model.ts';
import { Trainer } from './trainer.ts';
import { TrainingRun } from './training-run.ts';

/** What a `fit` was asked for, checked. */
interface Job {
  training: BatchSource;
  validation?: BatchSource;
  options: FitOptions;
  /** What is trained on, if it is in memory: only then can training go on in its middle. */
  tensors?: Pick<Samples, 'x' | 'y'>;
}

/**
 * @returns loss and metrics of every epoch
 * @throws RangeError or TypeError for data or options that can't be; Error while an earlier `fit` goes on
 */
export async function fitModel(
  model: TrainableModel,
  input: OneTensor | Streamed,
  target: OneTensor | StreamFitOptions | undefined,
  options: FitOptions = {},
): Promise<History> {
  requireCompiled(model);
  requireIdle(model);
  const job = isStream(input)
    ? streamJob(model, input, target as StreamFitOptions | undefined)
    : tensorJob(model, input, target as OneTensor, options);
  inTraining.add(model);
  try {
    return await train(model, job);
  } finally {
    inTraining.delete(model);
  }
}

function tensorJob(
  model: TrainableModel,
  input: OneTensor,
  target: OneTensor,
  options: FitOptions,
): Job {
  checkOptionNames(options, fitOptionNames, 'fit');
  checkFitOptions(options);
  const { validationData, validationSplit = 0, verbose } = options;
  const [x, y, weights] = checkedTensors(model, input, target, options);
  const validation = validationData && validationSamples(model, validationData);
  if (verbose !== 0) remarkOnPixels(x);
  const remark = (training: tf.Tensor, validating: tf.Tensor) => {
    if (verbose !== 0) remarkOnClasses(training, validating, model.lossName);
  };
  if (validation) remark(y, validation.y);
  if (validation || validationSplit === 0) {
    // A backup may look at the caller's own tensors when `fit` has ended.
    return {
      training: new Samples(x, y, weights),
      validation,
      tensors: { x, y },
      options,
    };
  }
  const [training, rest] = splitSamples([x, y, weights], options);
  remark(training.y, rest.y);
  return { training, validation: rest, tensors: training, options };
}

function validationSamples(
  model: TrainableModel,
  [x, y, sampleWeight]: ValidationTensors,
): Samples {
  return new Samples(...validationTensors(model, x, y, { sampleWeight }));
}

/** The last part of the samples validates; as in Keras, by their own weights and not by their classes'. */
function splitSamples(
  [x, y, weights]: Checked,
  { validationSplit: fraction = 0, sampleWeight }: FitOptions,
): [Samples, Samples] {
  const count = rowCount(x);
  const trainCount = Math.floor(count * (1 - fraction));
  if (trainCount === 0) {
    throw new RangeError(
      `validationSplit ${fraction} of ${count} samples leaves none to train on.`,
    );
  }
  const halves = (all: tf.Tensor) => [all.slice(0, trainCount), all.slice(trainCount)];
  const [xs, ys] = [halves(x), halves(y)];
  const parts: [Samples, Samples] = [
    new Samples(xs[0], ys[0], weights?.subarray(0, trainCount)),
    new Samples(xs[1], ys[1], sampleWeight && weights?.subarray(trainCount)),
  ];
  tf.dispose([xs, ys]); // the samples have their own
  return parts;
}

function streamJob(model: TrainableModel, input: Streamed, options: StreamFitOptions = {}): Job {
  checkOptionNames(options, streamFitOptionNames, 'fit from a stream');
  const { stepsPerEpoch, validationData, ...common } = options;
  checkFitOptions(common);
  if (backupIn(options.callbacks)) {
    throw new Error(
      'A stream can’t be gone on with in its middle: BackupAndRestore is for fit with tensors.',
    );
  }
  if (stepsPerEpoch !== undefined) requireCount('stepsPerEpoch', stepsPerEpoch, 1);
  const training = streamFor(model, input, stepsPerEpoch, checkedTensors, options.classWeight);
  if (!validationData) return { training, options: common };
  const validation = isStream(validationData)
    ? streamFor(model, validationData, undefined, validationTensors)
    : validationSamples(model, validationData);
  return { training, validation, options: common };
}

async function train(model: TrainableModel, job: Job): Promise<History> {
  const { training, validation, tensors, options } = job;
  const { callbacks = [], verbose = 1, recordBatches, signal } = options;
  const logged = loggedNames(model.measured, validation !== undefined);
  let backup: Backup | undefined;
  let trainer: Trainer | undefined;
  let isFinished = false;
  try {
    claimOptimizer(model.optimizer, model);
    const first = await training.first(options.batchSize ?? 32);
    const batchSize = tensors ? (options.batchSize ?? 32) : first.rows;
    const fitRun = tensors && describeRun(model, tensors, batchSize, options);
    const asked = backupIn(callbacks);
    const position = fitRun && (await asked?.restore(fitRun));
    backup = asked; // where it refuses, it has nothing to end
    trainer = trainerFor(model, job, first, position?.engine);
    const extent = { samples: training.count, batchSize, steps: training.steps(batchSize) };
    const run = new TrainingRun(model, trainer.engineName, extent, options, position);
    const stop = new StopSignals(model, [signal, backup?.signal]);
    const learningRate = Number(model.optimizer.getConfig().learningRate);
    const given = [callbacks].flat();
    const rate = () => learningRateIn(given, model);
    const observers = [
      ...(verbose === 0 ? [] : [showProgress(run, verbose, rate), watchLoss(learningRate)]),
      watchSettings(model),
      tellCallbacks(model, run, options, logged),
      keepHistory(run, recordBatches), // with what the callbacks add to the logs
      ...(backup && fitRun ? [savePosition(backup, fitRun, trainer, run, stop)] : []),
    ];
    const atNotFinite = endOnNaN(model, given, logged);
    await runEpochs(trainer, run, stop, observers, atNotFinite);
    isFinished = true;
    return run.history;
  } finally {
    backup?.end(isFinished);
    trainer?.dispose();
    await training.dispose();
    await validation?.dispose();
  }
}

/** A callback may have changed them: told of every beginning after the callbacks. */
function watchSettings({ optimizer }: TrainableModel): TrainingObserver {
  const check = () => checkSettings(optimizer);
  return { onTrainBegin: check, onEpochBegin: check, onBatchBegin: check };
}

function describeRun(
  model: TrainableModel,
  { x, y }: Pick<Samples, 'x' | 'y'>,
  batchSize: number,
  { epochs = 1, shuffle = true, seed }: FitOptions,
): FitRun {
  return { model, x, y, epochs, batchSize, shuffle, seed };
}

/** @param earlier what computed where training was stopped: it goes on so unless another is asked for */
function trainerFor(
  model: TrainableModel,
  { training, validation, options: { engine = 'auto', threads, verbose } }: Job,
  first: SourcedBatch,
  earlier: EngineName | undefined,
): Trainer {
  const wanted = engine === 'auto' ? (earlier ?? engine) : engine;
  const { engine: chosen, reason } = engineForModel(model, first, wanted, threads);
  if (verbose !== 0 && reason) remarkOnStock(reason);
  return new Trainer(chosen, model, training, validation, first.rows);
}
