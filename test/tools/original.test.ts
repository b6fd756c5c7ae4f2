/** Nothing of the original is lost: each of its parts has a place in the chapters, in its order. */

import { readProjectFile } from '../../src/disk/project-node.ts';
import { type Cell, readChapter } from '../../tools/notebooks/chapter.ts';
import { originalPage, placesOf } from '../../tools/original/page.ts';
import { parts } from '../../tools/original/parts.ts';
import { placeOf } from '../../tools/original/place.ts';

const chapters = Object.fromEntries(
  Object.keys(parts).map((name) => [
    name,
    readChapter(name, readProjectFile('notebooks-ts', `${name}.ts`)),
  ]),
);

describe.each(Object.keys(parts))('%s', (chapter) => {
  test.each(['en', 'ko'] as const)('every part has its place, in the order: %s', (language) => {
    const places = placesOf(chapter, parts[chapter], chapters[chapter], language);
    expect(places).toHaveLength(parts[chapter].length);
  });
});

test.each([
  ['en', 'docs/original.md'],
  ['ko', 'docs/original.ko.md'],
] as const)('%s: the page is what the chapters give', (language, file) => {
  expect(readProjectFile(file)).toBe(originalPage(chapters, language));
});

test('the three slips of the original are marked', () => {
  for (const language of ['en', 'ko'] as const) {
    const marked = originalPage(chapters, language)
      .split('\n')
      .filter((line) => /^\| \d.*⚠/.test(line));
    expect(marked).toHaveLength(3);
    for (const [i, slip] of ['MNIST', 'input_shape', 'model.Sequential'].entries()) {
      expect(marked[i]).toContain(slip);
    }
  }
});

describe('a place', () => {
  const cells: Cell[] = [
    {
      kind: 'prose',
      text: {
        en: '# One\n\nFirst words. Second\nwords here.\n\n- item one\n- item two\n\n| a | b |',
        ko: '# 하나\n\n첫 문장입니다.',
      },
    },
    { kind: 'code', text: 'const a = f({\n  b: 1,\n});\nlet c;' },
  ];
  const found = (words: string) => placeOf(words, cells, 'en')?.excerpt;

  test.each([
    ['Second words', 'Second words here.'],
    ['item two', 'item two'],
    ['| a | b |', 'a · b'],
    ['b: 1', 'const a = f({ b: 1, });'],
    ['let c', 'let c;'],
  ])('“%s” stands in “%s”', (words, excerpt) => {
    expect(found(words)).toBe(excerpt);
  });

  test('a part without a place, and one that stands too early, are told', () => {
    const part = (here: string) => ({ says: here, here });
    expect(() => placesOf('01-one', [part('lost')], cells, 'en')).toThrow(
      '01-one (en): “lost” has no place',
    );
    expect(() => placesOf('01-one', [part('item two'), part('First')], cells, 'en')).toThrow(
      '“First” stands too early',
    );
    expect(() => placesOf('01-one', [part('First words')], cells, 'ko')).toThrow('has no place');
  });
});
