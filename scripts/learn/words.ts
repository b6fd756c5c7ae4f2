/** What `npm run learn` says, in both languages, beside what is told of a check. */

import type { Language } from '../../exercises/course/exercise.ts';

const english = {
  heading: (number: number, total: number, title: string, passed: number) =>
    `Exercise ${number} of ${total} · ${title}   (${passed} passed)`,
  open: (file: string) => `Edit ${file}; it is checked whenever you save.`,
  attempt: (n: number, time: string) => `Check ${n} · ${time}`,
  next: 'On to the next one.',
  askForHint: (number: number) => `For a hint: h, or npm run learn -- hint ${number}`,
  keys: 'h hint · r check again · s solution · l list · q quit',
  noSuchKey: (key: string) => `${key ? `'${key}'` : 'This key'} does nothing here.`,
  reset: (file: string) => `${file} is back to its original state.`,
  missing: (file: string, number: number) =>
    `${file} is missing. To get it back: npm run learn -- reset ${number}`,
};

const korean: typeof english = {
  heading: (number, total, title, passed) =>
    `연습 문제 ${number}/${total} · ${title}   (${passed}개 통과)`,
  open: (file) => `${file}에 쓰세요. 저장할 때마다 확인합니다.`,
  attempt: (n, time) => `${n}번째 확인 · ${time}`,
  next: '다음 문제로 넘어갑니다.',
  askForHint: (number) => `힌트를 보려면 h 또는 npm run learn -- hint ${number}`,
  keys: 'h 힌트 · r 다시 확인 · s 풀이 · l 목록 · q 끝내기',
  noSuchKey: (key) => `${key ? `'${key}'` : '이 키'}에는 맡은 일이 없습니다.`,
  reset: (file) => `${file}를 처음 상태로 되돌렸습니다.`,
  missing: (file, number) => `${file}가 없습니다. 되살리려면: npm run learn -- reset ${number}`,
};

export const learnWords: Record<Language, typeof english> = { en: english, ko: korean };
