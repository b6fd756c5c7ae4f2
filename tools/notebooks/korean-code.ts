/** A chapter's code with its printed words and its comments in Korean; what it computes stays. */

import {
  createSourceFile,
  forEachChild,
  isCallExpression,
  isImportDeclaration,
  isLiteralExpression,
  isNoSubstitutionTemplateLiteral,
  isStringLiteral,
  isTemplateExpression,
  isTemplateHead,
  isTemplateMiddleOrTemplateTail,
  type Node,
  ScriptTarget,
  type SourceFile,
} from 'typescript';
import { asTheyAre, korean } from './korean-words.ts';

interface Piece {
  start: number;
  end: number;
  /** What the table is asked for: a string's text, a template's with {0}, {1} …, a comment's. */
  text: string;
  /** Whether a reader of Korean meets it: a comment, or what is printed. */
  isRead: boolean;
  write(translation: string): string;
}

/** @example koreanCode("console.log('weights', w); // by hand") // "console.log('가중치', w); // 손으로" */
export function koreanCode(code: string): string {
  let result = '';
  let at = 0;
  for (const { start, end, text, isRead, write } of piecesOf(code)) {
    const translation = translated(text);
    if (!isRead || translation === undefined) continue;
    result += code.slice(at, start) + write(translation);
    at = end;
  }
  return result + code.slice(at);
}

/** The table has a text without the spaces around it, or with them where columns shall stay columns. */
function translated(text: string): string | undefined {
  const words = text.trim();
  return korean[text] ?? (words in korean ? text.replace(words, () => korean[words]) : undefined);
}

/** The texts of a code cell that a reader of Korean would meet in English. */
export function withoutKorean(code: string): string[] {
  return piecesOf(code)
    .filter(({ isRead, text }) => isRead && /[a-z]{2}/.test(text.replace(/\{\d+\}/g, '')))
    .filter(({ text }) => translated(text) === undefined && !asTheyAre.has(text.trim()))
    .map(({ text }) => text.trim());
}

/** Rather a sentence than a name. */
const hasWords = (text: string) => / /.test(text.trim());

function piecesOf(code: string): Piece[] {
  const source = createSourceFile('cell.ts', code, ScriptTarget.Latest, true);
  const pieces = commentsOf(code, source);
  const visit = (node: Node, isPrinted: boolean): void => {
    if (isImportDeclaration(node)) return;
    const span = { start: node.getStart(), end: node.end };
    if (isStringLiteral(node) || isNoSubstitutionTemplateLiteral(node)) {
      const isRead = isPrinted || hasWords(node.text);
      const quote = isStringLiteral(node) ? "'" : '`';
      pieces.push({ ...span, text: node.text, isRead, write: (text) => quote + text + quote });
    } else if (isTemplateExpression(node)) {
      const { head, templateSpans } = node;
      const text = templateSpans.reduce(
        (all, { literal }, i) => `${all}{${i}}${literal.text}`,
        head.text,
      );
      const inner = templateSpans.map(({ expression }) => koreanCode(expression.getText()));
      const write = (text: string) =>
        `\`${text.replace(/\{(\d+)\}/g, (_, i) => `\${${inner[Number(i)]}}`)}\``;
      const isRead = isPrinted || hasWords(text);
      pieces.push({ ...span, text, isRead, write });
      if (translated(text) === undefined) {
        for (const { expression } of templateSpans) visit(expression, isPrinted);
      }
    } else {
      const prints = isCallExpression(node) && node.expression.getText() === 'console.log';
      forEachChild(node, (child) => visit(child, isPrinted || prints));
    }
  };
  visit(source, false);
  return pieces.sort((a, b) => a.start - b.start);
}

/** Lines of comment that follow one another are one text. */
function commentsOf(code: string, source: SourceFile): Piece[] {
  const pieces: Piece[] = [];
  for (const { 0: comment, index: start } of code.matchAll(/\/\*[\s\S]*?\*\/|\/\/.*/g)) {
    if (isInsideLiteral(source, start)) continue;
    const end = start + comment.length;
    const isBlock = comment.startsWith('/*');
    const text = comment
      .replace(/^\/\*+|\*\/$|^ *\*|^\/\//gm, '')
      .replace(/\s+/g, ' ')
      .trim();
    const before = code.slice(code.lastIndexOf('\n', start) + 1, start);
    const last = pieces[pieces.length - 1];
    if (last && before.trim() === '' && /^\n *$/.test(code.slice(last.end, start))) {
      last.text += ` ${text}`;
      last.end = end;
    } else {
      const write = (text: string) =>
        isBlock
          ? `/** ${text} */`
          : text.replace(/^ */gm, (_, at) =>
              at === 0 ? '// ' : `${before.replace(/\S/g, ' ')}// `,
            );
      pieces.push({ start, end, text, isRead: true, write });
    }
  }
  return pieces;
}

function isInsideLiteral(node: Node, position: number): boolean {
  if (position < node.getStart() || position >= node.end) return false;
  return (
    isLiteralExpression(node) ||
    isTemplateMiddleOrTemplateTail(node) ||
    isTemplateHead(node) ||
    Boolean(forEachChild(node, (child) => isInsideLiteral(child, position)))
  );
}
