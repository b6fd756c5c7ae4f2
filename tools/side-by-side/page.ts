/** The layout of docs/side-by-side.md and its Korean twin. */

import { median } from '../../scripts/bench/median.ts';
import { markdownTable } from '../markdown-table.ts';
import { type BookLesson, bookLessons, bookWords } from './book-words.ts';
import { type Language, type Spread, type StepName, type Words, words } from './words.ts';

export interface Step<Name extends string = string> {
  name: Name;
  python: string;
  typescript: string;
  pythonOutput: string;
  typescriptOutput: string;
}

export interface Record {
  versions: { [name: string]: string };
  steps: Step<StepName>[];
  /** Validation accuracies, one a seed from 0 on. */
  seeds: { keras: number[]; typescript: number[] };
}

/** The steps of the book's next lessons. */
export type BookRecord = { [lesson in BookLesson]: Step[] };

export function sideBySidePage(
  { versions, steps, seeds }: Record,
  book: BookRecord,
  language: Language,
): string {
  const text = words[language];
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `# ${text.title}`,
    '',
    text.language,
    '',
    text.intro(names.join(', ')),
    '',
    ...steps.flatMap((step, i) =>
      stepText(`## ${i + 1} ${text.headings[step.name]}`, step, text.differences[step.name], text),
    ),
    `## ${text.seedsTitle}`,
    '',
    text.seedsText(spreadOf(seeds.keras), spreadOf(seeds.typescript)),
    '',
    ...markdownTable(
      text.seedsHeader,
      seeds.keras.map((accuracy, seed) => [
        String(seed),
        accuracy.toFixed(4),
        seeds.typescript[seed].toFixed(4),
      ]),
    ),
    '',
    ...bookLessons.flatMap((lesson) => bookText(lesson, book[lesson], language)),
  ].join('\n');
}

function bookText(lesson: BookLesson, steps: Step[], language: Language): string[] {
  const { title, intro, steps: told } = bookWords[language][lesson];
  return [
    `## ${title}`,
    '',
    intro,
    '',
    ...steps.flatMap((step, i) => {
      const [heading, difference] = told[step.name];
      return stepText(`### ${i + 1} ${heading}`, step, difference, words[language]);
    }),
  ];
}

function stepText(heading: string, step: Step, difference: string, text: Words): string[] {
  const block = (language: string, code: string) => [`\`\`\`${language}`, code, '```', ''];
  return [
    heading,
    '',
    ...block('python', step.python),
    ...block('ts', step.typescript),
    ...outputText(step, text, block),
    difference,
    '',
  ];
}

function outputText(
  { pythonOutput, typescriptOutput }: Step,
  text: Words,
  block: (language: string, code: string) => string[],
): string[] {
  if (pythonOutput === '' && typescriptOutput === '') return [text.nothing, ''];
  if (pythonOutput === typescriptOutput)
    return [text.bothPrint, '', ...block('text', pythonOutput)];
  return [
    `Keras ${text.prints}:`,
    '',
    ...block('text', pythonOutput),
    `TypeScript ${text.prints}:`,
    '',
    ...block('text', typescriptOutput),
  ];
}

const spreadOf = (values: readonly number[]): Spread => ({
  min: Math.min(...values).toFixed(4),
  median: median(values).toFixed(4),
  max: Math.max(...values).toFixed(4),
});
