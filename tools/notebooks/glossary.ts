/** The glossary's terms; in a notebook a term that comes before its explanation leads there. */

import { type Language, readProjectFile } from '../../src/internal.ts';

export interface Term {
  /** The anchor in docs/glossary.md. */
  id: string;
  /** As the language has it, with its other names. */
  words: string[];
  /** The chapter that explains it. */
  chapter: number;
}

const page = { en: 'glossary.md', ko: 'glossary.ko.md' };

export function readTerms(language: Language): Term[] {
  const rows = readProjectFile('docs', page[language]).matchAll(
    /^\| <a id="([\w-]+)"><\/a>\*\*(.+?)\*\* \|.*\| \[(\d+)\]\([^)]*\) \|$/gm,
  );
  return [...rows].map(([, id, names, chapter]) => ({
    id,
    words: names.replace(/\(.*\)/, '').split(', '),
    chapter: Number(chapter),
  }));
}

/** What holds no term: marks, code, links, headings, tables, and the line with the running time. */
const NO_PROSE =
  '<!--.*?-->|```[\\s\\S]*?```|`[^`]*`|\\[[^\\]]*\\]\\([^)]*\\)|^(?:#|\\||\\*(?:Running|실행)).*$';

/**
 * @param prose a chapter's cells of prose, in their order
 * @param chapter its number
 * @returns them with a link at the first use of each term that a later chapter explains
 */
export function linkTerms(
  prose: readonly string[],
  language: Language,
  chapter: number,
  terms: readonly Term[] = readTerms(language),
): string[] {
  const ids = new Map(
    terms
      .filter((term) => term.chapter > chapter)
      .flatMap(({ id, words }) => words.map((word) => [word.toLowerCase(), id] as const)),
  );
  if (ids.size === 0) return [...prose];
  const longestFirst = [...ids.keys()].sort((a, b) => b.length - a.length).map(pattern);
  const all =
    language === 'en'
      ? `\\b(${longestFirst.join('|')})(?:e?s)?\\b`
      : `(?<![가-힣\\w])(${longestFirst.join('|')})`;
  const parts = new RegExp(`${NO_PROSE}|${all}`, 'gim');
  const linked = new Set<string>();
  return prose.map((text) =>
    text.replace(parts, (found, word?: string) => {
      const id = word && ids.get(word.replace(/\s+/g, ' ').toLowerCase());
      if (!id || linked.has(id)) return found;
      linked.add(id);
      return `[${found}](../docs/${page[language]}#${id})`;
    }),
  );
}

/** A line may end between two words. */
const pattern = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
