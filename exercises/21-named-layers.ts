/**
 * 21 · Names for layers and model (chapter 7)
 *
 * This model works, but its names are assigned automatically.
 * Call the hidden layer 'hidden', the output layer 'output',
 * and the model what modelName holds.
 *
 * 21 · 층과 모델에 이름 붙이기 (7장)
 *
 * 이 모델은 잘 돌아가지만 이름은 자동으로 붙은 것입니다.
 * 은닉층은 'hidden', 출력층은 'output',
 * 모델은 modelName에 든 이름으로 부르게 하세요.
 */

import { dense, type Sequential, sequential } from '../src/index.ts';

export const modelName = '패션 MNIST 모델';

export function build(): Sequential {
  // ▼ your code · 여기에 씁니다
  return sequential({
    layers: [
      dense({ units: 100, activation: 'sigmoid', inputShape: [784] }),
      dense({ units: 10, activation: 'softmax' }),
    ],
  });
  // ▲
}
