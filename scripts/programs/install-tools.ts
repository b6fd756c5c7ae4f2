/** Tools that only one command needs are listed in a folder of its own and installed there. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './run-program.ts';

const readJson = (...path: string[]) => JSON.parse(readFileSync(join(...path), 'utf8'));

/**
 * Installs what the folder's package.json lists, unless it is there already.
 * @param purpose what they are for, as in 'builds the site'
 */
export async function installTools(folder: string, purpose: string): Promise<void> {
  const wanted: Record<string, string> = readJson(folder, 'package.json').devDependencies;
  const isThere = ([name, version]: [string, string]) => {
    const place = join(folder, 'node_modules', name);
    return existsSync(place) && readJson(place, 'package.json').version === version;
  };
  if (Object.entries(wanted).every(isThere)) return;
  console.log(`Installing what ${purpose} …`);
  await runNpm(folder, ['ci', '--ignore-scripts', '--no-audit', '--no-fund']);
}

/** @throws Error for a path of the project that Vite, which builds the pages, can't take */
export function checkPathForVite(folder: string): void {
  const [sign] = folder.match(/[#?]/) ?? [];
  if (!sign) return;
  throw new Error(
    `The project's path has a '${sign}', with which Vite builds no page: ${folder}. ` +
      'Move the project to a folder without it, or give its folder another name.',
  );
}
