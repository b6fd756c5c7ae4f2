/**
 * 17 · From pictures to rows (chapter 6)
 *
 * Each picture is a list of lines of pixels, whole numbers from 0 to 255.
 * Turn each picture into one row, line after line, with values from 0 (black) to 1 (white).
 * A 3 × 3 picture becomes a row of 9, just as 28 × 28 becomes 784.
 *
 * 17 · 이미지를 행으로 펴기 (6장)
 *
 * 이미지는 픽셀 줄들로 주어지고, 픽셀은 0부터 255까지의 정수입니다.
 * 이미지마다 한 줄씩 이어 행 하나로 펴고, 값은 0(검정)에서 1(흰색) 사이로 바꾸세요.
 * 28 × 28 이미지가 784개가 되듯이 3 × 3 이미지는 9개짜리 행이 됩니다.
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
