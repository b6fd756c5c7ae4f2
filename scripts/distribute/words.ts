/** The texts of the measured part of docs/distribute.md, in both languages. */

import { type Measured, parameters } from './measured.ts';

export interface Words {
  file: string;
  how(measured: Measured): string;
  header: string[];
  /** The head of a time's column. */
  time(processes: number): string;
  ratio(processes: number): string;
  /** @param first the smallest case in which more processes were quicker */
  pays(measured: Measured, first: Measured['rows'][number] | undefined): string;
}

export const words: Record<'en' | 'ko', Words> = {
  en: {
    file: 'distribute.md',
    how: ({ machine, load, settings }) =>
      `Measured on ${machine.cores} cores (${machine.cpu}): each process is limited to one core, as if it were a ` +
      'machine with one core, and the network is loopback, which is faster than any between machines. The network of ' +
      `the lesson with more units in its hidden layer; ms per step: the fastest of the ${settings.epochs} epochs of a run ` +
      `(each of that many steps), and the median of ${settings.rounds} such runs, in turns. ` +
      `The load average was ${load[0].toFixed(1)} to ${load[1].toFixed(1)}; anything above the number of ` +
      'processes is the work of other programs, which makes times longer and less steady.',
    header: ['parameters', 'batch', 'steps'],
    time: (n) => (n === 1 ? 'ms, 1 process' : `ms, ${n}`),
    ratio: (n) => `1 ÷ ${n}`,
    pays: ({ processes }, first) =>
      `The last column${processes.length > 2 ? 's are' : ' is'} the time of one process divided by that of ` +
      'several: above 1, they pay. ' +
      (first
        ? `Here that begins at ${parameters(first.hidden)} parameters and a batch of ${first.batch}.`
        : 'None did here: processes that wait for each other at every step suffer more from other programs ' +
          'than one does. Measure again on an idle machine.'),
  },
  ko: {
    file: 'distribute.ko.md',
    how: ({ machine, load, settings }) =>
      `코어 ${machine.cores}개(${machine.cpu})에서 잰 값입니다. 프로세스마다 코어 하나만 쓰게 해서 코어가 하나인 컴퓨터처럼 ` +
      '만들었고, 네트워크는 컴퓨터 사이의 어떤 네트워크보다 빠른 루프백입니다. 강의의 신경망에서 은닉층의 유닛 수만 ' +
      `늘렸습니다. 스텝당 ms이며, 표의 스텝 수로 된 에포크 ${settings.epochs}번 중 가장 빠른 값을 번갈아 ` +
      `${settings.rounds}번 재서 그 중앙값을 적었습니다. 부하 평균은 ${load[0].toFixed(1)}–${load[1].toFixed(1)}였습니다. ` +
      '프로세스 수보다 큰 만큼은 다른 프로그램의 일이고, 그만큼 시간이 길고 들쭉날쭉해집니다.',
    header: ['파라미터', '배치', '스텝'],
    time: (n) => (n === 1 ? 'ms, 프로세스 1개' : `ms, ${n}개`),
    ratio: (n) => `1개 ÷ ${n}개`,
    pays: (_, first) =>
      '마지막 열은 프로세스가 하나일 때의 시간을 여럿일 때의 시간으로 나눈 값입니다. 1보다 크면 이득입니다. ' +
      (first
        ? `여기서는 파라미터 ${parameters(first.hidden)}개, 배치 크기 ${first.batch}부터 이득입니다.`
        : '여기서는 이득인 경우가 없었습니다. 스텝마다 서로 기다리는 프로세스들은 하나일 때보다 다른 프로그램의 ' +
          '영향을 더 받습니다. 쉬고 있는 컴퓨터에서 다시 재 보세요.'),
  },
};
