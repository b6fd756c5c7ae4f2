/**
 * Takes everything out of an HDF5 file with h5wasm, with a limit to memory. A limit to time is the business of
 * whoever runs it, in a thread of its own: damaged files lead the library into endless loops. Plain
 * JavaScript, since a thread starts without ts-node or Jest.
 */

const MIB = 2 ** 20;
const PAGE_BYTES = 2 ** 16;
/** What the library takes for small files is far below. */
const BASE_BYTES = 48 * MIB;
/** Keras's files have seven and less; a link to a group above it would have no end. */
const MOST_DEPTH = 64;
/** Zeros pack to a thousandth: so much may come out of a small file, and of a larger one many times its size. */
const SMALL_BYTES = 64 * MIB;
const MOST_GROWTH = 20;
/** No entry of a file takes less. */
const LEAST_ENTRY_BYTES = 64;
/** HDF5's number of that class of types. */
const TEXT = 3;

let mostBytes = Infinity;
const { grow } = WebAssembly.Memory.prototype;
WebAssembly.Memory.prototype.grow = function (pages) {
  if (this.buffer.byteLength + pages * PAGE_BYTES > mostBytes) throw new RangeError('enough');
  isSpent ||= this.buffer.byteLength + pages * PAGE_BYTES > BASE_BYTES;
  return grow.call(this, pages);
};

/** After a fault inside the library, or much memory, which it doesn't give back: a new thread is better. */
export let isSpent = false;
let counter = 0;

/** @returns undefined if it is not an HDF5 file */
export function contentOf(h5wasm, bytes) {
  const name = `${counter++}.h5`;
  const unpacked = Math.max(SMALL_BYTES, MOST_GROWTH * bytes.length);
  mostBytes = BASE_BYTES + 2 * bytes.length + unpacked;
  h5wasm.FS.writeFile(name, bytes, { canOwn: true });
  try {
    const file = new h5wasm.File(name, 'r');
    if (file.file_id < 0n) return undefined;
    try {
      return new Visit(bytes.length, unpacked).all(file);
    } finally {
      file.close();
    }
  } catch (error) {
    isSpent ||= error instanceof WebAssembly.RuntimeError;
    return undefined;
  } finally {
    h5wasm.FS.unlink(name);
  }
}

class Visit {
  constructor(fileBytes, unpacked) {
    this.fileBytes = fileBytes;
    this.bytesLeft = unpacked;
    this.entriesLeft = fileBytes / LEAST_ENTRY_BYTES;
    this.entries = new Map();
  }

  all(file) {
    this.visit('', () => file, 0);
    return this.entries;
  }

  /** What is damaged is an entry without content. */
  visit(path, find, depth) {
    if (depth > MOST_DEPTH || --this.entriesLeft < 0) throw new Error('a circle of links');
    const entry = {};
    this.entries.set(path, entry);
    try {
      const entity = find();
      if (entity !== null && 'attrs' in entity) entry.texts = textsOf(entity);
      if (entity !== null && 'shape' in entity) this.array(entry, entity);
      else if (entity !== null && 'keys' in entity) entry.keys = entity.keys();
      if (entry.keys === undefined) return;
      for (const key of entry.keys) {
        this.visit(path === '' ? key : `${path}/${key}`, () => entity.get(key), depth + 1);
      }
    } catch (error) {
      if (error instanceof WebAssembly.RuntimeError || entry.keys) throw error;
    }
  }

  /** Whoever declares more than the file can hold wants memory for nothing; Keras packs nothing. */
  array(entry, dataset) {
    entry.shape = dataset.shape ?? [];
    entry.dtype = dataset.dtype;
    const bytes = entry.shape.reduce((size, count) => size * count, dataset.metadata.size);
    const { vlen, virtual_sources, chunks } = dataset.metadata;
    const most = chunks ? this.bytesLeft : Math.min(this.bytesLeft, this.fileBytes);
    if (!(bytes <= most) || vlen || virtual_sources) return;
    this.bytesLeft -= bytes;
    entry.value = dataset.value;
  }
}

/** The attributes that are a text or a list of texts. */
function textsOf({ attrs }) {
  const texts = new Map();
  for (const name of Object.keys(attrs)) {
    try {
      const attribute = attrs[name];
      if (attribute.metadata.type === TEXT) texts.set(name, attribute.value);
    } catch (error) {
      // One whose name is no UTF-8 can't be asked for: the others can.
      if (error instanceof WebAssembly.RuntimeError) throw error;
    }
  }
  return texts;
}

/** Before the first file. */
export function prepare(h5wasm) {
  const { Module } = h5wasm;
  // They say whether they could read, and nobody asks.
  for (const name of ['get_dataset_data', 'get_attribute_data']) {
    const get = Module[name];
    Module[name] = (...args) => {
      if (get(...args) < 0) throw new Error('unreadable');
    };
  }
  // NumPy, and so Keras, calls texts ASCII that are UTF-8.
  const describe = Module.get_attribute_metadata;
  Module.get_attribute_metadata = (...args) => ({ ...describe(...args), cset: 1 });
  // A file may say that its numbers lie in another: here are no others, not even the standard input.
  for (const device of h5wasm.FS.readdir('/dev')) {
    if (!device.startsWith('.') && device !== 'shm') h5wasm.FS.unlink(`/dev/${device}`);
  }
}
