/**
 * 24 · The batch dimension (chapter 8)
 *
 * A model has 784 inputs, a hidden layer of 100 nodes and an output layer of 10 nodes.
 * What is the shape of predict’s result for 1, for 32 and for 1,000 samples?
 * summary() shows the output layer’s shape as (…, 10): what stands there for the dots?
 * The shapes are arrays of numbers, the last answer is a text.
 *
 * 24 · 배치 차원 (8장)
 *
 * 모델에 입력 784개, 노드 100개짜리 은닉층, 노드 10개짜리 출력층이 있습니다.
 * 샘플이 1개, 32개, 1,000개일 때 predict 결과의 형태는 각각 무엇일까요?
 * summary()는 출력층의 형태를 (…, 10)으로 보여 줍니다. 점 자리에는 무엇이 있을까요?
 * 형태는 숫자 배열로, 마지막 답은 문자열로 씁니다.
 */

// ▼ your code · 여기에 씁니다
export const ofOne = [0];
export const of32 = [0];
export const of1000 = [0];
export const inSummary = '…';
// ▲
