/** What the project is made of: licences, bill of materials, where data and modules come from. */

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import lock from '../../../package-lock.json' with { type: 'json' };
import { PROJECT_DIR, readProjectFile } from '../../../src/disk/project-node.ts';
import { dependenciesPages, type RegistryRecord } from '../../../tools/supply/dependencies.ts';
import {
  checkInstalled,
  checkLicence,
  FOLDERS,
  licencesPage,
  lockedPackages,
} from '../../../tools/supply/licences.ts';
import { softwareBillOfMaterials } from '../../../tools/supply/npm-sbom.ts';
import { compilerVersion, sourcesHash } from '../../../tools/supply/step-modules.ts';
import { calledIn } from '../../../tools/supply/tensorflow-use.ts';

describe('licences', () => {
  test('docs/licences.md is what the lock files say', () => {
    expect(readProjectFile('docs/licences.md')).toBe(licencesPage());
  });

  test('what is installed has the licences that the lock files name', () => {
    for (const folder of FOLDERS) expect(() => checkInstalled(folder)).not.toThrow();
  });

  test.each([
    ['MIT', false],
    ['(MIT AND Zlib)', false],
    ['GPL-3.0-only OR MIT', false],
    ['MPL-2.0', true],
  ])('%s fits', (licence, isTool) => {
    expect(() => checkLicence({ name: 'x', version: '1.0.0', licence }, isTool)).not.toThrow();
  });

  test.each([
    ['GPL-3.0-only', true],
    ['MIT AND GPL-3.0-only', true],
    ['MPL-2.0', false],
    ['SEE LICENSE IN LICENSE.txt', true],
    ['none named', true],
    ['', true],
  ])("'%s' is refused", (licence, isTool) => {
    expect(() => checkLicence({ name: 'x', version: '1.0.0', licence }, isTool)).toThrow(
      `x 1.0.0 has the licence '${licence}'`,
    );
  });

  test('a package without a licence in the lock file has none', () => {
    expect(
      lockedPackages({ '': {}, 'node_modules/a/node_modules/@b/c': { version: '1.2.3' } }),
    ).toEqual([{ name: '@b/c', version: '1.2.3', licence: 'none named' }]);
  });
});

describe('dependencies', () => {
  test('the pages are what the lists, the record and the code say', () => {
    for (const [file, text] of Object.entries(dependenciesPages())) {
      expect(readProjectFile(...file.split('/')) === text).toBe(true);
    }
  });

  test('the registry was asked about each of npm’s packages, on a day', () => {
    const { asked, newest }: RegistryRecord = JSON.parse(
      readProjectFile('docs', 'dependencies.json'),
    );
    const page = readProjectFile('docs', 'dependencies.md');
    const rows = [...page.matchAll(/^\| (\S+) \d\S* \| .* \| (\S+ \(\S+\)|–) \|/gm)];
    expect(rows.length).toBeGreaterThan(30);
    for (const [, name, said] of rows) {
      if (said === '–') continue; // pip's
      expect(said).toBe(`${newest[name].version} (${newest[name].since})`);
      expect(newest[name].since <= asked).toBe(true);
    }
  });

  test('what is called of TensorFlow.js: values, no types', () => {
    const source = `
      interface A { a: tf.Tensor }
      const layer: tf.layers.Layer = tf.layers.dense({ units: tf.util.sizeFromShape([1]) });
      if (x instanceof tf.Tensor) tf
        .tidy(() => x as tf.Scalar);`;
    expect([...calledIn(source)]).toEqual(['layers.dense', 'util.sizeFromShape', 'Tensor', 'tidy']);
  });
});

interface Component {
  'bom-ref': string;
  name: string;
  hashes?: { content: string }[];
  licenses?: object[];
}

describe('the bill of materials', () => {
  let bill: string;
  let components: Component[];
  beforeAll(async () => {
    bill = await softwareBillOfMaterials();
    components = JSON.parse(bill).components;
  });

  test('has every package that the lock file gives to who only uses this one, and no other', () => {
    const expected = lockedPackages(lock.packages)
      .filter(({ dev }) => !dev)
      .map(({ name, version }) => `${name}@${version}`);
    const found = components.map((component) => component['bom-ref']);
    expect(found.sort()).toEqual(expected.sort());
  });

  test('has a checksum and a licence for each', () => {
    for (const { name, hashes, licenses } of components) {
      expect([name, hashes?.[0]?.content]).toEqual([
        name,
        expect.stringMatching(/^[0-9a-f]{128}$/),
      ]);
      if (name === 'h5wasm') continue; // its package.json names none: docs/licences.md does
      expect([name, licenses]).toEqual([name, [expect.anything()]]);
    }
  });

  test('docs/licences.md has what npm does not know of: the data, the modules, h5wasm’s licence', () => {
    const page = readProjectFile('docs/licences.md');
    expect(page.match(/^\| (train|t10k)-\S+\.gz \| `[0-9a-f]{64}` \|$/gm)).toHaveLength(4);
    expect(page.match(/^\| (RELAXED_)?SIMD \| [\d,]+ \| `[0-9a-f]{64}` \|$/gm)).toHaveLength(2);
    expect(page).toMatch(/^\| NIST-Software AND BSD-3-Clause \| h5wasm /m);
  });

  test('is the same each time, and names neither this machine nor a moment', async () => {
    expect(await softwareBillOfMaterials()).toBe(bill);
    expect(bill).not.toMatch(/timestamp|serialNumber|https?:\/\/(?!cyclonedx\.org)/);
    expect(JSON.parse(bill).metadata.component.name).toBe('keras-ann-lesson-ts');
  });
});

describe('provenance', () => {
  // https://github.com/zalandoresearch/fashion-mnist lists these MD5 sums of its files.
  test.each([
    ['train-images-idx3-ubyte', '8d4fb7e6c68d591d4c3dfef9ec88bf0d', 1504176606],
    ['train-labels-idx1-ubyte', '25c81989df183df01b3e8a0aad5dffbe', 1504176606],
    ['t10k-images-idx3-ubyte', 'bef4ecab320f06d8554ea6380940ec79', 1504176627],
    ['t10k-labels-idx1-ubyte', 'bb300cfdad3c16e7a12a480ee83cd310', 1504176627],
  ])(
    '%s, with its name and time put back, is the file that Zalando published',
    (name, md5, time) => {
      const packed = readFileSync(join(PROJECT_DIR, 'data', 'fashion-mnist', `${name}.gz`));
      const header = Buffer.from([0x1f, 0x8b, 8, 0b1000, 0, 0, 0, 0, 0, 3]); // RFC 1952: with a name, on Unix
      header.writeUInt32LE(time, 4);
      const body = packed.subarray(header.length);
      const original = createHash('md5').update(header).update(`${name}\0`).update(body);
      expect(original.digest('hex')).toBe(md5);
    },
  );

  test('the WebAssembly modules are of these sources and this compiler', () => {
    const [, written] = readProjectFile('src/training/wasm/step-module.ts').split('\n');
    expect(written).toBe(
      `// Compiler: ${compilerVersion()}. SHA-256 of the sources: ${sourcesHash()}`,
    );
  });
});
