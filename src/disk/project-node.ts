/** Where this project lies: a clone, or what npm installed. */

import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** `src`, or what is built of it. */
const SOURCE_DIR = dirname(dirname(fileURLToPath(import.meta.url)));

export const PROJECT_DIR = join(SOURCE_DIR, '..');

/** @param path of a text in the project: ('docs', 'errors.md') */
export const readProjectFile = (...path: string[]): string =>
  readFileSync(join(PROJECT_DIR, ...path), 'utf8');

/** Whether this is the built package, which has neither the clone's commands nor its history. */
export const isInstalled = basename(SOURCE_DIR) === 'dist';
