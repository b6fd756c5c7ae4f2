/**
 * The loop around the step: epochs, and in each one the samples in a new order,
 * a batch at a time. What computes the steps is the trainer's business.
 */

import * as tf from '@tensorflow/tfjs';
import type { Streamed } from '../data/batch-stream';
import { checkSeed, nextSeed, RandomState } from '../data/random-state';
import { inOrder } from '../data/samples';
import { requireCount } from '../names/option-names';
import { quoted } from '../names/quoted';
import type { Backup, Position } from './backup';
import type { EngineChoice } from './choose-engine';
import { EventLoopTurns } from './event-loop';
import { type EngineName, History, type Logs } from './history';
import { LossWatch } from './loss-watch';
import { type Output, ProgressBar } from './progress-bar';
import { RunningMeans } from './running-means';

/** Functions by name (`onEpochEnd` …), TensorFlow.js's callback objects, or a list of them. */
export type Callbacks = tf.CustomCallbackArgs | readonly (tf.CustomCallbackArgs | tf.Callback)[];

export interface FitOptions {
  /** Passes over the samples; 1 unless given. */
  epochs?: number;
  /** Samples a step; 32 unless given. */
  batchSize?: number;
  /** false keeps the samples' order in every epoch. */
  shuffle?: boolean;
  /** Repeats the shuffling; else it follows from `setRandomSeed`, or from chance. */
  seed?: number;
  /** 1 (the default): a moving bar in a terminal, else a line an epoch; 2: the line; 0: nothing. */
  verbose?: 0 | 1 | 2;
  /** The number of the first epoch, to go on after an earlier `fit`; `epochs` then counts from 0 too. */
  initialEpoch?: number;
  /** Evaluated after every epoch, never trained on. */
  validationData?: [x: tf.Tensor, y: tf.Tensor];
  /** The last part of the samples, set aside as validation data before any shuffling: 0 to 1. */
  validationSplit?: number;
  /** Keeps the values of every batch too, in `history.batches`. */
  recordBatches?: boolean;
  callbacks?: Callbacks;
  /** What computes the steps; the fastest that can take the model unless given. */
  engine?: EngineChoice;
  /** Aborted, it stops training after the present batch; `fit` then throws its reason. */
  signal?: AbortSignal;
  sampleWeight?: tf.Tensor;
  classWeight?: { [label: number]: number };
  yieldEvery?: 'auto' | 'batch' | 'epoch' | 'never' | number;
}

export const fitOptionNames = [
  'epochs',
  'batchSize',
  'shuffle',
  'seed',
  'verbose',
  'initialEpoch',
  'validationData',
  'validationSplit',
  'recordBatches',
  'callbacks',
  'engine',
  'signal',
  'sampleWeight',
  'classWeight',
  'yieldEvery',
] as const satisfies readonly (keyof FitOptions)[];

/** What `fit` takes with a stream, which has batches and an order of its own. */
export interface StreamFitOptions
  extends Pick<
    FitOptions,
    | 'epochs'
    | 'verbose'
    | 'initialEpoch'
    | 'recordBatches'
    | 'callbacks'
    | 'engine'
    | 'signal'
    | 'yieldEvery'
  > {
  /** Batches of an epoch, the stream going on where it was; else all that it has, anew each time. */
  stepsPerEpoch?: number;
  /** Evaluated after every epoch, never trained on: tensors or a stream. */
  validationData?: [x: tf.Tensor, y: tf.Tensor] | Streamed;
}

export const streamFitOptionNames = [
  'epochs',
  'verbose',
  'initialEpoch',
  'recordBatches',
  'callbacks',
  'engine',
  'signal',
  'yieldEvery',
  'stepsPerEpoch',
  'validationData',
] as const satisfies readonly (keyof StreamFitOptions)[];

/** What is known of an epoch when it starts. */
export interface Epoch {
  epoch: number;
  /** Which sample comes when: [samples]. */
  order: Int32Array;
  batchSize: number;
  /** The batches before it are done already. */
  firstBatch: number;
  /** Both return false to stop training after this batch. */
  onBatchBegin(batch: number): Promise<boolean>;
  onBatchEnd(batch: number, size: number, logs: Logs): Promise<boolean>;
}

/** Computes the steps of whole epochs. */
export interface Trainer {
  readonly engineName: EngineName;
  /** The model has its weights back when this ends. */
  trainEpoch(epoch: Epoch): Promise<void>;
  /** Values of the validation data, if there are any. */
  validate(): Logs | undefined | Promise<Logs | undefined>;
  /** Frees what the trainer made; the model and the data stay. */
  dispose(): void | Promise<void>;
}

/** The model, as far as callbacks can reach it. */
export interface Stoppable {
  stopTraining: boolean;
  optimizer: tf.Optimizer;
}

export function checkFitOptions(options: FitOptions): void {
  const { epochs = 1, batchSize = 32, initialEpoch = 0, validationSplit = 0 } = options;
  requireCount('epochs', epochs, 1);
  requireCount('batchSize', batchSize, 1);
  requireCount('initialEpoch', initialEpoch, 0);
  if (initialEpoch >= epochs) {
    throw new RangeError(
      `Nothing to train: initialEpoch is ${initialEpoch} and epochs ${epochs}, the number of the ` +
        'last epoch when counted from the first fit.',
    );
  }
  if (typeof validationSplit !== 'number' || !(validationSplit >= 0 && validationSplit < 1)) {
    throw new RangeError(
      `validationSplit is a fraction from 0 to below 1; got ${quoted(validationSplit)}.`,
    );
  }
  if (options.seed !== undefined) checkSeed(options.seed);
  const { callbacks = [], validationData = [] } = options;
  if ([callbacks].flat().some((callback) => typeof callback !== 'object' || callback === null)) {
    throw new TypeError(
      'callbacks are functions by name, such as { onEpochEnd: (epoch, logs) => … }.',
    );
  }
  if (!Array.isArray(validationData) || ![0, 2].includes(validationData.length)) {
    throw new TypeError(
      `validationData is a pair of tensors, [input, target]; got ${quoted(validationData)}.`,
    );
  }
}

/** Where `fit` begins, and who is told where it stands. */
export interface Start {
  /** Where an earlier `fit` stopped; the model has its weights already. */
  position?: Position;
  backup?: Pick<Backup, 'signal' | 'saveFreq'>;
  save(position: Position, isStop: boolean): Promise<void>;
}

/**
 * @param samples how many there are to train on; 0 for a stream, which has an order of its own
 * @param steps batches of an epoch; undefined for a stream that doesn't say
 */
export async function runEpochs(
  model: Stoppable,
  trainer: Trainer,
  { samples, steps }: { samples: number; steps?: number },
  options: FitOptions,
  { position, backup, save }: Start = { save: async () => {} },
): Promise<History> {
  const { epochs = 1, batchSize = 32, shuffle = true } = options;
  const ownSeed = options.seed ?? nextSeed(); // drawn even where it isn't used: the next fit's is then the same
  const seed = position?.seed ?? ownSeed;
  const random = new RandomState(seed);
  const initialEpoch = position?.initialEpoch ?? options.initialEpoch ?? 0;
  const orderOf = () => (shuffle ? random.permutation(samples) : inOrder(samples));
  const history = new History(trainer.engineName, position?.history);
  const callbacks = callbackList(model, options, {
    epochs,
    batchSize,
    samples,
    ...(steps && { steps }),
  });
  const progress = progressBar(options.verbose ?? 1);
  const watch = new LossWatch(Number(model.optimizer.getConfig().learningRate));
  const remark = (text: string | undefined) => {
    if (text && options.verbose !== 0) console.warn(text);
  };

  // TensorFlow.js's own fit resets the model's flag, so that it is looked at after every callback.
  let isStopping = false;
  const stopSignal = () => [options.signal, backup?.signal].find((signal) => signal?.aborted);
  const goesOn = () => {
    isStopping ||= model.stopTraining || stopSignal() !== undefined;
    return !isStopping;
  };

  const turns = new EventLoopTurns(); // between epochs; within one the trainer sees to it
  let epoch = initialEpoch;
  for (; epoch < (position?.epoch ?? 0); epoch++) orderOf(); // the shuffles of the epochs that are done
  let batch = position?.batch ?? 0;
  let means = new RunningMeans(position?.sums);
  let earlierSeconds = position?.seconds ?? 0;
  let start = performance.now();
  const secondsOfEpoch = () => earlierSeconds + (performance.now() - start) / 1000;
  const here = (): Position => ({
    engine: trainer.engineName,
    seed,
    initialEpoch,
    epoch,
    batch,
    sums: means.sums(),
    seconds: batch === 0 ? 0 : secondsOfEpoch(),
    history: history.values(),
  });
  const isDue = () =>
    typeof backup?.saveFreq === 'number' && batch % backup.saveFreq === 0 && batch !== steps;

  model.stopTraining = false;
  await callbacks.onTrainBegin();
  remark(watch.begin());
  while (epoch < epochs && goesOn()) {
    await callbacks.onEpochBegin(epoch);
    goesOn();
    progress?.startEpoch(epoch, epochs, steps, earlierSeconds);
    start = performance.now();
    const order = orderOf();
    let isSaving: boolean;
    do {
      isSaving = false;
      await trainer.trainEpoch({
        epoch,
        order,
        batchSize,
        firstBatch: batch,
        onBatchBegin: async (batch) => {
          await callbacks.onBatchBegin(batch);
          return goesOn();
        },
        onBatchEnd: async (done, size, batchLogs) => {
          batch = done + 1;
          means.add(batchLogs, size);
          watch.addBatch(batchLogs.loss);
          if (options.recordBatches) history.addBatch(batchLogs);
          progress?.update(batch, () => means.values());
          await callbacks.onBatchEnd(done, { batch: done, size, ...batchLogs } as tf.Logs);
          isSaving = isDue();
          return goesOn() && !isSaving;
        },
      });
      if (isSaving && !isStopping) {
        model.stopTraining = false; // TensorFlow.js's own fit ends by this flag
        await save(here(), false);
      }
      if (turns.isDue()) await turns.give();
    } while (isSaving && goesOn());
    if (stopSignal() && (steps === undefined || batch < steps)) break;
    const logs = means.values();
    for (const [name, value] of Object.entries((await trainer.validate()) ?? {})) {
      logs[`val_${name}`] = value;
    }
    const seconds = secondsOfEpoch();
    progress?.finishEpoch(logs, seconds);
    history.add(epoch, logs, seconds);
    remark(watch.endEpoch(logs.loss));
    await callbacks.onEpochEnd(epoch, logs as tf.Logs);
    [epoch, batch, means, earlierSeconds] = [epoch + 1, 0, new RunningMeans(), 0];
    if (backup && !stopSignal()) await save(here(), false);
  }
  const stopped = stopSignal();
  if (stopped) {
    progress?.stop();
    await save(here(), true);
    throw stopped.reason;
  }
  await callbacks.onTrainEnd();
  return history;
}

/** Whether any callback looks at single batches. */
export function hasBatchCallbacks(callbacks: Callbacks = []): boolean {
  return [callbacks].flat().some((callback) => {
    const { onBatchBegin, onBatchEnd } = callback as tf.CustomCallbackArgs;
    const own = (f: unknown, inherited: unknown) => f !== undefined && f !== inherited;
    const none = tf.Callback.prototype;
    return own(onBatchBegin, none.onBatchBegin) || own(onBatchEnd, none.onBatchEnd);
  });
}

function callbackList(
  model: Stoppable,
  { callbacks = [], yieldEvery = 'auto' }: FitOptions,
  params: Parameters<tf.CallbackList['setParams']>[0],
): tf.CallbackList {
  const given = [callbacks].flat() as tf.CustomCallbackArgs[];
  const list = new tf.CallbackList(
    given.map((callback) =>
      isCallbackObject(callback) ? callback : new tf.CustomCallback(callback, yieldEvery),
    ),
  );
  list.setParams(params);
  list.setModel(model as unknown as tf.LayersModel);
  return list;
}

/** TensorFlow.js's own callbacks, `tf.CustomCallback` among them, are told the model; plain functions are not. */
function isCallbackObject(callback: object): callback is tf.Callback {
  return 'setParams' in callback && 'setModel' in callback;
}

function progressBar(verbose: 0 | 1 | 2): ProgressBar | undefined {
  const output: Output | undefined = globalThis.process?.stdout; // none in a browser
  if (verbose === 0 || output === undefined) return undefined;
  return new ProgressBar(output, verbose === 1 && output.isTTY === true);
}
