/**
 * `npm run lab` shows the lab, the lesson in a browser, on this machine; `npm run lab:build` makes a
 * folder of it that any web server serves, from any path; `npm run lab -- measure` says how fast it is
 * beside Node. What builds it is listed in lab/package.json and installed there.
 */

import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { didYouMean, inTemporaryFolder, PROJECT_DIR } from '../src/internal.ts';
import { runCommand } from './command/command.ts';
import { checkOutputFolder, fillOutputFolder } from './command/outputs.ts';
import { measureLab } from './lab/measure.ts';
import { checkPathForVite, installTools } from './programs/install-tools.ts';
import { endWithUs } from './programs/run-program.ts';
import { checkPort } from './programs/serve.ts';

const LAB = join(PROJECT_DIR, 'lab');
const THE_LAB = 'the lab';

/** Vite with its output on the screen, until it ends. */
function vite(args: readonly string[]): Promise<void> {
  const program = join(LAB, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [program, ...args], { cwd: LAB, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    endWithUs(child, reject);
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error('Vite ended with an error.')),
    );
  });
}

async function build(args: readonly string[], folder: string): Promise<void> {
  await inTemporaryFolder('lab', async (built) => {
    await vite([...args, '--outDir', built, '--emptyOutDir']);
    fillOutputFolder(folder, THE_LAB, built);
  });
  console.log(`The lab is in ${folder}`);
}

runCommand({
  usage: 'npm run lab --',
  description: 'Opens the lesson live in a browser.',
  words: '[serve|build|preview|measure]',
  options: {
    port: { value: 'N', description: 'The port on this machine.', default: '5173' },
    out: { value: 'DIR', description: 'Where `build` writes it.', default: 'lab/dist' },
  },
  async run({ port = '5173', out = 'lab/dist' }, [what = 'serve', more], typed) {
    if (more !== undefined) throw new Error(`'${more}' is one word too many.`);
    const folder = resolve(out);
    const served = ['--host', '127.0.0.1', '--port', port];
    const commands: Record<string, string[]> = {
      serve: served,
      build: ['build'],
      preview: ['preview', '--outDir', folder, ...served],
      measure: ['build', '--logLevel', 'warn'],
    };
    const args = Object.hasOwn(commands, what) ? commands[what] : undefined;
    if (!args) {
      const meant = didYouMean(what, Object.keys(commands));
      throw new Error(`The words are serve, build, preview and measure; got '${what}'.${meant}`);
    }
    if (typed.has('port')) await checkPort(port); // else Vite takes the next free one
    const isBuilt = args[0] === 'build';
    if (isBuilt) checkOutputFolder(folder, THE_LAB);
    checkPathForVite(LAB);
    await installTools(LAB, 'builds the lab');
    if (isBuilt) await build(args, folder);
    else await vite(args);
    if (what === 'measure') await measureLab(folder);
  },
});
