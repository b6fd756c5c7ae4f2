/** Where the code makes its errors: every `new …Error(…)` in the sources. */

import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import * as ts from 'typescript';
import { PROJECT_DIR, readProjectFile } from '../../src/internal.ts';

/** What only authors meet: that a file of this repository and the code don't agree, or that their tools fail. */
const forAuthors =
  /^scripts\/(bench|compare-files|compare\/random|distribute\/(check|measure|page)|site\/measure|programs\/(chromium|install-tools)|verify-)/;

const LEAST_CONSTANT = 8;

export interface Site {
  file: string;
  /** First and last line of the expression, counted from 1. */
  lines: [number, number];
  /** What it says, '…' for what is computed. */
  message: string;
  /** Matches what it says; undefined if nearly all of it is computed. */
  pattern: RegExp | undefined;
}

export function errorSites(): Site[] {
  return sourceFiles()
    .filter((file) => !forAuthors.test(file) && file !== 'src/names/fault.ts')
    .flatMap(sitesIn);
}

/** @example 'src/data/idx.ts' */
export function sourceFiles(): string[] {
  return ['src', 'scripts', 'exercises/course'].flatMap((folder) =>
    readdirSync(join(PROJECT_DIR, folder), { recursive: true })
      .map((name) => join(folder, String(name)))
      .filter((path) => path.endsWith('.ts') && !path.includes('assembly')),
  );
}

function sitesIn(file: string): Site[] {
  const text = readProjectFile(file);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const line = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const sites: Site[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText(source))) {
      const pieces = piecesOf(node.arguments?.[0]);
      const isComputed = pieces.join('').trim().length < LEAST_CONSTANT;
      sites.push({
        file,
        lines: [line(node.getStart(source)), line(node.end)],
        message: pieces.join('…'),
        pattern: isComputed ? undefined : new RegExp(pieces.map(escaped).join('[^]*')),
      });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return sites;
}

/** The constant parts of a text, between which something is computed. */
function piecesOf(node: ts.Node | undefined): string[] {
  if (node === undefined) return [''];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  }
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [piecesOf(node.left), piecesOf(node.right)];
    return [...left.slice(0, -1), `${left.at(-1)}${right[0]}`, ...right.slice(1)];
  }
  return ['', ''];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** The error's own place and those of its causes, as file:line, innermost last. */
export function placesOf(error: unknown): { file: string; line: number }[] {
  const places = [];
  for (let at = error; at instanceof Object && 'stack' in at; at = (at as Error).cause) {
    const [, path, line] =
      String(at.stack).match(/\n\s+at (?:.*\()?(?:file:\/\/)?(\/.*?):(\d+):\d+\)?/) ?? [];
    if (path) places.push({ file: relative(PROJECT_DIR, path), line: Number(line) });
  }
  return places;
}
