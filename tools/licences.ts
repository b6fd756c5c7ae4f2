/** `npm run licences`: writes docs/licences.md and docs/dependencies.md from the lock files and the code. */

import { runCommand } from '../scripts/command/command.ts';
import { checkMade, writeMade } from './made-files.ts';
import { askRegistry, dependenciesPages, RECORD } from './supply/dependencies.ts';
import { checkInstalled, FOLDERS, licencesPage } from './supply/licences.ts';

const PAGE = 'docs/licences.md';

runCommand({
  usage: 'npm run licences --',
  description:
    'Lists what the project depends on, and all licences; fails if one is unknown or doesn’t fit.',
  options: {
    check: { description: 'Writes nothing; fails if a page is another one.' },
    record: { description: 'Asks the registry for the newest versions first.' },
  },
  async run({ check, record }) {
    FOLDERS.forEach(checkInstalled);
    if (record) {
      const asked = await askRegistry(new Date().toISOString().slice(0, 10));
      writeMade({ [RECORD]: `${JSON.stringify(asked, null, 1)}\n` });
    }
    const pages = { [PAGE]: licencesPage(), ...dependenciesPages() };
    if (check) checkMade(pages, 'npm run licences');
    else writeMade(pages);
    console.log('Every licence is known and fits.');
  },
});
