/**
 * 20 · A model from an array of layers (chapter 7)
 *
 * Finish the array: a hidden layer of 100 nodes with sigmoid, which takes 784 inputs,
 * and an output layer that gives the probabilities of 10 classes, one of which is true.
 * dense takes units, activation and, in the first layer, inputShape.
 * Put your two layers in the place of the one that stands there.
 *
 * 20 · 층의 배열로 만드는 모델 (7장)
 *
 * 배열을 완성하세요. 입력 784개를 받고 시그모이드를 쓰는 노드 100개짜리 은닉층과,
 * 클래스 10개(정답은 하나)의 확률을 내는 출력층이 필요합니다.
 * dense에는 units와 activation을, 첫 층에는 inputShape도 적습니다.
 * 지금 있는 층을 지우고 두 층을 써 넣으세요.
 */

import { dense, type Sequential, sequential } from '../src/index.ts';

export function build(): Sequential {
  return sequential([
    // ▼ your code · 여기에 씁니다
    dense({ units: 1, inputShape: [784] }),
    // ▲
  ]);
}
