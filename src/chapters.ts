/** The public surface, chapter by chapter, as far as it is the same in Node and in a browser. */

// 1 Perceptron
export { type Bit, Perceptron } from './perceptron';

// 2 Layers
export { type DenseOptions, dense } from './dense';
export { depth, isDeep, outputLayer, type Task } from './layers';

// 3 Activations
export { relu, reluSlope, sigmoid, sigmoidSlope, softmax } from './activations';

// 4 Losses
export {
  binaryCrossentropy,
  categoricalCrossentropy,
  sparseCategoricalCrossentropy,
} from './losses';
export { type KerasLoss, lossFor, lossRules } from './loss-for';

// 5 Data
export { splitIndices, trainTestSplit } from './datasets/train-test-split';

// 6 Three ways to build the same model
export { buildLayerArray } from './models/layer-array';
export { buildNamedSequential } from './models/named-sequential';
export { buildWithAdd } from './models/add';

// 7 Summary
export { formatCount, summaryText } from './summary';

// 8 Compile, fit, evaluate
export {
  type CompileOptions,
  type EvaluateOptions,
  Sequential,
  type SequentialOptions,
  sequential,
} from './sequential';
export { type EngineChoice, engineNames } from './training/choose-engine';
export type { Batch, BatchStream } from './training/batch-stream';
export type { Callbacks, FitOptions, StreamFitOptions } from './training/fit';
export { type EngineName, History, type Logs } from './training/history';

// What all chapters share
export { clearSession } from './names';
export { setRandomSeed } from './random-state';
