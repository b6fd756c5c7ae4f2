/**
 * `npm run site` shows the lesson as one site: its pages come from the README, docs/, the executed notebooks and the
 * docstrings; the benches, cells and exercises in them are used there. `npm run site:build` makes one folder of it,
 * for any server and any path. What it needs is listed in site/package.json and installed there, so that who only
 * learns in a terminal doesn't need it.
 */

import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { didYouMean, inTemporaryFolder, PROJECT_DIR } from '../src/internal.ts';
import { type Reference, readApi } from '../tools/site/api.ts';
import { checkLinks } from '../tools/site/check-links.ts';
import { BUILT_BASE, finishSite } from '../tools/site/finish.ts';
import { writePages } from '../tools/site/pages.ts';
import { runCommand } from './command/command.ts';
import { BUILT_FILES, checkOutputFolder, fillOutputFolder } from './command/outputs.ts';
import { checkPathForVite, installTools } from './programs/install-tools.ts';
import { endWithUs, runProgram } from './programs/run-program.ts';
import { checkPort, serveUntilStopped } from './programs/serve.ts';
import { measureSite } from './site/measure.ts';

const SITE = join(PROJECT_DIR, 'site');
const THE_SITE = 'the site';
const OUT = 'site/dist';
const VITEPRESS = join(SITE, 'node_modules', 'vitepress', 'bin', 'vitepress.js');

/** The reference, by TypeDoc. */
async function makeApi(): Promise<Reference> {
  return inTemporaryFolder('api', async (folder) => {
    const program = join(SITE, 'node_modules', 'typedoc', 'bin', 'typedoc');
    const args = ['--options', join(SITE, 'typedoc.json'), '--out', folder];
    await runProgram(process.execPath, [program, ...args], { cwd: PROJECT_DIR });
    return readApi(folder);
  });
}

/** What VitePress reads. */
async function preparePages(notebooks: string): Promise<void> {
  if (!existsSync(notebooks) || !statSync(notebooks).isDirectory()) {
    throw new Error(`--notebooks takes a folder; ${notebooks} is none.`);
  }
  checkPathForVite(SITE);
  await installTools(SITE, 'builds the site');
  console.log('Reading the docstrings …');
  const api = await makeApi();
  writePages({
    projectDir: PROJECT_DIR,
    notebooksDir: resolve(notebooks),
    pagesDir: join(SITE, 'pages'),
    api,
  });
}

async function build(out: string, notebooks: string): Promise<void> {
  const folder = resolve(out);
  checkOutputFolder(folder, THE_SITE);
  await preparePages(notebooks);
  console.log('Building the pages …');
  await inTemporaryFolder('site', async (built) => {
    const args = ['build', SITE, '--base', BUILT_BASE, '--outDir', built, '--emptyOutDir'];
    const env = { ...process.env, NODE_ENV: 'production' }; // what is set here would build another site
    await runProgram(process.execPath, [VITEPRESS, ...args], { cwd: SITE, env });
    const sizes = finishSite(built);
    const links = checkLinks(built);
    fillOutputFolder(folder, THE_SITE, built);
    console.log(`The site is in ${folder}: ${links} links checked; ${sizes}.`);
  });
}

/** What an author changes in site/ is seen at once. */
async function develop(port: string, notebooks: string): Promise<void> {
  await preparePages(notebooks);
  const args = [VITEPRESS, 'dev', SITE, '--port', port, '--host', '127.0.0.1', '--strictPort'];
  const child = spawn(process.execPath, args, { cwd: SITE, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    endWithUs(child, reject);
    child.on('error', reject);
    child.on('close', (code) => {
      process.exitCode = code ?? 1; // what went wrong, it has said
      resolve();
    });
  });
}

/** What the site is made of. */
const SOURCES = [
  'README.md',
  'README.ko.md',
  'docs',
  'exercises/course',
  'site',
  'src',
  'tools/site',
];

/** Whether it was built after the last change of what it is made of. */
function isCurrent(out: string, notebooks: string): boolean {
  const built = statSync(join(out, BUILT_FILES), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const isOlder = (path: string): boolean => {
    if (/(node_modules|dist|pages|cache)$/.test(path)) return true;
    const status = statSync(path);
    if (!status.isDirectory()) return status.mtimeMs < built;
    return readdirSync(path).every((name) => isOlder(join(path, name)));
  };
  return built > 0 && [...SOURCES.map((path) => join(PROJECT_DIR, path)), notebooks].every(isOlder);
}

/** What the words do. */
const actions = {
  async serve({ out, port, notebooks }: Given) {
    const free = await checkPort(port); // before the minute that building takes
    if (!isCurrent(out, notebooks)) await build(out, notebooks);
    return serveUntilStopped(resolve(out), '/', free);
  },
  build: ({ out, notebooks }: Given) => build(out, notebooks),
  dev: ({ port, notebooks }: Given) => develop(port, notebooks),
  async measure({ out, notebooks }: Given) {
    await build(out, notebooks);
    await measureSite(resolve(out));
  },
};

interface Given {
  out: string;
  port: string;
  notebooks: string;
}

runCommand({
  usage: 'npm run site --',
  description:
    'Shows the lesson in a browser, to read, run, change and practise; builds it first where it must.',
  words: '[serve|build|dev|measure]',
  options: {
    port: { value: 'N', description: 'The port on this machine.', default: '5173' },
    out: { value: 'DIR', description: 'Where the site is, or is written.', default: OUT },
    notebooks: {
      value: 'DIR',
      description: 'Where the executed notebooks are.',
      default: 'notebooks-ts',
    },
  },
  async run({ out = '', notebooks = '', port = '' }, [what = 'serve', more]) {
    if (more !== undefined) throw new Error(`'${more}' is one word too many.`);
    if (!Object.hasOwn(actions, what)) {
      const words = Object.keys(actions);
      throw new Error(
        `The words are ${words.join(', ')}; got '${what}'.${didYouMean(what, words)}`,
      );
    }
    await actions[what as keyof typeof actions]({ out, port, notebooks });
  },
});
