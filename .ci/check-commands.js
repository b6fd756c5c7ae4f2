/**
 * Every command line that the README and the pages of docs print, as it stands, in their order, in a
 * fresh clone. Usage: node .ci/check-commands.js [--list]
 *
 * A line that .ci/run has as a check of its own isn't run again. What takes long is interrupted, as
 * Ctrl-C does it, when it has shown that it works; what can't run here is named below, with why.
 */

import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (name) => readFileSync(join(root, name), 'utf8');

/** What hangs is ended; a busy machine may take long. */
const MOST_SECONDS = 600;
const AFTER_CTRL_C_SECONDS = 20;

/** The errors' page is made by typing its commands; the licences' has none. */
const isOther = (name) => /^(errors|licences)/.test(name);
const inDocs = readdirSync(join(root, 'docs'))
  .filter((name) => name.endsWith('.md') && !name.endsWith('.ko.md') && !isOther(name))
  .map((name) => `docs/${name}`);
/** As a reader goes from the README on, and then those that it doesn't lead to. */
const led = [...read('README.md').matchAll(/\]\((docs\/[\w-]+\.md)\)/g)].map(([, page]) => page);
const pages = [
  ...new Set(['README.md', ...led.filter((page) => inDocs.includes(page)), 'CONTRIBUTING.md']),
  ...['SECURITY.md', ...inDocs.filter((page) => !led.includes(page))],
];

const address = /http:\/\/127\.0\.0\.1:\d+\//;
const made = (check) => ({ skip: `the check '${check}' does it` });
const mentioned = { skip: 'the line only names an option or a command' };
const elsewhere = { skip: 'it needs several machines, or a scheduler' };
const inTests = { skip: 'npm cit runs it' };

/**
 * Lines that aren't simply run to their end with exit code 0.
 * `until`: what it prints before it is interrupted. `code`: how else it ends, and what it `says`. `run`:
 * what is typed instead. `first`: what is typed before it.
 */
const ways = {
  'node micro.ts': made('every Node from 18 to 26'), // nothing is installed yet, and this Node may be older
  'node scripts/lesson.ts': made('every Node from 18 to 26'), // the Node here may be an older one
  'npm start': { until: /Epoch 2\/5/ }, // for npm start -- --resume
  'npm start -- --report DIR --lang en|ko': {
    run: 'npm start -- --epochs 1 --report DIR --lang ko',
    why: 'a choice is written with |, and in a shell that is a pipe',
  },
  'npm run site': { until: address },
  'npm run site -- measure': { until: /First paint after/ },
  'npm run notebooks': { until: /Running \d+ notebooks/ },
  'npm run learn': { code: 1, says: /Not started yet/ }, // nobody has filled the gap yet
  'npm run learn -- check 7': { code: 1, says: /Not started yet/ },
  'npm run stream': { until: /making the files/ },
  'npm pack': made('the package, packed and installed'),
  'npm pack ./data/fashion-mnist': made('the package, packed and installed'),
  'npm install ./keras-ann-lesson-ts-0.1.0.tgz ./fashion-mnist-idx-1.0.0.tgz': made(
    'the package, packed and installed',
  ),
  'npm run release': { skip: 'it publishes' },
  'npm run release -- --dry-run': {
    run: 'GITHUB_REPOSITORY=owner/name npm run release -- --dry-run',
    why: 'a clone’s origin is a folder',
  },
  'npm run compare': { until: /Keras runs in/ },
  'npm run compare:files': made('models to Keras, old and new, and back'),
  'npm run bench': { until: /^3 rounds of /m },
  'npm run native -- --gpu': { code: 1, says: /No NVIDIA GPU was found/ },
  'npm run fuzz': { until: /^seed \d+/m },
  'npm run mutation': { until: /^Changing \d+ files/m },
  'npm test': inTests,
  'npm run check': inTests,
  'npm run format': {
    skip: 'npm cit looks at the same, without what the lines above have written',
  },
  'npx jest test/names/equal-or-refused': inTests,
  'npx jest keras-callbacks': inTests,
  'npm run test:commands -- course learn': made('whole commands'),
  'bash .ci/run': { skip: 'it runs this' },
  'npm run docs:errors': inTests,
  'npm run seeds -- --write': { until: /RMSprop:/ },
  'npm install': { skip: 'the first line ran it' },
  'npm ci': inTests,
  'npm ci --ignore-scripts': made('npm, pnpm and yarn, in any path'),
  'python3 -m venv job/venv': made('many processes'), // its environment is borrowed
  'job/venv/bin/pip install -r job/requirements.txt': made('many processes'),
  'job/venv/bin/python job-of-three/train.py --processes 3': { until: /^Epoch 2\/2/m },
  'job/venv/bin/python job/train.py --processes 2 --resume': {
    // One that was interrupted goes on.
    first: { run: 'job/venv/bin/python job/train.py --processes 2', until: /^Epoch 2\/2/m },
  },
  'venv/bin/python train.py': elsewhere,
  '#!/bin/bash': elsewhere,
  '#SBATCH --nodes=2 --ntasks-per-node=1': elsewhere,
  'export KERAS_DISTRIBUTION_JOB_ADDRESSES=10.0.0.1:12345': elsewhere,
  'export KERAS_DISTRIBUTION_NUM_PROCESSES=2': elsewhere,
  'export KERAS_DISTRIBUTION_PROCESS_ID=0': elsewhere,
  'export KERAS_DISTRIBUTION_JOB_ADDRESSES=$(scontrol show hostnames "$SLURM_JOB_NODELIST" | head -n 1):12345':
    elsewhere,
  'export KERAS_DISTRIBUTION_NUM_PROCESSES=$SLURM_NTASKS': elsewhere,
  "srun --kill-on-bad-exit=1 bash -c 'KERAS_DISTRIBUTION_PROCESS_ID=$SLURM_PROCID venv/bin/python train.py'":
    elsewhere,
  'npm run distribute -- --measure': { until: /\d parameters, batch \d/ },
  'npm start -- --save': mentioned,
  'npm run convert': mentioned,
  'npm run convert -- --no-optimizer FROM TO': {
    run: 'npm run convert -- --no-optimizer fashion.keras plain/fashion.h5',
    why: 'FROM and TO stand for paths',
  },
  'npm run stream -- --write': { until: /making the files/ },
  'npm run bench -- --growth --write': { until: /^3 rounds of /m },
  'npm run bench -- --beside': { until: /^Round 1 of 3/m },
  'npm run bench -- --cores': { until: /^\{"hidden"/m },
  'npm run bench -- --peers': { until: /^3 rounds of /m },
  'npm run bench -- --profile': { until: /^round 1: /m },
  'npm run licences -- --record': { skip: 'it asks the registry about each package' },
  'npm run docs:side-by-side': { until: /Keras runs in/ },
};

/** What the checks before this one have downloaded and built: borrowed, not fetched again. */
const borrowed = [
  '.cache/native',
  '.cache/venv',
  '.cache/notebooks',
  '.cache/venv-distribute',
  'site/node_modules',
  'mutation/node_modules',
  'tools/lint/node_modules',
  'tools/publint/node_modules',
  'tools/wasm/node_modules',
];

/** The command lines of a page: its shell blocks', and those in the text. */
function linesOf(page) {
  const lines = [];
  let block;
  for (const line of read(page).split('\n')) {
    const [fence, language] = line.match(/^```(\w*)/) ?? [];
    if (fence) block = block === undefined ? language : undefined;
    else if (block === 'bash') lines.push(line.replace(/\s+# .*$/, '').trim());
    else if (block === undefined) {
      const codes = [...line.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
      lines.push(...codes.filter((code) => /^(npm|npx|node|python3?|bash|git) \S/.test(code)));
    }
  }
  return lines.filter(Boolean);
}

const twinOf = (page) => page.replace(/\.md$/, '.ko.md');
const printed = [];
for (const page of pages) {
  const lines = linesOf(page);
  if (existsSync(join(root, twinOf(page))))
    assert.deepEqual(linesOf(twinOf(page)), lines, twinOf(page));
  for (const line of lines)
    if (!printed.some((other) => other.line === line)) printed.push({ page, line });
}
for (const line of Object.keys(ways)) {
  assert.ok(
    printed.some((other) => other.line === line),
    `No page prints this line any more: ${line}`,
  );
}

const own = read('.ci/run')
  .split('\n')
  .map((line) => line.trim())
  .filter((line) => line.startsWith('check '));
const isOwnCheck = (line) => own.some((check) => check.endsWith(`' ${line}`));

function wayOf(line) {
  return isOwnCheck(line) ? { skip: 'a check of its own' } : (ways[line] ?? {});
}

const folder = mkdtempSync(join(tmpdir(), 'commands-'));
const clone = join(folder, 'lesson');
const env = { ...process.env, LC_ALL: 'C.UTF-8', JUPYTER_DATA_DIR: join(folder, 'jupyter') };
for (const name of Object.keys(env)) if (/^npm_/.test(name)) delete env[name];

/** Ends what is running, if we are ended. */
let endRunning = () => {};
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(name, () => {
    endRunning();
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
}

/** Types a line in the clone. @returns how it ended, and what it wrote */
function type(line, until) {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', line], {
      cwd: clone,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let text = '';
    let isShown = until === undefined;
    let isLate = false;
    const signal = (name) => {
      try {
        process.kill(-child.pid, name); // as a terminal does: to all that the line has started
      } catch {} // all have ended
    };
    endRunning = () => signal('SIGKILL');
    const timer = setTimeout(() => {
      isLate = true;
      signal('SIGKILL');
    }, MOST_SECONDS * 1000);
    let last;
    const hear = (part) => {
      text = stripVTControlCharacters(text + part); // some write in colours wherever CI is set
      // npm repeats what it runs.
      if (isShown || !until.test(text.replace(/^(> .*)?\n/gm, ''))) return;
      isShown = true;
      signal('SIGINT');
      last = setTimeout(() => signal('SIGKILL'), AFTER_CTRL_C_SECONDS * 1000);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.on('close', (code) => {
      clearTimeout(timer);
      clearTimeout(last);
      signal('SIGKILL');
      resolve({ code, text, isShown, isLate });
    });
  });
}

function borrow() {
  for (const name of borrowed.filter((name) => existsSync(join(root, name)))) {
    const [from, to] = [join(root, name), join(clone, name)];
    mkdirSync(dirname(to), { recursive: true });
    if (spawnSync('cp', ['-alH', from, to]).status !== 0) execFileSync('cp', ['-aH', from, to]);
  }
}

async function check({ page, line }) {
  const { skip, first, run = line, until, code = 0, says } = wayOf(line);
  if (skip) return console.log(`·        ${line}   (${skip})`);
  const venv = join(clone, 'job', 'venv');
  const isBorrowing = line.startsWith('job/venv/');
  if (isBorrowing) execFileSync('ln', ['-s', join(root, '.cache', 'venv-distribute'), venv]);
  const start = Date.now();
  if (first) await type(first.run, first.until);
  const seen = await type(run, until);
  if (isBorrowing) unlinkSync(venv); // Biome falls over a link that leads out of the project
  const seconds = `${((Date.now() - start) / 1000).toFixed(1)} s`.padStart(7);
  const isFine = until ? seen.isShown : seen.code === code && (says ?? /^/).test(seen.text);
  if (!isFine || seen.isLate) {
    const how = seen.isLate ? `took more than ${MOST_SECONDS} s` : `exit code ${seen.code}`;
    throw new Error(`${page}: ${run}: ${how}\n${seen.text.slice(-3000)}`);
  }
  console.log(`✓${seconds} ${run}${until ? '   (interrupted)' : ''}`);
}

async function main() {
  if (process.argv.includes('--list')) {
    for (const { page, line } of printed)
      console.log(page, '|', line, '|', JSON.stringify(wayOf(line)));
    return;
  }
  execFileSync('git', ['clone', '-q', root, clone]);
  const start = Date.now();
  const first = printed.find(({ line }) => !wayOf(line).skip); // it sets up what is fresh
  for (const each of printed) {
    await check(each);
    if (each === first) borrow();
  }
  const skipped = printed.filter(({ line }) => wayOf(line).skip).length;
  const seconds = ((Date.now() - start) / 1000).toFixed(0);
  console.log(`${printed.length - skipped} command lines run, ${skipped} not, in ${seconds} s`);
}

main()
  .catch(({ message }) => {
    console.error(message);
    process.exitCode = 1;
  })
  .finally(() => rmSync(folder, { recursive: true, force: true }));
