/**
 * 33 · Where to stop (chapter 11)
 *
 * Training goes on as long as you let it. From the two curves, say which epoch
 * (counted from 1) has the best model, and whether it overfits afterwards: the
 * validation loss has risen by more than a tenth at the end while training falls.
 *
 * 33 · 어디에서 멈출까요 (11장)
 *
 * 훈련은 시키는 만큼 계속됩니다. 두 곡선을 보고 몇 번째 에포크(1부터 셉니다)의
 * 모델이 가장 좋은지, 그 뒤에 과대적합하는지 알아내세요. 훈련 손실은 내려가는데
 * 끝의 검증 손실이 10분의 1 넘게 올라 있으면 과대적합입니다.
 */

export function whereToStop(loss: number[], valLoss: number[]) {
  // ▼ your code · 여기에 씁니다
  return { epoch: 0, overfits: false };
  // ▲
}
