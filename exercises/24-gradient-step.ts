/**
 * 24 · One step downhill (chapter 10)
 *
 * A node computes w · x + b; the loss for a sample with the target y is (w · x + b − y)².
 * Take one step of gradient descent and return the new w and b.
 * Each changes by its gradient times the learning rate.
 * Both gradients are those at the old w and b.
 *
 * 24 · 내리막으로 한 걸음 (10장)
 *
 * 노드는 w · x + b를 계산합니다. 타깃이 y인 샘플의 손실은 (w · x + b − y)²입니다.
 * 경사 하강법으로 한 걸음 걸은 뒤의 w와 b를 돌려주세요.
 * 저마다 자기 기울기에 학습률을 곱한 만큼 변합니다.
 * 두 기울기 모두 걸음을 걷기 전의 w와 b에서 구합니다.
 */

interface Line {
  w: number;
  b: number;
}

export function step(w: number, b: number, x: number, y: number, learningRate: number): Line {
  // ▼ your code · 여기에 씁니다
  return { w, b };
  // ▲
}
