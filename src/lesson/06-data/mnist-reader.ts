/**
 * Chapter 6: reads IDX, the file format of MNIST and its relatives.
 *
 * ```
 * byte 0, 1   0
 * byte 2      type of the elements (0x08 is an unsigned byte)
 * byte 3      number of dimensions
 * 4 bytes     size of each dimension, big-endian
 * then        the elements, row by row, big-endian
 * ```
 *
 * Source: Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten
 * digits", section "The IDX file format".
 */

import { gunzip, gunzipStart } from '../../data/gunzip-node.ts';
import { isGzip } from '../../data/gzip.ts';
import { headerLength, type IdxArray, parseHeader, parseIdx } from '../../data/idx.ts';
import { quoted } from '../../names/quoted.ts';

export type { IdxArray };

/** More than any header has; what is unpacked of a file whose header could not be read. */
const SHORT_BYTES = 65_536;

/**
 * Reads one IDX file, gzipped or not.
 * @param bytes the whole file
 * @param source what an error calls these bytes, such as the file's name
 * @throws Error if the bytes are no IDX file, or shorter or longer than their header says
 * @example readIdx(Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9))
 *   // { shape: [2], dtype: 'uint8', data: Uint8Array [7, 9] }
 */
export function readIdx(bytes: Uint8Array, source = 'the data'): IdxArray {
  if (!ArrayBuffer.isView(bytes)) {
    throw new TypeError(
      `readIdx takes a file's bytes, as readFileSync(path) gives them; got ${quoted(bytes)}.`,
    );
  }
  if (!isGzip(bytes)) return parseIdx(bytes, source);
  // The header comes first and says how long the rest may be: no more is unpacked.
  const start = gunzipStart(bytes, source);
  // A stream that ends before the header does is broken: unpacking it whole says how. Of fewer than
  // 4 bytes the header's length is NaN, and no number is at least NaN.
  const isWhole = start.length >= headerLength(start);
  if (!isWhole) return parseIdx(gunzip(bytes, source, SHORT_BYTES), source);
  const { fileBytes } = parseHeader(start, source);
  return parseIdx(gunzip(bytes, source, fileBytes), source);
}
