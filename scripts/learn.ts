/** `npm run learn`: the exercises, checked at every save. */

import { unwatchFile, watchFile } from 'node:fs';
import stringWidth from 'string-width';
import type { Language } from '../exercises/course/exercise.ts';
import { feedbackWords } from '../exercises/course/feedback.ts';
import { course } from '../exercises/course/index.ts';
import { didYouMean } from '../src/internal.ts';
import { runCommand } from './command/command.ts';
import { languageOf } from './command/language.ts';
import * as shared from './command/shared-options.ts';
import { Checker } from './learn/checker.ts';
import { Learner, pathOf } from './learn/learner.ts';
import { learnWords } from './learn/words.ts';
import { wrapped } from './learn/wrapped.ts';

const LOOK_EVERY_MILLISECONDS = 100;
/** An editor may write a file in pieces. */
const SETTLE_MILLISECONDS = 60;
/** A line's columns, in a terminal that has them. */
const LINE = 80;
const CTRL_C = '\u0003';
/** The same keys while Korean letters are typed. */
const hangulKeys: Record<string, string> = { ㅗ: 'h', ㄱ: 'r', ㄴ: 's', ㅣ: 'l', ㅂ: 'q' };

/** Checks at every save, and goes on to the next exercise when one is passed; keys ask for more. */
class Watch {
  private readonly words;
  private readonly checker = new Checker(2);
  private number: number | undefined;
  private isStopped = false;
  /** Checks of this exercise that have answered. */
  private checks = 0;

  private readonly learner: Learner;
  private readonly language: Language;

  constructor(learner: Learner, language: Language) {
    this.learner = learner;
    this.language = language;

    this.words = learnWords[language];
    this.number = learner.current();
  }

  start(): void {
    process.stdin.setRawMode(true);
    process.stdin.setEncoding('utf8');
    process.stdin.on('data', (keys: string) => {
      // An arrow or another key without a letter comes as several characters, of which the first is no text.
      const pressed = /^\p{Cc}/u.test(keys) ? [keys] : keys.toLowerCase();
      for (const key of pressed) this.press(hangulKeys[key] ?? key);
    });
    for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) {
      process.once(signal, () => this.stop());
    }
    this.begin();
  }

  private press(key: string): void {
    const { number, learner } = this;
    if (key === 'q' || key === CTRL_C) this.stop();
    else if (this.isStopped || number === undefined) return;
    else if (key === 'l') tell(learner.list());
    else if (key === 'h') tell(learner.hint(number));
    else if (key === 's') tell(learner.solution(number));
    else if (key === 'r') void this.check();
    else tell(`${this.words.noSuchKey(/^\P{C}$/u.test(key) ? key : '')} ${this.words.keys}`);
  }

  private begin(): void {
    const { number } = this;
    if (number === undefined) {
      tell(feedbackWords[this.language].done);
      this.stop();
      return;
    }
    this.checks = 0;
    tell(`${this.learner.heading(number, true)}\n${this.words.keys}`);
    watchFile(pathOf(number), { interval: LOOK_EVERY_MILLISECONDS }, () => {
      setTimeout(() => void this.check(), SETTLE_MILLISECONDS);
    });
    void this.check();
  }

  /** The newest text counts: an earlier check that still runs is ended. */
  private async check(): Promise<void> {
    const { number } = this;
    if (number === undefined || this.isStopped) return;
    this.checker.cancel();
    try {
      const checked = await this.learner.check(number, this.checker);
      if (checked === undefined || this.isStopped) return;
      this.tellCheck(checked.told);
      if (!checked.isRight) return;
    } catch (error) {
      this.tellCheck(`✗ ${(error as Error).message}`);
      return;
    }
    unwatchFile(pathOf(number));
    this.number = this.learner.current();
    if (this.number !== undefined) console.log(this.words.next);
    this.begin();
  }

  /** Below a line of its own, so that one attempt is not taken for another. */
  private tellCheck(told: string): void {
    this.checks++;
    const title = `── ${this.words.attempt(this.checks, new Date().toTimeString().slice(0, 8))} `;
    const dashes = Math.min(process.stdout.columns || LINE, LINE) - stringWidth(title);
    tell(`${title}${'─'.repeat(Math.max(0, dashes))}\n${told}`);
  }

  private stop(): void {
    this.isStopped = true;
    if (this.number !== undefined) unwatchFile(pathOf(this.number));
    process.stdin.setRawMode(false);
    process.stdin.pause();
    this.checker.dispose();
  }
}

function tell(text: string): void {
  console.log(`\n${wrapped(text, process.stdout.columns || Number.POSITIVE_INFINITY)}`);
}

async function checkAll(numbers: readonly number[], learner: Learner): Promise<void> {
  const checker = new Checker(numbers.length > 1 ? 1 : 0);
  try {
    for (const number of numbers) {
      const checked = await learner.check(number, checker);
      tell(`${learner.heading(number, false)}\n\n${checked?.told}`);
      if (!checked?.isRight) process.exitCode = 1;
    }
  } finally {
    checker.dispose();
  }
}

/** @throws RangeError if there is no such exercise */
function numbersOf(word: string | undefined, learner: Learner): number[] {
  if (word === 'all') return course.map((_, i) => i + 1);
  const number = word === undefined ? (learner.current() ?? course.length) : Number(word);
  if (!(Number.isInteger(number) && number >= 1 && number <= course.length)) {
    throw new RangeError(`There are the exercises 1 to ${course.length}, or all; got '${word}'.`);
  }
  return [number];
}

const actions = ['check', 'hint', 'solution', 'reset', 'list'];

runCommand({
  usage: 'npm run learn --',
  description: {
    en:
      'Exercises in the lesson’s order, checked whenever you save. Without words it watches the\n' +
      'present one; else: check, hint, solution or reset (N or all; the present one unless given), list.',
    ko:
      '강의 순서를 따르는 연습 문제이며, 저장할 때마다 확인합니다. 낱말 없이 쓰면 지금 문제를 지켜봅니다.\n' +
      '낱말: check(확인), hint(힌트), solution(풀이), reset(처음 상태로), list(목록). 번호 N이나 all이 없으면 지금 문제입니다.',
  },
  words: '[check|hint|solution|reset|list] [N|all]',
  options: {
    lang: shared.language,
  },
  async run(options, [action, which, ...more]) {
    const language = languageOf(options.lang);
    const learner = new Learner(language);
    if (action !== undefined && !actions.includes(action)) {
      throw new Error(
        `The words are ${actions.join(', ')}; got '${action}'.${didYouMean(action, actions)}`,
      );
    }
    const extra = action === 'list' ? which : more[0];
    if (extra !== undefined) throw new Error(`'${extra}' is one word too many.`);
    if (action === 'list') {
      console.log(learner.list());
      return;
    }
    if (which === undefined && learner.current() === undefined) {
      console.log(feedbackWords[language].done);
      return;
    }
    // Without a terminal nobody presses keys: the present exercise is checked once.
    if (action === undefined && process.stdin.isTTY) {
      new Watch(learner, language).start();
      return;
    }
    const numbers = numbersOf(which, learner);
    if (action === undefined || action === 'check') return checkAll(numbers, learner);
    for (const number of numbers) {
      console.log(learner[action as 'hint' | 'solution' | 'reset'](number));
    }
  },
});
