/**
 * 11 · One-hot and back (chapter 4)
 *
 * toOneHot turns each label into a row with one number per class: a single 1, the rest 0.
 * With 3 classes, label 2 becomes [0, 0, 1].
 * toLabels turns such rows back into labels.
 *
 * 11 · 원-핫 인코딩과 되돌리기 (4장)
 *
 * toOneHot은 레이블마다 행을 하나씩 만듭니다. 길이는 클래스 수, 하나만 1, 나머지는 0입니다.
 * 클래스가 3개이면 레이블 2는 [0, 0, 1]이 됩니다.
 * toLabels는 그런 행들을 다시 레이블로 바꿉니다.
 */

// ▼ your code · 여기에 씁니다
export function toOneHot(labels: number[], classes: number): number[][] {
  return [];
}

export function toLabels(rows: number[][]): number[] {
  return [];
}
// ▲
