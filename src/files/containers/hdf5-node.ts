/** HDF5 files in memory: arrays and texts by path. */

import type { File as H5File } from 'h5wasm';
import type { ArrayRecord } from '../model-record.ts';
import { loadH5wasm } from './h5wasm-node.ts';
import { type Hdf5Content, type Hdf5Entry, Hdf5Error, hdf5Content } from './hdf5-content-node.ts';

let counter = 0;

/** h5wasm's names; an array's numbers come in the machine's order. */
const floatTypes = ['<f', '<d', '>f', '>d'];

/** @throws Error if the bytes are no HDF5 file or what is read of it is damaged */
export async function readHdf5<T>(bytes: Uint8Array, read: (file: Hdf5Reader) => T): Promise<T> {
  return read(new Hdf5Reader(await hdf5Content(bytes)));
}

export class Hdf5Reader {
  private readonly content: Hdf5Content;

  constructor(content: Hdf5Content) {
    this.content = withSlashes(content);
  }

  /** Float32 numbers. @throws Error if there are none, of another shape or type */
  floats(path: string, shape: readonly number[]): ArrayRecord {
    const got = this.array(path).shape;
    if (got.join() !== shape.join()) {
      throw new Hdf5Error(
        `the array '${path}' has the shape [${got.join(', ')}]; expected [${shape.join(', ')}].`,
      );
    }
    return this.anyFloats(path);
  }

  /** Float32 numbers of whatever shape. */
  anyFloats(path: string): ArrayRecord {
    const { shape, dtype, value } = this.array(path);
    const given = typeof value === 'number' ? Float32Array.of(value) : value;
    const isDouble = Object(given).constructor?.name === 'Float64Array'; // of another thread's
    const values = isDouble ? Float32Array.from(given as Float64Array) : given;
    const isFloat = floatTypes.includes(String(dtype));
    if (!isFloat || !(values instanceof Float32Array)) {
      const problem = isFloat
        ? `of [${shape.join(', ')}] is damaged, or larger than the whole file`
        : `is ${dtype}; expected float32 (<f), or float64 (<d), which is rounded`;
      throw new Hdf5Error(`the array '${path}' ${problem}.`);
    }
    return { shape, values };
  }

  /** One number of any type. */
  number(path: string): number {
    const { shape, value } = this.array(path);
    if (shape.length > 0) throw new Hdf5Error(`'${path}' is not a single number.`);
    return Number(value);
  }

  /** Names of what is in a group, in its order; none if there is no such group. */
  keys(path: string): string[] {
    return this.entry(path)?.keys ?? [];
  }

  /** @returns undefined if there is no such attribute or it is not text */
  text(path: string, name: string): string | undefined {
    const value = this.entry(path)?.texts?.get(name);
    return typeof value === 'string' ? value : undefined;
  }

  /** A list of texts; none where Keras wrote an empty list, which has no type. */
  texts(path: string, name: string): string[] {
    const value = this.entry(path)?.texts?.get(name);
    if (!Array.isArray(value)) return [];
    return value.filter((entry): entry is string => typeof entry === 'string');
  }

  /** @param path as HDF5 takes it: 'a//b' is 'a/b', '/' the file itself */
  private entry(path: string): Hdf5Entry | undefined {
    const parts = path.split('/').filter((part) => part !== '' && part !== '.');
    return this.content.get(parts.join('/'));
  }

  private array(path: string): Hdf5Entry & { shape: number[] } {
    const entry = this.entry(path);
    if (entry === undefined) throw new Hdf5Error(`the array '${path}' is missing.`);
    const { shape } = entry;
    // A link to another file is none either.
    if (shape === undefined) throw new Hdf5Error(`'${path}' is not an array, or it is damaged.`);
    return { ...entry, shape };
  }
}

/** Keras on Windows took backslashes into the names of groups: 'layers\\dense' for 'dense' in 'layers'. */
function withSlashes(content: Hdf5Content): Hdf5Content {
  if (![...content.keys()].some((path) => path.includes('\\'))) return content;
  const result: Hdf5Content = new Map();
  for (const [path, entry] of content) {
    const parts = path.split(/[/\\]/);
    for (let depth = 0; path !== '' && depth < parts.length; depth++) {
      const above = parts.slice(0, depth).join('/');
      const group = result.get(above) ?? { keys: [] };
      if (!group.keys?.includes(parts[depth])) group.keys = [...(group.keys ?? []), parts[depth]];
      result.set(above, group);
    }
    const there = result.get(parts.join('/'));
    result.set(parts.join('/'), { ...entry, ...(entry.keys && { keys: there?.keys ?? [] }) });
  }
  return result;
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
  private readonly file: H5File;

  constructor(file: H5File) {
    this.file = file;
  }

  /** Makes the groups of a path, where they are missing. */
  group(path: string): void {
    const parts = path.split('/');
    for (let depth = 1; depth <= parts.length; depth++) {
      const part = parts.slice(0, depth).join('/');
      if (this.file.get(part) === null) this.file.create_group(part);
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
