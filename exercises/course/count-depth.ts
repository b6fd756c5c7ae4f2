import type { Exercise } from './exercise.ts';

export const countDepth: Exercise = {
  chapter: '2',
  title: { en: 'How deep is it?', ko: '얼마나 깊을까요?' },
  task: {
    en: 'networks lists the layers of three networks, each with its number of nodes.\nGive the depth of each one, and whether it is deep learning (true or false).',
    ko: 'networks에는 신경망 세 개의 층이 노드 수와 함께 적혀 있습니다.\n신경망마다 깊이가 얼마인지, 딥러닝인지(true 또는 false) 적어 보세요.',
  },
  code: `
export const networks = {
  first: ['input 784', 'dense 10'],
  second: ['input 784', 'dense 5000', 'dense 10'],
  third: ['input 4', 'dense 3', 'dense 3', 'dense 1'],
};

GAP`,
  stub: `export const first = { depth: 0, deep: false };
export const second = { depth: 0, deep: false };
export const third = { depth: 0, deep: false };`,
  solution: `export const first = { depth: 1, deep: false };
export const second = { depth: 2, deep: false };
export const third = { depth: 3, deep: true };`,
  mistakes: [
    {
      code: `export const first = { depth: 2, deep: false };
export const second = { depth: 3, deep: false };
export const third = { depth: 4, deep: true };`,
      says: {
        en: 'You counted the input layer. It computes nothing and has no weights, so it adds no depth.',
        ko: '입력층까지 세었습니다. 입력층은 아무것도 계산하지 않고 가중치도 없으므로 깊이에 넣지 않습니다.',
      },
    },
    {
      code: `export const first = { depth: 2, deep: false };
export const second = { depth: 3, deep: true };
export const third = { depth: 4, deep: true };`,
      says: {
        en: 'You counted the input layer, and so the second network looks deep. It has only one hidden layer.',
        ko: '입력층까지 세어서 second가 딥러닝으로 보였습니다. second의 은닉층은 하나뿐입니다.',
      },
    },
    {
      code: `export const first = { depth: 0, deep: false };
export const second = { depth: 1, deep: false };
export const third = { depth: 2, deep: true };`,
      says: {
        en: 'You counted the hidden layers alone. The output layer computes with weights, too, so it is part of the depth.',
        ko: '은닉층만 세었습니다. 출력층도 가중치로 계산하므로 깊이에 들어갑니다.',
      },
    },
    {
      code: `export const first = { depth: 1, deep: false };
export const second = { depth: 2, deep: true };
export const third = { depth: 3, deep: true };`,
      says: {
        en: 'The depths are right, but one hidden layer does not make a network deep: the output layer is not a hidden one.',
        ko: '깊이는 맞지만, 은닉층 하나로는 딥러닝이 아닙니다. 출력층은 은닉층으로 세지 않습니다.',
      },
    },
    {
      code: `export const first = { depth: 1, deep: false };
export const second = { depth: 2, deep: true };
export const third = { depth: 3, deep: false };`,
      says: {
        en: 'You went by the number of nodes. Many nodes in a layer make a network wide; deep is about how many layers follow each other.',
        ko: '노드 수를 보고 골랐습니다. 한 층에 노드가 많으면 넓은 신경망입니다. 깊은지는 층이 몇 개 이어지는지로 정해집니다.',
      },
    },
    {
      code: `export const first = { depth: 1, deep: false };
export const second = { depth: 2, deep: false };
export const third = { depth: 3, deep: false };`,
      says: {
        en: 'The depths are right, but one of the networks is deep: count its hidden layers. It doesn’t take dozens of layers.',
        ko: '깊이는 맞지만 딥러닝인 신경망이 하나 있습니다. 은닉층을 세어 보세요. 수십 층이어야 딥러닝인 것은 아닙니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Which layers compute something? Only those count.',
      ko: '무언가를 계산하는 층은 어느 것일까요? 그 층만 셉니다.',
    },
    {
      en: 'The depth is the number of hidden layers plus 1 for the output layer.',
      ko: '깊이는 은닉층의 수에 출력층 하나를 더한 값입니다.',
    },
    {
      en: 'Deep learning has two or more hidden layers. The networks have 0, 1 and 2.',
      ko: '은닉층이 둘 이상이면 딥러닝입니다. 세 신경망의 은닉층은 0개, 1개, 2개입니다.',
    },
  ],
  explanation: {
    en: 'The depths are 1, 2 and 3. Only the third network has two hidden layers, so it alone is deep, although it has 7 computing nodes and the second has 5,010.',
    ko: '깊이는 1, 2, 3입니다. 은닉층이 둘인 것은 third뿐이므로 third만 딥러닝입니다. 계산하는 노드는 7개로 second의 5,010개보다 훨씬 적은데도 그렇습니다.',
  },
  ask: ({ first, second, third }) =>
    Object.entries({ first, second, third }).flatMap(([name, network]) => [
      { what: `${name}.depth`, value: network.depth },
      { what: `${name}.deep`, value: network.deep },
    ]),
};
