/**
 * `npm run mutation`: Stryker changes the source in one place after the other, and a test must fail
 * each time. What no test sees is counted and listed in docs/tests.md. What does it is listed in
 * mutation/package.json and installed there.
 */

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../scripts/command/command';
import { installTools } from '../scripts/programs/install-tools';
import { runProgram } from '../scripts/programs/run-program';
import { PROJECT_DIR } from '../src/internal';
import { isCurrent, writeMade } from './made-files';
import { type FileRecord, type Mutant, recordOf, score, testsPage } from './mutation/page';

const TOOLS = join(PROJECT_DIR, 'mutation');
const RECORD = join(PROJECT_DIR, 'docs', 'tests.json');
const PAGE = 'docs/tests.md';
const WORK = join(PROJECT_DIR, '.cache', 'mutation');

/**
 * Files that go together, and the tests that look at them: a pattern of names below test, and one of
 * titles left out, since they take long and see nothing more. The first that fits counts.
 */
const parts: { files: RegExp; tests: string; without?: string }[] = [
  {
    files: /^src\/sequential\.ts$/,
    tests: '^(layers|models|sequential|training/(stream|remarks)|interop/checkpoint)',
  },
  {
    files: /^src\/datasets\/(idx-(batches|rows)|shuffle)/,
    tests: '^(idx-rows|training/stream)',
    without: '^(engine|any stream|the program)',
  },
  {
    files: /^src\/([^/]*|models\/.*|datasets\/.*)\.ts$/,
    tests:
      '^(activations|datasets|interrupts|layers|losses|models|perceptron|rows|sequential|train-test|whole|words)',
  },
  { files: /^src\/report\/figures\//, tests: '^report/(counts|drawn|figures)' },
  { files: /^src\/report\//, tests: '^report' },
  {
    files: /^src\/training\/(check-data|history|keras-names|metrics|plan|progress-bar|remarks)/,
    tests: '^(progress|sequential|training/(check|metrics|names|remarks))',
  },
  { files: /^src\/training\/(batch-stream|stock-stream)/, tests: '^training/stream' },
  {
    files: /^src\/training\/(engine\.|native\/|wasm\/)/,
    tests: '^training/(engines|wasm)',
    without: '784', // large
  },
  {
    files: /^src\/training\/(keras-adam|optimizer-state)/,
    tests: '^(training/(optimizer-state|switching)|interop/checkpoint)',
  },
  {
    files: /^src\/training\/(backup|fit)/,
    tests: '^(progress|sequential|training/(fit|remarks|stream)|interop/checkpoint)',
  },
  {
    files: /^src\/training\/not-finite/,
    tests: '^training/(not-finite|numbers)',
    without: '^engine native',
  },
  {
    files: /^src\/training\/(engine-trainer|restorer|stock-trainer)/,
    tests: '^(sequential|training/(numbers|stream|switching))',
    without: '^engine native',
  },
  {
    files: /^src\/training\//,
    tests: '^(rows|sequential|training/(choose|names|remarks|samples))',
  },
  { files: /^src\/backend\//, tests: '^backend' },
  {
    files: /^src\/interop\/(checkpoint|backup)/,
    tests: '^interop/(checkpoint|refused)',
  },
  {
    files: /^src\/interop\/(load-model|save-model|model-from|record-of)/,
    tests: '^interop/(keras-files|models|npz|refused|save-load)',
  },
  {
    files: /^src\/interop\//,
    tests: '^interop/(damaged|keras-files|npz|refused|words|written)',
    // Those that change bytes by chance, are large, or look at the memory that is taken.
    without:
      '^(any bytes|cut off anywhere|every change of one|of 65,535|that unpacks to (a|m)|HDF5 made to harm)',
  },
  { files: /./, tests: '.' },
];

/** What the engine's module is made of is translated to WebAssembly, where no change is seen. */
const NOT_TRIED = /^src\/training\/wasm\/(assembly\/|step-module)|^src\/index/;

/** What `--check` always tries, besides what has changed since the record. */
const SAMPLE = ['src/lesson/04-losses.ts', 'src/lesson/01-perceptron.ts'];
const SAMPLE_FILES = 4;
const LEAST_SCORE = 85;
const LONGEST_PART_SECONDS = 12 * 3600;

interface StrykerReport {
  files: Record<string, { mutants: Mutant[] }>;
}

const read = (file: string) => readFileSync(join(PROJECT_DIR, file), 'utf8');
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function sources(): string[] {
  return readdirSync(join(PROJECT_DIR, 'src'), { recursive: true })
    .map((name) => `src/${String(name).replace(/\\/g, '/')}`)
    .filter((name) => name.endsWith('.ts') && !NOT_TRIED.test(name))
    .sort();
}

/** Stryker on these files. @yields what became of every change, a part at a time */
async function* tryChanges(
  files: readonly string[],
  jobs?: string,
): AsyncGenerator<Record<string, FileRecord>> {
  await installTools(TOOLS, 'changes the source');
  mkdirSync(WORK, { recursive: true });
  for (const part of parts) {
    const mutate = files.filter((file) => parts.find((each) => each.files.test(file)) === part);
    if (mutate.length === 0) continue;
    const report = join(WORK, 'report.json');
    rmSync(report, { force: true });
    const config = join(WORK, 'stryker.config.json');
    const settings = JSON.parse(read('mutation/stryker.config.json'));
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
        const source = read(file);
        const { mutants } = found.files[file] ?? { mutants: [] }; // names and tables have none
        return [file, recordOf(source, mutants, sha256(source))];
      }),
    );
  }
}

function readRecord(): Record<string, FileRecord> {
  return existsSync(RECORD) ? JSON.parse(readFileSync(RECORD, 'utf8')).files : {};
}

/** Adds to docs/tests.json, forgets files that are gone, and writes docs/tests.md. @returns all of it */
function writeRecord(found: Record<string, FileRecord>): Record<string, FileRecord> {
  const record = { ...readRecord(), ...found };
  const files = Object.fromEntries(
    sources()
      .filter((file) => file in record)
      .map((file) => [file, record[file]]),
  );
  writeFileSync(RECORD, `${JSON.stringify({ files }, null, 1)}\n`);
  writeMade({ [PAGE]: testsPage(files) });
  return files;
}

/** Fails if the page is not what the record says, or a change in the sample goes unseen too often. */
async function check(): Promise<void> {
  const record = readRecord();
  if (!isCurrent(PAGE, testsPage(record))) {
    throw new Error('docs/tests.md is not what docs/tests.json gives: npm run mutation -- --page');
  }
  const present = sources();
  const untried = present.filter((file) => !(file in record));
  const changed = present.filter(
    (file) => file in record && record[file].sha256 !== sha256(read(file)),
  );
  const bySize = [...changed].sort((a, b) => read(a).length - read(b).length);
  const sample = [...new Set([...SAMPLE, ...bySize.slice(0, SAMPLE_FILES)])];
  const found: Record<string, FileRecord> = {};
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
    if (!page) for await (const found of tryChanges(chosen, jobs)) writeRecord(found);
    const files = writeRecord({});
    console.log(`${score(Object.values(files))} % of the changes are seen.`);
  },
});
