/**
 * Loss: how wrong, as one number, and which way that number grows.
 *
 * A row's loss L and its gradient are computed together, because they share
 * their terms. The loss of a batch is the mean over its rows, so a row's
 * gradient is divided by their number.
 *
 * Cross-entropy comes in two forms. *From logits* z it is exact for any z, and
 * its gradient is p − t at once. *From probabilities* y it is Keras's for the
 * activations that have no logits: y is clipped to [ε, 1 − ε], and where that
 * clips the gradient is 0.
 */

import { softmax, throughActivation } from './activation';
import { Layer } from './layer';
import { F32 } from './matrix';
import { exp, firstLanes, four, log, logOf, sumOf } from './vector';

/** The order is the loader's. */
export enum Loss { BinaryCrossentropy, CategoricalCrossentropy, SparseCategoricalCrossentropy, MeanSquaredError }

/** Keras's epsilon(). */
const EPSILON: f32 = 1e-7;

/**
 * The mean loss of a batch; `last.delta` becomes ∂loss/∂z [rows, units].
 * @param targets [rows, units], or labels [rows] of the sparse loss
 */
export function lossAndDelta(loss: Loss, fromLogits: bool, last: Layer, targets: usize, rows: i32): f64 {
  const units = last.units;
  const targetBytes = (loss == Loss.SparseCategoricalCrossentropy ? 1 : units) * F32;
  let sum: f64 = 0;
  for (let row = 0; row < rows; row++) {
    const z = last.logits.row(row);
    const y = last.outputs.row(row);
    const t = targets + row * targetBytes;
    const delta = last.delta.row(row);
    switch (loss) {
      case Loss.BinaryCrossentropy:
        sum += fromLogits ? binaryFromLogits(z, t, delta, units, rows) : binary(y, t, delta, units, rows);
        break;
      case Loss.CategoricalCrossentropy:
        sum += fromLogits ? categoricalFromLogits(z, t, delta, units, rows) : categorical(y, t, delta, units, rows);
        break;
      case Loss.SparseCategoricalCrossentropy: {
        const label = load<i32>(t);
        sum += fromLogits ? sparseFromLogits(z, label, delta, units, rows) : sparse(y, label, delta, units, rows);
        break;
      }
      default:
        sum += meanSquared(y, t, delta, units, rows);
    }
  }
  if (!fromLogits) throughActivation(last.activation, last.outputs, last.delta, rows, units);
  return sum / rows;
}

/** L = mean (y − t)², ∂L/∂y = 2 (y − t) / units. */
function meanSquared(y: usize, t: usize, delta: usize, units: i32, rows: i32): f64 {
  const scale: f32 = 2 / (<f32>units * <f32>rows);
  let sums = four(0);
  for (let i = 0, left = units; left > 0; i += 16, left -= 4) {
    const error = v128.and(f32x4.sub(v128.load(y + i), v128.load(t + i)), firstLanes(left));
    sums = f32x4.add(sums, f32x4.mul(error, error));
    v128.store(delta + i, f32x4.mul(error, four(scale)));
  }
  return sumOf(sums) / <f32>units;
}

/**
 * L = mean (max(z, 0) − t z + ln(1 + e^−|z|)), ∂L/∂z = (σ(z) − t) / units,
 * which is mean (−t ln p − (1 − t) ln(1 − p)) with p = σ(z).
 */
function binaryFromLogits(z: usize, t: usize, delta: usize, units: i32, rows: i32): f64 {
  const count = four(<f32>units * <f32>rows);
  let sums = four(0);
  for (let i = 0, left = units; left > 0; i += 16, left -= 4) {
    const real = firstLanes(left);
    const logit = v128.load(z + i);
    const target = v128.load(t + i);
    const power = exp(f32x4.neg(f32x4.abs(logit))); // e^−|z|
    const onePlus = f32x4.add(four(1), power);
    // σ(z) = 1 / (1 + e⁻ᶻ) = e^z / (1 + e^z): the one whose power can't overflow
    const positive = f32x4.ge(logit, four(0));
    const p = f32x4.div(v128.bitselect(four(1), power, positive), onePlus);
    const loss = f32x4.add(
      f32x4.sub(v128.and(logit, positive), f32x4.mul(target, logit)),
      log(onePlus),
    );
    sums = f32x4.add(sums, v128.and(loss, real));
    v128.store(delta + i, v128.and(f32x4.div(f32x4.sub(p, target), count), real));
  }
  return sumOf(sums) / <f32>units;
}

/** L = mean (−t ln c − (1 − t) ln(1 − c)), c = clip(y); ∂L/∂y = (c − t) / (c (1 − c)) / units. */
function binary(y: usize, t: usize, delta: usize, units: i32, rows: i32): f64 {
  const count: f32 = <f32>units * <f32>rows;
  let sum: f64 = 0;
  for (let i = 0; i < units * F32; i += F32) {
    const p = load<f32>(y + i);
    const target = load<f32>(t + i);
    const c = clip(p);
    sum -= target * logOf(c) + (1 - target) * logOf(1 - c);
    store<f32>(delta + i, c == p ? ((1 - target) / (1 - c) - target / c) / count : 0);
  }
  return sum / units;
}

/** L = Σ t (ln Σ eᶻ − z), ∂L/∂z = softmax(z) − t. */
function categoricalFromLogits(z: usize, t: usize, delta: usize, units: i32, rows: i32): f64 {
  const logSum = softmax(z, delta, units);
  let sums = four(0);
  for (let i = 0, left = units; left > 0; i += 16, left -= 4) {
    const target = v128.and(v128.load(t + i), firstLanes(left));
    const logit = v128.load(z + i);
    sums = f32x4.add(sums, f32x4.mul(target, f32x4.sub(four(logSum), logit)));
    const gradient = f32x4.sub(v128.load(delta + i), target);
    v128.store(delta + i, f32x4.div(gradient, four(<f32>rows)));
  }
  return sumOf(sums);
}

/**
 * L = −Σ t ln c, c = clip(n), n = y / Σ y.
 * ∂L/∂n = −t / n, and through the division ∂L/∂y = (∂L/∂n − Σ ∂L/∂n n) / Σ y.
 */
function categorical(y: usize, t: usize, delta: usize, units: i32, rows: i32): f64 {
  const bytes = units * F32;
  let total: f32 = 0;
  for (let i = 0; i < bytes; i += F32) total += load<f32>(y + i);

  let sum: f64 = 0;
  let dot: f32 = 0;
  for (let i = 0; i < bytes; i += F32) {
    const n = load<f32>(y + i) / total;
    const target = load<f32>(t + i);
    const c = clip(n);
    sum -= target * logOf(c);
    const gradient: f32 = c == n ? -target / n : 0;
    dot += gradient * n;
    store<f32>(delta + i, gradient);
  }
  for (let i = 0; i < bytes; i += F32) {
    store<f32>(delta + i, (load<f32>(delta + i) - dot) / (total * <f32>rows));
  }
  return sum;
}

/** L = ln Σ eᶻ − z[label], ∂L/∂z = softmax(z) − onehot(label). */
function sparseFromLogits(z: usize, label: i32, delta: usize, units: i32, rows: i32): f64 {
  const logSum = softmax(z, delta, units);
  const hit = delta + label * F32;
  store<f32>(hit, load<f32>(hit) - 1);
  for (let i = 0; i < units * F32; i += 16) {
    v128.store(delta + i, f32x4.div(v128.load(delta + i), four(<f32>rows)));
  }
  return logSum - load<f32>(z + label * F32);
}

/**
 * L = ln Σ c − ln c[label], c = clip(y): ln c serves as the logits, so that
 * ∂L/∂y = (c / Σ c − onehot(label)) / c.
 */
function sparse(y: usize, label: i32, delta: usize, units: i32, rows: i32): f64 {
  const bytes = units * F32;
  let total: f32 = 0;
  for (let i = 0; i < bytes; i += F32) total += clip(load<f32>(y + i));
  for (let i = 0; i < bytes; i += F32) {
    const p = load<f32>(y + i);
    const c = clip(p);
    const hit: f32 = i == label * F32 ? 1 : 0;
    store<f32>(delta + i, c == p ? (c / total - hit) / (c * <f32>rows) : 0);
  }
  return logOf(total) - logOf(clip(load<f32>(y + label * F32)));
}

/** @returns p in [ε, 1 − ε] */
function clip(p: f32): f32 {
  return min(max(p, EPSILON), 1 - EPSILON);
}
