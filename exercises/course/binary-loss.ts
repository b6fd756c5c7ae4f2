import { calls, type Exercise } from './exercise.ts';

export const binaryLoss: Exercise = {
  chapter: '4',
  title: { en: 'Binary cross-entropy by hand', ko: '이진 교차 엔트로피 직접 계산하기' },
  task: {
    en: 'You are given a label y (0 or 1) and the probability p of class 1, above 0 and below 1.\nReturn the binary cross-entropy in nats: L = −[y ln p + (1 − y) ln(1 − p)].',
    ko: '레이블 y(0 또는 1) 하나와 클래스 1의 확률 p(0보다 크고 1보다 작음)가 주어집니다.\n이진 교차 엔트로피를 nat 단위로 반환하세요. L = −[y ln p + (1 − y) ln(1 − p)]',
  },
  code: `
export function binaryLoss(y: number, p: number): number {
  GAP
}`,
  stub: 'return 0;',
  solution: 'return -(y * Math.log(p) + (1 - y) * Math.log(1 - p));',
  mistakes: [
    {
      code: 'return -(y * Math.log2(p) + (1 - y) * Math.log2(1 - p));',
      says: {
        en: 'You took the logarithm to base 2, which gives bits. For nats use ln, which has base e.',
        ko: '밑이 2인 로그를 썼습니다. 그러면 단위가 비트가 됩니다. nat으로 재는 ln은 밑이 e입니다.',
      },
    },
    {
      code: 'return -(y * Math.log10(p) + (1 - y) * Math.log10(1 - p));',
      says: {
        en: 'You took the logarithm to base 10. ln has base e; in JavaScript its name is not ln.',
        ko: '밑이 10인 로그를 썼습니다. ln은 밑이 e이며, 자바스크립트에서는 이름이 ln이 아닙니다.',
      },
    },
    {
      code: 'return -y * Math.log(p);',
      says: {
        en: 'The term for label 0 is missing: with y = 0 every prediction would cost nothing.',
        ko: '레이블이 0일 때의 항이 빠졌습니다. 이대로는 y = 0이면 어떤 예측이든 손실이 0입니다.',
      },
    },
    {
      code: 'return y * Math.log(p) + (1 - y) * Math.log(1 - p);',
      says: {
        en: 'The minus sign is missing: the logarithm of a probability is at most 0, but this loss is never negative.',
        ko: '빼기 부호가 빠졌습니다. 확률의 로그는 0 이하이지만 이 손실은 음수가 될 수 없습니다.',
      },
    },
    {
      code: 'return -Math.log(p);',
      says: {
        en: 'You left out the label. p is the probability of class 1; with y = 0 the true class got 1 − p.',
        ko: '레이블을 쓰지 않았습니다. p는 클래스 1의 확률이므로 y = 0이면 정답의 확률은 1 − p입니다.',
      },
    },
    {
      code: 'return -((1 - y) * Math.log(p) + y * Math.log(1 - p));',
      says: {
        en: 'The terms are swapped: now being confidently right costs the most. With y = 1 it is p that counts.',
        ko: '두 항이 바뀌었습니다. 이대로는 확신하고 맞힐 때 손실이 가장 큽니다. y = 1이면 p를 써야 합니다.',
      },
    },
    {
      code: `return -y * Math.log(p) + (1 - y) * Math.log(1 - p);`,
      says: {
        en: 'The minus sign applies to both terms: as it stands it reaches only the first, and label 0 gets a negative loss.',
        ko: '음의 부호는 두 항 모두에 붙습니다. 지금은 첫째 항에만 붙어 레이블이 0이면 손실이 0보다 작아집니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Which of the two terms is left when y is 1? And when y is 0?',
      ko: 'y가 1이면 두 항 가운데 어느 것이 남을까요? 0이면 어떨까요?',
    },
    {
      en: 'Math.log is the natural logarithm, ln.',
      ko: 'Math.log가 자연로그 ln입니다.',
    },
    {
      en: 'Write the formula as it stands: y * Math.log(p), plus the same with 1 − y and 1 − p, and a minus sign in front of it all.',
      ko: '식을 그대로 옮기세요. y * Math.log(p)에, 1 − y와 1 − p로 쓴 같은 항을 더하고 전체에 빼기 부호를 붙입니다.',
    },
  ],
  explanation: {
    en: 'The label picks one term, −ln of the probability of the true class: y = 1, p = 0.9 costs −ln 0.9 = 0.105; y = 0, p = 0.2 costs −ln 0.8 = 0.223.',
    ko: '레이블이 항 하나를 골라 정답의 확률에 −ln을 씌웁니다. y = 1, p = 0.9이면 −ln 0.9 = 0.105이고, y = 0, p = 0.2이면 −ln 0.8 = 0.223입니다.',
  },
  ask: ({ binaryLoss }) =>
    calls('binaryLoss', binaryLoss, [
      [1, 0.9],
      [0, 0.2],
      [1, 0.1],
    ]),
};
