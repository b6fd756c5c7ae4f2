/** Writes a run's report: report.html and report.json in one folder. */

import { resolve } from 'node:path';
import { checkWritable, makeFolder, writeWhole } from '../../src/internal';
import { type Language, type RunRecord, reportPage } from '../../src/report';
import { reportFiles } from './report-files';

/**
 * Makes the folder, if it is missing.
 * @throws Error if the report can't be written there: said before a long run, not after it
 */
export function prepareReportFolder(folder: string): void {
  makeFolder(resolve(folder));
  for (const file of Object.values(reportFiles(folder))) checkWritable(file);
}

/** @returns where the page is */
export function writeReport(folder: string, record: RunRecord, language: Language): string {
  const { page, record: json } = reportFiles(folder);
  writeWhole(json, `${JSON.stringify(record)}\n`);
  writeWhole(page, reportPage(record, { language }));
  return page;
}
