/** The licences of everything that the project is made of or made with, and which ones it takes. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR, readProjectFile } from '../../src/internal.ts';
import { markdownTable } from '../markdown-table.ts';
import { compilerVersion, sourcesHash, stepModules } from './step-modules.ts';
import { page } from './words.ts';

/** Ask only for the notice to be kept: what MIT software may be made of. */
const permissive = new Set(
  'MIT ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 CC0-1.0 Zlib Python-2.0'.split(
    ' ',
  ),
);

/** Ask for more from whoever changes the thing itself: fit for tools, which are not passed on. */
const forTools = new Set([...permissive, 'MPL-2.0', 'CC-BY-4.0']);

/** Licences that package.json doesn't name, read by hand; the text's SHA-256 says which text. */
const read: Record<string, { licence: string; file: string; sha256: string }> = {
  h5wasm: {
    licence: 'NIST-Software AND BSD-3-Clause',
    file: 'LICENSE.txt',
    sha256: 'f3ba6b8afe2a0d6f482f29a46672f88668ae02b16dfc4a2e878fd50a4f34fa6a',
  },
};
permissive.add('NIST-Software');
forTools.add('NIST-Software');

/** pip's packages, by name; pip's metadata has no common form. */
const python: Record<string, string> = {
  keras: 'Apache-2.0',
  'scikit-learn': 'BSD-3-Clause',
  'tensorflow-cpu': 'Apache-2.0',
  'jupyter-client': 'BSD-3-Clause',
  nbclient: 'BSD-3-Clause',
  nbformat: 'BSD-3-Clause',
  jax: 'Apache-2.0',
  torch: 'BSD-3-Clause',
  numpy: 'BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0',
};

export interface LockedPackage {
  version?: string;
  license?: string;
  dev?: boolean;
  /** Where it is fetched from. */
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

export interface Licensed {
  name: string;
  version: string;
  licence: string;
}

export interface Part {
  title: string;
  isTool: boolean;
  packages: Licensed[];
}

/**
 * @param expression SPDX, of one level: 'MIT', '(MIT AND Zlib)', 'MIT OR Apache-2.0'
 * @throws Error if it is not one that is known to fit
 */
export function checkLicence({ name, version, licence }: Licensed, isTool: boolean): void {
  const allowed = isTool ? forTools : permissive;
  const choices = licence.replace(/^\((.*)\)$/, '$1').split(' OR ');
  if (choices.some((all) => all.split(' AND ').every((id) => allowed.has(id)))) return;
  const kind = isTool ? 'a tool' : 'what the lesson runs with';
  throw new Error(
    `${name} ${version} has the licence '${licence}', which is not known to fit ${kind}. Read it; then take ` +
      'another package, or add the licence to tools/supply/licences.ts.',
  );
}

/** @param path in a lock file: 'node_modules/a/node_modules/@b/c' is '@b/c' */
const nameOf = (path: string) => path.replace(/^.*node_modules\//, '');

/** A lock file's packages, each version once, in the order of their names. */
export function lockedPackages(
  packages: Record<string, LockedPackage>,
): (Licensed & LockedPackage)[] {
  const all = Object.entries(packages).filter(([path]) => path !== '');
  const found = new Map(
    all.map(([path, locked]) => {
      const [name, version] = [nameOf(path), locked.version ?? ''];
      const licence = read[name]?.licence ?? locked.license ?? 'none named';
      return [`${name} ${version} ${locked.dev ?? false}`, { ...locked, name, version, licence }];
    }),
  );
  return [...found.values()].sort((a, b) =>
    `${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1,
  );
}

export const lockOf = (folder: string) => {
  const lock = JSON.parse(readProjectFile(folder, 'package-lock.json'));
  return lock.packages as Record<string, LockedPackage>;
};

/** What is installed says the same as the lock file, and the texts read by hand are those texts. */
export function checkInstalled(folder: string): void {
  for (const [path, { version, license }] of Object.entries(lockOf(folder))) {
    const place = join(PROJECT_DIR, folder, path);
    if (path === '' || !existsSync(join(place, 'package.json'))) continue; // another system's
    const found = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
    const licence = found.license?.type ?? found.license ?? license;
    if (found.version === version && licence !== license) {
      throw new Error(
        `${path} is installed with the licence '${licence}'; the lock file says '${license}'.`,
      );
    }
    const text = read[nameOf(path)];
    if (text && sha256(readFileSync(join(place, text.file))) !== text.sha256) {
      throw new Error(
        `${path}/${text.file} is another text than the one that was read. Read it anew.`,
      );
    }
  }
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** 'keras==3.15.1', a line each. */
export function pythonPackages(...files: string[]): Licensed[] {
  return files
    .flatMap((file) =>
      readProjectFile(...file.split('/'))
        .trim()
        .split(/\r?\n/),
    )
    .map((line) => line.split('=='))
    .map(([name, version]) => ({ name, version, licence: python[name] ?? 'none named' }));
}

const JAX = 'scripts/bench/peers/jax';

export const REQUIREMENTS = [
  'keras/requirements.txt',
  'tools/notebooks/requirements.txt',
  'scripts/bench/peers/requirements.txt',
];

export const FOLDERS = [
  ...['.', 'site', 'tools/lint', 'tools/notebooks', 'tools/publint', 'tools/wasm'],
  JAX,
];

export function parts(): Part[] {
  const root = lockedPackages(lockOf('.'));
  return [
    { title: 'What the lesson runs with', isTool: false, packages: root.filter(({ dev }) => !dev) },
    {
      title: 'What builds and tests it',
      isTool: true,
      packages: root.filter(({ dev }) => dev),
    },
    { title: 'What builds the site', isTool: true, packages: lockedPackages(lockOf('site')) },
    {
      title: 'What compiles the WebAssembly engine, and what looks at the style',
      isTool: true,
      packages: ['tools/wasm', 'tools/lint'].flatMap((folder) => lockedPackages(lockOf(folder))),
    },
    {
      title: 'What looks at the packed package',
      isTool: true,
      packages: lockedPackages(lockOf('tools/publint')),
    },
    {
      title: 'What runs the notebooks',
      isTool: true,
      packages: lockedPackages(lockOf('tools/notebooks')),
    },
    {
      title: 'What its speed is compared with, beside Keras',
      isTool: true,
      packages: lockedPackages(lockOf(JAX)),
    },
    {
      title: 'Python, for comparisons and notebooks',
      isTool: true,
      packages: pythonPackages(...REQUIREMENTS),
    },
  ];
}

/** Packages of one licence in one row. */
function table(packages: readonly Licensed[]): string {
  const rows = new Map<string, string[]>();
  for (const { name, version, licence } of packages) {
    rows.set(licence, [...(rows.get(licence) ?? []), `${name} ${version}`]);
  }
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([licence, names]) => [licence, names.join(', ')]);
  return markdownTable(['licence', 'packages'], lines).join('\n');
}

/** @throws Error if a licence is unknown or doesn't fit */
export function licencesPage(): string {
  const all = parts();
  for (const { packages, isTool } of all) {
    for (const one of packages) checkLicence(one, isTool);
  }
  const sections = all.map(
    ({ title, packages }) => `## ${title}\n\n${packages.length} packages.\n\n${table(packages)}`,
  );
  const sums = readProjectFile('data', 'fashion-mnist', 'SHA256SUMS').trim().split(/\r?\n/);
  const rows = sums
    .map((line) => line.split(/ +/))
    .map(([sum, name]) => `| ${name} | \`${sum}\` |`);
  const modules = stepModules().map(
    ({ name, bytes }) =>
      `| ${name} | ${bytes.length.toLocaleString('en')} | \`${sha256(bytes)}\` |`,
  );
  return page({
    data: rows.join('\n'),
    modules: modules.join('\n'),
    sections: sections.join('\n\n'),
    compiler: compilerVersion(),
    sources: sourcesHash(),
  });
}
