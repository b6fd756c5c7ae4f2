/** The layout of docs/side-by-side.md and its Korean twin. */

import { median } from '../../scripts/bench/median';
import { markdownTable } from '../markdown-table';
import { type Language, type Spread, type StepName, type Words, words } from './words';

export interface Step {
  name: StepName;
  python: string;
  typescript: string;
  pythonOutput: string;
  typescriptOutput: string;
}

export interface Record {
  versions: { [name: string]: string };
  steps: Step[];
  /** Validation accuracies, one a seed from 0 on. */
  seeds: { keras: number[]; typescript: number[] };
}

export function sideBySidePage({ versions, steps, seeds }: Record, language: Language): string {
  const text = words[language];
  const names = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return [
    `# ${text.title}`,
    '',
    text.language,
    '',
    text.intro(names.join(', ')),
    '',
    ...steps.flatMap((step, i) => stepText(step, i + 1, text)),
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
  ].join('\n');
}

function stepText(step: Step, number: number, text: Words): string[] {
  const block = (language: string, code: string) => [`\`\`\`${language}`, code, '```', ''];
  return [
    `## ${number} ${text.headings[step.name]}`,
    '',
    ...block('python', step.python),
    ...block('ts', step.typescript),
    ...outputText(step, text, block),
    text.differences[step.name],
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
