import { basename } from 'node:path';
import * as ts from 'typescript';
import * as lesson from '../../src/index.ts';
import { readProjectFile } from '../../src/internal.ts';
import * as report from '../../src/report/index.ts';
import { sourceFiles } from './sites.ts';

/** A name of one word, such as `step` or `dense`, is a word of the language as well. */
const isTelling = (name: string) => /[a-z][A-Z]/.test(name);

/** Public, though functions inside are called so as well. */
const optionsAndMethods = ['className', 'inputShape', 'loadData'];

export function internalNames(): Set<string> {
  const names = new Set<string>();
  for (const file of sourceFiles()) {
    names.add(basename(file));
    const text = readProjectFile(file);
    const visit = (node: ts.Node): void => {
      const isNamed =
        ts.isFunctionDeclaration(node) ||
        ts.isClassDeclaration(node) ||
        ts.isInterfaceDeclaration(node);
      if (isNamed && node.name && isTelling(node.name.text)) names.add(node.name.text);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  }
  const known = [...Object.keys(lesson), ...Object.keys(report), ...optionsAndMethods];
  for (const name of known) names.delete(name);
  return names;
}
