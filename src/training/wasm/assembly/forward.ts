/** Forward: predict. */

import { activate } from './activation';
import { Layer } from './layer';
import { multiply } from './matmul';
import { F32, Matrix, PANEL_BYTES } from './matrix';

/**
 * z = x · kernel + bias, y = activation(z): first to last layer.
 *
 *     x [rows, inputs] · kernel [inputs, units] + bias [units] = z [rows, units]
 */
export function forward(layers: Array<Layer>, rows: i32): void {
  for (let i = 0; i < layers.length; i++) {
    const layer = layers[i];
    const x = layer.x;
    fillRows(layer.logits, layer.bias.values.data, rows, layer.panels);
    multiply(
      x.data, x.rowBytes, F32,
      rows, layer.inputs, layer.panels,
      layer.kernel.values, layer.logits,
    );
    activate(layer.activation, layer.logits, layer.outputs, rows, layer.units);
  }
}

/** Every row of `matrix` [rows, 8 × panels] becomes `row`. */
function fillRows(matrix: Matrix, row: usize, rows: i32, panels: i32): void {
  for (let i = 0; i < rows; i++) {
    memory.copy(matrix.row(i), row, panels * PANEL_BYTES);
  }
}
