/**
 * `npm run docs:side-by-side`: the page that shows every call of the lesson in Keras
 * and in TypeScript, with what both print. Its code comes from keras/lesson.py and
 * keras/lesson.ts, its output from a run of both, its numbers from ten seeds of each.
 */

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../scripts/command/command';
import { findKerasPython } from '../scripts/compare/find-keras';
import { lessonJson } from '../scripts/programs/lesson-run';
import type { PythonEnvironment } from '../scripts/programs/python';
import { runProgram } from '../scripts/programs/run-program';
import { PROJECT_DIR, readProjectFile } from '../src/internal';
import { checkMade, writeMade } from './made-files';
import { type Record as Recorded, sideBySidePage } from './side-by-side/page';
import { sections } from './side-by-side/sections';
import { stepNames } from './side-by-side/words';

const RECORD = join(PROJECT_DIR, 'docs', 'side-by-side.json');
const SEEDS = 10;
/** How far a loss or an accuracy of another machine may be from the recorded one. */
const TOLERANCE = 0.003;

const tsNode = join(PROJECT_DIR, 'node_modules', 'ts-node', 'dist', 'bin-transpile.js');

const code = () => ({
  python: sections(readProjectFile('keras', 'lesson.py'), '#'),
  typescript: sections(readProjectFile('keras', 'lesson.ts'), '//'),
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

const runTypescript = (source: string) =>
  runBeside(`lesson-${process.pid}.ts`, source, process.execPath, [tsNode]);

const runPython = (python: string, source: string) =>
  runBeside(`lesson_${process.pid}.py`, source, python);

async function record({ python, packages }: PythonEnvironment): Promise<Recorded> {
  const { python: pythonCode, typescript: typescriptCode } = code();
  const kerasOutput = await outputs(readProjectFile('keras', 'lesson.py'), '#', (p) =>
    runPython(python, p),
  );
  const typescriptOutput = await outputs(
    readProjectFile('keras', 'lesson.ts'),
    '//',
    runTypescript,
  );
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
  const steps = stepNames.map((name) => ({
    name,
    python: pythonCode[name],
    typescript: typescriptCode[name],
    pythonOutput: kerasOutput[name] ?? '',
    typescriptOutput: typescriptOutput[name] ?? '',
  }));
  const { 'scikit-learn': _, ...versions } = packages;
  return {
    versions: { node: process.versions.node, ...versions },
    steps,
    seeds: { keras: JSON.parse(out), typescript: typescriptSeeds },
  };
}

/** @throws Error if the page is not what sources and record give, or the program prints something else now */
async function check(recorded: Recorded): Promise<void> {
  const { python, typescript } = code();
  for (const step of recorded.steps) {
    if (step.python !== python[step.name] || step.typescript !== typescript[step.name]) {
      throw new Error(
        `The step '${step.name}' has changed since it was recorded: npm run docs:side-by-side`,
      );
    }
  }
  checkMade(pagesOf(recorded), 'npm run docs:side-by-side -- --render');
  const now = await outputs(readProjectFile('keras', 'lesson.ts'), '//', runTypescript);
  for (const { name, typescriptOutput } of recorded.steps) {
    if (!isAlike(now[name] ?? '', typescriptOutput)) {
      throw new Error(`The step '${name}' prints something else than the page says:\n${now[name]}`);
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

function pagesOf(recorded: Recorded): Record<string, string> {
  return {
    'docs/side-by-side.md': sideBySidePage(recorded, 'en'),
    'docs/side-by-side.ko.md': sideBySidePage(recorded, 'ko'),
  };
}

runCommand({
  usage: 'npm run docs:side-by-side --',
  description: 'Runs both editions of the lesson and makes docs/side-by-side.md from them.',
  options: {
    python: { value: 'PATH', description: 'The Python with Keras.' },
    render: { description: 'Runs nothing: makes the pages from docs/side-by-side.json again.' },
    check: {
      description: 'Fails if a page is stale, or the TypeScript edition prints something else.',
    },
  },
  async run(options) {
    const saved = () => JSON.parse(readFileSync(RECORD, 'utf8')) as Recorded;
    if (options.check) {
      await check(saved());
      console.log('The side-by-side pages are up to date.');
      return;
    }
    if (options.render) {
      writeMade(pagesOf(saved()));
      return;
    }
    const found = await findKerasPython(options.python);
    if (!found)
      throw new Error('Recording needs a Python with Keras: pip install -r keras/requirements.txt');
    const recorded = await record(found);
    writeFileSync(RECORD, `${JSON.stringify(recorded, null, 1)}\n`);
    writeMade(pagesOf(recorded));
  },
});
