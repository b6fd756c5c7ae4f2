/** Where the built WebAssembly modules come from. */

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR, RELAXED_SIMD, readProjectFile, SIMD } from '../../src/internal.ts';

const ASSEMBLY = join(PROJECT_DIR, 'src', 'training', 'wasm', 'assembly');

export const stepModules = () =>
  Object.entries({ SIMD, RELAXED_SIMD }).map(([name, text]) => ({
    name,
    bytes: Buffer.from(text, 'base64'),
  }));

/** One SHA-256 of all source files, names and bytes, in the order of their names. */
export function sourcesHash(): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(ASSEMBLY).sort()) {
    hash.update(`${name}\0`).update(readFileSync(join(ASSEMBLY, name)));
  }
  return hash.digest('hex');
}

/** What compiled them: 'AssemblyScript 0.28.20'. */
export function compilerVersion(): string {
  const { devDependencies } = JSON.parse(readProjectFile('tools', 'wasm', 'package.json'));
  return `AssemblyScript ${devDependencies.assemblyscript}`;
}
