/** Files of the repository that a command makes: written, or compared with what is there. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR, writeWhole } from '../src/internal.ts';

/** @param file from the project's folder: 'docs/performance.md' */
export function isCurrent(file: string, text: string): boolean {
  const path = join(PROJECT_DIR, file);
  return existsSync(path) && readFileSync(path, 'utf8') === text;
}

/**
 * @param files their texts, by their names from the project's folder
 * @param command makes them
 * @throws Error if one isn't what is made now
 */
export function checkMade(files: Record<string, string>, command: string): void {
  for (const [file, text] of Object.entries(files)) {
    if (!isCurrent(file, text)) throw new Error(`${file} is stale. Make it again: ${command}`);
    console.log(`${file} is up to date`);
  }
}

export function writeMade(files: Record<string, string>): void {
  for (const [file, text] of Object.entries(files)) {
    writeWhole(join(PROJECT_DIR, file), text);
    console.log(`${file} written`);
  }
}
