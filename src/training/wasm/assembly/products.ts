/**
 * The products of a Dense layer: forward, backward, and the kernel's gradient. A share of each is
 * computed at a time: of rows from a multiple of four on, or of inputs from a multiple of `STRIP` on.
 */

import { multiply } from './matmul';
import { F32, PANEL, PANEL_BYTES, roundUp } from './matrix';
import { strip } from './scratch';
import { walk } from './update';

/** Inputs whose gradients are computed together. */
const STRIP: i32 = 16;

/** x [from … to, inputs] = numbers[bytes] */
export function spread(
  bytes: usize, numbers: usize, x: usize, xBytes: i32,
  from: i32, to: i32, inputs: i32,
): void {
  for (let row = from; row < to; row++) {
    const out = x + row * xBytes;
    const given = bytes + row * inputs;
    for (let i = 0; i < inputs; i++) {
      store<f32>(out + i * F32, load<f32>(numbers + (<usize>load<u8>(given + i) << 2)));
    }
  }
}

/**
 * z = x · kernel + bias.
 *
 *     x [from … to, inputs] · kernel [inputs, units] + bias [units] = z [from … to, units]
 * @param bias 0 where there is none
 */
export function forward(
  x: usize, xBytes: i32, kernel: usize, bias: usize, z: usize, zBytes: i32,
  from: i32, to: i32, inputs: i32, units: i32,
): void {
  const width = roundUp(units, PANEL) * F32;
  for (let row = from; row < to; row++) {
    if (bias != 0) memory.copy(z + row * zBytes, bias, width);
    else memory.fill(z + row * zBytes, 0, width);
  }
  multiply(
    x + from * xBytes, xBytes, F32,
    to - from, inputs, roundUp(units, PANEL) / PANEL,
    kernel, roundUp(inputs, PANEL) * PANEL_BYTES, PANEL_BYTES,
    z + from * zBytes, PANEL_BYTES, zBytes, true,
  );
}

/**
 * ∂loss/∂x = ∂loss/∂z · kernelᵀ.
 *
 *     dz [from … to, units] · kernelᵀ [units, inputs] = dx [from … to, inputs]
 * @param transposed kernelᵀ, panel by panel
 */
export function backpropagate(
  dz: usize, dzBytes: i32, transposed: usize, dx: usize, dxBytes: i32,
  from: i32, to: i32, inputs: i32, units: i32,
): void {
  const width = roundUp(inputs, PANEL);
  multiply(
    dz + from * dzBytes, dzBytes, F32,
    to - from, units, width / PANEL,
    transposed, roundUp(units, PANEL) * PANEL_BYTES, PANEL_BYTES,
    dx + from * dxBytes, PANEL_BYTES, dxBytes, false,
  );
}

/**
 * ∂loss/∂kernel, panel by panel as the kernel lies.
 *
 *     xᵀ [from … to, rows] · dz [rows, units] = out [from … to, units]
 */
export function gradient(
  x: usize, xBytes: i32, dz: usize, dzBytes: i32, out: usize,
  rows: i32, from: i32, to: i32, inputs: i32, units: i32,
): void {
  const panels = roundUp(units, PANEL) / PANEL;
  const panelBytes = roundUp(inputs, PANEL) * PANEL_BYTES;
  const first = out + from * PANEL_BYTES;
  const end = (to - from) * PANEL_BYTES;
  multiply(
    x + from * F32, F32, xBytes,
    to - from, rows, panels,
    dz, PANEL_BYTES, dzBytes,
    first, panelBytes, PANEL_BYTES, false,
  );
  // Past the inputs the product found what is no input.
  const beyond = roundUp(to, PANEL) * PANEL_BYTES - to * PANEL_BYTES;
  for (let panel = 0; panel < panels; panel++) memory.fill(first + panel * panelBytes + end, 0, beyond);
}

/**
 * The gradient and the walk at once, 16 inputs at a time, so that no gradient leaves the processor's
 * cache. The last strip may reach past the inputs: what it finds there is dropped.
 * @param slot0 what the optimizer remembers of the kernel; slots that it doesn't have are not looked at
 */
export function descend(
  x: usize, xBytes: i32, dz: usize, dzBytes: i32,
  kernel: usize, slot0: usize, slot1: usize, slot2: usize, l1: f32, l2: f32,
  rows: i32, from: i32, to: i32, inputs: i32, units: i32,
): void {
  const panels = roundUp(units, PANEL) / PANEL;
  const panelBytes = roundUp(inputs, PANEL) * PANEL_BYTES;
  for (let input = from; input < to; input += STRIP) {
    const count = min(STRIP, to - input);
    multiply(
      x + input * F32, F32, xBytes,
      count, rows, panels,
      dz, PANEL_BYTES, dzBytes,
      strip, STRIP * PANEL_BYTES, PANEL_BYTES, false,
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
