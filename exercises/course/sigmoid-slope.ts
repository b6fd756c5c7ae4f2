import type { Exercise } from './exercise.ts';

export const sigmoidSlope: Exercise = {
  chapter: '3',
  title: { en: 'The slope from the output', ko: '출력으로 구하는 기울기' },
  task: {
    en: 'A node has computed its output y = sigmoid(x).\nHow steep is the sigmoid at this x? Compute the slope from the output y:\nyou don’t need another eˣ.',
    ko: '노드가 출력 y = sigmoid(x)를 계산해 두었습니다.\n이 x에서 시그모이드의 기울기는 얼마일까요? 출력 y로 계산해 보세요.\neˣ를 또 구할 필요는 없습니다.',
  },
  code: `
import { sigmoid } from '../src/index.ts';

export function node(x: number): { y: number; slope: number } {
  const y = sigmoid(x);
  GAP
  return { y, slope };
}`,
  stub: 'const slope = 0;',
  solution: 'const slope = y * (1 - y);',
  mistakes: [
    {
      code: 'const slope = x * (1 - x);',
      says: {
        en: 'The formula is right for the output, but you put in x, the sum that goes into the sigmoid. With x = 6 the slope would be −30, yet sigmoid never falls.',
        ko: '출력에 대해서는 맞는 식인데, 시그모이드에 들어가는 합 x를 넣었습니다. 그러면 x = 6에서 기울기가 −30이 되지만, 시그모이드는 내려가는 일이 없습니다.',
      },
    },
    {
      code: 'const slope = 0.25;',
      says: {
        en: '1/4 is only the greatest slope, in the middle. Sigmoid is not a straight line: it flattens towards both ends.',
        ko: '1/4은 한가운데의 가장 큰 기울기일 뿐입니다. 시그모이드는 직선이 아니며 양 끝으로 갈수록 평평해집니다.',
      },
    },
    {
      code: 'const slope = y;',
      says: {
        en: 'This is the sigmoid itself: how high the curve is, not how steep. eˣ is its own slope, sigmoid is not.',
        ko: '이것은 시그모이드의 값입니다. 곡선의 높이이지 기울기가 아닙니다. eˣ는 자신이 곧 기울기이지만 시그모이드는 그렇지 않습니다.',
      },
    },
    {
      code: 'const slope = 1 - y;',
      says: {
        en: 'A factor is missing: for a very negative x this is almost 1, yet there the sigmoid is flat as well.',
        ko: '곱할 값이 하나 빠졌습니다. x가 0보다 훨씬 작으면 이 값은 거의 1인데, 그곳에서도 시그모이드는 평평합니다.',
      },
    },
    {
      code: 'const slope = sigmoid(y) * (1 - sigmoid(y));',
      says: {
        en: 'You applied the sigmoid twice: y is already an output, so this is the slope at another place.',
        ko: '시그모이드를 두 번 적용했습니다. y가 이미 출력이므로 이것은 다른 자리의 기울기입니다.',
      },
    },
    {
      code: 'const slope = y * (1 + y);',
      says: {
        en: 'The sign is wrong: near y = 1 this is almost 2, but there the curve is flat, so the slope must go to 0.',
        ko: '부호가 틀렸습니다. y가 1에 가까우면 이 값은 거의 2이지만, 그곳은 평평하므로 기울기가 0에 가까워져야 합니다.',
      },
    },
  ],
  hints: [
    {
      en: 'The sigmoid is flat where y is near 0 and where y is near 1. Which product is small in both places?',
      ko: '시그모이드는 y가 0에 가까운 곳과 1에 가까운 곳에서 평평합니다. 두 곳에서 모두 작은 곱은 무엇일까요?',
    },
    {
      en: 'One factor goes to 0 with y, the other goes to 0 as y goes to 1.',
      ko: 'y가 0으로 가면 한쪽이 0으로 가고, y가 1로 가면 다른 쪽이 0으로 갑니다.',
    },
    {
      en: 'σ′(x) = σ(x) · (1 − σ(x)), and y is σ(x).',
      ko: 'σ′(x) = σ(x) · (1 − σ(x))이고, y가 바로 σ(x)입니다.',
    },
  ],
  explanation: {
    en: 'The slope is greatest at x = 0, where y = 0.5: 0.5 × 0.5 = 0.25. At x = 6 it is only about 0.0025, so there the weights hardly move.',
    ko: '기울기는 y = 0.5인 x = 0에서 가장 크며 0.5 × 0.5 = 0.25입니다. x = 6에서는 약 0.0025뿐이라 가중치가 거의 움직이지 않습니다.',
  },
  ask: ({ node }) => [-2, 0, 1, 6].map((x) => ({ what: `node(${x}).slope`, value: node(x).slope })),
};
