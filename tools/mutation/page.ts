/** docs/tests.md: how many changes of the source the tests see, and which ones they don't. */

import { dirname } from 'node:path';
import { explanations } from './explanations';

/** A change, as Stryker reports it. */
export interface Mutant {
  mutatorName: string;
  replacement: string;
  status: string;
  location: { start: Place; end: Place };
}

interface Place {
  line: number;
  column: number;
}

/** A change that no test sees. */
export interface Survivor {
  line: number;
  before: string;
  after: string;
}

/** What became of a file's changes. */
export interface FileRecord {
  /** Of the file that was tried. */
  sha256: string;
  seen: number;
  /** At the module's start, before any test runs: not tried. */
  atStart: number;
  survivors: Survivor[];
}

const SHOWN_CHARACTERS = 90;

export function recordOf(source: string, mutants: Mutant[], sha256: string): FileRecord {
  const lines = source.split('\n');
  const count = (...statuses: string[]) =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const survivors = mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map(({ location: { start, end }, replacement }) => {
      const first = lines[start.line - 1];
      const before =
        start.line === end.line
          ? first.slice(start.column - 1, end.column - 1)
          : `${first.slice(start.column - 1)} …`;
      return { line: start.line, before: oneLine(before), after: oneLine(replacement) };
    })
    .sort((a, b) => a.line - b.line);
  return { sha256, seen: count('Killed', 'Timeout'), atStart: count('Ignored'), survivors };
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHOWN_CHARACTERS ? line : `${line.slice(0, SHOWN_CHARACTERS - 2)} …`;
}

/** @returns the share of the changes that a test sees, in percent: '97.7' */
export function score(files: readonly FileRecord[]): string {
  const seen = files.reduce((sum, file) => sum + file.seen, 0);
  const all = files.reduce((sum, file) => sum + file.seen + file.survivors.length, 0);
  return ((100 * seen) / Math.max(1, all)).toFixed(1);
}

export function testsPage(files: Record<string, FileRecord>): string {
  const folders = new Map<string, [string, FileRecord][]>();
  for (const [file, record] of Object.entries(files)) {
    const folder = dirname(file);
    folders.set(folder, [...(folders.get(folder) ?? []), [file, record]]);
  }
  const row = (name: string, records: FileRecord[]) => {
    const seen = records.reduce((sum, { seen }) => sum + seen, 0);
    const unseen = records.reduce((sum, { survivors }) => sum + survivors.length, 0);
    const atStart = records.reduce((sum, record) => sum + record.atStart, 0);
    return `| ${name} | ${seen + unseen} | ${unseen} | ${score(records)} % | ${atStart} |`;
  };
  const all = Object.values(files);
  const rows = [...folders].map(([folder, entries]) =>
    row(
      folder,
      entries.map(([, record]) => record),
    ),
  );
  return `${[
    '# Do the tests see a fault?',
    'Made by `npm run mutation`, which changes the source in one place after the other (a comparison turned round, a sum made a difference, a line or a text left out) and runs the tests that reach the place. A change that no test sees is a fault that could come back. What runs is [Stryker](https://stryker-mutator.io); docs/tests.json has the SHA-256 of every file that was tried, so a newer one is known.',
    `Tried so far: ${Object.keys(files).length} files, those of the folders below. What is not listed there has not been measured.`,
    [
      '| folder | changes | unseen | seen | at the start, not tried |',
      '| --- | ---: | ---: | ---: | ---: |',
      ...rows,
      row('all', all),
    ].join('\n'),
    'Not tried: the sources of the WebAssembly module (their translation is compared with TensorFlow.js instead), and what runs once when a module is loaded, such as tables.',
    '## Do the tests reach every branch?',
    '`npm run coverage` runs the tests of the source in random order and fails if they reach less than 95 % of its branches. Left out are the WebAssembly module’s sources, and the engine of TensorFlow’s native kernels where those are not installed (`npm run native`). What commands do in processes of their own (a kill, a full disk, the thread that reads HDF5 files) is tested there and not counted. Most of the rest needs another machine: a GPU, a Mac, an old WebAssembly, a limit of addresses.',
    '## What goes unseen',
    ...[...folders].flatMap(([folder, entries]) => unseen(folder, entries)),
  ].join('\n\n')}\n`;
}

/** A folder's survivors, file by file, each with its reason if there is one. */
function unseen(folder: string, entries: [string, FileRecord][]): string[] {
  const withSurvivors = entries.filter(([, { survivors }]) => survivors.length > 0);
  if (withSurvivors.length === 0) return [];
  const explained = (name: string) => (explanations[name] ? [explanations[name]] : []);
  return [
    `### ${folder}`,
    ...explained(folder),
    ...withSurvivors.flatMap(([file, { survivors }]) => [
      `#### ${file}`,
      ...explained(file),
      survivors
        .map(({ line, before, after }) => `- line ${line}: ${code(before)} → ${code(after)}`)
        .join('\n'),
    ]),
  ];
}

function code(text: string): string {
  if (text === '') return 'nothing';
  const fence = text.includes('`') ? '``' : '`';
  return `${fence} ${text} ${fence}`;
}
