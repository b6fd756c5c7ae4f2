/**
 * 15 · Too small, right, too large (chapter 5)
 *
 * The loss is (w − 3)², so its slope at w is 2 (w − 3), and the lowest point is at w = 3.
 * Take so many steps of gradient descent from w, and return where you arrive.
 * The slope is that of the place where each step begins.
 *
 * 15 · 너무 작게, 알맞게, 너무 크게 (5장)
 *
 * 손실은 (w − 3)²입니다. w에서의 기울기는 2 (w − 3)이고 가장 낮은 곳은 w = 3입니다.
 * w에서 시작해 경사 하강법으로 steps번 갱신하고, 도착한 w를 반환하세요.
 * 기울기는 스텝마다 그 스텝이 시작하는 곳에서 구합니다.
 */

export function descend(w: number, learningRate: number, steps: number): number {
  // ▼ your code · 여기에 씁니다
  return w;
  // ▲
}
