import type { Exercise } from './exercise.ts';

export const oneHot: Exercise = {
  chapter: '4',
  title: { en: 'One-hot and back', ko: '원-핫 인코딩과 되돌리기' },
  task: {
    en: 'toOneHot turns each label into a row with one number per class: a single 1, the rest 0.\nWith 3 classes, label 2 becomes [0, 0, 1].\ntoLabels turns such rows back into labels.',
    ko: 'toOneHot은 레이블마다 행을 하나씩 만듭니다. 길이는 클래스 수, 하나만 1, 나머지는 0입니다.\n클래스가 3개이면 레이블 2는 [0, 0, 1]이 됩니다.\ntoLabels는 그런 행들을 다시 레이블로 바꿉니다.',
  },
  code: `
GAP`,
  stub: `export function toOneHot(labels: number[], classes: number): number[][] {
  return [];
}

export function toLabels(rows: number[][]): number[] {
  return [];
}`,
  solution: `export function toOneHot(labels: number[], classes: number): number[][] {
  return labels.map((label) => Array.from({ length: classes }, (_, i) => (i === label ? 1 : 0)));
}

export function toLabels(rows: number[][]): number[] {
  return rows.map((row) => row.indexOf(1));
}`,
  mistakes: [
    {
      code: `export function toOneHot(labels: number[], classes: number): number[][] {
  return labels.map((label) =>
    Array.from({ length: classes }, (_, i) => (i === label - 1 ? 1 : 0)),
  );
}

export function toLabels(rows: number[][]): number[] {
  return rows.map((row) => row.indexOf(1) + 1);
}`,
      says: {
        en: 'You counted the labels from 1. They start at 0, as indices do: label 0 would get a row without a 1.',
        ko: '레이블을 1부터 세었습니다. 레이블은 인덱스처럼 0부터 시작합니다. 이대로는 레이블 0의 행에 1이 없습니다.',
      },
    },
    {
      code: `export function toOneHot(labels: number[], classes: number): number[][] {
  const columns = Math.max(...labels) + 1;
  return labels.map((label) => Array.from({ length: columns }, (_, i) => (i === label ? 1 : 0)));
}

export function toLabels(rows: number[][]): number[] {
  return rows.map((row) => row.indexOf(1));
}`,
      says: {
        en: 'You took the number of classes from the largest label. If the last class happens to be missing, the rows are too short for the model’s output.',
        ko: '가장 큰 레이블로 클래스 수를 정했습니다. 데이터에 마지막 클래스가 없으면 행이 모델의 출력보다 짧아집니다.',
      },
    },
    {
      code: `export function toOneHot(labels: number[], classes: number): number[][] {
  return labels.map((label) =>
    Array.from({ length: classes }, (_, i) => (i === label ? label : 0)),
  );
}

export function toLabels(rows: number[][]): number[] {
  return rows.map((row) => row.indexOf(1));
}`,
      says: {
        en: 'You wrote the label itself at its index. The value there is a probability, always 1; the index alone says which class it is.',
        ko: '그 자리에 레이블 값을 그대로 썼습니다. 거기에 놓이는 것은 확률이라 언제나 1이며, 클래스는 자리만으로 나타냅니다.',
      },
    },
    {
      code: `export function toOneHot(labels: number[], classes: number): number[][] {
  return Array.from({ length: classes }, (_, i) => labels.map((label) => (i === label ? 1 : 0)));
}

export function toLabels(rows: number[][]): number[] {
  return rows.map((row) => row.indexOf(1));
}`,
      says: {
        en: 'Rows and columns are swapped: you made a row for each class. A row belongs to a sample, a column to a class.',
        ko: '행과 열이 바뀌어 클래스마다 행을 만들었습니다. 행은 샘플에, 열은 클래스에 해당합니다.',
      },
    },
    {
      code: `export function toOneHot(labels: number[], classes: number): number[][] {
  const rows = new Array<number[]>(labels.length).fill(new Array<number>(classes).fill(0));
  labels.forEach((label, i) => {
    rows[i][label] = 1;
  });
  return rows;
}

export function toLabels(rows: number[][]): number[] {
  return rows.map((row) => row.indexOf(1));
}`,
      says: {
        en: 'All rows are the same array: fill repeats it without copying it, so each 1 shows up in every row.',
        ko: '모든 행이 같은 배열 하나입니다. fill은 배열을 복사하지 않고 되풀이해 넣으므로 1을 쓸 때마다 모든 행에 나타납니다.',
      },
    },
    {
      code: `export function toOneHot(labels: number[], classes: number): number[][] {
  return labels.map((label) => Array.from({ length: classes }, (_, i) => (i === label ? 1 : 0)));
}

export function toLabels(rows: number[][]): number[] {
  return rows.map((row) => Math.max(...row));
}`,
      says: {
        en: 'toOneHot is right, but toLabels returns each row’s largest value, which is always 1. The label is the index of that value.',
        ko: 'toOneHot은 맞지만 toLabels가 행의 가장 큰 값을 반환하므로 언제나 1입니다. 레이블은 그 값이 있는 자리입니다.',
      },
    },
  ],
  hints: [
    {
      en: 'A label is the index of the 1 in its row, counted from 0.',
      ko: '레이블은 행에서 1이 있는 자리이고, 0부터 셉니다.',
    },
    {
      en: 'Array.from({ length: classes }, (_, i) => …) makes a row; i is the index.',
      ko: 'Array.from({ length: classes }, (_, i) => …)로 행을 만듭니다. i가 자리입니다.',
    },
    {
      en: 'The row has 1 where i === label, else 0. To go back: row.indexOf(1).',
      ko: '행에는 i === label인 자리에 1, 나머지에 0을 씁니다. 되돌릴 때는 row.indexOf(1)을 씁니다.',
    },
  ],
  explanation: {
    en: 'Fashion-MNIST has 10 classes, so its 60,000 labels make 60,000 rows of 10: 600,000 numbers, 540,000 of them 0. Integer labels do without those zeros.',
    ko: '패션 MNIST는 클래스가 10개라 레이블 60,000개가 10칸짜리 60,000행, 곧 600,000개의 수가 됩니다. 그 가운데 540,000개가 0인데, 정수 레이블을 쓰면 이 0들이 필요 없습니다.',
  },
  ask: ({ toOneHot, toLabels }) => [
    { what: 'toOneHot([2, 0, 1], 3)', value: toOneHot([2, 0, 1], 3) },
    { what: 'toOneHot([0, 1], 4)', value: toOneHot([0, 1], 4) },
    {
      what: 'toLabels([[0, 0, 1], [1, 0, 0], [0, 1, 0]])',
      value: toLabels([
        [0, 0, 1],
        [1, 0, 0],
        [0, 1, 0],
      ]),
    },
  ],
};
