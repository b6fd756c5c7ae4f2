/**
 * The matrix product, where nearly all of a step's time goes.
 *
 * A tile of 4 × 8 results is summed in eight registers of four numbers; each
 * round reads eight numbers of b and four of a, and multiplies and adds 32
 * times. Blocks of rows and of depth are small enough for the processor's
 * caches to keep what the next tile reads again.
 */

import { F32, Matrix, PANEL_BYTES } from './matrix';

/** Rows of a tile. */
export const TILE_ROWS: i32 = 4;

/** Rows of b in a block: 256 × 32 bytes = 8 KiB of the first-level cache. */
const DEPTH_BLOCK: i32 = 256;

/** Rows of a in a block: 64 rows of 784 numbers = 196 KiB of the second-level cache. */
const ROW_BLOCK: i32 = 64;

/**
 * out += a · b.
 * @param a [rows, depth]
 * @param b [depth, 8 × panels], panelled
 * @param panelBytes from one panel of b to the next
 * @param out [rows, 8 × panels]; rows are written up to the next multiple of four
 */
export function multiply(
  a: Matrix, rows: i32, depth: i32,
  b: usize, panelBytes: i32, panels: i32,
  out: Matrix,
): void {
  for (let start = 0; start < rows; start += ROW_BLOCK) {
    const blockRows = min(ROW_BLOCK, rows - start);
    for (let panel = 0; panel < panels; panel++) {
      multiplyPanel(
        a.row(start), a.rowBytes, F32, blockRows,
        b + panel * panelBytes, depth,
        out.row(start) + panel * PANEL_BYTES, out.rowBytes,
      );
    }
  }
}

/**
 * out += a · b for one panel of b.
 * @param a [rows, depth]
 * @param rowBytes from one row of a to the next
 * @param stepBytes from one column of a to the next: the two swapped, a is read transposed
 * @param b [depth, 8]
 * @param out [rows, 8]; rows are written up to the next multiple of four
 */
export function multiplyPanel(
  a: usize, rowBytes: i32, stepBytes: i32, rows: i32,
  b: usize, depth: i32,
  out: usize, outBytes: i32,
): void {
  for (let start = 0; start < depth; start += DEPTH_BLOCK) {
    const blockDepth = min(DEPTH_BLOCK, depth - start);
    for (let row = 0; row < rows; row += TILE_ROWS) {
      multiplyTile(
        a + row * rowBytes + start * stepBytes, rowBytes, stepBytes,
        b + start * PANEL_BYTES, blockDepth,
        out + row * outBytes, outBytes,
      );
    }
  }
}

/** out[4, 8] += a[4, depth] · b[depth, 8]. */
function multiplyTile(
  a: usize, rowBytes: i32, stepBytes: i32,
  b: usize, depth: i32,
  out: usize, outBytes: i32,
): void {
  const out0 = out;
  const out1 = out0 + outBytes;
  const out2 = out1 + outBytes;
  const out3 = out2 + outBytes;
  let sum00 = v128.load(out0), sum01 = v128.load(out0, 16);
  let sum10 = v128.load(out1), sum11 = v128.load(out1, 16);
  let sum20 = v128.load(out2), sum21 = v128.load(out2, 16);
  let sum30 = v128.load(out3), sum31 = v128.load(out3, 16);

  let a0 = a;
  let a1 = a0 + rowBytes;
  let a2 = a1 + rowBytes;
  let a3 = a2 + rowBytes;
  for (const end = b + depth * PANEL_BYTES; b < end; b += PANEL_BYTES) {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    let factor = v128.load_splat<f32>(a0);
    sum00 = multiplyAdd(factor, b0, sum00);
    sum01 = multiplyAdd(factor, b1, sum01);
    factor = v128.load_splat<f32>(a1);
    sum10 = multiplyAdd(factor, b0, sum10);
    sum11 = multiplyAdd(factor, b1, sum11);
    factor = v128.load_splat<f32>(a2);
    sum20 = multiplyAdd(factor, b0, sum20);
    sum21 = multiplyAdd(factor, b1, sum21);
    factor = v128.load_splat<f32>(a3);
    sum30 = multiplyAdd(factor, b0, sum30);
    sum31 = multiplyAdd(factor, b1, sum31);
    a0 += stepBytes;
    a1 += stepBytes;
    a2 += stepBytes;
    a3 += stepBytes;
  }

  v128.store(out0, sum00), v128.store(out0, sum01, 16);
  v128.store(out1, sum10), v128.store(out1, sum11, 16);
  v128.store(out2, sum20), v128.store(out2, sum21, 16);
  v128.store(out3, sum30), v128.store(out3, sum31, 16);
}

/** a × b + sum: one rounding where the build has relaxed SIMD, else two. */
// @ts-ignore: decorator
@inline
function multiplyAdd(a: v128, b: v128, sum: v128): v128 {
  return ASC_FEATURE_RELAXED_SIMD
    ? f32x4.relaxed_madd(a, b, sum)
    : f32x4.add(f32x4.mul(a, b), sum);
}
