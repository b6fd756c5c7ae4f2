/**
 * 7 · The slope from the output (chapter 3)
 *
 * A node has computed its output y = sigmoid(x).
 * How steep is the sigmoid at this x? Compute the slope from the output y:
 * you don’t need another eˣ.
 *
 * 7 · 출력으로 구하는 기울기 (3장)
 *
 * 노드가 출력 y = sigmoid(x)를 계산해 두었습니다.
 * 이 x에서 시그모이드의 기울기는 얼마일까요? 출력 y로 계산해 보세요.
 * eˣ를 또 구할 필요는 없습니다.
 */

import { sigmoid } from '../src/index.ts';

export function node(x: number): { y: number; slope: number } {
  const y = sigmoid(x);
  // ▼ your code · 여기에 씁니다
  const slope = 0;
  // ▲
  return { y, slope };
}
