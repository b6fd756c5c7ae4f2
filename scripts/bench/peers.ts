/**
 * `npm run bench -- --peers`: the same network in other libraries, each by an ordinary program of its own
 * (peers/, keras/), in turns with the lesson. What isn't installed is said and left out.
 */

import { join } from 'node:path';
import { CACHE_DIR, findNativeAddon, PROJECT_DIR, readProjectFile } from '../../src/internal.ts';
import { installTools } from '../programs/install-tools.ts';
import { createVenv, findPython, pythonCandidates } from '../programs/python.ts';
import type { Compared } from './performance.ts';
import {
  compareRuns,
  kerasRunner,
  lessonRunner,
  peerFigures,
  programRunner,
  type Runner,
} from './runs.ts';

const PEERS = join(PROJECT_DIR, 'scripts', 'bench', 'peers');
const JAX = join(PEERS, 'jax');
const PYTORCH = join(PROJECT_DIR, 'keras', 'pytorch.py');
/** The first epoch of some compiles; the second one is compared. */
const EPOCHS = 2;
const TORCH = readProjectFile('scripts', 'bench', 'peers', 'requirements.txt').trim().split('\n');

/**
 * @param keras a Python with Keras, if there is one
 * @param createsVenv whether to make a Python environment with PyTorch where there is none
 */
export async function measurePeers(
  rounds: number,
  keras: string | undefined,
  createsVenv: boolean,
): Promise<Compared[]> {
  const epochs = String(EPOCHS);
  const nodeRunner = (...args: string[]) => programRunner(process.execPath, args);
  const stock = join(PEERS, 'stock.mjs');
  const native = findNativeAddon('cpu');
  const torch = await findTorch(createsVenv);
  const hasJax = await installTools(JAX, 'jax-js is').then(
    () => true,
    (error) => void console.log(`jax-js is left out: ${(error as Error).message}`),
  );
  if (!keras)
    console.log('Keras is left out: no Python has it (npm run compare -- --create-venv).');
  if (!torch) console.log('PyTorch is left out: no Python has it (--create-venv makes one).');
  if (!native) console.log('TensorFlow.js’s native kernels are left out: npm run native.');
  const torchRunner = (threads: string): Runner =>
    programRunner(String(torch), [PYTORCH, epochs, threads]);
  return compareRuns(
    {
      ...(keras && { Keras: kerasRunner(keras, EPOCHS) }),
      lesson: lessonRunner('auto', EPOCHS),
      ...(torch && {
        'PyTorch, 1 thread': torchRunner('1'),
        'PyTorch, 2 threads': torchRunner('2'),
      }),
      ...(hasJax && { 'jax-js': nodeRunner(join(JAX, 'lesson.mjs'), epochs) }),
      ...(native && { 'TensorFlow.js, native': nodeRunner(stock, epochs, native) }),
      'TensorFlow.js, wasm': nodeRunner(stock, epochs, 'wasm'),
    },
    rounds,
    peerFigures,
  );
}

async function findTorch(creates: boolean): Promise<string | undefined> {
  const folder = join(CACHE_DIR, 'pytorch');
  const own = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const found = await findPython(
    [own, ...pythonCandidates()],
    ['torch', 'numpy'],
    ({ packages }) => 'torch' in packages && 'numpy' in packages,
  );
  if (found) return found.python;
  return creates ? createVenv(TORCH, (text) => console.log(`• ${text}`), { folder }) : undefined;
}
