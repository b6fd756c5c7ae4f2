/** Activations y = f(z), and their derivatives from y. */

import { F32, Matrix } from './matrix';
import { exp, firstLanes, four, logOf, maxOf, sumOf, tanh } from './vector';

/** The order is the loader's. */
export enum Activation { Linear, Sigmoid, Relu, Tanh, Softmax }

/**
 * y = f(z).
 * @param z [rows, units]
 * @param y [rows, units]; may be z itself, but for softmax
 */
export function activate(activation: Activation, z: Matrix, y: Matrix, rows: i32, units: i32): void {
  if (activation == Activation.Softmax) {
    for (let row = 0; row < rows; row++) softmax(z.row(row), y.row(row), units);
    return;
  }
  for (let i = 0, bytes = rows * z.rowBytes; i < bytes; i += 16) {
    v128.store(y.data + i, activateFour(activation, v128.load(z.data + i)));
  }
}

/**
 * ∂loss/∂z = ∂loss/∂y · f′(z), in place.
 * @param y [rows, units]
 * @param delta [rows, units]: ∂loss/∂y before, ∂loss/∂z after
 */
export function throughActivation(activation: Activation, y: Matrix, delta: Matrix, rows: i32, units: i32): void {
  if (activation == Activation.Linear) return;
  if (activation == Activation.Softmax) {
    for (let row = 0; row < rows; row++) throughSoftmax(y.row(row), delta.row(row), units);
    return;
  }
  for (let i = 0, bytes = rows * y.rowBytes; i < bytes; i += 16) {
    const slope = slopeOfFour(activation, v128.load(y.data + i));
    v128.store(delta.data + i, f32x4.mul(v128.load(delta.data + i), slope));
  }
}

// @ts-ignore: decorator
@inline
function activateFour(activation: Activation, z: v128): v128 {
  switch (activation) {
    case Activation.Sigmoid: // 1 / (1 + e⁻ᶻ)
      return f32x4.div(four(1), f32x4.add(four(1), exp(f32x4.neg(z))));
    case Activation.Relu: // max(0, z)
      return f32x4.pmax(z, four(0));
    case Activation.Tanh:
      return tanh(z);
    default:
      return z;
  }
}

/** f′(z) written with y = f(z). */
// @ts-ignore: decorator
@inline
function slopeOfFour(activation: Activation, y: v128): v128 {
  switch (activation) {
    case Activation.Sigmoid: // y (1 − y)
      return f32x4.mul(y, f32x4.sub(four(1), y));
    case Activation.Relu: // 1 where y > 0, else 0
      return v128.and(f32x4.gt(y, four(0)), four(1));
    default: // tanh: 1 − y²
      return f32x4.sub(four(1), f32x4.mul(y, y));
  }
}

/**
 * One row of softmax: p = e^(z − max z) / Σ e^(z − max z).
 * @param z [units]
 * @param p [units], and 0 up to the next multiple of four
 * @returns ln Σ eᶻ
 */
export function softmax(z: usize, p: usize, units: i32): f32 {
  const bytes = units * F32;
  let largest = four(-Infinity);
  for (let i = 0, left = units; i < bytes; i += 16, left -= 4) {
    const real = v128.bitselect(v128.load(z + i), four(-Infinity), firstLanes(left));
    largest = f32x4.pmax(largest, real);
  }
  const shift = maxOf(largest);

  let sums = four(0);
  for (let i = 0, left = units; i < bytes; i += 16, left -= 4) {
    const power = v128.and(exp(f32x4.sub(v128.load(z + i), four(shift))), firstLanes(left));
    v128.store(p + i, power);
    sums = f32x4.add(sums, power);
  }
  const sum = sumOf(sums);

  for (let i = 0; i < bytes; i += 16) {
    v128.store(p + i, f32x4.div(v128.load(p + i), four(sum)));
  }
  return shift + logOf(sum);
}

/** One row: ∂loss/∂z = p ∘ (g − Σ g p) with g = ∂loss/∂p. */
function throughSoftmax(p: usize, delta: usize, units: i32): void {
  const bytes = units * F32;
  let dot: f32 = 0;
  for (let i = 0; i < bytes; i += F32) dot += load<f32>(delta + i) * load<f32>(p + i);
  for (let i = 0; i < bytes; i += F32) {
    store<f32>(delta + i, load<f32>(p + i) * (load<f32>(delta + i) - dot));
  }
}
