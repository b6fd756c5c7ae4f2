import type { Exercise } from './exercise.ts';

export const outputLayers: Exercise = {
  chapter: '2',
  title: { en: 'Choose the output layer', ko: '출력층 고르기' },
  task: {
    en: 'Which output layer does each problem need? Use the table in chapter 2.\n[0] spam or not, [1] one of 26 letters, [2] the price of a house,\n[3] the position (x, y) of a ball, [4] a tumour malignant or benign,\n[5] one of ten kinds of clothes. Having no activation is called linear.',
    ko: '문제마다 어떤 출력층이 필요할까요? 2장의 표를 따르세요.\n[0] 스팸인지 아닌지, [1] 알파벳 26자 가운데 하나, [2] 집의 가격,\n[3] 공의 위치 (x, y), [4] 종양이 악성인지 양성인지,\n[5] 옷 열 종류 가운데 하나. 활성화 함수가 없는 것은 linear라고 씁니다.',
  },
  code: `
export interface Output {
  units: number;
  activation: 'sigmoid' | 'softmax' | 'relu' | 'linear';
}

export const outputs: Output[] = [
  GAP
];`,
  stub: `{ units: 0, activation: 'linear' }, // [0]
{ units: 0, activation: 'linear' }, // [1]
{ units: 0, activation: 'linear' }, // [2]
{ units: 0, activation: 'linear' }, // [3]
{ units: 0, activation: 'linear' }, // [4]
{ units: 0, activation: 'linear' }, // [5]`,
  solution: `{ units: 1, activation: 'sigmoid' }, // [0]
{ units: 26, activation: 'softmax' }, // [1]
{ units: 1, activation: 'linear' }, // [2]
{ units: 2, activation: 'linear' }, // [3]
{ units: 1, activation: 'sigmoid' }, // [4]
{ units: 10, activation: 'softmax' }, // [5]`,
  mistakes: [
    {
      code: `{ units: 2, activation: 'softmax' }, // [0]
{ units: 26, activation: 'softmax' }, // [1]
{ units: 1, activation: 'linear' }, // [2]
{ units: 2, activation: 'linear' }, // [3]
{ units: 2, activation: 'softmax' }, // [4]
{ units: 10, activation: 'softmax' }, // [5]`,
      says: {
        en: 'One node for each of the two classes works, but the second is just 1 minus the first. The table gives binary classification one node.',
        ko: '클래스 둘에 노드를 하나씩 두어도 되지만, 둘째는 1에서 첫째를 뺀 값일 뿐입니다. 표에서 이진 분류의 노드는 하나입니다.',
      },
    },
    {
      code: `{ units: 2, activation: 'sigmoid' }, // [0]
{ units: 26, activation: 'softmax' }, // [1]
{ units: 1, activation: 'linear' }, // [2]
{ units: 2, activation: 'linear' }, // [3]
{ units: 2, activation: 'sigmoid' }, // [4]
{ units: 10, activation: 'softmax' }, // [5]`,
      says: {
        en: 'Two sigmoid nodes answer separately and could both say yes. The probability of one class already gives that of the other.',
        ko: '시그모이드 노드 둘은 따로따로 답하므로 둘 다 그렇다고 할 수도 있습니다. 한 클래스의 확률을 알면 다른 클래스의 확률도 정해집니다.',
      },
    },
    {
      code: `{ units: 1, activation: 'softmax' }, // [0]
{ units: 26, activation: 'softmax' }, // [1]
{ units: 1, activation: 'linear' }, // [2]
{ units: 2, activation: 'linear' }, // [3]
{ units: 1, activation: 'softmax' }, // [4]
{ units: 10, activation: 'softmax' }, // [5]`,
      says: {
        en: 'Softmax makes the outputs of a layer add up to 1, so the output of a single node is always 1, whatever the mail says.',
        ko: '소프트맥스는 한 층의 출력을 다 더해 1이 되게 합니다. 노드가 하나면 어떤 메일이 들어와도 출력이 언제나 1입니다.',
      },
    },
    {
      code: `{ units: 1, activation: 'sigmoid' }, // [0]
{ units: 26, activation: 'sigmoid' }, // [1]
{ units: 1, activation: 'linear' }, // [2]
{ units: 2, activation: 'linear' }, // [3]
{ units: 1, activation: 'sigmoid' }, // [4]
{ units: 10, activation: 'sigmoid' }, // [5]`,
      says: {
        en: 'Sigmoids look at each class on its own, so several can be near 1. Choosing one of many classes needs probabilities that add up to 1.',
        ko: '시그모이드는 클래스를 따로따로 보므로 여럿이 1에 가까울 수 있습니다. 여러 클래스 가운데 하나를 고르려면 확률을 다 더해 1이어야 합니다.',
      },
    },
    {
      code: `{ units: 1, activation: 'sigmoid' }, // [0]
{ units: 1, activation: 'linear' }, // [1]
{ units: 1, activation: 'linear' }, // [2]
{ units: 2, activation: 'linear' }, // [3]
{ units: 1, activation: 'sigmoid' }, // [4]
{ units: 1, activation: 'linear' }, // [5]`,
      says: {
        en: 'You let one node give the number of the class. Classes are not quantities: in Fashion-MNIST a coat (4) is not halfway between a dress (3) and a sandal (5).',
        ko: '노드 하나로 클래스의 번호를 내게 했습니다. 클래스는 양이 아닙니다. 패션 MNIST에서 코트(4)가 드레스(3)와 샌들(5)의 중간인 것은 아닙니다.',
      },
    },
    {
      code: `{ units: 1, activation: 'sigmoid' }, // [0]
{ units: 26, activation: 'softmax' }, // [1]
{ units: 1, activation: 'sigmoid' }, // [2]
{ units: 2, activation: 'sigmoid' }, // [3]
{ units: 1, activation: 'sigmoid' }, // [4]
{ units: 10, activation: 'softmax' }, // [5]`,
      says: {
        en: 'Sigmoid keeps everything between 0 and 1. A price or a position may be any number, so the sum has to be passed on as it is.',
        ko: '시그모이드는 모든 값을 0과 1 사이에 가둡니다. 가격이나 위치는 어떤 수든 될 수 있으므로 합을 그대로 내보내야 합니다.',
      },
    },
    {
      code: `{ units: 1, activation: 'sigmoid' }, // [0]
{ units: 26, activation: 'softmax' }, // [1]
{ units: 1, activation: 'relu' }, // [2]
{ units: 2, activation: 'relu' }, // [3]
{ units: 1, activation: 'sigmoid' }, // [4]
{ units: 10, activation: 'softmax' }, // [5]`,
      says: {
        en: 'ReLU belongs in hidden layers. In the last layer it cuts off everything below 0, and the ball may well be left of the origin.',
        ko: '렐루는 은닉층에 씁니다. 마지막 층에 쓰면 0보다 작은 값이 잘리는데, 공은 원점의 왼쪽에 있을 수도 있습니다.',
      },
    },
    {
      code: `{ units: 1, activation: 'sigmoid' }, // [0]
{ units: 26, activation: 'softmax' }, // [1]
{ units: 1, activation: 'linear' }, // [2]
{ units: 1, activation: 'linear' }, // [3]
{ units: 1, activation: 'sigmoid' }, // [4]
{ units: 10, activation: 'softmax' }, // [5]`,
      says: {
        en: 'Regression does not always have one node. How many numbers make up a position?',
        ko: '회귀라고 언제나 노드가 하나인 것은 아닙니다. 위치는 수 몇 개로 나타낼까요?',
      },
    },
  ],
  hints: [
    {
      en: 'First sort the problems: two classes, several classes, or numbers?',
      ko: '먼저 문제를 나누어 보세요. 클래스가 둘인가요, 여럿인가요, 아니면 수를 알아내나요?',
    },
    {
      en: 'Two each: [0] and [4] are binary, [1] and [5] multi-class, [2] and [3] regression.',
      ko: '둘씩입니다. [0]과 [4]는 이진 분류, [1]과 [5]는 다중 분류, [2]와 [3]은 회귀입니다.',
    },
    {
      en: 'Binary: one sigmoid node. Multi-class: a softmax node per class. Regression: a linear node per number.',
      ko: '이진 분류는 시그모이드 노드 하나, 다중 분류는 클래스마다 소프트맥스 노드 하나, 회귀는 알아낼 수마다 linear 노드 하나입니다.',
    },
  ],
  explanation: {
    en: 'One sigmoid node gives one probability for two classes, 26 or 10 softmax nodes give one for each class, and 1 or 2 linear nodes give the numbers themselves.',
    ko: '시그모이드 노드 하나는 클래스가 둘일 때 필요한 확률 하나를, 소프트맥스 노드 26개나 10개는 클래스마다 확률을, linear 노드 1개나 2개는 수를 그대로 냅니다.',
  },
  ask: ({ outputs }) => [
    ...[0, 1, 2, 3, 4, 5].map((i) => ({ what: `outputs[${i}]`, value: outputs[i] })),
    { what: 'outputs.length', value: outputs.length },
  ],
};
