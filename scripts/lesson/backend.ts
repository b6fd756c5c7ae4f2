/** Chooses what computes the lesson, by what is asked for and how much memory there is, and says it. */

import { useBackend } from '../../src';
import { needsWasm } from './memory';
import type { Settings } from './settings';

/** @returns the backend's name, and in words what it is */
export async function chooseBackend({ engine, dataDir }: Settings) {
  const asked = engine === 'native' || engine === 'wasm' ? engine : undefined;
  const isOpen = engine === 'auto' && !process.env.ANN_BACKEND;
  const isTight = needsWasm(isOpen ? undefined : (asked ?? process.env.ANN_BACKEND), dataDir);
  const backend = await useBackend(isTight ? 'wasm' : asked);
  const choice =
    isOpen && backend.name === 'native'
      ? ' Training steps go to the faster of these and WebAssembly.'
      : '';
  const tight = ' The native kernels would take more memory than there is.';
  const hint = isTight ? tight : backend.hint ? ` ${backend.hint}.` : '';
  console.log(`Computed by ${backend.description}.${choice}${hint}`);
  return backend;
}
