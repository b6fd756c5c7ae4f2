/** The types that an editor in the page needs to know: of the lesson, of TensorFlow.js and of JavaScript itself. */

import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT_DIR, readProjectFile } from '../../src/internal.ts';

/** What a chapter's cells and an exercise can import (site/live/worker/modules.ts), but for what is Node's. */
const DOORS = ['src/index.ts', 'src/report/index.ts'];

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  strict: true,
};

/** @returns texts by path: '/src/index.d.ts', '/node_modules/@tensorflow/tfjs/dist/index.d.ts', '/lib.es2022.d.ts' */
export function declarations(): Record<string, string> {
  const own = ownDeclarations();
  const host = ts.createCompilerHost(OPTIONS);
  const readFile = (path: string) =>
    isSource(path) ? own[inProject(path)] : ts.sys.readFile(path);
  host.readFile = readFile;
  host.fileExists = (path) => readFile(path) !== undefined;
  host.getSourceFile = (path, version) => {
    const text = readFile(path);
    return text === undefined ? undefined : ts.createSourceFile(path, text, version);
  };
  const roots = Object.keys(own).map((path) => join(PROJECT_DIR, path));
  const options = { ...OPTIONS, lib: ['lib.es2022.d.ts'], types: [] };
  const isDoor = (path: string) =>
    DOORS.some((door) => inProject(path) === `/${door.replace('.ts', '.d.ts')}`);
  const files = ts.createProgram(roots.filter(isDoor), options, host).getSourceFiles();
  const texts = files.map(({ fileName, text }) => [inProject(fileName), text]);
  return { ...Object.fromEntries(texts), ...packageFiles(texts.map(([path]) => path)) };
}

const isSource = (path: string) => inProject(path).startsWith('/src/');

/** @example inProject('…/node_modules/typescript/lib/lib.es2022.d.ts') // '/lib.es2022.d.ts' */
function inProject(path: string): string {
  const file = path.replaceAll('\\', '/');
  const [, library] = file.match(/\/typescript\/lib\/(lib\.[^/]+)$/) ?? [];
  if (library) return `/${library}`;
  return file.slice(PROJECT_DIR.replaceAll('\\', '/').replace(/\/$/, '').length);
}

/** What the doors lead to, without the code. */
function ownDeclarations(): Record<string, string> {
  const own: Record<string, string> = {};
  const options = { ...OPTIONS, declaration: true, emitDeclarationOnly: true, outDir: '/' };
  const doors = DOORS.map((path) => join(PROJECT_DIR, path));
  const rootDir = PROJECT_DIR;
  ts.createProgram(doors, { ...options, rootDir, types: ['node'] }).emit(
    undefined,
    (path, text) => {
      own[path] = text;
    },
  );
  return own;
}

/** Where a package's types begin, it says in its package.json. */
function packageFiles(paths: readonly string[]): Record<string, string> {
  const names = paths.flatMap(
    (path) => path.match(/^\/(node_modules\/(?:@[^/]+\/)?[^/]+)\//)?.[1] ?? [],
  );
  const entries = [...new Set(names)].map((name) => {
    const { types, version } = JSON.parse(readProjectFile(...name.split('/'), 'package.json'));
    return [`/${name}/package.json`, JSON.stringify({ types, version })];
  });
  return Object.fromEntries(entries);
}
