/** `npm run licences`: writes docs/licences.md from the lock files. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './command';
import { checkInstalled, FOLDERS, licencesPage } from './supply/licences';
import { writeWhole } from './whole-file';

const PAGE = join(__dirname, '..', 'docs', 'licences.md');

runCommand({
  usage: 'npm run licences --',
  description: 'Lists the licences of all packages; fails if one is unknown or doesn’t fit.',
  options: { check: { description: 'Writes nothing; fails if the page is another one.' } },
  run({ check }) {
    FOLDERS.forEach(checkInstalled);
    const page = licencesPage();
    if (!check) writeWhole(PAGE, page);
    else if (readFileSync(PAGE, 'utf8') !== page) {
      throw new Error(
        'docs/licences.md is not what the lock files say. Write it: npm run licences',
      );
    }
    console.log('Every licence is known and fits; docs/licences.md is what the lock files say.');
  },
});
