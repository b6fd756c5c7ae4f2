/** The texts of the hidden layer. */

export const hiddenLayerWords = {
  en: {
    add: 'Add a hidden layer',
    remove: 'Remove the hidden layer',
    lead: 'Sigmoid nodes between the inputs and the output. One node can’t solve XOR; two can, from good starting weights; more make it easier.',
    units: 'Hidden nodes',
    play: 'Train',
    pause: 'Pause',
    step: 'One epoch',
    reset: 'Start again',
    reseed: 'Other weights',
    status: (epochs: number, loss: string, part: string) =>
      `Epoch ${epochs}: loss ${loss}. The network answers 1 in ${part} of the plane.`,
  },
  ko: {
    add: '은닉층 더하기',
    remove: '은닉층 빼기',
    lead: '입력과 답 사이에 시그모이드 노드를 둡니다. 하나로는 XOR를 풀지 못하고, 둘이면 처음 가중치가 좋을 때 풀며, 많을수록 쉬워집니다.',
    units: '은닉 노드 수',
    play: '학습 시작',
    pause: '잠시 멈춤',
    step: '한 에포크만',
    reset: '처음부터 다시',
    reseed: '다른 가중치로',
    status: (epochs: number, loss: string, part: string) =>
      `${epochs}에포크째, 손실 ${loss}. 평면의 ${part}에서 신경망이 1이라고 답합니다.`,
  },
};
