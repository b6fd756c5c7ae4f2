import * as tf from '@tensorflow/tfjs';
import record from '../../docs/five-seeds.json' with { type: 'json' };
import { fashionMnist, type Sequential, setRandomSeed, trainTestSplit } from '../../src/index.ts';
import type { Answer, Exercise, Seen } from './exercise.ts';

const { seeds } = record;
const ofTheLesson = record.validation.sigmoid.accuracy;
const middle = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
/** What luck alone reached: the best of the unchanged model's five seeds. */
const bar = Number(Math.max(...ofTheLesson).toFixed(4));
const isAbove = (accuracy: number) => accuracy > bar;
/** The median of five lies above the bar if so many do. */
const NEEDED = 3;
const shown = (accuracy: number) => accuracy.toFixed(4);

export const beatTheLesson: Exercise = {
  chapter: '11',
  title: { en: 'Better, and not by luck', ko: '운이 아니라 실력으로' },
  task: {
    en: `From five seeds the lesson’s model gets these accuracies on the validation set after
5 epochs: ${ofTheLesson.map(shown).join(', ')}.
Their median is ${shown(middle(ofTheLesson))}. Change what you like in the model and in how it is compiled;
the 5 epochs stay. The median of your five must lie above ${shown(bar)}, the luckiest of these:
so must three of them. The check really trains until that is decided: about 15 seconds,
on a slow machine up to a minute.`,
    ko: `강의의 모델을 시드 다섯 개로 5에포크 훈련하면 검증 세트의 정확도는 다음과 같습니다.
${ofTheLesson.map(shown).join(', ')}
중앙값은 ${shown(middle(ofTheLesson))}입니다. 5에포크는 그대로 두고 모델과 컴파일 방법을 마음대로 바꾸세요.
여러분의 중앙값이 이 가운데 가장 운이 좋은 ${shown(bar)}보다 높아야 합니다. 다섯 중 셋이
그보다 높아야 한다는 뜻입니다. 이 문제는 결과가 정해질 때까지 실제로 훈련하므로
확인하는 데 15초쯤, 느린 컴퓨터에서는 1분까지 걸립니다.`,
  },
  code: `
import { dense, type Sequential, sequential } from '../src/index.ts';

export function buildAndCompile(): Sequential {
  const model = sequential();
  GAP
  return model;
}`,
  stub: `model.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784] }));
model.add(dense({ units: 10, activation: 'softmax' }));
model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });`,
  solution: `model.add(dense({ units: 100, activation: 'relu', inputShape: [784] }));
model.add(dense({ units: 50, activation: 'relu' }));
model.add(dense({ units: 10, activation: 'softmax' }));
model.compile({
  loss: 'sparse_categorical_crossentropy',
  metrics: ['accuracy'],
  optimizer: 'adam',
});`,
  mistakes: [
    {
      code: `model.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784], seed: 9 }));
model.add(dense({ units: 10, activation: 'softmax', seed: 9 }));
model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });`,
      says: {
        en: 'With a seed of its own the model starts from the same weights all five times. A lucky start is no better model: leave seed and setRandomSeed out.',
        ko: '시드를 직접 정하면 다섯 번 모두 같은 가중치에서 시작합니다. 운 좋은 출발은 더 나은 모델이 아닙니다. seed와 setRandomSeed를 빼세요.',
      },
    },
    {
      code: `model.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784] }));
model.add(dense({ units: 10, activation: 'softmax' }));
model.compile({
  loss: 'sparse_categorical_crossentropy',
  metrics: ['accuracy'],
  optimizer: 'rmsprop',
});`,
      says: {
        en: 'This is the lesson’s model as it was: RMSprop is what compile takes when no optimizer is named. Change the activation, the optimizer or the layers.',
        ko: '강의의 모델 그대로입니다. RMSprop은 옵티마이저를 적지 않을 때 compile이 쓰는 것입니다. 활성화 함수, 옵티마이저, 층 가운데 무엇이든 바꾸어 보세요.',
      },
    },
    {
      code: `model.add(dense({ units: 100, activation: 'relu', inputShape: [784] }));
model.add(dense({ units: 10, activation: 'softmax' }));
model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });`,
      says: {
        en: 'relu alone changes nothing that five seeds can tell from chance here: with one hidden layer sigmoid’s slopes are multiplied only once. Which change goes well with it?',
        ko: '여기서는 렐루만으로 달라지는 것을 시드 다섯 개로 우연과 구별할 수 없습니다. 은닉층이 하나이면 시그모이드의 기울기를 한 번만 곱하기 때문입니다. 무엇을 함께 바꾸면 좋을까요?',
      },
    },
    {
      code: `model.add(dense({ units: 100, activation: 'sigmoid', inputShape: [784] }));
model.add(dense({ units: 10, activation: 'softmax' }));
model.compile({
  loss: 'sparse_categorical_crossentropy',
  metrics: ['accuracy'],
  optimizer: 'sgd',
});`,
      says: {
        en: 'By its name SGD has the learning rate 0.01, and in 5 epochs such steps don’t get far. new SGD({ learningRate: 0.1 }) does better; so does another optimizer.',
        ko: '이름으로 쓴 SGD의 학습률은 0.01이라 5에포크로는 멀리 가지 못합니다. new SGD({ learningRate: 0.1 })이 더 낫고, 다른 옵티마이저도 더 낫습니다.',
      },
    },
    {
      code: `model.add(dense({ units: 10, activation: 'softmax', inputShape: [784] }));
model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });`,
      says: {
        en: 'Without a hidden layer each class has only one weight per pixel: about 0.85 is what that can do.',
        ko: '은닉층이 없으면 클래스마다 픽셀 하나에 가중치가 하나뿐입니다. 그것으로는 0.85쯤이 한계입니다.',
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
        ko: '깊어졌지만 시그모이드라서 그레이디언트가 앞쪽 층에 거의 닿지 않습니다(3장).',
      },
    },
  ],
  hints: [
    {
      en: 'Chapter 11 has a table of changes, each from five seeds. Which medians lie above the bar?',
      ko: '11장에 시드 다섯 개로 훈련한 표가 있습니다. 어느 중앙값이 기준보다 높을까요?',
    },
    {
      en: "activation: 'relu' for the hidden layer, together with optimizer: 'adam' in compile.",
      ko: "은닉층에는 activation: 'relu', 그와 함께 compile에는 optimizer: 'adam'을 써 보세요.",
    },
    {
      en: 'A second hidden layer of 50 nodes, also with relu, makes it steadier from seed to seed.',
      ko: '렐루를 쓰는 노드 50개짜리 은닉층을 하나 더 두면 시드에 따른 차이가 줄어듭니다.',
    },
  ],
  explanation: {
    en: 'The median of five says more than the best of five: half of the trainings do at least as well. Whether a change is worth its cost, the test set says, once, at the very end.',
    ko: '다섯 가운데 가장 좋은 값보다 중앙값이 더 많은 것을 알려 줍니다. 훈련의 절반은 적어도 그만큼 잘합니다. 그 변화가 정말 나은지는 마지막에 테스트 세트를 한 번 보고 판단합니다.',
  },
  async ask({ buildAndCompile }) {
    const built = describe(buildAndCompile);
    const [, , { value: isFresh }] = built;
    const accuracies = isFresh ? await trainFromSeeds(buildAndCompile) : [];
    return [
      ...built,
      { what: 'validation accuracy, seed by seed', value: accuracies },
      {
        what: `above ${shown(bar)}, of five (three are needed)`,
        value: accuracies.filter(isAbove).length,
      },
    ];
  },
  recognise: ({ buildAndCompile }) => describe(buildAndCompile),
  accepts: (seen) => Number(seen[4].value) >= NEEDED,
  needsData: true,
  seconds: 300,
};

const built = (build: Answer[string], seed: number): Sequential => {
  setRandomSeed(seed);
  return build();
};

function describe(build: Answer[string]): Seen[] {
  const [model, other] = seeds.slice(0, 2).map((seed) => built(build, seed));
  if (model.optimizer === undefined)
    throw new Error('The model is not compiled: call model.compile.');
  const layers = model.layers.map((layer) => {
    const { units, activation } = layer.getConfig() as { units?: number; activation?: string };
    return `${units} ${activation}`;
  });
  const [weights, others] = [model, other].map((each) =>
    each.getWeights().flatMap((weight) => Array.from(weight.dataSync())),
  );
  const seen = [
    { what: 'layers', value: layers.join(', ') },
    { what: 'optimizer', value: model.optimizer.getClassName() },
    {
      what: 'other weights with every seed',
      value: weights.some((weight, i) => weight !== others[i]),
    },
  ];
  model.dispose();
  other.dispose();
  return seen;
}

/** Until three lie above the bar, or three don't: the others can't change the median's side. */
async function trainFromSeeds(build: Answer[string]): Promise<number[]> {
  const [[images, labels], test] = fashionMnist.loadData();
  tf.dispose(test);
  const flat = tf.tidy(() => images.div(255).reshape([-1, 784]));
  const split = trainTestSplit(flat, labels, { testSize: 0.2, randomState: 42 });
  const [trainInput, valInput, trainTarget, valTarget] = split;
  const accuracies: number[] = [];
  try {
    for (const seed of seeds) {
      const above = accuracies.filter(isAbove).length;
      if (Math.max(above, accuracies.length - above) >= NEEDED) break;
      const model = built(build, seed);
      await model.fit(trainInput, trainTarget, { epochs: 5, verbose: 0 });
      const { accuracy } = model.evaluate(valInput, valTarget);
      model.dispose();
      if (accuracy === undefined) throw new Error("Compile with metrics: ['accuracy'].");
      accuracies.push(Number(accuracy.toFixed(4)));
    }
    return accuracies;
  } finally {
    tf.dispose([images, labels, flat, split]);
  }
}
