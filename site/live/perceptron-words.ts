/** The texts of the perceptron. */

import { signed } from './bench.ts';
import type { PointSaid } from './plane.ts';

export const perceptronWords = {
  en: {
    title: 'The perceptron: one line',
    lead: 'It answers 1 where w₁·x₁ + w₂·x₂ + b is above 0. Drag the line, the arrow of the weights or the sliders, and four points, too. Click one, or press the space bar, to change its label.',
    tries: {
      and: {
        try: 'Let it learn AND',
        see: 'In epoch 6 it makes no mistake any more: a line stands between (1, 1) and the others. Any such line would do; it stops at the first one.',
      },
      xor: {
        try: 'Let it learn XOR',
        see: 'It never arrives: after 100 epochs 2 of 4 points are still wrong. The two 1s lie on one diagonal, the two 0s on the other, and the diagonals cross.',
      },
      circles: {
        try: 'Let it learn the circles',
        see: 'It fails again: 13 of 32 points stay wrong. Wherever the line lies, it cuts the outer circle or leaves the inner one on the same side. Drag it yourself: you never get all 32 right.',
      },
    },
    task: 'Points',
    tasks: {
      AND: 'AND',
      OR: 'OR',
      XOR: 'XOR',
      circles: 'circles',
      spirals: 'spirals',
      own: 'my own four',
    },
    bias: 'bias b',
    learn: 'Learn for one epoch',
    learnAll: 'Learn until nothing is wrong',
    right: (total: number) => `All ${total} points are on the right side of the line.`,
    wrong: (n: number, total: number) =>
      `${n} of ${total} points ${n === 1 ? 'is' : 'are'} on the wrong side.`,
    failed: {
      XOR: 'After 100 epochs some points are still wrong. No line puts all four points of XOR on the right side.',
      circles:
        'After 100 epochs some points are still wrong. One class lies all around the other, and a line has only two sides.',
      spirals:
        'After 100 epochs some points are still wrong. The classes wind around each other, and a line doesn’t bend.',
      own: 'After 100 epochs some points are still wrong: probably no line puts all of them on the right side.',
    },
    toHiddenLayer: 'One perceptron can’t do it; a hidden layer can. Give it these points →',
    learned: (epochs: number) => `No mistakes in epoch ${epochs}.`,
    plane: ([w1, w2, b]: readonly number[], wrong: number, total: number) =>
      `The plane of x₁ and x₂ with ${total} points and the line ${signed(w1, 2)}·x₁ + ${signed(w2, 2)}·x₂ + ${signed(b, 2)} = 0; ${wrong} points are wrong`,
    line: (b: number) => `The line: bias b ${signed(b, 2)}. Arrow keys move it.`,
    weights: (w1: number, w2: number) =>
      `The weights: w₁ ${signed(w1, 2)}, w₂ ${signed(w2, 2)}. Arrow keys change them.`,
    point: ({ n, x, y, label, says }: PointSaid) =>
      `Point ${n}: x₁ ${signed(x, 2)}, x₂ ${signed(y, 2)}, label ${label}, the answer is ${says}. Arrow keys move it, the space bar changes its label.`,
    legend:
      'Filled circle: label 1; square: label 0; ring: wrong. The perceptron answers 1 in the blue half, where the arrow (w₁, w₂) points.',
  },
  ko: {
    title: '퍼셉트론: 직선 하나',
    lead: 'w₁·x₁ + w₂·x₂ + b가 0보다 크면 1이라고 답합니다. 직선, 가중치 화살표, 슬라이더를 끌어 보세요. 점이 네 개이면 점도 끌 수 있고, 점을 누르거나 스페이스 바를 치면 레이블이 바뀝니다.',
    tries: {
      and: {
        try: 'AND 학습시키기',
        see: '6번째 에포크부터 틀리지 않습니다. 직선이 (1, 1)과 나머지 점 사이에 놓입니다. 그런 직선은 많고, 처음 찾은 직선에서 멈춥니다.',
      },
      xor: {
        try: 'XOR 학습시키기',
        see: '끝나지 않습니다. 100에포크가 지나도 점 4개 중 2개가 틀립니다. 1인 두 점은 한 대각선에, 0인 두 점은 다른 대각선에 있고, 두 대각선은 서로 만납니다.',
      },
      circles: {
        try: '원 학습시키기',
        see: '이번에도 못 합니다. 점 32개 중 13개가 틀린 채로 남습니다. 직선을 어디에 두어도 바깥쪽 원을 자르거나 안쪽 원을 같은 쪽에 남깁니다. 직접 끌어 보아도 32개를 모두 맞힐 수는 없습니다.',
      },
    },
    task: '점',
    tasks: {
      AND: 'AND',
      OR: 'OR',
      XOR: 'XOR',
      circles: '원',
      spirals: '나선',
      own: '내가 놓은 점 네 개',
    },
    bias: '절편 b',
    learn: '한 에포크 학습하기',
    learnAll: '모두 맞을 때까지 학습하기',
    right: (total: number) => `점 ${total}개가 모두 직선의 올바른 쪽에 있습니다.`,
    wrong: (n: number, total: number) => `점 ${total}개 중 ${n}개가 잘못된 쪽에 있습니다.`,
    failed: {
      XOR: '100에포크가 지나도 틀린 점이 남았습니다. XOR의 네 점을 모두 올바른 쪽에 두는 직선은 없습니다.',
      circles:
        '100에포크가 지나도 틀린 점이 남았습니다. 한 클래스가 다른 클래스를 둘러싸고 있는데, 직선에는 두 쪽밖에 없습니다.',
      spirals:
        '100에포크가 지나도 틀린 점이 남았습니다. 두 클래스가 서로 감겨 있는데, 직선은 휘지 않습니다.',
      own: '100에포크가 지나도 틀린 점이 남았습니다. 모두 올바른 쪽에 두는 직선이 아마 없을 것입니다.',
    },
    toHiddenLayer:
      '퍼셉트론 하나로는 할 수 없고, 은닉층이 있으면 할 수 있습니다. 이 점들을 은닉층에 주기 →',
    learned: (epochs: number) => `${epochs}번째 에포크에는 틀린 점이 없었습니다.`,
    plane: ([w1, w2, b]: readonly number[], wrong: number, total: number) =>
      `x₁과 x₂의 평면에 놓인 점 ${total}개와 직선 ${signed(w1, 2)}·x₁ + ${signed(w2, 2)}·x₂ + ${signed(b, 2)} = 0. 틀린 점 ${wrong}개`,
    line: (b: number) => `직선: 절편 b ${signed(b, 2)}. 화살표 키로 옮깁니다.`,
    weights: (w1: number, w2: number) =>
      `가중치: w₁ ${signed(w1, 2)}, w₂ ${signed(w2, 2)}. 화살표 키로 바꿉니다.`,
    point: ({ n, x, y, label, says }: PointSaid) =>
      `점 ${n}: x₁ ${signed(x, 2)}, x₂ ${signed(y, 2)}, 레이블 ${label}, 답 ${says}. 화살표 키로 옮기고 스페이스 바로 레이블을 바꿉니다.`,
    legend:
      '채운 원: 레이블 1, 사각형: 레이블 0, 고리: 틀림. 파란 쪽에서 퍼셉트론은 1이라고 답하고, 화살표 (w₁, w₂)는 그쪽을 가리킵니다.',
  },
};
