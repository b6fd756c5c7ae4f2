/**
 * 30 · From the sums to the weights (chapter 10)
 *
 * A Dense layer computes z[j] = x[0] · W[0][j] + … + b[j] for each node j.
 * dz[j] says how the loss changes with z[j]. By the chain rule, how does it change
 * with every weight and bias? Return { dW, db }; dW has the shape of W.
 *
 * 30 · 합에서 가중치로 (10장)
 *
 * 밀집층은 노드 j마다 z[j] = x[0] · W[0][j] + … + b[j]를 계산합니다.
 * dz[j]는 z[j]에 대한 손실의 기울기입니다. 연쇄 법칙으로 가중치와 절편마다
 * 손실의 기울기를 구해 { dW, db }를 반환하세요. dW의 형태는 W와 같습니다.
 */

export function weightGradients(x: number[], dz: number[]): { dW: number[][]; db: number[] } {
  // ▼ your code · 여기에 씁니다
  return { dW: [], db: [] };
  // ▲
}
