import type { Exercise } from './exercise.ts';

export const leakingSplit: Exercise = {
  chapter: '6',
  title: { en: 'A split that leaks', ko: '데이터가 새는 분할' },
  task: {
    en: 'order holds the indices of all samples, already shuffled. This split leaks:\nthe test samples are trained on too, so the test looks better than the model is.\nFix it: every index belongs to exactly one part, and n · testSize of the n samples test,\nrounded up, as scikit-learn does.',
    ko: 'order에는 모든 샘플의 인덱스가 이미 섞인 순서로 들어 있습니다.\n이 분할에서는 데이터가 샙니다. 테스트 샘플로 훈련도 하므로 평가가 모델의 실력보다 좋게 나옵니다.\n인덱스마다 두 부분 가운데 꼭 한쪽에만 들어가도록 고치세요.\n테스트 샘플은 n개 중 n · testSize개이고, 사이킷런처럼 올림합니다.',
  },
  code: `
export function split(order: number[], testSize: number): { train: number[]; test: number[] } {
  GAP
}`,
  stub: `const count = Math.floor(order.length * testSize);
return { train: order, test: order.slice(0, count) };`,
  solution: `const count = Math.ceil(order.length * testSize);
return { train: order.slice(count), test: order.slice(0, count) };`,
  mistakes: [
    {
      code: `const count = Math.ceil(order.length * testSize);
return { train: order, test: order.slice(0, count) };`,
      says: {
        en: 'It still leaks: slice copies the test indices but does not remove them, so training has all samples.',
        ko: '아직 데이터가 샙니다. slice는 테스트 인덱스를 복사할 뿐 빼내지 않으므로 훈련 쪽에 모든 샘플이 들어 있습니다.',
      },
    },
    {
      code: `const count = Math.ceil(order.length * testSize);
return { train: order.slice(0, order.length - count), test: order.slice(0, count) };`,
      says: {
        en: 'The sizes are right, but both parts start at the front: they share samples, and the last ones are in neither.',
        ko: '크기는 맞지만 두 부분이 모두 앞에서 시작합니다. 겹치는 샘플이 있고, 마지막 샘플들은 어느 쪽에도 없습니다.',
      },
    },
    {
      code: `const count = Math.floor(order.length * testSize);
return { train: order.slice(count), test: order.slice(0, count) };`,
      says: {
        en: 'Nothing leaks any more, but you rounded down: a quarter of 10 samples is 2.5, and scikit-learn tests on 3.',
        ko: '이제 새지 않지만 내림했습니다. 샘플 10개의 4분의 1은 2.5개이고, 사이킷런은 3개로 테스트합니다.',
      },
    },
    {
      code: `const n = order.length;
const count = Math.floor(n * testSize);
const trainCount = Math.floor(n * (1 - testSize));
return { train: order.slice(count, count + trainCount), test: order.slice(0, count) };`,
      says: {
        en: 'You rounded both parts down: of 10 samples 2 and 7 are used, and one is lost.',
        ko: '두 부분을 모두 내림했습니다. 샘플 10개 중 2개와 7개만 쓰이고 하나가 사라집니다.',
      },
    },
    {
      code: `const count = Math.ceil(order.length * testSize);
return { train: order.slice(count + 1), test: order.slice(0, count) };`,
      says: {
        en: 'One sample at the border is in neither part: slice leaves out its end, so that index is not in the test part yet.',
        ko: '경계의 샘플 하나가 어느 쪽에도 없습니다. slice는 끝 위치를 빼므로 그 인덱스는 아직 테스트 쪽에 들어가지 않았습니다.',
      },
    },
    {
      code: `const count = Math.ceil(order.length * testSize);
return { train: order.slice(0, count), test: order.slice(count) };`,
      says: {
        en: 'The parts are swapped: testSize is the share to test on, and you gave it to training.',
        ko: '두 부분이 바뀌었습니다. testSize는 테스트에 쓸 비율인데 훈련 쪽에 주었습니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Cut order once: what comes before the cut is one part, and what comes after it is the other.',
      ko: 'order를 한 번만 자르세요. 자른 곳의 앞이 한 부분, 뒤가 다른 부분입니다.',
    },
    {
      en: 'order.slice(0, count) has the first count indices. Which slice has all the others?',
      ko: 'order.slice(0, count)에는 처음 count개가 들어 있습니다. 나머지는 어떤 slice에 들어 있을까요?',
    },
    {
      en: 'Training gets order.slice(count), and Math.ceil rounds up.',
      ko: '훈련 쪽은 order.slice(count)이고, 올림은 Math.ceil로 합니다.',
    },
  ],
  explanation: {
    en: 'Samples that training has seen say nothing about new ones. One cut leaves none in both: 60,000 pictures with testSize 0.2 make 12,000 and 48,000.',
    ko: '훈련에서 본 샘플로는 새 샘플에서의 실력을 알 수 없습니다. 한 번 자르면 겹치는 샘플이 없고, 이미지 60,000장은 testSize가 0.2일 때 12,000장과 48,000장으로 나뉩니다.',
  },
  ask: ({ split }) =>
    cases.map(({ order, testSize }) => {
      const { train, test } = split([...order], testSize) as Split;
      const inTest = new Set(test);
      const known = [...train, ...test].filter((index) => order.includes(index));
      return {
        what: `split(${order.length} indices, ${testSize})`,
        value: {
          train: train.length,
          test: test.length,
          inBoth: new Set(train.filter((index) => inTest.has(index))).size,
          inEither: new Set(known).size,
        },
      };
    }),
  // Which indices are where tells the mistakes apart; any right split is right.
  recognise: ({ split }) =>
    cases.map(({ order, testSize }) => ({ what: 'split', value: split([...order], testSize) })),
};

interface Split {
  train: number[];
  test: number[];
}

const cases = [
  { order: [8, 1, 5, 0, 7, 2, 9, 4, 3, 6], testSize: 0.25 },
  { order: [71, 14, 52, 90, 33], testSize: 0.4 },
  { order: [7, 1, 5, 0, 8, 2, 4, 3, 6], testSize: 0.25 },
];
