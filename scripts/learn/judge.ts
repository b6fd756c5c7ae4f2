/** What a check says of an answer: right, a known mistake, or wrong in a way of its own. */

import Module from 'node:module';
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
  const file = join(FOLDER, 'answer.js');
  const answer = new Module(file) as Module & { _compile(code: string, file: string): void };
  answer.filename = file;
  answer.paths = module.paths;
  answer._compile(code, file);
  return answer.exports;
}

/** What the check sees of an answer; what goes wrong on the way is seen too. */
async function see(exercise: Exercise, text: string): Promise<Seen[] | Error> {
  try {
    return await exercise.ask(load(text));
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** @param number counted from 1 */
export async function judge(exercise: Exercise, number: number, text: string): Promise<Verdict> {
  const withGap = (code: string) => see(exercise, fileText(exercise, number, code));
  const seen = await see(exercise, text);
  if (seen instanceof Error) return { kind: 'failed', message: seen.message };

  const right = await withGap(exercise.solution);
  if (right instanceof Error) throw right;
  const isRight = (i: number) => isSame(seen[i]?.value, right[i].value);
  const looked = seen.map(({ what, value }, i) => ({
    what,
    value: shown(value),
    isRight: isRight(i),
  }));
  const isAccepted = exercise.accepts?.(seen) ?? right.every((_, i) => isRight(i));
  if (isAccepted) {
    return { kind: 'right', looked: looked.map((one) => ({ ...one, isRight: true })) };
  }

  if (isAlike(seen, await withGap(exercise.stub))) return { kind: 'unsolved' };
  for (const { code, says } of exercise.mistakes) {
    if (isAlike(seen, await withGap(code))) return { kind: 'mistake', says, looked };
  }
  return { kind: 'wrong', looked };
}

function isAlike(seen: readonly Seen[], other: readonly Seen[] | Error): boolean {
  return (
    !(other instanceof Error) &&
    seen.length === other.length &&
    seen.every(({ value }, i) => isSame(value, other[i].value))
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
