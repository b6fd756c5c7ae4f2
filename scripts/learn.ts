/** `npm run learn`: the exercises, checked at every save. */

import { unwatchFile, watchFile } from 'node:fs';
import { course } from '../exercises/course';
import type { Language } from '../exercises/course/exercise';
import { runCommand } from './command';
import { systemLanguage } from './language';
import { Checker } from './learn/checker';
import { Learner, pathOf } from './learn/learner';
import { learnWords } from './learn/words';

const LOOK_EVERY_MILLISECONDS = 150;
const CTRL_C = '\u0003';

/** Checks, and on a right answer goes on to the next exercise; keys ask for more. */
async function watch(learner: Learner, language: Language): Promise<void> {
  const words = learnWords[language];
  const checker = new Checker();
  let number = learner.current();
  let isChecking = false;
  let isSavedMeanwhile = false;

  const stop = () => {
    if (number !== undefined) unwatchFile(pathOf(number));
    process.stdin.pause();
    if (process.stdin.isTTY) process.stdin.setRawMode(false);
    checker.dispose();
  };
  const begin = () => {
    if (number === undefined) {
      console.log(`\n${words.done}`);
      stop();
      return;
    }
    console.log(`\n${learner.heading(number)}\n${words.keys}`);
    watchFile(pathOf(number), { interval: LOOK_EVERY_MILLISECONDS }, check);
    void check();
  };
  const check = async () => {
    if (number === undefined) return;
    if (isChecking) {
      isSavedMeanwhile = true;
      return;
    }
    isChecking = true;
    const { isRight, told } = await learner.check(number, checker);
    isChecking = false;
    console.log(`\n${told}`);
    if (!isRight && isSavedMeanwhile) void check();
    isSavedMeanwhile = false;
    if (!isRight) return;
    unwatchFile(pathOf(number));
    number = learner.current();
    if (number !== undefined) console.log(words.next);
    begin();
  };

  process.stdin.setRawMode(true);
  process.stdin.setEncoding('utf8');
  process.stdin.on('data', (key: string) => {
    if (key === 'q' || key === CTRL_C) stop();
    else if (key === 'l') console.log(`\n${learner.list()}`);
    else if (number === undefined) return;
    else if (key === 'h') console.log(`\n${learner.hint(number)}`);
    else if (key === 's') console.log(`\n${learner.solution(number)}`);
    else if (key === 'r') void check();
  });
  begin();
}

async function checkAll(numbers: readonly number[], learner: Learner): Promise<void> {
  const checker = new Checker();
  for (const number of numbers) {
    const { isRight, told } = await learner.check(number, checker);
    console.log(`${learner.heading(number)}\n\n${told}\n`);
    if (!isRight) process.exitCode = 1;
  }
  checker.dispose();
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

runCommand({
  usage: 'npm run learn --',
  description:
    'Exercises in the lesson’s order, checked whenever you save. Without words it watches the\n' +
    'present one; else: check, hint, solution or reset (N or all; the present one unless given), list.',
  words: '[check|hint|solution|reset|list] [N|all]',
  options: {
    lang: {
      value: 'LANG',
      allowed: ['en', 'ko'],
      description: 'Language (default: the system’s).',
    },
  },
  async run(options, [action, which, ...more]) {
    const language = (options.lang as Language | undefined) ?? systemLanguage();
    const learner = new Learner(language);
    if (more.length > 0) throw new Error(`'${more[0]}' is one word too many.`);
    if (action === 'list') {
      console.log(learner.list());
      return;
    }
    // Without a terminal nobody presses keys: the present exercise is checked once.
    if (action === undefined && process.stdin.isTTY) return watch(learner, language);
    const numbers = numbersOf(which, learner);
    if (action === undefined || action === 'check') return checkAll(numbers, learner);
    if (action !== 'hint' && action !== 'solution' && action !== 'reset') {
      throw new Error(`The words are check, hint, solution, reset and list; got '${action}'.`);
    }
    for (const number of numbers) console.log(learner[action](number));
  },
});
