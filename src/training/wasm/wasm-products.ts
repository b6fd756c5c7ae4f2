/** The products of Dense layers by our own WebAssembly module; kernels lie in panels of eight columns. */

import type { DenseArrays, Products } from '../products.ts';
import type { Room, Rows } from './room.ts';
import { addressesOf, PANEL, roundUp, type StepMemory } from './step-memory.ts';

const CACHE_LINE = 16; // numbers

export class WasmProducts implements Products {
  readonly name = 'wasm';

  /** kernelᵀ, for the time of a product: of the largest kernel that needs it. */
  private transposed?: Room;

  private readonly memory: StepMemory;

  constructor(memory: StepMemory) {
    this.memory = memory;
  }

  /** An odd number of cache lines, so that a column's numbers don't compete for the same place in the cache. */
  stride(units: number): number {
    return ((roundUp(units, CACHE_LINE) / CACHE_LINE) | 1) * CACHE_LINE;
  }

  kernelSize(inputs: number, units: number): number {
    return roundUp(inputs, PANEL) * roundUp(units, PANEL);
  }

  reserve(layers: readonly Pick<DenseArrays, 'inputs' | 'units'>[], lowest: number): void {
    this.memory.reserve(Math.max(...layers.map(({ units }) => units)));
    const sizes = layers
      .slice(lowest + 1)
      .map(({ inputs, units }) => this.kernelSize(inputs, units));
    if (sizes.length > 0) this.transposed = this.memory.room(Math.max(...sizes));
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
    const b = bias?.values.at;
    this.memory.crew.run('forward', {
      ...{ rows, inputs, units, x, z },
      ...{ kernel: addressesOf(kernel), bias: b },
    });
  }

  backpropagate({ kernel, dz, inputs, units }: DenseArrays, dx: Rows, rows: number): void {
    const { at } = this.transposed as Room;
    const [width, depth] = [roundUp(inputs, PANEL), roundUp(units, PANEL)];
    this.memory.module.transpose(kernel.values.at, width, depth, at);
    this.memory.crew.run('backpropagate', { rows, inputs, units, x: dx, z: dz, gradient: at });
  }

  gradient({ x, dz, kernel, inputs, units }: DenseArrays, rows: number): void {
    const { at } = kernel.gradient as Room;
    this.memory.crew.run('gradient', { rows, inputs, units, x, z: dz, gradient: at });
  }

  descend({ x, dz, kernel, inputs, units }: DenseArrays, rows: number): void {
    this.memory.crew.run('descend', {
      ...{ rows, inputs, units, x, z: dz },
      ...{ kernel: addressesOf(kernel), penalty: kernel.penalty },
    });
  }

  dispose(): void {
    // The memory goes with its owner.
  }
}

/** @example panelIndex(784, 2, 9) // (1 × 784 + 2) × 8 + 1 = 6,289 */
function panelIndex(inputs: number, row: number, column: number): number {
  return ((column >> 3) * roundUp(inputs, PANEL) + row) * PANEL + (column & 7);
}
