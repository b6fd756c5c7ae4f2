/** `npm run docs:errors`: makes every mistake that a learner can make, and writes down what it says. */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command';
import { allPages } from './errors/all-pages';
import { PROJECT_DIR } from './errors/sites';
import { writeWhole } from './whole-file';

runCommand({
  usage: 'npm run docs:errors --',
  description: 'Makes docs/errors.md and docs/errors.ko.md from the errors themselves.',
  options: { check: { description: 'Writes nothing; fails if a page is stale.' } },
  async run({ check }) {
    const { pages, problems } = await allPages();
    if (problems.length > 0) throw new Error(problems.join('\n'));
    for (const [file, text] of Object.entries(pages)) {
      const path = join(PROJECT_DIR, file);
      if (check && !(existsSync(path) && readFileSync(path, 'utf8') === text)) {
        throw new Error(`${file} is stale. Make it again: npm run docs:errors`);
      }
      if (!check) writeWhole(path, text);
      console.log(`${file} ${check ? 'is up to date' : 'written'}`);
    }
  },
});
