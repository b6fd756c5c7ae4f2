/**
 * How matrices lie in memory.
 *
 * A *matrix* is row by row. A *panelled* matrix is cut into panels of eight
 * columns, each panel row by row: what a product reads next then always lies
 * next in memory, whatever the matrix's width.
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

const CACHE_LINE: usize = 64;

/** @example roundUp(10, 8) // 16 */
export function roundUp(n: i32, multiple: i32): i32 {
  return (n + multiple - 1) / multiple * multiple;
}

/**
 * Room for `count` numbers, all 0, and a cache line more, so that a vector may
 * reach past the end. Memory that can't be had traps.
 */
export function allocate(count: i32): usize {
  if (count < 0) unreachable(); // more than 2³¹ − 1
  const bytes = <u64>count * F32 + 2 * CACHE_LINE;
  if (bytes > <u64>i32.MAX_VALUE) unreachable();
  return (heap.alloc(<usize>bytes) + CACHE_LINE - 1) & ~(CACHE_LINE - 1);
}

/** Numbers row by row. */
export class Matrix {
  data: usize;

  /** @param rowBytes from one row's start to the next one's */
  constructor(rows: i32, public rowBytes: i32) {
    this.data = allocate(product(rows, rowBytes / F32));
  }

  row(index: i32): usize {
    return this.data + index * this.rowBytes;
  }
}

/** a × b; traps where that is no 32-bit number. */
export function product(a: i32, b: i32): i32 {
  const result = <i64>a * b;
  if (result > i32.MAX_VALUE) unreachable();
  return <i32>result;
}

/**
 * Copies a matrix into panels.
 * @param from [rows, 8 × panels]
 * @param to `panels` panels of [rows, 8]
 */
export function toPanels(from: Matrix, rows: i32, panels: i32, to: usize): void {
  for (let panel = 0; panel < panels; panel++) {
    for (let row = 0; row < rows; row++) {
      const source = from.row(row) + panel * PANEL_BYTES;
      v128.store(to, v128.load(source));
      v128.store(to, v128.load(source, 16), 16);
      to += PANEL_BYTES;
    }
  }
}

/**
 * Transposes a panelled matrix.
 * @param from [rows, columns], panelled; both are multiples of eight
 * @param to [columns, rows], panelled
 */
export function transposePanels(from: usize, rows: i32, columns: i32, to: usize): void {
  for (let row = 0; row < rows; row += 4) {
    for (let column = 0; column < columns; column += 4) {
      transposeFour(
        from + panelOffset(row, column, rows),
        to + panelOffset(column, row, columns),
      );
    }
  }
}

/** Bytes from the start of a panelled matrix to an element. */
function panelOffset(row: i32, column: i32, rows: i32): i32 {
  const panel = column / PANEL;
  return ((panel * rows + row) * PANEL + column % PANEL) * F32;
}

/** Transposes a block of 4 × 4. */
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
