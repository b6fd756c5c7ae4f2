/**
 * The form of an IDX file, in the browser as in Node; mnist-reader.ts says what it is, and unpacks
 * it first.
 */

import { inWords } from '../disk/file-kind.ts';

const MAGIC_BYTES = 4;
const SIZE_BYTES = 4;

/** The six element types, by their code in the third byte. */
const elementTypes = {
  8: { dtype: 'uint8', bytes: 1, array: Uint8Array, get: 'getUint8' },
  9: { dtype: 'int8', bytes: 1, array: Int8Array, get: 'getInt8' },
  11: { dtype: 'int16', bytes: 2, array: Int16Array, get: 'getInt16' },
  12: { dtype: 'int32', bytes: 4, array: Int32Array, get: 'getInt32' },
  13: { dtype: 'float32', bytes: 4, array: Float32Array, get: 'getFloat32' },
  14: { dtype: 'float64', bytes: 8, array: Float64Array, get: 'getFloat64' },
} as const;

type ElementType = (typeof elementTypes)[keyof typeof elementTypes];

export interface IdxArray {
  /** Size of each dimension: [60000, 28, 28] for MNIST's training images. */
  shape: number[];
  dtype: ElementType['dtype'];
  /** The elements, row by row. */
  data: Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;
}

/** Bytes before the first element, told from the first four. */
export function headerLength(bytes: Uint8Array): number {
  return MAGIC_BYTES + bytes[3] * SIZE_BYTES;
}

export interface Header {
  shape: number[];
  type: ElementType;
  headerBytes: number;
  fileBytes: number;
}

export function parseHeader(bytes: Uint8Array, source: string): Header {
  if (bytes.length < MAGIC_BYTES) {
    throw new Error(
      `${source} has ${bytes.length} bytes, too few for an IDX file, whose magic number alone takes 4. ` +
        'It was probably cut off: get the file again.',
    );
  }
  const type = elementTypes[bytes[2] as keyof typeof elementTypes];
  if (bytes[0] !== 0 || bytes[1] !== 0 || type === undefined) {
    const magic = Array.from(bytes.subarray(0, MAGIC_BYTES), (b) =>
      b.toString(16).padStart(2, '0'),
    );
    const other = inWords(bytes);
    if (other) throw new Error(`${source} is not an IDX file: ${other}`);
    throw new Error(
      `${source} is not an IDX file: its magic number is ${magic.join(' ')}. Expected 00 00, a type ` +
        '(08, 09, 0b, 0c, 0d or 0e) and the number of dimensions, such as 00 00 08 03 for images. ' +
        'Check that this is the right file.',
    );
  }
  const dimensions = bytes[3];
  const headerBytes = headerLength(bytes);
  if (bytes.length < headerBytes) {
    throw new Error(
      `${source} breaks off in its header: ${dimensions} dimensions need ${headerBytes} bytes, ` +
        `found ${bytes.length}. Get the file again.`,
    );
  }
  const view = viewOf(bytes);
  const shape = Array.from({ length: dimensions }, (_, i) =>
    view.getUint32(MAGIC_BYTES + i * SIZE_BYTES),
  );
  // A size of 0 leaves nothing, even where the others multiply to more than a number can hold.
  const elements = shape.includes(0) ? 0 : shape.reduce((product, size) => product * size, 1);
  return { shape, type, headerBytes, fileBytes: headerBytes + elements * type.bytes };
}

/** Reads one IDX file that is not packed: see `readIdx`. */
export function parseIdx(bytes: Uint8Array, source: string): IdxArray {
  const header = parseHeader(bytes, source);
  checkLength(bytes.length, header, source);
  const { shape, type, headerBytes } = header;
  return { shape, dtype: type.dtype, data: parseElements(bytes.subarray(headerBytes), type) };
}

/** @throws Error unless the file has as many bytes as its header promises */
export function checkLength(
  length: number,
  { shape, type, fileBytes }: Header,
  source: string,
): void {
  if (length === fileBytes) return;
  const difference =
    length < fileBytes ? 'it was probably cut off' : 'other bytes follow the last element';
  throw new Error(
    `${source} has ${length.toLocaleString('en')} bytes; its header promises ` +
      `${fileBytes.toLocaleString('en')} (shape [${shape.join(', ')}] of ${type.dtype}): ` +
      `${difference}. Get the file again.`,
  );
}

/** The numbers that these bytes stand for; unsigned bytes stand for themselves and aren't copied. */
export function parseElements(bytes: Uint8Array, type: ElementType): IdxArray['data'] {
  if (type.dtype === 'uint8') return bytes;
  const view = viewOf(bytes);
  const data = new type.array(bytes.length / type.bytes);
  for (let i = 0; i < data.length; i++) data[i] = view[type.get](i * type.bytes); // big-endian
  return data;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
