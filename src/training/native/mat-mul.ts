/** TensorFlow's matrix product, called without TensorFlow.js's bookkeeping. */

import { fault } from '../../names/fault.ts';

/** The number by which the addon knows a tensor. */
type TensorId = number;

interface OpAttribute {
  name: string;
  type: number;
  value: number | boolean;
}

/** What this file uses of the addon: `tf.backend().binding` of @tensorflow/tfjs-node. */
export interface TensorFlowBinding {
  readonly TF_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  createTensor(shape: number[], dtype: number, values: Float32Array): TensorId;
  deleteTensor(id: TensorId): void;
  tensorDataSync(id: TensorId): Float32Array | Int32Array;
  executeOp(
    name: string,
    attributes: OpAttribute[],
    inputs: TensorId[],
    outputCount: number,
  ): { id: TensorId }[];
}

/** Its first numbers, row by row, and whether it is multiplied with its rows as columns. */
export interface MatrixView {
  values: Float32Array;
  shape: [rows: number, columns: number];
  isTransposed?: boolean;
}

export class MatMul {
  private readonly binding: TensorFlowBinding;

  constructor(binding: TensorFlowBinding) {
    this.binding = binding;
  }

  /** @returns a · b, row by row */
  run(a: MatrixView, b: MatrixView): Float32Array {
    const { binding } = this;
    const { TF_ATTR_BOOL: type } = binding;
    const ids: TensorId[] = [];
    try {
      for (const { values, shape } of [a, b]) {
        const view = values.subarray(0, shape[0] * shape[1]);
        ids.push(binding.createTensor(shape, binding.TF_FLOAT, view)); // shares the memory
      }
      const attributes = [
        { name: 'transpose_a', type, value: a.isTransposed === true },
        { name: 'transpose_b', type, value: b.isTransposed === true },
        { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
      ];
      const [{ id }] = binding.executeOp('MatMul', attributes, ids, 1);
      ids.push(id);
      const product = binding.tensorDataSync(id);
      if (product instanceof Float32Array) return product;
      throw fault(`Expected float32 values, got ${product.constructor.name}.`);
    } finally {
      for (const id of ids) binding.deleteTensor(id);
    }
  }
}
