/** Each term of the glossary is explained where it says, and before that a chapter links it. */

import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR, readProjectFile } from '../../src/disk/project-node.ts';
import { type Cell, readChapter } from '../../tools/notebooks/chapter.ts';
import { linkTerms, readTerms } from '../../tools/notebooks/glossary.ts';
import { toNotebook } from '../../tools/notebooks/notebook.ts';

const chapters = readdirSync(join(PROJECT_DIR, 'notebooks-ts'))
  .filter((name) => /^\d\d-.*\.ts$/.test(name))
  .sort();
const cellsOf = (name: string): Cell[] => readChapter(name, readProjectFile('notebooks-ts', name));

test('both languages have the same terms, each explained in the same chapter', () => {
  const shape = (language: 'en' | 'ko') =>
    readTerms(language)
      .map(({ id, chapter }) => `${id} ${chapter}`)
      .sort();
  expect(shape('ko')).toEqual(shape('en'));
  expect(shape('en').length).toBeGreaterThan(50);
  expect(new Set(readTerms('en').map(({ id }) => id)).size).toBe(shape('en').length);
});

test.each(['en', 'ko'] as const)('a term’s chapter speaks of it (%s)', (language) => {
  const missing = readTerms(language).filter(({ words, chapter }) => {
    const file = chapters[chapter - 1];
    const texts = cellsOf(file).map((cell) => (cell.kind === 'prose' ? cell.text[language] : ''));
    const all = texts.join('\n').replace(/\s+/g, ' ').toLowerCase();
    // In some form: of 'vanishing gradient', "the gradient vanishes".
    const stems = (word: string) =>
      word
        .toLowerCase()
        .split(' ')
        .map((part) => part.slice(0, 5));
    return !words.some((word) => stems(word).every((stem) => all.includes(stem)));
  });
  expect(missing).toEqual([]);
});

describe.each(chapters)('%s', (name) => {
  test.each(['en', 'ko'] as const)('a term that comes early is linked (%s)', (language) => {
    const number = Number(name.slice(0, 2));
    const cells = cellsOf(name);
    const sources = toNotebook(cells, language).cells.map(({ source }) => source);
    // What is left without links, code, headings and tables has no such term that isn't linked.
    const plain = (text: string) =>
      text
        .replace(/<!--.*?-->|```[\s\S]*?```|`[^`]*`|^[#|*].*$/gm, ' ')
        .replace(/\s+/g, ' ')
        .toLowerCase();
    const prose = cells.flatMap((cell) => (cell.kind === 'prose' ? [cell.text[language]] : []));
    const unlinked = readTerms(language).filter(({ id, words, chapter }) => {
      const isUsed = words.some((word) => {
        const whole = language === 'en' ? `\\b${word}\\b` : `(?<![가-힣\\w])${word}`;
        return new RegExp(whole.toLowerCase()).test(
          plain(prose.join('\n').replace(/\[[^\]]*\]\([^)]*\)/g, ' ')),
        );
      });
      return chapter > number && isUsed && !sources.some((source) => source.includes(`#${id})`));
    });
    expect(unlinked).toEqual([]);
    for (const [, path] of sources.join('\n').matchAll(/\]\(\.\.\/(docs\/[^)#]+)/g)) {
      expect([path, existsSync(join(PROJECT_DIR, path))]).toEqual([path, true]);
    }
  });
});

test('a link stands at the first use: not in code, headings or other terms', () => {
  const terms = [
    { id: 'gradient', words: ['gradient'], chapter: 5 },
    { id: 'descent', words: ['gradient descent'], chapter: 5 },
    { id: 'loss', words: ['loss'], chapter: 4 },
  ];
  const text = '# Gradient\n\n`loss` and gradient\ndescent: Gradients, a gradient';
  expect(linkTerms([text, 'gradient'], 'en', 4, terms)).toEqual([
    '# Gradient\n\n`loss` and [gradient\ndescent](../docs/glossary.md#descent): ' +
      '[Gradients](../docs/glossary.md#gradient), a gradient',
    'gradient',
  ]);
  const korean = [{ id: 'loss', words: ['손실'], chapter: 4 }];
  expect(linkTerms(['손실을'], 'ko', 3, korean)).toEqual(['[손실](../docs/glossary.ko.md#loss)을']);
  expect(linkTerms(['손실을'], 'ko', 4, korean)).toEqual(['손실을']);
});
