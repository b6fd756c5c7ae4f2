/**
 * `npm run figures`: draws the figures that the README and docs/figures.md show. Those of
 * ideas are computed anew; those of a run come from the recorded one in docs/figures/run.json.
 */

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../scripts/command/command.ts';
import { runLesson } from '../scripts/programs/lesson-run.ts';
import { useBackend } from '../src/index.ts';
import { PROJECT_DIR } from '../src/internal.ts';
import {
  type Draw,
  ideaFigures,
  type Language,
  type LearningRecord,
  learningFigure,
  type RunRecord,
  runFigures,
} from '../src/report/index.ts';
import { recordLearning } from './figures/learning-record.ts';
import { pages } from './figures-words.ts';
import { isCurrent } from './made-files.ts';

const DOCS = join(PROJECT_DIR, 'docs');
const RECORD = join(DOCS, 'figures', 'run.json');
const LEARNING = join(DOCS, 'figures', 'learning.json');

/** Which figures stand in which chapter of the page. */
const order = [
  ['perceptron', 'decision-lines'],
  ['network', 'xor'],
  ['activations', 'softmax', 'gradient-by-depth'],
  ['losses'],
  ['descent', 'chain'],
  ['samples'],
  [
    'learning',
    'training',
    'batches',
    'confusion',
    'class-scores',
    'right-predictions',
    'wrong-predictions',
  ],
  ['hidden-units', 'class-templates', 'weight-distribution'],
] as const;

type FigureName = (typeof order)[number][number];

/** All files below docs, by path. */
async function drawAll(
  record: RunRecord,
  learning: LearningRecord,
): Promise<Record<string, string>> {
  await useBackend('cpu'); // the same last digits on every machine
  const figures: Record<FigureName, Draw> = {
    ...ideaFigures(),
    ...runFigures(record),
    learning: (options) => learningFigure(learning, options),
  };
  const files: Record<string, string> = {};
  for (const language of ['en', 'ko'] as const) {
    for (const [name, draw] of Object.entries(figures)) {
      for (const theme of ['light', 'dark'] as const) {
        files[join('figures', `${name}.${language}.${theme}.svg`)] = draw({ language, theme });
      }
    }
    files[pages[language].file] = page(language, files);
  }
  return files;
}

/** Shows each figure in the reader's theme, with its text alternative beneath it. */
function page(language: Language, files: Record<string, string>): string {
  const { title, intro, chapters } = pages[language];
  const sections = order.map((names, i) => {
    const figures = names.map((name) => {
      const file = `figures/${name}.${language}`;
      const svg = files[join('figures', `${name}.${language}.light.svg`)];
      const [, heading] = svg.match(/<title[^>]*>(.*)<\/title>/) ?? [];
      const [, description] = svg.match(/<desc[^>]*>(.*)<\/desc>/) ?? [];
      return [
        '<picture>',
        `  <source media="(prefers-color-scheme: dark)" srcset="${file}.dark.svg">`,
        `  <img src="${file}.light.svg" width="440" alt="${heading}">`,
        '</picture>',
        '',
        description,
      ].join('\n');
    });
    return [`## ${chapters[i]}`, ...figures].join('\n\n');
  });
  return `${[`# ${title}`, intro, ...sections].join('\n\n')}\n`;
}

/** Trains the lesson's network and keeps what its report says; once more, looking on. */
async function recordLesson(): Promise<void> {
  const args = ['--engine', 'wasm', '--style', 'named', '--report'];
  writeFileSync(RECORD, await runLesson('report.json', (folder) => [...args, folder]));
  writeFileSync(LEARNING, `${JSON.stringify(await recordLearning())}\n`);
}

function check(files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    if (!isCurrent(join('docs', path), text)) {
      throw new Error(`docs/${path} is stale. Draw it again: npm run figures`);
    }
  }
  const drawn = new Set(Object.keys(files));
  const left = readdirSync(join(DOCS, 'figures')).find(
    (name) => name.endsWith('.svg') && !drawn.has(join('figures', name)),
  );
  if (left) throw new Error(`docs/figures/${left} is drawn by nothing: delete it.`);
}

runCommand({
  usage: 'npm run figures --',
  description: 'Draws the figures of the README and of docs/figures.md.',
  options: {
    record: { description: 'Trains first, and records the run that the figures show.' },
    check: { description: 'Draws nothing: fails if a figure is not what the code draws.' },
  },
  async run(options) {
    if (options.record) await recordLesson();
    const [run, learning] = [RECORD, LEARNING].map((file) =>
      JSON.parse(readFileSync(file, 'utf8')),
    );
    const files = await drawAll(run, learning);
    if (options.check) {
      check(files);
      console.log(`${Object.keys(files).length} files are up to date.`);
      return;
    }
    for (const [path, text] of Object.entries(files)) writeFileSync(join(DOCS, path), text);
    console.log(`${Object.keys(files).length} files written to docs: see docs/figures.md.`);
  },
});
