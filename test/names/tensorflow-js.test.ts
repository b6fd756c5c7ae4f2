/** docs/tensorflow-js.md: every program prints what its comment says. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';

const pages = ['tensorflow-js.md', 'tensorflow-js.ko.md'].map((name) =>
  readFileSync(join(PROJECT_DIR, 'docs', name), 'utf8'),
);
const programsOf = (page: string) =>
  [...page.matchAll(/^## (.*)\n\n```js\n([\s\S]*?)```/gm)].map(([, title, code]) => ({
    title,
    code,
  }));

beforeAll(() => tf.setBackend('cpu'));

test.each(programsOf(pages[0]))('$title', async ({ code }) => {
  const seen: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((value) => void seen.push(`${value}`));
  try {
    await new Function('tf', `return (async () => {\n${code}\n})();`)(tf);
  } finally {
    log.mockRestore();
  }
  expect(seen).toEqual([...code.matchAll(/\/\/ (.*)$/gm)].map(([, value]) => value));
});

test('both languages have the same programs', () => {
  const [english, korean] = pages.map((page) => programsOf(page).map(({ code }) => code));
  expect(english).toHaveLength(14);
  expect(korean).toEqual(english);
});
