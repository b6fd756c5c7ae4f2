/**
 * 28 · Read a confusion matrix (chapter 9)
 *
 * The matrix holds 50 samples: a row is the true class, a column the model’s prediction.
 * Give the accuracy, and the precision and the recall of class 0, as numbers from 0 to 1.
 * Give also the mistake made most often, as [label, prediction].
 *
 * 28 · 혼동 행렬 읽기 (9장)
 *
 * 행렬에 샘플 50개가 들어 있습니다. 행은 실제 클래스, 열은 모델이 말한 클래스입니다.
 * 정확도, 그리고 클래스 0의 정밀도와 재현율을 0에서 1 사이의 수로 쓰세요.
 * 가장 자주 한 실수도 [레이블, 예측]으로 쓰세요.
 */

/** 0 T-shirt/top, 1 Trouser, 2 Shirt */
export const matrix = [
  [16, 0, 4],
  [1, 9, 0],
  [8, 1, 11],
];

// ▼ your code · 여기에 씁니다
export const accuracy = 0;
export const precision = 0;
export const recall = 0;
export const mistake = [0, 0];
// ▲
