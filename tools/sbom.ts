/** `npm run sbom`: the software bill of materials, as it lies in the package. */

import { runCommand } from '../scripts/command/command.ts';
import { writeWhole } from '../src/internal.ts';
import { softwareBillOfMaterials } from './supply/npm-sbom.ts';

runCommand({
  usage: 'npm run sbom --',
  description: 'Shows the software bill of materials (CycloneDX) of the built package.',
  options: { out: { value: 'FILE', description: 'Writes it there.' } },
  async run({ out }) {
    const bill = await softwareBillOfMaterials();
    if (out === undefined) process.stdout.write(bill);
    else writeWhole(out, bill);
  },
});
