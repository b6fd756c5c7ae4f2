/**
 * `npm run lab` shows the lab, the lesson in a browser, on this machine; `npm run lab:build` makes a
 * folder of it that any web server serves, from any path; `npm run lab -- measure` says how fast it is
 * beside Node. What builds it is listed in lab/package.json and installed there.
 */

import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { didYouMean } from '../src/suggestion';
import { runCommand } from './command';
import { installTools } from './install-tools';
import { measureLab } from './lab-measure';

const LAB = join(__dirname, '..', 'lab');

/** Vite with its output on the screen, until it ends. */
function vite(args: readonly string[]): Promise<void> {
  const program = join(LAB, 'node_modules', 'vite', 'bin', 'vite.js');
  const child = spawn(process.execPath, [program, ...args], { cwd: LAB, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code ? reject(new Error('Vite ended with an error.')) : resolve(),
    );
  });
}

runCommand({
  usage: 'npm run lab --',
  description: 'The lesson in a browser, live.',
  words: '[serve|build|preview|measure]',
  options: {
    port: { value: 'N', description: 'Where it is served on this machine.', default: '5173' },
    out: { value: 'DIR', description: 'Where `build` writes it.', default: 'lab/dist' },
  },
  async run({ port = '5173', out = 'lab/dist' }, [what = 'serve']) {
    const folder = resolve(out);
    const served = ['--host', '127.0.0.1', '--port', port];
    const commands: Record<string, string[]> = {
      serve: served,
      build: ['build', '--outDir', folder, '--emptyOutDir'],
      preview: ['preview', '--outDir', folder, ...served],
      measure: ['build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'],
    };
    const args = Object.hasOwn(commands, what) ? commands[what] : undefined;
    if (!args) {
      const meant = didYouMean(what, Object.keys(commands));
      throw new Error(`The words are serve, build, preview and measure; got '${what}'.${meant}`);
    }
    await installTools(LAB, 'builds the lab');
    await vite(args);
    if (what === 'measure') await measureLab(folder);
  },
});
