import { calls, type Exercise } from './exercise.ts';

export const pMinusY: Exercise = {
  chapter: '5',
  title: { en: 'p − y: the slope at the output', ko: 'p − y, 출력층의 기울기' },
  task: {
    en: `Softmax turns the sums z of the output nodes into probabilities p; the loss is −ln p[label].
Return its slope by each of the sums: p − y, where y is the label as a one-hot row.`,
    ko: `소프트맥스는 출력층 노드의 합 z를 확률 p로 바꾸고, 손실은 −ln p[label]입니다.
합마다 손실의 기울기를 반환하세요. p − y이며, y는 레이블을 원-핫 인코딩한 행입니다.`,
  },
  code: `
import { softmax } from '../src/index.ts';

export function outputGradient(z: number[], label: number): number[] {
  const p = softmax(z);
  GAP
}`,
  stub: 'return p;',
  solution: 'return p.map((value, j) => value - (j === label ? 1 : 0));',
  mistakes: [
    {
      code: 'return p.map((value, j) => (j === label ? 1 : 0) - value);',
      says: {
        en: 'The sign is reversed: this is y − p. A step against it would make the true class less likely.',
        ko: '부호가 거꾸로입니다. 이것은 y − p입니다. 그 반대로 움직이면 정답의 확률이 낮아집니다.',
      },
    },
    {
      code: 'return p.map((value) => value - 1);',
      says: {
        en: 'You took 1 from every class. y is 1 at the label only; elsewhere it is 0, and p stays as it is.',
        ko: '모든 클래스에서 1을 뺐습니다. y는 레이블의 자리에서만 1이고 나머지는 0이므로 p가 그대로 남습니다.',
      },
    },
    {
      code: 'return p.map((value, j) => (j === label ? value - 1 : 0));',
      says: {
        en: 'The other classes have a slope too: raising their sums takes probability away from the true class.',
        ko: '다른 클래스에도 기울기가 있습니다. 그 합이 커지면 정답의 확률이 줄어듭니다.',
      },
    },
    {
      code: 'return p.map((value, j) => (j === label ? -1 / value : 0));',
      says: {
        en: 'That is the slope by the probability, −1/p. Softmax lies between it and the sum, and the chain rule takes that in.',
        ko: '그것은 확률에 대한 기울기 −1/p입니다. 합과 확률 사이에 소프트맥스가 있으므로 연쇄 법칙으로 그 기울기까지 곱해야 합니다.',
      },
    },
    {
      code: 'return p.map((value) => value - label);',
      says: {
        en: 'You subtracted the label’s number. It is only a name: what is subtracted is 1, in its place.',
        ko: '레이블의 번호를 뺐습니다. 번호는 이름일 뿐이고, 그 자리에서 1을 뺍니다.',
      },
    },
    {
      code: 'return z.map((value, j) => value - (j === label ? 1 : 0));',
      says: {
        en: 'You started from the sums z. It is the probabilities that are compared with y.',
        ko: '합 z에서 뺐습니다. y와 비교하는 것은 확률 p입니다.',
      },
    },
  ],
  hints: [
    {
      en: 'y has a 1 in the label’s place and 0 everywhere else. What is left of p − y there, and elsewhere?',
      ko: 'y는 레이블의 자리에서 1, 나머지에서 0입니다. 그 자리와 다른 자리에서 p − y는 얼마일까요?',
    },
    {
      en: 'p.map((value, j) => …): j is the class; where j === label, take 1 away.',
      ko: 'p.map((value, j) => …)에서 j가 클래스입니다. j === label이면 1을 빼세요.',
    },
  ],
  explanation: {
    en: 'The three sums 0, 0, 0 give p = ⅓ each; with label 1 the slopes are ⅓, −⅔, ⅓. They add up to 0: what one class gains the others lose. A confident, correct answer has slopes near 0: there is nothing left to learn from it.',
    ko: '합이 0, 0, 0이면 p는 모두 ⅓이고, 레이블이 1이면 기울기는 ⅓, −⅔, ⅓입니다. 모두 더하면 0입니다. 한 클래스가 얻는 만큼 나머지가 잃기 때문입니다. 확신하고 맞힌 답에서는 기울기가 0에 가까워 더 배울 것이 없습니다.',
  },
  ask: ({ outputGradient }) =>
    calls('outputGradient', outputGradient, [
      [[0, 0, 0], 1],
      [[2, 1, 0.1], 0],
      [[2, 1, 0.1, -1], 2],
    ]),
};
