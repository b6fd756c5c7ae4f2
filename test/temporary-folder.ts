/** A folder of its own for every test of a file, or for all of them together, gone afterwards. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @param name what the folder's name begins with: most have blanks and Hangul, as learners' folders do
 * @param whose each test's own, or one for all tests of the file (of the `describe` that it stands in)
 * @returns the path of a file in the present folder; without a name the folder's own
 */
export function temporaryFolder(
  name = '모델 ',
  whose: 'each' | 'all' = 'each',
): (...names: string[]) => string {
  const [before, after] = whose === 'each' ? [beforeEach, afterEach] : [beforeAll, afterAll];
  let folder: string | undefined;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), name));
  });
  after(() => folder && rmSync(folder, { recursive: true, force: true }));
  return (...names) => join(folder as string, ...names);
}
