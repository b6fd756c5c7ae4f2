import { type Exercise, exported } from './exercise.ts';

export const parameterCounts: Exercise = {
  chapter: '8',
  title: { en: 'Predict the summary', ko: '모델 요약 미리 알아맞히기' },
  task: {
    en: 'A model has 784 inputs, a hidden layer of 100 nodes and an output layer of 10.\nHow many parameters will summary() show for each layer, and in total?',
    ko: '모델에 입력 784개, 노드 100개짜리 은닉층, 노드 10개짜리 출력층이 있습니다.\nsummary()는 층마다, 그리고 모두 합해 파라미터가 몇 개라고 할까요?',
  },
  code: `
GAP`,
  stub: `export const hidden = 0;
export const output = 0;
export const total = 0;`,
  solution: `export const hidden = 784 * 100 + 100;
export const output = 100 * 10 + 10;
export const total = hidden + output;`,
  mistakes: [
    {
      code: `export const hidden = 784 * 100;
export const output = 100 * 10;
export const total = hidden + output;`,
      says: {
        en: 'The biases are missing: every node has one, besides its weights.',
        ko: '절편이 빠졌습니다. 노드마다 가중치 말고도 절편이 하나씩 있습니다.',
      },
    },
    {
      code: `export const hidden = 784 * 100 + 784;
export const output = 100 * 10 + 100;
export const total = hidden + output;`,
      says: {
        en: 'You counted a bias for each input. A bias belongs to a node of the layer: 100 and 10 of them.',
        ko: '입력마다 절편을 세었습니다. 절편은 그 층의 노드에 하나씩 있어 100개와 10개입니다.',
      },
    },
    {
      code: `export const hidden = '78,500';
export const output = '1,010';
export const total = '79,510';`,
      says: {
        en: 'The values are right, but they are strings. Write numbers: 78500, without quotes or commas.',
        ko: '맞는 값이지만 문자열입니다. 따옴표와 쉼표 없이 78500처럼 숫자로 쓰세요.',
      },
    },
    {
      code: `export const hidden = 784 + 100;
export const output = 100 + 10;
export const total = hidden + output;`,
      says: {
        en: 'You added inputs and nodes. Every node has a weight for every input: multiply.',
        ko: '입력과 노드를 더했습니다. 노드마다 모든 입력에 대한 가중치가 있으므로 곱해야 합니다.',
      },
    },
  ],
  hints: [
    { en: 'What does one hidden node hold?', ko: '은닉층의 노드 하나에는 무엇이 들어 있을까요?' },
    {
      en: 'One node: a weight for each input, and one bias. How many nodes are there?',
      ko: '노드 하나에는 입력마다 가중치 하나씩, 그리고 절편 하나가 있습니다. 노드는 몇 개일까요?',
    },
    {
      en: 'hidden = 784 × 100 + 100. The output layer’s inputs are the 100 hidden nodes.',
      ko: 'hidden = 784 × 100 + 100입니다. 출력층의 입력은 은닉층의 노드 100개입니다.',
    },
  ],
  explanation: {
    en: '784 × 100 + 100 = 78,500 and 100 × 10 + 10 = 1,010: 79,510 in total.',
    ko: '784 × 100 + 100 = 78,500과 100 × 10 + 10 = 1,010을 더하면 79,510입니다.',
  },
  ask: ({ hidden, output, total }) => exported({ hidden, output, total }),
};
