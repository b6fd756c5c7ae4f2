/** Writes a run's report: report.html and report.json in one folder. */

import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Language, type RunRecord, reportPage } from '../src/report';
import { checkWritable, writeWhole } from './whole-file';

const files = (folder: string) => ({
  page: join(resolve(folder), 'report.html'),
  record: join(resolve(folder), 'report.json'),
});

/** @throws Error if the report can't be written there: said before a long run, not after it */
export function checkReportFolder(folder: string): void {
  const { page, record } = files(folder);
  if (existsSync(folder)) {
    checkWritable(page);
    checkWritable(record);
    return;
  }
  let parent = dirname(resolve(folder));
  while (!existsSync(parent)) parent = dirname(parent);
  checkWritable(join(parent, 'a folder for the report'));
}

/** @returns where the page is */
export function writeReport(folder: string, record: RunRecord, language: Language): string {
  const { page, record: json } = files(folder);
  mkdirSync(folder, { recursive: true });
  writeWhole(json, `${JSON.stringify(record)}\n`);
  writeWhole(page, reportPage(record, { language }));
  return page;
}

/** Korean where the system is Korean. */
export function systemLanguage(): Language {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ko') ? 'ko' : 'en';
}
