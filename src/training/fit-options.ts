/** What `fit` can be asked for, from tensors and from a stream, and what it refuses. */

import type * as tf from '@tensorflow/tfjs';
import type { Streamed } from '../data/batch-stream.ts';
import { checkSeed } from '../data/random-state.ts';
import { checkOptionNames, requireCount } from '../names/option-names.ts';
import { quoted } from '../names/quoted.ts';
import { type CallbackObject, checkCallbacks } from './check-callbacks.ts';
import type { EngineChoice } from './choose-engine.ts';
import { type ClassWeight, checkClassWeight, type SampleWeight } from './sample-weights.ts';
import type { Threads } from './wasm/crew.ts';

/** Functions by name (`onEpochEnd` …), Keras's callbacks or TensorFlow.js's, or a list of them. */
export type Callbacks =
  | tf.CustomCallbackArgs
  | CallbackObject
  | readonly (tf.CustomCallbackArgs | CallbackObject)[];

/** What is validated on, and how much each sample counts. */
export type ValidationTensors = [x: tf.Tensor, y: tf.Tensor, sampleWeight?: SampleWeight];

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
  validationData?: ValidationTensors;
  /** The last part of the samples, set aside as validation data before any shuffling: 0 to 1. */
  validationSplit?: number;
  /** Keeps the values of every batch too, in `history.batches`. */
  recordBatches?: boolean;
  callbacks?: Callbacks;
  /** What computes the steps; the fastest that can take the model unless given. */
  engine?: EngineChoice;
  /** How many threads compute a step, with the same numbers; 'auto' (the default) takes what is fastest. */
  threads?: Threads;
  /** Aborted, it stops training after the present batch; `fit` then throws its reason. */
  signal?: AbortSignal;
  /**
   * How much each sample counts, from 0 on; 1 unless given: [samples]. The loss is Σ wᵢ Lᵢ / N, as in
   * Keras; `metrics` count every sample alike, `weightedMetrics` by its weight.
   */
  sampleWeight?: SampleWeight;
  /** The same by class: 1 for a class that isn't named. Validation data have no part in it. */
  classWeight?: ClassWeight;
  /** How often functions by name let the event loop take its turn; TensorFlow.js's word. */
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
  'threads',
  'signal',
  'sampleWeight',
  'classWeight',
  'yieldEvery',
] as const satisfies readonly (keyof FitOptions)[];

const sharedNames = [
  'epochs',
  'verbose',
  'initialEpoch',
  'recordBatches',
  'callbacks',
  'engine',
  'threads',
  'signal',
  'classWeight',
  'yieldEvery',
] as const satisfies readonly (keyof FitOptions)[];

/** What `fit` takes with a stream, which has batches and an order of its own. */
export interface StreamFitOptions extends Pick<FitOptions, (typeof sharedNames)[number]> {
  /** Batches of an epoch, the stream going on where it was; else all that it has, anew each time. */
  stepsPerEpoch?: number;
  /** Evaluated after every epoch, never trained on: tensors or a stream. */
  validationData?: ValidationTensors | Streamed;
}

export const streamFitOptionNames = [...sharedNames, 'stepsPerEpoch', 'validationData'] as const;

/** @throws RangeError for a number out of range; TypeError for what only the types forbid */
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
  checkKinds(options);
  const { callbacks = [], validationData = [], classWeight } = options;
  checkCallbacks(callbacks);
  if (classWeight !== undefined) checkClassWeight(classWeight);
  if (!Array.isArray(validationData) || ![0, 2, 3].includes(validationData.length)) {
    throw new TypeError(
      `validationData is [input, target] or [input, target, sampleWeight]; got ${quoted(validationData)}.`,
    );
  }
}

export interface PredictOptions {
  /** Samples at once; 32 unless given. Does not change the result. */
  batchSize?: number;
  /** Nothing is shown, whatever it says; Keras's word. */
  verbose?: 0 | 1 | 2 | boolean;
}

/** @throws TypeError for an option that there is not, or of another kind; RangeError for a number out of range */
export function checkPredictOptions(options: PredictOptions): void {
  checkOptionNames(options, ['batchSize', 'verbose'], 'predict');
  const { batchSize = 32, verbose = 0 } = options;
  requireCount('batchSize', batchSize, 1);
  checkKinds({ verbose: Number(verbose) as 0 });
}

const isOneOf =
  (...values: unknown[]) =>
  (value: unknown) =>
    values.includes(value);

/** What each of these options may be. */
const kinds = {
  verbose: [isOneOf(0, 1, 2), '0, 1 or 2'],
  shuffle: [isOneOf(true, false), 'true or false'],
  recordBatches: [isOneOf(true, false), 'true or false'],
  signal: [
    (value: unknown) => value instanceof AbortSignal,
    'an AbortSignal, such as new AbortController().signal',
  ],
  yieldEvery: [
    (value: unknown) =>
      isOneOf('auto', 'batch', 'epoch', 'never')(value) ||
      (typeof value === 'number' && value > 0 && value < Number.POSITIVE_INFINITY),
    "'auto', 'batch', 'epoch', 'never' or a number of milliseconds",
  ],
} as const satisfies Partial<
  Record<keyof FitOptions, readonly [allows: (value: unknown) => boolean, expected: string]>
>;

/** @throws TypeError for a value of another kind */
function checkKinds(options: FitOptions): void {
  for (const [name, [allows, expected]] of Object.entries(kinds)) {
    const value = options[name as keyof typeof kinds];
    if (value === undefined || allows(value)) continue;
    throw new TypeError(`${name} is ${expected}; got ${quoted(value)}.`);
  }
}
