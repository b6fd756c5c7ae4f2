import type { H5wasm } from './h5wasm-node.ts';
import type { Hdf5Content } from './hdf5-content-node.ts';

/** After a fault inside the library, or much memory, which it doesn't give back: a new thread is better. */
export let isSpent: boolean;
/** @returns undefined if it is no HDF5 file */
export function contentOf(h5wasm: H5wasm, bytes: Uint8Array): Hdf5Content | undefined;
/** Before the first file. */
export function prepare(h5wasm: H5wasm): void;
