/** The Korean notebooks' code: the same program, whose comments and printed words are Korean. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR, readProjectFile } from '../../src/disk/project-node.ts';
import { readChapter } from '../../tools/notebooks/chapter.ts';
import { koreanCode, withoutKorean } from '../../tools/notebooks/korean-code.ts';

const chapters = readdirSync(join(PROJECT_DIR, 'notebooks-ts')).filter((name) =>
  /^\d\d-.*\.ts$/.test(name),
);

test.each(chapters)('%s: all that it prints or remarks has its Korean words', (name) => {
  const code = readChapter(name, readProjectFile('notebooks-ts', name)).flatMap((cell) =>
    cell.kind === 'code' ? [cell.text] : [],
  );
  expect(code.flatMap(withoutKorean)).toEqual([]);
});

test.each([
  ['a string that is printed', "console.log('loss', x);", "console.log('손실', x);"],
  ['not a name', "compile({ metrics: ['accuracy'] });", "compile({ metrics: ['accuracy'] });"],
  ['the spaces around it stay', "console.log('bias  ', x);", "console.log('절편  ', x);"],
  [
    'a template, in another order',
    `f(\`smaller with Dropout: \${a} of \${b} seeds\`);`,
    `f(\`드롭아웃을 쓰면 더 작은 시드: \${b}개 중 \${a}개\`);`,
  ],
  ['words inside', `f(\`\${f(\`\${x} to \${y}\`)}\`);`, `f(\`\${f(\`\${x}~\${y}\`)}\`);`],
  ['a comment', 'f(); // by hand', 'f(); // 손으로'],
  ['two lines', '  // by\n  // hand\nf();', '  // 손으로\nf();'],
  ['before a function', '/** by hand */\nf();', '/** 손으로 */\nf();'],
  ['no comment but an address', "f('https://by hand');", "f('https://by hand');"],
])('%s', (_, code, inKorean) => {
  expect(koreanCode(code)).toBe(inKorean);
});

test('what has no Korean words is named', () => {
  expect(withoutKorean("console.log('new words', f('name')); // [784, 100]")).toEqual([
    'new words',
    'name',
  ]);
});
