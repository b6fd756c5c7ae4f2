/**
 * 6 · The sigmoid (chapter 3)
 *
 * Sigmoid turns any number into one between 0 and 1: towards 1 as x grows,
 * towards 0 as it falls, and 0.5 at x = 0.
 * Write its formula for one number. Math.exp(a) is eᵃ.
 *
 * 6 · 시그모이드 (3장)
 *
 * 시그모이드는 어떤 수든 0과 1 사이의 수로 바꿉니다. x가 커질수록 1에,
 * 작아질수록 0에 가까워지고, x = 0에서는 0.5입니다.
 * 수 하나에 대해 그 식을 써 보세요. Math.exp(a)는 eᵃ입니다.
 */

export function sigmoid(x: number): number {
  // ▼ your code · 여기에 씁니다
  return x;
  // ▲
}
