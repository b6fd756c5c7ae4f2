/**
 * `npm run build`: the package as npm packs it, in dist. Each module as CommonJS with its types; for
 * Node's ES modules a door to that same code, so that there is one state; for bundlers of pages one
 * ES module without what needs Node.
 */

import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { runCommand } from '../scripts/command/command';
import { runProgram } from '../scripts/programs/run-program';
import { PROJECT_DIR, readProjectFile } from '../src/internal';
import { softwareBillOfMaterials } from './supply/npm-sbom';

const DIST = join(PROJECT_DIR, 'dist');

const CONTAINERS = join('files', 'containers');

/** What one may import, without its ending. */
const DOORS = ['index', 'report/index'];

async function compile(): Promise<void> {
  const compiler = join(PROJECT_DIR, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [compiler, '--project', 'tsconfig.build.json'];
  await runProgram(process.execPath, args, { cwd: PROJECT_DIR });
}

/** Names are listed one by one: Node needs no guess at what a CommonJS module exports. */
function writeDoor(door: string): void {
  const file = `./${door.split('/').pop()}.js`;
  const names = Object.keys(require(join(DIST, door)));
  writeFileSync(
    join(DIST, `${door}.mjs`),
    `import lesson from '${file}';\n\nexport const {\n  ${names.join(',\n  ')},\n} = lesson;\n`,
  );
  writeFileSync(join(DIST, `${door}.d.mts`), `export * from '${file}';\n`);
}

async function bundleForPages(): Promise<void> {
  await build({
    entryPoints: ['index-browser', 'report/index'].map((door) =>
      join(PROJECT_DIR, 'src', `${door}.ts`),
    ),
    outdir: join(DIST, 'browser'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    packages: 'external',
    logLevel: 'error',
  });
}

runCommand({
  usage: 'npm run build --',
  description: 'Builds what npm packs: dist.',
  options: {},
  async run() {
    rmSync(DIST, { recursive: true, force: true });
    await compile();
    // Are JavaScript already.
    for (const name of ['hdf5-worker-node.js', 'hdf5-content.mjs']) {
      copyFileSync(join(PROJECT_DIR, 'src', CONTAINERS, name), join(DIST, CONTAINERS, name));
    }
    for (const door of DOORS) writeDoor(door);
    await bundleForPages();
    const { version } = JSON.parse(readProjectFile('package.json'));
    writeFileSync(join(DIST, 'sbom.cdx.json'), await softwareBillOfMaterials());
    console.log(`Version ${version} is in dist. npm pack makes a package of it.`);
  },
});
