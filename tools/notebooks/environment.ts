/** What runs notebooks: tslab and a Jupyter client, in the project's cache folder. */

import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVenv } from '../../scripts/programs/python.ts';
import { runNpm, runProgram } from '../../scripts/programs/run-program.ts';
import { CACHE_DIR, PROJECT_DIR } from '../../src/internal.ts';
import { kernels } from './notebook.ts';

const FOLDER = join(CACHE_DIR, 'notebooks');
const VENV = join(FOLDER, 'venv');
/** What it is installed from, and the kernel's own program. */
const HERE = join(PROJECT_DIR, 'tools', 'notebooks');
const REQUIREMENTS = join(HERE, 'requirements.txt');
const PACKAGE_FILES = ['package.json', 'package-lock.json'];

/** @returns the Python that has the Jupyter client */
export async function prepareEnvironment(say: (text: string) => void): Promise<string> {
  await installKernel(say);
  const requirements = readFileSync(REQUIREMENTS, 'utf8').trim().split('\n');
  return createVenv(requirements, say, { folder: VENV });
}

/** tslab, exactly as its lock file has it. */
async function installKernel(say: (text: string) => void): Promise<void> {
  const isCurrent = PACKAGE_FILES.every((name) => {
    const installed = join(FOLDER, name);
    return (
      existsSync(installed) &&
      readFileSync(installed, 'utf8') === readFileSync(join(HERE, name), 'utf8')
    );
  });
  if (isCurrent && existsSync(join(FOLDER, 'node_modules', 'tslab'))) return;
  say('installing tslab, Jupyter’s kernel for TypeScript');
  mkdirSync(FOLDER, { recursive: true });
  for (const name of PACKAGE_FILES) {
    rmSync(join(FOLDER, name), { force: true });
    copyFileSync(join(HERE, name), join(FOLDER, name));
  }
  await runNpm(FOLDER, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
}

/**
 * Writes the descriptions by which Jupyter finds the kernels, one in each language.
 * @param dataFolder Jupyter's; its folder `kernels` may be missing
 * @returns the kernels' own folders
 */
export function registerKernels(dataFolder: string): string[] {
  return Object.entries(kernels).map(([ANN_LANG, { name, ...kernel }]) => {
    const folder = join(dataFolder, 'kernels', name);
    mkdirSync(folder, { recursive: true });
    const argv = [process.execPath, join(HERE, 'kernel.cjs'), '{connection_file}'];
    const description = { argv, ...kernel, env: { ANN_LANG } };
    writeFileSync(join(folder, 'kernel.json'), `${JSON.stringify(description, null, 2)}\n`);
    return folder;
  });
}

/** Where the learner's own Jupyter, and VS Code, look for kernels. */
export async function jupyterDataFolder(python: string): Promise<string> {
  const { out } = await runProgram(python, ['-m', 'jupyter_core.command', '--data-dir']);
  return out.trim();
}

/** Where only our own runs look. */
export const OWN_DATA_FOLDER = join(FOLDER, 'jupyter');

/** What tslab takes for the project. */
export const WORKSPACE = join(FOLDER, 'workspace');
