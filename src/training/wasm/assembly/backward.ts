/** Backward: which way is downhill, and a little walk that way at once. */

import { throughActivation } from './activation';
import { Layer } from './layer';
import { multiply } from './matmul';
import { allocatePanels, F32, Matrix, PANEL, PANEL_BYTES, transpose } from './matrix';
import { update } from './update';

/** Inputs whose gradients are computed together. */
const STRIP: i32 = 16;

/** ∂loss/∂w of 16 inputs' weights [16, units], panel by panel. */
let gradient!: Matrix;

/** kernelᵀ [units, inputs], panel by panel. */
let transposed!: Matrix;

/** Takes all the room that `backward` needs. */
export function prepareBackward(layers: Array<Layer>): void {
  let units = 0;
  let weights = 0;
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i];
    units = max(units, layer.units);
    if (i > 0) weights = max(weights, layer.kernelRows * layer.panels);
  }
  gradient = allocatePanels(STRIP, units);
  transposed = allocatePanels(weights, PANEL);
}

/** From ∂loss/∂z of the last layer to every weight: last to first layer. */
export function backward(layers: Array<Layer>, rows: i32): void {
  for (let i = layers.length - 1; i >= 0; i--) {
    const layer = layers[i];
    if (i > 0) backpropagate(layer, layers[i - 1], rows);
    descendKernel(layer, rows);
    if (layer.useBias) descendBias(layer, rows);
  }
}

/**
 * ∂loss/∂x = ∂loss/∂z · kernelᵀ, and x is the previous layer's y.
 *
 *     delta [rows, units] · kernelᵀ [units, inputs] = ∂loss/∂x [rows, inputs]
 */
function backpropagate(layer: Layer, previous: Layer, rows: i32): void {
  const paddedUnits = layer.panels * PANEL;
  const delta = previous.delta;
  transposed.panelBytes = paddedUnits * PANEL_BYTES;
  transpose(layer.kernel.values, layer.kernelRows, paddedUnits, transposed);
  memory.fill(delta.data, 0, rows * delta.rowBytes);
  multiply(
    layer.delta.data, layer.delta.rowBytes, F32,
    rows, layer.units, previous.panels,
    transposed, delta,
  );
  throughActivation(previous.activation, previous.outputs, delta, rows, previous.units);
}

/**
 * ∂loss/∂kernel = xᵀ · ∂loss/∂z, and the update: 16 inputs at a time, so that
 * no gradient ever leaves the processor's cache. The last strip may reach past
 * the inputs: what it finds there is dropped.
 *
 *     xᵀ [inputs, rows] · delta [rows, units] = gradient [inputs, units]
 */
function descendKernel(layer: Layer, rows: i32): void {
  const x = layer.x;
  for (let input = 0; input < layer.inputs; input += STRIP) {
    const count = min(STRIP, layer.inputs - input);
    memory.fill(gradient.data, 0, layer.panels * gradient.panelBytes);
    multiply(
      x.data + input * F32, F32, x.rowBytes, // xᵀ
      count, rows, layer.panels,
      layer.delta, gradient,
    );
    for (let panel = 0; panel < layer.panels; panel++) {
      update(layer.kernel, input, panel, gradient.at(0, panel), count);
    }
  }
}

/** ∂loss/∂bias = Σ over the rows of ∂loss/∂z [rows, units], and the update. */
function descendBias(layer: Layer, rows: i32): void {
  for (let panel = 0; panel < layer.panels; panel++) {
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    for (let row = 0; row < rows; row++) {
      const delta = layer.delta.at(row, panel);
      sum0 = f32x4.add(sum0, v128.load(delta));
      sum1 = f32x4.add(sum1, v128.load(delta, 16));
    }
    v128.store(gradient.data, sum0);
    v128.store(gradient.data, sum1, 16);
    update(layer.bias, 0, panel, gradient.data, 1);
  }
}
