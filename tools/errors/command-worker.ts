/** Runs commands one after the other in one process, each as if it had just been typed, and tells how they ended. */

import { join } from 'node:path';
import * as command from '../../scripts/command/command.ts';
// biome-ignore lint/style/noRestrictedImports: what this module exports is replaced below
import * as addon from '../../src/backend/native-addon-node.ts';
import { PROJECT_DIR } from '../../src/internal.ts';
import type { Seen } from './see.ts';
import { placesOf } from './sites.ts';

/** As on a machine where nothing has been made yet. */
const CACHE_DIR = join(process.cwd(), '.cache');
Object.assign(addon, {
  CACHE_DIR,
  findNativeAddon: () => undefined,
  nativeCacheDir: (kind: string) => join(CACHE_DIR, kind),
});

const scripts: Record<string, string> = Object.fromEntries(
  Object.entries(
    require(join(PROJECT_DIR, 'package.json')).scripts as Record<string, string>,
  ).flatMap(([name, line]) => {
    const [, file] = line.match(/^node scripts\/run\.js (scripts\/\S+)/) ?? [];
    return file ? [[name, join(PROJECT_DIR, file)]] : [];
  }),
);

/** @example parse("npm start -- --save 'a b'") // ['start', ['--save', 'a b']] */
function parse(line: string): [name: string, args: string[]] {
  const words = [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain);
  const name = words[1] === 'run' ? words[2] : words[1];
  const dashes = words.indexOf('--');
  return [name, dashes === -1 ? [] : words.slice(dashes + 1)];
}

async function type(line: string): Promise<Seen> {
  const [name, args] = parse(line);
  const script = scripts[name];
  process.argv = [process.argv[0], script, ...args];
  let running: Promise<void> | undefined;
  let thrown: unknown;
  let printed = '';
  const { runCommand } = command;
  const { error, log } = console;
  console.error = (text: unknown) => {
    printed += `${text}\n`;
  };
  console.log = () => {};
  const stdoutWrite = process.stdout.write;
  process.stdout.write = () => true;
  Object.assign(command, {
    runCommand: (given: Parameters<typeof runCommand>[0]) => {
      running = runCommand(given, (seen) => {
        thrown = seen;
      });
      return running;
    },
  });
  try {
    delete require.cache[require.resolve(script)];
    require(script);
    await running;
  } finally {
    Object.assign(command, { runCommand });
    Object.assign(console, { error, log });
    process.stdout.write = stdoutWrite;
    process.stdout.removeAllListeners('error'); // each command listens
  }
  const code = process.exitCode;
  process.exitCode = 0;
  return {
    name: 'Error',
    message: printed
      .trim()
      .replace(/^Error: /, '')
      .replaceAll(`${process.cwd()}/`, '')
      .replaceAll(process.execPath, 'node'),
    places: placesOf(thrown),
    exitCode: Number(code ?? 0),
  };
}

process.on('message', async (line: string) => {
  process.send?.(await type(line));
});
process.once('disconnect', () => process.exit());
