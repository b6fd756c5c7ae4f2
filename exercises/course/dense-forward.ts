import { calls, type Exercise } from './exercise.ts';

export const denseForward: Exercise = {
  chapter: '2',
  title: { en: 'A Dense layer by hand', ko: '밀집층 직접 계산하기' },
  task: {
    en: `x holds the inputs of one sample, W the weights and b the biases of a Dense layer.
W has a row for each input and a column for each node: W[i][j] leads from input i to node j.
Return what the layer computes before any activation: for each node j
z[j] = x[0] · W[0][j] + x[1] · W[1][j] + … + b[j].`,
    ko: `x에는 샘플 하나의 입력, W에는 밀집층의 가중치, b에는 절편이 들어 있습니다.
W에는 입력마다 행이, 노드마다 열이 있습니다. W[i][j]는 입력 i에서 노드 j로 가는 가중치입니다.
활성화 함수를 쓰기 전에 층이 계산하는 값을 반환하세요. 노드 j마다
z[j] = x[0] · W[0][j] + x[1] · W[1][j] + … + b[j]입니다.`,
  },
  code: `
export function denseForward(x: number[], W: number[][], b: number[]): number[] {
  GAP
}`,
  stub: 'return [];',
  solution: 'return b.map((bias, j) => x.reduce((sum, value, i) => sum + value * W[i][j], bias));',
  mistakes: [
    {
      code: 'return b.map((_, j) => x.reduce((sum, value, i) => sum + value * W[i][j], 0));',
      says: {
        en: 'The biases are missing: every node adds its own to the sum.',
        ko: '절편이 빠졌습니다. 노드마다 자기 절편을 합에 더합니다.',
      },
    },
    {
      code: 'return b.map((bias, j) => x.reduce((sum, value, i) => sum + value * W[j][i], bias));',
      says: {
        en: 'You read W the other way round. Its first index is the input, its second the node: a node’s weights stand in a column.',
        ko: 'W를 거꾸로 읽었습니다. 첫째 인덱스가 입력, 둘째가 노드입니다. 한 노드의 가중치는 열에 있습니다.',
      },
    },
    {
      code: 'return b.map((bias, j) => x[j] * W[j][j] + bias);',
      says: {
        en: 'Each node took only one input. Dense means that every node takes all of them: add up over i.',
        ko: '노드마다 입력 하나만 받았습니다. 밀집층에서는 모든 노드가 모든 입력을 받습니다. i에 대해 더하세요.',
      },
    },
    {
      code: 'return b.map((bias, j) => x.reduce((sum, value, i) => sum + value * W[i][j] + bias, 0));',
      says: {
        en: 'You added the bias once for each input. It belongs to the node and is added once.',
        ko: '입력마다 절편을 더했습니다. 절편은 노드의 것이라 한 번만 더합니다.',
      },
    },
    {
      code: `return b.map((bias, j) => {
  const z = x.reduce((sum, value, i) => sum + value * W[i][j], bias);
  return 1 / (1 + Math.exp(-z));
});`,
      says: {
        en: 'That is already the sigmoid of the sum. Asked for is the sum itself, before the activation.',
        ko: '합에 시그모이드까지 씌웠습니다. 구하는 것은 활성화 함수를 쓰기 전의 합입니다.',
      },
    },
  ],
  hints: [
    {
      en: 'There is one result per node, as there is one bias per node: b.map((bias, j) => …).',
      ko: '결과는 절편처럼 노드마다 하나입니다. b.map((bias, j) => …)로 만들 수 있습니다.',
    },
    {
      en: 'For node j, start from its bias and add x[i] * W[i][j] for each i.',
      ko: '노드 j의 절편에서 시작해 i마다 x[i] * W[i][j]를 더하세요.',
    },
    {
      en: 'x.reduce((sum, value, i) => sum + value * W[i][j], bias) is node j’s sum.',
      ko: 'x.reduce((sum, value, i) => sum + value * W[i][j], bias)가 노드 j의 합입니다.',
    },
  ],
  explanation: {
    en: 'With the inputs 1 and 2 the first node computes 1 × 3 + 2 × 4 + 0.5 = 11.5. The lesson’s hidden layer does this with 784 inputs, for 100 nodes: 78,400 products.',
    ko: '입력이 1과 2일 때 첫째 노드는 1 × 3 + 2 × 4 + 0.5 = 11.5를 계산합니다. 강의의 은닉층은 입력 784개로 노드 100개에서 이 일을 합니다. 곱셈이 78,400번입니다.',
  },
  ask: ({ denseForward }) =>
    calls('denseForward', denseForward, [
      [
        [1, 2],
        [
          [3, -1],
          [4, 0.5],
        ],
        [0.5, -2],
      ],
      [
        [1, 0, -1],
        [
          [2, 1],
          [5, 7],
          [3, -4],
        ],
        [10, 20],
      ],
    ]),
};
