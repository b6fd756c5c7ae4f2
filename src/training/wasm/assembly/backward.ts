/** Backward: which way is downhill, and a little walk that way at once. */

import { throughActivation } from './activation';
import { Layer } from './layer';
import { multiply, multiplyPanel } from './matmul';
import { allocate, F32, Matrix, PANEL, PANEL_BYTES, product, toPanels, transposePanels } from './matrix';
import { update } from './update';

/** Inputs whose gradients are computed together: a cache line of numbers. */
const STRIP: i32 = 16;
const STRIP_BYTES: i32 = STRIP * F32;

/** ∂loss/∂w of a strip × a panel of weights: [16, 8]. */
const gradient = allocate(STRIP * PANEL);

/** A strip of x: [rows, 16]. */
let strip: usize;

/** Room for one panelled matrix: a transposed kernel, or a delta. */
let panelled: usize;

/** Takes all the room that `backward` needs. */
export function prepareBackward(layers: Array<Layer>, batchSize: i32): void {
  let largest = 0;
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i];
    const rows = i > 0 ? max(batchSize, layer.kernelRows) : batchSize;
    largest = max(largest, product(rows, layer.panels * PANEL));
  }
  panelled = allocate(largest);
  strip = allocate(product(batchSize, STRIP));
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
  const delta = previous.delta;
  const paddedUnits = layer.panels * PANEL;
  transposePanels(layer.kernel.values, layer.kernelRows, paddedUnits, panelled);
  memory.fill(delta.data, 0, rows * delta.rowBytes);
  multiply(
    layer.delta, rows, layer.units,
    panelled, paddedUnits * PANEL_BYTES, previous.panels,
    delta,
  );
  throughActivation(previous.activation, previous.outputs, delta, rows, previous.units);
}

/**
 * ∂loss/∂kernel = xᵀ · ∂loss/∂z, and the update: 16 inputs × 8 units at a time,
 * so that no gradient ever leaves the processor's cache.
 *
 *     xᵀ [inputs, rows] · delta [rows, units] = gradient [inputs, units]
 */
function descendKernel(layer: Layer, rows: i32): void {
  toPanels(layer.delta, rows, layer.panels, panelled);
  for (let input = 0; input < layer.inputs; input += STRIP) {
    const count = min(STRIP, layer.inputs - input);
    copyStrip(layer.x, input, rows);
    for (let panel = 0; panel < layer.panels; panel++) {
      memory.fill(gradient, 0, STRIP * PANEL_BYTES);
      multiplyPanel(
        strip, F32, STRIP_BYTES, count, // its columns are xᵀ's rows
        panelled + panel * rows * PANEL_BYTES, rows,
        gradient, PANEL_BYTES,
      );
      const start = panel * layer.kernelRows + input;
      update(layer.kernel, start * PANEL_BYTES, gradient, count * PANEL_BYTES);
    }
  }
}

/** strip = x[:, input … input + 15]. A last strip reaches past its rows: those gradients are dropped. */
function copyStrip(x: Matrix, input: i32, rows: i32): void {
  for (let row = 0; row < rows; row++) {
    const from = x.row(row) + input * F32;
    const to = strip + row * STRIP_BYTES;
    for (let i = 0; i < STRIP_BYTES; i += 16) v128.store(to + i, v128.load(from + i));
  }
}

/** ∂loss/∂bias = Σ over the rows of ∂loss/∂z [rows, units], and the update. */
function descendBias(layer: Layer, rows: i32): void {
  for (let panel = 0; panel < layer.panels; panel++) {
    const start = panel * PANEL_BYTES;
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    for (let row = 0; row < rows; row++) {
      const delta = layer.delta.row(row) + start;
      sum0 = f32x4.add(sum0, v128.load(delta));
      sum1 = f32x4.add(sum1, v128.load(delta, 16));
    }
    v128.store(gradient, sum0);
    v128.store(gradient, sum1, 16);
    update(layer.bias, start, gradient, PANEL_BYTES);
  }
}
