/** docs/dependencies.md: every direct dependency, why it is there, and what would replace it. */

import { runNpm } from '../../scripts/programs/run-program.ts';
import { type Language, PROJECT_DIR, readProjectFile } from '../../src/internal.ts';
import { markdownTable } from '../markdown-table.ts';
import { dependencyWords, page, tableWords } from './dependency-words.ts';
import { FOLDERS, lockedPackages, lockOf, pythonPackages, REQUIREMENTS } from './licences.ts';
import { tensorFlowUse } from './tensorflow-use.ts';

/** docs/dependencies.json: what the registry said, so that the page doesn't change by itself. */
export interface RegistryRecord {
  asked: string;
  /** By package. */
  newest: Record<string, { version: string; since: string }>;
}

export const RECORD = 'docs/dependencies.json';
export const PAGES: Record<Language, string> = {
  en: 'docs/dependencies.md',
  ko: 'docs/dependencies.ko.md',
};

/** What a job on several machines installs there. */
const DISTRIBUTE = 'keras/distribute/requirements.txt';
const KINDS = ['dependencies', 'optionalDependencies', 'devDependencies'] as const;
/** Listed by a folder with a lock file; what isn't checked for its installed licence, too. */
const folders = () => [...FOLDERS, 'mutation'];

/** What each list names, npm's only. */
const listed = () =>
  folders().flatMap((folder) => {
    const list = JSON.parse(readProjectFile(...folder.split('/'), 'package.json'));
    const locked = lockedPackages(lockOf(folder));
    return KINDS.filter((kind) => list[kind]).map((kind) => ({
      title: `${folder === '.' ? '' : `${folder}/`}package.json, ${kind}`,
      packages: Object.entries<string>(list[kind]).map(([name, version]) => {
        const found = locked.find((one) => one.name === name && one.version === version);
        return { name, version, licence: found?.licence ?? 'none named' };
      }),
    }));
  });

/** Asks npm's registry for the newest version of each, and since when it has it. */
export async function askRegistry(day: string): Promise<RegistryRecord> {
  const names = new Set(listed().flatMap(({ packages }) => packages.map(({ name }) => name)));
  const newest: RegistryRecord['newest'] = {};
  for (const name of [...names].sort()) {
    const { out } = await runNpm(PROJECT_DIR, ['view', name, 'dist-tags', 'time', '--json']);
    const { 'dist-tags': tags, time } = JSON.parse(out);
    newest[name] = { version: tags.latest, since: String(time[tags.latest]).slice(0, 10) };
  }
  return { asked: day, newest };
}

/** @throws Error if a package has no reason */
export function dependenciesPages(): Record<string, string> {
  const record: RegistryRecord = JSON.parse(readProjectFile(...RECORD.split('/')));
  const python = [...REQUIREMENTS, DISTRIBUTE].map((file) => ({
    title: file,
    packages: pythonPackages(file),
  }));
  const use = tensorFlowUse();
  const names = new Set([...use.rooms.values()].flatMap((room) => [...room]));
  const all = [...listed(), ...python];
  const languages = Object.keys(PAGES) as Language[];
  return Object.fromEntries(
    languages.map((language) => {
      const header = tableWords[language];
      const tables = all.map(({ title, packages }) => ({
        title,
        table: markdownTable(
          header.packages,
          packages.map(({ name, version, licence }) => {
            const said = dependencyWords[name];
            if (!said) {
              throw new Error(
                `${name} is in ${title} without a reason. Say it in tools/supply/dependency-words.ts.`,
              );
            }
            const newest = record.newest[name];
            const since = newest ? `${newest.version} (${newest.since})` : '–';
            const pinned = `${name} ${version}`;
            return [pinned, said.reason[language], licence, since, said.instead[language]];
          }),
        ).join('\n'),
      }));
      const rooms = [...use.rooms].map(([room, called]) => [
        `\`src/${room}\``,
        [...called]
          .sort()
          .map((name) => `\`${name}\``)
          .join(', '),
      ]);
      const text = page[language]({
        asked: record.asked,
        tables,
        useTable: markdownTable(header.use, rooms).join('\n'),
        tfjs: {
          pinned: JSON.parse(readProjectFile('package.json')).dependencies['@tensorflow/tfjs'],
          newest: record.newest['@tensorflow/tfjs'].version,
          files: use.files,
          names: names.size,
        },
      });
      return [PAGES[language], text];
    }),
  );
}
