/**
 * `npm run build`: the package as npm packs it, in dist. Each module as CommonJS with its types; for
 * Node's ES modules a door to that same code, so that there is one state; for bundlers of pages one
 * ES module without what needs Node.
 */

import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import ts from 'typescript';
import { runCommand } from '../scripts/command/command.ts';
import { runProgram } from '../scripts/programs/run-program.ts';
import { PROJECT_DIR, readProjectFile } from '../src/internal.ts';
import { softwareBillOfMaterials } from './supply/npm-sbom.ts';

const DIST = join(PROJECT_DIR, 'dist');

const { resolve } = createRequire(join(PROJECT_DIR, 'package.json'));

const WASM = '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm';

const CONTAINERS = join('files', 'containers');

/** What one may import, without its ending. */
const DOORS = ['index', 'report/index'];

/** The types of what the doors lead to, and beside each the code as CommonJS, which all Nodes load. */
async function compile(): Promise<void> {
  const compiler = join(PROJECT_DIR, 'node_modules', 'typescript', 'bin', 'tsc');
  const args = [compiler, '--project', 'tsconfig.build.json'];
  await runProgram(process.execPath, args, { cwd: PROJECT_DIR });
  for (const types of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
    if (!types.endsWith('.d.ts')) continue;
    const name = types.slice(0, -'.d.ts'.length);
    const source = readFileSync(join(PROJECT_DIR, 'src', `${name}.ts`), 'utf8');
    writeFileSync(join(DIST, `${name}.js`), builtEndings(asCommonJs(source)));
    writeFileSync(join(DIST, types), builtEndings(readFileSync(join(DIST, types), 'utf8')));
  }
}

function asCommonJs(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: {
      module: ts.ModuleKind.CommonJS,
      target: ts.ScriptTarget.ES2022,
      esModuleInterop: true,
    },
  });
  return outputText.replace(
    /\bimport\.meta\.url\b/g,
    "require('node:url').pathToFileURL(__filename).href",
  );
}

/** @example builtEndings("from './idx.ts'") // "from './idx.js'" */
const builtEndings = (text: string) =>
  text.replace(/(['"`]\.{1,2}\/[^'"`\n]*)\.ts(?=['"`])/g, '$1.js');

/** Names are listed one by one: Node needs no guess at what a CommonJS module exports. */
function writeDoor(door: string): void {
  const file = `./${door.split('/').pop()}.js`;
  const names = Object.keys(createRequire(import.meta.url)(join(DIST, `${door}.js`)));
  writeFileSync(
    join(DIST, `${door}.mjs`),
    `import lesson from '${file}';\n\nexport const {\n  ${names.join(',\n  ')},\n} = lesson;\n`,
  );
  writeFileSync(join(DIST, `${door}.d.mts`), `export * from '${file}';\n`);
}

/** In place of what reads TensorFlow.js's WebAssembly file from the disk: the file itself, as text. */
const wasmWithin: Plugin = {
  name: 'wasm-within',
  setup({ onLoad }) {
    onLoad({ filter: /wasm-file-node\.ts$/ }, () => ({
      contents: `export async function wasmFile() {
        const { default: text } = await import(${JSON.stringify(resolve(WASM))});
        return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
      }`,
      resolveDir: PROJECT_DIR,
    }));
  },
};

const forPages = {
  absWorkingDir: PROJECT_DIR,
  bundle: true,
  format: 'esm',
  platform: 'browser',
  target: 'es2022',
  loader: { '.wasm': 'base64' },
  plugins: [wasmWithin],
  logLevel: 'error',
} satisfies BuildOptions;

/** A module stays a file of its own, so that a bundler leaves out those of which nothing is used. */
const eachItsOwn: Plugin = {
  name: 'each-its-own',
  setup({ onResolve }) {
    onResolve({ filter: /^\./ }, ({ path, kind }) =>
      kind === 'entry-point' ? null : { path: `${path.replace(/\.ts$/, '')}.mjs`, external: true },
    );
  },
};

/** For bundlers, which bring TensorFlow.js themselves. */
async function buildForBundlers(): Promise<void> {
  const common = {
    ...forPages,
    outdir: join(DIST, 'browser'),
    outbase: 'src',
    outExtension: { '.js': '.mjs' },
    splitting: true,
    packages: 'external',
  } satisfies BuildOptions;
  const entryPoints = ['index-browser', 'report/index'].map((door) => `src/${door}.ts`);
  const { metafile } = await build({ ...common, entryPoints, metafile: true, write: false });
  const modules = Object.keys(metafile.inputs).filter((name) => name.startsWith('src/'));
  await build({ ...common, entryPoints: modules, plugins: [wasmWithin, eachItsOwn] });
}

/** For a page without a bundler: one file, with TensorFlow.js in it. */
async function buildStandalone(): Promise<void> {
  const contents =
    "export * from './src/index-browser.ts';\nexport * as tf from '@tensorflow/tfjs';\n";
  await build({
    ...forPages,
    stdin: { contents, resolveDir: PROJECT_DIR },
    outfile: join(DIST, 'standalone.mjs'),
    minify: true,
    keepNames: true, // errors call classes by their names
    legalComments: 'inline',
  });
}

/** What a page's types are, for who looks them up as an ES module's. */
function writePageTypes(): void {
  const page = "export * from './index-browser.js';\n";
  writeFileSync(join(DIST, 'index-browser.d.mts'), page);
  writeFileSync(join(DIST, 'standalone.d.mts'), `${page}export * as tf from '@tensorflow/tfjs';\n`);
}

runCommand({
  usage: 'npm run build --',
  description: 'Builds what npm packs: dist.',
  options: {},
  async run() {
    rmSync(DIST, { recursive: true, force: true });
    await compile();
    const { version, sideEffects } = JSON.parse(readProjectFile('package.json'));
    // In the project .js is an ES module, here it is CommonJS.
    const own = { type: 'commonjs', sideEffects };
    writeFileSync(join(DIST, 'package.json'), `${JSON.stringify(own, null, 2)}\n`);
    // Are JavaScript already.
    for (const name of ['hdf5-worker-node.cjs', 'hdf5-content.mjs']) {
      copyFileSync(join(PROJECT_DIR, 'src', CONTAINERS, name), join(DIST, CONTAINERS, name));
    }
    for (const door of DOORS) writeDoor(door);
    await buildForBundlers();
    await buildStandalone();
    writePageTypes();
    writeFileSync(join(DIST, 'sbom.cdx.json'), await softwareBillOfMaterials());
    console.log(`Version ${version} is in dist. npm pack makes a package of it.`);
  },
});
