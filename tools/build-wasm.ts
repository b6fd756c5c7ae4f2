/**
 * `npm run build:wasm`: compiles the WebAssembly engine's step, twice, into
 * src/training/wasm/step-module.ts. The same sources and the same compiler give
 * the same bytes; with --check it only compares.
 */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../scripts/command/command.ts';
import { installTools } from '../scripts/programs/install-tools.ts';
import { runProgram } from '../scripts/programs/run-program.ts';
import { inTemporaryFolder, PROJECT_DIR } from '../src/internal.ts';
import { checkMade, writeMade } from './made-files.ts';
import { compilerVersion, sourcesHash } from './supply/step-modules.ts';

/** Installed by who changes the engine, and nobody else. */
const COMPILER = join(PROJECT_DIR, 'tools', 'wasm');
const SOURCE = 'src/training/wasm/assembly/index.ts';
const OUTPUT = 'src/training/wasm/step-module.ts';

const FLAGS = [
  ...['-O3', '--converge', '--noAssert'],
  ...['--runtime', 'stub'], // memory is taken once and never given back
  ...['--use', 'abort='], // nothing is imported: an error traps
  ...['--disableWarning', '112'], // vectors pass between our own files only
  ...['--enable', 'simd', '--enable', 'threads'],
  // One memory of all threads, which TypeScript makes: nothing of the module's own lies in it.
  ...['--importMemory', '--sharedMemory', '--initialMemory', '1', '--maximumMemory', '65536'],
];

async function compile(extraFlags: string[]): Promise<string> {
  return inTemporaryFolder('step', async (folder) => {
    const file = join(folder, 'step.wasm');
    const compiler = join(COMPILER, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
    const args = [compiler, SOURCE, '--outFile', file, ...FLAGS, ...extraFlags];
    await runProgram(process.execPath, args, { cwd: PROJECT_DIR });
    const bytes = readFileSync(file);
    console.log(`${['SIMD', ...extraFlags].join(' ')}: ${bytes.length.toLocaleString('en')} bytes`);
    return bytes.toString('base64');
  });
}

runCommand({
  usage: 'npm run build:wasm --',
  description: 'Compiles the WebAssembly engine from src/training/wasm/assembly.',
  options: { check: { description: 'Writes nothing; fails if the built module is another one.' } },
  async run({ check }) {
    await installTools(COMPILER, 'compiles the engine');
    const built = `// Made by \`npm run build:wasm\` from assembly/. Change those, not this.
// Compiler: ${compilerVersion()}. SHA-256 of the sources: ${sourcesHash()}

/** WebAssembly with 128-bit SIMD, in base64. */
export const SIMD = '${await compile([])}';

/** The same with relaxed SIMD: multiply and add in one instruction. */
export const RELAXED_SIMD = '${await compile(['--enable', 'relaxed-simd'])}';
`;
    if (check) checkMade({ [OUTPUT]: built }, 'npm run build:wasm');
    else writeMade({ [OUTPUT]: built });
  },
});
