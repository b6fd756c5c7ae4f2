/**
 * 9 · ReLU and its slope (chapter 3)
 *
 * ReLU keeps what is above 0 and makes everything else 0.
 * Write relu for an array of numbers, and reluSlope, its slope at each of them.
 * At exactly 0, use 0 as the slope, as TensorFlow does.
 *
 * 9 · 렐루와 그 기울기 (3장)
 *
 * 렐루는 0보다 큰 값은 그대로 두고 나머지는 모두 0으로 만듭니다.
 * 수의 배열을 받는 relu와, 수마다 그 자리의 기울기를 내는 reluSlope를 써 보세요.
 * 꼭 0인 곳의 기울기는 텐서플로처럼 0으로 합니다.
 */

// ▼ your code · 여기에 씁니다
export function relu(x: number[]): number[] {
  return x;
}

export function reluSlope(x: number[]): number[] {
  return x;
}
// ▲
