/** A chapter's source: prose in both languages and code, in the percent format. */

import type { Language } from '../../src/internal.ts';

export type Cell =
  | { kind: 'prose'; text: Record<Language, string> }
  | { kind: 'code'; text: string };

const MARKER = /^\/\/ %%(.*)$/;

/**
 * @param name for errors
 * @throws Error if a cell of prose lacks one of the languages, or something stands before the first cell
 * @example readChapter('x.ts', '// %%\nlet a = 1;\n') // [{ kind: 'code', text: 'let a = 1;' }]
 */
export function readChapter(name: string, source: string): Cell[] {
  const parts: { marker: string; lines: string[] }[] = [];
  for (const line of source.split('\n')) {
    const [, marker] = line.match(MARKER) ?? [];
    if (marker !== undefined) parts.push({ marker: marker.trim(), lines: [] });
    else if (parts.length > 0) parts[parts.length - 1].lines.push(line);
    else if (line !== '') throw new Error(`${name} must start with a cell: // %%`);
  }
  const cells: Cell[] = [];
  for (let i = 0; i < parts.length; i++) {
    if (parts[i].marker === '') {
      cells.push({ kind: 'code', text: parts[i].lines.join('\n').trim() });
      continue;
    }
    const languages = [parts[i], parts[i + 1]].map((part) => part?.marker);
    if (languages.join() !== '[markdown] lang="en",[markdown] lang="ko"') {
      throw new Error(
        `${name}: after "${prose(parts[i].lines).split('\n')[0]}" one language is missing. ` +
          'Each text is an English cell and then a Korean one.',
      );
    }
    cells.push({
      kind: 'prose',
      text: { en: prose(parts[i].lines), ko: prose(parts[i + 1].lines) },
    });
    i++;
  }
  return cells;
}

/** Without the comment's slashes. */
function prose(lines: readonly string[]): string {
  return lines
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join('\n')
    .trim();
}
