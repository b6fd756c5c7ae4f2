/** A software bill of materials in CycloneDX: what npm says of the lock file, and what npm can't know. */

import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNpm } from '../../scripts/programs/run-program';
import { files, PROJECT_DIR } from '../../src/internal';
import { lockedPackages, lockOf } from './licences';
import { stepModules } from './step-modules';

export interface Component {
  'bom-ref': string;
  type: string;
  name: string;
  version?: string;
  hashes?: { alg: string; content: string }[];
  licenses?: object[];
  [field: string]: unknown;
}

interface Dependency {
  ref: string;
  dependsOn: string[];
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * The packages that the built package needs to run, the data and the WebAssembly modules in it. The
 * same lock file gives the same text: npm's moment and random number are left out.
 */
export async function softwareBillOfMaterials(): Promise<string> {
  const bill = await npmBill();
  delete bill.serialNumber;
  delete bill.metadata.timestamp;
  delete bill.metadata.tools; // npm's version
  bill.metadata.component.name = bill.metadata.component['bom-ref'].split('@')[0]; // not the folder's
  // npm's own --omit=dev also leaves out packages that tools need, too (npm 11.19): we choose.
  const used = new Map(
    lockedPackages(lockOf('.'))
      .filter(({ dev }) => !dev)
      .map((locked) => [`${locked.name}@${locked.version}`, locked.licence]),
  );
  const isUsed = (ref: string) => used.has(ref) || ref === bill.metadata.component['bom-ref'];
  bill.components = bill.components.filter((component: Component) => isUsed(component['bom-ref']));
  for (const component of bill.components) {
    component.licenses ??= [{ license: { name: used.get(component['bom-ref']) } }];
  }
  bill.dependencies = bill.dependencies
    .filter(({ ref }: Dependency) => isUsed(ref))
    .map(({ ref, dependsOn }: Dependency) => ({ ref, dependsOn: dependsOn.filter(isUsed).sort() }))
    .sort((a: Dependency, b: Dependency) => (a.ref < b.ref ? -1 : 1));
  bill.components.push(...dataComponents(), ...moduleComponents());
  bill.components.sort((a: Component, b: Component) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1));
  return `${JSON.stringify(bill, null, 2)}\n`;
}

/** In a folder with nothing but the lock file, so that what happens to be installed doesn't count. */
async function npmBill() {
  const folder = mkdtempSync(join(tmpdir(), 'bill-'));
  try {
    for (const file of ['package.json', 'package-lock.json']) {
      writeFileSync(join(folder, file), readFileSync(join(PROJECT_DIR, file)));
    }
    const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'];
    return JSON.parse((await runNpm(folder, args)).out);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const dataComponents = (): Component[] =>
  Object.values(files)
    .flatMap((pair) => Object.values(pair))
    .map((name) => ({
      'bom-ref': `data/${name}`,
      type: 'data',
      name: `Fashion-MNIST ${name}.gz`,
      hashes: [
        {
          alg: 'SHA-256',
          content: sha256(readFileSync(join(PROJECT_DIR, 'data', 'fashion-mnist', `${name}.gz`))),
        },
      ],
      licenses: [{ license: { id: 'MIT' } }],
    }));

const moduleComponents = (): Component[] =>
  stepModules().map(({ name, bytes }) => ({
    'bom-ref': `wasm/${name}`,
    type: 'file',
    name: `${name}, WebAssembly module of the training step`,
    hashes: [{ alg: 'SHA-256', content: sha256(bytes) }],
    licenses: [{ license: { id: 'MIT' } }],
  }));
