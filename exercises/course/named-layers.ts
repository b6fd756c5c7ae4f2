import type { Exercise } from './exercise.ts';
import { modelParts } from './model-parts.ts';

export const namedLayers: Exercise = {
  chapter: '7',
  title: { en: 'Names for layers and model', ko: '층과 모델에 이름 붙이기' },
  task: {
    en: `This model works, but its names are assigned automatically.
Call the hidden layer 'hidden', the output layer 'output',
and the model what modelName holds.`,
    ko: `이 모델은 잘 돌아가지만 이름은 자동으로 붙은 것입니다.
은닉층은 'hidden', 출력층은 'output',
모델은 modelName에 든 이름으로 부르게 하세요.`,
  },
  code: `
import { dense, type Sequential, sequential } from '../src/index.ts';

export const modelName = '패션 MNIST 모델';

export function build(): Sequential {
  GAP
}`,
  stub: `return sequential({
  layers: [
    dense({ units: 100, activation: 'sigmoid', inputShape: [784] }),
    dense({ units: 10, activation: 'softmax' }),
  ],
});`,
  solution: `return sequential({
  layers: [
    dense({ units: 100, activation: 'sigmoid', inputShape: [784], name: 'hidden' }),
    dense({ units: 10, activation: 'softmax', name: 'output' }),
  ],
  name: modelName,
});`,
  mistakes: [
    {
      code: `return sequential({
  layers: [
    dense({ units: 100, activation: 'sigmoid', inputShape: [784], name: 'hidden' }),
    dense({ units: 10, activation: 'softmax', name: 'output' }),
  ],
});`,
      says: {
        en: 'The layers have their names, the model does not: its summary would still begin with Model: "sequential".',
        ko: '층의 이름은 맞지만 모델에는 이름이 없습니다. 모델 요약은 여전히 Model: "sequential"로 시작합니다.',
      },
    },
    {
      code: `return sequential({
  layers: [
    dense({ units: 100, activation: 'sigmoid', inputShape: [784], name: 'output' }),
    dense({ units: 10, activation: 'softmax', name: 'hidden' }),
  ],
  name: modelName,
});`,
      says: {
        en: 'The layers’ names are swapped. A name does not affect the computation, so nothing would warn you.',
        ko: '두 층의 이름이 서로 바뀌었습니다. 이름은 계산에 영향을 주지 않으므로 아무도 알려 주지 않습니다.',
      },
    },
    {
      code: `return sequential({
  layers: [
    dense({ units: 100, activation: 'sigmoid', inputShape: [784] }),
    dense({ units: 10, activation: 'softmax' }),
  ],
  name: modelName,
});`,
      says: {
        en: 'Only the model has a name. Its layers don’t inherit it: they are still dense and dense_1.',
        ko: '모델에만 이름이 있습니다. 층은 모델의 이름을 물려받지 않으므로 여전히 dense와 dense_1입니다.',
      },
    },
    {
      code: `return sequential({
  layers: [
    dense({ units: 100, activation: 'sigmoid', inputShape: [784], name: 'hidden' }),
    dense({ units: 10, activation: 'softmax', name: 'output' }),
  ],
  name: 'modelName',
});`,
      says: {
        en: 'In quotes, modelName is just nine letters, not the value of the constant.',
        ko: '따옴표 안의 modelName은 글자 아홉 개일 뿐, 상수에 든 값이 아닙니다.',
      },
    },
    {
      code: `return sequential({
  layers: [
    dense({ units: 100, activation: 'sigmoid', inputShape: [784], name: 'hidden' }),
    dense({ units: 10, activation: 'softmax', name: 'model' }),
  ],
});`,
      says: {
        en: 'The last layer is called model, but it is only the output layer. The model is all layers together and has a name of its own.',
        ko: '마지막 층을 model이라고 불렀지만 그것은 출력층일 뿐입니다. 모델은 모든 층을 합친 것이고 이름도 따로 있습니다.',
      },
    },
  ],
  hints: [
    {
      en: 'You need three names, so name appears in three places.',
      ko: '이름이 셋 필요하므로 name도 세 군데에 적습니다.',
    },
    {
      en: 'dense takes name beside units and activation; sequential takes name beside layers.',
      ko: 'dense에서는 name을 units, activation과 나란히 적고, sequential에서는 layers와 나란히 적습니다.',
    },
    {
      en: "name: 'output' goes into the braces of the last dense, name: modelName after the array of layers.",
      ko: "name: 'output'은 마지막 dense의 중괄호 안에, name: modelName은 층의 배열 다음에 적습니다.",
    },
  ],
  explanation: {
    en: 'The three names appear in the summary. The model computes as before, with its 79,510 parameters.',
    ko: '세 이름은 모델 요약에 나옵니다. 모델의 계산은 그대로이고 파라미터도 79,510개 그대로입니다.',
  },
  ask: ({ build }) => {
    const { name, names, units, inputs, activations } = modelParts(build);
    return [
      { what: 'name of build()', value: name },
      { what: 'names of its layers', value: names },
      { what: 'units of its layers', value: units },
      { what: 'inputs of build()', value: inputs },
      { what: 'activations of its layers', value: activations },
    ];
  },
};
