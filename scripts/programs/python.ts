/** Looks at a Python environment, or makes one. */

import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE_DIR } from '../../src/internal.ts';
import { runProgram } from './run-program.ts';

/** The environment that `--create-venv` makes. */
const VENV_DIR = join(CACHE_DIR, 'venv');
/** Written last: without it the environment is half made. */
const completeMark = (folder: string) => join(folder, 'complete');

export interface PythonEnvironment {
  /** The program to run. */
  python: string;
  version: string;
  /** Versions of the packages asked for that are there. */
  packages: Record<string, string>;
  /** The folder of the package `tensorflow`, if it is there. */
  tensorflowDir?: string;
}

/** Asks without importing anything: TensorFlow alone would take seconds. */
const QUESTION = `
import importlib.metadata, importlib.util, json, platform, sys
packages = {}
for name in sys.argv[1:]:
    try:
        packages[name] = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        pass
spec = importlib.util.find_spec("tensorflow")
folders = list(spec.submodule_search_locations or []) if spec else []
print(json.dumps({
    "version": platform.python_version(),
    "packages": packages,
    "tensorflowDir": folders[0] if folders else None,
}))
`;

/** @throws Error if the program is no Python or doesn't answer */
export async function describePython(
  python: string,
  packages: readonly string[] = [],
): Promise<PythonEnvironment> {
  // -I: what lies in this folder or in PYTHONPATH is not what was installed.
  const args = ['-I', '-c', QUESTION, ...packages];
  const { out } = await runProgram(python, args, { timeoutSeconds: 60 });
  const answer = JSON.parse(out);
  return { ...answer, python, tensorflowDir: answer.tensorflowDir ?? undefined };
}

/** The programs to look at, in this order: the one named, the active environment, ours, the system's. */
export function pythonCandidates(named?: string): string[] {
  if (named !== undefined) return [named];
  const active = process.env.VIRTUAL_ENV ?? process.env.CONDA_PREFIX;
  return [
    ...(active ? [pythonOf(active)] : []),
    ...(existsSync(completeMark(VENV_DIR)) ? [pythonOf(VENV_DIR)] : []),
    'python3',
    'python',
  ];
}

/** The first candidate that `fits`. */
export async function findPython(
  candidates: readonly string[],
  packages: readonly string[],
  fits: (environment: PythonEnvironment) => boolean,
): Promise<PythonEnvironment | undefined> {
  for (const candidate of candidates) {
    const environment = await describePython(candidate, packages).catch(() => undefined);
    if (environment && fits(environment)) return environment;
  }
  return undefined;
}

export interface VenvOptions {
  /** Under the project's cache folder; the one for Keras and the native kernels unless given. */
  folder?: string;
  /** Even if there is one already, since something in it is broken. */
  anew?: boolean;
}

/**
 * Makes (or finishes, or keeps) an environment under the project's cache folder.
 * @param requirements what pip installs: ['tensorflow-cpu==2.21.0']
 */
export async function createVenv(
  requirements: readonly string[],
  say: (text: string) => void,
  { folder = VENV_DIR, anew = false }: VenvOptions = {},
): Promise<string> {
  const python = pythonOf(folder);
  const mark = completeMark(folder);
  const wanted = `${requirements.join('\n')}\n`;
  if (!anew && existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return python;
  if (anew || !existsSync(mark)) {
    rmSync(folder, { recursive: true, force: true });
    say(`making a Python environment in ${folder}`);
    await runProgram(await basePython(), ['-m', 'venv', folder]);
  } else {
    rmSync(mark);
  }
  say(`installing ${requirements.join(', ')} with pip; this can take some minutes`);
  await runProgram(python, ['-m', 'pip', 'install', '--quiet', ...requirements], {
    timeoutSeconds: 3600,
  });
  writeFileSync(mark, wanted);
  return python;
}

async function basePython(): Promise<string> {
  const found = await findPython(['python3', 'python'], [], () => true); // Python 2 can't answer
  if (found) return found.python;
  throw new Error('There is no Python 3 on this machine (looked for python3 and python).');
}

function pythonOf(environment: string): string {
  return process.platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python');
}
