import { calls, type Exercise } from './exercise.ts';

export const backThroughSigmoid: Exercise = {
  chapter: '10',
  title: { en: 'Back through the hidden layer', ko: '은닉층을 거슬러 가기' },
  task: {
    en: `h holds the outputs of hidden nodes with sigmoid, W the weights to the next layer:
W[i][j] leads from hidden node i to node j. dz[j] says how the loss changes with node j’s sum.
Return how it changes with each hidden node’s own sum: first back through the weights,
then through sigmoid, whose slope is h (1 − h).`,
    ko: `h에는 시그모이드를 쓰는 은닉층 노드의 출력, W에는 다음 층으로 가는 가중치가 있습니다.
W[i][j]는 은닉층 노드 i에서 노드 j로 갑니다. dz[j]는 노드 j의 합에 대한 손실의 기울기입니다.
은닉층 노드마다 자기 합에 대한 손실의 기울기를 반환하세요. 먼저 가중치를, 그다음
시그모이드를 거슬러 갑니다. 시그모이드의 기울기는 h (1 − h)입니다.`,
  },
  code: `
export function hiddenGradient(h: number[], W: number[][], dz: number[]): number[] {
  GAP
}`,
  stub: 'return [];',
  solution: `return h.map((value, i) => {
  const dh = dz.reduce((sum, d, j) => sum + W[i][j] * d, 0);
  return dh * value * (1 - value);
});`,
  mistakes: [
    {
      code: 'return h.map((_, i) => dz.reduce((sum, d, j) => sum + W[i][j] * d, 0));',
      says: {
        en: 'You stopped at the hidden node’s output. Its sum lies behind sigmoid: multiply by the slope h (1 − h).',
        ko: '은닉층 노드의 출력에서 멈추었습니다. 합은 시그모이드 너머에 있으므로 기울기 h (1 − h)를 곱해야 합니다.',
      },
    },
    {
      code: `return h.map((value) => {
  const dh = dz.reduce((sum, d) => sum + d, 0);
  return dh * value * (1 - value);
});`,
      says: {
        en: 'The weights are missing: a hidden node with a small weight has little influence on the next layer’s sum.',
        ko: '가중치가 빠졌습니다. 가중치가 작은 은닉층 노드는 다음 층의 합에 영향을 거의 주지 않습니다.',
      },
    },
    {
      code: `return h.map((value, i) => {
  const dh = dz.reduce((sum, d, j) => sum + W[i][j] * d, 0);
  return dh * value;
});`,
      says: {
        en: 'You multiplied by h, not by the slope. Sigmoid’s slope is h (1 − h): near 0 where h is near 0 and where it is near 1.',
        ko: '기울기가 아니라 h를 곱했습니다. 시그모이드의 기울기는 h (1 − h)이고, h가 0에 가까울 때도 1에 가까울 때도 0에 가깝습니다.',
      },
    },
    {
      code: `return h.map((value, i) => {
  const dh = dz.reduce((sum, d, j) => sum + W[j][i] * d, 0);
  return dh * value * (1 - value);
});`,
      says: {
        en: 'You read W the other way round: hidden node i’s weights stand in row i, W[i][j].',
        ko: 'W를 거꾸로 읽었습니다. 은닉층 노드 i의 가중치는 행 i, 곧 W[i][j]에 있습니다.',
      },
    },
    {
      code: `const slope = (z: number) => (1 / (1 + Math.exp(-z))) * (1 - 1 / (1 + Math.exp(-z)));
return h.map((value, i) => dz.reduce((sum, d, j) => sum + W[i][j] * d, 0) * slope(value));`,
      says: {
        en: 'h has already been through sigmoid; you sent it through once more. Its slope is h (1 − h) as it stands.',
        ko: 'h는 이미 시그모이드를 거친 값인데 한 번 더 거쳤습니다. 기울기는 h로 바로 h (1 − h)입니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Hidden node i touches the loss by every node j of the next layer: add up W[i][j] · dz[j] over j.',
      ko: '은닉층 노드 i는 다음 층의 모든 노드 j를 거쳐 손실에 영향을 줍니다. j에 대해 W[i][j] · dz[j]를 더하세요.',
    },
    {
      en: 'That sum is the slope by h[i]. Times h[i] · (1 − h[i]) it is the slope by the node’s own sum.',
      ko: '그 합이 h[i]에 대한 기울기입니다. 여기에 h[i] · (1 − h[i])를 곱하면 노드의 합에 대한 기울기입니다.',
    },
  ],
  explanation: {
    en: 'h (1 − h) is at most 0.25, at h = 0.5. So a layer of sigmoid passes on at most a quarter, and a node near 0 or 1 almost nothing.',
    ko: 'h (1 − h)는 h = 0.5일 때 가장 크고 0.25입니다. 그래서 시그모이드 층은 많아야 4분의 1을 전하고, 0이나 1에 가까운 노드는 거의 전하지 않습니다.',
  },
  ask: ({ hiddenGradient }) =>
    calls('hiddenGradient', hiddenGradient, [
      [
        [0.5, 0.9],
        [
          [1, 2],
          [-1, 0.5],
        ],
        [0.2, -0.4],
      ],
      [
        [0.1, 0.99],
        [
          [3, -1],
          [2, 4],
        ],
        [-0.5, 0.5],
      ],
    ]),
};
