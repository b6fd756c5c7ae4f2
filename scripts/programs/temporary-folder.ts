/** A folder for the time of one piece of work. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder, and takes it away when the work is done or has failed.
 * @param prefix of its name: 'compare-'
 * @returns what the work returns
 */
export async function inTemporaryFolder<Result>(
  prefix: string,
  work: (folder: string) => Result | Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
