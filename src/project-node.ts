/** Where this project lies: a clone, or what npm installed. */

import { basename, join } from 'node:path';

export const PROJECT_DIR = join(__dirname, '..');

/** Whether this is the built package, which has neither the clone's commands nor its history. */
export const isInstalled = basename(__dirname) === 'dist';
