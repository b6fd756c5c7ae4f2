/**
 * Chapter 6, continued: shuffles rows that don't fit into memory together.
 *
 * Some rows wait in a buffer. Each new row takes the place of a random one of
 * them, which goes out. With room for all rows the order is as random as a
 * whole shuffle's; with less, a row moves back by at most the buffer's length.
 *
 * TensorFlow: tf.data.Dataset.shuffle(buffer_size, seed)
 */

import type { RandomState } from './random-state.ts';

export class ShuffleBuffer {
  private readonly rows: Uint8Array;
  /** The row that goes out; valid until the next one does. */
  private readonly out: Uint8Array;
  private waiting = 0;

  private readonly length: number;
  private readonly rowBytes: number;
  private readonly random: RandomState;

  /** @param length how many rows wait, at least 1 */
  constructor(length: number, rowBytes: number, random: RandomState) {
    this.length = length;
    this.rowBytes = rowBytes;
    this.random = random;

    this.rows = new Uint8Array(length * rowBytes);
    this.out = new Uint8Array(rowBytes);
  }

  /** @returns the row whose place this one took, or undefined while there is room */
  exchange(row: Uint8Array): Uint8Array | undefined {
    if (this.waiting < this.length) {
      this.rows.set(row, this.waiting++ * this.rowBytes);
      return undefined;
    }
    const place = this.place(this.random.integer(this.length - 1));
    this.out.set(place);
    place.set(row);
    return this.out;
  }

  /** The rows that still wait, in random order. */
  *rest(): Generator<Uint8Array> {
    while (this.waiting > 0) {
      const place = this.place(this.random.integer(--this.waiting));
      this.out.set(place);
      place.set(this.place(this.waiting)); // the last one closes the gap
      yield this.out;
    }
  }

  private place(n: number): Uint8Array {
    return this.rows.subarray(n * this.rowBytes, (n + 1) * this.rowBytes);
  }
}
