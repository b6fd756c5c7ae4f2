/** Where words stand in a chapter: under which heading, and the sentence or the line around them. */

import type { Language } from '../../src/report/index.ts';
import type { Cell } from '../notebooks/chapter.ts';

export interface Place {
  heading: string;
  /** The sentence, the table's row or the line of code. */
  excerpt: string;
  isCode: boolean;
  /** Grows through the chapter. */
  position: number;
}

/** @returns the first place after a position; undefined if the words stand nowhere there */
export function placeOf(
  words: string,
  cells: readonly Cell[],
  language: Language,
  after = 0,
): Place | undefined {
  let [heading, position] = ['', 0];
  for (const cell of cells) {
    for (const { text, isCode } of blocksOf(cell, language)) {
      if (!isCode && text.startsWith('#')) heading = text.replace(/^#+ /, '');
      for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
        if (position + at < after) continue;
        const excerpt = isCode ? text.trim() : sentenceAround(text, at, at + words.length);
        return { heading, excerpt, isCode, position: position + at };
      }
      position += text.length;
    }
  }
  return undefined;
}

/** Paragraphs, list items, headings and table rows, each as one line; code as `linesOf` has it. */
function blocksOf(cell: Cell, language: Language): { text: string; isCode: boolean }[] {
  if (cell.kind === 'code') return linesOf(cell.text).map((text) => ({ text, isCode: true }));
  const blocks: { text: string; isCode: boolean }[] = [];
  let [isCode, isOpen] = [false, false];
  for (const line of cell.text[language].split('\n')) {
    const starts = /^(#|- |\||```)/.test(line) || line === '' || isCode;
    if (line.startsWith('```')) isCode = !isCode;
    else if (isOpen && !starts) blocks[blocks.length - 1].text += ` ${line.trim()}`;
    else if (line !== '') blocks.push({ text: line.replace(/^- /, ''), isCode });
    isOpen = line !== '' && !isCode && !line.startsWith('#') && !line.startsWith('|');
  }
  return blocks;
}

/** A statement over several lines is one, unless it is long. */
const LONGEST = 140;

/** @example linesOf('f({\n  a: 1,\n});') // ['f({ a: 1, });'] */
function linesOf(code: string): string[] {
  const lines = code.split('\n');
  const joined: string[] = [];
  for (let i = 0; i < lines.length; i++) {
    let [end, depth] = [i, opened(lines[i])];
    while (depth > 0 && end + 1 < lines.length) depth += opened(lines[++end]);
    const statement = lines.slice(i, end + 1).map((line) => line.trim());
    const isShort = statement.join(' ').length <= LONGEST;
    joined.push(isShort ? statement.join(' ') : lines[i]);
    if (isShort) i = end;
  }
  return joined;
}

const opened = (line: string) =>
  (line.match(/[[({]/g) ?? []).length - (line.match(/[\])}]/g) ?? []).length;

/** @example sentenceAround('One. Two words. Three.', 5, 8) // 'Two words.' */
function sentenceAround(text: string, from: number, to: number): string {
  if (text.startsWith('|')) return text.replace(/^\| | \|$/g, '').replaceAll(' | ', ' · ');
  const ends = [...text.matchAll(/[.?!][)»*]*(?= |$)/g)].map(
    ({ 0: end, index }) => index + end.length,
  );
  const start = ends.filter((end) => end <= from).pop() ?? 0;
  const stop = ends.find((end) => end >= to) ?? text.length;
  return text.slice(start, stop).trim();
}
