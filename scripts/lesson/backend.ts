/** Chooses what computes the lesson, by what is asked for and how much memory there is, and says it. */

import { useBackend } from '../../src/index.ts';
import { findNativeAddon } from '../../src/internal.ts';
import { lessonPayment } from '../native/when-it-pays.ts';
import { needsWasm } from './memory.ts';
import type { Settings } from './settings.ts';
import { lessonWords } from './words.ts';

/**
 * Steps of so few samples are faster in WebAssembly on every machine that was measured; loading the native
 * kernels, to compare, would take half a second and 300 MiB.
 */
const SMALL_BATCH = 64;

/** @returns the backend's name, and in words what it is */
export async function chooseBackend({
  engine,
  dataDir,
  batchSize,
  load,
  resumed,
  language,
}: Settings) {
  const word = lessonWords[language];
  const asked = engine === 'native' || engine === 'wasm' ? engine : undefined;
  const isOpen = engine === 'auto' && !process.env.ANN_BACKEND;
  const isOwnModel = !load && !resumed; // another one WebAssembly may not be able to train
  const isSmall = isOwnModel && batchSize <= SMALL_BATCH && !findNativeAddon('gpu');
  const isTight = needsWasm(isOpen ? undefined : (asked ?? process.env.ANN_BACKEND), dataDir);
  const backend = await useBackend(isTight || (isOpen && isSmall) ? 'wasm' : asked);
  const said = [
    word.computedBy(backend.description),
    isOpen && backend.name === 'native' && word.faster,
    isTight ? word.tight : backend.hint && word.broken(backend.hint),
  ];
  console.log(said.filter(Boolean).join(' '));
  const payment = isOpen && !findNativeAddon('cpu') && lessonPayment(batchSize);
  if (payment) {
    const [native, wasm] = [payment.native, payment.wasm].map((ms) => ms.toFixed(1));
    console.log(word.nativePays(payment.batch, native, wasm));
  }
  return backend;
}
