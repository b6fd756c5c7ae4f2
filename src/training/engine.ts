/**
 * One step of mini-batch gradient descent, described once.
 *
 * A step takes a batch and does four things: *forward* (predict), *loss* (how
 * wrong), *backward* (which way is downhill for every weight), *update* (walk
 * a little that way). `StepPlan` says for which network; a `StepEngine` does it.
 * Every engine gives the same numbers; they differ in what computes them.
 */

import { fault } from '../names/fault';
import { freshSlots, type OptimizerPlan, slotKinds } from './optimizers';

export type { OptimizerPlan } from './optimizers';

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
   * What the optimizer remembers, in Keras's form and order: one list a kind, each list as long as
   * `weights`; rmsprop [velocity], sgd with momentum [momentum], adam [momentum, velocity], sgd none.
   */
  slots: Float32Array[][];
  /** Steps taken so far: Adam's t. */
  iterations: number;
}

/** The output layer. */
export function lastLayer({ layers }: StepPlan): DenseShape {
  return layers[layers.length - 1];
}

/** @throws Error if the layers don't fit each other, or a size is no whole number above 0 */
export function checkPlan({ layers, batchSize }: StepPlan): void {
  if (layers.length === 0) throw fault('A plan needs at least one layer.');
  checkSize('batchSize', batchSize);
  for (const [i, { inputs, units, activation }] of layers.entries()) {
    checkSize(`inputs of layer ${i}`, inputs);
    checkSize(`units of layer ${i}`, units);
    if (i > 0 && inputs !== layers[i - 1].units) {
      throw fault(
        `Layer ${i} must take the ${layers[i - 1].units} units before it as inputs, got ${inputs}.`,
      );
    }
    if (activation === 'softmax' && i < layers.length - 1) {
      throw fault(`softmax belongs on the last layer, got it on layer ${i}.`);
    }
  }
}

/** @throws Error unless a step may have so many rows */
export function checkRows(rows: number, { batchSize }: StepPlan): void {
  if (!(Number.isInteger(rows) && rows >= 1 && rows <= batchSize)) {
    throw fault(`rows must be a whole number in 1 … ${batchSize} (batchSize), got ${rows}.`);
  }
}

/** @throws Error unless the state has the arrays that the plan's weights and optimizer have */
export function checkState(
  { weights, slots }: TrainingState,
  { layers, optimizer }: StepPlan,
): void {
  const expected = layers.flatMap(({ inputs, units, useBias }) =>
    useBias ? [inputs * units, units] : [inputs * units],
  );
  if (slots.length !== slotCount(optimizer)) {
    throw fault(
      `${optimizer.name} has ${slotCount(optimizer)} slots a weight, got ${slots.length}.`,
    );
  }
  for (const arrays of [weights, ...slots]) {
    const got = arrays.map(({ length }) => length);
    if (got.join() !== expected.join()) {
      throw fault(
        `The network's weights have lengths [${expected.join(', ')}], got [${got.join(', ')}].`,
      );
    }
  }
}

function checkSize(name: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 1)) {
    throw fault(`${name} must be a whole number of at least 1, got ${value}.`);
  }
}

/** How many kinds of slots an optimizer has: the length of `slots`. */
export function slotCount(optimizer: OptimizerPlan): number {
  return slotKinds(optimizer).length;
}

/** The state before the first step. */
export function initialState({ optimizer }: StepPlan, weights: Float32Array[]): TrainingState {
  const own = weights.map(({ length }) => freshSlots(optimizer, length));
  const slots = slotKinds(optimizer).map((_, kind) => own.map((kinds) => kinds[kind]));
  return { weights, slots, iterations: 0 };
}

/**
 * Computes steps of one plan. Fill `inputs` and `targets`, call `step`, read
 * `outputs`: no other copies are made. `dispose` frees what the engine holds.
 */
export interface StepEngine {
  readonly name: 'native' | 'wasm' | 'stock';
  /** The batch: [batchSize, features], filled by the caller. */
  readonly inputs: Float32Array;
  /** Integer labels [batchSize] for the sparse loss, else [batchSize, units of the last layer]. */
  readonly targets: Float32Array | Int32Array;
  /** The last layer's activations of the latest call: [batchSize, units]. */
  readonly outputs: Float32Array;
  /** What a last sigmoid or softmax made them of, where the engine keeps it. */
  readonly logits?: Float32Array;
  /**
   * Trains on the first `rows` rows of the batch.
   * @returns their mean loss, before the update; if it is NaN or infinite, nothing was changed
   */
  step(rows: number): number;
  /** Predicts the first `rows` rows and changes no weight. @returns their mean loss */
  evaluate(rows: number): number;
  readState(): TrainingState;
  writeState(state: TrainingState): void;
  dispose(): void;
}
