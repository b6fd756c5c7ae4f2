/** What Node makes of a program is kept between its runs: the next one is given it, and no damage. */

import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = temporaryFolder('컴파일 ');
const CACHE = join(PROJECT_DIR, 'scripts', 'compile-cache.cjs');

/** Runs a program of two modules. @returns what it printed */
function run(answer: string): string {
  writeFileSync(at('part.js'), `exports.answer = () => ${answer};`);
  writeFileSync(
    at('main.js'),
    `const { answer } = require('./part.js');
     console.log(answer(), require.main === undefined, require.resolve('./part.js') === '${at('part.js')}',
       module.children.length, __filename === '${at('main.js')}');`,
  );
  const program = `require(${JSON.stringify(CACHE)}).keepCompiled(${JSON.stringify(at('kept'))});
    require(${JSON.stringify(at('main.js'))});`;
  return execFileSync(process.execPath, ['-e', program], { encoding: 'utf8' }).trim();
}

const keptFiles = () =>
  readdirSync(at('kept'), { recursive: true })
    .map((name) => at('kept', String(name)))
    .filter((path) => statSync(path).isFile())
    .sort();

const contents = () => keptFiles().map((file) => readFileSync(file).toString('base64'));

test('a program runs as it would without, and the next time from what was kept', () => {
  expect(run('6 * 7')).toBe('42 true true 1 true');
  const first = contents();
  expect(first.length).toBeGreaterThanOrEqual(2);
  expect(run('6 * 7')).toBe('42 true true 1 true');
  expect(contents()).toEqual(first); // nothing was made anew
});

test('a changed program is compiled anew', () => {
  run('6 * 7');
  expect(run('6 * 8')).toMatch(/^48 /);
});

test('what is damaged or cut off is not used', () => {
  const shown = run('6 * 7');
  for (const file of keptFiles()) {
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] ^= 0xff;
    writeFileSync(file, bytes);
  }
  expect(run('6 * 7')).toBe(shown);
  for (const file of keptFiles()) truncateSync(file, 40);
  expect(run('6 * 7')).toBe(shown);
});

test('where nothing can be kept, it runs all the same', () => {
  writeFileSync(at('kept'), ''); // a file where the folder was
  expect(run('6 * 7')).toBe('42 true true 1 true');
});
