/**
 * 8 · A softmax that never overflows (chapter 3)
 *
 * Softmax turns logits into probabilities: e^z divided by the sum of all e^z.
 * Write it so that it also works for [1000, 999].
 *
 * 8 · 넘치지 않는 소프트맥스 (3장)
 *
 * 소프트맥스는 로짓을 확률로 바꿉니다. e^z를 모든 e^z의 합으로 나눕니다.
 * [1000, 999]에서도 되도록 써 보세요.
 */

export function softmax(logits: number[]): number[] {
  // ▼ your code · 여기에 씁니다
  return logits;
  // ▲
}
