/** What gzip is, and what is wrong with a file of it, in the learner's words: in Node as in a page. */

/** Begins these bytes with gzip's magic number? */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

export const BREAKS_OFF = 'it breaks off before its end';
export const PROMISES_LESS = 'it unpacks to more bytes than its header promises';

/** @param reason one of those above, or what the unpacking program says */
export function gzipError(source: string, reason: string, cause?: unknown): Error {
  return new Error(`${source} can't be unpacked: ${reason}. Get the file again.`, { cause });
}
