import { calls, type Exercise } from './exercise.ts';

export const precision: Exercise = {
  chapter: '9',
  title: { en: 'Precision from a confusion matrix', ko: '혼동 행렬에서 정밀도 구하기' },
  task: {
    en: `A row of the matrix holds the samples of one class, a column what the model took for it.
Return each class’s precision: of the samples that the model called so, the share that are.
Where it called none so there is no share: null.`,
    ko: `행렬의 행에는 실제로 그 클래스인 샘플, 열에는 모델이 그 클래스라고 한 샘플이 있습니다.
클래스마다 정밀도를 반환하세요. 모델이 그 클래스라고 한 샘플 가운데 정말 그런 비율입니다.
그렇다고 한 샘플이 하나도 없으면 비율도 없으므로 null입니다.`,
  },
  code: `
export function precisions(matrix: number[][]): (number | null)[] {
  GAP
}`,
  stub: 'return [];',
  solution: `return matrix.map((_, c) => {
  const called = matrix.reduce((sum, row) => sum + row[c], 0);
  return called === 0 ? null : matrix[c][c] / called;
});`,
  mistakes: [
    {
      code: `return matrix.map((row, c) => {
  const samples = row.reduce((sum, count) => sum + count, 0);
  return samples === 0 ? null : row[c] / samples;
});`,
      says: {
        en: 'That is the recall: you divided by the row, the samples that are of the class. Precision divides by the column.',
        ko: '그것은 재현율입니다. 실제로 그 클래스인 샘플, 곧 행의 합으로 나누었습니다. 정밀도는 열의 합으로 나눕니다.',
      },
    },
    {
      code: `return matrix.map((_, c) => matrix[c][c] / matrix.reduce((sum, row) => sum + row[c], 0));`,
      says: {
        en: 'A class that was never predicted gives 0 / 0 = NaN. Where nothing was said there is no share: null.',
        ko: '한 번도 예측하지 않은 클래스에서 0 / 0 = NaN이 나옵니다. 그렇다고 한 샘플이 없으면 null입니다.',
      },
    },
    {
      code: `return matrix.map((_, c) => {
  const called = matrix.reduce((sum, row) => sum + row[c], 0);
  return called === 0 ? 0 : matrix[c][c] / called;
});`,
      says: {
        en: 'A precision of 0 would say that every such answer was wrong; there was none. Return null. (scikit-learn gives 0, with a warning.)',
        ko: '정밀도가 0이면 그렇게 답한 것이 모두 틀렸다는 뜻인데, 그런 답이 없었습니다. null을 반환하세요. (사이킷런은 경고와 함께 0을 냅니다.)',
      },
    },
    {
      code: `const all = matrix.flat().reduce((sum, count) => sum + count, 0);
return matrix.map((row, c) => row[c] / all);`,
      says: {
        en: 'You divided by all samples. Each class has its own denominator: what the model called so.',
        ko: '전체 샘플 수로 나누었습니다. 클래스마다 분모가 다릅니다. 모델이 그 클래스라고 한 샘플 수입니다.',
      },
    },
    {
      code: `return matrix.map((_, c) => {
  const called = matrix.reduce((sum, row) => sum + row[c], 0);
  return called === 0 ? null : (called - matrix[c][c]) / called;
});`,
      says: {
        en: 'That is the share of the wrong ones. The right ones stand on the diagonal: matrix[c][c].',
        ko: '그것은 틀린 비율입니다. 맞힌 것은 대각선 matrix[c][c]에 있습니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Which cells hold the samples that the model called class c: those of a row or of a column?',
      ko: '모델이 클래스 c라고 한 샘플은 행에 있을까요, 열에 있을까요?',
    },
    {
      en: 'The sum of column c: matrix.reduce((sum, row) => sum + row[c], 0).',
      ko: '열 c의 합은 matrix.reduce((sum, row) => sum + row[c], 0)입니다.',
    },
    {
      en: 'matrix[c][c] divided by that sum; null where the sum is 0.',
      ko: 'matrix[c][c]를 그 합으로 나눕니다. 합이 0이면 null입니다.',
    },
  ],
  explanation: {
    en: 'Of 10 samples called class 0, 8 are: 0.8. A model that never says «shirt» makes no mistake with it and finds none either: precision needs recall beside it.',
    ko: '클래스 0이라고 한 10개 가운데 8개가 맞으면 0.8입니다. «셔츠»라고 한 번도 말하지 않는 모델은 셔츠라고 잘못 말하는 일도 없지만 셔츠를 찾지도 못합니다. 그래서 정밀도는 재현율과 함께 봅니다.',
  },
  ask: ({ precisions }) =>
    calls('precisions', precisions, [
      [
        [
          [8, 2],
          [2, 18],
        ],
      ],
      [
        [
          [6, 4, 0],
          [0, 10, 0],
          [2, 6, 0],
        ],
      ],
    ]),
};
