/** Unpacks an IDX file as a page can: by the browser's own gzip, which also compares the checksum at the end. */

import { gzipError, isGzip, PROMISES_LESS } from './gzip.ts';
import { headerLength, parseHeader } from './idx.ts';

/**
 * @param packed the whole file, gzipped or not
 * @param source what an error calls these bytes
 * @returns the IDX file; no more is unpacked than its header promises
 * @throws Error if the stream breaks off, is damaged or holds more, or the header is no IDX file's
 */
export async function gunzipIdx(packed: Blob, source: string): Promise<Uint8Array> {
  const start = new Uint8Array(await packed.slice(0, 2).arrayBuffer());
  if (!isGzip(start)) return new Uint8Array(await packed.arrayBuffer());
  const reader = packed.stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  let most: number | undefined;
  try {
    for (;;) {
      const { done, value } = await explained(source, () => reader.read());
      if (done) break;
      pieces.push(value as Uint8Array<ArrayBuffer>);
      length += value.length;
      most ??= promised(pieces[0], source);
      if (length > most) throw gzipError(source, PROMISES_LESS);
    }
  } finally {
    reader.cancel().catch(() => {}); // of no matter once it ended or failed
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

/** A header that the first piece hasn't whole promises nothing: of a broken stream, its own error says how. */
function promised(first: Uint8Array, source: string): number {
  return first.length >= headerLength(first)
    ? parseHeader(first, source).fileBytes
    : Number.POSITIVE_INFINITY;
}

async function explained<T>(source: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const { message } = cause as Error;
    throw gzipError(source, `it breaks off or is damaged (gzip says: ${message})`, cause);
  }
}
