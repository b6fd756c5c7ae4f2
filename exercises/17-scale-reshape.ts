/**
 * 17 · From pictures to rows (chapter 6)
 *
 * A picture is given as its lines of pixels, whole numbers from 0 to 255.
 * Make a row of each picture, line after line, with values from 0 (black) to 1 (white).
 * A 3 × 3 picture becomes a row of 9, as 28 × 28 would become 784.
 *
 * 17 · 그림을 행으로 펴기 (6장)
 *
 * 그림은 픽셀 줄들로 주어지고, 픽셀은 0부터 255까지의 정수입니다.
 * 그림마다 한 줄씩 이어 행 하나로 펴고, 값은 0(검정)에서 1(흰색) 사이로 바꾸세요.
 * 28 × 28 그림이 784개가 되듯이 3 × 3 그림은 9개짜리 행이 됩니다.
 */

export function toRows(pictures: number[][][]): number[][] {
  // ▼ your code · 여기에 씁니다
  return [];
  // ▲
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
]);
