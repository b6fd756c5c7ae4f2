import { calls, type Exercise } from './exercise.ts';

const RELU = `export function relu(x: number[]): number[] {
  return x.map((value) => Math.max(0, value));
}`;

const SLOPE = `export function reluSlope(x: number[]): number[] {
  return x.map((value) => (value > 0 ? 1 : 0));
}`;

export const relu: Exercise = {
  chapter: '3',
  title: { en: 'ReLU and its slope', ko: '렐루와 그 기울기' },
  task: {
    en: 'ReLU keeps what is above 0 and makes everything else 0.\nWrite relu for an array of numbers, and reluSlope, its slope at each of them.\nAt exactly 0, use 0 as the slope, as TensorFlow does.',
    ko: '렐루는 0보다 큰 값은 그대로 두고 나머지는 모두 0으로 만듭니다.\n수의 배열을 받는 relu와, 수마다 그 자리의 기울기를 내는 reluSlope를 써 보세요.\n꼭 0인 곳의 기울기는 텐서플로처럼 0으로 합니다.',
  },
  code: `
GAP`,
  stub: `export function relu(x: number[]): number[] {
  return x;
}

export function reluSlope(x: number[]): number[] {
  return x;
}`,
  solution: `${RELU}

${SLOPE}`,
  mistakes: [
    {
      code: `export function relu(x: number[]): number[] {
  return x.map((value) => Math.abs(value));
}

${SLOPE}`,
      says: {
        en: 'Your relu is the absolute value: −3 becomes 3. ReLU does not mirror what is below 0, it makes it 0.',
        ko: 'relu가 절댓값을 냅니다. −3이 3이 됩니다. 0보다 작은 값은 뒤집지 말고 0으로 만들어야 합니다.',
      },
    },
    {
      code: `export function relu(x: number[]): number[] {
  return x.map((value) => Math.min(1, Math.max(0, value)));
}

${SLOPE}`,
      says: {
        en: 'Your relu stops at 1. That would be a flat end again, as sigmoid has; ReLU has no upper limit.',
        ko: 'relu가 1에서 멈춥니다. 그러면 시그모이드처럼 평평한 끝이 다시 생깁니다. 렐루에는 위쪽 한계가 없습니다.',
      },
    },
    {
      code: `export function relu(x: number[]): number[] {
  return x.map((value) => Math.min(0, value));
}

${SLOPE}`,
      says: {
        en: 'Your relu keeps the wrong side: Math.min(0, x) lets the negative numbers through and makes the positive ones 0.',
        ko: 'relu가 반대쪽을 남겼습니다. Math.min(0, x)는 음수를 그대로 두고 양수를 0으로 만듭니다.',
      },
    },
    {
      code: `export function relu(x: number[]): number[] {
  return x.filter((value) => value > 0);
}

${SLOPE}`,
      says: {
        en: 'Your relu throws numbers away. A layer’s nodes keep their places: what is not above 0 becomes 0, and the length stays.',
        ko: 'relu가 값을 버립니다. 층의 노드는 제자리를 지켜야 합니다. 0보다 크지 않은 값은 0이 되고 길이는 그대로입니다.',
      },
    },
    {
      code: `${RELU}

export function reluSlope(x: number[]): number[] {
  return x.map(() => 1);
}`,
      says: {
        en: 'Your slope is 1 everywhere, as for a straight line. Below 0 ReLU is flat: it is 0 whatever x is.',
        ko: '기울기가 어디서나 1입니다. 그것은 직선의 기울기입니다. 0보다 작은 곳에서 렐루는 x가 얼마든 0이므로 평평합니다.',
      },
    },
    {
      code: `${RELU}

export function reluSlope(x: number[]): number[] {
  return x.map((value) => (value >= 0 ? 1 : 0));
}`,
      says: {
        en: 'At 0 your slope is 1. The curve has a corner there: any value from 0 to 1 would do, and TensorFlow uses 0.',
        ko: '0에서 기울기가 1입니다. 그곳은 꺾이는 점이라 0부터 1까지 어떤 값이든 되지만, 텐서플로는 0으로 정했습니다.',
      },
    },
    {
      code: `${RELU}

export function reluSlope(x: number[]): number[] {
  return x.map((value) => Math.max(0, value));
}`,
      says: {
        en: 'Your reluSlope gives the values of ReLU, not how steep it is. From 2 to 3 it rises by 1, and from 20 to 21 as well.',
        ko: 'reluSlope가 기울기가 아니라 렐루의 값을 냅니다. 렐루는 2에서 3으로 갈 때도, 20에서 21로 갈 때도 1만큼 커집니다.',
      },
    },
    {
      code: `${RELU}

export function reluSlope(x: number[]): number[] {
  return x.map((value) => Math.sign(value));
}`,
      says: {
        en: 'Below 0 your slope is −1, so the curve would fall there. That is the absolute value’s slope; ReLU is flat below 0.',
        ko: '0보다 작은 곳의 기울기가 −1이라 그곳에서 내려가게 됩니다. 그것은 절댓값의 기울기입니다. 렐루는 0보다 작은 곳에서 평평합니다.',
      },
    },
  ],
  hints: [
    {
      en: 'map makes a new array with one result for each number. What is the larger of 0 and x?',
      ko: 'map은 수마다 결과를 하나씩 담아 새 배열을 만듭니다. 0과 x 가운데 큰 쪽은 무엇일까요?',
    },
    {
      en: 'Draw the curve: level up to 0, then it rises by 1 for every 1 to the right.',
      ko: '곡선을 그려 보세요. 0까지는 평평하고, 그 뒤로는 오른쪽으로 1 갈 때마다 1씩 올라갑니다.',
    },
    {
      en: 'relu: Math.max(0, value). reluSlope: 1 if value > 0, else 0.',
      ko: 'relu는 Math.max(0, value)이고, reluSlope는 value > 0이면 1, 아니면 0입니다.',
    },
  ],
  explanation: {
    en: 'Above 0 the slope is 1, so a product of ten slopes is still 1; ten slopes of sigmoid, each at most 0.25, give less than 0.000001.',
    ko: '0보다 큰 곳의 기울기는 1이므로 열 번 곱해도 1입니다. 시그모이드의 기울기는 아무리 커도 0.25라서 열 번 곱하면 0.000001보다 작습니다.',
  },
  // The array is made anew each time: an answer may change it.
  ask: ({ relu, reluSlope }) => [
    ...calls('relu', relu, [[[-3, -0.5, 0, 0.5, 20]]]),
    ...calls('reluSlope', reluSlope, [[[-3, -0.5, 0, 0.5, 20]]]),
  ],
};
