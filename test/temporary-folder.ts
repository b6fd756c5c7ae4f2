/** A folder of its own for every test of a file, gone after it. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @param name what the folder's name begins with: most have blanks and Hangul, as learners' folders do
 * @returns the path of a file in the present test's folder; without a name the folder's own
 */
export function temporaryFolder(name = '모델 '): (file?: string) => string {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), name));
  });
  afterEach(() => rmSync(folder, { recursive: true }));
  return (file = '') => join(folder, file);
}
