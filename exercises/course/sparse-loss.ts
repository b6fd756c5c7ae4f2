import type { Exercise } from './exercise.ts';

export const sparseLoss: Exercise = {
  chapter: '4',
  title: { en: 'The loss of integer labels', ko: '정수 레이블의 손실' },
  task: {
    en: 'You are given integer labels, counted from 0, and a row of probabilities for each sample.\nThe loss of a sample is −ln of the probability that its own class got.\nReturn the mean over the samples: the sparse categorical cross-entropy.',
    ko: '0부터 세는 정수 레이블과 샘플마다 확률 한 행이 주어집니다.\n샘플 하나의 손실은 그 샘플의 클래스가 받은 확률의 −ln입니다.\n샘플에 대한 평균, 곧 희소 범주형 교차 엔트로피를 반환하세요.',
  },
  code: `
export function sparseLoss(labels: number[], probabilities: number[][]): number {
  GAP
}`,
  stub: 'return 0;',
  solution: `const losses = labels.map((label, i) => -Math.log(probabilities[i][label]));
return losses.reduce((a, b) => a + b) / labels.length;`,
  mistakes: [
    {
      code: `const losses = labels.map((label, i) => -Math.log(probabilities[i][label - 1]));
return losses.reduce((a, b) => a + b) / labels.length;`,
      says: {
        en: 'You counted the classes from 1. Label 0 is the first class, so it would look before the row’s start and get NaN.',
        ko: '클래스를 1부터 세었습니다. 레이블 0이 첫째 클래스이므로, 이대로는 행의 시작보다 앞을 보아 NaN이 됩니다.',
      },
    },
    {
      code: `const losses = labels.map((label, i) => -Math.log(probabilities[i][label]));
return losses.reduce((a, b) => a + b);`,
      says: {
        en: 'This is the sum: it grows with the number of samples. A mean can be compared between sets of any size.',
        ko: '이것은 합이라 샘플이 많을수록 커집니다. 평균이라야 크기가 다른 세트끼리 비교할 수 있습니다.',
      },
    },
    {
      code: `const losses = labels.map((label, i) => -Math.log(1 - probabilities[i][label]));
return losses.reduce((a, b) => a + b) / labels.length;`,
      says: {
        en: 'With 1 − p a sample costs the most when the model is confidently right. The loss must fall as the probability p of the true class rises.',
        ko: '1 − p를 쓰면 모델이 확신하고 맞힐 때 손실이 가장 큽니다. 정답의 확률 p가 커질수록 손실은 작아져야 합니다.',
      },
    },
    {
      code: `const losses = probabilities.map((row) => -Math.log(row[labels.indexOf(1)]));
return losses.reduce((a, b) => a + b) / labels.length;`,
      says: {
        en: 'You looked for the 1, as in a one-hot row. These labels are integers, one per sample: each is itself the index in its row.',
        ko: '원-핫 인코딩처럼 1을 찾았습니다. 여기서는 샘플마다 정수 레이블이 하나씩 있고, 그 수가 곧 행 안의 자리입니다.',
      },
    },
    {
      code: `const losses = probabilities.map((row) => -Math.log(Math.max(...row)));
return losses.reduce((a, b) => a + b) / labels.length;`,
      says: {
        en: 'You took the largest probability, the model’s favourite. The loss uses the probability of the true class, even when the model prefers another.',
        ko: '가장 큰 확률, 곧 모델이 고른 클래스를 썼습니다. 모델이 다른 클래스를 골랐더라도 손실은 정답이 받은 확률로 계산합니다.',
      },
    },
    {
      code: `const mean = labels.reduce((sum, label, i) => sum + probabilities[i][label], 0) / labels.length;
return -Math.log(mean);`,
      says: {
        en: 'You took the mean of the probabilities and then the logarithm. First compute each sample’s loss; take the mean last.',
        ko: '확률의 평균을 낸 다음 로그를 취했습니다. 샘플마다 손실을 먼저 구하고 평균은 마지막에 냅니다.',
      },
    },
    {
      code: `const losses = labels.map((label, i) => -Math.log2(probabilities[i][label]));
return losses.reduce((a, b) => a + b) / labels.length;`,
      says: {
        en: 'This is the loss in bits: log2 is the logarithm to base 2. Keras uses the natural logarithm, Math.log.',
        ko: '비트 단위의 손실입니다. log2는 밑이 2인 로그이고, 케라스는 자연로그 Math.log를 씁니다.',
      },
    },
    {
      code: `const losses = labels.map((label, i) => Math.log(probabilities[i][label]));
return losses.reduce((a, b) => a + b) / labels.length;`,
      says: {
        en: 'The minus sign is missing: the logarithm of a probability is below 0, and a loss is not.',
        ko: '음의 부호가 빠졌습니다. 확률의 로그는 0보다 작지만 손실은 그렇지 않습니다.',
      },
    },
  ],
  hints: [
    {
      en: 'The label 2 stands for [0, 0, 1]. Which place of the row does it point to?',
      ko: '레이블 2는 [0, 0, 1]을 대신합니다. 행의 어느 자리를 가리킬까요?',
    },
    {
      en: 'Sample i: its row is probabilities[i], and its label is the place in that row.',
      ko: '샘플 i의 행은 probabilities[i]이고, 레이블은 그 행 안의 자리입니다.',
    },
    {
      en: 'Map each label to −Math.log(probabilities[i][label]), add these up, and divide by the number of samples.',
      ko: '레이블마다 −Math.log(probabilities[i][label])를 구해 모두 더하고 샘플 수로 나눕니다.',
    },
  ],
  explanation: {
    en: 'A label is the index to look up. If the true classes got 0.5 and 0.7, the mean loss is (0.693 + 0.357) / 2 = 0.525.',
    ko: '레이블은 보아야 할 자리입니다. 두 정답이 확률 0.5와 0.7을 받았다면 평균 손실은 (0.693 + 0.357) / 2 = 0.525입니다.',
  },
  ask: ({ sparseLoss }) =>
    [
      { labels: [2], probabilities: [[0.1, 0.2, 0.7]] },
      {
        labels: [0, 2],
        probabilities: [
          [0.5, 0.3, 0.2],
          [0.1, 0.2, 0.7],
        ],
      },
      {
        labels: [1, 2, 1],
        probabilities: [
          [0.2, 0.5, 0.3],
          [0.6, 0.3, 0.1],
          [0.25, 0.25, 0.5],
        ],
      },
    ].map(({ labels, probabilities }) => ({
      what: `sparseLoss(${JSON.stringify(labels)}, ${JSON.stringify(probabilities)})`,
      value: sparseLoss(labels, probabilities),
    })),
};
