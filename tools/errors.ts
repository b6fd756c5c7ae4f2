/** `npm run docs:errors`: makes every mistake that a learner can make, and writes down what it says. */

import { runCommand } from '../scripts/command/command.ts';
import { allPages } from './errors/all-pages.ts';
import { checkMade, writeMade } from './made-files.ts';

runCommand({
  usage: 'npm run docs:errors --',
  description: 'Makes docs/errors.md and docs/errors.ko.md from the errors themselves.',
  options: { check: { description: 'Writes nothing; fails if a page is stale.' } },
  async run({ check }) {
    const { pages, problems } = await allPages();
    if (problems.length > 0) throw new Error(problems.join('\n'));
    if (check) checkMade(pages, 'npm run docs:errors');
    else writeMade(pages);
  },
});
