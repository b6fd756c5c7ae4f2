/** ts-node's translator: what it keeps is what it would give anew. */

import {
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/disk/project-node';

const { keeping } = require('../../scripts/transpiler.js');

const fileName = join(PROJECT_DIR, 'src', 'answer.ts');
const one = 'export const answer: number = 42;\n';
const other = 'export const answer: string = "other";\n';

let folder: string;
let kept: string;
const translate = (text: string): string =>
  keeping(folder).transpile(text, { fileName }).outputText;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), '번역 '));
  kept = join(folder, 'src', 'answer.ts.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was kept is given again, and was what is asked for', () => {
  const first = translate(one);
  expect(first).toContain('const answer = 42');
  const entry = JSON.parse(readFileSync(kept, 'utf8'));
  writeFileSync(kept, JSON.stringify({ ...entry, outputText: 'from the folder' }));
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
    () => truncateSync(kept, 50),
    () => truncateSync(kept, 0),
    () => writeFileSync(kept, 'null'),
  ]) {
    damage();
    expect(translate(one)).toBe(first);
  }
});

test('where nothing can be kept, it translates all the same', () => {
  rmSync(folder, { recursive: true });
  writeFileSync(folder, ''); // a file where the folder was
  expect(translate(one)).toContain('const answer = 42');
});

test('of files outside the project nothing is kept', () => {
  const outside = { fileName: join(folder, 'mine.ts') };
  const { outputText } = keeping(join(folder, 'kept')).transpile(one, outside);
  expect(outputText).toContain('const answer = 42');
  expect(existsSync(join(folder, 'kept'))).toBe(false);
});

test('a chapter may await at its top level', () => {
  const chapter = { fileName: join(PROJECT_DIR, 'notebooks-ts', '01-one.ts') };
  const { outputText } = keeping(folder).transpile('await Promise.resolve();\n', chapter);
  expect(outputText).toMatch(/^\(async \(\) => \{/);
});
