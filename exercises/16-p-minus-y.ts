/**
 * 16 · p − y: the slope at the output (chapter 5)
 *
 * Softmax turns the sums z of the output nodes into probabilities p; the loss is −ln p[label].
 * Return its slope by each of the sums: p − y, where y is the label as a one-hot row.
 *
 * 16 · p − y, 출력층의 기울기 (5장)
 *
 * 소프트맥스는 출력층 노드의 합 z를 확률 p로 바꾸고, 손실은 −ln p[label]입니다.
 * 합마다 손실의 기울기를 반환하세요. p − y이며, y는 레이블을 원-핫 인코딩한 행입니다.
 */

import { softmax } from '../src/index.ts';

export function outputGradient(z: number[], label: number): number[] {
  const p = softmax(z);
  // ▼ your code · 여기에 씁니다
  return p;
  // ▲
}
