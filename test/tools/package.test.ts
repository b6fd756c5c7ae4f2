/** What a fresh clone is installed from. */

import labPackageJson from '../../lab/package.json';
import labLock from '../../lab/package-lock.json';
import mutationPackageJson from '../../mutation/package.json';
import mutationLock from '../../mutation/package-lock.json';
import packageJson from '../../package.json';
import lock from '../../package-lock.json';
import sitePackageJson from '../../site/package.json';
import siteLock from '../../site/package-lock.json';

interface LockedPackage {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const locked = lock.packages as Record<string, LockedPackage>;
const labLocked = labLock.packages as Record<string, LockedPackage>;
const mutationLocked = mutationLock.packages as Record<string, LockedPackage>;
const siteLocked = siteLock.packages as Record<string, LockedPackage>;

test('every version is exact', () => {
  const { dependencies, devDependencies, optionalDependencies, overrides } = packageJson;
  const all = { ...dependencies, ...devDependencies, ...optionalDependencies, ...overrides };
  const others = [sitePackageJson, labPackageJson, mutationPackageJson];
  const everywhere = [all, ...others.map(({ devDependencies }) => devDependencies)].flatMap(
    Object.entries,
  );
  for (const [name, version] of everywhere) {
    expect(`${name} ${version}`).toMatch(/ \d+\.\d+\.\d+$/);
  }
});

describe.each([
  ['package-lock.json', locked],
  ['site/package-lock.json', siteLocked],
  ['lab/package-lock.json', labLocked],
  ['mutation/package-lock.json', mutationLocked],
])('%s', (_, packages) => {
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
  const withScripts = Object.entries(locked).filter(([, info]) => 'hasInstallScript' in info);
  const decided = Object.keys(packageJson.allowScripts);
  for (const [path] of withScripts) {
    const name = path.replace(/^.*node_modules\//, '');
    if (name === 'fsevents') continue; // macOS only; npm's own default applies
    expect(decided.some((entry) => entry === name || entry.startsWith(`${name}@`))).toBe(true);
  }
});
