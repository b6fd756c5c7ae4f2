/** What an editor asks of TypeScript: what a name is, and what can stand at a place. */

import {
  createSystem,
  createVirtualTypeScriptEnvironment,
  type VirtualTypeScriptEnvironment,
} from '@typescript/vfs';
import ts from 'typescript';

/** What TypeScript and the docstring say of a name. */
export interface Described {
  type: string;
  says: string;
}

export interface DescribedAt extends Described {
  from: number;
  to: number;
}

export interface Offered {
  name: string;
  /** TypeScript's word: 'function', 'const', 'property', … */
  kind: string;
  /** The lesson's own, or the code's: TensorFlow.js and JavaScript have far more. */
  isOwn: boolean;
}

/** What a cell finds of Node and of the browser (run-cell.ts). */
const GLOBALS = `
declare module 'node:fs';
declare module 'node:os';
declare module 'node:path';
type Print = (...values: unknown[]) => void;
declare const console: Record<
  | ('log' | 'info' | 'debug' | 'warn' | 'error' | 'table' | 'dir' | 'assert')
  | ('group' | 'groupCollapsed' | 'groupEnd' | 'count' | 'countReset')
  | ('time' | 'timeLog' | 'timeEnd'),
  Print
>;
declare const performance: { now(): number };
declare const process: {
  env: Record<string, string | undefined>;
  stdout: { write(text: string): boolean };
};
declare function setTimeout(then: () => void, milliseconds?: number): number;
`;

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force, // a cell may await
  lib: ['lib.es2022.d.ts'],
  types: [],
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  strict: true,
  noEmit: true,
};

/** TypeScript on a disk in memory, which has the declarations of tools/site/declarations.ts. */
export class Types {
  private readonly environment: VirtualTypeScriptEnvironment;

  constructor(declarations: Record<string, string>) {
    const files = new Map(Object.entries({ ...declarations, '/globals.d.ts': GLOBALS }));
    this.environment = createVirtualTypeScriptEnvironment(
      createSystem(files),
      ['/globals.d.ts'],
      ts,
      OPTIONS,
    );
  }

  /** @param file where the code would be: 'notebooks-ts/cells.ts' */
  describe(file: string, code: string, position: number): DescribedAt | undefined {
    const service = this.serviceFor(file, code);
    const info = service.getQuickInfoAtPosition(`/${file}`, position);
    if (!info) return undefined;
    const { start, length } = info.textSpan;
    return { ...inWords(info), from: start, to: start + length };
  }

  offer(file: string, code: string, position: number): Offered[] {
    const service = this.serviceFor(file, code);
    const options = { includeSymbol: true };
    const { entries = [] } = service.getCompletionsAtPosition(`/${file}`, position, options) ?? {};
    return entries.map(({ name, kind, symbol }) => {
      const files = symbol?.declarations?.map((node) => node.getSourceFile().fileName) ?? [];
      return { name, kind, isOwn: files.some((path) => !/^\/(?:node_modules\/|lib\.)/.test(path)) };
    });
  }

  describeOffered(
    file: string,
    code: string,
    position: number,
    name: string,
  ): Described | undefined {
    const service = this.serviceFor(file, code);
    const details = service.getCompletionEntryDetails(
      `/${file}`,
      position,
      name,
      undefined,
      undefined,
      undefined,
      undefined,
    );
    return details && inWords(details);
  }

  private serviceFor(file: string, code: string): ts.LanguageService {
    const { environment } = this;
    if (environment.getSourceFile(`/${file}`)) environment.updateFile(`/${file}`, code);
    else environment.createFile(`/${file}`, code);
    return environment.languageService;
  }
}

type Parts = Pick<ts.QuickInfo, 'displayParts' | 'documentation' | 'tags'>;

function inWords({ displayParts, documentation, tags = [] }: Parts): Described {
  const told = tags
    .filter(({ name }) => name !== 'doc') // where TensorFlow.js's site has it
    .map(({ name, text }) => `@${name} ${ts.displayPartsToString(text)}`.trim());
  const says = [ts.displayPartsToString(documentation), ...told].filter(Boolean).join('\n');
  const type = ts.displayPartsToString(displayParts);
  return { type: type.replace(/^\(alias\) /gm, '').replace(/\n(?:im|ex)port .*$/, ''), says };
}
