/** The folder that tslab takes for the project: declarations of src, and a door to src itself. */

import { existsSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT_DIR } from '../../src/internal.ts';

const DOORS = ['src/index', 'src/report/index'];

/** @returns the folder to start tslab in; its `../src` is what a chapter's `../src` is */
export function prepareWorkspace(workspace: string): string {
  const chapters = join(workspace, 'chapters');
  if (isCurrent(workspace)) return chapters;
  mkdirSync(chapters, { recursive: true });
  emitDeclarations(workspace);
  // Its doors are CommonJS, as tslab's cells are.
  writeFileSync(join(workspace, 'package.json'), '{ "type": "commonjs" }\n');
  for (const door of DOORS) {
    const path = JSON.stringify(join(PROJECT_DIR, `${door}.ts`));
    writeFileSync(join(workspace, `${door}.js`), `module.exports = require(${path});\n`);
  }
  const modules = join(workspace, 'node_modules');
  if (!existsSync(modules)) symlinkSync(join(PROJECT_DIR, 'node_modules'), modules, 'junction');
  return chapters;
}

/** Whether the doors were made after the last change of src. */
function isCurrent(workspace: string): boolean {
  const door = join(workspace, `${DOORS[0]}.js`);
  if (!existsSync(door)) return false;
  const made = statSync(door).mtimeMs;
  const sources = readdirSync(join(PROJECT_DIR, 'src'), { recursive: true, encoding: 'utf8' });
  return sources.every((name) => statSync(join(PROJECT_DIR, 'src', name)).mtimeMs < made);
}

function emitDeclarations(workspace: string): void {
  const { config } = ts.readConfigFile(join(PROJECT_DIR, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, PROJECT_DIR);
  const program = ts.createProgram(
    DOORS.map((door) => join(PROJECT_DIR, `${door}.ts`)),
    {
      ...options,
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      rootDir: PROJECT_DIR,
      outDir: workspace,
    },
  );
  program.emit();
}
