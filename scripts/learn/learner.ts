/** One learner at work: checks, hints, solutions, and what is kept of them. */

import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileText, type Language } from '../../exercises/course/exercise.ts';
import { course } from '../../exercises/course/index.ts';
import { readText, writeWhole } from '../../src/internal.ts';
import type { Checker, Outcome } from './checker.ts';
import { changeProgress, EXERCISES, readProgress } from './progress.ts';
import { learnWords } from './words.ts';

const FAILURES_BEFORE_SOLUTION = 3;

/** @example fileName(7) // '07-stable-softmax.ts' */
function fileName(number: number): string {
  return `${String(number).padStart(2, '0')}-${course[number - 1].name}.ts`;
}

export const pathOf = (number: number) => join(EXERCISES, fileName(number));

/** As the learner sees it: 'exercises/07-stable-softmax.ts'. */
const exerciseFile = (number: number) => relative(process.cwd(), pathOf(number));

export class Learner {
  private progress = readProgress();

  private readonly language: Language;

  constructor(language: Language) {
    this.language = language;
  }

  private get words() {
    return learnWords[this.language];
  }

  /** The first exercise that isn't passed; undefined if all are. */
  current(): number | undefined {
    const index = course.findIndex(({ name }) => !this.progress.passed.includes(name));
    return index === -1 ? undefined : index + 1;
  }

  heading(number: number, isWatched: boolean): string {
    const { exercise } = course[number - 1];
    const { passed } = this.progress;
    const title = exercise.title[this.language];
    return [
      this.words.heading(number, course.length, title, passed.length),
      ...exercise.task[this.language].split('\n').map((line) => `  ${line}`),
      ...(isWatched ? [this.words.open(exerciseFile(number))] : [exerciseFile(number)]),
    ].join('\n');
  }

  /** @returns whether the exercise is passed, and what to tell; undefined if the check was ended */
  async check(
    number: number,
    checker: Checker,
  ): Promise<{ isRight: boolean; told: string } | undefined> {
    if (!existsSync(pathOf(number))) {
      return { isRight: false, told: this.words.missing(exerciseFile(number), number) };
    }
    const outcome = await checker.check(number, readText(pathOf(number)));
    if (outcome === undefined) return undefined;
    const { name } = course[number - 1];
    const isRight = outcome.kind === 'right';
    this.progress = changeProgress(({ passed, failed, hints }) => {
      if (isRight && !passed.includes(name)) passed.push(name);
      else if (outcome.kind === 'unsolved')
        hints[name] ||= 1; // which it tells
      else if (!isRight) failed[name] = (failed[name] ?? 0) + 1;
    });
    return { isRight, told: this.tell(number, outcome) };
  }

  private tell(number: number, outcome: Outcome): string {
    const { exercise } = course[number - 1];
    const lines: string[] = [];
    if (outcome.printed.trim() !== '')
      lines.push(this.words.printed, indented(outcome.printed.trim()));
    if ('looked' in outcome) {
      const width = Math.max(...outcome.looked.map(({ what }) => what.length));
      const isOpen = outcome.kind !== 'unsolved';
      for (const { what, value, isRight, expected, isAnswer } of outcome.looked) {
        const isTold = expected !== undefined && isOpen && (!isAnswer || this.isEarned(number));
        const instead = isTold ? this.words.expected(expected) : '';
        lines.push(`  ${isRight ? '✓' : '✗'} ${what.padEnd(width)}  ${value}${instead}`);
      }
    }
    switch (outcome.kind) {
      case 'right':
        lines.push(this.words.right, exercise.explanation[this.language]);
        break;
      case 'unsolved':
        lines.push(this.words.unsolved, `→ ${exercise.hints[0][this.language]}`);
        break;
      case 'mistake':
        lines.push(this.words.notYet, `→ ${outcome.says[this.language]}`);
        break;
      case 'wrong':
        lines.push(`${this.words.notYet} ${this.words.askForHint(number)}`);
        break;
      case 'failed':
        lines.push(this.words.failed(outcome.message));
        break;
      default:
        lines.push(this.words.stopped[outcome.why]);
    }
    return lines.join('\n');
  }

  /** One hint more each time. */
  hint(number: number): string {
    const { name, exercise } = course[number - 1];
    const { hints } = exercise;
    const shown = readProgress().hints[name] ?? 0;
    const n = Math.min(shown + 1, hints.length);
    this.progress = changeProgress((progress) => {
      progress.hints[name] = n;
    });
    const text = `${this.words.hint(n, hints.length)} ${hints[n - 1][this.language]}`;
    return shown >= hints.length ? `${text}\n${this.words.noMoreHints}` : text;
  }

  solution(number: number): string {
    if (!this.isEarned(number)) return this.words.solutionLater;
    return `${this.words.solution}\n${indented(course[number - 1].exercise.solution)}`;
  }

  private isEarned(number: number): boolean {
    const { name } = course[number - 1];
    const { passed, failed } = this.progress;
    return passed.includes(name) || (failed[name] ?? 0) >= FAILURES_BEFORE_SOLUTION;
  }

  list(): string {
    const now = this.current();
    return course
      .map(({ name, exercise }, i) => {
        const mark = this.progress.passed.includes(name) ? '✓' : i + 1 === now ? '→' : ' ';
        return `${mark} ${String(i + 1).padStart(2)}  ${exercise.title[this.language]}`;
      })
      .join('\n');
  }

  /** The file as it was at first; what was passed and hinted is forgotten. */
  reset(number: number): string {
    const { name, exercise } = course[number - 1];
    writeWhole(pathOf(number), fileText(exercise, number, exercise.stub));
    this.progress = changeProgress((progress) => {
      progress.passed = progress.passed.filter((other) => other !== name);
      delete progress.failed[name];
      delete progress.hints[name];
    });
    return this.words.reset(exerciseFile(number));
  }
}

function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}
