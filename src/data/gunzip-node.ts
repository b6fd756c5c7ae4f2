/** Unpacks gzip with Node's zlib, which also compares the checksum at the end. */

import { constants as bufferLimits } from 'node:buffer';
import { constants, gunzipSync, type ZlibOptions } from 'node:zlib';
import { BREAKS_OFF, gzipError, PROMISES_LESS } from './gzip.ts';

/** Enough packed bytes to hold gzip's own header and the start of the data. */
const START_BYTES = 4096;

/** Deflate makes at most so many bytes of one. */
const MOST_OF_ONE_BYTE = 1032;
const LARGEST_PIECE = 2 ** 28;

/** Unpacks only the start: a few thousand bytes, or all if there are fewer. */
export function gunzipStart(bytes: Uint8Array, source: string): Uint8Array {
  const options = { finishFlush: constants.Z_SYNC_FLUSH };
  return explained(source, () => gunzipSync(bytes.subarray(0, START_BYTES), options));
}

/**
 * @param source what an error calls these bytes
 * @param maxLength the most bytes that may come out
 * @throws Error if the stream breaks off, is damaged, is followed by other bytes than zeros, or holds more
 */
export function gunzip(bytes: Uint8Array, source: string, maxLength: number): Uint8Array {
  const { buffer, engine } = explained(source, () => gunzipInfo(bytes, maxLength));
  checkPadding(bytes.subarray(engine.bytesWritten), source);
  return buffer;
}

/** Tapes and some servers fill a file up with zeros, which gzip passes over. @throws Error for anything else */
export function checkPadding(rest: Uint8Array, source: string): void {
  if (rest.every((byte) => byte === 0)) return;
  throw new Error(`${source}: other bytes follow the end of the gzip data. Get the file again.`);
}

/** Node's `info` option, which says how many bytes were read, is missing from its types. */
function gunzipInfo(bytes: Uint8Array, maxLength: number) {
  const maxOutputLength = Math.min(Math.max(1, maxLength), bufferLimits.MAX_LENGTH);
  // In one piece, which has no need to be put together: no more than so many bytes can come out.
  const most = Math.min(maxOutputLength, bytes.length * MOST_OF_ONE_BYTE, LARGEST_PIECE);
  const chunkSize = Math.max(most + 1, constants.Z_MIN_CHUNK);
  const options: ZlibOptions = { info: true, maxOutputLength, chunkSize };
  return gunzipSync(bytes, options) as unknown as {
    buffer: Uint8Array;
    engine: { bytesWritten: number };
  };
}

function explained<T>(source: string, unpack: () => T): T {
  try {
    return unpack();
  } catch (cause) {
    throw gunzipFailure(cause as Error, source);
  }
}

/** What zlib says, in the learner's words. */
export function gunzipFailure(cause: NodeJS.ErrnoException, source: string): Error {
  const reasons: Record<string, string> = {
    Z_BUF_ERROR: BREAKS_OFF,
    ERR_BUFFER_TOO_LARGE: PROMISES_LESS,
  };
  const { code = '', message } = cause;
  return gzipError(source, reasons[code] ?? `it is damaged (gzip says: ${message})`, cause);
}
