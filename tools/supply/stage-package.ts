/** A package as it is published: the files that npm packs, with the address of the repository. */

import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runNpm } from '../../scripts/programs/run-program.ts';

/** The library, and the data that it is small without. */
export const PACKAGES = ['.', 'data/fashion-mnist'] as const;

/** What the clone needs, and nobody who installs the package. */
const ofTheClone = ['scripts', 'devDependencies', 'allowScripts', 'overrides'];

/**
 * @param source the package's folder; what it builds before it is packed is built
 * @param into an empty folder
 * @param repository 'https://…'; npm compares it with where the package was built
 * @param directory the package's folder in the repository
 */
export async function stagePackage(
  source: string,
  into: string,
  repository: string,
  directory: string,
): Promise<{ name: string; version: string }> {
  const { out } = await runNpm(source, ['pack', '--dry-run', '--json']);
  const report = JSON.parse(out.slice(out.search(/^[[{]/m)));
  const [tarball] = Array.isArray(report) ? report : Object.values<typeof report>(report);
  for (const { path } of tarball.files) {
    mkdirSync(dirname(join(into, path)), { recursive: true });
    copyFileSync(join(source, path), join(into, path));
  }
  const json = JSON.parse(readFileSync(join(into, 'package.json'), 'utf8'));
  for (const name of ofTheClone) delete json[name];
  json.repository = { type: 'git', url: `git+${repository}.git` };
  if (directory !== '.') json.repository.directory = directory;
  writeFileSync(join(into, 'package.json'), `${JSON.stringify(json, null, 2)}\n`);
  return json;
}
