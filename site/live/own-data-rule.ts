/** A rule over x and y that one types, such as y > sin(x): read by acorn, computed here, run by nobody's eval. */

import type { AnyNode, Expression, PrivateIdentifier, SpreadElement, Super } from 'acorn';
import { parseExpressionAt } from 'acorn';
import type { OwnDataWords } from './own-data-words.ts';

/** Longer ones nobody types; and no nesting is then too deep. */
const MOST_CHARACTERS = 200;

type Value = number | boolean;
type Compute = (x: number, y: number) => Value;

/** A part of the rule: what it computes, and which of both it is. */
interface Part {
  compute: Compute;
  isNumber: boolean;
  /** Whether the answer depends on y. */
  hasY: boolean;
}

const names: Record<string, Compute> = {
  x: (x) => x,
  y: (_, y) => y,
  pi: () => Math.PI,
  e: () => Math.E,
};

/** Math's, with how many numbers each takes. */
const functions = {
  ...{ abs: 1, sqrt: 1, exp: 1, log: 1, sin: 1, cos: 1, tan: 1, tanh: 1, sign: 1 },
  ...{ floor: 1, ceil: 1, round: 1, atan2: 2, hypot: 2, pow: 2, min: 2, max: 2 },
} as const;

export const functionNames = Object.keys(functions) as (keyof typeof functions)[];

const arithmetic: Record<string, (a: number, b: number) => number> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
  '**': (a, b) => a ** b,
};

const comparisons: Record<string, (a: number, b: number) => boolean> = {
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
  '==': (a, b) => a === b,
  '===': (a, b) => a === b,
  '!=': (a, b) => a !== b,
  '!==': (a, b) => a !== b,
};

const logic: Record<string, (a: boolean, b: () => boolean) => boolean> = {
  '&&': (a, b) => a && b(),
  '||': (a, b) => a || b(),
};

/**
 * @returns whether the rule holds at a place; a rule that is a number of x alone, f(x), stands for y > f(x)
 * @throws Error in the learner's words
 * @example readRule('x*x + y*y < 4', words)(1, 1) // true
 */
export function readRule(
  text: string,
  word: OwnDataWords['rule'],
): (x: number, y: number) => boolean {
  if (text.trim() === '') throw new Error(word.empty);
  if (text.length > MOST_CHARACTERS) throw new Error(word.long(text.length, MOST_CHARACTERS));
  const powered = text.indexOf('^');
  if (powered >= 0) throw new Error(word.power);
  let node: Expression;
  try {
    node = parseExpressionAt(text, 0, { ecmaVersion: 2020 });
  } catch (error) {
    const { pos = 0 } = error as { pos?: number };
    throw new Error(unreadable(text, pos, word));
  }
  const rest = text.slice(node.end).search(/\S/);
  if (rest >= 0) throw new Error(unreadable(text, node.end + rest, word));
  const { compute, isNumber, hasY } = partOf(node, text, word);
  if (!isNumber) return (x, y) => compute(x, y) === true;
  if (hasY) throw new Error(word.noComparison(text.trim()));
  return (x, y) => y > Number(compute(x, y));
}

/** @param at where reading stopped, counted from 0 */
function unreadable(text: string, at: number, word: OwnDataWords['rule']): string {
  if (/[\d.]\s*$/.test(text.slice(0, at)) && /[a-z(]/i.test(text[at] ?? '')) {
    return word.times(at + 1);
  }
  if (text[at] === '=') return word.equals;
  return at >= text.trimEnd().length ? word.unfinished : word.unreadable(text[at], at + 1);
}

type Node = Expression | PrivateIdentifier | SpreadElement | Super | AnyNode;

function partOf(node: Node, text: string, word: OwnDataWords['rule']): Part {
  const source = (of: Node) => text.slice(of.start, of.end);
  const read = (of: Node) => partOf(of, text, word);
  /** The parts, all of them numbers, or all yes or no. */
  const all = (nodes: readonly Node[], areNumbers: boolean) => {
    const parts = nodes.map(read);
    const wrong = parts.findIndex(({ isNumber }) => isNumber !== areNumbers);
    if (wrong >= 0) {
      throw new Error(
        areNumbers ? word.notNumber(source(nodes[wrong])) : word.notYesNo(source(nodes[wrong])),
      );
    }
    return parts;
  };
  const made = (compute: Compute, isNumber: boolean, ...parts: Part[]): Part => ({
    compute,
    isNumber,
    hasY: parts.some(({ hasY }) => hasY),
  });

  switch (node.type) {
    case 'Literal':
      if (typeof node.value === 'number') {
        const { value } = node;
        return made(() => value, true);
      }
      break;
    case 'Identifier':
      if (!Object.hasOwn(names, node.name)) throw new Error(word.unknownName(node.name));
      return { compute: names[node.name], isNumber: true, hasY: node.name === 'y' };
    case 'UnaryExpression':
      if (node.operator === '-' || node.operator === '+') {
        const [part] = all([node.argument], true);
        const sign = node.operator === '-' ? -1 : 1;
        return made((x, y) => sign * Number(part.compute(x, y)), true, part);
      }
      if (node.operator === '!') {
        const [part] = all([node.argument], false);
        return made((x, y) => !part.compute(x, y), false, part);
      }
      break;
    case 'BinaryExpression': {
      const calculate = arithmetic[node.operator];
      const operate = calculate ?? comparisons[node.operator];
      if (!operate) break;
      const [a, b] = all([node.left, node.right], true);
      return made(
        (x, y) => operate(Number(a.compute(x, y)), Number(b.compute(x, y))),
        calculate !== undefined,
        a,
        b,
      );
    }
    case 'LogicalExpression': {
      const operate = logic[node.operator];
      if (!operate) break;
      const [a, b] = all([node.left, node.right], false);
      return made(
        (x, y) => operate(a.compute(x, y) === true, () => b.compute(x, y) === true),
        false,
        a,
        b,
      );
    }
    case 'AssignmentExpression':
      throw new Error(word.equals);
    case 'CallExpression': {
      if (node.callee.type === 'Literal') throw new Error(word.times(node.callee.end + 1));
      const name = source(node.callee).replace(/^Math\./, '') as keyof typeof functions;
      if (!Object.hasOwn(functions, name))
        throw new Error(word.unknownFunction(source(node.callee)));
      if (node.arguments.length !== functions[name]) {
        throw new Error(word.wrongCount(name, functions[name], node.arguments.length));
      }
      const parts = all(node.arguments, true);
      const compute = Math[name] as (...values: number[]) => number;
      return made(
        (x, y) => compute(...parts.map((part) => Number(part.compute(x, y)))),
        true,
        ...parts,
      );
    }
  }
  throw new Error(word.notAllowed(source(node)));
}
