/**
 * `npm run notebooks`: makes the notebooks of notebooks-ts from the chapters beside them, in both
 * languages, runs them in Jupyter's kernel tslab and keeps what they print and draw.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runCommand } from '../scripts/command/command.ts';
import { runProgram } from '../scripts/programs/run-program.ts';
import { inTemporaryFolder, type Language, PROJECT_DIR } from '../src/internal.ts';
import { type Cell, readChapter } from './notebooks/chapter.ts';
import {
  jupyterDataFolder,
  OWN_DATA_FOLDER,
  prepareEnvironment,
  registerKernels,
  WORKSPACE,
} from './notebooks/environment.ts';
import {
  cleanOutputs,
  notebookText,
  type Output,
  outputsOf,
  type RawOutput,
  toNotebook,
} from './notebooks/notebook.ts';
import { firstDifference, printedText } from './notebooks/same-output.ts';
import { prepareWorkspace } from './notebooks/workspace.ts';

const FOLDER = join(PROJECT_DIR, 'notebooks-ts');
const RUNNING_TIME = {
  en: /(\*Running time: about )\d+( seconds?\.\*)/,
  ko: /(\*실행 시간: 약 )\d+(초\.\*)/,
};

const fileOf = (chapter: string, language: Language) =>
  join(FOLDER, `${chapter}${language === 'ko' ? '.ko' : ''}.ipynb`);

function chapterNames(only?: string): string[] {
  const names = readdirSync(FOLDER).filter((name) => /^\d\d-.*\.ts$/.test(name));
  const chapters = names.map((name) => basename(name, '.ts')).sort();
  const chosen = only ? chapters.filter((chapter) => chapter.startsWith(only)) : chapters;
  if (chosen.length === 0) {
    throw new Error(`There is no chapter '${only}'. There are: ${chapters.join(', ')}.`);
  }
  return chosen;
}

const sourceOf = (chapter: string) => join(FOLDER, `${chapter}.ts`);
const cellsOf = (chapter: string): Cell[] =>
  readChapter(`${chapter}.ts`, readFileSync(sourceOf(chapter), 'utf8'));

interface ExecutedNotebook {
  cells: { outputs?: RawOutput[] }[];
}

interface Executed {
  outputs: Output[][];
  seconds: number;
}

const languages = ['en', 'ko'] as const;

/** Runs the chapters one after the other, each notebook in its own language. */
async function execute(
  python: string,
  chapters: readonly string[],
  language: Language,
): Promise<Executed[]> {
  return inTemporaryFolder('notebooks', async (folder) => {
    const files = chapters.map((chapter) => {
      const file = join(folder, basename(fileOf(chapter, language)));
      writeFileSync(file, notebookText(toNotebook(cellsOf(chapter), language)));
      return file;
    });
    registerKernels(OWN_DATA_FOLDER);
    prepareWorkspace(WORKSPACE); // once: a kernel that finds it changing ends
    const env = { ...process.env, JUPYTER_PATH: OWN_DATA_FOLDER };
    const program = join(PROJECT_DIR, 'tools', 'notebooks', 'execute.py');
    const { out } = await runProgram(python, [program, ...files], { env });
    const times = out
      .trim()
      .split('\n')
      .map((line) => Number(line.split(' ').pop()));
    return files.map((file, i) => {
      const { cells }: ExecutedNotebook = JSON.parse(readFileSync(file, 'utf8'));
      const outputs = cells.flatMap((cell) => (cell.outputs ? [cleanOutputs(cell.outputs)] : []));
      return { outputs, seconds: times[i] };
    });
  });
}

function write(chapter: string, executed: Record<Language, Executed>): void {
  const { seconds } = executed.en;
  writeRunningTime(chapter, Math.ceil(seconds));
  const cells = cellsOf(chapter);
  for (const language of languages) {
    const { outputs } = executed[language];
    writeFileSync(fileOf(chapter, language), notebookText(toNotebook(cells, language, outputs)));
  }
  console.log(`${chapter}: ${seconds} s`);
}

/** The line at the top of a chapter says what was measured. */
function writeRunningTime(chapter: string, seconds: number): void {
  const source = readFileSync(sourceOf(chapter), 'utf8');
  const text = source
    .replace(RUNNING_TIME.en, `$1${seconds}$2`)
    .replace(RUNNING_TIME.ko, `$1${seconds}$2`);
  if (text !== source) writeFileSync(sourceOf(chapter), text);
}

/** @throws Error if the notebook is not what the chapter gives, or the chapter prints something else now */
function check(chapter: string, executed: Record<Language, Executed>): void {
  for (const language of languages) {
    const { outputs } = executed[language];
    const file = fileOf(chapter, language);
    const text = readFileSync(file, 'utf8');
    const shown = outputsOf(JSON.parse(text));
    if (text !== notebookText(toNotebook(cellsOf(chapter), language, shown))) {
      throw new Error(`${basename(file)} is not what ${chapter}.ts gives: npm run notebooks`);
    }
    const difference = firstDifference(chapter, printedText(shown), printedText(outputs));
    if (difference) {
      throw new Error(
        `${basename(file)} is stale. It shows\n  ${difference.shown}\nbut the chapter now prints\n` +
          `  ${difference.now}\nMake it again: npm run notebooks`,
      );
    }
  }
  console.log(`${chapter}: up to date`);
}

runCommand({
  usage: 'npm run notebooks --',
  description: 'Makes the notebooks from the chapters in notebooks-ts, and runs them.',
  options: {
    check: { description: 'Writes nothing: fails if a notebook is stale or a cell fails.' },
    only: { value: 'CHAPTER', description: 'Only the chapter whose name starts like this: 01.' },
    kernel: {
      description: 'Registers the kernels with your own Jupyter and VS Code; runs nothing.',
    },
  },
  async run(options) {
    const chapters = chapterNames(options.only);
    const python = await prepareEnvironment(console.log);
    if (options.kernel) {
      const folders = registerKernels(await jupyterDataFolder(python));
      console.log(`Kernels for notebooks:\n${folders.join('\n')}`);
      return;
    }
    console.log(`Running ${chapters.length} notebooks in Jupyter, in both languages …`);
    const [en, ko] = [await execute(python, chapters, 'en'), await execute(python, chapters, 'ko')];
    chapters.forEach((chapter, i) => {
      const done = options.check ? check : write;
      done(chapter, { en: en[i], ko: ko[i] });
    });
  },
});
