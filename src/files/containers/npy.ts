/**
 * NumPy's format for one array, `.npy`: a text that says what it is, then its bytes, row by row. By hand: it
 * is a header of one line, and what a file may have in it is checked here anyway.
 *
 * Source: NumPy, "numpy.lib.format"
 */

const MAGIC = '\x93NUMPY';
/** Magic, version (2 bytes), length of the text (2 bytes). */
const PREFIX_BYTES = 10;
const ALIGNMENT = 64;

export interface NpyArray {
  /** NumPy's: '<f4' float32, '<i8' int64, '<U12' a text of 12 characters. */
  dtype: string;
  shape: number[];
  bytes: Uint8Array;
}

export function writeNpy({ dtype, shape, bytes }: NpyArray): Uint8Array {
  const size = shape.length === 1 ? `${shape[0]},` : shape.join(', ');
  const header = `{'descr': '${dtype}', 'fortran_order': False, 'shape': (${size}), }`;
  const unpadded = PREFIX_BYTES + header.length + 1;
  const padding = (ALIGNMENT - (unpadded % ALIGNMENT)) % ALIGNMENT;
  const text = `${header}${' '.repeat(padding)}\n`;
  const file = new Uint8Array(PREFIX_BYTES + text.length + bytes.length);
  file.set(latin1(`${MAGIC}\x01\x00`));
  new DataView(file.buffer).setUint16(8, text.length, true);
  file.set(latin1(text), PREFIX_BYTES);
  file.set(bytes, PREFIX_BYTES + text.length);
  return file;
}

/** @throws Error if it is damaged or of a later version */
export function readNpy(file: Uint8Array, name: string): NpyArray {
  const text = (start: number, end: number) => String.fromCharCode(...file.subarray(start, end));
  if (text(0, MAGIC.length) !== MAGIC || file.length < PREFIX_BYTES) {
    throw new Error(`the array '${name}' is not in NumPy's format.`);
  }
  if (file[6] !== 1) {
    throw new Error(
      `the array '${name}' is in version ${file[6]} of NumPy's format; version 1 is read here.`,
    );
  }
  const end = PREFIX_BYTES + (file[8] | (file[9] << 8));
  const header = text(PREFIX_BYTES, end);
  const [, dtype] = header.match(/'descr': '([^']+)'/) ?? [];
  const [, size] = header.match(/'shape': \(((?:\d+, ?)*\d*)\)/) ?? [];
  if (dtype === undefined || size === undefined) {
    throw new Error(
      `the array '${name}' is described by ${header.trim()}, which is not read here.`,
    );
  }
  const shape = size
    .split(',')
    .filter((part) => part.trim() !== '')
    .map(Number);
  const bytes = file.slice(end);
  const isByColumns = header.includes("'fortran_order': True") && shape.length > 1;
  return { dtype, shape, bytes: isByColumns ? byRows(bytes, shape, name) : bytes };
}

/** @param bytes of a matrix, column by column, as Fortran has them */
function byRows(bytes: Uint8Array, shape: readonly number[], name: string): Uint8Array {
  const [rows, columns] = shape;
  const itemBytes = bytes.length / (rows * columns);
  if (shape.length > 2 || !Number.isInteger(itemBytes)) {
    throw new Error(`the array '${name}' of [${shape.join(', ')}] by columns is not read here.`);
  }
  const sorted = new Uint8Array(bytes.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const from = (column * rows + row) * itemBytes;
      const to = (row * columns + column) * itemBytes;
      sorted.set(bytes.subarray(from, from + itemBytes), to);
    }
  }
  return sorted;
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

export function textArray(text: string): NpyArray {
  const codes = Uint32Array.from(text, (character) => Number(character.codePointAt(0)));
  return { dtype: `<U${codes.length}`, shape: [], bytes: new Uint8Array(codes.buffer) };
}

/** @returns undefined if the array is not text */
export function textOf({ dtype, bytes }: NpyArray): string | undefined {
  if (!/^<U\d+$/.test(dtype) || bytes.length % 4 !== 0) return undefined;
  const characters = Array.from(new Uint32Array(bytes.buffer), (code) =>
    code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd',
  );
  return characters.join('');
}
