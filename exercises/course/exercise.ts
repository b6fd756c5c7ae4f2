/** What an exercise is: a file with a gap, what fills it rightly, and how it is often filled wrongly. */

import type { Language } from '../../src/report/index.ts';

export type { Language };

/** A text in both languages. */
export interface Words {
  en: string;
  ko: string;
}

/** What the learner's file exports. */
// biome-ignore lint/suspicious/noExplicitAny: the answer is anything that a learner writes
export type Answer = Record<string, any>;

/** One thing that the check looks at: how it is called, and what it is in the learner's file. */
export interface Seen {
  /** As the learner would write it: 'softmax([1, 2, 3])'. */
  what: string;
  value: unknown;
  /** A constant that the learner was asked for: what is expected would be the answer. */
  isAnswer?: true;
}

export interface Mistake {
  /** Code for the gap. */
  code: string;
  /** Names the misconception. */
  says: Words;
}

export interface Exercise {
  /** The chapter that it belongs to. */
  chapter: string;
  title: Words;
  /** What to do, in a few sentences; a line of the file is at most 90 characters. */
  task: Words;
  /** The file's code; the line GAP, as far in as the gap's code, is what the learner writes. */
  code: string;
  /** Stands in the gap at first. */
  stub: string;
  solution: string;
  /** At least three; a later one is looked at only if no earlier one fits. */
  mistakes: readonly Mistake[];
  /** From the first nudge to almost the answer. */
  hints: readonly Words[];
  /** Why the right answer is right: shown when the exercise is passed. */
  explanation: Words;
  /** Looks at the learner's exports; the same is asked of the solution and of every mistake. */
  ask(answer: Answer): Seen[] | Promise<Seen[]>;
  /** Where `ask` takes long: what tells mistakes apart without it. */
  recognise?(answer: Answer): Seen[];
  /** For answers that many values can be right for; else the solution's values are the right ones. */
  accepts?(seen: readonly Seen[]): boolean;
  /** Shows what came of the gap as it stands at first: for an error that is to be read. */
  showsUnsolved?: boolean;
  /** The check trains on Fashion-MNIST: a page fetches it first. */
  needsData?: true;
  /** Longer than this, and the code is stopped: DEFAULT_SECONDS unless given. */
  seconds?: number;
}

export const DEFAULT_SECONDS = 5;

/** What the learner's constants hold. @example exported({ hidden }) // [{ what: 'hidden', value: 78500, isAnswer: true }] */
export function exported(constants: Answer): Seen[] {
  return Object.entries(constants).map(([what, value]) => ({ what, value, isAnswer: true }));
}

/**
 * What the learner's function gives, for one list of arguments after the other.
 * @example calls('sigmoid', sigmoid, [[0]]) // [{ what: 'sigmoid(0)', value: 0.5 }]
 */
export function calls(
  name: string,
  f: (...given: unknown[]) => unknown,
  lists: readonly unknown[][],
): Seen[] {
  return lists.map((given) => {
    const shown = given.map((value) => JSON.stringify(value).replaceAll(',', ', '));
    return { what: `${name}(${shown.join(', ')})`, value: f(...given) };
  });
}

/** A line of code that says where to write. */
const MARKERS = { from: '// ▼ your code · 여기에 씁니다', to: '// ▲' };

/** The learner's file, with the gap filled by this code. @param number counted from 1 */
export function fileText(exercise: Exercise, number: number, gap: string): string {
  const { title, task, chapter } = exercise;
  const comment = [
    `${number} · ${title.en} (chapter ${chapter})`,
    '',
    ...task.en.split('\n'),
    '',
    `${number} · ${title.ko} (${chapter}장)`,
    '',
    ...task.ko.split('\n'),
  ].map((line) => ` * ${line}`.trimEnd());
  return ['/**', ...comment, ' */', '', codeText(exercise, gap)].join('\n');
}

/** The same without the comment that says the task. */
export function codeText({ code }: Exercise, gap: string): string {
  const body = code.replace(/^( *)GAP$/m, (_, indent: string) =>
    [MARKERS.from, ...gap.split('\n'), MARKERS.to]
      .map((line) => (line === '' ? '' : indent + line))
      .join('\n'),
  );
  return `${body.trim()}\n`;
}

/** Equal numbers may differ by rounding. */
export function isSame(a: unknown, b: unknown): boolean {
  if (typeof a === 'number' && typeof b === 'number') {
    if (!Number.isFinite(a) || !Number.isFinite(b)) return Object.is(a, b);
    return Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b));
  }
  if (isList(a) && isList(b)) {
    return a.length === b.length && Array.from(a).every((value, i) => isSame(value, b[i]));
  }
  if (isRecord(a) && isRecord(b)) {
    const [keys, others] = [Object.keys(a), Object.keys(b)];
    return (
      keys.length === others.length &&
      keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
    );
  }
  return Object.is(a, b);
}

function isList(value: unknown): value is ArrayLike<unknown> {
  return Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !isList(value);
}
