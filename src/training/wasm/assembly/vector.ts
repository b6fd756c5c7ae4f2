/**
 * eˣ, tanh x and ln x for four numbers at once, within 2 units in the last
 * place; and the few things that vectors of four need.
 */

/** log₂ e */
const LOG2_E: f32 = 1.4426950408889634;

/** ln 2 = LN2_HIGH + LN2_LOW; n × LN2_HIGH is exact for |n| < 2¹⁵. */
const LN2_HIGH: f32 = 0.693359375;
const LN2_LOW: f32 = -0.00021219444005469057;

/** Beyond ±87 eˣ leaves f32's normal range. */
const EXP_LIMIT: f32 = 87;

/** Exponent bits of 1.0, and how many bits of fraction lie below them. */
const EXPONENT_BIAS: i32 = 127;
const FRACTION_BITS: i32 = 23;

/** The bits of √½. */
const SQRT_HALF_BITS: i32 = 0x3f3504f3;

/** Four times the same number. */
// @ts-ignore: decorator
@inline
export function four(x: f32): v128 {
  return f32x4.splat(x);
}

/**
 * eˣ = 2ⁿ · eʳ with n = round(x / ln 2) and |r| ≤ ½ ln 2.
 * @param x clipped to ±87
 */
export function exp(x: v128): v128 {
  x = f32x4.pmin(f32x4.pmax(x, four(-EXP_LIMIT)), four(EXP_LIMIT));
  const n = f32x4.nearest(f32x4.mul(x, four(LOG2_E)));
  const scale = powerOfTwo(n);
  return f32x4.add(scale, f32x4.mul(scale, expMinusOne(remainder(x, n))));
}

/**
 * tanh x = 1 − 2 / (e²ˣ + 1) for |x| ≥ 0.6, the sign put back; nearer 0, where
 * that would lose digits, Lambert's continued fraction x / (1 + x²/(3 + x²/(5 + x²/(7 + x²/9)))),
 * which is x − x (315 z + 14 z²) / (945 + 420 z + 15 z²) with z = x².
 */
export function tanh(x: v128): v128 {
  const size = f32x4.abs(x);
  const power = exp(f32x4.add(size, size));
  const far = f32x4.sub(four(1), f32x4.div(four(2), f32x4.add(power, four(1))));

  const z = f32x4.mul(x, x);
  const above = f32x4.mul(z, f32x4.add(four(315), f32x4.mul(z, four(14))));
  const below = f32x4.add(four(945), f32x4.mul(z, f32x4.add(four(420), f32x4.mul(z, four(15)))));
  const near = f32x4.sub(size, f32x4.mul(size, f32x4.div(above, below)));

  const result = v128.bitselect(near, far, f32x4.lt(size, four(0.6)));
  return v128.bitselect(x, result, four(-0.0)); // x's sign bit
}

/**
 * ln x = n ln 2 + ln m with x = 2ⁿ m and √½ ≤ m < √2, and
 * ln m = 2 atanh s = 2 s (1 + s²/3 + s⁴/5 + s⁶/7 + s⁸/9) with s = (m − 1) / (m + 1).
 * @param x positive and normal
 */
export function log(x: v128): v128 {
  const exponent = i32x4.shr_s(i32x4.sub(x, i32x4.splat(SQRT_HALF_BITS)), FRACTION_BITS);
  const n = f32x4.convert_i32x4_s(exponent);
  const m = i32x4.sub(x, i32x4.shl(exponent, FRACTION_BITS));
  const f = f32x4.sub(m, four(1));
  const s = f32x4.div(f, f32x4.add(f, four(2)));
  const z = f32x4.mul(s, s);
  let series = four(1.0 / 9.0);
  series = f32x4.add(f32x4.mul(series, z), four(1.0 / 7.0));
  series = f32x4.add(f32x4.mul(series, z), four(1.0 / 5.0));
  series = f32x4.add(f32x4.mul(series, z), four(1.0 / 3.0));
  const twice = f32x4.add(s, s);
  const small = f32x4.add(
    f32x4.mul(f32x4.mul(series, z), twice),
    f32x4.mul(n, four(LN2_LOW)),
  );
  return f32x4.add(f32x4.mul(n, four(LN2_HIGH)), f32x4.add(twice, small));
}

/** ln x of one number, positive and normal. */
export function logOf(x: f32): f32 {
  return f32x4.extract_lane(log(four(x)), 0);
}

/** All ones in the lanes that are among the first `count`, else 0. */
// @ts-ignore: decorator
@inline
export function firstLanes(count: i32): v128 {
  return i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(count));
}

/** The sum of the four numbers. */
// @ts-ignore: decorator
@inline
export function sumOf(x: v128): f32 {
  return f32x4.extract_lane(x, 0) + f32x4.extract_lane(x, 1)
    + f32x4.extract_lane(x, 2) + f32x4.extract_lane(x, 3);
}

/** The largest of the four numbers. */
// @ts-ignore: decorator
@inline
export function maxOf(x: v128): f32 {
  return max(
    max(f32x4.extract_lane(x, 0), f32x4.extract_lane(x, 1)),
    max(f32x4.extract_lane(x, 2), f32x4.extract_lane(x, 3)),
  );
}

/** r = x − n ln 2. */
// @ts-ignore: decorator
@inline
function remainder(x: v128, n: v128): v128 {
  x = f32x4.sub(x, f32x4.mul(n, four(LN2_HIGH)));
  return f32x4.sub(x, f32x4.mul(n, four(LN2_LOW)));
}

/** eʳ − 1 = r + r²/2! + r³/3! + … + r⁷/7! for |r| ≤ ½ ln 2. */
// @ts-ignore: decorator
@inline
function expMinusOne(r: v128): v128 {
  let series = four(1.0 / 5040);
  series = f32x4.add(f32x4.mul(series, r), four(1.0 / 720));
  series = f32x4.add(f32x4.mul(series, r), four(1.0 / 120));
  series = f32x4.add(f32x4.mul(series, r), four(1.0 / 24));
  series = f32x4.add(f32x4.mul(series, r), four(1.0 / 6));
  series = f32x4.add(f32x4.mul(series, r), four(1.0 / 2));
  return f32x4.add(r, f32x4.mul(f32x4.mul(r, r), series));
}

/** 2ⁿ for whole n from −126 to 127: n goes into the exponent's bits. */
// @ts-ignore: decorator
@inline
function powerOfTwo(n: v128): v128 {
  const exponent = i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(EXPONENT_BIAS));
  return i32x4.shl(exponent, FRACTION_BITS);
}
