/** One learner at work: checks, hints, solutions, and what is kept of them. */

import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileText, type Language } from '../../exercises/course/exercise.ts';
import { feedback, feedbackWords, type Outcome } from '../../exercises/course/feedback.ts';
import { course } from '../../exercises/course/index.ts';
import { forget, isEarned, noteCheck, noteHint } from '../../exercises/course/progress.ts';
import { readText, writeWhole } from '../../src/internal.ts';
import type { Checker } from './checker.ts';
import { changeProgress, EXERCISES, loadProgress } from './progress.ts';
import { learnWords } from './words.ts';

/** @example fileName(7) // '07-stable-softmax.ts' */
function fileName(number: number): string {
  return `${String(number).padStart(2, '0')}-${course[number - 1].name}.ts`;
}

export const pathOf = (number: number) => join(EXERCISES, fileName(number));

/** As the learner sees it: 'exercises/07-stable-softmax.ts'. */
const exerciseFile = (number: number) => relative(process.cwd(), pathOf(number));

export class Learner {
  private progress = loadProgress();

  private readonly language: Language;

  constructor(language: Language) {
    this.language = language;
  }

  private get words() {
    return { ...feedbackWords[this.language], ...learnWords[this.language] };
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
    this.progress = changeProgress((progress) => noteCheck(progress, name, outcome.kind));
    return { isRight: outcome.kind === 'right', told: this.tell(number, outcome) };
  }

  private tell(number: number, outcome: Outcome): string {
    const { name, exercise } = course[number - 1];
    const texts = {
      hints: exercise.hints.map((hint) => hint[this.language]),
      explanation: exercise.explanation[this.language],
    };
    const isOpen = isEarned(this.progress, name);
    const { looked, says, more } = feedback(outcome, texts, this.language, isOpen);
    const lines: string[] = [];
    if (outcome.printed.trim() !== '')
      lines.push(this.words.printed, indented(outcome.printed.trim()));
    const width = Math.max(...looked.map(({ what }) => what.length));
    for (const { what, value, isRight, expected } of looked) {
      const instead = expected === undefined ? '' : this.words.expected(expected);
      lines.push(`  ${isRight ? '✓' : '✗'} ${what.padEnd(width)}  ${value}${instead}`);
    }
    lines.push(outcome.kind === 'wrong' ? `${says} ${this.words.askForHint(number)}` : says);
    if (more) lines.push(outcome.kind === 'right' ? more : `→ ${more}`);
    return lines.join('\n');
  }

  /** One hint more each time. */
  hint(number: number): string {
    const { name, exercise } = course[number - 1];
    const { hints } = exercise;
    const shown = loadProgress().hints[name] ?? 0;
    let n = 0;
    this.progress = changeProgress((progress) => {
      n = noteHint(progress, name, hints.length);
    });
    const text = `${this.words.hint(n, hints.length)} ${hints[n - 1][this.language]}`;
    return shown >= hints.length ? `${text}\n${this.words.noMoreHints}` : text;
  }

  solution(number: number): string {
    const { name, exercise } = course[number - 1];
    if (!isEarned(this.progress, name)) return this.words.solutionLater;
    return `${this.words.solution}\n${indented(exercise.solution)}`;
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
    this.progress = changeProgress((progress) => forget(progress, name));
    return this.words.reset(exerciseFile(number));
  }
}

function indented(text: string): string {
  return text.replace(/^/gm, '    ');
}
