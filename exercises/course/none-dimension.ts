import { type Exercise, exported } from './exercise.ts';

export const noneDimension: Exercise = {
  chapter: '8',
  title: { en: 'The batch dimension', ko: '배치 차원' },
  task: {
    en: `A model has 784 inputs, a hidden layer of 100 nodes and an output layer of 10 nodes.
What is the shape of predict’s result for 1, for 32 and for 1,000 samples?
summary() shows the output layer’s shape as (…, 10): what stands there for the dots?
The shapes are arrays of numbers, the last answer is a text.`,
    ko: `모델에 입력 784개, 노드 100개짜리 은닉층, 노드 10개짜리 출력층이 있습니다.
샘플이 1개, 32개, 1,000개일 때 predict 결과의 형태는 각각 무엇일까요?
summary()는 출력층의 형태를 (…, 10)으로 보여 줍니다. 점 자리에는 무엇이 있을까요?
형태는 숫자 배열로, 마지막 답은 문자열로 씁니다.`,
  },
  code: `
GAP`,
  stub: `export const ofOne = [0];
export const of32 = [0];
export const of1000 = [0];
export const inSummary = '…';`,
  solution: `export const ofOne = [1, 10];
export const of32 = [32, 10];
export const of1000 = [1000, 10];
export const inSummary = 'None';`,
  mistakes: [
    {
      code: `export const ofOne = [1, 784];
export const of32 = [32, 784];
export const of1000 = [1000, 784];
export const inSummary = 'None';`,
      says: {
        en: 'These are the shapes of the input. The output has one number for each node of the output layer.',
        ko: '이것은 들어가는 입력의 형태입니다. 나오는 것은 샘플마다 출력층의 노드 수만큼입니다.',
      },
    },
    {
      code: `export const ofOne = [1, 100];
export const of32 = [32, 100];
export const of1000 = [1000, 100];
export const inSummary = 'None';`,
      says: {
        en: 'You stopped at the hidden layer. predict goes on to the output layer.',
        ko: '은닉층에서 멈추었습니다. predict는 출력층까지 계산합니다.',
      },
    },
    {
      code: `export const ofOne = [10];
export const of32 = [32, 10];
export const of1000 = [1000, 10];
export const inSummary = 'None';`,
      says: {
        en: 'The batch dimension does not go away for a single sample: it is a batch of one.',
        ko: '샘플이 하나라고 배치 차원이 사라지지는 않습니다. 크기가 1인 배치입니다.',
      },
    },
    {
      code: `export const ofOne = [32, 10];
export const of32 = [32, 10];
export const of1000 = [32, 10];
export const inSummary = 'None';`,
      says: {
        en: '32 is only how many samples are computed at once. predict gives a row for every sample that you put in.',
        ko: '32는 한 번에 계산하는 샘플 수일 뿐입니다. predict는 넣은 샘플마다 한 행씩 돌려줍니다.',
      },
    },
    {
      code: `export const ofOne = [1, 10];
export const of32 = [32, 10];
export const of1000 = [1000, 10];
export const inSummary = '32';`,
      says: {
        en: '32 is fit’s default batch size, not a part of the model: the model does not fix how many samples come in.',
        ko: '32는 fit의 기본 배치 크기이고 모델의 일부가 아닙니다. 모델은 샘플이 몇 개 올지 정해 두지 않습니다.',
      },
    },
    {
      code: `export const ofOne = [1, 10];
export const of32 = [32, 10];
export const of1000 = [1000, 10];
export const inSummary = '0';`,
      says: {
        en: 'It does not mean 0 samples. The number is not known yet, and any number will do.',
        ko: '샘플이 0개라는 뜻이 아닙니다. 몇 개인지 아직 정해지지 않았고, 몇 개든 됩니다.',
      },
    },
    {
      code: `export const ofOne = [10, 1];
export const of32 = [10, 32];
export const of1000 = [10, 1000];
export const inSummary = 'None';`,
      says: {
        en: 'The order is swapped: first the number of samples, a row for each, then the values of one sample.',
        ko: '순서가 바뀌었습니다. 샘플 수가 먼저 오고(샘플마다 한 행) 샘플 하나의 값 개수가 뒤에 옵니다.',
      },
    },
    {
      code: `export const ofOne = [1, 10];
export const of32 = [32, 10];
export const of1000 = [1000, 10];
export const inSummary = 'null';`,
      says: {
        en: 'null is what TensorFlow.js writes. The summary here writes it as Keras does, with Python’s word.',
        ko: 'null은 TensorFlow.js가 쓰는 말입니다. 여기의 요약은 케라스처럼 파이썬의 말로 씁니다.',
      },
    },
  ],
  hints: [
    {
      en: 'How many numbers come out for one sample? And how often does that happen?',
      ko: '샘플 하나에 수가 몇 개 나올까요? 그것이 몇 번 되풀이될까요?',
    },
    {
      en: 'The shape is [samples, nodes of the last layer], for one sample too.',
      ko: '형태는 [샘플 수, 마지막 층의 노드 수]이고 샘플이 하나여도 같습니다.',
    },
    {
      en: 'For a value that is not there yet, Python has the word None.',
      ko: '아직 없는 값을 파이썬에서는 None이라고 합니다.',
    },
  ],
  explanation: {
    en: 'The model fixes 10 values per sample but not the number of samples, hence (None, 10): 1,000 samples give [1000, 10].',
    ko: '모델은 샘플마다 값 10개만 정하고 샘플 수는 정하지 않으므로 (None, 10)입니다. 1,000개를 넣으면 [1000, 10]이 나옵니다.',
  },
  ask: ({ ofOne, of32, of1000, inSummary }) => exported({ ofOne, of32, of1000, inSummary }),
};
