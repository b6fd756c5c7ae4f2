/**
 * 18 · A split that leaks (chapter 6)
 *
 * order holds the indices of all samples, already shuffled. This split leaks:
 * the test samples are trained on too, so the test looks better than the model is.
 * Fix it: every index belongs to exactly one part, and n · testSize of the n samples test,
 * rounded up, as scikit-learn does.
 *
 * 18 · 데이터가 새는 분할 (6장)
 *
 * order에는 모든 샘플의 인덱스가 이미 섞인 순서로 들어 있습니다.
 * 이 분할에서는 데이터가 샙니다. 테스트 샘플로 훈련도 하므로 평가가 모델의 실력보다 좋게 나옵니다.
 * 인덱스마다 두 부분 가운데 꼭 한쪽에만 들어가도록 고치세요.
 * 테스트 샘플은 n개 중 n · testSize개이고, 사이킷런처럼 올림합니다.
 */

export function split(order: number[], testSize: number): { train: number[]; test: number[] } {
  // ▼ your code · 여기에 씁니다
  const count = Math.floor(order.length * testSize);
  return { train: order, test: order.slice(0, count) };
  // ▲
}
