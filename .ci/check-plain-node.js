/**
 * Every chapter, every command, micro.ts and the README's program start as they stand, `node file.ts`, in a Node that
 * strips types itself; every command says there what it says through ts-node. Usage: node
 * .ci/check-plain-node.js NODE
 *
 * The chapters' whole output is compared by the tests, through ts-node. What still trains after some seconds
 * is ended: by then it has loaded all that it needs.
 */

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const node = process.argv[2];
const LONGEST_SECONDS = 3;
const read = (...path) => readFileSync(join(root, ...path), 'utf8');

/** What it printed, once it has ended well, or had the time to. */
function outputOf(args) {
  const child = spawn(node, args, { cwd: root, env: { ...process.env, ANN_LANG: 'en' } });
  const written = { stdout: '', stderr: '' };
  let timer;
  for (const name of ['stdout', 'stderr']) {
    child[name].setEncoding('utf8').on('data', (text) => {
      written[name] += text;
      timer ??= setTimeout(() => child.kill(), LONGEST_SECONDS * 1000);
    });
  }
  return new Promise((resolve, reject) => {
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const isWell = (code === 0 || signal === 'SIGTERM') && written.stderr === '';
      if (isWell && written.stdout !== '') resolve(written.stdout);
      else reject(new Error(`node ${args.join(' ')}: ${signal ?? code}\n${written.stderr}`));
    });
  });
}

const filesIn = (folder) =>
  readdirSync(join(root, folder)).flatMap((name) =>
    name.endsWith('.ts') ? [`${folder}/${name}`] : [],
  );
const commands = ['scripts', 'tools']
  .flatMap(filesIn)
  .filter((file) => /^runCommand\(/m.test(read(file)));
const chapters = filesIn('notebooks-ts');

const PROGRAM = '.cache/readme-program.ts';
const [, program] = read('README.md').match(/```ts\n(import [\s\S]*?)```/);
mkdirSync(join(root, '.cache'), { recursive: true });
writeFileSync(join(root, PROGRAM), program.replaceAll("'./src/", "'../src/"));

const checks = [
  ...[PROGRAM, 'micro.ts', ...chapters].map((file) => () => outputOf([file])),
  ...commands.map((file) => async () => {
    const plain = await outputOf([file, '--help']);
    assert.match(plain, /^Usage: /);
    const tsNode = join(root, 'node_modules/ts-node/dist/bin.js');
    assert.equal(await outputOf([tsNode, file, '--help']), plain, file);
  }),
];
const workers = Array.from({ length: availableParallelism() }, async () => {
  for (let check = checks.shift(); check; check = checks.shift()) await check();
});
await Promise.all(workers);
console.log(
  `${chapters.length} chapters, ${commands.length} commands, micro.ts and the README's program run as they stand.`,
);
