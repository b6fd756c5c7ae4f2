/** The arrays of a stack at work in an engine's memory, and what computes their large products. */

import type { ActivationFormula } from './activations.ts';
import type { Between, DensePlan } from './engine.ts';
import type { EngineName } from './history.ts';
import type { Rows } from './wasm/room.ts';
import type { Parameter } from './wasm/step-memory.ts';

/** A Dense layer's arrays: z = x · kernel + bias. */
export interface DenseArrays extends Pick<DensePlan, 'inputs' | 'units' | 'isTrained'> {
  /** [rows, inputs] */
  x: Rows;
  kernel: Parameter;
  /** [1, units] */
  bias?: Parameter;
  /** [rows, units] */
  z: Rows;
  dz: Rows;
  after: Stage[];
}

/** What computes the large products, and how a kernel lies for them. */
export interface Products {
  readonly name: Exclude<EngineName, 'stock'>;
  /** From one row of a batch to the next, in numbers. */
  stride(units: number): number;
  /** Numbers of a kernel [inputs, units], as it lies. */
  kernelSize(inputs: number, units: number): number;
  /** Takes what room its products need, before the first step. @param lowest nothing is backpropagated through the layers up to this one */
  reserve(layers: readonly Pick<DensePlan, 'inputs' | 'units'>[], lowest: number): void;
  /** Lays a kernel that is given row by row … */
  arrange(values: Float32Array, kernel: Float32Array, inputs: number, units: number): void;
  /** … and gives it back. */
  rowByRow(kernel: Float32Array, inputs: number, units: number): Float32Array;
  /** z = x · kernel + bias */
  forward(layer: DenseArrays, rows: number): void;
  /** dx = dz · kernelᵀ */
  backpropagate(layer: DenseArrays, dx: Rows, rows: number): void;
  /** The kernel's gradient = xᵀ · dz */
  gradient(layer: DenseArrays, rows: number): void;
  /** The gradient and the walk in one, if that is faster. */
  descend?(layer: DenseArrays, rows: number): void;
  dispose(): void;
}

/** Something between two layers, at work: from its input to its output, [rows, units] each. */
export interface Stage {
  between: Between;
  input: Rows;
  output: Rows;
  /** Of an activation. */
  formula?: ActivationFormula;
  /** Of dropout: the factor of each number. */
  mask?: Float32Array;
}
