/** What a command writes: nothing of the user's is deleted, and no two files of a run are one. */

import { cpSync, existsSync, readdirSync, realpathSync, statSync, unlinkSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { makeFolder, readText, writeJson } from '../../src/internal.ts';

/** In a folder that a command has filled: what it put there. */
export const BUILT_FILES = 'built-files.json';

const SHOWN_NAMES = 3;

/**
 * @param what the command makes: 'the site'
 * @throws Error unless the folder is new, empty, or has nothing but what an earlier run put there
 */
export function checkOutputFolder(folder: string, what: string): void {
  makeFolder(resolve(folder));
  const own = listedFiles(folder, what);
  const others: string[] = [];
  for (const name of filesIn(folder)) {
    if (!own.has(name)) others.push(name);
    if (others.length > SHOWN_NAMES) break;
  }
  if (others.length === 0) return;
  const shown = others.slice(0, SHOWN_NAMES).join(', ');
  throw new Error(
    `${folder} has other files than those of ${what}: ${shown}${others.length > SHOWN_NAMES ? ' …' : ''}. ` +
      'They stay as they are. Name a new or empty folder.',
  );
}

/** Puts what was built elsewhere into the folder, in the place of an earlier build. */
export function fillOutputFolder(folder: string, what: string, built: string): void {
  checkOutputFolder(folder, what);
  for (const name of [...filesIn(folder)]) unlinkSync(join(folder, name)); // all are listed: checked above
  const files = [...filesIn(built)];
  writeJson(join(folder, BUILT_FILES), { what, files }); // first: what is cut short can be built again
  cpSync(built, folder, { recursive: true });
}

function listedFiles(folder: string, what: string): Set<string> {
  try {
    const list = JSON.parse(readText(join(folder, BUILT_FILES)));
    return new Set(list.what === what ? [BUILT_FILES, ...list.files] : []);
  } catch {
    return new Set();
  }
}

/** Every file below the folder, one after the other; a link is a file. @yields 'assets/app.js' */
function* filesIn(folder: string, start = ''): Generator<string> {
  for (const entry of readdirSync(join(folder, start), { withFileTypes: true })) {
    const name = start + entry.name;
    if (entry.isDirectory()) yield* filesIn(folder, `${name}/`);
    else yield name;
  }
}

/** A file or folder that a run reads or writes, and how it was asked for: '--json'. */
export interface NamedFile {
  option: string;
  path: string;
  /** Of an input: the output that may take its place, as a model that was trained on does. */
  heir?: string;
}

/**
 * @throws Error if two outputs are one file, or an output is an input, however their paths are
 *   written: said before the work, so that nothing is lost
 */
export function checkApart(outputs: readonly NamedFile[], inputs: readonly NamedFile[] = []): void {
  outputs.forEach((output, i) => {
    for (const other of [...outputs.slice(0, i), ...inputs]) {
      if ([other.option, other.heir].includes(output.option)) continue;
      if (!isSame(output.path, other.path)) continue;
      const verb = inputs.includes(other) ? 'reads' : 'writes';
      throw new Error(
        `${output.option} would write over ${output.path}, which ${other.option} ${verb}. ` +
          `Choose another name for ${output.option}.`,
      );
    }
  });
}

/** Whether two paths lead to one file, or one would have to be a folder of the other. */
function isSame(a: string, b: string): boolean {
  const [stat, other] = [a, b].map((path) =>
    existsSync(path) ? statSync(path, { bigint: true }) : undefined,
  );
  if (stat?.isFile() && other?.isFile() && stat.dev === other.dev && stat.ino === other.ino) {
    return true; // hard links, too
  }
  const [short, long] = [spelled(a), spelled(b)].sort((x, y) => x.length - y.length);
  return long === short || long.startsWith(short + sep);
}

/** The file's own path: links followed as far as there is something. */
function spelled(path: string): string {
  const whole = resolve(path);
  const parent = dirname(whole);
  if (existsSync(whole)) return asDisk(realpathSync(whole));
  return parent === whole ? whole : asDisk(join(spelled(parent), basename(whole)));
}

/** These systems' disks take upper and lower case, and both ways to write Hangul, for one name. */
function asDisk(path: string): string {
  const isLax = process.platform === 'darwin' || process.platform === 'win32';
  return isLax ? path.normalize('NFC').toLowerCase() : path;
}
