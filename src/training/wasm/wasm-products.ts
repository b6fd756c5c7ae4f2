/** The products of Dense layers by our own WebAssembly module; kernels lie in panels of eight columns. */

import type { DenseArrays, Products } from '../products';
import {
  addressesOf,
  PANEL,
  type Parameter,
  type Rows,
  roundUp,
  type StepMemory,
} from './step-memory';

const BYTES = Float32Array.BYTES_PER_ELEMENT;
const CACHE_LINE = 16; // numbers

export class WasmProducts implements Products {
  readonly name = 'wasm';

  constructor(private readonly memory: StepMemory) {}

  /** An odd number of cache lines, so that a column's numbers don't compete for the same place in the cache. */
  stride(units: number): number {
    return ((roundUp(units, CACHE_LINE) / CACHE_LINE) | 1) * CACHE_LINE;
  }

  kernelSize(inputs: number, units: number): number {
    return roundUp(inputs, PANEL) * roundUp(units, PANEL);
  }

  reserve(inputs: number, units: number): void {
    this.memory.module.reserve(inputs, units);
  }

  arrange(values: Float32Array, kernel: Float32Array, inputs: number, units: number): void {
    for (let row = 0; row < inputs; row++) {
      for (let column = 0; column < units; column++) {
        kernel[panelIndex(inputs, row, column)] = values[row * units + column];
      }
    }
  }

  rowByRow(kernel: Float32Array, inputs: number, units: number): Float32Array {
    const values = new Float32Array(inputs * units);
    for (let row = 0; row < inputs; row++) {
      for (let column = 0; column < units; column++) {
        values[row * units + column] = kernel[panelIndex(inputs, row, column)];
      }
    }
    return values;
  }

  forward({ x, kernel, bias, z, inputs, units }: DenseArrays, rows: number): void {
    const [from, b] = [kernel.values.at, bias?.values.at ?? 0];
    this.memory.module.forward(...address(x), from, b, ...address(z), rows, inputs, units);
  }

  backpropagate({ kernel, dz, inputs, units }: DenseArrays, dx: Rows, rows: number): void {
    const { at } = kernel.values;
    this.memory.module.backpropagate(...address(dz), at, ...address(dx), rows, inputs, units);
  }

  gradient({ x, dz, kernel, inputs, units }: DenseArrays, rows: number): void {
    const out = kernel.gradient as NonNullable<Parameter['gradient']>;
    this.memory.module.gradient(...address(x), ...address(dz), out.at, rows, inputs, units);
  }

  descend({ x, dz, kernel, inputs, units }: DenseArrays, rows: number): void {
    const { l1 = 0, l2 = 0 } = kernel.penalty ?? {};
    this.memory.module.descend(
      ...address(x),
      ...address(dz),
      ...addressesOf(kernel),
      ...[l1, l2, rows, inputs, units],
    );
  }

  dispose(): void {
    // The memory goes with its owner.
  }
}

const address = ({ room, stride }: Rows): [at: number, rowBytes: number] => [
  room.at,
  stride * BYTES,
];

/** @example panelIndex(784, 2, 9) // (1 × 784 + 2) × 8 + 1 = 6,289 */
function panelIndex(inputs: number, row: number, column: number): number {
  return ((column >> 3) * roundUp(inputs, PANEL) + row) * PANEL + (column & 7);
}
