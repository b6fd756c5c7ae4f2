import * as tf from '@tensorflow/tfjs';
import { dense, type Sequential, sequential, setRandomSeed } from '../../src/index.ts';
import type { Answer, Exercise, Seen } from './exercise.ts';

export const compileFitEvaluate: Exercise = {
  chapter: '9',
  title: { en: 'Compile, fit, evaluate', ko: '컴파일, 훈련, 평가' },
  task: {
    en: `A model of three classes is built, with softmax last; the labels are the integers 0, 1 and 2.
Compile it with the loss for such labels, with accuracy and with Adam.
Train it for 20 epochs on the training data (verbose: 0), and return
what evaluate says of the validation data.`,
    ko: `클래스가 세 개인 모델이 있습니다. 출력층은 소프트맥스, 레이블은 정수 0, 1, 2입니다.
이런 레이블에 맞는 손실 함수, accuracy, Adam으로 컴파일하세요.
훈련 데이터로 20에포크를 훈련하고(verbose: 0),
검증 데이터를 evaluate로 평가한 결과를 반환하세요.`,
  },
  code: `
import type * as tf from '@tensorflow/tfjs';
import type { Sequential } from '../src/index.ts';

interface Data {
  input: tf.Tensor;
  target: tf.Tensor;
}

export async function run(model: Sequential, train: Data, validation: Data) {
  GAP
}`,
  stub: 'return { loss: 0, accuracy: 0 };',
  solution: `model.compile({
  loss: 'sparse_categorical_crossentropy',
  metrics: ['accuracy'],
  optimizer: 'adam',
});
await model.fit(train.input, train.target, { epochs: 20, verbose: 0 });
return model.evaluate(validation.input, validation.target);`,
  mistakes: [
    {
      code: `model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer: 'adam' });
await model.fit(train.input, train.target, { epochs: 20, verbose: 0 });
return model.evaluate(train.input, train.target);`,
      says: {
        en: 'You evaluated on the samples that were trained on. The model has seen these; only others tell how well it does.',
        ko: '훈련에 쓴 샘플로 평가했습니다. 모델이 이미 본 것이므로, 다른 샘플로 평가해야 실력을 알 수 있습니다.',
      },
    },
    {
      code: `model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer: 'adam' });
await model.fit(validation.input, validation.target, { epochs: 20, verbose: 0 });
return model.evaluate(validation.input, validation.target);`,
      says: {
        en: 'You trained on the validation data. What is meant to judge the model must never be trained on.',
        ko: '검증 데이터로 훈련했습니다. 모델을 평가할 데이터로는 훈련하지 말아야 합니다.',
      },
    },
    {
      code: `model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer: 'adam' });
return model.evaluate(validation.input, validation.target);`,
      says: {
        en: 'The model was never trained: compile only says how, fit does it.',
        ko: '모델을 훈련하지 않았습니다. compile은 방법만 정하고, 훈련은 fit이 합니다.',
      },
    },
    {
      code: `model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer: 'adam' });
await model.fit(train.input, train.target, { verbose: 0 });
return model.evaluate(validation.input, validation.target);`,
      says: {
        en: 'Without epochs there is one: the model saw every sample once.',
        ko: 'epochs를 적지 않으면 1에포크입니다. 모델이 샘플을 한 번씩만 보았습니다.',
      },
    },
    {
      code: `model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });
await model.fit(train.input, train.target, { epochs: 20, verbose: 0 });
return model.evaluate(validation.input, validation.target);`,
      says: {
        en: "No optimizer is named, so it is RMSprop. Add optimizer: 'adam'.",
        ko: "옵티마이저를 적지 않아 RMSprop이 되었습니다. optimizer: 'adam'을 더하세요.",
      },
    },
    {
      code: `model.compile({ loss: 'sparse_categorical_crossentropy', optimizer: 'adam' });
await model.fit(train.input, train.target, { epochs: 20, verbose: 0 });
return model.evaluate(validation.input, validation.target);`,
      says: {
        en: "Without metrics evaluate tells the loss only: add metrics: ['accuracy'].",
        ko: "metrics가 없으면 evaluate는 손실만 알려 줍니다. metrics: ['accuracy']를 더하세요.",
      },
    },
  ],
  hints: [
    {
      en: 'Three calls: model.compile, await model.fit, model.evaluate.',
      ko: '세 번 호출합니다. model.compile, await model.fit, model.evaluate입니다.',
    },
    {
      en: "Integer labels and softmax: loss: 'sparse_categorical_crossentropy'.",
      ko: "정수 레이블과 소프트맥스에는 loss: 'sparse_categorical_crossentropy'입니다.",
    },
    {
      en: 'await model.fit(train.input, train.target, { epochs: 20, verbose: 0 }); then evaluate with validation.',
      ko: 'await model.fit(train.input, train.target, { epochs: 20, verbose: 0 }); 그다음 validation으로 평가합니다.',
    },
  ],
  explanation: {
    en: 'compile chooses what is made small and how, fit does it, evaluate judges on samples that were not trained on. The same three calls train the lesson’s network.',
    ko: 'compile은 무엇을 어떻게 줄일지 정하고, fit은 실제로 줄이며, evaluate는 훈련에 쓰지 않은 샘플로 평가합니다. 강의의 신경망도 이 세 가지로 훈련합니다.',
  },
  ask: ({ run }) => trainedBy(run),
};

/** Points around three corners: seed-given, so that every answer trains on the same ones. */
async function trainedBy(run: Answer[string]): Promise<Seen[]> {
  setRandomSeed(7);
  const model: Sequential = sequential();
  model.add(dense({ units: 8, activation: 'relu', inputShape: [2] }));
  model.add(dense({ units: 3, activation: 'softmax' }));
  const [train, validation] = [points(90, 1), points(60, 2)];
  try {
    const { loss, accuracy } = await run(model, train, validation);
    return [
      { what: 'compiled with', value: [model.loss, model.optimizer?.getClassName() ?? 'nothing'] },
      { what: 'validation loss', value: loss },
      { what: 'validation accuracy', value: accuracy },
    ];
  } finally {
    model.dispose();
    tf.dispose([train, validation]);
  }
}

function points(count: number, seed: number) {
  const corners = [
    [0, 0],
    [2, 0],
    [0, 2],
  ];
  const labels = Array.from({ length: count }, (_, i) => i % 3);
  const noise = tf.randomNormal([count, 2], 0, 0.8, 'float32', seed);
  const input = tf.tidy(() => tf.tensor2d(labels.map((label) => corners[label])).add(noise));
  noise.dispose();
  return { input, target: tf.tensor1d(labels, 'int32') };
}
