/** What a server has beside the pages, and says with each: VitePress's while one writes them, any other later. */

import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the pictures to train on are, in the repository. */
export const DATA_FOLDER = fileURLToPath(new URL('../../data/fashion-mnist/', import.meta.url));

export const dataFiles = (): string[] =>
  readdirSync(DATA_FOLDER).filter((name) => /\.gz$|^LICENSE$/.test(name));

/** A page of its own: only then do its threads share memory. */
export const ISOLATED = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};
