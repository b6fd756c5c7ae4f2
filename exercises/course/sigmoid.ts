import { calls, type Exercise } from './exercise.ts';

export const sigmoid: Exercise = {
  chapter: '3',
  title: { en: 'The sigmoid', ko: '시그모이드' },
  task: {
    en: 'Sigmoid turns any number into one between 0 and 1: towards 1 as x grows,\ntowards 0 as it falls, and 0.5 at x = 0.\nWrite its formula for one number. Math.exp(a) is eᵃ.',
    ko: '시그모이드는 어떤 수든 0과 1 사이의 수로 바꿉니다. x가 커질수록 1에,\n작아질수록 0에 가까워지고, x = 0에서는 0.5입니다.\n수 하나에 대해 그 식을 써 보세요. Math.exp(a)는 eᵃ입니다.',
  },
  code: `
export function sigmoid(x: number): number {
  GAP
}`,
  stub: 'return x;',
  solution: 'return 1 / (1 + Math.exp(-x));',
  mistakes: [
    {
      code: 'return 1 / (1 + Math.exp(x));',
      says: {
        en: 'The sign of the exponent is reversed: this falls from 1 to 0 as x grows.',
        ko: '지수의 부호가 거꾸로입니다. 이 함수는 x가 커질수록 1에서 0으로 내려갑니다.',
      },
    },
    {
      code: 'return 1 / 1 + Math.exp(-x);',
      says: {
        en: 'The denominator needs parentheses: JavaScript computes 1 / 1 first, and the result is always above 1.',
        ko: '분모에 괄호가 없습니다. 자바스크립트는 1 / 1을 먼저 계산하므로 결과가 언제나 1보다 큽니다.',
      },
    },
    {
      code: 'return 1 / (1 - Math.exp(-x));',
      says: {
        en: 'The denominator subtracts: at x = 0 it is 0, and below that the result is negative. It has to stay above 1.',
        ko: '분모에서 뺐습니다. x = 0이면 분모가 0이 되고, x가 그보다 작으면 결과가 음수입니다. 분모는 언제나 1보다 커야 합니다.',
      },
    },
    {
      code: 'return Math.exp(x) / (1 - Math.exp(x));',
      says: {
        en: 'eˣ is fine in the numerator, but in the denominator you subtract: at x = 0 you divide by 0, and above that the result is negative.',
        ko: '분자는 eˣ여도 되지만 분모에서 뺐습니다. x = 0이면 0으로 나누게 되고, x가 그보다 크면 결과가 음수입니다.',
      },
    },
    {
      code: 'return x > 0 ? 1 : 0;',
      says: {
        en: 'This is the perceptron’s step function. It jumps, so a small change of a weight changes nothing or everything; sigmoid is smooth.',
        ko: '이것은 퍼셉트론의 계단 함수입니다. 단번에 뛰므로 가중치가 조금 바뀌면 출력이 그대로이거나 통째로 바뀝니다. 시그모이드는 매끄럽습니다.',
      },
    },
    {
      code: 'return Math.exp(-x);',
      says: {
        en: 'e⁻ˣ is only a part: it falls as x grows and is above 1 for a negative x. It belongs in the denominator.',
        ko: 'e⁻ˣ는 식의 일부일 뿐입니다. x가 커질수록 작아지고, x가 음수이면 1보다 큽니다. 이 값은 분모에 들어가야 합니다.',
      },
    },
    {
      code: 'return Math.tanh(x);',
      says: {
        en: 'tanh has the same S shape, but it goes from −1 to 1. A probability cannot be negative.',
        ko: 'tanh도 S자 모양이지만 −1과 1 사이의 값을 냅니다. 확률은 음수일 수 없습니다.',
      },
    },
  ],
  hints: [
    {
      en: 'e⁻ˣ is always positive: huge for a very negative x, and almost 0 for a large x.',
      ko: 'e⁻ˣ는 언제나 양수입니다. x가 0보다 훨씬 작으면 매우 크고, 훨씬 크면 0에 가깝습니다.',
    },
    {
      en: 'Put 1 + e⁻ˣ into the denominator: it lies between 1 and infinity.',
      ko: '1 + e⁻ˣ를 분모에 두세요. 1과 무한대 사이의 값입니다.',
    },
    {
      en: 'σ(x) = 1 / (1 + e⁻ˣ). Don’t forget the parentheses.',
      ko: 'σ(x) = 1 / (1 + e⁻ˣ)입니다. 괄호에 주의하세요.',
    },
  ],
  explanation: {
    en: 'The denominator 1 + e⁻ˣ is always above 1, so the result stays between 0 and 1: sigmoid(-2) is about 0.1192 and sigmoid(4) about 0.9820.',
    ko: '분모 1 + e⁻ˣ가 언제나 1보다 크므로 결과는 0과 1 사이에 있습니다. sigmoid(-2)는 약 0.1192, sigmoid(4)는 약 0.9820입니다.',
  },
  // Not at 0, where a step may be 0 or 1.
  ask: ({ sigmoid }) => calls('sigmoid', sigmoid, [[-2], [1], [4]]),
};
