import type { Exercise } from './exercise.ts';

export const stableSoftmax: Exercise = {
  chapter: '3',
  title: { en: 'A softmax that never overflows', ko: '넘치지 않는 소프트맥스' },
  task: {
    en: 'Softmax turns logits into probabilities: e^z divided by the sum of all e^z.\nWrite it so that it also works for [1000, 999].',
    ko: '소프트맥스는 로짓을 확률로 바꿉니다. e^z를 모든 e^z의 합으로 나눕니다.\n[1000, 999]에서도 되도록 써 보세요.',
  },
  code: `
export function softmax(logits: number[]): number[] {
  GAP
}`,
  stub: 'return logits;',
  solution: `const largest = Math.max(...logits);
const exponentials = logits.map((z) => Math.exp(z - largest));
const sum = exponentials.reduce((a, b) => a + b);
return exponentials.map((e) => e / sum);`,
  mistakes: [
    {
      code: `const exponentials = logits.map((z) => Math.exp(z));
const sum = exponentials.reduce((a, b) => a + b);
return exponentials.map((e) => e / sum);`,
      says: {
        en: 'The maximum is not subtracted: e¹⁰⁰⁰ is Infinity, and Infinity / Infinity is not a number.',
        ko: '최댓값을 빼지 않았습니다. e¹⁰⁰⁰은 무한대이고, 무한대를 무한대로 나누면 NaN입니다.',
      },
    },
    {
      code: `const sum = logits.reduce((a, b) => a + b);
return logits.map((z) => z / sum);`,
      says: {
        en: 'You divided the logits themselves. Without e^z a negative logit would get a negative probability.',
        ko: '로짓을 그대로 나누었습니다. e^z가 없으면 음수 로짓의 확률이 음수가 됩니다.',
      },
    },
    {
      code: `const largest = Math.max(...logits);
return logits.map((z) => Math.exp(z - largest));`,
      says: {
        en: 'The sum is missing: these values are in the right ratio, but they do not add up to 1.',
        ko: '합으로 나누지 않았습니다. 비율은 맞지만 더해도 1이 되지 않습니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Adding the same number to all logits does not change the result. Which one helps?',
      ko: '모든 로짓에 같은 수를 더해도 결과는 같습니다. 어떤 수를 더하면 좋을까요?',
    },
    {
      en: 'Subtract the largest logit first: then the largest exponent is e⁰ = 1.',
      ko: '가장 큰 로짓을 먼저 빼세요. 그러면 가장 큰 지수가 e⁰ = 1이 됩니다.',
    },
    {
      en: 'const largest = Math.max(...logits); then Math.exp(z - largest) for each z, divided by their sum.',
      ko: 'const largest = Math.max(...logits); 그다음 z마다 Math.exp(z - largest)를 구해 그 합으로 나눕니다.',
    },
  ],
  explanation: {
    en: 'Subtracting the largest logit changes numerator and denominator by the same factor.',
    ko: '가장 큰 로짓을 빼면 분자와 분모에 같은 수가 곱해지므로 값은 변하지 않습니다.',
  },
  ask: ({ softmax }) =>
    [
      [1, 2, 3],
      [-1, 0],
      [1000, 999],
      [0, 2000],
    ].map((logits) => ({ what: `softmax(${JSON.stringify(logits)})`, value: softmax(logits) })),
};
