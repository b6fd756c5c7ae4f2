/** A folder for work that leaves nothing behind. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Makes a folder, works in it and removes it, whatever happens: where the work fails, and where it ends the
 * process.
 * @param name what the folder's name begins with
 * @returns what `work` gives
 * @example const pages = await inTemporaryFolder('pages', (folder) => build(folder));
 */
export async function inTemporaryFolder<T>(
  name: string,
  work: (folder: string) => T | Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    return await work(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}
