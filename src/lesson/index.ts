/** The public surface, chapter by chapter, as far as it is the same in Node and in a browser. */

// 1 Perceptron
export { type Bit, Perceptron } from './01-perceptron';

// 2 Layers
export { type DenseOptions, dense } from './02-dense';
export { depth, isDeep, outputLayer, type Task } from './02-layers';
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
} from './02-without-weights';

// 3 Activations
export { relu, reluSlope, sigmoid, sigmoidSlope, softmax } from './03-activations';

// 4 Losses
export {
  binaryCrossentropy,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
} from './04-losses';
export { type KerasLoss, lossFor, lossRules } from './04-loss-for';

// 6 Data
export { splitIndices, trainTestSplit } from './06-data/train-test-split';

// 7 Three ways to build the same model
export { buildLayerArray } from './07-three-ways/layer-array';
export { buildNamedSequential } from './07-three-ways/named-sequential';
export { buildWithAdd } from './07-three-ways/add';

// 8 Summary
export { formatCount, summaryText } from './08-summary';

// 9 Compile, fit, evaluate
export {
  Sequential,
  type SequentialOptions,
  sequential,
} from './09-sequential';
export type { CompileOptions } from '../training/compile';
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
} from '../training/loss-classes';
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
} from '../training/metric-classes';
export type { EvaluateOptions } from '../training/evaluate';
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
} from '../training/keras-optimizer';
export { Callback, type CallbackModel, type CallbackParams } from '../training/callback';
export { EarlyStopping, type EarlyStoppingOptions } from '../training/early-stopping';
export {
  LearningRateScheduler,
  ReduceLROnPlateau,
  type ReduceLROnPlateauOptions,
} from '../training/learning-rate-callbacks';
export { LambdaCallback, type LambdaCallbackOptions } from '../training/lambda-callback';
export { TerminateOnNaN } from '../training/terminate-on-nan';
export type { Schedule } from '../training/optimizers';
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
} from '../training/schedules';
export { type EngineChoice, engineNames } from '../training/choose-engine';
export type { Batch } from '../data/batch-source';
export type { BatchStream } from '../data/batch-stream';
export type { Callbacks, FitOptions, StreamFitOptions } from '../training/fit-options';
export { type EngineName, History, type Logs } from '../training/history';

// What all chapters share
export { clearSession } from '../names/auto-names';
export { setRandomSeed } from '../data/random-state';
