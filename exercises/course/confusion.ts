import { type Exercise, exported } from './exercise.ts';

export const confusion: Exercise = {
  chapter: '9',
  title: { en: 'Read a confusion matrix', ko: '혼동 행렬 읽기' },
  task: {
    en: `The matrix holds 50 samples: a row is the true class, a column the model’s prediction.
Give the accuracy, and the precision and the recall of class 0, as numbers from 0 to 1.
Give also the mistake made most often, as [label, prediction].`,
    ko: `행렬에 샘플 50개가 들어 있습니다. 행은 실제 클래스, 열은 모델이 말한 클래스입니다.
정확도, 그리고 클래스 0의 정밀도와 재현율을 0에서 1 사이의 수로 쓰세요.
가장 자주 한 실수도 [레이블, 예측]으로 쓰세요.`,
  },
  code: `
/** 0 T-shirt/top, 1 Trouser, 2 Shirt */
export const matrix = [
  [16, 0, 4],
  [1, 9, 0],
  [8, 1, 11],
];

GAP`,
  stub: `export const accuracy = 0;
export const precision = 0;
export const recall = 0;
export const mistake = [0, 0];`,
  solution: `export const accuracy = (16 + 9 + 11) / 50;
export const precision = 16 / (16 + 1 + 8);
export const recall = 16 / (16 + 0 + 4);
export const mistake = [2, 0];`,
  mistakes: [
    {
      code: `export const accuracy = (16 + 9 + 11) / 50;
export const precision = 16 / (16 + 0 + 4);
export const recall = 16 / (16 + 1 + 8);
export const mistake = [2, 0];`,
      says: {
        en: 'Precision and recall are swapped. Precision is the share of class 0 among the samples predicted as class 0.',
        ko: '정밀도와 재현율이 서로 바뀌었습니다. 정밀도는 클래스 0이라고 한 것 중 정말 클래스 0인 비율입니다.',
      },
    },
    {
      code: `export const accuracy = (16 / 20 + 9 / 10 + 11 / 20) / 3;
export const precision = 16 / (16 + 1 + 8);
export const recall = 16 / (16 + 0 + 4);
export const mistake = [2, 0];`,
      says: {
        en: 'That is the mean of the three recalls. Accuracy gives every sample the same weight, and the classes differ in size.',
        ko: '그것은 세 재현율의 평균입니다. 정확도는 샘플마다 똑같이 세는데, 클래스마다 샘플 수가 다릅니다.',
      },
    },
    {
      code: `export const accuracy = (16 + 9 + 11) / 50;
export const precision = 16 / (16 + 1 + 8);
export const recall = 16 / (16 + 0 + 4);
export const mistake = [0, 2];`,
      says: {
        en: 'Row and column are swapped in the pair: the row is the label, so [0, 2] happened only 4 times.',
        ko: '쌍에서 행과 열이 서로 바뀌었습니다. 행이 레이블이므로 [0, 2]는 네 번뿐입니다.',
      },
    },
    {
      code: `export const accuracy = (16 + 9 + 11) / 50;
export const precision = 16 / (16 + 0 + 4);
export const recall = 16 / (16 + 1 + 8);
export const mistake = [0, 2];`,
      says: {
        en: 'You read the whole matrix the other way round: here a row is the label and a column the prediction.',
        ko: '행렬 전체를 거꾸로 읽었습니다. 여기서는 행이 레이블, 열이 예측입니다.',
      },
    },
    {
      code: `export const accuracy = (16 + 9 + 11) / 50;
export const precision = 16 / (16 + 1 + 8);
export const recall = 16 / (16 + 0 + 4);
export const mistake = [0, 0];`,
      says: {
        en: '[0, 0] has the largest count, but on the diagonal label and prediction agree: those are correct answers.',
        ko: '[0, 0]의 수가 가장 크지만 대각선에서는 레이블과 예측이 같습니다. 맞힌 것입니다.',
      },
    },
    {
      code: `export const accuracy = 72;
export const precision = 64;
export const recall = 80;
export const mistake = [2, 0];`,
      says: {
        en: 'These are percentages. Keras and scikit-learn give fractions between 0 and 1.',
        ko: '백분율로 썼습니다. 케라스와 사이킷런은 0과 1 사이의 분수로 냅니다.',
      },
    },
  ],
  hints: [
    {
      en: 'The correct answers are on the diagonal, the mistakes everywhere else.',
      ko: '맞힌 것은 대각선에, 틀린 것은 그 밖의 자리에 있습니다.',
    },
    {
      en: 'Precision and recall have the same numerator, 16. One divides by a column’s sum, the other by a row’s.',
      ko: '정밀도와 재현율은 분자가 16으로 같습니다. 하나는 열의 합으로, 하나는 행의 합으로 나눕니다.',
    },
    {
      en: 'The model says class 0 for 16 + 1 + 8 samples: precision. Of class 0 there are 16 + 0 + 4: recall.',
      ko: '모델이 클래스 0이라고 한 것은 16 + 1 + 8개(정밀도), 클래스 0인 것은 16 + 0 + 4개(재현율)입니다.',
    },
  ],
  explanation: {
    en: 'Accuracy 36 / 50 = 0.72, precision 16 / 25 = 0.64, recall 16 / 20 = 0.8. Eight shirts were mistaken for T-shirts.',
    ko: '정확도는 36 / 50 = 0.72, 정밀도는 16 / 25 = 0.64, 재현율은 16 / 20 = 0.8입니다. 셔츠 8장을 티셔츠로 보았습니다.',
  },
  ask: ({ accuracy, precision, recall, mistake }) =>
    exported({ accuracy, precision, recall, mistake }),
};
