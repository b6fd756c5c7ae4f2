/** What the READMEs and the pages about running the lesson state is what happens, and both languages state the same. */

import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT_DIR, readProjectFile } from '../../src/disk/project-node.ts';
import { run } from '../run.ts';

const names = [
  'README',
  'docs/running',
  'docs/learning',
  'docs/map',
  'docs/glossary',
  'docs/dependencies',
];
const pairs = names.map((name) =>
  [`${name}.md`, `${name}.ko.md`].map((file) => readProjectFile(...file.split('/'))),
);
const [[readme]] = pairs;

const codeBlocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, code]) => code,
  );

/** Times, and the numbers of a training, whose last digits depend on the machine. */
const masked = (text: string) =>
  text
    .replace(/\d+s [\d.]+ms\/step/g, '<time>')
    .replace(/(accuracy:?|loss:?|정확도|손실) 0\.\d{4}/g, '$1 <number>')
    .replace(/^(\d) {2}0\.\d{4} {2}[█-▏]+$/gm, '$1 <bar>')
    .replace(/^(\d .*?)(?: +(?:[\d,]+|·)){10}$/gm, '$1 <counts>')
    .trim();

/** The confusion matrix in characters. */
const counts = (text: string) =>
  [...text.matchAll(/^\d .*?((?: +(?:[\d,]+|·)){10})$/gm)].map(([, row]) =>
    row
      .trim()
      .split(/ +/)
      .map((cell) => Number(cell.replace('·', '0').replace(',', ''))),
  );

const trained = (text: string) =>
  [...text.matchAll(/(?:accuracy:?|loss:?|정확도|손실) (0\.\d{4})/g)].map(([, value]) =>
    Number(value),
  );

test.each([0, 1])('the output shown is the output of npm start: language %i', async (i) => {
  const { out } = await run('lesson.ts', ['--engine', 'wasm', '--lang', ['en', 'ko'][i]]);
  const [readme, running] = [pairs[0][i], pairs[1][i]];
  const [shown] = codeBlocks(running, 'text');
  expect(masked(out)).toBe(masked(shown));
  expect(shown).toContain(codeBlocks(readme, 'text')[0]); // its end of training
  const [seen, expected] = [trained(out), trained(shown)];
  expect(seen).toHaveLength(12);
  seen.forEach((value, i) => {
    expect(Math.abs(value - expected[i])).toBeLessThan(0.003);
  });
  const [matrix, shownMatrix] = [counts(out).flat(), counts(shown).flat()];
  expect(matrix).toHaveLength(100);
  const moved = matrix.reduce((sum, count, i) => sum + Math.abs(count - shownMatrix[i]), 0);
  expect(moved / 12_000).toBeLessThan(0.05);
});

test('the program shown runs and prints what it says', async () => {
  const [program] = codeBlocks(readme, 'ts').filter((code) => code.startsWith('import '));
  const file = 'readme-example.ts';
  // The README's program stands in the project's folder; the commands run from scripts.
  writeFileSync(join(PROJECT_DIR, 'scripts', file), program.replaceAll("'./src/", "'../src/"));
  try {
    const { code, out } = await run(file, []);
    expect(code).toBe(0);
    const numbers = (text: string) => {
      const [, loss, accuracy] = text.match(/{ loss: ([\d.]+), accuracy: ([\d.]+) }/) ?? [];
      return [Number(loss), Number(accuracy)];
    };
    const [seen, shown] = [numbers(out), numbers(program)];
    seen.forEach((value, i) => {
      expect(Math.abs(value - shown[i])).toBeLessThan(0.003); // whose last digits depend on the machine
    });
  } finally {
    rmSync(join(PROJECT_DIR, 'scripts', file));
  }
});

test('every file that these pages name is there', () => {
  names.forEach((name, i) => {
    for (const page of pairs[i]) {
      for (const [, link] of page.matchAll(/(?:\]\(|src="|srcset=")(?!http|#)([^)"]+)[)"]/g)) {
        const [path] = link.split('#');
        expect([link, existsSync(join(PROJECT_DIR, dirname(name), path))]).toEqual([link, true]);
      }
    }
  });
});

test('the README is short: it says what this is, shows it, and leads on', () => {
  for (const page of pairs[0]) {
    const lines = page.split('\n');
    expect(lines.length).toBeLessThanOrEqual(120);
    const firstScreen = lines.slice(0, 32).join('\n');
    for (const part of ['<picture>', 'npm install && npm start', 'npm cit']) {
      expect(firstScreen).toContain(part);
    }
    expect(firstScreen).toMatch(/(accuracy|정확도) 0\.\d/);
    for (const way of ['01-perceptron', 'npm run site', 'npm run learn']) {
      expect(firstScreen).toContain(way);
    }
  }
});

test.each(names)('both languages have the same programs, tables and headings: %s', (name) => {
  const [english, korean] = pairs[names.indexOf(name)];
  expect(codeBlocks(korean, 'ts')).toEqual(codeBlocks(english, 'ts'));
  const commands = (text: string) =>
    codeBlocks(text, 'bash').map((code) => code.replace(/ *#.*/g, ''));
  expect(commands(korean)).toEqual(commands(english));
  const shape = (text: string) =>
    text
      .split('\n')
      .filter((line) => /^(#|\||- )/.test(line))
      .map((line) => line[0]);
  expect(shape(korean)).toEqual(shape(english));
});
