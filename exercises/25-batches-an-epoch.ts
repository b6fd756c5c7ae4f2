/**
 * 25 · How many batches? (chapter 8)
 *
 * fit goes over the samples in mini-batches. How many steps does an epoch take?
 * A last, smaller batch counts too.
 *
 * 25 · 배치는 몇 개일까요? (8장)
 *
 * fit은 샘플을 미니배치로 나누어 훑습니다. 한 에포크는 몇 스텝일까요?
 * 마지막의 작은 배치도 한 스텝입니다.
 */

export function batches(samples: number, batchSize: number): number {
  // ▼ your code · 여기에 씁니다
  return 0;
  // ▲
}
