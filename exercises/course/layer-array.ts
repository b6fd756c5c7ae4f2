import type { Exercise } from './exercise.ts';
import { modelParts } from './model-parts.ts';

export const layerArray: Exercise = {
  chapter: '7',
  title: { en: 'A model from an array of layers', ko: '층의 배열로 만드는 모델' },
  task: {
    en: `Finish the array: a hidden layer of 100 nodes with sigmoid, which takes 784 inputs,
and an output layer that gives the probabilities of 10 classes, one of which is true.
dense takes units, activation and, in the first layer, inputShape.
Put your two layers in the place of the one that stands there.`,
    ko: `배열을 완성하세요. 입력 784개를 받고 시그모이드를 쓰는 노드 100개짜리 은닉층과,
클래스 10개(정답은 하나)의 확률을 내는 출력층이 필요합니다.
dense에는 units와 activation을, 첫 층에는 inputShape도 적습니다.
지금 있는 층을 지우고 두 층을 써 넣으세요.`,
  },
  code: `
import { dense, type Sequential, sequential } from '../src/index.ts';

export function build(): Sequential {
  return sequential([
    GAP
  ]);
}`,
  stub: 'dense({ units: 1, inputShape: [784] }),',
  solution: `dense({ units: 100, activation: 'sigmoid', inputShape: [784] }),
dense({ units: 10, activation: 'softmax' }),`,
  mistakes: [
    {
      code: `dense({ units: 100, activation: 'sigmoid', inputShape: [784] }),
dense({ units: 10, activation: 'sigmoid' }),`,
      says: {
        en: 'Sigmoid at the output gives ten separate probabilities, which need not add up to 1. Here only one class is true.',
        ko: '출력층에 시그모이드를 쓰면 확률 열 개가 따로 나와 합이 1이 된다는 보장이 없습니다. 여기서 정답은 한 클래스뿐입니다.',
      },
    },
    {
      code: `dense({ units: 10, activation: 'sigmoid', inputShape: [784] }),
dense({ units: 100, activation: 'softmax' }),`,
      says: {
        en: 'The numbers of nodes are swapped: the last layer has a node for each class, and this one would tell 100 classes apart.',
        ko: '노드 수가 서로 바뀌었습니다. 마지막 층의 노드는 클래스마다 하나인데, 이 모델은 클래스 100개를 구별하게 됩니다.',
      },
    },
    {
      code: `dense({ units: 784, activation: 'sigmoid', inputShape: [784] }),
dense({ units: 100, activation: 'sigmoid' }),
dense({ units: 10, activation: 'softmax' }),`,
      says: {
        en: 'You made the input a Dense layer. The inputs are only numbers that come in; this layer would add 784 × 784 weights.',
        ko: '입력을 밀집층으로 만들었습니다. 입력층은 들어오는 값일 뿐인데, 이 층 때문에 가중치가 784 × 784개 늘어납니다.',
      },
    },
    {
      code: `dense({ units: 100, inputShape: [784] }),
dense({ units: 10, activation: 'softmax' }),`,
      says: {
        en: 'The hidden layer has no activation, so it is linear: the two layers together can do no more than one.',
        ko: '은닉층에 활성화 함수가 없어 선형입니다. 그러면 두 층을 합쳐도 한 층이 할 수 있는 일밖에 못 합니다.',
      },
    },
    {
      code: `dense({ units: 10, activation: 'softmax', inputShape: [784] }),`,
      says: {
        en: 'The hidden layer is missing: the inputs go straight to the output layer.',
        ko: '은닉층이 빠져 입력이 바로 출력층으로 갑니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Two layers have weights here: the hidden layer and the output layer.',
      ko: '여기서 가중치가 있는 층은 은닉층과 출력층, 둘입니다.',
    },
    {
      en: 'inputShape: [784] belongs to the first layer. For probabilities that add up to 1, use softmax.',
      ko: 'inputShape: [784]는 첫 층에 적습니다. 더해서 1이 되는 확률에는 소프트맥스를 씁니다.',
    },
    {
      en: "The second one is dense({ units: 10, activation: 'softmax' }); write the first one like it.",
      ko: "둘째 층은 dense({ units: 10, activation: 'softmax' })입니다. 첫 층도 이렇게 쓰면 됩니다.",
    },
  ],
  explanation: {
    en: 'The inputs need no layer of their own: inputShape says how many there are. These two layers have 79,510 parameters.',
    ko: '입력에는 층이 따로 필요 없고, 몇 개인지 inputShape로 알려 주면 됩니다. 두 층의 파라미터는 모두 79,510개입니다.',
  },
  ask: ({ build }) => {
    const { inputs, units, activations } = modelParts(build);
    return [
      { what: 'inputs of build()', value: inputs },
      { what: 'units of its layers', value: units },
      { what: 'activations of its layers', value: activations },
    ];
  },
};
