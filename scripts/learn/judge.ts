/** What a check says of an answer: right, a known mistake, or wrong in a way of its own. */

import { join } from 'node:path';
import { transform } from 'sucrase';
import {
  type Answer,
  type Exercise,
  fileText,
  isSame,
  type Seen,
  type Words,
} from '../../exercises/course/exercise';

const FOLDER = join(__dirname, '..', '..', 'exercises');

export interface Looked {
  what: string;
  value: string;
  isRight: boolean;
}

export type Verdict =
  | { kind: 'right'; looked: Looked[] }
  | { kind: 'unsolved' }
  | { kind: 'mistake'; says: Words; looked: Looked[] }
  | { kind: 'wrong'; looked: Looked[] }
  | { kind: 'failed'; message: string };

/** Runs the text of a learner's file, as if it stood in the folder exercises. */
export function load(text: string): Answer {
  const { code } = transform(text, {
    transforms: ['typescript', 'imports'],
    disableESTransforms: true,
  });
  const answer: Answer = {};
  new Function('exports', 'require', code)(answer, (name: string) =>
    require(name.startsWith('.') ? join(FOLDER, name) : name),
  );
  return answer;
}

/** Runs a question on an answer; what goes wrong on the way is seen too. */
async function seen(
  question: (answer: Answer) => Seen[] | Promise<Seen[]>,
  text: string,
): Promise<Seen[] | Error> {
  try {
    return await question(load(text));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** @param number counted from 1 */
export async function judge(exercise: Exercise, number: number, text: string): Promise<Verdict> {
  const withGap = (code: string) => fileText(exercise, number, code);
  if (text === withGap(exercise.stub)) return { kind: 'unsolved' };
  const given = await seen(exercise.ask, text);
  if (given instanceof Error) return { kind: 'failed', message: given.message };

  const { isRight, marks } = await compared(exercise, given, withGap(exercise.solution));
  const looked = given.map(({ what, value }, i) => ({
    what,
    value: shown(value),
    isRight: marks[i],
  }));
  if (isRight) return { kind: 'right', looked };

  const question = exercise.recognise ?? exercise.ask;
  const own = await seen(question, text);
  const isLike = async (code: string) => isAlike(own, await seen(question, withGap(code)));
  if (await isLike(exercise.stub)) return { kind: 'unsolved' };
  for (const { code, says } of exercise.mistakes) {
    if (await isLike(code)) return { kind: 'mistake', says, looked };
  }
  return { kind: 'wrong', looked };
}

/** Against what the exercise accepts, or else against its solution. */
async function compared(exercise: Exercise, given: readonly Seen[], solution: string) {
  if (exercise.accepts) {
    const isRight = exercise.accepts(given);
    return { isRight, marks: given.map(() => isRight) };
  }
  const right = await seen(exercise.ask, solution);
  if (right instanceof Error) throw right;
  const marks = right.map(({ value }, i) => isSame(given[i]?.value, value));
  return { isRight: marks.every(Boolean), marks };
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
  if (typeof value === 'number') return String(Number(value.toPrecision(6)));
  if (typeof value === 'string') return `'${value}'`;
  if (typeof value === 'function') return 'a function';
  if (Array.isArray(value)) return `[${value.map(shown).join(', ')}]`;
  if (ArrayBuffer.isView(value)) return shown(Array.from(value as Float32Array));
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, part]) => `${key}: ${shown(part)}`);
    return `{ ${entries.join(', ')} }`;
  }
  return String(value);
}
