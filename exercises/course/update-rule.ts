import { calls, type Exercise } from './exercise.ts';

export const updateRule: Exercise = {
  chapter: '1',
  title: { en: 'One step of learning', ko: '학습 한 스텝' },
  task: {
    en: 'Write one step of Rosenblatt’s rule, with a learning rate of 1.\nA wrong answer moves the weights and the bias; a right one changes nothing.\nlabel is what the answer should be, prediction what it was: each is 0 or 1.\nReturn the new { weights, bias }.',
    ko: '로젠블라트의 규칙으로 한 번 배우는 스텝을 써 보세요. 학습률은 1입니다.\n틀리면 가중치와 절편이 움직이고, 맞히면 아무것도 바뀌지 않습니다.\nlabel은 정답, prediction은 퍼셉트론의 예측이며 둘 다 0 아니면 1입니다.\n새로운 { weights, bias }를 돌려주세요.',
  },
  code: `
export function update(
  weights: number[],
  bias: number,
  inputs: number[],
  label: number,
  prediction: number,
): { weights: number[]; bias: number } {
  GAP
}`,
  stub: 'return { weights, bias };',
  solution: `const error = label - prediction;
return {
  weights: weights.map((w, i) => w + error * inputs[i]),
  bias: bias + error,
};`,
  mistakes: [
    {
      code: `const error = prediction - label;
return {
  weights: weights.map((w, i) => w + error * inputs[i]),
  bias: bias + error,
};`,
      says: {
        en: 'The sign is reversed: you go by prediction − label, so every mistake moves the weights further from the right answer.',
        ko: '부호가 거꾸로입니다. 예측 − 레이블만큼 움직이면 틀릴 때마다 정답에서 더 멀어집니다.',
      },
    },
    {
      code: `const error = label - prediction;
return {
  weights: weights.map((w) => w + error),
  bias: bias + error,
};`,
      says: {
        en: 'The inputs are missing: all weights moved equally far, even the weight of an input of 0, which had no part in the mistake.',
        ko: '입력이 빠졌습니다. 모든 가중치가 똑같이 움직였습니다. 실수에 아무 몫이 없는, 입력이 0인 가중치까지 움직였습니다.',
      },
    },
    {
      code: `const error = label - prediction;
return {
  weights: weights.map((w, i) => w + error * inputs[i]),
  bias,
};`,
      says: {
        en: 'The bias stayed where it was. It learns as well: it is like the weight of an input that is always 1.',
        ko: '절편이 그대로입니다. 절편도 배웁니다. 언제나 1인 입력의 가중치와 같습니다.',
      },
    },
    {
      code: `return {
  weights: weights.map((w, i) => w + label * inputs[i]),
  bias: bias + label,
};`,
      says: {
        en: 'You used the label, not the mistake: a correct 1 still moves the weights, and a 1 that should be 0 moves nothing.',
        ko: '오차가 아니라 레이블만큼 움직였습니다. 1을 맞혀도 가중치가 움직이고, 0이어야 할 때 1이라고 틀리면 아무것도 움직이지 않습니다.',
      },
    },
    {
      code: `const error = Math.abs(label - prediction);
return {
  weights: weights.map((w, i) => w + error * inputs[i]),
  bias: bias + error,
};`,
      says: {
        en: 'Both kinds of mistake raise the sum here. A 1 that should be 0 came from a sum that was too high: it must go down.',
        ko: '어느 쪽으로 틀리든 합이 커집니다. 0이어야 할 때 1이라고 한 것은 합이 너무 컸기 때문이므로 합을 줄여야 합니다.',
      },
    },
    {
      code: `const error = label - prediction;
return { weights: inputs.map((x) => error * x), bias: error };`,
      says: {
        en: 'This is the step alone. It has to be added to the old weights and bias, or everything learned before is lost.',
        ko: '움직일 만큼만 돌려주었습니다. 이전의 가중치와 절편에 더하지 않으면 그때까지 배운 것이 사라집니다.',
      },
    },
  ],
  hints: [
    {
      en: 'label − prediction is 1, 0 or −1. What does each of them say about the sum?',
      ko: '레이블 − 예측은 1, 0, −1 가운데 하나입니다. 각각 합이 어땠다는 뜻일까요?',
    },
    {
      en: 'The larger an input, the more its weight had to do with the mistake: multiply by the input.',
      ko: '입력이 클수록 그 가중치가 실수에 끼친 몫도 큽니다. 입력을 곱하세요.',
    },
    {
      en: 'const error = label - prediction; each weight grows by error × its input, the bias by error × 1.',
      ko: 'const error = label - prediction; 가중치마다 error × 입력을, 절편에는 error × 1을 더합니다.',
    },
  ],
  explanation: {
    en: 'For the inputs [2, 3] and a 0 that should be 1 the weights grow by 2 and 3 and the bias by 1, so the sum grows by 2² + 3² + 1 = 14: from −1.5 to 12.5, above 0.',
    ko: '입력이 [2, 3]이고 1이어야 할 때 0이라고 틀리면 가중치는 2와 3, 절편은 1만큼 커집니다. 그래서 합은 2² + 3² + 1 = 14만큼 커져 −1.5에서 12.5가 되고 0을 넘습니다.',
  },
  // The arrays are made anew each time: an answer may change them.
  ask: ({ update }) =>
    calls('update', update, [
      [[0.5, -1], 0.5, [2, 3], 1, 0],
      [[1, 2], -0.5, [1, 0], 0, 1],
      [[1, 1], -0.5, [1, 1], 1, 1],
    ]),
};
