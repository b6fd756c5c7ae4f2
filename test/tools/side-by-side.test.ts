import { readProjectFile } from '../../src/disk/project-node.ts';
import { bookLessons, bookWords, stepNamesOf } from '../../tools/side-by-side/book-words.ts';
import { type BookRecord, type Record, sideBySidePage } from '../../tools/side-by-side/page.ts';
import { sections } from '../../tools/side-by-side/sections.ts';
import { stepNames } from '../../tools/side-by-side/words.ts';

test('a program is cut at its steps, without the indentation of the function around them', () => {
  const source = 'f() {\n  // %% a\n  x;\n  y {\n    z;\n  }\n\n  // %% b c\n  w;\n}\n\nf();\n';
  expect(sections(source, '//')).toEqual({ a: 'x;\ny {\n  z;\n}', 'b c': 'w;' });
});

test('both editions have every step of the lesson, in one order', () => {
  expect(Object.keys(sections(readProjectFile('keras', 'lesson.py'), '#'))).toEqual([...stepNames]);
  expect(Object.keys(sections(readProjectFile('keras', 'lesson.ts'), '//'))).toEqual([
    ...stepNames,
  ]);
});

test.each(bookLessons)('both editions of %s, and both languages, have the same steps', (lesson) => {
  const names = stepNamesOf(lesson);
  expect(Object.keys(bookWords.ko[lesson].steps)).toEqual(names);
  expect(Object.keys(sections(readProjectFile('keras', `${lesson}.py`), '#'))).toEqual(names);
  expect(Object.keys(sections(readProjectFile('keras', `${lesson}.ts`), '//'))).toEqual(names);
});

describe('the pages', () => {
  const record: Record = JSON.parse(readProjectFile('docs', 'side-by-side.json'));
  const book: BookRecord = JSON.parse(readProjectFile('docs', 'side-by-side-book.json'));

  test.each([
    ['en', 'side-by-side.md'],
    ['ko', 'side-by-side.ko.md'],
  ] as const)('%s is what the record gives', (language, file) => {
    expect(readProjectFile('docs', file)).toBe(sideBySidePage(record, book, language));
  });

  test.each(['lesson', ...bookLessons] as const)('show the code of %s as it is now', (lesson) => {
    const python = sections(readProjectFile('keras', `${lesson}.py`), '#');
    const typescript = sections(readProjectFile('keras', `${lesson}.ts`), '//');
    for (const step of lesson === 'lesson' ? record.steps : book[lesson]) {
      expect([step.python, step.typescript]).toEqual([python[step.name], typescript[step.name]]);
    }
  });

  test('both editions of the book’s lessons print the same of what chance has no part in', () => {
    const same = (lesson: (typeof bookLessons)[number], step: string) => {
      const found = book[lesson].find(({ name }) => name === step);
      return [found?.pythonOutput, found?.typescriptOutput];
    };
    for (const [python, typescript] of [
      ...['list', 'names', 'flatten', 'adaptive'].map((step) => same('deep', step)),
      ...['build', 'dropout'].map((step) => same('training', step)),
    ]) {
      expect(python).toBe(typescript);
      expect(python).not.toBe('');
    }
  });

  test('state the spread of ten seeds of each edition, both around 0.87', () => {
    for (const accuracies of Object.values(record.seeds)) {
      expect(accuracies).toHaveLength(10);
      for (const accuracy of accuracies) {
        expect(accuracy).toBeGreaterThan(0.85);
        expect(accuracy).toBeLessThan(0.89);
      }
    }
    const sorted = [...record.seeds.keras].sort((a, b) => a - b);
    expect(readProjectFile('docs', 'side-by-side.md')).toContain(
      `between ${sorted[0].toFixed(4)} and ${sorted[9].toFixed(4)}`,
    );
  });

  test('both languages have the same code, output and numbers', () => {
    const blocks = (file: string) => readProjectFile('docs', file).match(/```[\s\S]*?```/g);
    const rows = (file: string) => readProjectFile('docs', file).match(/^\| \d.*$/gm);
    expect(blocks('side-by-side.ko.md')).toEqual(blocks('side-by-side.md'));
    expect(rows('side-by-side.ko.md')).toEqual(rows('side-by-side.md'));
  });
});
