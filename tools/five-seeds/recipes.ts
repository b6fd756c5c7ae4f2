/** What is compared: a model, how it is compiled, and how it is trained. */

import {
  Adagrad,
  dense,
  dropout,
  EarlyStopping,
  type FitOptions,
  type Sequential,
  SGD,
  sequential,
} from '../../src/index.ts';

/** The seeds of every comparison. */
export const SEEDS = [1, 2, 3, 4, 5];
export const EPOCHS = 5;

export interface Recipe {
  en: string;
  ko: string;
  build(): Sequential;
  fit?: Partial<FitOptions>;
  /** The first so many of the 48,000 training images, instead of all. */
  samples?: number;
  /** Looks at the validation data after every epoch; else only at the end. */
  isWatched?: boolean;
}

type Optimizer = string | Adagrad | SGD;

function network(
  hidden: number[],
  activation: 'sigmoid' | 'relu',
  optimizer: Optimizer,
  drop = 0,
): Sequential {
  const model = sequential();
  hidden.forEach((units, i) => {
    model.add(dense({ units, activation, inputShape: i === 0 ? [784] : undefined }));
  });
  if (drop > 0) model.add(dropout({ rate: drop }));
  const inputShape = hidden.length === 0 ? [784] : undefined;
  model.add(dense({ units: 10, activation: 'softmax', inputShape }));
  model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'], optimizer });
  return model;
}

const early = (samples: number): Recipe => ({
  en: `100 relu, Dropout, EarlyStopping, ${samples} images`,
  ko: `100 렐루, 드롭아웃, 조기 종료, 이미지 ${samples}장`,
  build: () => network([100], 'relu', 'adam', 0.3),
  fit: { epochs: 20 },
  samples,
  isWatched: true,
});

/** Callbacks remember: every training gets its own. */
export const callbacksOf = ({ isWatched }: Recipe) =>
  isWatched ? [new EarlyStopping({ patience: 2, restoreBestWeights: true })] : undefined;

export const recipes = {
  oneLayer: {
    en: 'one Dense layer, RMSprop',
    ko: '밀집층 하나, RMSprop',
    build: () => network([], 'relu', 'rmsprop'),
  },
  sigmoid: {
    en: '100 sigmoid, RMSprop (the lesson’s)',
    ko: '100 시그모이드, RMSprop(강의의 모델)',
    build: () => network([100], 'sigmoid', 'rmsprop'),
  },
  relu: {
    en: '100 relu, RMSprop',
    ko: '100 렐루, RMSprop',
    build: () => network([100], 'relu', 'rmsprop'),
  },
  sgd: {
    en: '100 relu, SGD, learning rate 0.01',
    ko: '100 렐루, SGD, 학습률 0.01',
    build: () => network([100], 'relu', 'sgd'),
  },
  fastSgd: {
    en: '100 relu, SGD, learning rate 0.1',
    ko: '100 렐루, SGD, 학습률 0.1',
    build: () => network([100], 'relu', new SGD({ learningRate: 0.1 })),
  },
  adam: {
    en: '100 relu, Adam',
    ko: '100 렐루, Adam',
    build: () => network([100], 'relu', 'adam'),
  },
  sigmoidAdam: {
    en: '100 sigmoid, Adam',
    ko: '100 시그모이드, Adam',
    build: () => network([100], 'sigmoid', 'adam'),
  },
  deep: {
    en: '100 and 50 relu, Adam',
    ko: '100과 50 렐루, Adam',
    build: () => network([100, 50], 'relu', 'adam'),
  },
  wide: {
    en: '200 relu, Adam',
    ko: '200 렐루, Adam',
    build: () => network([200], 'relu', 'adam'),
  },
  largeBatches: {
    en: '100 sigmoid, RMSprop, batches of 256',
    ko: '100 시그모이드, RMSprop, 배치 크기 256',
    build: () => network([100], 'sigmoid', 'rmsprop'),
    fit: { batchSize: 256 },
  },
  adagrad: {
    en: '100 relu, Adagrad, learning rate 0.001, 6000 images',
    ko: '100 렐루, Adagrad, 학습률 0.001, 이미지 6000장',
    build: () => network([100], 'relu', 'adagrad'),
    samples: 6000,
  },
  fastAdagrad: {
    en: '100 relu, Adagrad, learning rate 0.01, 6000 images',
    ko: '100 렐루, Adagrad, 학습률 0.01, 이미지 6000장',
    build: () => network([100], 'relu', new Adagrad({ learningRate: 0.01 })),
    samples: 6000,
  },
  earlyFew: early(6000),
  earlyMore: early(24_000),
} satisfies Record<string, Recipe>;

export type RecipeName = keyof typeof recipes;

/** What the validation data chose, and the test set judges. */
export const CHOSEN: RecipeName = 'deep';
