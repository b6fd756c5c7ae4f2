/** Stands for node:module in the pages: by it the lesson finds a file's format when one is asked for. */

import { kerasFormat, legacyFormat, npzFormat } from '../../../src/internal.ts';

/** The lesson's files ask when they are loaded, for what is loaded after them. */
const formats: Record<string, () => object> = {
  './formats/keras.ts': () => ({ kerasFormat }),
  './formats/legacy-h5.ts': () => ({ legacyFormat }),
  './formats/npz.ts': () => ({ npzFormat }),
};

export function createRequire(): (name: string) => object {
  return (name) => formats[name]();
}
