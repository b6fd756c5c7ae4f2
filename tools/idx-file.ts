/** IDX files as tests and authors' tools make them. */

/**
 * The header, big-endian, and the elements as they are.
 * @param type its byte: 8 uint8, 9 int8, 11 int16, 12 int32, 13 float32, 14 float64
 * @param elements bytes, in each element's own order
 * @example idxFile(8, [2], [7, 9]) // 00 00 08 01, 00 00 00 02, 07 09
 */
export function idxFile(
  type: number,
  shape: readonly number[],
  elements: ArrayLike<number> = [],
): Uint8Array {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, type, shape.length]);
  for (const [i, size] of shape.entries()) header.writeUInt32BE(size, 4 + 4 * i);
  return new Uint8Array(Buffer.concat([header, Uint8Array.from(elements)]));
}
