/**
 * 14 · One step downhill (chapter 5)
 *
 * A node computes w · x + b; the loss for a sample with the target y is (w · x + b − y)².
 * Take one step of gradient descent and return the new w and b.
 * Each changes by its slope times the learning rate.
 * Both slopes are those at the old w and b.
 *
 * 14 · 내리막으로 한 스텝 (5장)
 *
 * 노드는 w · x + b를 계산합니다. 타깃이 y인 샘플의 손실은 (w · x + b − y)²입니다.
 * 경사 하강법으로 한 스텝 갱신한 w와 b를 반환하세요.
 * 저마다 자기 기울기에 학습률을 곱한 만큼 변합니다.
 * 두 기울기 모두 갱신하기 전의 w와 b에서 구합니다.
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
