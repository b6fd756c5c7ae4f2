import * as tf from '@tensorflow/tfjs';
import { fashionMnist, type Sequential, setRandomSeed, trainTestSplit } from '../../src';
import type { Exercise, Seen } from './exercise';

export const beat0875: Exercise = {
  chapter: '11',
  title: { en: 'Beat 0.875', ko: '0.875 넘기' },
  task: {
    en: 'The lesson’s model reaches about 0.870 on the validation set after 5 epochs.\nChange what you like in the model and in how it is compiled, but not the 5 epochs,\nand get above 0.875. This check really trains: it takes some seconds.',
    ko: '강의의 모델은 5에포크 뒤에 검증 세트에서 0.870쯤을 얻습니다. 5에포크는 그대로 두고\n모델과 컴파일 방법을 마음대로 바꾸어 0.875를 넘겨 보세요. 이 문제는 실제로 훈련하므로\n확인하는 데 몇 초 걸립니다.',
  },
  code: `
import { dense, type Sequential, sequential } from '../src';

export function buildAndCompile(): Sequential {
  const model = sequential();
  GAP
  return model;
}`,
  stub: `model.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784] }));
model.add(dense({ units: 10, activation: 'softmax' }));
model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });`,
  solution: `model.add(dense({ units: 200, activation: 'relu', inputShape: [784] }));
model.add(dense({ units: 10, activation: 'softmax' }));
model.compile({
  loss: 'sparse_categorical_crossentropy',
  metrics: ['accuracy'],
  optimizer: 'adam',
});`,
  mistakes: [
    {
      code: `model.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784] }));
model.add(dense({ units: 10, activation: 'softmax' }));
model.compile({
  loss: 'sparse_categorical_crossentropy',
  metrics: ['accuracy'],
  optimizer: 'sgd',
});`,
      says: {
        en: 'SGD takes plain steps of the same learning rate everywhere: in 5 epochs it does not get far. Adam and RMSprop fit the step to each weight.',
        ko: 'SGD는 어디서나 같은 학습률로 걷기 때문에 5에포크로는 멀리 가지 못합니다. Adam과 RMSprop은 가중치마다 걸음을 맞춥니다.',
      },
    },
    {
      code: `model.add(dense({ units: 10, activation: 'softmax', inputShape: [784] }));
model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });`,
      says: {
        en: 'Without a hidden layer the model can only weigh pixels: that is a perceptron for each class.',
        ko: '은닉층이 없으면 픽셀에 가중치를 줄 수 있을 뿐입니다. 클래스마다 퍼셉트론 하나를 둔 셈입니다.',
      },
    },
    {
      code: `for (const units of [100, 100, 100, 100]) {
  const inputShape = model.layers.length === 0 ? [784] : undefined;
  model.add(dense({ units, activation: 'sigmoid', inputShape }));
}
model.add(dense({ units: 10, activation: 'softmax' }));
model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });`,
      says: {
        en: 'Deeper, but with sigmoid: little of the gradient reaches the first layers (chapter 3).',
        ko: '깊어졌지만 시그모이드라서 기울기가 앞쪽 층에 거의 닿지 않습니다(3장).',
      },
    },
  ],
  hints: [
    {
      en: 'Chapter 11 changed one thing at a time. Which changes helped most?',
      ko: '11장에서는 한 번에 하나씩 바꾸었습니다. 무엇이 가장 도움이 되었나요?',
    },
    {
      en: "activation: 'relu' for the hidden layer, and optimizer: 'adam' in compile.",
      ko: "은닉층에는 activation: 'relu', compile에는 optimizer: 'adam'을 써 보세요.",
    },
    {
      en: 'More units help too: 200 in place of 100.',
      ko: '유닛을 늘려도 도움이 됩니다. 100개 대신 200개로 해 보세요.',
    },
  ],
  explanation: {
    en: 'relu keeps the gradient, Adam fits the steps, and more units can tell more kinds of clothes apart.',
    ko: '렐루는 기울기를 지키고, Adam은 걸음을 맞추며, 유닛이 많으면 더 많은 옷을 구별할 수 있습니다.',
  },
  async ask({ buildAndCompile }) {
    setRandomSeed(42);
    const model: Sequential = buildAndCompile();
    const built = describe(model);
    const { accuracy } = await trainAndEvaluate(model);
    if (accuracy === undefined) throw new Error("Compile with metrics: ['accuracy'].");
    return [...built, { what: 'validation accuracy', value: Number(accuracy.toFixed(4)) }];
  },
  recognise({ buildAndCompile }) {
    const model: Sequential = buildAndCompile();
    const built = describe(model);
    model.dispose();
    return built;
  },
  accepts: (seen) => Number(seen[2].value) > 0.875,
  seconds: 120,
};

function describe(model: Sequential): Seen[] {
  if (model.optimizer === undefined)
    throw new Error('The model is not compiled: call model.compile.');
  const layers = model.layers.map((layer) => {
    const { units, activation } = layer.getConfig() as { units?: number; activation?: string };
    return `${units} ${activation}`;
  });
  return [
    { what: 'layers', value: layers.join(', ') },
    { what: 'optimizer', value: model.optimizer.getClassName() },
  ];
}

async function trainAndEvaluate(model: Sequential) {
  const [[images, labels], test] = fashionMnist.loadData();
  tf.dispose(test);
  const flat = tf.tidy(() => images.div(255).reshape([-1, 784]));
  const split = trainTestSplit(flat, labels, { testSize: 0.2, randomState: 42 });
  const [trainInput, valInput, trainTarget, valTarget] = split;
  try {
    await model.fit(trainInput, trainTarget, { epochs: 5, verbose: 0 });
    return model.evaluate(valInput, valTarget);
  } finally {
    model.dispose();
    tf.dispose([images, labels, flat, split]);
  }
}
