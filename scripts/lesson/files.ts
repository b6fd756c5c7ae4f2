/** Which files a run of the lesson reads and writes. */

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { checkpointPath, EMBEDDED_DIR, files, savedFile } from '../../src/internal.ts';
import { checkApart, type NamedFile } from '../command/outputs.ts';
import { reportFiles } from './report-folder.ts';

type Paths = Partial<
  Record<'json' | 'save' | 'report' | 'checkpoint' | 'data-dir' | 'load' | 'resume', string>
>;

/** @throws Error if one run would write a file twice, or over what it reads */
export function checkLessonFiles(given: Paths): void {
  const of = (name: keyof Paths, filesOf: (path: string) => string[], heir?: string) => {
    const path = given[name];
    return (path ? filesOf(path) : []).map(
      (path): NamedFile => ({ option: `--${name}`, path, heir }),
    );
  };
  const checkpoint = (folder: string) => [checkpointPath(folder)];
  checkApart(
    [
      ...of('save', (path) => [savedFile(path)]),
      ...of('report', (folder) => Object.values(reportFiles(folder))),
      ...of(given.checkpoint ? 'checkpoint' : 'resume', checkpoint),
      ...of('json', (file) => [file]),
    ],
    [
      ...dataFiles(given['data-dir']),
      ...of('load', modelFiles, '--save'),
      ...of('resume', checkpoint, '--checkpoint'),
    ],
  );
}

/** Those that are there, and those that may be looked for. */
function dataFiles(dir = EMBEDDED_DIR): NamedFile[] {
  const names = Object.values(files)
    .flatMap(Object.values)
    .flatMap((name) => [name, `${name}.gz`]);
  const others = existsSync(dir) && statSync(dir).isDirectory() ? readdirSync(dir) : [];
  const data = others.filter((name) => /ubyte(\.gz)?$/i.test(name));
  return [...new Set([...names, ...data])].map((name) => ({
    option: '--data-dir',
    path: join(dir, name),
  }));
}

/** A model's file, or what is in its folder. */
function modelFiles(path: string): string[] {
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  return isFolder ? readdirSync(path).map((name) => join(path, name)) : [path];
}
