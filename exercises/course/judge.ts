/** What a check says of an answer: right, a known mistake, or wrong in a way of its own. */

import { transform } from 'sucrase';
import { type Answer, codeText, type Exercise, isSame, type Seen, type Words } from './exercise.ts';

const MOST_CHARACTERS = 200;
const DEEPEST = 4;

export interface Looked {
  what: string;
  value: string;
  isRight: boolean;
  /** What would have been right, where it isn't, and one value is. */
  expected?: string;
  isAnswer?: true;
}

export type Verdict =
  | { kind: 'right'; looked: Looked[] }
  | { kind: 'unsolved'; looked: Looked[] }
  | { kind: 'mistake'; says: Words; looked: Looked[] }
  | { kind: 'wrong'; looked: Looked[] }
  | { kind: 'failed'; message: string };

type Question = (answer: Answer) => Seen[] | Promise<Seen[]>;

/** What a file in the folder exercises may import, by the name in its import: '../src/index.ts'. */
export type Modules = (name: string) => unknown;

/**
 * Runs the text of a learner's file.
 * @throws Error that names the line of a syntax error, or an export that is asked for and missing
 */
export function load(text: string, modules: Modules): Answer {
  const answer: Answer = {};
  new Function('exports', 'require', translated(text))(answer, modules);
  return new Proxy(answer, {
    get(target, name) {
      if (name in target) return target[String(name)];
      throw new Error(`The file exports no '${String(name)}'.`);
    },
  });
}

/** Without types, which is all that running needs; the lines stay where they are. */
function translated(text: string): string {
  try {
    const { code } = transform(text, {
      transforms: ['typescript', 'imports'],
      disableESTransforms: true,
    });
    return code;
  } catch (error) {
    const { loc, message } = error as Error & { loc?: { line: number; column: number } };
    if (!loc) throw error;
    const rest = text.split('\n')[loc.line - 1]?.slice(loc.column - 1) ?? '';
    const [token] = rest.match(/^(?:[\w$]+|\S)/u) ?? [];
    const what = token ? `unexpected '${token}'` : 'something is missing before the end';
    const says = message.replace(/ \(\d+:\d+\)$/, '').replace('Unexpected token', what);
    throw new Error(`line ${loc.line}: ${says.replaceAll('"', "'")}`);
  }
}

/** @param text the learner's file; its comments don't count */
export async function judge(exercise: Exercise, text: string, modules: Modules): Promise<Verdict> {
  const { ask, accepts, recognise, stub, solution, mistakes } = exercise;
  const withGap = (code: string) => codeText(exercise, code);
  /** Runs a question on an answer; what goes wrong on the way is seen too. */
  const seen = async (question: Question, code: string): Promise<Seen[] | Error> => {
    try {
      return await question(load(code, modules));
    } catch (error) {
      return error instanceof Error ? error : new Error(shown(error));
    }
  };
  const isUnsolved = bare(text) === bare(withGap(stub));
  if (isUnsolved && !exercise.showsUnsolved) return { kind: 'unsolved', looked: [] };

  // What is right and what the mistakes give is known before the learner's code has run.
  const known: (Seen[] | Error)[] = [];
  const right = await quietly(async () => {
    const ofSolution = accepts ? undefined : await seen(ask, withGap(solution));
    for (const { code } of mistakes) known.push(await seen(recognise ?? ask, withGap(code)));
    return ofSolution;
  });
  if (right instanceof Error) throw right;

  const given = await seen(ask, text);
  if (given instanceof Error) return { kind: 'failed', message: given.message };
  const marks = given.map(({ value }, i) =>
    right ? isSame(value, right[i]?.value) : i < given.length - 1,
  );
  const isRight = right
    ? right.length === given.length && marks.every(Boolean)
    : accepts?.(given) === true;
  const looked = given.map(({ what, value, isAnswer }, i) => ({
    what,
    value: shown(value),
    isRight: isRight || marks[i],
    expected: right && i in right && !marks[i] ? shown(right[i].value) : undefined,
    isAnswer,
  }));
  if (isUnsolved) return { kind: 'unsolved', looked };
  if (isRight) return { kind: 'right', looked };

  const own = recognise ? await seen(recognise, text) : given;
  const at = known.findIndex((other) => isAlike(own, other));
  return at === -1
    ? { kind: 'wrong', looked }
    : { kind: 'mistake', says: mistakes[at].says, looked };
}

/** What the course's own code prints, and what it is warned of, is not the learner's. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const names = ['log', 'info', 'warn', 'error'] as const;
  const own = names.map((name) => console[name]);
  for (const name of names) console[name] = () => undefined;
  try {
    return await work();
  } finally {
    for (const [i, name] of names.entries()) console[name] = own[i];
  }
}

/** Without comments and spaces, which change nothing. */
function bare(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/\s/g, '');
}

function isAlike(a: readonly Seen[] | Error, b: readonly Seen[] | Error): boolean {
  return (
    !(a instanceof Error) &&
    !(b instanceof Error) &&
    a.length === b.length &&
    a.every(({ value }, i) => isSame(value, b[i].value))
  );
}

/** @example shown([0.123456789, 2]) // '[0.123457, 2]' */
function shown(value: unknown): string {
  const text = inWords(value, 0);
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)} …` : text;
}

function inWords(value: unknown, depth: number): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (value instanceof Promise) return 'a Promise (an async function?)';
  if (typeof value !== 'object' || value === null) return String(value);
  if (depth === DEEPEST) return '…';
  const inside = (part: unknown) => inWords(part, depth + 1);
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const parts = Array.from(value as ArrayLike<unknown>).slice(0, MOST_CHARACTERS);
    return `[${parts.map(inside).join(', ')}]`;
  }
  const entries = Object.entries(value).map(([key, part]) => `${key}: ${inside(part)}`);
  return `{ ${entries.join(', ')} }`;
}
