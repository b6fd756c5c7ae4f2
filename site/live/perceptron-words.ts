/** The texts of the perceptron. */

import { signed } from './bench.ts';

export const perceptronWords = {
  en: {
    title: 'The perceptron: one line',
    lead: 'It answers 1 where w₁·x₁ + w₂·x₂ + b is above 0. Drag the points, the line, the arrow of the weights or the sliders. Click a point, or press the space bar, to change its label.',
    task: 'Task',
    tasks: { AND: 'AND', OR: 'OR', XOR: 'XOR', own: 'my own points' },
    bias: 'bias b',
    learn: 'Learn for one epoch',
    learnAll: 'Learn until nothing is wrong',
    right: 'All four points are on the right side of the line.',
    wrong: (n: number) => `${n} of 4 points ${n === 1 ? 'is' : 'are'} on the wrong side.`,
    failed:
      'After 100 epochs some points are still wrong. No line puts all four points of XOR on the right side: one perceptron can’t do it, a hidden layer can.',
    learned: (epochs: number) => `No mistakes in epoch ${epochs}.`,
    plane: ([w1, w2, b]: number[], wrong: number) =>
      `The plane of x₁ and x₂ with four points and the line ${signed(w1, 2)}·x₁ + ${signed(w2, 2)}·x₂ + ${signed(b, 2)} = 0; ${wrong} points are wrong`,
    line: (b: number) => `The line: bias b ${signed(b, 2)}. Arrow keys move it.`,
    weights: (w1: number, w2: number) =>
      `The weights: w₁ ${signed(w1, 2)}, w₂ ${signed(w2, 2)}. Arrow keys change them.`,
    point: (n: number, x: number, y: number, label: number, says: number) =>
      `Point ${n}: x₁ ${signed(x, 2)}, x₂ ${signed(y, 2)}, label ${label}, the answer is ${says}. Arrow keys move it, the space bar changes its label.`,
    area: (said: string, wrong: number) =>
      `The plane of x₁ and x₂ with four points and the network’s answers. ${said} ${wrong} points are wrong`,
    network: {
      title: 'A hidden layer: more than one line',
      lead: 'Each hidden node draws its own soft boundary, and the output node combines them. Drag the points. Click a point, or press the space bar, to change its label; training then starts over.',
      legend:
        'Filled circle: label 1; square: label 0; ring: wrong. The network answers 1 where the plane is blue; the deeper the blue, the more confident it is.',
      right: 'The network classifies all four points correctly.',
      wrong: (n: number) => `The network gets ${n} of 4 points wrong.`,
    },
    legend:
      'Filled circle: label 1; square: label 0; ring: wrong. The perceptron answers 1 in the blue half, where the arrow (w₁, w₂) points.',
  },
  ko: {
    title: '퍼셉트론: 직선 하나',
    lead: 'w₁·x₁ + w₂·x₂ + b가 0보다 크면 1이라고 답합니다. 점, 직선, 가중치 화살표, 슬라이더를 끌어 보세요. 점을 누르거나 스페이스 바를 치면 레이블이 바뀝니다.',
    task: '문제',
    tasks: { AND: 'AND', OR: 'OR', XOR: 'XOR', own: '내가 놓은 점' },
    bias: '절편 b',
    learn: '한 에포크 학습하기',
    learnAll: '모두 맞을 때까지 학습하기',
    right: '점 네 개가 모두 직선의 올바른 쪽에 있습니다.',
    wrong: (n: number) => `점 4개 중 ${n}개가 잘못된 쪽에 있습니다.`,
    failed:
      '100에포크가 지나도 틀린 점이 남았습니다. XOR의 네 점을 모두 올바른 쪽에 두는 직선은 없습니다. 퍼셉트론 하나로는 할 수 없고, 은닉층이 있으면 할 수 있습니다.',
    learned: (epochs: number) => `${epochs}번째 에포크에는 틀린 점이 없었습니다.`,
    plane: ([w1, w2, b]: number[], wrong: number) =>
      `x₁과 x₂의 평면에 놓인 점 네 개와 직선 ${signed(w1, 2)}·x₁ + ${signed(w2, 2)}·x₂ + ${signed(b, 2)} = 0. 틀린 점 ${wrong}개`,
    line: (b: number) => `직선: 절편 b ${signed(b, 2)}. 화살표 키로 옮깁니다.`,
    weights: (w1: number, w2: number) =>
      `가중치: w₁ ${signed(w1, 2)}, w₂ ${signed(w2, 2)}. 화살표 키로 바꿉니다.`,
    point: (n: number, x: number, y: number, label: number, says: number) =>
      `점 ${n}: x₁ ${signed(x, 2)}, x₂ ${signed(y, 2)}, 레이블 ${label}, 답 ${says}. 화살표 키로 옮기고 스페이스 바로 레이블을 바꿉니다.`,
    area: (said: string, wrong: number) =>
      `x₁과 x₂의 평면에 놓인 점 네 개와 신경망의 답. ${said} 틀린 점 ${wrong}개`,
    network: {
      title: '은닉층: 직선 하나를 넘어',
      lead: '은닉 노드는 저마다 부드러운 경계선을 하나씩 긋고, 출력 노드가 이들을 합칩니다. 점을 끌어 보세요. 점을 누르거나 스페이스 바를 치면 레이블이 바뀝니다. 그러면 학습을 처음부터 다시 합니다.',
      legend:
        '채운 원: 레이블 1, 사각형: 레이블 0, 고리: 틀림. 파란 곳에서 신경망은 1이라고 답하고, 짙을수록 확신합니다.',
      right: '신경망이 점 네 개를 모두 맞혔습니다.',
      wrong: (n: number) => `신경망이 점 4개 중 ${n}개를 틀렸습니다.`,
    },
    legend:
      '채운 원: 레이블 1, 사각형: 레이블 0, 고리: 틀림. 파란 쪽에서 퍼셉트론은 1이라고 답하고, 화살표 (w₁, w₂)는 그쪽을 가리킵니다.',
  },
};
