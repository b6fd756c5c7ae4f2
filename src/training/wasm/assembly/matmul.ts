/**
 * The matrix product, where nearly all of a step's time goes.
 *
 * Four rows of a and a panel of b make a tile of 4 × 8 results, summed in eight
 * registers of four numbers: a column of the four and a row of the panel
 * are read once, and multiplied and added 32 times.
 *
 * The four rows are packed first: column by column, and without the columns
 * where all four are 0, because those add nothing (unless b has overflowed to
 * ∞, where 0 × ∞ would be NaN). Half of Fashion-MNIST's pixels are 0: of the
 * forward product that leaves out 21 %, of the kernel's gradient 38 %.
 *
 * Blocks of rows and of depth are small enough for the processor's caches to
 * keep what the next tile reads again.
 */

import { F32 } from './matrix';
import { DEPTH_BLOCK, ends, PACKED_BYTES, packed, ROW_BLOCK, TILE_ROWS } from './scratch';

/**
 * out = a · b, or out += a · b.
 * @param a [rows, depth]
 * @param rowBytes from one row of a to the next
 * @param columnBytes from one column of a to the next: the two swapped, a is read transposed
 * @param b [depth, 8 × panels]
 * @param bPanelBytes from one panel of b to the next
 * @param out [rows, 8 × panels]; rows are written up to the next multiple of four
 * @param adds whether to what there is
 */
export function multiply(
  a: usize, rowBytes: i32, columnBytes: i32,
  rows: i32, depth: i32, panels: i32,
  b: usize, bPanelBytes: i32, bRowBytes: i32,
  out: usize, outPanelBytes: i32, outRowBytes: i32, adds: bool,
): void {
  for (let row = 0; row < rows; row += ROW_BLOCK) {
    const blockRows = min(ROW_BLOCK, rows - row);
    for (let column = 0; column < depth; column += DEPTH_BLOCK) {
      const blockDepth = min(DEPTH_BLOCK, depth - column);
      const block = a + row * rowBytes + column * columnBytes;
      for (let tile = 0; tile * TILE_ROWS < blockRows; tile++) {
        store<usize>(ends + tile * sizeof<usize>(), pack(
          block + tile * TILE_ROWS * rowBytes, rowBytes, columnBytes,
          blockDepth, bRowBytes, packedAt(tile),
        ));
      }
      for (let panel = 0; panel < panels; panel++) {
        const bPanel = b + column * bRowBytes + panel * bPanelBytes;
        for (let tile = 0; tile * TILE_ROWS < blockRows; tile++) {
          multiplyTile(
            packedAt(tile), load<usize>(ends + tile * sizeof<usize>()), bPanel,
            out + (row + tile * TILE_ROWS) * outRowBytes + panel * outPanelBytes, outRowBytes,
            adds || column > 0,
          );
        }
      }
    }
  }
}

function packedAt(tile: i32): usize {
  return packed + tile * DEPTH_BLOCK * PACKED_BYTES;
}

/**
 * Packs four rows of a.
 * @param to room for `depth` packed columns
 * @returns where they end
 */
function pack(a: usize, rowBytes: i32, columnBytes: i32, depth: i32, bRowBytes: i32, to: usize): usize {
  for (let offset = 0, end = depth * bRowBytes; offset < end; offset += bRowBytes) {
    const column = rowBytes == F32 ? v128.load(a) : gather(a, rowBytes);
    v128.store(to, column);
    store<i32>(to, offset, 4 * F32);
    to += v128.any_true(f32x4.ne(column, f32x4.splat(0))) ? <usize>PACKED_BYTES : 0;
    a += columnBytes;
  }
  return to;
}

/** Four numbers that lie `stepBytes` apart. */
// @ts-ignore: decorator
@inline
function gather(from: usize, stepBytes: i32): v128 {
  const second = from + stepBytes;
  const third = second + stepBytes;
  let result = v128.load_zero<f32>(from);
  result = v128.load_lane<f32>(second, result, 1);
  result = v128.load_lane<f32>(third, result, 2);
  return v128.load_lane<f32>(third + stepBytes, result, 3);
}

/**
 * out [4, 8] = a [4, depth] · b [depth, 8], or += it.
 * @param a packed, up to `end`
 */
function multiplyTile(a: usize, end: usize, b: usize, out: usize, outBytes: i32, adds: bool): void {
  const out0 = out;
  const out1 = out0 + outBytes;
  const out2 = out1 + outBytes;
  const out3 = out2 + outBytes;
  const zero = f32x4.splat(0);
  let sum00 = zero, sum01 = zero, sum10 = zero, sum11 = zero;
  let sum20 = zero, sum21 = zero, sum30 = zero, sum31 = zero;
  if (adds) {
    sum00 = v128.load(out0), sum01 = v128.load(out0, 16);
    sum10 = v128.load(out1), sum11 = v128.load(out1, 16);
    sum20 = v128.load(out2), sum21 = v128.load(out2, 16);
    sum30 = v128.load(out3), sum31 = v128.load(out3, 16);
  }

  for (; a < end; a += PACKED_BYTES) {
    const row = b + load<i32>(a, 4 * F32);
    const b0 = v128.load(row);
    const b1 = v128.load(row, 16);
    let factor = v128.load_splat<f32>(a);
    sum00 = multiplyAdd(factor, b0, sum00);
    sum01 = multiplyAdd(factor, b1, sum01);
    factor = v128.load_splat<f32>(a, 1 * F32);
    sum10 = multiplyAdd(factor, b0, sum10);
    sum11 = multiplyAdd(factor, b1, sum11);
    factor = v128.load_splat<f32>(a, 2 * F32);
    sum20 = multiplyAdd(factor, b0, sum20);
    sum21 = multiplyAdd(factor, b1, sum21);
    factor = v128.load_splat<f32>(a, 3 * F32);
    sum30 = multiplyAdd(factor, b0, sum30);
    sum31 = multiplyAdd(factor, b1, sum31);
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
