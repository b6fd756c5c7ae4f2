/** Stands for src/files/containers/hdf5-content-node.ts in the lab: this worker is the thread of its own. */

import type { Hdf5Content } from '../../../src/internal.ts';
import { loadH5wasm } from './h5wasm.ts';

export class Hdf5Error extends Error {}

/** @throws Hdf5Error if the bytes are no HDF5 file */
export async function hdf5Content(bytes: Uint8Array): Promise<Hdf5Content> {
  const h5wasm = await loadH5wasm();
  // biome-ignore lint/style/noRestrictedImports: shared as JavaScript, which no door exports
  // biome-ignore lint/correctness/useImportExtensions: it takes the ending of the types beside it
  const { contentOf, prepare } = await import('../../../src/files/containers/hdf5-content.mjs');
  prepare(h5wasm);
  const entries = contentOf(h5wasm, bytes);
  if (entries === undefined) throw new Hdf5Error('it is not an HDF5 file, or it was cut off.');
  return entries;
}
