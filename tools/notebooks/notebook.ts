/** Jupyter's notebook format, version 4, as far as the chapters use it. */

import type { Language } from '../../src/internal.ts';
import type { Cell } from './chapter.ts';
import { linkTerms } from './glossary.ts';
import { koreanCode } from './korean-code.ts';

export type Output =
  | { output_type: 'stream'; name: 'stdout' | 'stderr'; text: string }
  | { output_type: 'display_data'; data: { 'text/html': string }; metadata: object };

interface NotebookCell {
  cell_type: 'markdown' | 'code';
  id: string;
  metadata: object;
  source: string;
  execution_count?: number | null;
  outputs?: Output[];
}

export interface Notebook {
  cells: NotebookCell[];
  metadata: { title: string; kernelspec: object; language_info: object };
  nbformat: 4;
  nbformat_minor: 5;
}

/** One for each language: what a notebook prints and draws is in its own, whatever the system speaks. */
export const kernels = {
  en: { name: 'ann-lesson', display_name: 'ANN lesson (TypeScript)', language: 'typescript' },
  ko: { name: 'ann-lesson-ko', display_name: 'ANN 강의 (TypeScript)', language: 'typescript' },
};

/** What the kernel's TypeScript takes: it knows doors by their folders. See kernel.cjs. */
const forKernel = (code: string) => code.replace(/\/index\.ts';$/gm, "';");

/**
 * @param outputs of the code cells, in their order; none if it wasn't run yet
 */
export function toNotebook(
  cells: readonly Cell[],
  language: Language,
  outputs: readonly Output[][] = [],
): Notebook {
  let codeCells = 0;
  const title = titleOf(cells, language);
  const prose = linkTerms(
    cells.flatMap((cell) => (cell.kind === 'prose' ? [cell.text[language]] : [])),
    language,
    Number.parseInt(title, 10),
  );
  const notebookCells = cells.map((cell, i): NotebookCell => {
    const shared = { id: `cell-${i + 1}`, metadata: {} };
    if (cell.kind === 'prose') {
      return { cell_type: 'markdown', ...shared, source: linked(prose[i - codeCells], language) };
    }
    const n = codeCells++;
    return {
      cell_type: 'code',
      ...shared,
      source: forKernel(language === 'ko' ? koreanCode(cell.text) : cell.text),
      execution_count: outputs[n] ? n + 1 : null,
      outputs: outputs[n] ?? [],
    };
  });
  return {
    cells: notebookCells,
    metadata: {
      title,
      kernelspec: kernels[language],
      language_info: { name: 'typescript', file_extension: '.ts', mimetype: 'text/typescript' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** As Jupyter writes it. */
export function notebookText(notebook: Notebook): string {
  return `${JSON.stringify(notebook, null, 1)}\n`;
}

export function outputsOf(notebook: Notebook): Output[][] {
  return notebook.cells.flatMap(({ outputs }) => (outputs ? [outputs] : []));
}

/** As nbformat writes an output: a text is a list of its lines. */
export type RawOutput =
  | { output_type: 'stream'; name: 'stdout' | 'stderr'; text: string[] }
  | { output_type: 'display_data'; data: { 'text/html': string[] } };

/** Pieces of one stream are one output; nothing of the machine or the moment stays. */
export function cleanOutputs(outputs: readonly RawOutput[]): Output[] {
  const cleaned: Output[] = [];
  for (const output of outputs) {
    const last = cleaned[cleaned.length - 1];
    if (output.output_type !== 'stream') {
      const data = { 'text/html': output.data['text/html'].join('') };
      cleaned.push({ output_type: 'display_data', data, metadata: {} });
    } else if (last?.output_type === 'stream' && last.name === output.name) {
      last.text += output.text.join('');
    } else {
      cleaned.push({ output_type: 'stream', name: output.name, text: output.text.join('') });
    }
  }
  return cleaned;
}

function titleOf(cells: readonly Cell[], language: Language): string {
  const [first] = cells;
  return first?.kind === 'prose' ? (first.text[language].match(/^# (.*)$/m)?.[1] ?? '') : '';
}

/** In a chapter's source links lead to sources, in a notebook to notebooks of its language. */
function linked(text: string, language: Language): string {
  return text.replace(/\]\((\d\d-[\w-]+)\.ts\)/g, `]($1${language === 'ko' ? '.ko' : ''}.ipynb)`);
}
