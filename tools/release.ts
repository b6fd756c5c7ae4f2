/** `npm run release`: publishes both packages, the data first, each with the address of this repository in it. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../scripts/command/command.ts';
import { runNpm } from '../scripts/programs/run-program.ts';
import { inTemporaryFolder, PROJECT_DIR } from '../src/internal.ts';
import { repositoryAddress } from './supply/repository.ts';
import { PACKAGES, stagePackage } from './supply/stage-package.ts';

/** The data change hardly ever: a version that is out stays as it is. */
const isOut = (name: string, version: string) =>
  runNpm(PROJECT_DIR, ['view', `${name}@${version}`, 'version']).then(
    ({ out }) => out.trim() === version,
    () => false,
  );

runCommand({
  usage: 'npm run release --',
  description: 'Publishes the packages whose version is not out yet, with provenance.',
  options: { 'dry-run': { description: 'Does everything but publish.' } },
  async run({ 'dry-run': isDryRun }) {
    const repository = await repositoryAddress();
    await inTemporaryFolder('release', async (parent) => {
      for (const [i, directory] of [...PACKAGES].reverse().entries()) {
        const folder = join(parent, String(i));
        mkdirSync(folder);
        const { name, version } = await stagePackage(
          join(PROJECT_DIR, directory),
          folder,
          repository,
          directory,
        );
        if (await isOut(name, version)) {
          console.log(`${name} ${version} is out already.`);
          continue;
        }
        const args = ['publish', '--provenance', ...(isDryRun ? ['--dry-run'] : [])];
        await runNpm(folder, args);
        console.log(
          `${name} ${version} ${isDryRun ? 'can be published' : 'is out'}: ${repository}`,
        );
      }
    });
  },
});
