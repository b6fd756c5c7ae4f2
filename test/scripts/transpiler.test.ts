/** ts-node's translator: what it keeps is what it would give anew. */

import { existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const { keeping } = require('../../scripts/transpiler.cjs');

const fileName = join(PROJECT_DIR, 'src', 'answer.ts');
const one = 'export const answer: number = 42;\n';
const other = 'export const answer: string = "other";\n';

const at = temporaryFolder('번역 ');
const kept = () => at('src', 'answer.ts.json');
const translate = (text: string): string => keeping(at()).transpile(text, { fileName }).outputText;

test('what was kept is given again, and was what is asked for', () => {
  const first = translate(one);
  expect(first).toContain('const answer = 42');
  const entry = JSON.parse(readFileSync(kept(), 'utf8'));
  writeFileSync(kept(), JSON.stringify({ ...entry, outputText: 'from the folder' }));
  expect(translate(one)).toBe('from the folder');
});

test('a changed file is translated anew', () => {
  translate(one);
  expect(translate(other)).toContain('"other"');
  expect(translate(one)).toContain('42');
});

test('a cut or damaged entry is not used', () => {
  const first = translate(one);
  for (const damage of [
    () => truncateSync(kept(), 50),
    () => truncateSync(kept(), 0),
    () => writeFileSync(kept(), 'null'),
  ]) {
    damage();
    expect(translate(one)).toBe(first);
  }
});

test('where nothing can be kept, it translates all the same', () => {
  rmSync(at(), { recursive: true });
  writeFileSync(at(), ''); // a file where the folder was
  expect(translate(one)).toContain('const answer = 42');
});

test('of files outside the project nothing is kept', () => {
  const outside = { fileName: at('mine.ts') };
  const { outputText } = keeping(at('kept')).transpile(one, outside);
  expect(outputText).toContain('const answer = 42');
  expect(existsSync(at('kept'))).toBe(false);
});

test('an ES module knows where it lies, as CommonJS, too', () => {
  const url = ['import', 'meta', 'url'].join('.'); // this file is translated, too
  const code = translate(`export const here: string = ${url};\n`);
  const module = { exports: {} as { here?: string } };
  new Function('exports', 'require', '__filename', code)(module.exports, require, fileName);
  expect(module.exports.here).toBe(pathToFileURL(fileName).href);
});

test('a chapter may await at its top level', () => {
  const chapter = { fileName: join(PROJECT_DIR, 'notebooks-ts', '01-one.ts') };
  const { outputText } = keeping(at()).transpile('await Promise.resolve();\n', chapter);
  expect(outputText).toMatch(/^\(async \(\) => \{/);
});

test('a chapter says its titles where their code begins, each line in its place', () => {
  const lines = [
    ...['// %% [markdown] lang="en"', '// # 1 One', '// ## Prose only', '// text'],
    ...['// %% [markdown] lang="ko"', '// # 1 하나', '// ## 글만'],
    ...[
      '// %% [markdown] lang="en"',
      '// ## With `code`',
      '// ```python',
      '// # a comment',
      '// ```',
    ],
    ...[
      '// %% [markdown] lang="ko"',
      '// ## `코드`도',
      '// %%',
      'const a = 1;',
      '// # no title',
      '// %%',
    ],
  ];
  const fileName = join(PROJECT_DIR, 'notebooks-ts', '01-one.ts');
  const { outputText } = keeping(at()).transpile(lines.join('\n'), { fileName });
  const calls = [...outputText.matchAll(/showTitles\((.*)\)/g)].map(([, titles]) =>
    JSON.parse(titles),
  );
  expect(calls).toEqual([{ en: ['1 One', 'With code'], ko: ['1 하나', '코드도'] }]);
  expect(outputText.split('\n').indexOf('const a = 1;')).toBe(lines.indexOf('const a = 1;'));
});
