/** What a Dense layer keeps: its weights, and what one step computes with them. */

import { Activation } from './activation';
import { allocate, F32, Matrix, PANEL, PANEL_BYTES, product, roundUp } from './matrix';
import { TILE_ROWS } from './matmul';

/** Numbers that training changes, and what the optimizer remembers of each. */
export class Parameter {
  values: usize;
  slot0: usize = 0;
  slot1: usize = 0;

  constructor(count: i32, slots: i32) {
    this.values = allocate(count);
    if (slots > 0) this.slot0 = allocate(count);
    if (slots > 1) this.slot1 = allocate(count);
  }
}

/** y = activation(z), z = x · kernel + bias. */
export class Layer {
  /** [inputs, units], panelled; rows up to the next multiple of eight are 0. */
  kernel: Parameter;
  /** [units] */
  bias: Parameter;
  /** Panels that hold the units. */
  panels: i32;
  /** Rows of the kernel, padding included. */
  kernelRows: i32;
  /** z [batch, units]; in a hidden layer y takes its place. */
  logits: Matrix;
  /** y [batch, units] */
  outputs: Matrix;
  /** ∂loss/∂z [batch, units] */
  delta: Matrix;

  constructor(
    /** x [batch, inputs]: the batch, or the outputs of the layer before. */
    public x: Matrix,
    public inputs: i32,
    public units: i32,
    public activation: Activation,
    public useBias: bool,
    isLast: bool,
    batchSize: i32,
    slots: i32,
  ) {
    const paddedUnits = roundUp(units, PANEL);
    const kernelRows = roundUp(inputs, PANEL);
    const rows = roundUp(batchSize, TILE_ROWS);
    const logits = new Matrix(rows, paddedUnits * F32);
    this.panels = paddedUnits / PANEL;
    this.kernelRows = kernelRows;
    this.kernel = new Parameter(product(kernelRows, paddedUnits), slots);
    this.bias = new Parameter(paddedUnits, slots);
    this.logits = logits;
    this.outputs = isLast ? new Matrix(rows, paddedUnits * F32) : logits;
    this.delta = new Matrix(rows, paddedUnits * F32);
  }

  /** Bytes of one panel of the kernel. */
  get kernelPanelBytes(): i32 {
    return this.kernelRows * PANEL_BYTES;
  }
}
