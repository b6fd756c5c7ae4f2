/**
 * 12 · Categorical cross-entropy by hand (chapter 4)
 *
 * You are given a one-hot label, such as [0, 0, 1], and a probability for each class.
 * The probabilities are above 0 and add up to 1.
 * Return the categorical cross-entropy in nats: L = −Σ y ln p over the classes.
 *
 * 12 · 범주형 교차 엔트로피 직접 계산하기 (4장)
 *
 * [0, 0, 1]과 같은 원-핫 인코딩 레이블과 클래스마다의 확률이 주어집니다.
 * 확률은 0보다 크고 모두 더하면 1입니다.
 * 범주형 교차 엔트로피를 nat 단위로 반환하세요. 클래스에 대해 L = −Σ y ln p입니다.
 */

export function categoricalLoss(oneHot: number[], probabilities: number[]): number {
  // ▼ your code · 여기에 씁니다
  return 0;
  // ▲
}
