/**
 * One step of mini-batch gradient descent, described once.
 *
 * A step takes a batch and does four things: *forward* (predict), *loss* (how
 * wrong), *backward* (which way is downhill for every weight), *update* (walk
 * a little that way). `StepPlan` says for which network; a `StepEngine` does it.
 * Every engine gives the same numbers; they differ in what computes them.
 */

export type Activation = 'linear' | 'sigmoid' | 'relu' | 'tanh' | 'softmax';

export type LossName =
  | 'binaryCrossentropy'
  | 'categoricalCrossentropy'
  | 'sparseCategoricalCrossentropy'
  | 'meanSquaredError';

/** A Dense layer: y = activation(x · kernel + bias). */
export interface DenseShape {
  inputs: number;
  units: number;
  /** 'softmax' only on the last layer. */
  activation: Activation;
  useBias: boolean;
}

/** How the weights walk downhill. The formulas are Keras 3's. */
export type OptimizerPlan =
  | { name: 'sgd'; learningRate: number }
  | { name: 'momentum'; learningRate: number; momentum: number; nesterov: boolean }
  | { name: 'rmsprop'; learningRate: number; rho: number; epsilon: number }
  | { name: 'adam'; learningRate: number; beta1: number; beta2: number; epsilon: number };

export interface StepPlan {
  /** First to last; each layer's `inputs` are the `units` of the one before it. */
  layers: DenseShape[];
  loss: LossName;
  optimizer: OptimizerPlan;
  /** The most rows that one step may have. */
  batchSize: number;
}

/** All that training changes, as plain arrays that belong to the caller. */
export interface TrainingState {
  /** Keras's order: kernel [inputs × units, row by row], bias [units], layer by layer. */
  weights: Float32Array[];
  /**
   * What the optimizer remembers, one list a kind, each list as long as
   * `weights`: rmsprop [mean square], momentum [accumulation], adam [m, v],
   * sgd none.
   */
  slots: Float32Array[][];
  /** Steps taken so far: Adam's t. */
  iterations: number;
}

/**
 * Computes steps of one plan. Fill `inputs` and `targets`, call `step`, read
 * `outputs`: no other copies are made. `dispose` frees what the engine holds.
 */
export interface StepEngine {
  readonly name: 'native' | 'wasm';
  /** The batch: [batchSize, features], filled by the caller. */
  readonly inputs: Float32Array;
  /** Integer labels [batchSize] for the sparse loss, else [batchSize, units of the last layer]. */
  readonly targets: Float32Array | Int32Array;
  /** The last layer's activations of the latest call: [batchSize, units]. */
  readonly outputs: Float32Array;
  /** Trains on the first `rows` rows of the batch. @returns their mean loss, before the update */
  step(rows: number): number;
  /** Predicts the first `rows` rows and changes no weight. @returns their mean loss */
  evaluate(rows: number): number;
  readState(): TrainingState;
  writeState(state: TrainingState): void;
  dispose(): void;
}
