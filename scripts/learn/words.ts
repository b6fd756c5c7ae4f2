/** What `npm run learn` says, in both languages. */

import type { Language } from '../../exercises/course/exercise.ts';

const english = {
  heading: (number: number, total: number, title: string, passed: number) =>
    `Exercise ${number} of ${total} · ${title}   (${passed} passed)`,
  open: (file: string) => `Edit ${file}; it is checked whenever you save.`,
  right: '✓ Right.',
  unsolved: 'Not started yet: the gap is unchanged.',
  notYet: '✗ Not yet.',
  expected: (value: string) => `, expected ${value}`,
  attempt: (n: number, time: string) => `Check ${n} · ${time}`,
  failed: (message: string) => `✗ Your code stopped with an error: ${message}`,
  stopped: {
    time: '✗ Your code took too long and was stopped. Is there an endless loop?',
    memory:
      '✗ Your code used more than 2 GiB of memory and was stopped. Does a list grow without end?',
    exit: '✗ Your code ended the program (process.exit?) before it could be checked.',
  },
  printed: 'Your code printed:',
  next: 'On to the next one.',
  done: 'You passed all exercises. Congratulations!',
  askForHint: (number: number) => `For a hint: h, or npm run learn -- hint ${number}`,
  keys: 'h hint · r check again · s solution · l list · q quit',
  noSuchKey: (key: string) => `${key ? `'${key}'` : 'This key'} does nothing here.`,
  hint: (n: number, total: number) => `Hint ${n} of ${total}:`,
  noMoreHints: 'There are no more hints.',
  solutionLater: 'The solution is shown once you pass the exercise, or after three failed checks.',
  solution: 'One way to fill the gap:',
  reset: (file: string) => `${file} is back to its original state.`,
  missing: (file: string, number: number) =>
    `${file} is missing. To get it back: npm run learn -- reset ${number}`,
};

const korean: typeof english = {
  heading: (number, total, title, passed) =>
    `연습 문제 ${number}/${total} · ${title}   (${passed}개 통과)`,
  open: (file) => `${file}에 쓰세요. 저장할 때마다 확인합니다.`,
  right: '✓ 맞았습니다.',
  unsolved: '아직 시작하지 않았습니다. 빈칸이 처음 그대로입니다.',
  notYet: '✗ 아직 아닙니다.',
  expected: (value) => `, 기대한 값은 ${value}`,
  attempt: (n, time) => `${n}번째 확인 · ${time}`,
  failed: (message) => `✗ 코드가 오류로 멈췄습니다: ${message}`,
  stopped: {
    time: '✗ 코드가 너무 오래 걸려 중단했습니다. 끝나지 않는 반복문이 있나요?',
    memory: '✗ 코드가 메모리를 2 GiB 넘게 써서 중단했습니다. 끝나지 않는 목록이 있나요?',
    exit: '✗ 확인하기도 전에 코드가 프로그램을 끝냈습니다(process.exit?).',
  },
  printed: '코드가 출력한 것:',
  next: '다음 문제로 넘어갑니다.',
  done: '모든 문제를 통과했습니다. 축하합니다!',
  askForHint: (number) => `힌트를 보려면 h 또는 npm run learn -- hint ${number}`,
  keys: 'h 힌트 · r 다시 확인 · s 풀이 · l 목록 · q 끝내기',
  noSuchKey: (key) => `${key ? `'${key}'` : '이 키'}에는 맡은 일이 없습니다.`,
  hint: (n, total) => `힌트 ${n}/${total}:`,
  noMoreHints: '힌트가 더 없습니다.',
  solutionLater: '풀이는 통과한 뒤에, 또는 세 번 틀린 뒤에 볼 수 있습니다.',
  solution: '빈칸의 풀이 하나:',
  reset: (file) => `${file}을(를) 처음 상태로 되돌렸습니다.`,
  missing: (file, number) => `${file}이(가) 없습니다. 되살리려면: npm run learn -- reset ${number}`,
};

export const learnWords: Record<Language, typeof english> = { en: english, ko: korean };
