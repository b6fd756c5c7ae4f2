/**
 * 5 · Choose the output layer (chapter 2)
 *
 * Which output layer does each problem need? Use the table in chapter 2.
 * [0] spam or not, [1] one of 26 letters, [2] the price of a house,
 * [3] the position (x, y) of a ball, [4] a tumour malignant or benign,
 * [5] one of ten kinds of clothes. Having no activation is called linear.
 *
 * 5 · 출력층 고르기 (2장)
 *
 * 문제마다 어떤 출력층이 필요할까요? 2장의 표를 따르세요.
 * [0] 스팸인지 아닌지, [1] 알파벳 26자 가운데 하나, [2] 집의 가격,
 * [3] 공의 위치 (x, y), [4] 종양이 악성인지 양성인지,
 * [5] 옷 열 종류 가운데 하나. 활성화 함수가 없는 것은 linear라고 씁니다.
 */

export interface Output {
  units: number;
  activation: 'sigmoid' | 'softmax' | 'relu' | 'linear';
}

export const outputs: Output[] = [
  // ▼ your code · 여기에 씁니다
  { units: 0, activation: 'linear' }, // [0]
  { units: 0, activation: 'linear' }, // [1]
  { units: 0, activation: 'linear' }, // [2]
  { units: 0, activation: 'linear' }, // [3]
  { units: 0, activation: 'linear' }, // [4]
  { units: 0, activation: 'linear' }, // [5]
  // ▲
];
