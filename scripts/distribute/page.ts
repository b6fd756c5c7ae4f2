/** The measured part of docs/distribute.md, in both languages, made from docs/distribute.json. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/internal.ts';
import { markdownTable } from '../../tools/markdown-table.ts';
import { type Measured, parameters } from './measured.ts';
import { type Words, words } from './words.ts';

const DOCS_DIR = join(PROJECT_DIR, 'docs');
export const MEASURED = join(DOCS_DIR, 'distribute.json');
const PART = /(<!-- measured -->\n)[\s\S]*(\n<!-- \/measured -->)/;

function table({ processes, rows }: Measured, { header, time, ratio }: Words): string[] {
  const heads = [...header, ...processes.map(time), ...processes.slice(1).map(ratio)];
  const cells = rows.map(({ hidden, batch, steps, msPerStep: [one, ...more] }) => [
    parameters(hidden),
    String(batch),
    String(steps),
    ...[one, ...more].map((ms) => ms.toFixed(1)),
    ...more.map((ms) => (one / ms).toFixed(2)),
  ]);
  return markdownTable(heads, cells, '---:');
}

/** The smallest case in which more processes were quicker. */
const firstThatPays = ({ rows }: Measured) =>
  rows.find(({ msPerStep: [one, ...more] }) => more.some((ms) => ms < one));

/** The pages as they are, with the measured part made anew. */
export function distributePages(): Record<string, string> {
  const measured: Measured = JSON.parse(readFileSync(MEASURED, 'utf8'));
  const first = firstThatPays(measured);
  const made = Object.values(words).map((word) => {
    const { file } = word;
    const text = readFileSync(join(DOCS_DIR, file), 'utf8');
    if (!PART.test(text)) throw new Error(`docs/${file} has lost its marks for the measured part.`);
    const lines = [
      word.how(measured),
      '',
      ...table(measured, word),
      '',
      word.pays(measured, first),
    ];
    return [
      `docs/${file}`,
      text.replace(PART, (_, start, end) => `${start}\n${lines.join('\n')}\n${end}`),
    ];
  });
  return Object.fromEntries(made);
}
