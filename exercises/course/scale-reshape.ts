import type { Exercise } from './exercise.ts';

const dark = [
  [0, 51, 0],
  [102, 0, 0],
  [0, 0, 204],
];

export const scaleReshape: Exercise = {
  chapter: '6',
  title: { en: 'From pictures to rows', ko: '이미지를 행으로 펴기' },
  task: {
    en: 'Each picture is a list of lines of pixels, whole numbers from 0 to 255.\nTurn each picture into one row, line after line, with values from 0 (black) to 1 (white).\nA 3 × 3 picture becomes a row of 9, just as 28 × 28 becomes 784.',
    ko: '이미지는 픽셀 줄들로 주어지고, 픽셀은 0부터 255까지의 정수입니다.\n이미지마다 한 줄씩 이어 행 하나로 펴고, 값은 0(검정)에서 1(흰색) 사이로 바꾸세요.\n28 × 28 이미지가 784개가 되듯이 3 × 3 이미지는 9개짜리 행이 됩니다.',
  },
  code: `
export function toRows(pictures: number[][][]): number[][] {
  GAP
}

export const rows = toRows([
  [
    [0, 51, 102],
    [153, 204, 255],
    [0, 0, 51],
  ],
  [
    [102, 0, 0],
    [0, 102, 51],
    [0, 0, 102],
  ],
]);`,
  stub: 'return [];',
  solution: 'return pictures.map((lines) => lines.flat().map((pixel) => pixel / 255));',
  mistakes: [
    {
      code: 'return pictures.map((lines) => lines.flat().map((pixel) => pixel / 256));',
      says: {
        en: 'You divided by 256, the number of values a byte can have. The largest of them is one less, so white would not reach 1.',
        ko: '바이트가 가질 수 있는 값의 개수인 256으로 나누었습니다. 가장 큰 값은 그보다 하나 작으므로 흰색이 1이 되지 않습니다.',
      },
    },
    {
      code: `return pictures.map((lines) => {
  const pixels = lines.flat();
  return pixels.map((pixel) => pixel / Math.max(...pixels));
});`,
      says: {
        en: 'You divided by each picture’s own maximum: a dark picture becomes as bright as the others, and the same grey gets different values.',
        ko: '이미지마다 자기 최댓값으로 나누었습니다. 어두운 이미지가 다른 이미지만큼 밝아지고, 같은 회색이 이미지마다 다른 값이 됩니다.',
      },
    },
    {
      code: `const largest = Math.max(...pictures.flat(2));
return pictures.map((lines) => lines.flat().map((pixel) => pixel / largest));`,
      says: {
        en: 'You divided by the largest pixel of these pictures. Another set, such as the test pictures, would be scaled differently.',
        ko: '지금 있는 이미지들의 가장 큰 픽셀로 나누었습니다. 그러면 테스트 이미지 같은 다른 세트는 다른 비율로 바뀝니다.',
      },
    },
    {
      code: `return pictures.map((lines) =>
  lines[0].flatMap((_, column) => lines.map((line) => line[column] / 255)),
);`,
      says: {
        en: 'You went down the columns. Stored pictures and reshape go line after line; a weight must always meet the same pixel.',
        ko: '열을 따라 내려가며 폈습니다. 저장된 이미지도 reshape도 한 줄씩 이어 갑니다. 가중치는 언제나 같은 픽셀과 만나야 합니다.',
      },
    },
    {
      code: 'return [pictures.flat(2).map((pixel) => pixel / 255)];',
      says: {
        en: 'All pictures ended up in one row. A row is one sample, so there are as many rows as pictures.',
        ko: '모든 이미지가 한 행에 들어갔습니다. 행 하나가 샘플 하나이므로 행의 수는 이미지의 수와 같아야 합니다.',
      },
    },
    {
      code: 'return pictures.map((lines) => lines.flat());',
      says: {
        en: 'The rows are right, but their values still go up to 255. Gradient descent works well with small inputs.',
        ko: '행은 맞지만 값이 아직 255까지입니다. 경사 하강법은 입력이 작을 때 잘 작동합니다.',
      },
    },
  ],
  hints: [
    {
      en: 'Two things happen to each picture: its lines are joined, and its pixels are divided.',
      ko: '이미지마다 두 가지를 합니다. 줄을 이어 붙이고 픽셀을 나눕니다.',
    },
    {
      en: 'lines.flat() joins the lines of one picture. The whitest possible pixel must become 1.',
      ko: 'lines.flat()은 이미지 하나의 줄을 이어 붙입니다. 가장 흰 픽셀이 1이 되어야 합니다.',
    },
    {
      en: 'pictures.map((lines) => …): flatten the lines, then map each pixel to pixel / 255.',
      ko: 'pictures.map((lines) => …)에서 줄을 편 다음 픽셀마다 pixel / 255로 바꿉니다.',
    },
  ],
  explanation: {
    en: '255 is the largest a byte can be, so it becomes 1, and 51 / 255 = 0.2 in every picture. Two pictures of 3 × 3 make two rows of 9.',
    ko: '255는 바이트의 가장 큰 값이라 1이 되고, 51 / 255 = 0.2는 어느 이미지에서나 같습니다. 3 × 3 이미지 두 장은 9개짜리 행 두 개가 됩니다.',
  },
  ask: ({ rows, toRows }) => [
    { what: 'rows.length', value: rows.length },
    { what: 'rows', value: rows },
    { what: `toRows(${JSON.stringify([dark])})`, value: toRows([dark.map((line) => [...line])]) },
  ],
};
