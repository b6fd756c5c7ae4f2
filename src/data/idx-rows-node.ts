/** Reads an IDX file of any length from first row to last, a block at a time. */

import { closeSync, createReadStream, openSync, readSync, type Stats, statSync } from 'node:fs';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readFailure, whatIs } from '../disk/read-file-node.ts';
import { checkPadding, gunzipFailure, gunzipStart } from './gunzip-node.ts';
import { isGzip } from './gzip.ts';
import { checkLength, type Header, parseHeader } from './idx.ts';

/** Bytes of a file that are read at once. */
const BLOCK_BYTES = 2 ** 20;
/** Holds the header, gzipped or not. */
const START_BYTES = 4096;

/** The rows of one IDX file, gzipped or not: what lies along its first dimension. */
export class IdxRows {
  readonly header: Header;
  readonly count: number;
  /** Shape of one row: [28, 28]. */
  readonly rowShape: number[];
  readonly rowBytes: number;
  private readonly isPacked: boolean;
  /** The file as it was found; training on another one in its place would go unnoticed. */
  private readonly found: Stats;

  readonly path: string;

  /** @throws Error if the file is missing, no IDX file, or longer or shorter than its header says */
  constructor(path: string) {
    this.path = path;

    this.found = this.status();
    const start = this.read();
    this.isPacked = isGzip(start);
    this.header = parseHeader(this.isPacked ? gunzipStart(start, path) : start, path);
    if (!this.isPacked) checkLength(this.found.size, this.header, path); // packed: said at the end
    const [count = 1, ...rowShape] = this.header.shape;
    this.count = count;
    this.rowShape = rowShape;
    this.rowBytes = rowShape.reduce((product, size) => product * size, this.header.type.bytes);
  }

  /**
   * All rows, `rows` at a time (the last block may have fewer).
   * @returns blocks [rows × rowBytes] of the file's bytes, each valid until the next one is asked for
   * @throws Error if the file breaks off, goes on after its last row, is damaged, or is another one now
   */
  async *blocks(rows: number): AsyncGenerator<Uint8Array> {
    const { headerBytes, fileBytes } = this.header;
    const block = new Uint8Array(Math.min(rows, this.count) * this.rowBytes);
    const unpacked = this.isPacked ? `${this.path}, unpacked,` : this.path;
    let position = 0; // in the unpacked file
    let filled = 0;
    for await (const chunk of this.chunks()) {
      let from = Math.min(chunk.length, Math.max(0, headerBytes - position));
      position += chunk.length;
      if (position > fileBytes) checkLength(position, this.header, unpacked);
      while (from < chunk.length) {
        const taken = chunk.subarray(from, from + block.length - filled);
        block.set(taken, filled);
        filled += taken.length;
        from += taken.length;
        if (filled < block.length) break;
        yield block;
        filled = 0;
      }
    }
    checkLength(position, this.header, unpacked);
    if (filled > 0) yield block.subarray(0, filled);
  }

  private async *chunks(): AsyncGenerator<Uint8Array> {
    this.checkUnchanged();
    const file = createReadStream(this.path, { highWaterMark: BLOCK_BYTES });
    // What goes wrong in either arrives where the bytes are read, below.
    const gunzip = this.isPacked ? createGunzip() : undefined;
    const bytes: Readable = gunzip ? pipeline(file, gunzip, () => {}) : file;
    try {
      for await (const chunk of bytes) {
        this.checkUnchanged();
        yield chunk;
      }
      this.checkUnchanged();
      if (gunzip) await this.checkRest(gunzip.bytesWritten);
    } catch (cause) {
      const { code = '' } = cause as NodeJS.ErrnoException;
      if (code.startsWith('Z_')) throw gunzipFailure(cause as Error, this.path);
      throw code ? this.unreadable(cause) : cause;
    } finally {
      file.destroy();
    }
  }

  /** What is behind the end of the gzip data. */
  private async checkRest(start: number): Promise<void> {
    if (start >= this.found.size) return;
    for await (const chunk of createReadStream(this.path, { start, highWaterMark: BLOCK_BYTES })) {
      checkPadding(chunk, this.path);
    }
  }

  private checkUnchanged(): void {
    const now = this.status();
    if (
      now.size === this.found.size &&
      now.mtimeMs === this.found.mtimeMs &&
      now.ino === this.found.ino
    ) {
      return;
    }
    throw new Error(
      `${this.path} was changed while it was being read: it has ${now.size.toLocaleString('en')} bytes, ` +
        `before ${this.found.size.toLocaleString('en')}, and was last written at ${now.mtime.toISOString()}. ` +
        'What was learned before stays in the model; start over with a file that stays as it is.',
    );
  }

  private status(): Stats {
    let status: Stats;
    try {
      status = statSync(this.path);
    } catch (cause) {
      throw this.unreadable(cause);
    }
    if (status.isFile()) return status;
    throw new Error(`${this.path} is ${whatIs(status)}; expected an IDX file.`);
  }

  private read(): Uint8Array {
    try {
      const file = openSync(this.path, 'r');
      try {
        const start = new Uint8Array(START_BYTES);
        return start.subarray(0, readSync(file, start, 0, START_BYTES, 0));
      } finally {
        closeSync(file);
      }
    } catch (cause) {
      throw this.unreadable(cause);
    }
  }

  private unreadable(cause: unknown): Error {
    const { code } = cause as NodeJS.ErrnoException;
    const isGone = code === 'ENOENT';
    const wasThere = this.found !== undefined;
    const gone = wasThere ? 'it was deleted or moved meanwhile' : "it doesn't exist";
    return new Error(`${this.path} can't be read: ${isGone ? gone : readFailure(code)}.`, {
      cause,
    });
  }
}
