/**
 * `npm run docs`: the lesson as a static site. Its pages come from the README, docs/, the executed
 * notebooks and the docstrings; VitePress builds them. What it needs is listed in site/package.json
 * and installed there, so that who only learns doesn't need it.
 */

import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runCommand, shellWord } from '../scripts/command/command.ts';
import { checkOutputFolder, fillOutputFolder } from '../scripts/command/outputs.ts';
import { checkPathForVite, installTools } from '../scripts/programs/install-tools.ts';
import { runProgram } from '../scripts/programs/run-program.ts';
import { checkPort, serveUntilStopped } from '../scripts/programs/serve.ts';
import { inTemporaryFolder, PROJECT_DIR } from '../src/internal.ts';
import { type ApiPages, readApi } from './docs/api.ts';
import { checkLinks } from './docs/check-links.ts';
import { writePages } from './docs/pages.ts';

const SITE = join(PROJECT_DIR, 'site');
const THE_SITE = 'the site';
const OUT = 'site/dist';

async function makeApi(): Promise<ApiPages> {
  return inTemporaryFolder('api', async (folder) => {
    const program = join(SITE, 'node_modules', 'typedoc', 'bin', 'typedoc');
    const args = ['--options', join(SITE, 'typedoc.json'), '--out', folder];
    await runProgram(process.execPath, [program, ...args], { cwd: PROJECT_DIR });
    return readApi(folder);
  });
}

async function build(out: string, base: string): Promise<void> {
  const program = join(SITE, 'node_modules', 'vitepress', 'bin', 'vitepress.js');
  return inTemporaryFolder('site', async (built) => {
    const args = ['build', SITE, '--base', base, '--outDir', built, '--emptyOutDir'];
    await runProgram(process.execPath, [program, ...args], { cwd: SITE });
    fillOutputFolder(out, THE_SITE, built);
  });
}

function checkBase(base: string): void {
  if (/^\/(?:[\w.~-]+\/)*$/.test(base)) return;
  throw new Error(`--base begins and ends with a slash, as /lesson/ does; got '${base}'.`);
}

/** What to type to see it. */
function howToLook(out: string, base: string): string {
  const options = [
    ...(out === OUT ? [] : ['--out', out]),
    ...(base === '/' ? [] : ['--base', base]),
  ];
  return `To look at it: ${['npm run docs -- preview', ...options.map(shellWord)].join(' ')}`;
}

runCommand({
  usage: 'npm run docs --',
  description:
    'Builds the lesson as a static site, and checks its links; `preview` shows it on this machine.',
  words: '[build|preview]',
  options: {
    base: {
      value: 'PATH',
      description: 'The path below which the site will be served: /lesson/.',
      default: '/',
    },
    port: { value: 'N', description: 'Where `preview` serves it.', default: '4173' },
    out: { value: 'DIR', description: 'Where the site is written.', default: OUT },
    notebooks: {
      value: 'DIR',
      description: 'Where the executed notebooks are.',
      default: 'notebooks-ts',
    },
  },
  async run({ base = '/', out = '', notebooks = '', port = '' }, [what = 'build', more]) {
    if (more !== undefined) throw new Error(`'${more}' is one word too many.`);
    if (what !== 'build' && what !== 'preview') {
      throw new Error(`The words are build and preview; got '${what}'.`);
    }
    checkBase(base);
    if (what === 'preview') {
      if (!existsSync(join(out, 'index.html'))) {
        throw new Error(`There is no site in ${out}. Build it first: npm run docs`);
      }
      return serveUntilStopped(resolve(out), base, await checkPort(port));
    }
    if (!existsSync(notebooks) || !statSync(notebooks).isDirectory()) {
      throw new Error(`--notebooks takes a folder; ${notebooks} is none.`);
    }
    const folder = resolve(out);
    checkOutputFolder(folder, THE_SITE);
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
    console.log('Building the pages …');
    await build(folder, base);
    const links = checkLinks(folder, base);
    console.log(`The site is in ${folder}: ${links} links checked.\n${howToLook(out, base)}`);
  },
});
