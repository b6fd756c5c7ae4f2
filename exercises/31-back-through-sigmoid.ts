/**
 * 31 · Back through the hidden layer (chapter 10)
 *
 * h holds the outputs of hidden nodes with sigmoid, W the weights to the next layer:
 * W[i][j] leads from hidden node i to node j. dz[j] says how the loss changes with node j’s sum.
 * Return how it changes with each hidden node’s own sum: first back through the weights,
 * then through sigmoid, whose slope is h (1 − h).
 *
 * 31 · 은닉층을 거슬러 가기 (10장)
 *
 * h에는 시그모이드를 쓰는 은닉층 노드의 출력, W에는 다음 층으로 가는 가중치가 있습니다.
 * W[i][j]는 은닉층 노드 i에서 노드 j로 갑니다. dz[j]는 노드 j의 합에 대한 손실의 기울기입니다.
 * 은닉층 노드마다 자기 합에 대한 손실의 기울기를 반환하세요. 먼저 가중치를, 그다음
 * 시그모이드를 거슬러 갑니다. 시그모이드의 기울기는 h (1 − h)입니다.
 */

export function hiddenGradient(h: number[], W: number[][], dz: number[]): number[] {
  // ▼ your code · 여기에 씁니다
  return [];
  // ▲
}
