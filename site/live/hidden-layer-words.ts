/** The texts of the hidden layer. */

import { signed } from './bench.ts';
import type { PointSaid } from './plane.ts';

/** @example subscript(12) // '₁₂' */
const subscript = (n: number) => String(n).replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
const h = (n: number) => `h${subscript(n)}`;

/** @example sumOf([[2, '·h₁'], [-1, '·h₂'], [0.5, '']]) // '2.0·h₁ − 1.0·h₂ + 0.5' */
function sumOf(terms: readonly (readonly [number, string])[]): string {
  return terms
    .map(([value, name], i) =>
      i === 0
        ? `${signed(value, 1)}${name}`
        : `${value < 0 ? '−' : '+'} ${signed(Math.abs(value), 1)}${name}`,
    )
    .join(' ');
}

const outputOf = (weights: readonly number[], bias: number) =>
  sumOf([...weights.map((weight, n) => [weight, `·${h(n + 1)}`] as const), [bias, '']]);

const equation = ([w1, w2, b]: readonly number[]) =>
  `${sumOf([
    [w1, '·x₁'],
    [w2, '·x₂'],
    [b, ''],
  ])} = 0`;

export const hiddenLayerWords = {
  en: {
    title: 'A hidden layer: more than one line',
    lead: 'Sigmoid nodes between the inputs and the output: each draws a line of its own, and the output node adds up what they say. Choose points and the number of nodes, and train. Four points can be dragged; click one, or press the space bar, to change its label.',
    tries: {
      one: {
        try: 'One node, XOR',
        see: 'One node draws one line: 1 of 4 points stays wrong, however long it trains.',
      },
      three: {
        try: 'Three nodes, circles',
        see: 'All 32 points come out right: three lines close around the inner circle. Two can’t: they leave a side open. Set two nodes and see.',
      },
      eight: {
        try: 'Eight nodes, spirals',
        see: 'After some hundred epochs all 40 points are right: eight lines, and yet the boundary bends. Press the small pictures to see what each node adds.',
      },
    },
    points: 'Points',
    shapes: { XOR: 'XOR', circles: 'circles', spirals: 'spirals', own: 'my own four' },
    units: 'Hidden nodes',
    play: 'Train',
    pause: 'Pause',
    step: 'One epoch',
    reset: 'Start again',
    reseed: 'Other weights',
    h,
    status: (epochs: number, loss: string) => `Epoch ${epochs}: loss ${loss}.`,
    right: (total: number) => `The network classifies all ${total} points correctly.`,
    wrong: (n: number, total: number) => `The network gets ${n} of ${total} points wrong.`,
    plane: (said: string, part: string, wrong: number, total: number) =>
      `The plane of x₁ and x₂ with ${total} points and the network’s answers. ${said} It answers 1 in ${part} of the plane; ${wrong} points are wrong`,
    point: ({ n, x, y, label, says }: PointSaid) =>
      `Point ${n}: x₁ ${signed(x, 2)}, x₂ ${signed(y, 2)}, label ${label}, the answer is ${says}. Arrow keys move it, the space bar changes its label; training then starts over.`,
    node: (n: number, line: readonly number[]) =>
      `: node ${n} alone, its line is ${equation(line)}`,
    sum: (weights: readonly number[], bias: number) =>
      `The output: p = σ(${outputOf(weights, bias)}), and the answer is 1 where p is above ½.`,
    legend:
      'Filled circle: label 1; square: label 0; ring: wrong. The network answers 1 where the plane is blue. A numbered line is where that node says ½, its arrow points to where it says more; blue ones are added, orange ones subtracted.',
    legendOfNode: (n: number) =>
      `Only node ${n}: the deeper the blue, the nearer it is to 1. Press its picture again for the whole network.`,
  },
  ko: {
    title: '은닉층: 직선 하나를 넘어',
    lead: '입력과 답 사이에 시그모이드 노드를 둡니다. 노드는 저마다 직선을 하나씩 긋고, 출력 노드가 노드들의 값을 더합니다. 점과 노드 수를 고르고 학습시켜 보세요. 점이 네 개이면 끌 수 있고, 누르거나 스페이스 바를 치면 레이블이 바뀝니다.',
    tries: {
      one: {
        try: '노드 하나로 XOR',
        see: '노드 하나는 직선도 하나입니다. 아무리 오래 학습해도 점 4개 중 1개가 틀립니다.',
      },
      three: {
        try: '노드 셋으로 원',
        see: '점 32개를 모두 맞힙니다. 직선 셋이 안쪽 원을 에워쌉니다. 둘이면 한쪽이 열려 못 합니다. 노드를 둘로 줄여 보세요.',
      },
      eight: {
        try: '노드 여덟으로 나선',
        see: '몇백 에포크 뒤에 점 40개를 모두 맞힙니다. 직선 여덟 개인데도 경계는 휩니다. 작은 그림을 눌러 노드마다 무엇을 더하는지 보세요.',
      },
    },
    points: '점',
    shapes: { XOR: 'XOR', circles: '원', spirals: '나선', own: '내가 놓은 점 네 개' },
    units: '은닉 노드 수',
    play: '학습 시작',
    pause: '잠시 멈춤',
    step: '한 에포크만',
    reset: '처음부터 다시',
    reseed: '다른 가중치로',
    h,
    status: (epochs: number, loss: string) => `${epochs}에포크째, 손실 ${loss}.`,
    right: (total: number) => `신경망이 점 ${total}개를 모두 맞혔습니다.`,
    wrong: (n: number, total: number) => `신경망이 점 ${total}개 중 ${n}개를 틀렸습니다.`,
    plane: (said: string, part: string, wrong: number, total: number) =>
      `x₁과 x₂의 평면에 놓인 점 ${total}개와 신경망의 답. ${said} 평면의 ${part}에서 1이라고 답합니다. 틀린 점 ${wrong}개`,
    point: ({ n, x, y, label, says }: PointSaid) =>
      `점 ${n}: x₁ ${signed(x, 2)}, x₂ ${signed(y, 2)}, 레이블 ${label}, 답 ${says}. 화살표 키로 옮기고 스페이스 바로 레이블을 바꿉니다. 그러면 학습을 처음부터 다시 합니다.`,
    node: (n: number, line: readonly number[]) => `: 노드 ${n}만 보기, 직선은 ${equation(line)}`,
    sum: (weights: readonly number[], bias: number) =>
      `출력: p = σ(${outputOf(weights, bias)}). p가 ½보다 크면 1이라고 답합니다.`,
    legend:
      '채운 원: 레이블 1, 사각형: 레이블 0, 고리: 틀림. 파란 곳에서 신경망은 1이라고 답합니다. 번호가 붙은 직선에서 그 노드의 값은 ½이고, 화살표 쪽에서 더 큽니다. 파란 것은 더하고 주황은 뺍니다.',
    legendOfNode: (n: number) =>
      `노드 ${n}만 봅니다. 파란색이 짙을수록 1에 가깝습니다. 그 그림을 다시 누르면 신경망 전체가 보입니다.`,
  },
};
