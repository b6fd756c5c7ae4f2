/** What an exercise's page says beside what is told of a check. */

import type { Language } from '../../src/report/index.ts';

const english = {
  editor: 'Your code',
  checkIt: 'Check',
  giveHint: 'Hint',
  showSolution: 'Solution',
  startOver: 'Start over',
  checking: 'Checking …',
  stop: 'Stop',
  isStopped: 'The check was stopped.',
  isReset: 'The code is as it was at first, and the exercise counts as not begun.',
  isRight: 'right',
  isWrong: 'not right',
  expectedValue: 'expected',
  isPassed: 'passed',
  notLoaded: 'The judge could not be loaded. Is there a connection? Then check once more.',
  rightOf: (right: number, total: number) => `${right} of ${total} values are right.`,
  askForHint: 'A hint may help.',
  counted: (passed: number, total: number) => `${passed} of ${total} passed`,
  begin: 'Begin with the first one',
  goOn: (title: string) => `Go on: ${title}`,
  save: 'Save progress',
  open: 'Open progress',
  isOpened: (passed: number) => `Opened. ${passed} passed, those from before included.`,
  notOpened: (file: string) =>
    `${file} is not a progress file, as «Save progress» or npm run learn writes it. Your progress here stays as it was.`,
  notKept:
    'This browser keeps nothing of this page, as in a private window. Save your progress as a file before you leave.',
};

const korean: typeof english = {
  editor: '코드',
  checkIt: '확인',
  giveHint: '힌트',
  showSolution: '풀이',
  startOver: '처음부터',
  checking: '확인하는 중 …',
  stop: '중단',
  isStopped: '확인을 중단했습니다.',
  isReset: '코드를 처음 상태로 되돌렸습니다. 이 문제는 시작하지 않은 것으로 봅니다.',
  isRight: '맞음',
  isWrong: '틀림',
  expectedValue: '기대한 값',
  isPassed: '통과',
  notLoaded: '채점 프로그램을 불러오지 못했습니다. 인터넷 연결을 살펴보고 다시 확인해 보세요.',
  rightOf: (right, total) => `값 ${total}개 중 ${right}개가 맞습니다.`,
  askForHint: '힌트를 볼 수 있습니다.',
  counted: (passed, total) => `${total}개 중 ${passed}개 통과`,
  begin: '첫 문제부터 시작하기',
  goOn: (title) => `이어서 하기: ${title}`,
  save: '진행 상황 저장',
  open: '진행 상황 열기',
  isOpened: (passed) => `열었습니다. 전에 통과한 것까지 모두 ${passed}개를 통과했습니다.`,
  notOpened: (file) =>
    `이 파일은 ‘진행 상황 저장’이나 npm run learn이 쓰는 진행 상황 파일이 아닙니다: ${file}. 지금까지의 진행 상황은 그대로입니다.`,
  notKept:
    '사생활 보호 창처럼 이 브라우저에는 아무것도 남지 않습니다. 떠나기 전에 진행 상황을 파일로 저장하세요.',
};

export const exerciseWords: Record<Language, typeof english> = { en: english, ko: korean };
