/** The lesson as a program in the page has it: what src/index.ts exports, by the same names and called in the same way. */

import { classNames, parseIdx, useBackend } from '../../../src/index-browser.ts';
import {
  type DatasetFiles,
  filesFrom,
  parseDataset,
  provideModelFiles,
} from '../../../src/internal.ts';
import type { Fetched } from './cells.ts';

export * from '../../../src/index.ts';
export { useBackend };

provideModelFiles();

let here: Promise<DatasetFiles> | undefined;
let dataset: DatasetFiles | undefined;

/** Node reads Fashion-MNIST from the disk at once; here it has to be there before a program asks. */
export async function fetchData(folder: string, onFetch?: (fetched: Fetched) => void) {
  let last = -1;
  here ??= filesFrom(folder, (loaded, total) => {
    const [megabytes, of] = [Math.floor(loaded / 1e6), Math.round(total / 1e6)];
    if (megabytes !== last) onFetch?.({ megabytes, of });
    last = megabytes;
  });
  try {
    dataset = await here;
  } catch (error) {
    here = undefined; // the next one may have more luck
    throw error;
  }
}

type Options = { from?: Parameters<typeof filesFrom>[0]; dir?: string };

function loadData({ from, dir }: Options = {}) {
  if (dir !== undefined) {
    throw new TypeError(
      'A page has no folders to read from. Leave dir out, or name an address: loadData({ from }).',
    );
  }
  if (from !== undefined) return filesFrom(from).then((files) => parseDataset(files, parseIdx));
  if (dataset) return parseDataset(dataset, parseIdx);
  throw new Error('The images are not here yet: write loadData() in the cell itself.');
}

export const fashionMnist = { classNames, loadData };
