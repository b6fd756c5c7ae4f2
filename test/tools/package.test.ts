/** What a fresh clone is installed from. */

import packageJson from '../../package.json' with { type: 'json' };
import { readProjectFile } from '../../src/disk/project-node.ts';
import { lockOf } from '../../tools/supply/licences.ts';

/** Each has its own package.json and lock file. */
const folders = [
  '.',
  'site',
  'mutation',
  'tools/lint',
  'tools/publint',
  'tools/wasm',
  'scripts/bench/peers/jax',
];

const devDependenciesOf = (folder: string): Record<string, string> =>
  JSON.parse(readProjectFile(folder, 'package.json')).devDependencies;

test('every version is exact', () => {
  const { dependencies, optionalDependencies, overrides } = packageJson;
  const lists = [dependencies, optionalDependencies, overrides, ...folders.map(devDependenciesOf)];
  for (const [name, version] of lists.flatMap(Object.entries<string>)) {
    expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+$/);
  }
});

describe.each(folders)('the lock file of %s', (folder) => {
  const packages = lockOf(folder);

  test('has the packages of every platform, else npm ci refuses it there', () => {
    const names = Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, ''));
    for (const { optionalDependencies = {} } of Object.values(packages)) {
      for (const name of Object.keys(optionalDependencies)) expect(names).toContain(name);
    }
  });

  test('names no registry, so that everyone uses their own', () => {
    for (const { resolved } of Object.values(packages)) expect(resolved).toBeUndefined();
  });
});

test('every install script is allowed or denied by name', () => {
  const withScripts = Object.entries(lockOf('.')).filter(([, info]) => 'hasInstallScript' in info);
  const decided = Object.keys(packageJson.allowScripts);
  for (const [path] of withScripts) {
    const name = path.replace(/^.*node_modules\//, '');
    if (name === 'fsevents') continue; // macOS only; npm's own default applies
    expect(decided.some((entry) => entry === name || entry.startsWith(`${name}@`))).toBe(true);
  }
});
