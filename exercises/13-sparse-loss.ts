/**
 * 13 · The loss of integer labels (chapter 4)
 *
 * You are given integer labels, counted from 0, and a row of probabilities for each sample.
 * The loss of a sample is −ln of the probability that its own class got.
 * Return the mean over the samples: the sparse categorical cross-entropy.
 *
 * 13 · 정수 레이블의 손실 (4장)
 *
 * 0부터 세는 정수 레이블과 샘플마다 확률 한 행이 주어집니다.
 * 샘플 하나의 손실은 그 샘플의 클래스가 받은 확률의 −ln입니다.
 * 샘플에 대한 평균, 곧 희소 범주형 교차 엔트로피를 반환하세요.
 */

export function sparseLoss(labels: number[], probabilities: number[][]): number {
  // ▼ your code · 여기에 씁니다
  return 0;
  // ▲
}
