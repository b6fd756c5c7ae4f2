/** What a report's folder has. */

import { join, resolve } from 'node:path';

export const reportFiles = (folder: string) => ({
  page: join(resolve(folder), 'report.html'),
  record: join(resolve(folder), 'report.json'),
});
