/**
 * 3 · A Dense layer by hand (chapter 2)
 *
 * x holds the inputs of one sample, W the weights and b the biases of a Dense layer.
 * W has a row for each input and a column for each node: W[i][j] leads from input i to node j.
 * Return what the layer computes before any activation: for each node j
 * z[j] = x[0] · W[0][j] + x[1] · W[1][j] + … + b[j].
 *
 * 3 · 밀집층 직접 계산하기 (2장)
 *
 * x에는 샘플 하나의 입력, W에는 밀집층의 가중치, b에는 절편이 들어 있습니다.
 * W에는 입력마다 행이, 노드마다 열이 있습니다. W[i][j]는 입력 i에서 노드 j로 가는 가중치입니다.
 * 활성화 함수를 쓰기 전에 층이 계산하는 값을 반환하세요. 노드 j마다
 * z[j] = x[0] · W[0][j] + x[1] · W[1][j] + … + b[j]입니다.
 */

export function denseForward(x: number[], W: number[][], b: number[]): number[] {
  // ▼ your code · 여기에 씁니다
  return [];
  // ▲
}
