/**
 * `npm run docs:side-by-side`: the page that shows every call of the lesson, and of the book's next two,
 * in Keras and in TypeScript, with what both print. Its code comes from keras/lesson.py, keras/lesson.ts
 * and so on, its output from a run of both, its numbers from ten seeds of each.
 */

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../scripts/command/command.ts';
import { findKerasPython } from '../scripts/programs/keras-python.ts';
import { lessonJson } from '../scripts/programs/lesson-run.ts';
import type { PythonEnvironment } from '../scripts/programs/python.ts';
import { runProgram } from '../scripts/programs/run-program.ts';
import { PROJECT_DIR, readProjectFile } from '../src/internal.ts';
import { checkMade, writeMade } from './made-files.ts';
import { bookLessons, stepNamesOf } from './side-by-side/book-words.ts';
import {
  type BookRecord,
  type Record as Recorded,
  type Step,
  sideBySidePage,
} from './side-by-side/page.ts';
import { sections } from './side-by-side/sections.ts';
import { stepNames } from './side-by-side/words.ts';

const RECORD = join(PROJECT_DIR, 'docs', 'side-by-side.json');
const BOOK_RECORD = join(PROJECT_DIR, 'docs', 'side-by-side-book.json');
const lessons = ['lesson', ...bookLessons] as const;
type Lesson = (typeof lessons)[number];
const SEEDS = 10;
/** How far a loss or an accuracy of another machine may be from the recorded one. */
const TOLERANCE = 0.003;

const tsNode = join(PROJECT_DIR, 'node_modules', 'ts-node', 'dist', 'bin-transpile.js');

const code = (lesson: Lesson) => ({
  python: sections(readProjectFile('keras', `${lesson}.py`), '#'),
  typescript: sections(readProjectFile('keras', `${lesson}.ts`), '//'),
});

/** Runs a copy of the program that says which step begins, and cuts its output there. */
async function outputs(
  source: string,
  comment: string,
  run: (program: string) => Promise<{ out: string }>,
): Promise<Record<string, string>> {
  const say = comment === '#' ? 'print("@@ $1", flush=True)' : "console.log('@@ $1');";
  const { out } = await run(
    source.replace(new RegExp(`^( *)${comment} %% (.*)$`, 'gm'), `$1${say.replace('$1', '$2')}`),
  );
  const parts = out.split(/^@@ (.*)\n/m).slice(1);
  const steps: Record<string, string> = {};
  for (let i = 0; i < parts.length; i += 2) steps[parts[i].trim()] = clean(parts[i + 1]);
  return steps;
}

/** What stays on a screen: no colours, and of a line that is drawn again and again the last state. */
function clean(text: string): string {
  return (
    text
      .split('\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: terminals' colours start with one
      .map((line) => (line.split(/[\r\b]+/).pop() ?? '').replace(/\u001b\[[\d;]*m/g, '').trimEnd())
      .filter((line) => line !== '')
      .join('\n')
  );
}

/** Runs a program's text beside the program itself: its imports and its data lead from there. */
async function runBeside(name: string, source: string, program: string, args: string[] = []) {
  const file = join(PROJECT_DIR, 'keras', name);
  writeFileSync(file, source);
  const env = { ...process.env, ANN_BACKEND: 'wasm' };
  return runProgram(program, [...args, file], { env }).finally(() => rmSync(file));
}

const typescriptOutputs = (lesson: Lesson) =>
  outputs(readProjectFile('keras', `${lesson}.ts`), '//', (source) =>
    runBeside(`${lesson}-${process.pid}.ts`, source, process.execPath, [tsNode]),
  );

async function recordSteps<Name extends string>(
  lesson: Lesson,
  names: readonly Name[],
  python: string,
): Promise<Step<Name>[]> {
  const { python: pythonCode, typescript: typescriptCode } = code(lesson);
  const kerasOutput = await outputs(readProjectFile('keras', `${lesson}.py`), '#', (source) =>
    runBeside(`${lesson}_${process.pid}.py`, source, python),
  );
  const typescriptOutput = await typescriptOutputs(lesson);
  return names.map((name) => ({
    name,
    python: pythonCode[name],
    typescript: typescriptCode[name],
    pythonOutput: kerasOutput[name] ?? '',
    typescriptOutput: typescriptOutput[name] ?? '',
  }));
}

async function record({ python, packages }: PythonEnvironment): Promise<Recorded> {
  const steps = await recordSteps('lesson', stepNames, python);
  const { out } = await runProgram(
    python,
    [join(PROJECT_DIR, 'keras', 'seeds.py'), String(SEEDS)],
    {
      timeoutSeconds: 1800,
    },
  );
  const typescriptSeeds: number[] = [];
  for (let seed = 0; seed < SEEDS; seed++) {
    const { validation } = await lessonJson('--seed', String(seed));
    typescriptSeeds.push(validation.accuracy);
  }
  const { 'scikit-learn': _, ...versions } = packages;
  return {
    versions: { node: process.versions.node, ...versions },
    steps,
    seeds: { keras: JSON.parse(out), typescript: typescriptSeeds },
  };
}

/** @throws Error if the page is not what sources and records give, or a program prints something else now */
async function check(recorded: Recorded, book: BookRecord): Promise<void> {
  const stepsOf: { [lesson in Lesson]: Step[] } = { lesson: recorded.steps, ...book };
  for (const lesson of lessons) {
    const { python, typescript } = code(lesson);
    for (const step of stepsOf[lesson]) {
      if (step.python !== python[step.name] || step.typescript !== typescript[step.name]) {
        throw new Error(
          `The step '${step.name}' of keras/${lesson} has changed since it was recorded: ` +
            `npm run docs:side-by-side -- --only ${lesson}`,
        );
      }
    }
  }
  checkMade(pagesOf(recorded, book), 'npm run docs:side-by-side -- --render');
  for (const lesson of lessons) {
    const now = await typescriptOutputs(lesson);
    for (const { name, typescriptOutput } of stepsOf[lesson]) {
      if (!isAlike(now[name] ?? '', typescriptOutput)) {
        throw new Error(
          `The step '${name}' of keras/${lesson}.ts prints something else than the page says:\n${now[name]}`,
        );
      }
    }
  }
}

/** Equal but for times, and for losses and accuracies within the tolerance. */
function isAlike(a: string, b: string): boolean {
  const masked = (text: string) =>
    text.replace(/\d+s [\d.]+ms\/step/g, '').replace(/0\.\d+/g, '0.');
  const numbers = (text: string) =>
    [...text.matchAll(/(?:loss|accuracy): (0\.\d+)/g)].map(([, value]) => Number(value));
  const [x, y] = [numbers(a), numbers(b)];
  return masked(a) === masked(b) && x.every((value, i) => Math.abs(value - y[i]) < TOLERANCE);
}

function pagesOf(recorded: Recorded, book: BookRecord): Record<string, string> {
  return {
    'docs/side-by-side.md': sideBySidePage(recorded, book, 'en'),
    'docs/side-by-side.ko.md': sideBySidePage(recorded, book, 'ko'),
  };
}

const savedIn = <T>(file: string): T => JSON.parse(readFileSync(file, 'utf8'));
const save = (file: string, value: unknown) =>
  writeFileSync(file, `${JSON.stringify(value, null, 1)}\n`);

runCommand({
  usage: 'npm run docs:side-by-side --',
  description: 'Runs both editions of the lessons and makes docs/side-by-side.md from them.',
  options: {
    python: { value: 'PATH', description: 'The Python with Keras.' },
    only: {
      value: 'LESSON',
      allowed: lessons,
      description: 'Records one of them; the others stay as they are.',
    },
    render: { description: 'Runs nothing: makes the pages from what was recorded again.' },
    check: {
      description: 'Fails if a page is stale, or the TypeScript edition prints something else.',
    },
  },
  async run(options) {
    const pages = () => pagesOf(savedIn(RECORD), savedIn(BOOK_RECORD));
    if (options.check) {
      await check(savedIn(RECORD), savedIn(BOOK_RECORD));
      console.log('The side-by-side pages are up to date.');
      return;
    }
    if (options.render) {
      writeMade(pages());
      return;
    }
    const { found, missing } = await findKerasPython(options.python);
    if (!found) throw new Error(`Recording needs a Python with Keras. ${missing}.`);
    console.log(`Keras runs in ${found.python} …`);
    const isChosen = (lesson: Lesson) => [undefined, lesson].includes(options.only as Lesson);
    if (isChosen('lesson')) save(RECORD, await record(found));
    for (const lesson of bookLessons.filter(isChosen)) {
      const steps = await recordSteps(lesson, stepNamesOf(lesson), found.python);
      save(BOOK_RECORD, { ...savedIn<BookRecord>(BOOK_RECORD), [lesson]: steps });
    }
    writeMade(pages());
  },
});
