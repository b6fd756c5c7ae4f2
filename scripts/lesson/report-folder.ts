/** A report's folder: made and tried before the run, without what draws the figures. */

import { join, resolve } from 'node:path';
import { checkWritable, makeFolder } from '../../src/internal.ts';

export const reportFiles = (folder: string) => ({
  page: join(resolve(folder), 'report.html'),
  record: join(resolve(folder), 'report.json'),
});

/**
 * Makes the folder, if it is missing.
 * @throws Error if the report can't be written there: said before a long run, not after it
 */
export function prepareReportFolder(folder: string): void {
  makeFolder(resolve(folder));
  for (const file of Object.values(reportFiles(folder))) checkWritable(file);
}
