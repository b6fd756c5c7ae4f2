import type { Exercise } from './exercise.ts';

export const categoricalLoss: Exercise = {
  chapter: '4',
  title: { en: 'Categorical cross-entropy by hand', ko: '범주형 교차 엔트로피 직접 계산하기' },
  task: {
    en: 'You are given a one-hot label, such as [0, 0, 1], and a probability for each class.\nThe probabilities are above 0 and add up to 1.\nReturn the categorical cross-entropy in nats: L = −Σ y ln p over the classes.',
    ko: '[0, 0, 1]과 같은 원-핫 인코딩 레이블과 클래스마다의 확률이 주어집니다.\n확률은 0보다 크고 모두 더하면 1입니다.\n범주형 교차 엔트로피를 nat 단위로 반환하세요. 클래스에 대해 L = −Σ y ln p입니다.',
  },
  code: `
export function categoricalLoss(oneHot: number[], probabilities: number[]): number {
  GAP
}`,
  stub: 'return 0;',
  solution: 'return -oneHot.reduce((sum, y, i) => sum + y * Math.log(probabilities[i]), 0);',
  mistakes: [
    {
      code: 'return -oneHot.reduce((sum, y, i) => sum + y * Math.log2(probabilities[i]), 0);',
      says: {
        en: 'You took the logarithm to base 2, which gives bits. For nats use ln, which has base e.',
        ko: '밑이 2인 로그를 썼습니다. 그러면 단위가 비트가 됩니다. nat으로 재는 ln은 밑이 e입니다.',
      },
    },
    {
      code: 'return oneHot.reduce((sum, y, i) => sum + (y - probabilities[i]) ** 2, 0);',
      says: {
        en: 'This is the squared error, which never exceeds 2 here. Cross-entropy grows without limit as the probability of the true class nears 0.',
        ko: '이것은 제곱 오차이고 여기서는 2를 넘지 못합니다. 교차 엔트로피는 정답의 확률이 0에 가까워지면 한없이 커집니다.',
      },
    },
    {
      code: 'return -probabilities.reduce((sum, p) => sum + Math.log(p), 0);',
      says: {
        en: 'You summed over all probabilities. The label’s zeros switch the other classes off: only the class with the 1 counts.',
        ko: '모든 확률에 대해 더했습니다. 레이블의 0이 다른 클래스를 지우므로 1이 있는 클래스의 확률만 손실에 쓰입니다.',
      },
    },
    {
      code: 'return -oneHot.reduce((sum, y, i) => sum + y * Math.log(probabilities[i]), 0) / oneHot.length;',
      says: {
        en: 'You divided by the number of classes. The sum over the classes is the loss of one sample; means are taken over samples.',
        ko: '클래스 수로 나누었습니다. 클래스에 대한 합이 샘플 하나의 손실입니다. 평균은 샘플에 대해 냅니다.',
      },
    },
    {
      code: 'return -probabilities.reduce((sum, p) => sum + p * Math.log(p), 0);',
      says: {
        en: 'You weighted each logarithm by the probability, not by the label: this never looks at the true class.',
        ko: '로그에 레이블이 아니라 확률을 곱했습니다. 이대로는 정답을 전혀 보지 않습니다.',
      },
    },
    {
      code: 'return oneHot.reduce((sum, y, i) => sum + y * Math.log(probabilities[i]), 0);',
      says: {
        en: 'The minus sign is missing: the logarithm of a probability is at most 0, but this loss is never negative.',
        ko: '빼기 부호가 빠졌습니다. 확률의 로그는 0 이하이지만 이 손실은 음수가 될 수 없습니다.',
      },
    },
  ],
  hints: [
    {
      en: 'All labels but one are 0. Which terms of the sum are left?',
      ko: '레이블은 하나만 빼고 모두 0입니다. 합에서 어떤 항이 남을까요?',
    },
    {
      en: 'Add up y times Math.log of the probability in the same place. Don’t forget the minus sign.',
      ko: 'y에 같은 자리의 확률의 Math.log를 곱해 모두 더하세요. 빼기 부호를 잊지 마세요.',
    },
    {
      en: 'Either reduce over oneHot, where (sum, y, i) gives y and its place, or find the place with oneHot.indexOf(1).',
      ko: 'oneHot에 reduce를 쓰면 (sum, y, i)로 y와 그 자리를 얻습니다. oneHot.indexOf(1)로 1의 자리를 찾아도 됩니다.',
    },
  ],
  explanation: {
    en: 'Only the probability at the 1 counts: of [0.1, 0.2, 0.7] the label [0, 0, 1] costs −ln 0.7 = 0.357, and [1, 0, 0] costs −ln 0.1 = 2.303.',
    ko: '1이 있는 자리의 확률만 손실에 쓰입니다. 확률이 [0.1, 0.2, 0.7]일 때 레이블이 [0, 0, 1]이면 −ln 0.7 = 0.357, [1, 0, 0]이면 −ln 0.1 = 2.303입니다.',
  },
  ask: ({ categoricalLoss }) =>
    [
      { oneHot: [0, 0, 1], probabilities: [0.1, 0.2, 0.7] },
      { oneHot: [1, 0, 0], probabilities: [0.1, 0.2, 0.7] },
      { oneHot: [0, 1, 0, 0], probabilities: [0.1, 0.5, 0.15, 0.25] },
    ].map(({ oneHot, probabilities }) => ({
      what: `categoricalLoss([${oneHot.join(', ')}], [${probabilities.join(', ')}])`,
      value: categoricalLoss(oneHot, probabilities),
    })),
};
