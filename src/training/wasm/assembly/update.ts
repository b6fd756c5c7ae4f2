/**
 * Update: walk a little downhill. w is a weight, g its gradient; the formulas are Keras 3's, four
 * weights at a time, as ../../optimizers.ts has them. What is the same for all weights of a step is
 * computed there and prepared here.
 */

import { F32 } from './matrix';

/** The order is ../optimizer-codes.ts's. */
enum Optimizer { Sgd, Momentum, Nesterov, RmsProp, Adagrad, Adadelta, Adam, Adamax, Nadam, Lion }

let optimizer: Optimizer;
/** Of this step; Adam's and Adamax's with their slots' slow start made good. */
let rate: f32;
let a: f32;
let b: f32;
let c: f32;
let d: f32;
let e: f32;
/** The share of each weight that goes before it walks. */
let decay: f32;
/** Slots that only some settings have. */
let hasMomentum: bool;
let isCentered: bool;
let isAmsgrad: bool;

/** For every step anew, before its first walk: the numbers that the formulas below name. */
export function prepare(
  code: Optimizer, options: i32, shrink: f32, r: f32, c1: f32, c2: f32, c3: f32, c4: f32, c5: f32,
): void {
  optimizer = code;
  hasMomentum = (options & 1) != 0;
  isCentered = (options & 2) != 0;
  isAmsgrad = (options & 4) != 0;
  decay = shrink;
  rate = r, a = c1, b = c2, c = c3, d = c4, e = c5;
}

/**
 * Updates weights that lie side by side.
 * @param gradient ∂loss/∂w of each; changed where weights are held small
 * @param count a multiple of four
 * @param l1 what |w| adds to the loss; l2: what w² adds
 */
export function walk(
  w: usize, slot0: usize, slot1: usize, slot2: usize,
  gradient: usize, count: i32, l1: f32, l2: f32,
): void {
  const bytes = count * F32;
  if (l1 != 0 || l2 != 0) hold(w, gradient, count, l1, l2);
  if (decay != 0) shrink(w, bytes);
  switch (optimizer) {
    case Optimizer.Sgd: return sgd(w, gradient, bytes);
    case Optimizer.Momentum: return momentum(w, slot0, gradient, bytes);
    case Optimizer.Nesterov: return nesterov(w, slot0, gradient, bytes);
    case Optimizer.RmsProp: return rmsProp(w, slot0, slot1, hasMomentum ? slot2 : slot1, gradient, bytes);
    case Optimizer.Adagrad: return adagrad(w, slot0, gradient, bytes);
    case Optimizer.Adadelta: return adadelta(w, slot0, slot1, gradient, bytes);
    case Optimizer.Adam: return adam(w, slot0, slot1, slot2, gradient, bytes);
    case Optimizer.Adamax: return adamax(w, slot0, slot1, gradient, bytes);
    case Optimizer.Nadam: return nadam(w, slot0, slot1, gradient, bytes);
    default: return lion(w, slot0, gradient, bytes);
  }
}

/** @returns l1 Σ|w| + l2 Σw²; what lies beyond the weights is 0 */
export function penalty(w: usize, count: i32, l1: f64, l2: f64): f64 {
  let sizes: f64 = 0, squares: f64 = 0;
  for (let i = 0; i < count * F32; i += 16) {
    const x = v128.load(w + i);
    const low = f64x2.promote_low_f32x4(x);
    const high = f64x2.promote_low_f32x4(v128.shuffle<i32>(x, x, 2, 3, 0, 1));
    const size = f64x2.add(f64x2.abs(low), f64x2.abs(high));
    const square = f64x2.add(f64x2.mul(low, low), f64x2.mul(high, high));
    sizes += f64x2.extract_lane(size, 0) + f64x2.extract_lane(size, 1);
    squares += f64x2.extract_lane(square, 0) + f64x2.extract_lane(square, 1);
  }
  return l1 * sizes + l2 * squares;
}

/** g ← g + l1 sign w + 2 l2 w */
export function hold(w: usize, gradient: usize, count: i32, l1: f32, l2: f32): void {
  for (let i = 0; i < count * F32; i += 16) {
    const x = v128.load(w + i);
    const slope = f32x4.add(f32x4.mul(four(l1), sign(x)), f32x4.mul(four(2 * l2), x));
    v128.store(gradient + i, f32x4.add(v128.load(gradient + i), slope));
  }
}

/** g ← factor g */
export function scale(gradient: usize, count: i32, factor: f32): void {
  for (let i = 0; i < count * F32; i += 16) {
    v128.store(gradient + i, f32x4.mul(v128.load(gradient + i), four(factor)));
  }
}

/** g ← min(most, max(−most, g)) */
export function bound(gradient: usize, count: i32, most: f32): void {
  for (let i = 0; i < count * F32; i += 16) {
    const g = f32x4.max(v128.load(gradient + i), four(-most));
    v128.store(gradient + i, f32x4.min(g, four(most)));
  }
}

/** w ← w − decay w */
function shrink(w: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) subtract(w + i, f32x4.mul(v128.load(w + i), four(decay)));
}

/** w ← w − rate g */
function sgd(w: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    subtract(w + i, f32x4.mul(four(rate), v128.load(gradient + i)));
  }
}

/** m ← a m − rate g, w ← w + m. a: momentum */
function momentum(w: usize, slot: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const change = f32x4.mul(four(rate), v128.load(gradient + i));
    const m = put(slot + i, f32x4.sub(f32x4.mul(v128.load(slot + i), four(a)), change));
    v128.store(w + i, f32x4.add(v128.load(w + i), m));
  }
}

/** m ← a m − rate g, w ← w + a m − rate g. a: momentum */
function nesterov(w: usize, slot: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const change = f32x4.mul(four(rate), v128.load(gradient + i));
    const m = put(slot + i, f32x4.sub(f32x4.mul(v128.load(slot + i), four(a)), change));
    v128.store(w + i, f32x4.add(v128.load(w + i), f32x4.sub(f32x4.mul(m, four(a)), change)));
  }
}

/**
 * v ← a v + b g², s = rate g / (√(v + c) + e), w ← w − s. a: rho, b: 1 − rho, c or e: epsilon
 *
 * Centered, with n ← a n + b g, it is √(v − n² + c); with momentum d, m ← d m + s is taken for s.
 */
function rmsProp(w: usize, square: usize, moment: usize, mean: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const g = v128.load(gradient + i);
    let v = put(square + i, mixed(square + i, f32x4.mul(g, g)));
    if (isCentered) {
      const n = put(mean + i, mixed(mean + i, g));
      v = f32x4.sub(v, f32x4.mul(n, n));
    }
    const root = f32x4.add(f32x4.sqrt(f32x4.add(v, four(c))), four(e));
    let s = f32x4.div(f32x4.mul(four(rate), g), root);
    if (hasMomentum) s = put(moment + i, f32x4.add(f32x4.mul(four(d), v128.load(moment + i)), s));
    subtract(w + i, s);
  }
}

/** v ← v + g², w ← w − rate g / (√(v + a) + b). a or b: epsilon */
function adagrad(w: usize, sum: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const g = v128.load(gradient + i);
    const v = put(sum + i, f32x4.add(v128.load(sum + i), f32x4.mul(g, g)));
    const root = f32x4.add(f32x4.sqrt(f32x4.add(v, four(a))), four(b));
    subtract(w + i, f32x4.div(f32x4.mul(four(rate), g), root));
  }
}

/**
 * v ← a v + b g², s = g √(u + c) / √(v + c), u ← a u + b s², w ← w − rate s.
 * a: rho, b: 1 − rho, c: epsilon
 */
function adadelta(w: usize, grads: usize, deltas: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const g = v128.load(gradient + i);
    const v = put(grads + i, mixed(grads + i, f32x4.mul(g, g)));
    const root = f32x4.sqrt(f32x4.add(v128.load(deltas + i), four(c)));
    const s = f32x4.div(f32x4.mul(root, g), f32x4.sqrt(f32x4.add(v, four(c))));
    put(deltas + i, mixed(deltas + i, f32x4.mul(s, s)));
    subtract(w + i, f32x4.mul(four(rate), s));
  }
}

/**
 * m ← m + a (g − m), v ← v + b (g² − v), w ← w − rate m / (√v + c).
 * a: 1 − beta1, b: 1 − beta2, c: epsilon; with amsgrad the largest v so far is taken for it
 */
function adam(w: usize, mean: usize, square: usize, largest: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const g = v128.load(gradient + i);
    const m = towards(mean + i, g, a);
    let v = towards(square + i, f32x4.mul(g, g), b);
    if (isAmsgrad) v = put(largest + i, f32x4.max(v128.load(largest + i), v));
    subtract(w + i, f32x4.div(f32x4.mul(four(rate), m), f32x4.add(f32x4.sqrt(v), four(c))));
  }
}

/**
 * m ← m + a (g − m), u ← max(b u, |g|), w ← w − rate m / (u + c).
 * a: 1 − beta1, b: beta2, c: epsilon
 */
function adamax(w: usize, mean: usize, norm: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const g = v128.load(gradient + i);
    const m = towards(mean + i, g, a);
    const u = put(norm + i, f32x4.max(f32x4.mul(v128.load(norm + i), four(b)), f32x4.abs(g)));
    subtract(w + i, f32x4.div(f32x4.mul(four(rate), m), f32x4.add(u, four(c))));
  }
}

/**
 * m ← m + a (g − m), v ← v + b (g² − v), w ← w − (rate m + d g) / (√(e v) + c).
 * a: 1 − beta1, b: 1 − beta2, c: epsilon
 */
function nadam(w: usize, mean: usize, square: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const g = v128.load(gradient + i);
    const m = towards(mean + i, g, a);
    const v = towards(square + i, f32x4.mul(g, g), b);
    const s = f32x4.add(f32x4.mul(four(rate), m), f32x4.mul(four(d), g));
    subtract(w + i, f32x4.div(s, f32x4.add(f32x4.sqrt(f32x4.mul(four(e), v)), four(c))));
  }
}

/** w ← w − rate sign(a m + b g), m ← c m + d g. a: beta1, b: 1 − beta1, c: beta2, d: 1 − beta2 */
function lion(w: usize, mean: usize, gradient: usize, bytes: i32): void {
  for (let i = 0; i < bytes; i += 16) {
    const g = v128.load(gradient + i);
    const m = v128.load(mean + i);
    const way = f32x4.add(f32x4.mul(m, four(a)), f32x4.mul(g, four(b)));
    subtract(w + i, f32x4.mul(four(rate), sign(way)));
    v128.store(mean + i, f32x4.add(f32x4.mul(m, four(c)), f32x4.mul(g, four(d))));
  }
}

/** Four times the same number. */
// @ts-ignore: decorator
@inline
function four(x: f32): v128 {
  return f32x4.splat(x);
}

/** 1, −1, or 0 for 0. */
// @ts-ignore: decorator
@inline
function sign(x: v128): v128 {
  const size = v128.and(f32x4.ne(x, four(0)), four(1));
  return v128.bitselect(x, size, four(-0.0)); // x's sign bit
}

/** w ← w − change */
// @ts-ignore: decorator
@inline
function subtract(w: usize, change: v128): void {
  v128.store(w, f32x4.sub(v128.load(w), change));
}

/** @returns what was put there */
// @ts-ignore: decorator
@inline
function put(at: usize, value: v128): v128 {
  v128.store(at, value);
  return value;
}

/** a s + b x */
// @ts-ignore: decorator
@inline
function mixed(slot: usize, x: v128): v128 {
  return f32x4.add(f32x4.mul(four(a), v128.load(slot)), f32x4.mul(four(b), x));
}

/** s ← s + share (x − s). @returns the new s */
// @ts-ignore: decorator
@inline
function towards(slot: usize, x: v128, share: f32): v128 {
  const s = v128.load(slot);
  return put(slot, f32x4.add(s, f32x4.mul(four(share), f32x4.sub(x, s))));
}
