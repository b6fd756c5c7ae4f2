/**
 * One step of mini-batch gradient descent, described once.
 *
 * A step takes a batch and does four things: *forward* (predict), *loss* (how
 * wrong), *backward* (which way is downhill for every weight), *update* (walk
 * a little that way). `StepPlan` says for which network; a `StepEngine` does it.
 * Every engine gives the same numbers; they differ in what computes them.
 */

import { fault } from '../names/fault.ts';
import type { LossConfig } from './losses.ts';
import { freshSlots, type OptimizerPlan, slotKinds } from './optimizers.ts';

/** What a regularizer adds to the loss: l1 · Σ|w| + l2 · Σw². */
export interface Penalty {
  l1: number;
  l2: number;
}

/** A random layer's place in its sequence of masks. */
export interface Noise {
  seed: number;
  /** Masks drawn so far. */
  draws: number;
}

/** What a layer without weights does to a batch's numbers. */
export type Between =
  | { kind: 'activation'; name: string }
  | { kind: 'dropout'; rate: number; noise: Noise }
  /** An activity regularizer, for each sample: it looks on. */
  | { kind: 'penalty'; penalty: Penalty };

/** A Dense layer, x · kernel + bias, and what follows before the next one. */
export interface DensePlan {
  inputs: number;
  units: number;
  useBias: boolean;
  /** false: frozen. */
  isTrained: boolean;
  kernelPenalty?: Penalty;
  biasPenalty?: Penalty;
  after: Between[];
}

export interface StepPlan {
  /** What the inputs go through before the first Dense layer. */
  first: Between[];
  /** First to last; each layer's `inputs` are the `units` of the one before it. */
  layers: DensePlan[];
  loss: LossConfig;
  optimizer: OptimizerPlan;
  /** The most rows that one step may have. */
  batchSize: number;
  /** Targets of a row: 1 for an integer label. */
  labelSize: number;
}

/** All that training changes, as plain arrays that belong to the caller. */
export interface TrainingState {
  /** Those that are trained, in Keras's order: kernel [inputs × units, row by row], bias [units], layer by layer. */
  weights: Float32Array[];
  /** Those of frozen layers, in the same order. */
  frozen: Float32Array[];
  /** What the optimizer remembers: a list for each of its rule's slots, each as long as `weights`. */
  slots: Float32Array[][];
  /** Steps taken so far: Adam's t. */
  iterations: number;
}

/** The output layer. */
export function lastLayer({ layers }: StepPlan): DensePlan {
  return layers[layers.length - 1];
}

/** Of the random layers, first to last. */
export function noisesOf({ first, layers }: StepPlan): Noise[] {
  const betweens = [...first, ...layers.flatMap(({ after }) => after)];
  return betweens.flatMap((between) => (between.kind === 'dropout' ? [between.noise] : []));
}

/** @throws Error if the layers don't fit each other, or a size is not a whole number above 0 */
export function checkPlan({ layers, batchSize }: StepPlan): void {
  if (layers.length === 0) throw fault('A plan needs at least one layer.');
  checkSize('batchSize', batchSize);
  for (const [i, { inputs, units }] of layers.entries()) {
    checkSize(`inputs of layer ${i}`, inputs);
    checkSize(`units of layer ${i}`, units);
    if (i > 0 && inputs !== layers[i - 1].units) {
      throw fault(
        `Layer ${i} must take the ${layers[i - 1].units} units before it as inputs, got ${inputs}.`,
      );
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
export function checkState({ weights, frozen, slots }: TrainingState, plan: StepPlan): void {
  const lengths = (isTrained: boolean) =>
    plan.layers
      .filter((layer) => layer.isTrained === isTrained)
      .flatMap(({ inputs, units, useBias }) =>
        useBias ? [inputs * units, units] : [inputs * units],
      );
  const kinds = slotKinds(plan.optimizer);
  if (slots.length !== kinds.length) {
    throw fault(`${plan.optimizer.name} has ${kinds.length} slots a weight, got ${slots.length}.`);
  }
  checkLengths(frozen, lengths(false));
  for (const arrays of [weights, ...slots]) checkLengths(arrays, lengths(true));
}

function checkLengths(arrays: Float32Array[], expected: number[]): void {
  const got = arrays.map(({ length }) => length);
  if (got.join() === expected.join()) return;
  throw fault(
    `The network's weights have lengths [${expected.join(', ')}], got [${got.join(', ')}].`,
  );
}

function checkSize(name: string, value: number): void {
  if (!(Number.isInteger(value) && value >= 1)) {
    throw fault(`${name} must be a whole number of at least 1, got ${value}.`);
  }
}

/** @returns the state before the first step */
export function initialState(
  { optimizer }: StepPlan,
  weights: Float32Array[],
  frozen: Float32Array[] = [],
): TrainingState {
  const fresh = weights.map(({ length }) => freshSlots(optimizer, length));
  const slots = slotKinds(optimizer).map((_, kind) => fresh.map((own) => own[kind]));
  return { weights, frozen, slots, iterations: 0 };
}

/**
 * Computes steps of one plan. Fill `inputs` and `targets`, call `step`, read
 * `outputs`: no other copies are made. `dispose` frees what the engine holds.
 */
export interface StepEngine {
  readonly name: 'native' | 'wasm' | 'stock';
  /** The batch: [batchSize, features], filled by the caller. */
  readonly inputs: Float32Array;
  /**
   * Where a batch of bytes goes, [batchSize, features], in place of `inputs`: a step reads what they
   * stand for. An engine that lacks it takes numbers only.
   * @param numbers what each of the 256 bytes stands for
   */
  inputBytes?(numbers: Float32Array): Uint8Array;
  /** Integer labels [batchSize] for the sparse loss, else [batchSize, units of the last layer]. */
  readonly targets: Float32Array;
  /** How much each sample counts: [batchSize]; 1 until the caller fills it. */
  readonly weights: Float32Array;
  /** The model's answers of the latest call: [batchSize, units]. */
  readonly outputs: Float32Array;
  /** What a last sigmoid or softmax made them of. */
  readonly logits?: Float32Array;
  /**
   * Trains on the first `rows` rows of the batch.
   * @returns their mean loss, before the update; if it is NaN or infinite, nothing was changed
   */
  step(rows: number): number;
  /** Predicts the first `rows` rows and changes no weight. @returns their mean loss */
  evaluate(rows: number): number;
  /** Another learning rate, or other settings, from the next step on. */
  setOptimizer(plan: OptimizerPlan): void;
  readState(): TrainingState;
  writeState(state: TrainingState): void;
  dispose(): void;
}
