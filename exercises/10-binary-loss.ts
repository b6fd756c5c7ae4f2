/**
 * 10 · Binary cross-entropy by hand (chapter 4)
 *
 * You are given a label y (0 or 1) and the probability p of class 1, above 0 and below 1.
 * Return the binary cross-entropy in nats: L = −[y ln p + (1 − y) ln(1 − p)].
 *
 * 10 · 이진 교차 엔트로피 직접 계산하기 (4장)
 *
 * 레이블 y(0 또는 1) 하나와 클래스 1의 확률 p(0보다 크고 1보다 작음)가 주어집니다.
 * 이진 교차 엔트로피를 nat 단위로 반환하세요. L = −[y ln p + (1 − y) ln(1 − p)]
 */

export function binaryLoss(y: number, p: number): number {
  // ▼ your code · 여기에 씁니다
  return 0;
  // ▲
}
