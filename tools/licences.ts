/** `npm run licences`: writes docs/licences.md from the lock files. */

import { runCommand } from '../scripts/command/command';
import { isCurrent, writeMade } from './made-files';
import { checkInstalled, FOLDERS, licencesPage } from './supply/licences';

const PAGE = 'docs/licences.md';

runCommand({
  usage: 'npm run licences --',
  description: 'Lists the licences of all packages; fails if one is unknown or doesn’t fit.',
  options: { check: { description: 'Writes nothing; fails if the page is another one.' } },
  run({ check }) {
    FOLDERS.forEach(checkInstalled);
    const page = licencesPage();
    if (!check) writeMade({ [PAGE]: page });
    else if (!isCurrent(PAGE, page)) {
      throw new Error(
        'docs/licences.md is not what the lock files say. Write it: npm run licences',
      );
    }
    console.log('Every licence is known and fits; docs/licences.md is what the lock files say.');
  },
});
