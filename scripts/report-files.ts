/** Writes a run's report: report.html and report.json in one folder. */

import { join, resolve } from 'node:path';
import { type Language, type RunRecord, reportPage } from '../src/report';
import { checkWritable, makeFolder, writeWhole } from './whole-file';

const files = (folder: string) => ({
  page: join(resolve(folder), 'report.html'),
  record: join(resolve(folder), 'report.json'),
});

/**
 * Makes the folder, if it is missing.
 * @throws Error if the report can't be written there: said before a long run, not after it
 */
export function prepareReportFolder(folder: string): void {
  makeFolder(resolve(folder));
  for (const file of Object.values(files(folder))) checkWritable(file);
}

/** @returns where the page is */
export function writeReport(folder: string, record: RunRecord, language: Language): string {
  const { page, record: json } = files(folder);
  writeWhole(json, `${JSON.stringify(record)}\n`);
  writeWhole(page, reportPage(record, { language }));
  return page;
}

/** Whether the report would be written over this file, or this file over the report. */
export function isReportFile(folder: string, path: string): boolean {
  return Object.values(files(folder)).includes(resolve(path));
}
