/**
 * 2 · One step of learning (chapter 1)
 *
 * Write one step of Rosenblatt’s rule, with a learning rate of 1.
 * A wrong answer moves the weights and the bias; a right one changes nothing.
 * label is what the answer should be, prediction what it was: each is 0 or 1.
 * Return the new { weights, bias }.
 *
 * 2 · 학습 한 스텝 (1장)
 *
 * 로젠블라트의 규칙으로 한 번 배우는 스텝을 써 보세요. 학습률은 1입니다.
 * 틀리면 가중치와 절편이 움직이고, 맞히면 아무것도 바뀌지 않습니다.
 * label은 정답, prediction은 퍼셉트론의 예측이며 둘 다 0 아니면 1입니다.
 * 새로운 { weights, bias }를 돌려주세요.
 */

export function update(
  weights: number[],
  bias: number,
  inputs: number[],
  label: number,
  prediction: number,
): { weights: number[]; bias: number } {
  // ▼ your code · 여기에 씁니다
  return { weights, bias };
  // ▲
}
