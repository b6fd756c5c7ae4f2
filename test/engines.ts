/** The engines that this machine has: what a test of an engine's numbers goes through. */

import { findNativeAddon } from '../src/backend/native-addon-node.ts';
import { useBackend } from '../src/index.ts';
import type { FastEngine } from '../src/training/choose-engine.ts';
import type { EngineName } from '../src/training/history.ts';

export const hasNative = findNativeAddon('cpu') !== undefined;
export const fastEngines: readonly FastEngine[] = hasNative ? ['wasm', 'native'] : ['wasm'];
export const engines: readonly EngineName[] = [...fastEngines, 'stock'];

/** For `beforeAll`: until then no engine can be had. */
export const loadEngines = () => useBackend(hasNative ? 'native' : 'wasm');
