/** An instance's own place in the shared memory: nothing that it puts there is for another thread. */

/** Rows of a tile. */
export const TILE_ROWS: i32 = 4;

/** Rows of a that are packed together: they stay in the second-level cache for every panel. */
export const ROW_BLOCK: i32 = 64;

/** Columns of a that are packed together: a panel's 256 rows of 32 bytes stay in the first-level cache. */
export const DEPTH_BLOCK: i32 = 256;

/** A packed column: four numbers, and where b's row lies, in bytes from the panel's start. */
export const PACKED_BYTES: i32 = 5 * 4;

/** The packed rows of a block … */
export let packed: usize = 0;
/** … and where each four of them end. */
export let ends: usize = 0;
/** The gradients of 16 inputs, panel by panel. */
export let strip: usize = 0;

/** @param at room for the packed block, its ends, and a strip: ../step-memory.ts knows how much */
export function useScratch(at: usize): void {
  packed = at;
  ends = packed + ROW_BLOCK / TILE_ROWS * DEPTH_BLOCK * PACKED_BYTES;
  strip = ends + 64;
}
