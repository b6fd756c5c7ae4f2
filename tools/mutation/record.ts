/** What became of the changes of every file (docs/tests.json), and the page of it (docs/tests.md). */

import { dirname } from 'node:path';

/** What became of a file's changes. */
export interface FileRecord {
  /** Of the file that was tried. */
  sha256: string;
  /** How many were tried. */
  changes: number;
  /** How many of these no test sees. */
  unseen: number;
  /** At the module's start, before any test runs: not tried. */
  atStart: number;
}

export type Records = Record<string, FileRecord>;

/** A change, with Stryker's word for what became of it. */
interface Tried {
  status: string;
}

export const isUnseen = ({ status }: Tried) => ['Survived', 'NoCoverage'].includes(status);
const isSeen = ({ status }: Tried) => ['Killed', 'Timeout'].includes(status);

export function recordOf(sha256: string, changes: readonly Tried[]): FileRecord {
  const unseen = changes.filter(isUnseen).length;
  const atStart = changes.filter(({ status }) => status === 'Ignored').length;
  return { sha256, changes: changes.filter(isSeen).length + unseen, unseen, atStart };
}

const sum = (files: readonly FileRecord[], field: 'changes' | 'unseen' | 'atStart') =>
  files.reduce((total, file) => total + file[field], 0);

/** @returns the share of the changes that a test sees, in percent: '97.7' */
export function score(files: readonly FileRecord[]): string {
  const changes = sum(files, 'changes');
  return ((100 * (changes - sum(files, 'unseen'))) / Math.max(1, changes)).toFixed(1);
}

/** A line a file, so that a difference shows which files were tried anew. */
export function recordText(files: Records): string {
  const lines = Object.entries(files).map(
    ([file, record]) => ` ${JSON.stringify(file)}: ${JSON.stringify(record)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

export function testsPage(files: Records): string {
  const row = (name: string, records: readonly FileRecord[]) =>
    `| ${name} | ${sum(records, 'changes')} | ${sum(records, 'unseen')} | ${score(records)} % | ${sum(records, 'atStart')} |`;
  const inFolder = (folder: string) =>
    Object.entries(files).flatMap(([file, record]) => (dirname(file) === folder ? [record] : []));
  const folders = [...new Set(Object.keys(files).map(dirname))].sort();
  return `# Do the tests see a fault?

Made by \`npm run mutation\`, which changes the source in one place after the other (a comparison turned round, a sum made a difference, a line or a text left out) and runs the tests that reach the place. A change that no test sees is a fault that could come back; a run names each. What runs is [Stryker](https://stryker-mutator.io); docs/tests.json has the SHA-256 of every file that was tried, so a newer one is known.

Tried so far: ${Object.keys(files).length} files, those of the folders below. What is not listed there has not been measured.

| folder | changes | unseen | seen | at the start, not tried |
| --- | ---: | ---: | ---: | ---: |
${folders.map((folder) => row(folder, inFolder(folder))).join('\n')}
${row('all', Object.values(files))}

Not tried: the sources of the WebAssembly module (their translation is compared with TensorFlow.js instead), and what runs once when a module is loaded, such as tables.

## Do the tests reach every branch?

\`npm run coverage\` runs the tests of the source in random order and fails if they reach less than 95 % of its branches. Left out are the WebAssembly module’s sources, and the engine of TensorFlow’s native kernels where those are not installed (\`npm run native\`). What commands do in processes of their own (a kill, a full disk, the thread that reads HDF5 files) is tested there and not counted. Most of the rest needs another machine: a GPU, a Mac, an old WebAssembly, a limit of addresses.
`;
}
