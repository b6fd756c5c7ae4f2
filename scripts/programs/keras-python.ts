/** The Python with Keras that the comparisons and the benches run, and what is missing where there is none. */

import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CACHE_DIR, PROJECT_DIR } from '../../src/internal.ts';
import { createVenv, describePython, type PythonEnvironment, pythonCandidates } from './python.ts';
import { runProgram } from './run-program.ts';

const REQUIREMENTS = join('keras', 'requirements.txt');
const OLDEST_KERAS = 3;

/** What keras/*.py import, each by one of its packages. */
const needs: Record<string, string[]> = {
  [`Keras ${OLDEST_KERAS}`]: ['keras'],
  'scikit-learn': ['scikit-learn'],
  TensorFlow: ['tensorflow', 'tensorflow-cpu'],
};

/** `missing`: in words, what no Python has; undefined where one has everything. */
export type KerasPython =
  | { found: PythonEnvironment; missing?: undefined }
  | { found?: undefined; missing: string };

/**
 * @param named a Python's path: no other is looked at
 * @returns the first Python that has everything; else what the one lacks that lacks least
 */
export async function findKerasPython(named?: string): Promise<KerasPython> {
  const candidates = pythonCandidates(named);
  let nearest: { python: PythonEnvironment; lacks: string[] } | undefined;
  for (const candidate of candidates) {
    const python = await describePython(candidate, Object.values(needs).flat()).catch(() => {});
    if (!python) continue;
    const lacks = Object.keys(needs).filter((need) => !hasPackage(python, need));
    if (lacks.length === 0) return { found: python };
    if (!nearest || lacks.length < nearest.lacks.length) nearest = { python, lacks };
  }
  if (!nearest) {
    if (named) return { missing: `${named} is not a Python 3 that answers` };
    return { missing: `There is no Python 3 here (looked for ${candidates.join(', ')})` };
  }
  const { python, lacks } = nearest;
  const here = versionsOf(python);
  return {
    missing:
      `${python.python} (Python ${python.version}) has ${here ? `${here} but ` : ''}no ` +
      `${lacks.join(', no ')}; to get it: ${python.python} -m pip install -r ${REQUIREMENTS}`,
  };
}

function hasPackage({ packages }: PythonEnvironment, need: string): boolean {
  const version = needs[need].map((name) => packages[name]).find(Boolean);
  return version !== undefined && !(needs[need][0] === 'keras' && major(version) < OLDEST_KERAS);
}

const major = (version: string) => Number.parseInt(version, 10);

/** @example versionsOf(found) // 'keras 3.15.1, scikit-learn 1.9.1, tensorflow-cpu 2.21.0' */
export function versionsOf({ packages }: PythonEnvironment): string {
  return Object.entries(packages)
    .map((entry) => entry.join(' '))
    .join(', ');
}

/**
 * @param create whether an environment is made where nothing is found
 * @throws Error if the Python named lacks something
 */
export async function kerasPython(
  named: string | undefined,
  create: boolean,
): Promise<{ python: string; missing?: undefined } | { python?: undefined; missing: string }> {
  const { found, missing } = await findKerasPython(named);
  if (found) return { python: found.python };
  if (named !== undefined) throw new Error(`--python: ${missing}.`);
  if (!create) return { missing };
  const requirements = readFileSync(join(PROJECT_DIR, REQUIREMENTS), 'utf8').trim().split('\n');
  return { python: await createVenv(requirements, (text) => console.log(`• ${text}`)) };
}

/** TensorFlow 2.15 has Keras 2.15, and is enough for Keras 3.0, which needs the others. */
const EARLIER = ['tensorflow-cpu==2.15.1', 'namex', 'rich', 'dm-tree'];
const KERAS_3_0 = 'keras==3.0.5';

export interface EarlierKeras {
  python: string;
  env: NodeJS.ProcessEnv;
}

/**
 * Keras 2.15 and Keras 3.0, in one environment that is made in .cache.
 * @throws Error where Python is newer than 3.11, for which there is no TensorFlow 2.15
 */
export async function earlierKeras(): Promise<{ keras2: EarlierKeras; keras30: EarlierKeras }> {
  const folder = join(CACHE_DIR, 'venv-keras-2');
  const python = await createVenv(EARLIER, (text) => console.log(`• ${text}`), { folder });
  const packages = join(folder, 'keras-3.0');
  if (!existsSync(packages)) {
    const half = `${packages}-half`;
    rmSync(half, { recursive: true, force: true });
    const asked = ['--quiet', '--no-deps', '--target', half, KERAS_3_0];
    await runProgram(python, ['-m', 'pip', 'install', ...asked]);
    renameSync(half, packages);
  }
  const path = [packages, process.env.PYTHONPATH].filter(Boolean).join(delimiter);
  return {
    keras2: { python, env: process.env },
    keras30: { python, env: { ...process.env, PYTHONPATH: path } },
  };
}
