/**
 * The lesson gives the same numbers, and in one language the same text, wherever it runs: another
 * locale, time zone, terminal, umask, path, number of processors. Usage: node .ci/check-same-everywhere.js
 */

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), '같은 값 '));
const clone = join(folder, '수업 project');

/** Times, memory and the file's name are those of a run. */
const masked = (text) =>
  text.replace(/\d+s [\d.]+ms\/step/g, '<time>').replace(/^(Written|기록했습니다): .*$/m, '<file>');
const numbers = ({ seconds, peakMemoryMiB, epochs, ...seen }) => ({
  ...seen,
  epochs: epochs.map(({ loss, accuracy }) => ({ loss, accuracy })),
});

const home = process.env.HOME;
const plain = { PATH: process.env.PATH, HOME: home, LANG: 'C', TZ: 'UTC' };

/**
 * `mode`: what the file that was written may be. `shell`: how the command is started. `language`: what
 * the learner reads; the numbers are the same in each.
 */
const settings = [
  {
    name: 'Korean in Seoul',
    language: 'ko',
    env: { LANG: 'ko_KR.UTF-8', LC_ALL: 'ko_KR.UTF-8', TZ: 'Asia/Seoul' },
  },
  {
    name: 'Turkish, half an hour off',
    env: { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', TZ: 'America/St_Johns' },
  },
  { name: 'German, a day ahead', env: { LANG: 'de_DE.UTF-8', TZ: 'Pacific/Kiritimati' } },
  { name: 'umask 077', shell: 'umask 077; exec "$@"', mode: 0o600 },
  { name: 'umask 000', shell: 'umask 000; exec "$@"', mode: 0o666 },
  { name: 'CI, no colours, a dumb terminal', env: { CI: '1', NO_COLOR: '1', TERM: 'dumb' } },
  { name: 'standard input closed', shell: 'exec "$@" <&-' },
  { name: 'a narrow terminal', env: { COLUMNS: '1', LINES: '1' } },
  {
    name: 'a wide terminal, with colours',
    env: { COLUMNS: '5000', FORCE_COLOR: '3', TERM: 'xterm-256color' },
  },
  { name: 'no home', env: { HOME: '/nowhere' } },
  { name: 'one processor', shell: 'exec taskset -c 0 "$@"' },
  { name: 'a path with spaces and Hangul', cwd: clone },
];

function run(engine, { name, env = {}, shell = 'exec "$@"', cwd = root, mode, args = [] }) {
  const json = join(folder, 'seen.json');
  const lesson = ['node_modules/ts-node/dist/bin.js', 'scripts/lesson.ts', '--epochs', '1'];
  const command = [process.execPath, ...lesson, '--engine', engine, '--json', json, ...args];
  const options = { cwd, env: { ...plain, ...env }, encoding: 'utf8' };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', shell, 'sh', ...command], options);
  assert.equal(status, 0, `${name}: ${stderr}`);
  if (!env.FORCE_COLOR) assert.equal(stderr, '', name);
  if (mode !== undefined) assert.equal(statSync(json).mode & 0o777, mode, name);
  const seen = numbers(JSON.parse(readFileSync(json, 'utf8')));
  rmSync(json);
  return { text: masked(stdout), seen };
}

function inClone(...command) {
  const [program, ...args] = command;
  execFileSync(program, args, { cwd: clone, stdio: ['ignore', 'ignore', 'inherit'] });
  console.log(`in a path with spaces and Hangul: ${command.join(' ')}`);
}

/** Whoever has git turn line ends into Windows' own gets the same bytes: .gitattributes says so. */
function cloneAsOnWindows() {
  execFileSync('git', [
    'clone',
    '-q',
    '-c',
    'core.autocrlf=true',
    '-c',
    'core.eol=crlf',
    root,
    clone,
  ]);
  for (const name of ['node_modules', '.cache'].filter((name) => existsSync(join(root, name)))) {
    const [from, to] = [join(root, name), join(clone, name)];
    // Links to the same files where the disk allows it: the modules are 700 MB.
    if (spawnSync('cp', ['-al', from, to]).status !== 0) {
      rmSync(to, { recursive: true, force: true });
      execFileSync('cp', ['-a', from, to]);
    }
  }
  const files = execFileSync('git', ['ls-files', '--eol'], { cwd: clone, encoding: 'utf8' });
  const changed = files.split('\n').filter((line) => /^i\/\S+ +w\/(crlf|mixed)/.test(line));
  assert.deepEqual(changed, []);
}

try {
  cloneAsOnWindows();
  const engines = existsSync(join(root, '.cache', 'native')) ? ['wasm', 'native'] : ['wasm'];
  for (const engine of engines) {
    const expected = {
      en: run(engine, { name: 'plain' }),
      ko: run(engine, { name: 'plain, in Korean', args: ['--lang', 'ko'] }),
    };
    assert.deepEqual(expected.ko.seen, expected.en.seen);
    assert.notEqual(expected.ko.text, expected.en.text);
    for (const setting of settings) {
      const { name, language = 'en' } = setting;
      assert.deepEqual(run(engine, setting), expected[language], `${engine}: ${name}`);
      console.log(`${engine}: the same with ${setting.name}`);
    }
  }
  inClone('npm', 'run', 'verify');
  inClone(
    'npx',
    'jest',
    'test/lesson/06-data/fashion-mnist',
    'test/disk/whole-file',
    'test/lesson/04-losses',
    'test/lesson/01-perceptron',
  );
  if (engines.includes('native')) inClone('npm', 'run', 'native');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
