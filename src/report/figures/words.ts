/** The words in the figures, in both languages and in the chapters' order. */

import type { Bit } from '../../lesson/01-perceptron.ts';
import { formatCount } from '../../lesson/08-summary.ts';
import type { ClassScores } from '../confusion-matrix.ts';
import { decimal, percent } from './figure.ts';

export const perceptronWords = {
  en: {
    title: 'A perceptron',
    inputs: 'inputs',
    weights: 'weights',
    sum: 'sum',
    step: 'step',
    output: 'output',
    bias: 'bias',
    says: (count: number) => `${count} inputs, one output: `,
    rule: (output: Bit) =>
      `The sum is ${output ? 'above 0' : 'not above 0'}, so the output is ${output}.`,
  },
  ko: {
    title: '퍼셉트론',
    inputs: '입력',
    weights: '가중치',
    sum: '합',
    step: '계단 함수',
    output: '출력',
    bias: '절편',
    says: (count: number) => `입력 ${count}개, 출력 하나: `,
    rule: (output: Bit) =>
      `합이 0보다 ${output ? '크므로' : '크지 않으므로'} 출력은 ${output}입니다.`,
  },
};

export const decisionLineWords = {
  en: {
    title: 'What one line separates',
    line: (weights: string) => `the line ${weights} = 0`,
    noLine: 'no line (all weights 0)',
    learned: (name: string, epochs: number) => `${name}: learned in epoch ${epochs}`,
    failed: (name: string, wrong: number) => `${name}: ${wrong} of 4 wrong`,
    detail: (name: string, found: string, wrong: number) =>
      `${name}: ${found}, ${wrong} of 4 points wrong.`,
    side: ['label 1 where the sum', 'is above 0; on the line', 'it is 0: label 0'],
    never: 'No line puts all four points of XOR on the right side, however long the training.',
    zero: 'label 0',
    one: 'label 1',
    wrong: 'wrong',
  },
  ko: {
    title: '직선 하나로 나눌 수 있는 것',
    line: (weights: string) => `직선 ${weights} = 0`,
    noLine: '직선 없음 (가중치가 모두 0)',
    learned: (name: string, epochs: number) => `${name}: ${epochs}번째 에포크에 학습`,
    failed: (name: string, wrong: number) => `${name}: 4개 중 ${wrong}개 틀림`,
    detail: (name: string, found: string, wrong: number) =>
      `${name}: ${found}, 점 4개 중 ${wrong}개 틀림.`,
    side: ['합이 0보다 큰 쪽이', '레이블 1입니다. 직선 위는', '합이 0이므로 레이블 0'],
    never:
      'XOR의 네 점을 모두 올바른 쪽에 두는 직선은 없으므로 아무리 오래 훈련해도 배우지 못합니다.',
    zero: '레이블 0',
    one: '레이블 1',
    wrong: '틀림',
  },
};

export const xorWords = {
  en: {
    title: 'XOR by three perceptrons',
    inputs: 'inputs: two lines',
    hidden: 'hidden layer: one line',
    zero: 'XOR 0',
    one: 'XOR 1',
    row: (inputs: string, hidden: string, output: Bit) =>
      `(${inputs}) becomes (${hidden}) and gives ${output}`,
    describe: (rows: string) =>
      `OR and NAND draw two lines among the inputs; their answers are the hidden layer, where AND needs one line: ${rows}.`,
  },
  ko: {
    title: '퍼셉트론 셋으로 푸는 XOR',
    inputs: '입력: 직선 둘',
    hidden: '은닉층: 직선 하나',
    zero: 'XOR 0',
    one: 'XOR 1',
    row: (inputs: string, hidden: string, output: Bit) =>
      `(${inputs})은 (${hidden})이 되어 ${output}`,
    describe: (rows: string) =>
      `OR과 NAND가 입력 사이에 직선 두 개를 긋습니다. 그 답이 은닉층이고, 거기서 AND는 직선 하나면 됩니다: ${rows}.`,
  },
};

export const networkWords = {
  en: {
    title: 'The network',
    input: 'input layer',
    hidden: 'hidden layer',
    output: 'output layer',
    computesNothing: 'computes nothing',
    features: (inputs: number) =>
      `An input layer of ${inputs} nodes, one per feature, which computes nothing`,
    layer: (
      { name, units, activation }: { name: string; units: number; activation: string },
      role: string,
    ) => `the ${role} "${name}" of ${units} nodes with the activation ${activation}`,
    params: (arithmetic: string) => `${arithmetic} parameters`,
    total: (total: string) => `Total: ${total} parameters.`,
  },
  ko: {
    title: '신경망',
    input: '입력층',
    hidden: '은닉층',
    output: '출력층',
    computesNothing: '계산 없음',
    features: (inputs: number) => `특성마다 노드 하나씩 ${inputs}개인 입력층(계산하지 않음)`,
    layer: (
      { name, units, activation }: { name: string; units: number; activation: string },
      role: string,
    ) => `노드 ${units}개에 활성화 함수가 ${activation}인 ${role} "${name}"`,
    params: (arithmetic: string) => `파라미터 ${arithmetic}개`,
    total: (total: string) => `모두 합해 파라미터 ${total}개.`,
  },
};

export const activationWords = {
  en: {
    title: 'Sigmoid and ReLU, and their slopes',
    sigmoid: 'sigmoid',
    relu: 'relu',
    value: 'value',
    slope: 'slope',
    x: 'x, the sum of a node',
    describe: (low: string, high: string, top: string, flat: string) =>
      `Sigmoid goes from ${low} at x = −6 through 0.5 at 0 to ${high} at 6; its slope is largest at 0, ${top}, and only ${flat} at −6 and 6: flat ends. ` +
      'ReLU is 0 up to x = 0 and x above; its slope is 0 below 0 and 1 above.',
  },
  ko: {
    title: '시그모이드와 렐루, 그리고 그 기울기',
    sigmoid: '시그모이드',
    relu: '렐루',
    value: '값',
    slope: '기울기',
    x: 'x, 노드의 합',
    describe: (low: string, high: string, top: string, flat: string) =>
      `시그모이드는 x = −6에서 ${low}, 0에서 0.5, 6에서 ${high}입니다. 기울기는 0에서 가장 커서 ${top}이고 −6과 6에서는 ${flat}뿐이라 양 끝이 평평합니다. ` +
      '렐루는 x가 0 이하이면 0, 0보다 크면 x입니다. 기울기는 0 아래에서 0, 위에서 1입니다.',
  },
};

export const softmaxWords = {
  en: {
    title: 'Softmax: three logits share a total of 1',
    logit: 'z₁, the first logit',
    probability: 'probability',
    describe: (others: string, rows: string) =>
      `The logits are z₁ and ${others}. As z₁ grows, class 1 takes probability from the others, and the three always add up to 1: ${rows}.`,
    row: (z: number, p: string) => `at z₁ = ${decimal(z, 0)} they are ${p}`,
    name: (n: number) => `class ${n}`,
  },
  ko: {
    title: '소프트맥스: 로짓 셋이 1을 나누어 갖습니다',
    logit: 'z₁, 첫째 로짓',
    probability: '확률',
    describe: (others: string, rows: string) =>
      `로짓은 z₁과 ${others}입니다. z₁이 커질수록 클래스 1이 나머지의 몫을 가져가며 셋의 합은 언제나 1입니다: ${rows}.`,
    row: (z: number, p: string) => `z₁ = ${decimal(z, 0)}일 때 ${p}`,
    name: (n: number) => `클래스 ${n}`,
  },
};

interface DepthFacts {
  units: number;
  deepest: number;
  /** Gradients of sigmoid, and how many times smaller the last one is; the same of relu. */
  first: string;
  last: string;
  factor: string;
  relu: string;
}

export const depthWords = {
  en: {
    title: 'The gradient that reaches the first layer',
    sigmoid: activationWords.en.sigmoid,
    relu: activationWords.en.relu,
    depth: 'hidden layers',
    gradient: 'mean size of the gradient',
    describe: ({ units, deepest, first, last, factor, relu }: DepthFacts) =>
      `Networks of 1 to ${deepest} hidden layers of ${units} units, before training. With sigmoid the first layer's gradient shrinks from ${first} to ${last}, ${factor} times smaller; with relu it ends ${relu} times smaller.`,
  },
  ko: {
    title: '첫째 층에 닿는 그레이디언트',
    sigmoid: activationWords.ko.sigmoid,
    relu: activationWords.ko.relu,
    depth: '은닉층 수',
    gradient: '그레이디언트의 평균 크기',
    describe: ({ units, deepest, first, last, factor, relu }: DepthFacts) =>
      `유닛 ${units}개짜리 은닉층이 1개에서 ${deepest}개인 학습 전 신경망. 시그모이드에서는 첫째 층의 그레이디언트가 ${first}에서 ${last}까지 ${factor}배 작아지고, 렐루에서는 ${relu}배 작아지는 데 그칩니다.`,
  },
};

export const lossWords = {
  en: {
    title: 'What a prediction costs',
    probability: 'predicted probability p',
    loss: 'loss (nats)',
    one: 'label 1, or p of the true class: −ln p',
    zero: 'label 0: −ln(1 − p)',
    describe: (rows: string) =>
      `Binary cross-entropy of label 1 and, with the same curve, both categorical cross-entropies, where p is the probability of the true class: ${rows}. The curve of label 0 is its mirror image. Being confidently wrong costs the most.`,
    row: (p: number, loss: string) => `p = ${p} costs ${loss}`,
  },
  ko: {
    title: '예측에 따른 손실',
    probability: '예측한 확률 p',
    loss: '손실 (nat)',
    one: '레이블 1, 또는 정답 클래스의 p: −ln p',
    zero: '레이블 0: −ln(1 − p)',
    describe: (rows: string) =>
      `레이블이 1인 이진 교차 엔트로피, 그리고 p가 정답 클래스의 확률일 때 같은 곡선인 두 범주형 교차 엔트로피: ${rows}. 레이블 0의 곡선은 그 거울상입니다. 확신하고 틀리면 손실이 가장 큽니다.`,
    row: (p: number, loss: string) => `p = ${p}이면 ${loss}`,
  },
};

export const descentWords = {
  en: {
    title: 'Ten steps with three learning rates',
    weight: 'weight w',
    loss: 'loss',
    rate: (rate: number) => `rate ${rate}`,
    describe: (rows: string) =>
      `The loss is a valley over the weight, lowest at w = 2. Every descent starts at w = 0: ${rows}.`,
    row: (rate: number, steps: number, loss: string) =>
      `with the learning rate ${rate} the loss is ${loss} after ${steps} steps`,
  },
  ko: {
    title: '세 학습률로 걷는 열 스텝',
    weight: '가중치 w',
    loss: '손실',
    rate: (rate: number) => `학습률 ${rate}`,
    describe: (rows: string) =>
      `손실은 가중치에 대한 골짜기 모양이고 w = 2에서 가장 낮습니다. 모두 w = 0에서 출발합니다: ${rows}.`,
    row: (rate: number, steps: number, loss: string) =>
      `학습률 ${rate}에서는 ${steps}스텝 뒤의 손실이 ${loss}`,
  },
};

interface ChainFacts {
  /** x, h, p and the loss. */
  forward: string[];
  weights: string[];
  back: { z2: string; w2: string; h: string; w1: string };
}

export const chainWords = {
  en: {
    title: 'The chain rule on two nodes',
    legend: 'blue: the values go forward; orange: the slopes come back',
    describe: ({ forward: [x, h, p, loss], weights: [w1, w2], back }: ChainFacts) =>
      `Forward: x = ${x}, with w₁ = ${w1} h = ${h}, with w₂ = ${w2} p = ${p}, and the loss −ln p = ${loss}. Backward: p − 1 = ${back.z2}, the slope of w₂ ${back.w2}, of h ${back.h}, of w₁ ${back.w1}.`,
  },
  ko: {
    title: '노드 두 개로 보는 연쇄 법칙',
    legend: '파랑: 앞으로 가는 값, 주황: 되돌아오는 기울기',
    describe: ({ forward: [x, h, p, loss], weights: [w1, w2], back }: ChainFacts) =>
      `정방향: x = ${x}, w₁ = ${w1}이면 h = ${h}, w₂ = ${w2}이면 p = ${p}, 손실 −ln p = ${loss}. 역방향: p − 1 = ${back.z2}, 기울기는 w₂에서 ${back.w2}, h에서 ${back.h}, w₁에서 ${back.w1}.`,
  },
};

export const valleyWords = {
  en: {
    title: 'Four optimizers in a long valley',
    step: 'step',
    loss: 'loss',
    describe: (steps: number, rows: string) =>
      `The loss on a logarithmic axis over ${steps} steps. At the end: ${rows}.`,
    row: (name: string, loss: number) => `${name} ${loss.toPrecision(2)}`,
  },
  ko: {
    title: '긴 골짜기를 내려가는 네 옵티마이저',
    step: '스텝',
    loss: '손실',
    describe: (steps: number, rows: string) =>
      `${steps}스텝 동안의 손실을 로그 축에 그렸습니다. 마지막 손실: ${rows}.`,
    row: (name: string, loss: number) => `${name} ${loss.toPrecision(2)}`,
  },
};

export const sampleWords = {
  en: {
    title: 'Samples of the training set',
    describe: (count: number, size: string, names: string) =>
      `${count} greyscale pictures of ${size} pixels: ${names}.`,
  },
  ko: {
    title: '훈련 세트의 샘플',
    describe: (count: number, size: string, names: string) =>
      `${size} 픽셀의 흑백 이미지 ${count}장: ${names}.`,
  },
};

export const trainingWords = {
  en: {
    title: 'Loss and accuracy by epoch',
    epoch: 'epoch',
    loss: 'loss (nats)',
    accuracy: 'accuracy',
    training: 'training',
    validation: 'validation',
    describe: (epochs: number) =>
      `After ${epochs === 1 ? 'the only epoch' : `each of ${epochs} epochs`}. `,
    ends: (from: string, to: string) => (from === to ? to : `${from} at first, ${to} at the end`),
    row: (name: string, values: string) => `${name}: ${values}.`,
  },
  ko: {
    title: '에포크마다의 손실과 정확도',
    epoch: '에포크',
    loss: '손실 (nat)',
    accuracy: '정확도',
    training: '훈련',
    validation: '검증',
    describe: (epochs: number) => `에포크 ${epochs}번의 결과입니다. `,
    ends: (from: string, to: string) => (from === to ? to : `처음 ${from}, 마지막 ${to}`),
    row: (name: string, values: string) => `${name}: ${values}.`,
  },
};

/** What the moving figure says at the end, and how it came there. */
interface LearningFacts {
  steps: number;
  units: number;
  from: string;
  to: string;
  label: string;
  said: readonly string[];
}

/** Only where it changes. */
const changes = (said: readonly string[]) => said.filter((name, i) => name !== said[i - 1]);

export const learningWords = {
  en: {
    title: 'The network while it trains',
    units: 'weights of four hidden units',
    accuracy: 'accuracy on unseen images',
    asked: (label: string) => `What is this? (${label})`,
    now: (step: number, accuracy: string, loss: string) =>
      `step ${formatCount(step)}: ${accuracy}, loss ${loss}`,
    legend: 'blue: bright pixels there raise the unit’s sum; orange: they lower it',
    describe: ({ steps, units, from, to, label, said }: LearningFacts) =>
      `In ${formatCount(steps)} steps the weights of ${units} hidden units turn from noise into pictures, and the accuracy on the validation images goes from ${from} to ${to}. Asked about one image (${label}), the network says, one after the other: ${changes(said).join(', ')}.`,
  },
  ko: {
    title: '훈련하는 동안의 신경망',
    units: '은닉 유닛 네 개의 가중치',
    accuracy: '처음 보는 이미지의 정확도',
    asked: (label: string) => `무엇일까요? (정답: ${label})`,
    now: (step: number, accuracy: string, loss: string) =>
      `스텝 ${formatCount(step)}: ${accuracy}, 손실 ${loss}`,
    legend: '파랑: 그 자리가 밝으면 유닛의 합이 커짐, 주황: 작아짐',
    describe: ({ steps, units, from, to, label, said }: LearningFacts) =>
      `${formatCount(steps)}스텝 동안 은닉 유닛 ${units}개의 가중치가 잡음에서 무늬로 바뀌고, 검증 이미지의 정확도는 ${from}에서 ${to}로 바뀝니다. 이미지 하나(${label})를 물을 때 신경망의 답은 차례로 ${changes(said).join(', ')}입니다.`,
  },
};

export const batchWords = {
  en: {
    title: 'Loss and accuracy by batch',
    batch: 'batch',
    mean: 'mean of a group',
    range: 'lowest to highest of the group',
    each: 'each batch',
    describe: (batches: number, group: number) =>
      `${formatCount(batches)} ${batches === 1 ? 'batch' : 'batches'}${group === 1 ? '' : ` in groups of ${group}`}. `,
    row: (name: string, first: string, last: string) =>
      `${name}: ${first} at first, ${last} at the end.`,
    loss: trainingWords.en.loss,
    accuracy: trainingWords.en.accuracy,
  },
  ko: {
    title: '배치마다의 손실과 정확도',
    batch: '배치',
    mean: '묶음의 평균',
    range: '묶음의 최솟값부터 최댓값',
    each: '배치마다',
    describe: (batches: number, group: number) =>
      `배치 ${formatCount(batches)}개${group === 1 ? '' : `를 ${group}개씩 묶음`}. `,
    row: (name: string, first: string, last: string) => `${name}: 처음 ${first}, 마지막 ${last}.`,
    loss: trainingWords.ko.loss,
    accuracy: trainingWords.ko.accuracy,
  },
};

export const confusionWords = {
  en: {
    title: 'Confusion matrix',
    label: 'true class',
    prediction: 'predicted class',
    describe: (right: string, total: string, share: string) =>
      `${right} of ${total} predictions (${share}) lie on the diagonal: they are correct. `,
    none: 'No prediction was wrong.',
    empty: 'There are no predictions.',
    worst: (pairs: string) => `Most often mistaken: ${pairs}.`,
    pair: (label: string, prediction: string, count: number) =>
      `${label} for ${prediction} (${formatCount(count)})`,
  },
  ko: {
    title: '혼동 행렬',
    label: '정답',
    prediction: '모델의 예측',
    describe: (right: string, total: string, share: string) =>
      `예측 ${total}개 중 대각선의 ${right}개(${share})가 맞았습니다. `,
    none: '틀린 예측이 없습니다.',
    empty: '예측이 하나도 없습니다.',
    worst: (pairs: string) => `가장 잦은 혼동: ${pairs}.`,
    pair: (label: string, prediction: string, count: number) =>
      `${label} → ${prediction} (${formatCount(count)})`,
  },
};

export const scoreWords = {
  en: {
    title: 'Precision and recall of each class',
    precision: 'precision',
    recall: 'recall',
    share: 'share (%)',
    row: (name: string, { precision, recall, support }: ClassScores) =>
      `${name}: precision ${percent(precision)}, recall ${percent(recall)} of ${formatCount(support)}`,
    missing: 'A dash means that there is nothing to divide by.',
  },
  ko: {
    title: '클래스마다의 정밀도와 재현율',
    precision: '정밀도',
    recall: '재현율',
    share: '비율 (%)',
    row: (name: string, { precision, recall, support }: ClassScores) =>
      `${name}: 정밀도 ${percent(precision)}, ${formatCount(support)}개 중 재현율 ${percent(recall)}`,
    missing: '나눌 것이 없는 자리에는 줄표가 있습니다.',
  },
};

export const outputGradientWords = {
  en: {
    title: 'p and p − y',
    probability: 'p, the probability',
    slope: 'p − y, the slope of the loss',
    axis: 'p and p − y',
    describe: (name: string, p: string, slope: string, largest: string) =>
      `The true class, ${name}, has p = ${p}, so its slope is ${p} − 1 = ${slope}: a step raises its sum. ` +
      `The slope of every other class is its p, at most ${largest}: a step lowers their sums.`,
  },
  ko: {
    title: 'p와 p − y',
    probability: 'p, 확률',
    slope: 'p − y, 손실의 기울기',
    axis: 'p와 p − y',
    describe: (name: string, p: string, slope: string, largest: string) =>
      `정답인 ${name}의 확률은 p = ${p}이므로 기울기는 ${p} − 1 = ${slope}입니다. 스텝은 그 합을 올립니다. ` +
      `나머지 클래스의 기울기는 p 그대로이고 커야 ${largest}입니다. 스텝은 그 합들을 내립니다.`,
  },
};

export const predictionWords = {
  en: {
    right: 'Most confident correct prediction of each class',
    wrong: 'Most confident wrong predictions',
    is: (name: string) => `true: ${name}`,
    none: 'There are none.',
    says: (name: string, says: string, p: string) => `${name} classified as ${says} with ${p}`,
  },
  ko: {
    right: '클래스마다 가장 확신한 맞은 예측',
    wrong: '가장 확신한 틀린 예측',
    is: (name: string) => `정답: ${name}`,
    none: '하나도 없습니다.',
    says: (name: string, says: string, p: string) => `정답 ${name}, 예측 ${says} ${p}`,
  },
};

export const weightWords = {
  en: {
    units: 'What the hidden units look at',
    templates: 'What raises the score of each class',
    legend: 'blue: bright pixels there raise the sum; orange: they lower it',
    describeUnits: (units: number, size: string, range: string) =>
      `The weights of each of ${units} hidden units as a picture of ${size} pixels, each on its own scale. Over all units they range from ${range}.`,
    range: (low: string, high: string) => `${low} to ${high}`,
    lost: 'not-a-number to not-a-number: the weights are lost',
    describeTemplates: (names: string) =>
      `For each class, the hidden units’ weights multiplied by the weights that lead from those units to the class and added up: the product of the two layers’ weights. Pictures: ${names}.`,
  },
  ko: {
    units: '은닉 유닛이 보는 것',
    templates: '클래스별로 점수를 높이는 픽셀',
    legend: '파랑: 그 자리가 밝으면 합이 커짐, 주황: 작아짐',
    describeUnits: (units: number, size: string, range: string) =>
      `은닉 유닛 ${units}개의 가중치를 ${size} 픽셀 이미지로, 유닛마다 따로 눈금을 잡아 그렸습니다. 전체 가중치의 범위: ${range}.`,
    range: (low: string, high: string) => `${low}에서 ${high}까지`,
    lost: '숫자가 아님(가중치가 망가졌습니다)',
    describeTemplates: (names: string) =>
      `클래스마다 은닉 유닛의 가중치에 그 클래스로 가는 가중치를 곱해 더한 것, 곧 두 층의 가중치를 곱한 것입니다. 이미지: ${names}.`,
  },
};

export const distributionWords = {
  en: {
    title: 'Weights before and after training',
    weight: (layer: string) => `weight of ${layer}`,
    count: 'weights',
    before: 'before',
    after: 'after',
    between: (low: string, high: string) => `between ${low} and ${high}`,
    lost: 'not numbers',
    describe: (layer: string, count: string, before: string, after: string) =>
      `${layer}: ${count} weights, before training ${before}, after it ${after}.`,
  },
  ko: {
    title: '학습 전과 후의 가중치',
    weight: (layer: string) => `${layer}의 가중치`,
    count: '가중치 수',
    before: '학습 전',
    after: '학습 후',
    between: (low: string, high: string) => `${low}에서 ${high} 사이`,
    lost: '숫자가 아님',
    describe: (layer: string, count: string, before: string, after: string) =>
      `${layer}: 가중치 ${count}개, 학습 전 ${before}, 학습 후 ${after}.`,
  },
};
