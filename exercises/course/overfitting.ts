import type { Exercise } from './exercise.ts';

export const overfitting: Exercise = {
  chapter: '11',
  title: { en: 'Where to stop', ko: '어디에서 멈출까요' },
  task: {
    en: 'Training goes on as long as you let it. From the two curves, say which epoch\n(counted from 1) has the best model, and whether it overfits afterwards: the\nvalidation loss has risen by more than a tenth at the end while training falls.',
    ko: '훈련은 시키는 만큼 계속됩니다. 두 곡선을 보고 몇 번째 에포크(1부터 셉니다)의\n모델이 가장 좋은지, 그 뒤에 과대적합하는지 알아내세요. 훈련 손실은 내려가는데\n끝의 검증 손실이 10분의 1 넘게 올라 있으면 과대적합입니다.',
  },
  code: `
export function whereToStop(loss: number[], valLoss: number[]) {
  GAP
}`,
  stub: 'return { epoch: 0, overfits: false };',
  solution: `const best = Math.min(...valLoss);
const last = valLoss.length - 1;
const isFalling = loss[last] < loss[valLoss.indexOf(best)];
return { epoch: valLoss.indexOf(best) + 1, overfits: isFalling && valLoss[last] > 1.1 * best };`,
  mistakes: [
    {
      code: `const best = Math.min(...loss);
const last = valLoss.length - 1;
return { epoch: loss.indexOf(best) + 1, overfits: valLoss[last] > 1.1 * Math.min(...valLoss) };`,
      says: {
        en: 'You chose by the training loss. It falls even while the model memorises its samples; only data that it has never seen can tell.',
        ko: '훈련 손실로 골랐습니다. 훈련 손실은 샘플을 외우는 동안에도 내려갑니다. 한 번도 보지 못한 데이터만 알려 줄 수 있습니다.',
      },
    },
    {
      code: `const best = Math.min(...valLoss);
const last = valLoss.length - 1;
return { epoch: valLoss.indexOf(best), overfits: valLoss[last] > 1.1 * best };`,
      says: {
        en: 'Off by one: arrays count from 0, epochs from 1.',
        ko: '하나 모자랍니다. 배열은 0부터, 에포크는 1부터 셉니다.',
      },
    },
    {
      code: `const best = Math.min(...valLoss);
const last = valLoss.length - 1;
return { epoch: valLoss.indexOf(best) + 1, overfits: valLoss[last] > loss[last] };`,
      says: {
        en: 'A validation loss above the training loss is normal, and not overfitting by itself. What counts is that it turned and rose.',
        ko: '검증 손실이 훈련 손실보다 큰 것은 흔한 일이고 그것만으로 과대적합은 아닙니다. 돌아서서 올라갔는지가 중요합니다.',
      },
    },
    {
      code: `const best = Math.min(...valLoss);
return { epoch: valLoss.indexOf(best) + 1, overfits: true };`,
      says: {
        en: 'You always say yes. If the validation loss falls to the end, the model is not overfitting yet.',
        ko: '언제나 그렇다고 답합니다. 검증 손실이 끝까지 내려가면 아직 과대적합이 아닙니다.',
      },
    },
    {
      code: `return { epoch: valLoss.length, overfits: valLoss.at(-1)! > 1.1 * Math.min(...valLoss) };`,
      says: {
        en: 'The last epoch is the best one only while the validation loss still falls.',
        ko: '마지막 에포크가 가장 좋은 것은 검증 손실이 계속 내려갈 때뿐입니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Which of the two losses is measured on data that was not used for training?',
      ko: '둘 가운데 훈련에 쓰지 않은 데이터로 잰 손실은 어느 것일까요?',
    },
    {
      en: 'The best epoch is where valLoss is smallest: Math.min(...valLoss) and indexOf.',
      ko: '가장 좋은 에포크는 valLoss가 가장 작은 곳입니다. Math.min(...valLoss)와 indexOf를 쓰세요.',
    },
    {
      en: 'overfits: valLoss at the end is above 1.1 × its smallest value, and loss kept falling meanwhile.',
      ko: 'overfits: 끝의 valLoss가 가장 작은 값의 1.1배보다 크고 그동안 loss는 내려갔는지입니다.',
    },
  ],
  explanation: {
    en: 'Early stopping does exactly this: it keeps the weights of the epoch with the lowest validation loss.',
    ko: '조기 종료가 바로 이 일을 합니다. 검증 손실이 가장 낮은 에포크의 가중치를 남깁니다.',
  },
  ask: ({ whereToStop }) => [
    {
      what: 'validation turns: 0.7 0.55 0.5 0.54 0.6',
      value: whereToStop([0.8, 0.5, 0.4, 0.2, 0.3], [0.7, 0.55, 0.5, 0.54, 0.6]),
    },
    {
      what: 'validation falls: 0.7 0.6 0.55 0.52',
      value: whereToStop([0.8, 0.7, 0.62, 0.6], [0.7, 0.6, 0.55, 0.52]),
    },
    {
      what: 'validation rises a little: 0.6 0.5 0.52',
      value: whereToStop([0.7, 0.5, 0.25], [0.6, 0.5, 0.52]),
    },
    {
      what: 'both rise: 0.6 0.5 0.6',
      value: whereToStop([0.6, 0.4, 0.5], [0.6, 0.5, 0.6]),
    },
  ],
};
