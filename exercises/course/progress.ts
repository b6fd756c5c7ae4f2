/** How far a learner is: `npm run learn` and the page keep it in the same words, and read each other's file. */

export interface Progress {
  /** Names of exercises. */
  passed: string[];
  /** Failed checks since the exercise was begun, by name. */
  failed: Record<string, number>;
  /** Hints shown, by name. */
  hints: Record<string, number>;
}

const FAILURES_BEFORE_SOLUTION = 3;

export const noProgress = (): Progress => ({ passed: [], failed: {}, hints: {} });

/** @returns undefined if it isn't what `progressText` writes */
export function readProgress(text: string): Progress | undefined {
  try {
    const { passed, failed, hints } = Object(JSON.parse(text));
    const isNames = Array.isArray(passed) && passed.every((name) => typeof name === 'string');
    if (!isNames || !isCounts(failed) || !isCounts(hints)) return undefined;
    return { passed: [...passed], failed: { ...failed }, hints: { ...hints } };
  } catch {
    return undefined;
  }
}

/** A file's text. */
export const progressText = (progress: Progress) => `${JSON.stringify(progress, null, 2)}\n`;

function isCounts(value: unknown): value is Record<string, number> {
  const isCount = (count: unknown) => Number.isSafeInteger(count) && Number(count) >= 0;
  return typeof value === 'object' && value !== null && Object.values(value).every(isCount);
}

/** The exercise is passed, or was tried often enough: its solution is shown. */
export function isEarned({ passed, failed }: Progress, name: string): boolean {
  return passed.includes(name) || (failed[name] ?? 0) >= FAILURES_BEFORE_SOLUTION;
}

/** @param kind the verdict's, or why there is none */
export function noteCheck(progress: Progress, name: string, kind: string): void {
  const { passed, failed, hints } = progress;
  if (kind === 'right') {
    if (!passed.includes(name)) passed.push(name);
  } else if (kind === 'unsolved') {
    hints[name] ||= 1; // which it tells
  } else {
    failed[name] = (failed[name] ?? 0) + 1;
  }
}

/** @returns which hint comes next, counted from 1: the last one again when there are no more */
export function noteHint({ hints }: Progress, name: string, total: number): number {
  hints[name] = Math.min((hints[name] ?? 0) + 1, total);
  return hints[name];
}

/** As if the exercise had never been begun. */
export function forget(progress: Progress, name: string): void {
  progress.passed = progress.passed.filter((other) => other !== name);
  delete progress.failed[name];
  delete progress.hints[name];
}

/** What either has: nothing is lost. */
export function joined(one: Progress, other: Progress): Progress {
  const most = (a: Record<string, number>, b: Record<string, number>) => {
    const all = { ...a };
    for (const [name, count] of Object.entries(b)) all[name] = Math.max(all[name] ?? 0, count);
    return all;
  };
  return {
    passed: [...new Set([...one.passed, ...other.passed])],
    failed: most(one.failed, other.failed),
    hints: most(one.hints, other.hints),
  };
}
