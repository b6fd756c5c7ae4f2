/**
 * The public surface, chapter by chapter, as far as it is the same in Node and in a browser.
 * @module
 */

// 1 Perceptron
export { type Bit, Perceptron } from './01-perceptron.ts';

// 2 Layers
export { type DenseOptions, dense } from './02-dense.ts';
export { depth, isDeep, outputLayer, type Task } from './02-layers.ts';
export {
  type ActivationOptions,
  activation,
  type DropoutOptions,
  dropout,
  flatten,
  type InputOptions,
  input,
  type LayerOptions,
  type ReshapeOptions,
  reshape,
} from './02-without-weights.ts';

// 3 Activations
export { relu, reluSlope, sigmoid, sigmoidSlope, softmax } from './03-activations.ts';

// 4 Losses
export {
  binaryCrossentropy,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
} from './04-losses.ts';
export { type KerasLoss, lossFor, lossRules } from './04-loss-for.ts';

// 6 Data
export { splitIndices, trainTestSplit } from './06-data/train-test-split.ts';

// 7 Three ways to build the same model
export { buildLayerArray } from './07-three-ways/layer-array.ts';
export { buildNamedSequential } from './07-three-ways/named-sequential.ts';
export { buildWithAdd } from './07-three-ways/add.ts';

// 8 Summary
export { formatCount, summaryText } from './08-summary.ts';

// 9 Compile, fit, evaluate
export {
  Sequential,
  type SequentialOptions,
  sequential,
} from './09-sequential.ts';
export type { CompileOptions } from '../training/compile.ts';
export type { EvaluateOptions } from '../training/evaluate.ts';
export { type EngineChoice, engineNames } from '../training/choose-engine.ts';
export type { Batch } from '../data/batch-source.ts';
export type { BatchStream } from '../data/batch-stream.ts';
export type { Callbacks, FitOptions, StreamFitOptions } from '../training/fit-options.ts';
export { type EngineName, History, type Logs } from '../training/history.ts';

// 9 Losses
export {
  BinaryCrossentropy,
  CategoricalCrossentropy,
  CategoricalHinge,
  CosineSimilarity,
  Hinge,
  Huber,
  type KerasLossObject,
  KLDivergence,
  LogCosh,
  MeanAbsoluteError,
  MeanAbsolutePercentageError,
  MeanSquaredError,
  MeanSquaredLogarithmicError,
  Poisson,
  SparseCategoricalCrossentropy,
  SquaredHinge,
} from '../training/loss-classes.ts';

// 9 Metrics
export {
  AUC,
  BinaryAccuracy,
  CategoricalAccuracy,
  FalseNegatives,
  FalsePositives,
  type KerasMetricObject,
  Precision,
  Recall,
  RootMeanSquaredError,
  SparseCategoricalAccuracy,
  SparseTopKCategoricalAccuracy,
  TopKCategoricalAccuracy,
  TrueNegatives,
  TruePositives,
} from '../training/metric-classes.ts';

// 9 Optimizers
export {
  Adadelta,
  Adagrad,
  Adam,
  Adamax,
  AdamW,
  Lion,
  Nadam,
  RMSprop,
  SGD,
} from '../training/keras-optimizer.ts';

// 9 Callbacks
export { Callback, type CallbackModel, type CallbackParams } from '../training/callback.ts';
export { EarlyStopping, type EarlyStoppingOptions } from '../training/early-stopping.ts';
export {
  LearningRateScheduler,
  ReduceLROnPlateau,
  type ReduceLROnPlateauOptions,
} from '../training/learning-rate-callbacks.ts';
export { LambdaCallback, type LambdaCallbackOptions } from '../training/lambda-callback.ts';
export { TerminateOnNaN } from '../training/terminate-on-nan.ts';

// 9 Learning-rate schedules
export type { Schedule } from '../training/optimizers.ts';
export {
  CosineDecay,
  type CosineDecayConfig,
  type DecayConfig,
  ExponentialDecay,
  InverseTimeDecay,
  PiecewiseConstantDecay,
  type PiecewiseConstantDecayConfig,
  PolynomialDecay,
  type PolynomialDecayConfig,
} from '../training/schedules.ts';

// What all chapters share
export { clearSession } from '../names/auto-names.ts';
export { setRandomSeed } from '../data/random-state.ts';
