import { execFileSync } from 'node:child_process';
import fs, {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import {
  checkWritable,
  makeFolder,
  removeLeftovers,
  writeJson,
} from '../../src/disk/whole-file-node.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const at = temporaryFolder('결과 ');
afterEach(() => jest.restoreAllMocks());

test('a new file, and one that replaces another and keeps its mode', () => {
  writeJson(at('a.json'), { a: 1 });
  chmodSync(at('a.json'), 0o600);
  writeJson(at('a.json'), { a: 2 });
  expect(JSON.parse(readFileSync(at('a.json'), 'utf8'))).toEqual({ a: 2 });
  expect(statSync(at('a.json')).mode & 0o777).toBe(0o600);
  expect(readdirSync(at())).toEqual(['a.json']);
});

test('a link stays a link; the file that it leads to is replaced', () => {
  mkdirSync(at('elsewhere'));
  writeFileSync(at('elsewhere/real.json'), 'old');
  symlinkSync(at('elsewhere/real.json'), at('link.json'));
  writeJson(at('link.json'), 1);
  expect(lstatSync(at('link.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('elsewhere/real.json'), 'utf8')).toBe('1\n');
});

test('a link that leads nowhere is refused and stays', () => {
  symlinkSync(at('nowhere'), at('link.json'));
  expect(() => checkWritable(at('link.json'))).toThrow('a link that leads nowhere');
  expect(() => writeJson(at('link.json'), 1)).toThrow('a link that leads nowhere');
  expect(lstatSync(at('link.json')).isSymbolicLink()).toBe(true);
});

test('a pipe, a folder and a read-only file are refused and stay as they are', () => {
  execFileSync('mkfifo', [at('pipe')]);
  mkdirSync(at('folder'));
  writeFileSync(at('kept.json'), 'kept', { mode: 0o400 });
  for (const [name, message] of [
    ['pipe', 'no ordinary file'],
    ['folder', 'is a folder'],
    ['kept.json', /is read-only|is not writable/],
  ] as const) {
    expect(() => checkWritable(at(name))).toThrow(message);
    expect(() => writeJson(at(name), 1)).toThrow(message);
  }
  expect(statSync(at('pipe')).isFIFO()).toBe(true);
  expect(readFileSync(at('kept.json'), 'utf8')).toBe('kept');
});

test('a full disk leaves the earlier file, and nothing else', () => {
  writeJson(at('a.json'), 'earlier');
  const rename = jest.spyOn(fs, 'renameSync').mockImplementation(() => {
    throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  });
  expect(() => writeJson(at('a.json'), 'later')).toThrow(
    /a\.json can't be written: the disk is full \(ENOSPC\)/,
  );
  rename.mockRestore();
  expect(readFileSync(at('a.json'), 'utf8')).toBe('"earlier"\n');
  expect(readdirSync(at())).toEqual(['a.json']);
});

test('a folder is made with those above it; one that is there stays as it is', () => {
  makeFolder(at('a/b/c'));
  writeJson(at('a/b/c/kept.json'), 1);
  makeFolder(at('a/b/c'));
  expect(readdirSync(at('a/b/c'))).toEqual(['kept.json']);
  writeFileSync(at('file'), '');
  expect(() => makeFolder(at('file/inside'))).toThrow('lie in a file');
  expect(() => makeFolder(at('file'))).toThrow('has that name');
});

test('a device is refused', () => {
  expect(() => checkWritable('/dev/null')).toThrow('no ordinary file');
});

test('a place inside a file, and a name that is too long, are said in words', () => {
  writeFileSync(at('file'), '');
  expect(() => checkWritable(join(at('file'), 'x.json'))).toThrow('lie in a file');
  expect(() => writeJson(at(`${'긴'.repeat(200)}.json`), 1)).toThrow(/too long/);
  expect(readdirSync(at())).toEqual(['file']);
});

const failure = (code: string) => Object.assign(new Error(code), { code });

test.each([
  ['EACCES', 'it is not allowed (EACCES)'],
  ['EROFS', 'the disk is read-only'],
  ['ENOENT', "the folder doesn't exist"],
  ['EDQUOT', 'your share of the disk is used up (EDQUOT)'],
  ['EFBIG', 'a file may not become that long'],
])('%s is said in words before anything is written', (code, reason) => {
  jest.spyOn(fs, 'accessSync').mockImplementation(() => {
    throw failure(code);
  });
  expect(() => checkWritable(at('a.json'))).toThrow(
    expect.objectContaining({
      message: `${at('a.json')} can't be written: ${reason}. What stands there is unchanged. Choose another place.`,
      cause: expect.objectContaining({ code }),
    }),
  );
});

test('the bytes are on the disk before the name is', () => {
  const order: string[] = [];
  for (const name of ['fsyncSync', 'closeSync', 'renameSync'] as const) {
    const original = fs[name] as (...args: unknown[]) => void;
    jest.spyOn(fs, name).mockImplementation((...args: unknown[]) => {
      order.push(name);
      original(...args);
    });
  }
  writeJson(at('a.json'), 1);
  expect(order.slice(-3)).toEqual(['fsyncSync', 'closeSync', 'renameSync']);
});

test('a file that may not be written, in a folder that may', () => {
  writeFileSync(at('a.json'), 'kept');
  jest.spyOn(fs, 'accessSync').mockImplementation((path) => {
    if (path !== at()) throw failure('EPERM');
  });
  checkWritable(at('new.json'));
  expect(() => checkWritable(at('a.json'))).toThrow('it is not allowed (EPERM)');
});

test.each([
  ['1.4 MiB are left', 1000, 358, true],
  ['1.5 MiB are left', 1000, 384, false],
  ['a network drive that says nothing', 0, 0, false],
])('a disk that may be too small is said before the work: %s', (_, blocks, left, isSmall) => {
  jest
    .spyOn(fs, 'statfsSync')
    .mockReturnValue({ blocks, bavail: left, bfree: left, bsize: 4096 } as never);
  const check = () => checkWritable(at('a.json'));
  const words = "can't be written: the disk has 1.4 MiB left, and up to 1.5 MiB may be needed.";
  if (isSmall) expect(check).toThrow(`${at('a.json')} ${words}`);
  else check();
  checkWritable(at('a.json'), 1000);
  writeJson(at('a.json'), 1); // what fits is the system's to say
});

test('what a killed process was writing is removed, what another one writes is not', () => {
  const [ENDED, ANOTHER_USERS] = [123456, 1];
  jest.spyOn(process, 'kill').mockImplementation((pid, signal) => {
    expect(signal).toBe(0); // asks, and sends nothing
    if (pid === ENDED) throw failure('ESRCH');
    if (pid === ANOTHER_USERS) throw failure('EPERM');
    return true;
  });
  const kept = [
    `.writing-${process.pid}-0a1b2c3d.tmp`,
    `.writing-${ANOTHER_USERS}-0a1b2c3d.tmp`,
    `.writing-${ENDED}-0a1b2c3d.tmp.json`,
    `.writing-${ENDED}-notes.tmp`,
    '.writing-notes.tmp',
    `my.writing-${ENDED}-0a1b2c3d.tmp`,
    'model.keras',
  ].sort();
  for (const name of kept) writeFileSync(at(name), '');
  writeFileSync(at(`.writing-${ENDED}-0a1b2c3d.tmp`), '');
  writeFileSync(at(`.writing-${ENDED}.tmp`), '');
  removeLeftovers(at());
  expect(readdirSync(at()).sort()).toEqual(kept);
});
