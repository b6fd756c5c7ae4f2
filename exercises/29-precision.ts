/**
 * 29 · Precision from a confusion matrix (chapter 9)
 *
 * A row of the matrix holds the samples of one class, a column what the model took for it.
 * Return each class’s precision: of the samples that the model called so, the share that are.
 * Where it called none so there is no share: null.
 *
 * 29 · 혼동 행렬에서 정밀도 구하기 (9장)
 *
 * 행렬의 행에는 실제로 그 클래스인 샘플, 열에는 모델이 그 클래스라고 한 샘플이 있습니다.
 * 클래스마다 정밀도를 반환하세요. 모델이 그 클래스라고 한 샘플 가운데 정말 그런 비율입니다.
 * 그렇다고 한 샘플이 하나도 없으면 비율도 없으므로 null입니다.
 */

export function precisions(matrix: number[][]): (number | null)[] {
  // ▼ your code · 여기에 씁니다
  return [];
  // ▲
}
