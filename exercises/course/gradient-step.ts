import { calls, type Exercise } from './exercise.ts';

export const gradientStep: Exercise = {
  chapter: '5',
  title: { en: 'One step downhill', ko: '내리막으로 한 스텝' },
  task: {
    en: `A node computes w · x + b; the loss for a sample with the target y is (w · x + b − y)².
Take one step of gradient descent and return the new w and b.
Each changes by its slope times the learning rate.
Both slopes are those at the old w and b.`,
    ko: `노드는 w · x + b를 계산합니다. 타깃이 y인 샘플의 손실은 (w · x + b − y)²입니다.
경사 하강법으로 한 스텝 갱신한 w와 b를 반환하세요.
저마다 자기 기울기에 학습률을 곱한 만큼 변합니다.
두 기울기 모두 갱신하기 전의 w와 b에서 구합니다.`,
  },
  code: `
interface Line {
  w: number;
  b: number;
}

export function step(w: number, b: number, x: number, y: number, learningRate: number): Line {
  GAP
}`,
  stub: 'return { w, b };',
  solution: `const error = w * x + b - y;
return {
  w: w - learningRate * 2 * error * x,
  b: b - learningRate * 2 * error,
};`,
  mistakes: [
    {
      code: `const error = w * x + b - y;
return {
  w: w + learningRate * 2 * error * x,
  b: b + learningRate * 2 * error,
};`,
      says: {
        en: 'This step goes uphill: the slope points to where the loss grows. Look at the signs, also inside the error.',
        ko: '오르막으로 갔습니다. 기울기는 손실이 커지는 쪽을 가리킵니다. 오차 안의 부호까지 살펴보세요.',
      },
    },
    {
      code: `const error = w * x + b - y;
return { w: w - learningRate * error * x, b: b - learningRate * error };`,
      says: {
        en: 'The factor 2 is missing: the slope of a square e² is 2e, so this step is only half as long.',
        ko: '2가 빠졌습니다. 제곱 e²의 기울기는 2e이므로 이대로는 절반만 움직입니다.',
      },
    },
    {
      code: `const error = w * x + b - y;
return {
  w: w - learningRate * 2 * error * x,
  b: b - learningRate * 2 * error * x,
};`,
      says: {
        en: 'The bias’s slope has no factor x: b is not multiplied by the input, it is only added.',
        ko: '절편의 기울기에는 x가 곱해지지 않습니다. b는 입력과 곱하지 않고 더하기만 합니다.',
      },
    },
    {
      code: `const error = w * x + b - y;
return { w: w - learningRate * 2 * error, b: b - learningRate * 2 * error };`,
      says: {
        en: 'The weight’s slope lacks the factor x: how much w moves the output depends on the input.',
        ko: '가중치의 기울기에 x가 빠졌습니다. w가 출력을 얼마나 움직이는지는 입력에 달려 있습니다.',
      },
    },
    {
      code: `const newW = w - learningRate * 2 * (w * x + b - y) * x;
return { w: newW, b: b - learningRate * 2 * (newW * x + b - y) };`,
      says: {
        en: 'b’s slope was computed with the new w. A step starts from one point: take both slopes at the old values.',
        ko: 'b의 기울기를 새 w로 계산했습니다. 한 스텝은 한 점에서 출발하므로 두 기울기 모두 이전 값에서 구합니다.',
      },
    },
    {
      code: `const error = w * x + b - y;
return { w: w - 2 * error * x, b: b - 2 * error };`,
      says: {
        en: 'The learning rate is missing: with the whole slope the step easily gets too long and jumps over the lowest point.',
        ko: '학습률이 빠졌습니다. 기울기만큼 그대로 움직이면 너무 멀리 가서 가장 낮은 곳을 뛰어넘기 쉽습니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Call w · x + b − y the error e. How does e² change when w grows a little? When b does?',
      ko: 'w · x + b − y를 오차 e라고 하세요. w가 조금 커지면 e²은 어떻게 변할까요? b가 커지면요?',
    },
    {
      en: 'By the chain rule: 2e, times how e changes with w (that is x) or with b (that is 1).',
      ko: '연쇄 법칙을 쓰면 2e에, e가 w에 따라 변하는 정도(x)나 b에 따라 변하는 정도(1)를 곱합니다.',
    },
    {
      en: 'The slopes are 2 · error · x for w and 2 · error for b. Which way does the loss fall?',
      ko: '기울기는 w가 2 · error · x, b가 2 · error입니다. 손실은 어느 쪽으로 줄어들까요?',
    },
  ],
  explanation: {
    en: 'step(1, 0, 2, 1, 0.05): the error is 1, the slopes are 4 and 2, so w = 0.8 and b = −0.1, and the loss falls from 1 to 0.25.',
    ko: 'step(1, 0, 2, 1, 0.05)에서 오차는 1, 기울기는 4와 2이므로 w = 0.8, b = −0.1이 되고 손실은 1에서 0.25로 줄어듭니다.',
  },
  ask: ({ step }) =>
    calls('step', step, [
      [1, 0, 2, 1, 0.05],
      [0.5, 1, -3, 2, 0.01],
      [2, 1, 3, 7, 0.1],
    ]),
};
