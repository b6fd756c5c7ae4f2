/** HDF5 files in memory: arrays and texts by path. The library's own file system is in memory, too. */

import type { Dataset, Entity, File as H5File } from 'h5wasm' with { 'resolution-mode': 'import' };
import { forgetH5wasm, type H5wasm, loadH5wasm } from './h5wasm-node';
import type { ArrayRecord } from './model-record';

let counter = 0;

/** @throws Error if the bytes are no HDF5 file or what is read of it is damaged */
export async function readHdf5<T>(bytes: Uint8Array, read: (file: Hdf5Reader) => T): Promise<T> {
  const h5wasm = await loadH5wasm();
  const name = `read-${counter++}.h5`;
  h5wasm.FS?.writeFile(name, bytes);
  try {
    const file = opened(h5wasm, name);
    try {
      return read(new Hdf5Reader(file, bytes.length));
    } finally {
      file.close();
    }
  } finally {
    h5wasm.FS?.unlink(name);
  }
}

function opened(h5wasm: H5wasm, name: string): H5File {
  const message = 'it is no HDF5 file, or it was cut off.';
  const file = guarded(() => new h5wasm.File(name, 'r'), message);
  if (file.file_id < 0n) throw new Hdf5Error(message);
  return file;
}

export class Hdf5Error extends Error {}

/** The library's own errors are pages long. A fault of WebAssembly may leave its memory in disorder. */
function guarded<T>(work: () => T, message = 'the HDF5 file is damaged.'): T {
  try {
    return work();
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError) forgetH5wasm();
    throw new Hdf5Error(message, { cause });
  }
}

/** @returns null for what is not there */
function found(file: H5File, path: string): Entity | null {
  try {
    return file.get(path);
  } catch (cause) {
    if (cause instanceof WebAssembly.RuntimeError) forgetH5wasm();
    return null;
  }
}

export class Hdf5Reader {
  constructor(
    private readonly file: H5File,
    private readonly bytes: number,
  ) {}

  /** Float32 numbers. @throws Error if there are none, of another shape or type */
  floats(path: string, shape: readonly number[]): ArrayRecord {
    const dataset = this.dataset(path);
    const got = guarded(() => dataset.shape) ?? [];
    if (got.join() !== shape.join()) {
      throw new Hdf5Error(
        `the array '${path}' has the shape [${got.join(', ')}]; expected [${shape.join(', ')}].`,
      );
    }
    return this.anyFloats(path);
  }

  /** Float32 numbers of whatever shape. */
  anyFloats(path: string): ArrayRecord {
    const dataset = this.dataset(path);
    const shape = guarded(() => dataset.shape) ?? [];
    const dtype = guarded(() => dataset.dtype);
    if (dtype !== '<f')
      throw new Hdf5Error(`the array '${path}' is ${dtype}; expected float32 (<f).`);
    this.checkSize(path, shape);
    const value = guarded(() => dataset.value);
    const values = typeof value === 'number' ? Float32Array.of(value) : value;
    if (!(values instanceof Float32Array)) {
      throw new Hdf5Error(`the array '${path}' can't be read: the file is damaged.`);
    }
    return { shape, values };
  }

  /** One number of any type. */
  number(path: string): number {
    const dataset = this.dataset(path);
    if ((guarded(() => dataset.shape) ?? []).length > 0)
      throw new Hdf5Error(`'${path}' is no single number.`);
    return Number(guarded(() => dataset.value));
  }

  /** Names of what is in a group, in its order; none if there is no such group. */
  keys(path: string): string[] {
    const group = found(this.file, path);
    return group !== null && 'keys' in group ? guarded(() => group.keys()) : [];
  }

  /** @returns undefined if there is no such attribute or it is no text */
  text(path: string, name: string): string | undefined {
    const value = this.attribute(path, name);
    return typeof value === 'string' ? value : undefined;
  }

  /** A list of texts; none where Keras wrote an empty list, which has no type. */
  texts(path: string, name: string): string[] {
    const value = this.attribute(path, name);
    if (!Array.isArray(value)) return [];
    return value.filter((entry): entry is string => typeof entry === 'string');
  }

  private attribute(path: string, name: string): unknown {
    const entity = path === '/' ? this.file : found(this.file, path);
    if (entity === null || !('attrs' in entity)) return undefined;
    return guarded(() => {
      const { attrs } = entity;
      return Object.hasOwn(attrs, name) ? attrs[name].value : undefined;
    });
  }

  private dataset(path: string): Dataset {
    const entity = found(this.file, path);
    if (entity === null) throw new Hdf5Error(`the array '${path}' is missing.`);
    // A link to another file is none either.
    if (!('shape' in entity)) throw new Hdf5Error(`'${path}' is no array.`);
    return entity as Dataset;
  }

  /** Keras packs nothing: whoever declares more than the file holds wants memory for nothing. */
  private checkSize(path: string, shape: readonly number[]): void {
    const bytes = shape.reduce((size, count) => size * count, Float32Array.BYTES_PER_ELEMENT);
    if (bytes > this.bytes) {
      throw new Hdf5Error(
        `the array '${path}' would have ${bytes.toLocaleString('en')} bytes, more than the whole file.`,
      );
    }
  }
}

/** @returns the bytes of a file that `write` fills */
export async function writeHdf5(write: (file: Hdf5Writer) => void): Promise<Uint8Array> {
  const h5wasm = await loadH5wasm();
  const name = `write-${counter++}.h5`;
  const file = new h5wasm.File(name, 'w');
  try {
    write(new Hdf5Writer(file));
    file.close();
    return h5wasm.FS?.readFile(name) as Uint8Array;
  } finally {
    h5wasm.FS?.unlink(name);
  }
}

export class Hdf5Writer {
  constructor(private readonly file: H5File) {}

  /** Makes the groups of a path, where they are missing. */
  group(path: string): void {
    const parts = path.split('/');
    for (let depth = 1; depth <= parts.length; depth++) {
      const part = parts.slice(0, depth).join('/');
      if (found(this.file, part) === null) this.file.create_group(part);
    }
  }

  array(path: string, { shape, values }: ArrayRecord): void {
    this.intoGroup(path);
    this.file.create_dataset({ name: path, data: values, shape, dtype: '<f' });
  }

  /** A single whole number, int64 as Keras's counter of steps. */
  integer(path: string, value: number): void {
    this.intoGroup(path);
    const data = BigInt64Array.of(BigInt(value));
    this.file.create_dataset({ name: path, data, shape: [], dtype: '<q' });
  }

  /** Texts of any length, in UTF-8. */
  text(path: string, name: string, value: string): void {
    this.entity(path).create_attribute(name, value, [], 'S');
  }

  texts(path: string, name: string, values: string[]): void {
    // An empty list has no type of its own: NumPy, and so Keras, gives it this one.
    if (values.length === 0) {
      this.entity(path).create_attribute(name, new Float64Array(0), [0], '<d');
    } else {
      this.entity(path).create_attribute(name, values, [values.length], 'S');
    }
  }

  private entity(path: string): H5File {
    return path === '/' ? this.file : (this.file.get(path) as H5File);
  }

  private intoGroup(path: string): void {
    const end = path.lastIndexOf('/');
    if (end > 0) this.group(path.slice(0, end));
  }
}
