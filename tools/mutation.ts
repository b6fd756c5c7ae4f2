/**
 * `npm run mutation`: Stryker changes the source in one place after the other, and a test must fail
 * each time. What no test sees is counted in docs/tests.md. What does it is listed in
 * mutation/package.json and installed there.
 */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../scripts/command/command.ts';
import { installTools } from '../scripts/programs/install-tools.ts';
import { runProgram } from '../scripts/programs/run-program.ts';
import { PROJECT_DIR, readProjectFile } from '../src/internal.ts';
import { checkMade, writeMade } from './made-files.ts';
import {
  isUnseen,
  type Records,
  recordOf,
  recordText,
  score,
  testsPage,
} from './mutation/record.ts';

const TOOLS = join(PROJECT_DIR, 'mutation');
const RECORD = 'docs/tests.json';
const PAGE = 'docs/tests.md';
const WORK = join(PROJECT_DIR, '.cache', 'mutation');

/**
 * Tests mirror src by folder. Here is which others look at a folder, too: patterns of names below
 * test, and one of titles left out, since they take long and see nothing more. The first row that
 * fits counts.
 */
const parts: { files: string; tests: string; without?: string }[] = [
  { files: 'src/lesson/', tests: '^(lesson|names|training/remarks|data/stream|files/checkpoint)' },
  { files: 'src/names/', tests: '^(names|lesson|training|files/words)', without: '^engine' },
  { files: 'src/data/', tests: '^(data|lesson)' },
  { files: 'src/disk/', tests: '^disk' },
  { files: 'src/backend/', tests: '^backend' },
  {
    files: 'src/files/',
    tests: '^(files|names|data/stream)',
    // Those that change bytes by chance, are large, or look at the memory that is taken.
    without:
      '^(any bytes|cut off anywhere|every change of one|of 65,535|that unpacks to (a|m)|HDF5 made to harm)',
  },
  { files: 'src/report/', tests: '^report' },
  {
    files: 'src/training/engine.ts',
    tests: '^training/(engines|numbers)',
    without: '784|^engine native',
  },
  { files: 'src/training/native/', tests: '^training/(engines|numbers)', without: '784' },
  { files: 'src/training/wasm/', tests: '^training/(engines|wasm)', without: '784' },
  {
    files: 'src/training/',
    tests: '^(training/(?!engines|keras|random|wasm)|lesson/09|data/stream|files/checkpoint)',
    without: '^engine native',
  },
];

/**
 * What the engine's module is made of is translated to WebAssembly, where no change is seen; doors only
 * list; where the project lies is found once, at its start, and tried on the packed package.
 */
const NOT_TRIED =
  /^src\/(training\/wasm\/(assembly\/|step-module)|disk\/project-node|index|internal)/;

/** What `--check` always tries, besides what has changed since the record. */
const SAMPLE = ['src/lesson/04-losses.ts', 'src/lesson/01-perceptron.ts'];
const SAMPLE_FILES = 4;
const LEAST_SCORE = 85;
/** Of all files of the record. */
const LEAST_OVERALL = 90;
const LONGEST_PART_SECONDS = 12 * 3600;

interface Mutant {
  status: string;
  replacement: string;
  location: { start: { line: number } };
}

interface StrykerReport {
  files: Record<string, { mutants: Mutant[] }>;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function sources(): string[] {
  return readdirSync(join(PROJECT_DIR, 'src'), { recursive: true })
    .map((name) => `src/${String(name).replace(/\\/g, '/')}`)
    .filter((name) => name.endsWith('.ts') && !NOT_TRIED.test(name))
    .sort();
}

/** Stryker on these files. @yields what became of every change, a part at a time */
async function* tryChanges(files: readonly string[], jobs?: string): AsyncGenerator<Records> {
  await installTools(TOOLS, 'changes the source');
  mkdirSync(WORK, { recursive: true });
  for (const part of parts) {
    const mutate = files.filter(
      (file) => parts.find((each) => file.startsWith(each.files)) === part,
    );
    if (mutate.length === 0) continue;
    const report = join(WORK, 'report.json');
    rmSync(report, { force: true });
    const config = join(WORK, 'stryker.config.json');
    const settings = JSON.parse(readProjectFile('mutation/stryker.config.json'));
    Object.assign(settings, { mutate, jsonReporter: { fileName: report } });
    if (jobs) settings.concurrency = Number(jobs);
    writeFileSync(config, JSON.stringify(settings));
    const stryker = join(TOOLS, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
    console.log(`Changing ${mutate.length === 1 ? mutate[0] : `${mutate.length} files`} …`);
    await runProgram(process.execPath, [stryker, 'run', config], {
      cwd: PROJECT_DIR,
      env: { ...process.env, MUTATION_TESTS: part.tests, MUTATION_WITHOUT: part.without },
      timeoutSeconds: LONGEST_PART_SECONDS,
    });
    const found: StrykerReport = JSON.parse(readFileSync(report, 'utf8'));
    yield Object.fromEntries(
      mutate.map((file) => {
        const { mutants } = found.files[file] ?? { mutants: [] }; // names and tables have none
        for (const { replacement, location } of mutants.filter(isUnseen)) {
          console.log(
            `${file}:${location.start.line}, unseen: ${replacement.replace(/\s+/g, ' ')}`,
          );
        }
        return [file, recordOf(sha256(readProjectFile(file)), mutants)];
      }),
    );
  }
}

const readRecord = (): Records =>
  existsSync(join(PROJECT_DIR, RECORD)) ? JSON.parse(readProjectFile(RECORD)) : {};

/** Adds to docs/tests.json, forgets files that are gone, and writes docs/tests.md. @returns all of it */
function writeRecord(found: Records): Records {
  const record = { ...readRecord(), ...found };
  const files = Object.fromEntries(
    sources()
      .filter((file) => file in record)
      .map((file) => [file, record[file]]),
  );
  writeMade({ [RECORD]: recordText(files), [PAGE]: testsPage(files) });
  return files;
}

/** Fails if the page is not what the record says, or a change in the sample goes unseen too often. */
async function check(): Promise<void> {
  const record = readRecord();
  checkMade({ [PAGE]: testsPage(record) }, 'npm run mutation -- --page');
  const overall = Number(score(Object.values(record)));
  if (overall < LEAST_OVERALL) {
    throw new Error(`Of 100 changes ${overall} were seen; expected at least ${LEAST_OVERALL}.`);
  }
  const present = sources();
  const untried = present.filter((file) => !(file in record));
  const changed = present.filter(
    (file) => file in record && record[file].sha256 !== sha256(readProjectFile(file)),
  );
  const bySize = [...changed].sort((a, b) => readProjectFile(a).length - readProjectFile(b).length);
  const sample = [...new Set([...SAMPLE, ...bySize.slice(0, SAMPLE_FILES)])];
  const found: Records = {};
  for await (const part of tryChanges(sample)) Object.assign(found, part);
  for (const [file, seen] of Object.entries(found)) console.log(`${score([seen])} %  ${file}`);
  const all = Number(score(Object.values(found)));
  if (all < LEAST_SCORE) {
    throw new Error(`Of 100 changes ${all} are seen by a test; expected at least ${LEAST_SCORE}.`);
  }
  console.log(
    `${all} of 100 changes are seen by a test. ` +
      `${changed.length} files are newer than the record, ${untried.length} have none: npm run mutation`,
  );
}

runCommand({
  usage: 'npm run mutation --',
  description: 'Changes the source thousands of times and counts what the tests see.',
  options: {
    mutate: { value: 'FILES', description: 'Only these files or folders, with commas between.' },
    jobs: { value: 'N', description: 'How many changes are tried at a time; 2 unless given.' },
    page: { description: 'Changes nothing: writes docs/tests.md from docs/tests.json.' },
    check: {
      description: 'Writes nothing: tries two files and what is new, and fails below 85 %.',
    },
  },
  async run({ mutate, jobs, page, check: isCheck }) {
    if (isCheck) return check();
    const present = sources();
    const wanted = (mutate ?? 'src').split(',');
    const chosen = present.filter((file) => wanted.some((start) => file.startsWith(start)));
    if (chosen.length === 0)
      throw new Error(`'${mutate}' is no file of src whose changes are tried.`);
    let files = page ? writeRecord({}) : readRecord();
    if (!page) for await (const found of tryChanges(chosen, jobs)) files = writeRecord(found);
    console.log(`${score(Object.values(files))} % of the changes are seen.`);
  },
});
