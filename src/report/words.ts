/** The words of the report page in both languages. */

import { formatCount } from '../lesson/08-summary.ts';
import type { Language } from './language.ts';
import type { RunFigureName } from './run-figures.ts';

const english = {
  title: (model: string) => `Training run of the model “${model}”`,
  run: 'The run',
  network: 'The network',
  data: 'The data',
  training: 'Training',
  validation: 'What it learned, and what it confuses',
  predictions: 'Most confident predictions',
  inside: 'Inside the network',
  machine: 'Times and versions',
  accuracy: 'accuracy',
  loss: 'loss',
  valAccuracy: 'validation accuracy',
  valLoss: 'validation loss',
  samples: 'training / validation samples',
  epoch: 'epoch',
  epochs: 'epochs',
  engine: 'engine of the training steps',
  seconds: 'seconds',
  summary: 'Summary of the model',
  total: 'total',
  class: 'class',
  precision: 'precision',
  recall: 'recall',
  support: 'samples',
  memory: 'peak memory',
  fromJson: 'All numbers come from report.json beside this page.',
  lossIsNoNumber: (epoch: number) =>
    `The loss was not a number (NaN) from epoch ${epoch} on: the weights are lost. A smaller learning rate usually helps.`,
  noPrediction: (samples: number) =>
    `Samples for which the model gave no number: ${formatCount(samples)}. They are not counted in the matrix below.`,
  settings: {
    style: 'how it was built',
    seed: 'seed',
    batchSize: 'batch size',
    data: 'data',
    optimizer: 'optimizer',
    lossFunction: 'loss function',
  },
  times: {
    load: 'load and split',
    untilFirstStep: 'first step, since the start',
    fit: 'fit',
    evaluate: 'evaluate',
    total: 'end, since the start',
  },
  captions: {
    network:
      'Every node is connected to every node of the layer before it, which gives the products; each node has one bias.',
    samples:
      'The first pictures after shuffling, before the division by 255: 0 is black, 255 white.',
    training:
      'The training loss is the mean over an epoch during which the weights still change; validation is measured at the end of the epoch. When the validation loss stops falling while the training loss keeps falling, the network is overfitting.',
    batches:
      'Each batch holds different samples, so single losses jump around; the mean shows the trend.',
    confusion: 'Each row holds the samples of one class. Everything off the diagonal is a mistake.',
    'class-scores':
      'Precision: of the samples predicted to be in the class, the share that is. Recall: of the samples in the class, the share that was found.',
    'right-predictions':
      'Bars: the three most likely classes. Blue: the true class; orange: other classes.',
    'wrong-predictions':
      'Blue: the true class, shown even if it is not among the most likely; orange: other classes.',
    'hidden-units':
      'A unit’s sum is large where bright pixels meet blue weights and dark ones orange.',
    'class-templates':
      'A rough idea of what the network looks for, as if the hidden units were linear (they are not).',
    'weight-distribution':
      'Before training the weights are spread evenly over a small interval (glorot_uniform); training moves some of them far out.',
  } satisfies Record<RunFigureName, string>,
};

const korean: typeof english = {
  title: (model) => `모델 “${model}”의 학습 보고서`,
  run: '이번 실행',
  network: '신경망',
  data: '데이터',
  training: '훈련',
  validation: '배운 것과 혼동하는 것',
  predictions: '가장 확신한 예측',
  inside: '신경망 들여다보기',
  machine: '시간과 버전',
  accuracy: '정확도',
  loss: '손실',
  valAccuracy: '검증 정확도',
  valLoss: '검증 손실',
  samples: '훈련 / 검증 샘플',
  epoch: '에포크',
  epochs: '에포크 수',
  engine: '훈련 스텝의 엔진',
  seconds: '초',
  summary: '모델 요약',
  total: '합계',
  class: '클래스',
  precision: '정밀도',
  recall: '재현율',
  support: '샘플 수',
  memory: '최대 메모리',
  fromJson: '모든 숫자는 이 페이지 옆의 report.json에서 왔습니다.',
  lossIsNoNumber: (epoch) =>
    `에포크 ${epoch}부터 손실이 숫자가 아니었습니다(NaN). 가중치가 망가졌으니 학습률을 줄여 보세요.`,
  noPrediction: (samples) =>
    `샘플 ${formatCount(samples)}개에 대해서는 모델이 숫자를 내지 않아 아래 어느 칸에도 들어 있지 않습니다.`,
  settings: {
    style: '만드는 방법',
    seed: '시드',
    batchSize: '배치 크기',
    data: '데이터',
    optimizer: '옵티마이저',
    lossFunction: '손실 함수',
  },
  times: {
    load: '적재와 분할',
    untilFirstStep: '시작부터 첫 스텝까지',
    fit: '훈련',
    evaluate: '평가',
    total: '시작부터 끝까지',
  },
  captions: {
    network:
      '층의 노드는 모두 앞 층의 모든 노드와 연결됩니다. 그래서 곱이 나오고, 노드마다 절편이 하나씩 있습니다.',
    samples: '섞은 뒤의 첫 이미지들입니다. 255로 나누기 전이므로 0이 검정, 255가 하양입니다.',
    training:
      '훈련 손실은 가중치가 아직 바뀌고 있는 에포크 전체의 평균이고, 검증은 에포크가 끝났을 때 잽니다. 훈련 손실은 계속 내려가는데 검증 손실이 멈추면 과대적합입니다.',
    batches:
      '배치마다 다른 샘플이 들어오므로 손실 하나하나는 출렁입니다. 평균이 방향을 보여 줍니다.',
    confusion: '한 행은 한 클래스의 샘플입니다. 대각선 밖에 있으면 혼동한 것입니다.',
    'class-scores':
      '정밀도: 그 클래스라고 한 것 중 정말 그런 비율. 재현율: 그 클래스 가운데 찾아낸 비율.',
    'right-predictions': '막대: 확률이 가장 높은 세 클래스. 파랑은 정답, 주황은 다른 클래스입니다.',
    'wrong-predictions': '파랑은 정답(확률이 낮아도 보임), 주황은 다른 클래스입니다.',
    'hidden-units':
      '밝은 픽셀이 파란 가중치와, 어두운 픽셀이 주황 가중치와 만나면 유닛의 합이 커집니다.',
    'class-templates':
      '은닉 유닛이 선형이라고 치고(실제로는 아님) 신경망이 무엇을 찾는지 어림한 것입니다.',
    'weight-distribution':
      '처음에는 가중치가 좁은 구간에 고르게 퍼져 있고(glorot_uniform), 학습이 일부를 멀리 옮깁니다.',
  },
};

export const reportWords: Record<Language, typeof english> = { en: english, ko: korean };
