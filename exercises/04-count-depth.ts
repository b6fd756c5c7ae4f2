/**
 * 4 · How deep is it? (chapter 2)
 *
 * networks lists the layers of three networks, each with its number of nodes.
 * Give the depth of each one, and whether it is deep learning (true or false).
 *
 * 4 · 얼마나 깊을까요? (2장)
 *
 * networks에는 신경망 세 개의 층이 노드 수와 함께 적혀 있습니다.
 * 신경망마다 깊이가 얼마인지, 딥러닝인지(true 또는 false) 적어 보세요.
 */

export const networks = {
  first: ['input 784', 'dense 10'],
  second: ['input 784', 'dense 5000', 'dense 10'],
  third: ['input 4', 'dense 3', 'dense 3', 'dense 1'],
};

// ▼ your code · 여기에 씁니다
export const first = { depth: 0, deep: false };
export const second = { depth: 0, deep: false };
export const third = { depth: 0, deep: false };
// ▲
