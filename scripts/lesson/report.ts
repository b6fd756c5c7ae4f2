/** Writes a run's report: report.html and report.json in one folder. */

import { writeWhole } from '../../src/internal.ts';
import { type Language, type RunRecord, reportPage } from '../../src/report/index.ts';
import { reportFiles } from './report-folder.ts';

/** @returns where the page is */
export function writeReport(folder: string, record: RunRecord, language: Language): string {
  const { page, record: json } = reportFiles(folder);
  writeWhole(json, `${JSON.stringify(record)}\n`);
  writeWhole(page, reportPage(record, { language }));
  return page;
}
