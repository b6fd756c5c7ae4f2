/** What the code calls of TensorFlow.js, room by room: read from the sources. */

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSourceFile,
  forEachChild,
  isInterfaceDeclaration,
  isPropertyAccessExpression,
  isTypeAliasDeclaration,
  isTypeNode,
  type Node,
  ScriptTarget,
} from 'typescript';
import { PROJECT_DIR, readProjectFile } from '../../src/internal.ts';

/** Names that hold others: `tf.layers.dense` is one name, `tf.Tensor.prototype` is `Tensor`. */
const SPACES =
  /^tf\.((?:layers|losses|train|initializers|regularizers|constraints|io|util|serialization)\.\w+|\w+)/;

export interface TensorFlowUse {
  /** By room, a folder of src: 'data'. */
  rooms: Map<string, Set<string>>;
  files: number;
}

export function tensorFlowUse(): TensorFlowUse {
  const rooms = new Map<string, Set<string>>();
  const files = readdirSync(join(PROJECT_DIR, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/assembly/.test(file))
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
  let using = 0;
  for (const file of files) {
    const names = calledIn(readProjectFile('src', ...file.split('/')));
    if (names.size === 0) continue;
    using++;
    const [room] = file.split('/');
    rooms.set(room, new Set([...(rooms.get(room) ?? []), ...names]));
  }
  return { rooms, files: using };
}

/** @example calledIn('const a: tf.Tensor = tf.layers.dense({})') // Set { 'layers.dense' } */
export function calledIn(source: string): Set<string> {
  const names = new Set<string>();
  const visit = (node: Node): void => {
    if (isTypeNode(node) || isInterfaceDeclaration(node) || isTypeAliasDeclaration(node)) return;
    if (isPropertyAccessExpression(node)) {
      const [, name] = node.getText().replace(/\s/g, '').match(SPACES) ?? [];
      if (name) {
        names.add(name);
        return;
      }
    }
    forEachChild(node, visit);
  };
  visit(createSourceFile('source.ts', source, ScriptTarget.Latest, true));
  return names;
}
