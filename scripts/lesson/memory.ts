/** Whether the lesson fits into the memory, said before the system ends it without a word. */

import { totalmem } from 'node:os';
import { constrainedMemory } from 'node:process';
import { formatCount } from '../../src/index.ts';
import { dataFiles, files, IdxRows } from '../../src/internal.ts';

const MIB = 2 ** 20;
/** The embedded images: 60,000 × 28 × 28. */
const EMBEDDED_VALUES = 60_000 * 784;
/** What the lesson takes beside its data, in MiB: measured, and 64 for npm. */
const baseMiB = { wasm: 220, native: 520 };

/** What this process may use, in MiB: the machine's memory, or its container's (cgroup's) limit. */
export function memoryLimitMiB(): number {
  const limit = constrainedMemory?.() || Number.POSITIVE_INFINITY; // 0 where there is none
  return Math.min(limit, totalmem()) / MIB;
}

/** A byte for each of the images' values, as much at most for the packed file, and a fifth to validate. */
const BYTES_PER_VALUE = 2.2;

export function neededMiB(kernels: keyof typeof baseMiB, dir?: string): number {
  return baseMiB[kernels] + (valuesIn(dir) * BYTES_PER_VALUE) / MIB;
}

/**
 * @param asked the backend or engine; undefined where the choice is open
 * @returns whether native kernels would take more than there is, so that WebAssembly has to do
 * @throws Error if even that, or what was asked for, doesn't fit
 */
export function needsWasm(
  asked: string | undefined,
  dir?: string,
  limit = memoryLimitMiB(),
): boolean {
  const kernels = asked === undefined || asked === 'wasm' ? 'wasm' : 'native';
  const needed = neededMiB(kernels, dir);
  if (needed > limit) {
    const mib = (value: number) => formatCount(Math.ceil(value));
    const less = kernels === 'native' ? 'take --engine wasm, ' : '';
    throw new Error(
      `The lesson takes about ${mib(needed)} MiB of memory; this process may use ${mib(limit)}. ` +
        `Allow it more, ${less}name a smaller data set with --data-dir, or train from a stream, ` +
        'which takes about 200 MiB: docs/larger-than-memory.md.',
    );
  }
  return asked === undefined && neededMiB('native', dir) > limit;
}

function valuesIn(dir?: string): number {
  if (dir === undefined) return EMBEDDED_VALUES;
  try {
    const { header } = new IdxRows(dataFiles(dir)[files.train.images]);
    return header.shape.reduce((product, size) => product * size, 1);
  } catch {
    return 0; // what is wrong with the file is said when it is read
  }
}
