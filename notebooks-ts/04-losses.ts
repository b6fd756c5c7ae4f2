// %% [markdown] lang="en"
// # 4 Losses
//
// *Running time: about 3 seconds.*
//
// A *loss function* says in one number how wrong a prediction is; training makes it smaller. The
// three of this lesson measure the same thing, −ln of the probability that the model gave to the true
// class. They differ in the form of the labels. Of several samples, the loss is the mean of theirs.

// %% [markdown] lang="ko"
// # 4 손실 함수
//
// *실행 시간: 약 3초.*
//
// *손실 함수*는 예측이 얼마나 틀렸는지를 수 하나로 말해 주며, 훈련은 그 수를 줄이는 일입니다. 이 강의의
// 손실 함수 셋은 모두 같은 것, 곧 모델이 정답 클래스에 준 확률의 −ln을 잽니다. 레이블의 형태만 다릅니다. 샘플이
// 여럿이면 손실은 샘플마다 구한 손실의 평균입니다.

// %% [markdown] lang="en"
// ## Why −ln?
//
// <!-- predict: loss-curve -->
//
// A true class that got 1 should cost nothing, and the less it got the more. −ln does that: −ln 1 = 0,
// −ln 0.1 = 2.3, −ln 0.001 = 6.9. Being confidently wrong costs the most. Why neither accuracy, the share
// of correct answers, nor a square will do instead is a question of slopes: chapter 5.

// %% [markdown] lang="ko"
// ## 왜 −ln일까요
//
// <!-- predict: loss-curve -->
//
// 정답 클래스에 1을 주었으면 손실이 없어야 하고, 적게 줄수록 커야 합니다. −ln이 그렇습니다. −ln 1 = 0,
// −ln 0.1 = 2.3, −ln 0.001 = 6.9입니다. 확신하고 틀리면 손실이 가장 큽니다. 맞힌 비율인 정확도나 제곱이 왜
// 대신할 수 없는지는 기울기의 문제이므로 5장에서 다룹니다.

// %%
import {
  binaryCrossentropy,
  categoricalCrossentropy,
  lossFor,
  sparseCategoricalCrossentropy,
} from '../src/index.ts';
import { lossesFigure, showFigure } from '../src/report/index.ts';

for (const p of [0.9, 0.5, 0.1, 0.001]) {
  console.log('the true class got', p, '→ loss', (-Math.log(p)).toFixed(3));
}
showFigure(lossesFigure());

// %% [markdown] lang="en"
// The unit is the *nat*, since ln is the natural logarithm; with log₂ it would be the bit.
//
// ## Binary cross-entropy
//
// Two classes, labels 0 and 1, sigmoid in the output layer: L = −[y ln p + (1 − y) ln(1 − p)]. Two
// samples here: a label 1 that got 0.9, and a label 0 for which the model said 0.2.
//
// ```python
// keras.losses.binary_crossentropy([1., 0.], [0.9, 0.2])
// ```
//
// <!-- predict: label-zero -->

// %% [markdown] lang="ko"
// ln은 자연로그이므로 단위는 *nat*입니다. log₂였다면 비트입니다.
//
// ## 이진 교차 엔트로피
//
// 클래스가 둘이고 레이블은 0과 1, 출력층은 시그모이드입니다. L = −[y ln p + (1 − y) ln(1 − p)]. 여기서는 샘플이
// 둘입니다. 레이블이 1인 샘플에는 0.9를, 0인 샘플에는 0.2를 예측했습니다.
//
// ```python
// keras.losses.binary_crossentropy([1., 0.], [0.9, 0.2])
// ```
//
// <!-- predict: label-zero -->

// %%
console.log('by hand ', ((-Math.log(0.9) - Math.log(1 - 0.2)) / 2).toFixed(6));
console.log('function', binaryCrossentropy([1, 0], [0.9, 0.2]).toFixed(6));

// %% [markdown] lang="en"
// ## Categorical cross-entropy
//
// Several classes, *one-hot* labels, softmax in the output layer. A one-hot label is a vector with a 1
// at the true class and 0 elsewhere; with three classes they are [1, 0, 0], [0, 1, 0] and [0, 0, 1].
// Only the probability at the 1 enters the loss.
//
// ```python
// keras.losses.categorical_crossentropy([[1., 0., 0.], [0., 1., 0.], [0., 0., 1.]],
//                                       [[0.8, 0.1, 0.1], [0.3, 0.5, 0.2], [0.1, 0.2, 0.7]])
// ```
//
// <!-- predict: largest-loss -->

// %% [markdown] lang="ko"
// ## 범주형 교차 엔트로피
//
// 클래스가 여럿이고 레이블은 *원-핫 인코딩*, 출력층은 소프트맥스입니다. 원-핫 인코딩은 정답 클래스의 자리만
// 1이고 나머지는 0인 벡터입니다. 클래스가 셋이면 [1, 0, 0], [0, 1, 0], [0, 0, 1]입니다. 1이 있는 자리의
// 확률만 손실에 쓰입니다.
//
// ```python
// keras.losses.categorical_crossentropy([[1., 0., 0.], [0., 1., 0.], [0., 0., 1.]],
//                                       [[0.8, 0.1, 0.1], [0.3, 0.5, 0.2], [0.1, 0.2, 0.7]])
// ```
//
// <!-- predict: largest-loss -->

// %%
const oneHot = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];
const predicted = [
  [0.8, 0.1, 0.1],
  [0.3, 0.5, 0.2],
  [0.1, 0.2, 0.7],
];
oneHot.forEach((label, i) => {
  console.log(label, categoricalCrossentropy(label, predicted[i]).toFixed(4));
});
console.log('mean', categoricalCrossentropy(oneHot, predicted).toFixed(4));

// %% [markdown] lang="en"
// ## Sparse categorical cross-entropy
//
// The same with integer labels, here 0, 1 and 2 instead of the three vectors; softmax in the output
// layer. Fashion-MNIST's labels are integers from 0 to 9, so this is the lesson's loss.
//
// ```python
// keras.losses.sparse_categorical_crossentropy([0, 1, 2],
//                                              [[0.8, 0.1, 0.1], [0.3, 0.5, 0.2], [0.1, 0.2, 0.7]])
// ```
//
// <!-- predict: loss-of-zero -->

// %% [markdown] lang="ko"
// ## 희소 범주형 교차 엔트로피
//
// 레이블이 정수일 뿐 앞의 것과 같습니다. 세 벡터 대신 0, 1, 2라고 씁니다. 출력층은 소프트맥스입니다. 패션
// MNIST의 레이블은 0부터 9까지의 정수이므로 이 강의에서는 이 손실 함수를 씁니다.
//
// ```python
// keras.losses.sparse_categorical_crossentropy([0, 1, 2],
//                                              [[0.8, 0.1, 0.1], [0.3, 0.5, 0.2], [0.1, 0.2, 0.7]])
// ```
//
// <!-- predict: loss-of-zero -->

// %%
console.log('mean', sparseCategoricalCrossentropy([0, 1, 2], predicted).toFixed(4));
console.log('the true class got 0 → loss', sparseCategoricalCrossentropy(0, [0, 1]).toFixed(3));

// %% [markdown] lang="en"
// Both means are the same. The last line is a true class that got 0: −ln 0 is infinite, so Keras keeps
// every probability 10⁻⁷ away from 0 and 1, and so do we.
//
// ## Which one?
//
// | loss | classes | labels | output layer |
// | --- | --- | --- | --- |
// | `binary_crossentropy` | 2 | 0 or 1 | sigmoid |
// | `categorical_crossentropy` | several | one-hot | softmax |
// | `sparse_categorical_crossentropy` | several | integers | softmax |
//
// `lossFor` picks the row that fits the task and the labels, and refuses labels that fit none.

// %% [markdown] lang="ko"
// 두 평균은 같습니다. 마지막 줄은 정답 클래스에 0을 준 경우입니다. −ln 0은 무한대이므로 케라스는 모든 확률을 0과
// 1에서 10⁻⁷만큼 떨어뜨려 두며 여기서도 그렇게 합니다.
//
// ## 어느 것을 쓸까요?
//
// | 손실 함수 | 클래스 | 레이블 | 출력층 |
// | --- | --- | --- | --- |
// | `binary_crossentropy` | 2개 | 0 또는 1 | 시그모이드 |
// | `categorical_crossentropy` | 여럿 | 원-핫 인코딩 | 소프트맥스 |
// | `sparse_categorical_crossentropy` | 여럿 | 정수 | 소프트맥스 |
//
// `lossFor`는 문제와 레이블에 맞는 행을 골라 주며, 맞는 것이 없으면 거절합니다.

// %%
console.log(lossFor('binary', [0, 1, 1]));
console.log(lossFor('multiclass', oneHot));
console.log(lossFor('multiclass', [9, 0, 3]));
try {
  lossFor('binary', [0, 1, 2]);
} catch (error) {
  console.log((error as Error).message);
}

// %% [markdown] lang="en"
// <!-- live: losses -->
//
// ## What you learned
//
// - Every cross-entropy is −ln of the probability of the true class, and of several samples the mean.
// - 0/1 labels go with the binary one, one-hot labels with the categorical one, integers with the
//   sparse one.
// - Each loss has its activation in the output layer: sigmoid for binary, softmax for the other two.
//
// **Exercise.** A model that knows nothing gives every one of ten classes 0.1. What is its loss?
//
// <details><summary>Answer</summary>
//
// −ln 0.1 = 2.303, whatever the label. Chapter 10 meets this number again: an untrained network starts
// near it.
//
// </details>
//
// Next: [5 How a network learns](05-how-a-network-learns.ts)

// %% [markdown] lang="ko"
// <!-- live: losses -->
//
// ## 배운 것
//
// - 교차 엔트로피는 모두 정답 클래스에 준 확률의 −ln이고, 샘플이 여럿이면 그 평균입니다.
// - 0과 1에는 이진, 원-핫 레이블에는 범주형, 정수에는 희소 범주형 교차 엔트로피를 씁니다.
// - 출력층의 활성화 함수는 손실 함수마다 정해져 있습니다. 이진은 시그모이드, 나머지 둘은 소프트맥스입니다.
//
// **연습 문제.** 아무것도 모르는 모델은 열 클래스에 모두 0.1을 줍니다. 그 손실은 얼마일까요?
//
// <details><summary>답</summary>
//
// 레이블이 무엇이든 −ln 0.1 = 2.303입니다. 10장에서 다시 만나는 수입니다. 훈련하지 않은 신경망은 이
// 근처에서 시작합니다.
//
// </details>
//
// 다음: [5 신경망은 어떻게 배울까요](05-how-a-network-learns.ts)
