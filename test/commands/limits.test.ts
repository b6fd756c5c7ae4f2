/** Little memory, a full or read-only disk, a home that can't be written, two runs at once, many trainings. */

import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { shellWord } from '../../scripts/command/command.ts';
import { writeSmallDataset } from '../../scripts/compare/small-dataset.ts';
import { memoryLimitMiB, neededMiB, needsWasm } from '../../scripts/lesson/memory.ts';
import { prepareReportFolder } from '../../scripts/lesson/report-folder.ts';
import { PROJECT_DIR } from '../../src/disk/project-node.ts';
import { checkWritable, writeJson, writeWhole } from '../../src/disk/whole-file-node.ts';
import { checkSavePath } from '../../src/files/file-formats-node.ts';
import { loadModel } from '../../src/index.ts';
import { expectRefused, LESSON, run, runShell, TS_NODE } from '../run.ts';

const dir = mkdtempSync(join(tmpdir(), 'limits-'));
const at = (name: string) => join(dir, name);
const small = writeSmallDataset(at('small'));
const disks: string[] = [];
afterAll(() => {
  for (const disk of disks) execFileSync('umount', [disk]);
  rmSync(dir, { recursive: true });
});

const brief = ['--epochs', '1', '--engine', 'wasm'];
const lesson = (args: readonly string[], env?: NodeJS.ProcessEnv) =>
  run('lesson.ts', [...brief, '--data-dir', small, ...args], env);

/** Runs a shell's line before the lesson takes its place. */
const lessonAfter = (line: string, args: readonly string[]) =>
  runShell(`${line}; exec "$0" "$@"`, process.execPath, TS_NODE, LESSON, ...args);

describe('memory', () => {
  test('what the lesson takes follows from its data', () => {
    expect(neededMiB('wasm')).toBeGreaterThan(252); // measured without npm: 252 MiB
    expect(neededMiB('native')).toBeGreaterThan(551);
    expect(neededMiB('wasm', small)).toBeLessThan(300);
    expect(neededMiB('wasm', '/no/such/folder')).toBeLessThan(300); // said where it is read
    expect(memoryLimitMiB()).toBeGreaterThan(256);
  });

  test('where the native kernels don’t fit, WebAssembly does; where nothing fits, it is said', () => {
    expect(needsWasm(undefined, undefined, 4096)).toBe(false);
    expect(needsWasm(undefined, undefined, 512)).toBe(true);
    expect(needsWasm('wasm', undefined, 512)).toBe(false);
    expect(needsWasm(undefined, small, 512)).toBe(true);
    expect(() => needsWasm('native', undefined, 512)).toThrow(/may use 512. .*take --engine wasm/);
    expect(() => needsWasm(undefined, undefined, 300)).toThrow(
      /takes about 3\d\d MiB of memory; this process may use 300. .*--data-dir.*from a stream/,
    );
  });

  // A control group of our own below the one that we are in, where the system lets us make one.
  const group = makeGroup();
  afterAll(() => group && rmdirSync(group));
  const inGroup = (group ? test : test.skip) as typeof test;
  const limited = (mebibytes: number, args: readonly string[]) => {
    writeFileSync(join(String(group), 'memory.limit_in_bytes'), String(mebibytes * 2 ** 20));
    return lessonAfter(`echo $$ > ${group}/cgroup.procs`, args);
  };

  inGroup(
    '256 MiB by a control group: the lesson says what it needs, and is not killed',
    async () => {
      const message = /takes about 3\d\d MiB of memory; this process may use 256/;
      expectRefused(await limited(256, ['--epochs', '1']), message);
    },
  );

  inGroup('350 MiB, and the lesson fits: trained, by WebAssembly', async () => {
    const { code, out } = await limited(350, ['--epochs', '1']);
    expect(out).toContain('Computed by WebAssembly');
    expect(out).toContain("Trained by the engine 'wasm'");
    expect(code).toBe(0);
  });

  test('a heap of 64 MiB is enough', async () => {
    const { code, out } = await lesson([], { NODE_OPTIONS: '--max-old-space-size=64' });
    expect(out).toContain('Confusion matrix');
    expect(code).toBe(0);
  });

  // The newest Node takes fewer addresses where there are few.
  const probe = 'ulimit -v 4194304; exec "$0" -e "new WebAssembly.Memory({ initial: 1 })"';
  const isForbidden = spawnSync('bash', ['-c', probe, process.execPath]).status !== 0;
  const ifForbidden = (isForbidden ? test : test.skip) as typeof test;

  ifForbidden('no addresses for WebAssembly (ulimit -v): said in words', async () => {
    const { code, err } = await lessonAfter('ulimit -v 4194304', [...brief, '--data-dir', small]);
    expect(err).toContain(
      "TensorFlow.js can't start its backend 'wasm'; a limit of addresses (ulimit -v) forbids its memory.",
    );
    expect(err).toContain('Error: ');
    expect(code).toBe(1);
  });

  const tight = 'export ANN_BACKEND=cpu; ulimit -v 4194304';
  const stock = ['--epochs', '1', '--engine', 'stock', '--data-dir', small];

  test('no addresses for WebAssembly: the engine that needs none trains and evaluates', async () => {
    const { code, out, err } = await lessonAfter(tight, [
      ...[...stock, '--json', at('stock.json'), '--save', at('stock.npz')],
    ]);
    expect([code, err]).toEqual([0, '']);
    expect(out).toContain("Trained by the engine 'stock'");
    expect(readdirSync(dir)).toEqual(expect.arrayContaining(['stock.json', 'stock.npz']));
  });

  ifForbidden('… and what fails after the training leaves the model saved', async () => {
    const line = `cd ${shellWord(dir)}; ${tight}`;
    const { code, err } = await lessonAfter(line, [...stock, '--save', 'stock.keras']);
    expect(err).toContain(
      'It is trained, but what comes after failed: the HDF5 library gets no memory',
    );
    expect(err).toContain('Saved in checkpoint. To go on:');
    expect(code).toBe(1);
    const again = ['--resume', 'checkpoint', '--save', 'stock.keras'];
    expect(await lessonAfter(`cd ${shellWord(dir)}`, again)).toMatchObject({ code: 0 });
    expect(existsSync(at('stock.keras'))).toBe(true);
  });

  ifForbidden('the same for the engine alone, in a program', () => {
    const source = join(PROJECT_DIR, 'src');
    const program = `const { StepMemory } = require('${source}/training/wasm/step-memory.ts');
      new StepMemory();`;
    const line = `ulimit -v 4194304; exec "$0" -r "$1" -e "$2"`;
    const tsNode = join(PROJECT_DIR, 'node_modules/ts-node/register/transpile-only.js');
    const start = () =>
      execFileSync('bash', ['-c', line, process.execPath, tsNode, program], { stdio: 'pipe' });
    expect(start).toThrow('WebAssembly gets no memory: it reserves several GiB of addresses');
  });

  test('an array for which there is no memory: said in words', () => {
    const command = join(PROJECT_DIR, 'scripts', 'command', 'command.ts');
    const program = `const { runCommand } = require('${command}');
      runCommand({ usage: '', options: {}, run: () => new ArrayBuffer(2 ** 53 - 1) });`;
    const tsNode = join(PROJECT_DIR, 'node_modules/ts-node/register/transpile-only.js');
    const start = () =>
      execFileSync(process.execPath, ['-r', tsNode, '-e', program], { stdio: 'pipe' });
    expect(start).toThrow('Error: There is not enough memory for the next array.');
  });
});

function makeGroup(): string | undefined {
  try {
    const [, own] = readFileSync('/proc/self/cgroup', 'utf8').match(/^\d+:memory:(.*)$/m) ?? [];
    if (own === undefined) return undefined;
    const group = join('/sys/fs/cgroup/memory', own, `lesson-${process.pid}`);
    mkdirSync(group);
    return group;
  } catch {
    return undefined;
  }
}

describe('disks', () => {
  /** A small disk, where the system lets us make one. */
  function mounted(name: string, size: string): string | undefined {
    mkdirSync(at(name));
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', at(name)], {
        stdio: 'ignore',
      });
      disks.push(at(name)); // also where a filter leaves this part out
      return at(name);
    } catch {
      return undefined;
    }
  }
  const [full, readOnly] = [mounted('full', '5m'), mounted('read-only', '8m')];
  const onFull = (full ? test : test.skip) as typeof test;
  const onReadOnly = (readOnly ? test : test.skip) as typeof test;

  onFull('a full disk is refused before the training, and an earlier file stays', async () => {
    const inFull = (name: string) => join(String(full), name);
    const file = inFull('seen.json');
    writeJson(file, { kept: true });
    expect(() => writeJson(file, 'x'.repeat(6 * 2 ** 20))).toThrow('the disk is full (ENOSPC)');
    expect(readdirSync(String(full))).toEqual(['seen.json']); // it filled up meanwhile
    writeFileSync(inFull('filler'), new Uint8Array(1.5 * 2 ** 20));
    checkSavePath(inFull('a.keras')); // 3.5 MiB are left for its 0.6
    writeWhole(inFull('a.keras'), new Uint8Array(2 ** 20));
    rmSync(inFull('a.keras'));
    const left = (mib: string) => `can't be written: the disk has ${mib} MiB left, and up to`;
    writeFileSync(inFull('filler'), new Uint8Array(4 * 2 ** 20));
    expect(() => checkSavePath(inFull('a.keras'))).toThrow(left('1.0'));
    expect(() => prepareReportFolder(inFull('report'))).toThrow(left('1.0'));
    writeFileSync(inFull('filler'), new Uint8Array(5 * 2 ** 20 - 2 ** 15));
    const refused = await lesson(['--json', file]);
    expectRefused(refused, `${file} ${left('0.0')} 0.1 MiB may be needed.`);
    expect(refused.out).toBe('');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ kept: true });
  });

  onReadOnly('a read-only disk is refused before the training', async () => {
    execFileSync('mount', ['-o', 'remount,ro', String(readOnly)]);
    const place = join(String(readOnly), 'a.keras');
    const refused = await lesson(['--save', place]);
    expectRefused(refused, `${place} can't be written: the disk is read-only`);
    expect(refused.out).toBe('');
    expect(() => checkWritable(join(String(readOnly), 'a.json'))).toThrow('read-only');
    expect(() => prepareReportFolder(join(String(readOnly), 'report'))).toThrow('read-only');
  });
});

test('a home that can’t be written, or isn’t there, is not needed', async () => {
  const { code, out } = await lesson(['--json', at('home.json')], {
    HOME: '/proc/nowhere',
    XDG_CACHE_HOME: '/proc/nowhere',
  });
  expect(code).toBe(0);
  expect(out).toContain('Confusion matrix');
  expect(existsSync(at('home.json'))).toBe(true);
});

test('two runs at once with the same files: both end well, and each file is one of theirs', async () => {
  const [json, model, report] = [at('both.json'), at('both.keras'), at('both')];
  const args = ['--json', json, '--save', model, '--report', report];
  const outcomes = await Promise.all(['1', '2'].map((seed) => lesson([...args, '--seed', seed])));
  expect(outcomes.map(({ code, err }) => [code, err])).toEqual([
    [0, ''],
    [0, ''],
  ]);
  expect([1, 2]).toContain(JSON.parse(readFileSync(json, 'utf8')).seed);
  const page = readFileSync(join(report, 'report.html'), 'utf8');
  expect(page.trimEnd().endsWith('</html>')).toBe(true);
  expect(JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'))).toBeDefined();
  (await loadModel(model)).dispose();
  expect(readdirSync(dir).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});

test('trainings leave nothing behind: tensors, handles and memory stay flat', async () => {
  const { code, out, err } = await run('../tools/soak.ts', ['--trainings', '10']);
  expect(err).toBe('');
  expect(out).toContain('wasm, training 10 of 10');
  expect(code).toBe(0);
});
