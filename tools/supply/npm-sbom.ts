/** `npm sbom` of what the built package needs to run, the same text for the same lock file. */

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from '../../scripts/programs/run-program.ts';
import { inTemporaryFolder, readProjectFile } from '../../src/internal.ts';

const readJson = (file: string) => JSON.parse(readProjectFile(file));

/**
 * In CycloneDX. npm reads a folder with nothing but these two files, so that what happens to be
 * installed doesn't count; its own --omit=dev also leaves out packages that tools need, too (npm
 * 11.19), so the lock file that it reads has no tools.
 */
export function softwareBillOfMaterials(): Promise<string> {
  return inTemporaryFolder('sbom', async (parent) => {
    const packageJson = readJson('package.json');
    const lock = readJson('package-lock.json');
    const folder = join(parent, packageJson.name); // npm names the whole by its folder
    mkdirSync(folder);
    for (const [path, { dev }] of Object.entries<{ dev?: boolean }>(lock.packages)) {
      if (dev) delete lock.packages[path];
    }
    delete packageJson.devDependencies;
    delete lock.packages[''].devDependencies;
    writeFileSync(join(folder, 'package.json'), JSON.stringify(packageJson));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
    const bill = JSON.parse((await runNpm(folder, args)).out);
    delete bill.serialNumber;
    delete bill.metadata.timestamp;
    delete bill.metadata.tools; // npm's version
    return `${JSON.stringify(bill, null, 2)}\n`;
  });
}
