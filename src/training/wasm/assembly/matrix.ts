/**
 * How matrices lie in memory.
 *
 * Products read a matrix by *panels* of eight columns. A matrix lies either row
 * by row, or panel by panel: then what a product reads next lies next in memory,
 * whatever the matrix's width. Kernels lie panel by panel.
 *
 *     columns  0 … 7      8 … 15              panel 0     panel 1
 *     row 0    a b c …    i j k …      →      a b c …     i j k …
 *     row 1    A B C …    I J K …             A B C …     I J K …
 *
 * Widths are rounded up to eight; the columns that this adds stay 0.
 */

/** Columns of a panel: two vectors of four numbers. */
export const PANEL: i32 = 8;

/** Bytes of one number. */
export const F32: i32 = 4;

/** Bytes of a panel's row. */
export const PANEL_BYTES: i32 = PANEL * F32;

/** @example roundUp(10, 8) // 16 */
export function roundUp(n: i32, multiple: i32): i32 {
  return (n + multiple - 1) / multiple * multiple;
}

/**
 * to = fromᵀ, both panel by panel.
 * @param from [rows, columns]; both are multiples of eight
 */
export function transpose(from: usize, rows: i32, columns: i32, to: usize): void {
  for (let row = 0; row < rows; row += 4) {
    for (let column = 0; column < columns; column += 4) {
      transposeFour(
        from + (column / PANEL * rows + row) * PANEL_BYTES + column % PANEL * F32,
        to + (row / PANEL * columns + column) * PANEL_BYTES + row % PANEL * F32,
      );
    }
  }
}

/** A block of 4 × 4. */
function transposeFour(from: usize, to: usize): void {
  const a = v128.load(from); //                  a0 a1 a2 a3
  const b = v128.load(from, 1 * PANEL_BYTES); // b0 b1 b2 b3
  const c = v128.load(from, 2 * PANEL_BYTES);
  const d = v128.load(from, 3 * PANEL_BYTES);
  const ab01 = v128.shuffle<i32>(a, b, 0, 4, 1, 5); // a0 b0 a1 b1
  const ab23 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cd01 = v128.shuffle<i32>(c, d, 0, 4, 1, 5); // c0 d0 c1 d1
  const cd23 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(ab01, cd01, 0, 2)); //                  a0 b0 c0 d0
  v128.store(to, v128.shuffle<i64>(ab01, cd01, 1, 3), 1 * PANEL_BYTES); // a1 b1 c1 d1
  v128.store(to, v128.shuffle<i64>(ab23, cd23, 0, 2), 2 * PANEL_BYTES);
  v128.store(to, v128.shuffle<i64>(ab23, cd23, 1, 3), 3 * PANEL_BYTES);
}
