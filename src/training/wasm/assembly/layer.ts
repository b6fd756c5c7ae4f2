/** What a Dense layer keeps: its weights, and what one step computes with them. */

import { Activation } from './activation';
import { allocatePanels, allocateRows, Matrix, PANEL, roundUp } from './matrix';
import { TILE_ROWS } from './matmul';

/** Numbers that training changes, and what the optimizer remembers of each. */
export class Parameter {
  values: Matrix;
  /** What the optimizer remembers of each value; empty where it has fewer slots. */
  slot0: Matrix;
  slot1: Matrix;

  constructor(rows: i32, columns: i32, slots: i32) {
    this.values = allocatePanels(rows, columns);
    this.slot0 = allocatePanels(slots > 0 ? rows : 0, columns);
    this.slot1 = allocatePanels(slots > 1 ? rows : 0, columns);
  }
}

/** y = activation(z), z = x · kernel + bias. */
export class Layer {
  /** [inputs, units]; rows up to the next multiple of eight are 0. */
  kernel: Parameter;
  /** [1, units] */
  bias: Parameter;
  /** Rows of the kernel, padding included. */
  kernelRows: i32;
  /** Panels that hold the units. */
  panels: i32;
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
    const kernelRows = roundUp(inputs, PANEL);
    const rows = roundUp(batchSize, TILE_ROWS);
    const logits = allocateRows(rows, units);
    this.kernel = new Parameter(kernelRows, units, slots);
    this.bias = new Parameter(1, units, slots);
    this.kernelRows = kernelRows;
    this.panels = roundUp(units, PANEL) / PANEL;
    this.logits = logits;
    this.outputs = isLast ? allocateRows(rows, units) : logits;
    this.delta = allocateRows(rows, units);
  }
}
