/**
 * Update: walk a little downhill. w is a weight, g its gradient; the formulas are Keras 3's. Adam
 * has TensorFlow.js's form too, with epsilon √(1 − beta2ᵗ) in the place of epsilon.
 */

import { Parameter } from './layer';
import { PANEL_BYTES } from './matrix';
import { four } from './vector';

/** The order is the loader's. */
export enum Optimizer { Sgd, Momentum, Nesterov, RmsProp, Adam, ScaledAdam }

let optimizer: Optimizer;
let learningRate: f32;
let momentum: f32;
let rho: f32;
let oneMinusRho: f32;
let oneMinusBeta1: f32;
let oneMinusBeta2: f32;
let epsilon: f32;

/** Adam's learning rate for the present step, its slots' slow start made good. */
let alpha: f32;

/** As JavaScript's numbers, which Keras's (Python's) are too. */
let beta1: f64;
let beta2: f64;
let givenEpsilon: f64;

/** How many slots a weight has. */
export function slotCount(name: Optimizer): i32 {
  switch (name) {
    case Optimizer.Sgd: return 0;
    case Optimizer.Adam:
    case Optimizer.ScaledAdam: return 2;
    default: return 1;
  }
}

/**
 * @param rate the learning rate
 * @param decay1 momentum, rho or beta1
 * @param decay2 beta2
 */
export function setOptimizer(name: Optimizer, rate: f64, decay1: f64, decay2: f64, tiny: f64): void {
  optimizer = name;
  learningRate = <f32>rate;
  momentum = <f32>decay1;
  rho = <f32>decay1;
  oneMinusRho = <f32>(1 - decay1);
  beta1 = decay1;
  beta2 = decay2;
  oneMinusBeta1 = <f32>(1 - decay1);
  oneMinusBeta2 = <f32>(1 - decay2);
  givenEpsilon = tiny;
  epsilon = <f32>tiny;
}

/**
 * alpha = learningRate √(1 − beta2ᵗ) / (1 − beta1ᵗ).
 * @param t steps, this one included
 */
export function beginStep(t: i32): void {
  if (optimizer != Optimizer.Adam && optimizer != Optimizer.ScaledAdam) return;
  const root = Math.sqrt(1 - power(beta2, t));
  alpha = <f32>(<f64>learningRate * root / (1 - power(beta1, t)));
  if (optimizer == Optimizer.ScaledAdam) epsilon = <f32>(givenEpsilon * root);
}

/**
 * Updates weights that lie side by side: rows of one panel of a parameter.
 * @param gradient ∂loss/∂w of each
 */
export function update(parameter: Parameter, row: i32, panel: i32, gradient: usize, rows: i32): void {
  const w = parameter.values.at(row, panel);
  const slot0 = parameter.slot0.at(row, panel);
  const slot1 = parameter.slot1.at(row, panel);
  const bytes = rows * PANEL_BYTES;
  switch (optimizer) {
    case Optimizer.Sgd: return sgd(w, gradient, bytes);
    case Optimizer.Momentum: return withMomentum(w, slot0, gradient, bytes);
    case Optimizer.Nesterov: return nesterov(w, slot0, gradient, bytes);
    case Optimizer.RmsProp: return rmsProp(w, slot0, gradient, bytes);
    default: return adam(w, slot0, slot1, gradient, bytes);
  }
}

/** w ← w − learningRate g */
function sgd(w: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    subtract(w + i, f32x4.mul(four(learningRate), v128.load(gradient + i)));
  }
}

/** a ← momentum a + g, w ← w − learningRate a */
function withMomentum(w: usize, accumulation: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const a = accumulate(accumulation + i, v128.load(gradient + i));
    subtract(w + i, f32x4.mul(four(learningRate), a));
  }
}

/** a ← momentum a + g, w ← w − learningRate (g + momentum a) */
function nesterov(w: usize, accumulation: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const g = v128.load(gradient + i);
    const a = accumulate(accumulation + i, g);
    const ahead = f32x4.add(g, f32x4.mul(four(momentum), a));
    subtract(w + i, f32x4.mul(four(learningRate), ahead));
  }
}

/** v ← rho v + (1 − rho) g², w ← w − learningRate g / √(v + epsilon) */
function rmsProp(w: usize, meanSquare: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const g = v128.load(gradient + i);
    const v = f32x4.add(
      f32x4.mul(four(rho), v128.load(meanSquare + i)),
      f32x4.mul(four(oneMinusRho), f32x4.mul(g, g)),
    );
    v128.store(meanSquare + i, v);
    subtract(w + i, f32x4.div(
      f32x4.mul(four(learningRate), g),
      f32x4.sqrt(f32x4.add(v, four(epsilon))),
    ));
  }
}

/**
 * m ← m + (1 − beta1) (g − m), v ← v + (1 − beta2) (g² − v),
 * w ← w − alpha m / (√v + epsilon)
 */
function adam(w: usize, mean: usize, meanSquare: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const g = v128.load(gradient + i);
    const m = towards(mean + i, g, oneMinusBeta1);
    const v = towards(meanSquare + i, f32x4.mul(g, g), oneMinusBeta2);
    subtract(w + i, f32x4.div(
      f32x4.mul(four(alpha), m),
      f32x4.add(f32x4.sqrt(v), four(epsilon)),
    ));
  }
}

/** w ← w − change */
// @ts-ignore: decorator
@inline
function subtract(w: usize, change: v128): void {
  v128.store(w, f32x4.sub(v128.load(w), change));
}

/** a ← momentum a + g. @returns the new a */
// @ts-ignore: decorator
@inline
function accumulate(accumulation: usize, g: v128): v128 {
  const a = f32x4.add(f32x4.mul(four(momentum), v128.load(accumulation)), g);
  v128.store(accumulation, a);
  return a;
}

/** s ← s + share (x − s). @returns the new s */
// @ts-ignore: decorator
@inline
function towards(slot: usize, x: v128, share: f32): v128 {
  const s = v128.load(slot);
  const next = f32x4.add(s, f32x4.mul(four(share), f32x4.sub(x, s)));
  v128.store(slot, next);
  return next;
}

/** baseᵗ by repeated squaring. */
function power(base: f64, t: i32): f64 {
  let result: f64 = 1;
  for (; t > 0; t >>= 1) {
    if (t & 1) result *= base;
    base *= base;
  }
  return result;
}
