/** A cell's TypeScript as a script that runs by itself and shares with the other cells what it declares. */

import { type ImportDeclaration, type Pattern, type Program, parse } from 'acorn';
import { transform } from 'sucrase';

export interface CellCode {
  /** Evaluates to an async function of `CellScope`; each line is where it was in the cell. */
  script: string;
  /** What the cell declares or imports at its top level. */
  names: string[];
  /** What it imports, by the module's name as written: those names that it uses as values, too. */
  imports: Record<string, string[]>;
}

/** A declaration as the other cells see it: the cell's own variable, read and written where it lives. */
export type Shared = [read: () => unknown, write: (value: unknown) => void];

/** What the script is given; a cell has no such names of its own. */
export interface CellScope {
  __import(name: string): Promise<Record<string, unknown>>;
  __share(variables: Record<string, Shared>): void;
}

/** A mistake in the text itself, before anything ran. */
export class CellSyntaxError extends SyntaxError {
  /** Counted from 1; undefined where nobody knows. */
  readonly line: number | undefined;

  constructor(message: string, line: number | undefined) {
    super(message);
    this.name = 'SyntaxError';
    this.line = line;
  }
}

/**
 * @param file what an error's stack calls it: 'cell-3.ts'
 * @throws CellSyntaxError
 * @example cellCode('const a: number = 1;', 'cell-1.ts').names // ['a']
 */
export function cellCode(code: string, file: string): CellCode {
  const javascript = withoutTypes(code, true);
  const { body } = parsed(javascript);
  const used = new Set(parsed(withoutTypes(code, false)).body.flatMap(namesIn));
  const imports: CellCode['imports'] = {};
  const names: string[] = [];
  let [script, at] = ['', 0];
  for (const node of body) {
    names.push(...namesIn(node));
    if (node.type !== 'ImportDeclaration') continue;
    const from = String(node.source.value);
    imports[from] = [...(imports[from] ?? []), ...importedNames(node, used)];
    const lines = javascript.slice(node.start, node.end).replace(/[^\n]/g, '');
    script += javascript.slice(at, node.start) + withoutImport(node, from) + lines;
    at = node.end;
  }
  script += javascript.slice(at);
  // Read where it lives when another cell asks: in its own cell a variable stays as quick as ever.
  const shared = [...new Set(names)].map(
    (name) => `${name}:[()=>${name},(__value)=>{${name}=__value}]`,
  );
  const head = `"use strict";(async({__import,__share})=>{__share({${shared.join(',')}});`;
  return { script: `${head}${script}\n})\n//# sourceURL=${file}`, names, imports };
}

/** @param keepUnused imports that only another cell uses, too */
function withoutTypes(code: string, keepUnused: boolean): string {
  try {
    return transform(code, {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: keepUnused,
    }).code;
  } catch (error) {
    throw syntaxError(error);
  }
}

function parsed(javascript: string): Program {
  try {
    return parse(javascript, {
      ecmaVersion: 'latest',
      sourceType: 'module',
      allowAwaitOutsideFunction: true,
    });
  } catch (error) {
    throw syntaxError(error);
  }
}

/** Both parsers put the place behind their words: 'Unexpected token (3:5)'. */
function syntaxError(error: unknown): CellSyntaxError {
  const { message, loc } = error as Error & { loc?: { line: number } };
  const words = message.replace(/^Error transforming [^:]*: /, '').replace(/ \(\d+:\d+\)$/, '');
  return new CellSyntaxError(words, loc?.line);
}

type Statement = Program['body'][number];

function namesIn(node: Statement): string[] {
  if (node.type === 'ImportDeclaration') return node.specifiers.map(({ local }) => local.name);
  if (node.type === 'VariableDeclaration') {
    return node.declarations.flatMap(({ id }) => namesOfPattern(id));
  }
  const isNamed = node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration';
  return isNamed && node.id ? [node.id.name] : [];
}

function namesOfPattern(pattern: Pattern | null): string[] {
  switch (pattern?.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) =>
        namesOfPattern(one.type === 'Property' ? one.value : one.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap(namesOfPattern);
    case 'AssignmentPattern':
      return namesOfPattern(pattern.left);
    case 'RestElement':
      return namesOfPattern(pattern.argument);
    default:
      return [];
  }
}

/** Of the module's names those that the cell uses: another may be a type, which no module has. */
function importedNames({ specifiers }: ImportDeclaration, used: ReadonlySet<string>): string[] {
  return specifiers.flatMap((one) => {
    if (one.type !== 'ImportSpecifier' || !used.has(one.local.name)) return [];
    return [nameOf(one.imported)];
  });
}

const nameOf = (name: { type: string; name?: string; value?: unknown }) =>
  name.type === 'Identifier' ? String(name.name) : String(name.value);

/** In one line. */
function withoutImport({ specifiers }: ImportDeclaration, from: string): string {
  const module = `await __import(${JSON.stringify(from)})`;
  const names = specifiers.map((one) => {
    if (one.type === 'ImportNamespaceSpecifier') return `${one.local.name}=${module}`;
    const name = one.type === 'ImportSpecifier' ? nameOf(one.imported) : 'default';
    return `{${JSON.stringify(name)}:${one.local.name}}=${module}`;
  });
  return names.length > 0 ? `const ${names.join(',')};` : `${module};`;
}
