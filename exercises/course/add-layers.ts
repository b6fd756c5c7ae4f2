import type { Exercise } from './exercise.ts';
import { modelParts } from './model-parts.ts';

export const addLayers: Exercise = {
  chapter: '7',
  title: { en: 'As many layers as you like', ko: '원하는 만큼 층 쌓기' },
  task: {
    en: `sizes lists the nodes of the hidden layers, from the inputs to the output.
Add a hidden layer for each of them in a loop, then an output layer of 10 with softmax.
hidden makes a layer with relu; the first one has to know that there are 784 inputs.
build([300, 100]) is to make 784 → 300 → 100 → 10. Now there is one hidden layer only.`,
    ko: `sizes에는 은닉층의 노드 수가 입력 쪽부터 차례로 들어 있습니다.
반복문으로 그 수마다 은닉층을 더한 다음, 노드 10개에 소프트맥스를 쓰는 출력층을 더하세요.
hidden은 렐루를 쓰는 층을 만듭니다. 첫 층에는 입력이 784개라고 알려 주어야 합니다.
build([300, 100])은 784 → 300 → 100 → 10이어야 합니다. 지금은 은닉층 하나뿐입니다.`,
  },
  code: `
import { dense, type Sequential, sequential } from '../src/index.ts';

const hidden = (units: number, isFirst: boolean) =>
  dense({ units, activation: 'relu', inputShape: isFirst ? [784] : undefined });

export function build(sizes: number[]): Sequential {
  const model = sequential();
  GAP
  return model;
}`,
  stub: 'model.add(hidden(sizes[0], true));',
  solution: `for (const [i, units] of sizes.entries()) {
  model.add(hidden(units, i === 0));
}
model.add(dense({ units: 10, activation: 'softmax' }));`,
  mistakes: [
    {
      code: `for (const [i, units] of sizes.entries()) {
  model.add(hidden(units, i === 0));
  model.add(dense({ units: 10, activation: 'softmax' }));
}`,
      says: {
        en: 'The output layer is added inside the loop, so there is one after every hidden layer. A model has one, at the end.',
        ko: '출력층을 반복문 안에서 더해 은닉층마다 출력층이 하나씩 생깁니다. 출력층은 모델 끝에 하나만 있어야 합니다.',
      },
    },
    {
      code: `for (const [i, units] of sizes.entries()) {
  model.add(hidden(units, i === 0));
}`,
      says: {
        en: 'The output layer is missing: the model ends with a hidden layer and gives no probabilities for the 10 classes.',
        ko: '출력층이 빠졌습니다. 모델이 은닉층으로 끝나 클래스 10개의 확률이 나오지 않습니다.',
      },
    },
    {
      code: `for (const [i, units] of [...sizes].reverse().entries()) {
  model.add(hidden(units, i === 0));
}
model.add(dense({ units: 10, activation: 'softmax' }));`,
      says: {
        en: 'The hidden layers are in reverse. add puts a layer on top of the earlier ones, so the first size comes first.',
        ko: '은닉층의 순서가 거꾸로입니다. add는 앞서 더한 층 위에 새 층을 얹으므로 첫째 크기부터 더해야 합니다.',
      },
    },
    {
      code: `model.add(hidden(sizes[0], true));
for (const units of sizes) {
  model.add(hidden(units, false));
}
model.add(dense({ units: 10, activation: 'softmax' }));`,
      says: {
        en: 'The first hidden layer is added twice: once before the loop, and once more in it.',
        ko: '첫 은닉층이 두 번 들어갔습니다. 반복문 앞에서 한 번, 반복문 안에서 또 한 번 더했습니다.',
      },
    },
    {
      code: `for (const [i, units] of [...sizes, 10].entries()) {
  model.add(hidden(units, i === 0));
}`,
      says: {
        en: 'The output layer has relu like the hidden ones: its values can be above 1 and need not add up to 1.',
        ko: '출력층도 은닉층처럼 렐루를 씁니다. 그 값은 1보다 클 수 있고 합이 1이 된다는 보장도 없습니다.',
      },
    },
  ],
  hints: [
    {
      en: 'What happens once for every size goes in the loop; what happens only once goes after it.',
      ko: '크기마다 할 일은 반복문 안에, 한 번만 할 일은 반복문 다음에 둡니다.',
    },
    {
      en: 'for (const [i, units] of sizes.entries()) goes through the sizes in their order; i counts from 0.',
      ko: 'for (const [i, units] of sizes.entries())는 크기를 차례로 하나씩 꺼냅니다. i는 0부터 셉니다.',
    },
    {
      en: 'In the loop: model.add(hidden(units, i === 0)); after it, model.add(dense(…)) for the output layer.',
      ko: '반복문 안에는 model.add(hidden(units, i === 0)); 다음에는 출력층을 위한 model.add(dense(…))를 둡니다.',
    },
  ],
  explanation: {
    en: 'A layer’s inputs are the nodes of the layer before it. build([300, 100]) has 235,500 + 30,100 + 1,010 = 266,610 parameters.',
    ko: '층의 입력은 바로 앞 층의 노드입니다. build([300, 100])의 파라미터는 235,500 + 30,100 + 1,010 = 266,610개입니다.',
  },
  ask: ({ build }) =>
    [[12], [6, 4], [5, 3, 8]].flatMap((sizes) => {
      const call = `build([${sizes.join(', ')}])`;
      const { inputs, units, activations, inputShapes } = modelParts(() => build(sizes));
      return [
        { what: `${call}: inputs and units`, value: [inputs, ...units] },
        { what: `${call}: activations`, value: activations },
        { what: `${call}: layers with an inputShape`, value: inputShapes },
      ];
    }),
};
