/**
 * 22 · As many layers as you like (chapter 7)
 *
 * sizes lists the nodes of the hidden layers, from the inputs to the output.
 * Add a hidden layer for each of them in a loop, then an output layer of 10 with softmax.
 * hidden makes a layer with relu; the first one has to know that there are 784 inputs.
 * build([300, 100]) is to make 784 → 300 → 100 → 10. Now there is one hidden layer only.
 *
 * 22 · 원하는 만큼 층 쌓기 (7장)
 *
 * sizes에는 은닉층의 노드 수가 입력 쪽부터 차례로 들어 있습니다.
 * 반복문으로 그 수마다 은닉층을 더한 다음, 노드 10개에 소프트맥스를 쓰는 출력층을 더하세요.
 * hidden은 렐루를 쓰는 층을 만듭니다. 첫 층에는 입력이 784개라고 알려 주어야 합니다.
 * build([300, 100])은 784 → 300 → 100 → 10이어야 합니다. 지금은 은닉층 하나뿐입니다.
 */

import { dense, type Sequential, sequential } from '../src/index.ts';

const hidden = (units: number, isFirst: boolean) =>
  dense({ units, activation: 'relu', inputShape: isFirst ? [784] : undefined });

export function build(sizes: number[]): Sequential {
  const model = sequential();
  // ▼ your code · 여기에 씁니다
  model.add(hidden(sizes[0], true));
  // ▲
  return model;
}
