import { calls, type Exercise } from './exercise.ts';

export const weightGradients: Exercise = {
  chapter: '10',
  title: { en: 'From the sums to the weights', ko: '합에서 가중치로' },
  task: {
    en: `A Dense layer computes z[j] = x[0] · W[0][j] + … + b[j] for each node j.
dz[j] says how the loss changes with z[j]. By the chain rule, how does it change
with every weight and bias? Return { dW, db }; dW has the shape of W.`,
    ko: `밀집층은 노드 j마다 z[j] = x[0] · W[0][j] + … + b[j]를 계산합니다.
dz[j]는 z[j]에 대한 손실의 기울기입니다. 연쇄 법칙으로 가중치와 절편마다
손실의 기울기를 구해 { dW, db }를 반환하세요. dW의 형태는 W와 같습니다.`,
  },
  code: `
export function weightGradients(x: number[], dz: number[]): { dW: number[][]; db: number[] } {
  GAP
}`,
  stub: 'return { dW: [], db: [] };',
  solution: `return {
  dW: x.map((value) => dz.map((d) => value * d)),
  db: [...dz],
};`,
  mistakes: [
    {
      code: 'return { dW: dz.map((d) => x.map((value) => value * d)), db: [...dz] };',
      says: {
        en: 'Rows and columns are swapped: W has a row for each input and a column for each node.',
        ko: '행과 열이 바뀌었습니다. W에는 입력마다 행이, 노드마다 열이 있습니다.',
      },
    },
    {
      code: 'return { dW: x.map(() => [...dz]), db: [...dz] };',
      says: {
        en: 'The input is missing: how much a weight moves z is the value that it multiplies. With an input of 0 it has no influence.',
        ko: '입력이 빠졌습니다. 가중치가 z를 얼마나 움직이는지는 거기에 곱하는 입력에 달려 있습니다. 입력이 0이면 영향이 없습니다.',
      },
    },
    {
      code: `return {
  dW: x.map((value) => dz.map((d) => value * d)),
  db: dz.map((d) => d * x.reduce((sum, value) => sum + value, 0)),
};`,
      says: {
        en: 'The bias is not multiplied by any input: z grows by as much as b does, so its gradient is dz itself.',
        ko: '절편에는 입력을 곱하지 않습니다. b가 커진 만큼 z도 커지므로 그 그레이디언트는 dz 그대로입니다.',
      },
    },
    {
      code: 'return { dW: x.map((value) => dz.map((d) => value + d)), db: [...dz] };',
      says: {
        en: 'You added. The chain rule multiplies: how the loss changes with z, times how z changes with the weight.',
        ko: '더했습니다. 연쇄 법칙에서는 곱합니다. z에 대한 손실의 기울기에 가중치에 대한 z의 기울기를 곱하세요.',
      },
    },
    {
      code: 'return { dW: x.map((value) => dz.map((d) => -value * d)), db: dz.map((d) => -d) };',
      says: {
        en: 'These are the steps’ directions already. The gradient itself points uphill; the minus comes with the update.',
        ko: '이것은 이미 스텝의 방향입니다. 그레이디언트는 오르막을 가리키고, 빼기는 갱신할 때 합니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Raise W[i][j] by a little: z[j] grows by x[i] times that, and no other z changes.',
      ko: 'W[i][j]를 조금 올리면 z[j]가 그 x[i]배만큼 커지고 다른 z는 그대로입니다.',
    },
    { en: 'So dW[i][j] = x[i] · dz[j].', ko: '그러므로 dW[i][j] = x[i] · dz[j]입니다.' },
    {
      en: 'x.map((value) => dz.map((d) => …)) makes rows of inputs and columns of nodes.',
      ko: 'x.map((value) => dz.map((d) => …))로 입력이 행, 노드가 열인 배열을 만듭니다.',
    },
  ],
  explanation: {
    en: 'A pixel that is 0 has no part in the sum, and its 100 weights get a gradient of 0: for one image, about half of the weights stay where they are.',
    ko: '값이 0인 픽셀은 합에 영향을 주지 않으므로 거기에 붙은 가중치 100개의 그레이디언트도 0입니다. 이미지 한 장으로는 가중치의 절반쯤이 그대로 있습니다.',
  },
  ask: ({ weightGradients }) =>
    calls('weightGradients', weightGradients, [
      [
        [1, 0.5],
        [0.2, -0.6],
      ],
      [
        [0, 2, -1],
        [0.3, -0.1],
      ],
    ]),
};
