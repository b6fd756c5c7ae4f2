/**
 * 23 · Predict the summary (chapter 8)
 *
 * A model has 784 inputs, a hidden layer of 100 nodes and an output layer of 10.
 * How many parameters will summary() show for each layer, and in total?
 *
 * 23 · 모델 요약 미리 알아맞히기 (8장)
 *
 * 모델에 입력 784개, 노드 100개짜리 은닉층, 노드 10개짜리 출력층이 있습니다.
 * summary()는 층마다, 그리고 모두 합해 파라미터가 몇 개라고 할까요?
 */

// ▼ your code · 여기에 씁니다
export const hidden = 0;
export const output = 0;
export const total = 0;
// ▲
