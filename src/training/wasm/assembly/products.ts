/** The products of a Dense layer: forward, backward, and the kernel's gradient. */

import { multiply } from './matmul';
import { allocate, F32, PANEL, PANEL_BYTES, product, roundUp, transpose } from './matrix';
import { walk } from './update';

/**
 * z = x · kernel + bias.
 *
 *     x [rows, inputs] · kernel [inputs, units] + bias [units] = z [rows, units]
 * @param bias 0 where there is none
 */
export function forward(
  x: usize, xBytes: i32, kernel: usize, bias: usize, z: usize, zBytes: i32,
  rows: i32, inputs: i32, units: i32,
): void {
  const width = roundUp(units, PANEL) * F32;
  for (let row = 0; row < rows; row++) {
    if (bias != 0) memory.copy(z + row * zBytes, bias, width);
    else memory.fill(z + row * zBytes, 0, width);
  }
  multiply(
    x, xBytes, F32,
    rows, inputs, roundUp(units, PANEL) / PANEL,
    kernel, roundUp(inputs, PANEL) * PANEL_BYTES, PANEL_BYTES,
    z, PANEL_BYTES, zBytes,
  );
}

/** Inputs whose gradients are computed together, and their gradients, panel by panel. */
const STRIP: i32 = 16;
let strip: usize = 0;
let stripSize: i32 = 0;

/** kernelᵀ, for the time of a product. */
let transposed: usize = 0;
let transposedSize: i32 = 0;

/** Takes the room that the products of such a layer need, for each layer before the first step. */
export function reserve(inputs: i32, units: i32): void {
  const width = roundUp(units, PANEL);
  const size = product(roundUp(inputs, PANEL), width);
  if (size > transposedSize) {
    transposed = allocate(size);
    transposedSize = size;
  }
  if (STRIP * width > stripSize) {
    strip = allocate(STRIP * width);
    stripSize = STRIP * width;
  }
}

/**
 * ∂loss/∂x = ∂loss/∂z · kernelᵀ.
 *
 *     dz [rows, units] · kernelᵀ [units, inputs] = dx [rows, inputs]
 */
export function backpropagate(
  dz: usize, dzBytes: i32, kernel: usize, dx: usize, dxBytes: i32,
  rows: i32, inputs: i32, units: i32,
): void {
  const width = roundUp(inputs, PANEL);
  const depth = roundUp(units, PANEL);
  transpose(kernel, width, depth, transposed);
  for (let row = 0; row < rows; row++) memory.fill(dx + row * dxBytes, 0, width * F32);
  multiply(
    dz, dzBytes, F32,
    rows, units, width / PANEL,
    transposed, depth * PANEL_BYTES, PANEL_BYTES,
    dx, PANEL_BYTES, dxBytes,
  );
}

/**
 * ∂loss/∂kernel, panel by panel as the kernel lies.
 *
 *     xᵀ [inputs, rows] · dz [rows, units] = out [inputs, units]
 */
export function gradient(
  x: usize, xBytes: i32, dz: usize, dzBytes: i32, out: usize,
  rows: i32, inputs: i32, units: i32,
): void {
  const panels = roundUp(units, PANEL) / PANEL;
  const panelBytes = roundUp(inputs, PANEL) * PANEL_BYTES;
  memory.fill(out, 0, panels * panelBytes);
  multiply(x, F32, xBytes, inputs, rows, panels, dz, PANEL_BYTES, dzBytes, out, panelBytes, PANEL_BYTES);
  // Past the inputs the product found what is no input.
  const end = inputs * PANEL_BYTES;
  for (let panel = 0; panel < panels; panel++) {
    memory.fill(out + panel * panelBytes + end, 0, panelBytes - end);
  }
}

/**
 * The gradient and the walk at once, 16 inputs at a time, so that no gradient leaves the processor's
 * cache. The last strip may reach past the inputs: what it finds there is dropped.
 * @param slot0 what the optimizer remembers of the kernel; slots that it doesn't have are not looked at
 */
export function descend(
  x: usize, xBytes: i32, dz: usize, dzBytes: i32,
  kernel: usize, slot0: usize, slot1: usize, slot2: usize, l1: f32, l2: f32,
  rows: i32, inputs: i32, units: i32,
): void {
  const panels = roundUp(units, PANEL) / PANEL;
  const panelBytes = roundUp(inputs, PANEL) * PANEL_BYTES;
  for (let input = 0; input < inputs; input += STRIP) {
    const count = min(STRIP, inputs - input);
    memory.fill(strip, 0, panels * STRIP * PANEL_BYTES);
    multiply(
      x + input * F32, F32, xBytes,
      count, rows, panels,
      dz, PANEL_BYTES, dzBytes,
      strip, STRIP * PANEL_BYTES, PANEL_BYTES,
    );
    for (let panel = 0; panel < panels; panel++) {
      const at = panel * panelBytes + input * PANEL_BYTES;
      walk(
        kernel + at, slot0 + at, slot1 + at, slot2 + at,
        strip + panel * STRIP * PANEL_BYTES, count * PANEL, l1, l2,
      );
    }
  }
}
