/** What is told of a check, in a terminal as in the page: the words, and how much of the answer they give away. */

import type { Language } from './exercise.ts';
import type { Looked, Verdict } from './judge.ts';

/** The learner's code was stopped before there was a verdict. */
export interface Stopped {
  kind: 'stopped';
  why: 'time' | 'memory' | 'exit';
}

export type Outcome = (Verdict | Stopped) & {
  /** What the learner's code printed. */
  printed: string;
};

/** An exercise's texts in one language. */
export interface Texts {
  hints: readonly string[];
  explanation: string;
}

export interface Feedback {
  /** What was asked, and what came; `expected` only where it may be told. */
  looked: Looked[];
  /** Right or not, in a sentence. */
  says: string;
  /** What there is to know about it. */
  more?: string;
}

/** @param isEarned whether the solution may be seen: then what was asked for may be told, too */
export function feedback(
  outcome: Verdict | Stopped,
  { hints, explanation }: Texts,
  language: Language,
  isEarned: boolean,
): Feedback {
  const word = feedbackWords[language];
  const isOpen = outcome.kind !== 'unsolved';
  const looked = ('looked' in outcome ? outcome.looked : []).map((each) =>
    isOpen && (!each.isAnswer || isEarned) ? each : { ...each, expected: undefined },
  );
  switch (outcome.kind) {
    case 'right':
      return { looked, says: word.right, more: explanation };
    case 'unsolved':
      return { looked, says: word.unsolved, more: hints[0] };
    case 'mistake':
      return { looked, says: word.notYet, more: outcome.says[language] };
    case 'wrong':
      return { looked, says: word.notYet };
    case 'failed':
      return { looked, says: word.failed(outcome.message) };
    default:
      return { looked, says: word.stopped[outcome.why] };
  }
}

const english = {
  right: '✓ Right.',
  unsolved: 'Not started yet: the gap is unchanged.',
  notYet: '✗ Not yet.',
  expected: (value: string) => `, expected ${value}`,
  failed: (message: string) => `✗ Your code stopped with an error: ${message}`,
  stopped: {
    time: '✗ Your code took too long and was stopped. Is there an endless loop?',
    memory:
      '✗ Your code used more than 2 GiB of memory and was stopped. Does a list grow without end?',
    exit: '✗ Your code ended the program (process.exit?) before it could be checked.',
  },
  printed: 'Your code printed:',
  hint: (n: number, total: number) => `Hint ${n} of ${total}:`,
  noMoreHints: 'There are no more hints.',
  solutionLater: 'The solution is shown once you pass the exercise, or after three failed checks.',
  solution: 'One way to fill the gap:',
  done: 'You passed all exercises. Congratulations!',
};

const korean: typeof english = {
  right: '✓ 맞았습니다.',
  unsolved: '아직 시작하지 않았습니다. 빈칸이 처음 그대로입니다.',
  notYet: '✗ 아직 아닙니다.',
  expected: (value) => `, 기대한 값은 ${value}`,
  failed: (message) => `✗ 코드가 오류로 멈췄습니다: ${message}`,
  stopped: {
    time: '✗ 코드가 너무 오래 걸려 중단했습니다. 끝나지 않는 반복문이 있나요?',
    memory: '✗ 코드가 메모리를 2 GiB 넘게 써서 중단했습니다. 끝나지 않는 목록이 있나요?',
    exit: '✗ 확인하기도 전에 코드가 프로그램을 끝냈습니다(process.exit?).',
  },
  printed: '코드가 출력한 것:',
  hint: (n, total) => `힌트 ${n}/${total}:`,
  noMoreHints: '힌트가 더 없습니다.',
  solutionLater: '풀이는 통과한 뒤에, 또는 세 번 틀린 뒤에 볼 수 있습니다.',
  solution: '빈칸의 풀이 하나:',
  done: '모든 문제를 통과했습니다. 축하합니다!',
};

export const feedbackWords: Record<Language, typeof english> = { en: english, ko: korean };
