/**
 * The products of Dense layers on TensorFlow's own kernels: the C++ that Keras runs too, called through
 * the addon of @tensorflow/tfjs-node. Kernels lie row by row, as TensorFlow reads them.
 */

import type { DenseArrays, Products } from '../products.ts';
import type { Rows } from '../wasm/room.ts';
import type { Parameter } from '../wasm/step-memory.ts';
import { MatMul, type TensorFlowBinding } from './mat-mul.ts';

export class NativeProducts implements Products {
  readonly name = 'native';
  private readonly matMul: MatMul;

  /** @param binding `tf.backend().binding`; set TF_NUM_INTRAOP_THREADS before the addon is loaded */
  constructor(binding: TensorFlowBinding) {
    this.matMul = new MatMul(binding);
  }

  stride(units: number): number {
    return units;
  }

  /** Rounded up, for the walk is four numbers at a time. */
  kernelSize(inputs: number, units: number): number {
    return Math.ceil((inputs * units) / 4) * 4;
  }

  reserve(): void {
    // TensorFlow has memory of its own, and a walk needs none.
  }

  arrange(values: Float32Array, kernel: Float32Array): void {
    kernel.set(values);
  }

  rowByRow(kernel: Float32Array, inputs: number, units: number): Float32Array {
    return kernel.slice(0, inputs * units);
  }

  /** [rows, inputs] · [inputs, units] → [rows, units] */
  forward({ x, kernel, bias, z, inputs, units }: DenseArrays, rows: number): void {
    const product = this.matMul.run(
      { values: x.room.values, shape: [rows, inputs] },
      { values: kernel.values.values, shape: [inputs, units] },
    );
    const { values } = z.room;
    values.set(product);
    const b = bias?.values.values;
    if (!b) return;
    for (let at = 0; at < rows * units; ) {
      for (let i = 0; i < units; i++) values[at++] += b[i];
    }
  }

  /** [rows, units] · [inputs, units]ᵀ → [rows, inputs] */
  backpropagate({ kernel, dz, inputs, units }: DenseArrays, dx: Rows, rows: number): void {
    const product = this.matMul.run(
      { values: dz.room.values, shape: [rows, units] },
      { values: kernel.values.values, shape: [inputs, units], isTransposed: true },
    );
    dx.room.values.set(product);
  }

  /** [rows, inputs]ᵀ · [rows, units] → [inputs, units] */
  gradient({ x, dz, kernel, inputs, units }: DenseArrays, rows: number): void {
    const product = this.matMul.run(
      { values: x.room.values, shape: [rows, inputs], isTransposed: true },
      { values: dz.room.values, shape: [rows, units] },
    );
    (kernel.gradient as NonNullable<Parameter['gradient']>).values.set(product);
  }

  dispose(): void {
    // Every product's tensors are gone by its end.
  }
}
