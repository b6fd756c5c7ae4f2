// %% [markdown] lang="en"
// # 4 Losses
//
// *Running time: about 6 seconds.*
//
// A *loss function* says in one number how wrong a prediction is; training makes it smaller. The
// three of this lesson measure the same thing, −ln of the probability that the model gave to the
// truth. They differ in the form of the labels.

// %% [markdown] lang="ko"
// # 4 손실 함수
//
// *실행 시간: 약 6초.*
//
// *손실 함수*는 예측이 얼마나 틀렸는지를 수 하나로 말해 주며, 훈련은 그 수를 줄이는 일입니다. 이 강의의
// 손실 함수 셋은 모두 같은 것, 곧 모델이 정답에 준 확률의 −ln을 잽니다. 레이블의 형태만 다릅니다.

// %% [markdown] lang="en"
// ## Binary cross-entropy
//
// Two classes, labels 0 or 1, sigmoid in the last layer: L = −[y ln p + (1 − y) ln(1 − p)].
//
// ```python
// keras.losses.binary_crossentropy([1., 0.], [0.9, 0.2])
// ```

// %% [markdown] lang="ko"
// ## 이진 교차 엔트로피
//
// 클래스가 둘이고 레이블은 0 또는 1, 마지막 층은 시그모이드입니다. L = −[y ln p + (1 − y) ln(1 − p)]
//
// ```python
// keras.losses.binary_crossentropy([1., 0.], [0.9, 0.2])
// ```

// %%
import {
  binaryCrossentropy,
  categoricalCrossentropy,
  lossFor,
  sparseCategoricalCrossentropy,
} from '../src';
import { lossesFigure, showFigure } from '../src/report';

console.log('by hand ', ((-Math.log(0.9) - Math.log(1 - 0.2)) / 2).toFixed(6));
console.log('function', binaryCrossentropy([1, 0], [0.9, 0.2]).toFixed(6));

// %% [markdown] lang="en"
// ## Categorical cross-entropy
//
// Several classes, *one-hot* labels (one 1, else 0), softmax in the last layer. Only the
// probability at the 1 counts.
//
// ```python
// keras.losses.categorical_crossentropy([[0., 0., 1.]], [[0.1, 0.2, 0.7]])
// ```

// %% [markdown] lang="ko"
// ## 범주형 교차 엔트로피
//
// 클래스가 여럿이고 레이블은 *원-핫 인코딩*(하나만 1, 나머지는 0), 마지막 층은 소프트맥스입니다. 1이 있는
// 자리의 확률만 셉니다.
//
// ```python
// keras.losses.categorical_crossentropy([[0., 0., 1.]], [[0.1, 0.2, 0.7]])
// ```

// %%
console.log('by hand ', (-Math.log(0.7)).toFixed(6));
console.log('function', categoricalCrossentropy([0, 0, 1], [0.1, 0.2, 0.7]).toFixed(6));

// %% [markdown] lang="en"
// ## Sparse categorical cross-entropy
//
// The same with integer labels: the 2 stands for [0, 0, 1]. Fashion-MNIST's labels are integers
// from 0 to 9, so this is the lesson's loss.
//
// ```python
// keras.losses.sparse_categorical_crossentropy([2], [[0.1, 0.2, 0.7]])
// ```

// %% [markdown] lang="ko"
// ## 희소 범주형 교차 엔트로피
//
// 레이블이 정수일 뿐 앞의 것과 같습니다. 2가 [0, 0, 1]을 대신합니다. 패션 MNIST의 레이블은 0부터 9까지의
// 정수이므로 이 강의에서는 이 손실 함수를 씁니다.
//
// ```python
// keras.losses.sparse_categorical_crossentropy([2], [[0.1, 0.2, 0.7]])
// ```

// %%
console.log('function', sparseCategoricalCrossentropy(2, [0.1, 0.2, 0.7]).toFixed(6));
for (const p of [0.9, 0.5, 0.1, 0.001]) {
  console.log('the truth got', p, '→ loss', (-Math.log(p)).toFixed(3));
}
showFigure(lossesFigure());

// %% [markdown] lang="en"
// A truth that got 0 would cost −ln 0, which is infinite. Keras keeps every probability 10⁻⁷ away
// from 0 and 1, and so do we.

// %% [markdown] lang="ko"
// 정답에 0을 주면 손실은 −ln 0, 곧 무한대가 됩니다. 케라스는 모든 확률을 0과 1에서 10⁻⁷만큼 떨어뜨려
// 두며 여기서도 그렇게 합니다.

// %%
console.log('the truth got 0 → loss', sparseCategoricalCrossentropy(0, [0, 1]).toFixed(3));

// %% [markdown] lang="en"
// To be sure and wrong costs most. The loss is in *nats*, since ln is the natural logarithm; with
// log₂ it would be bits.
//
// ## Which one?
//
// | loss | classes | labels | last layer |
// | --- | --- | --- | --- |
// | `binary_crossentropy` | 2 | 0 or 1 | sigmoid |
// | `categorical_crossentropy` | several | one-hot | softmax |
// | `sparse_categorical_crossentropy` | several | integers | softmax |
//
// `lossFor` reads the answer from the task and the labels, and refuses what doesn't fit.

// %% [markdown] lang="ko"
// 확신하고 틀리면 가장 비쌉니다. ln은 자연로그이므로 손실의 단위는 *nat*입니다. log₂였다면 비트입니다.
//
// ## 어느 것을 쓸까요?
//
// | 손실 함수 | 클래스 | 레이블 | 마지막 층 |
// | --- | --- | --- | --- |
// | `binary_crossentropy` | 2개 | 0 또는 1 | 시그모이드 |
// | `categorical_crossentropy` | 여럿 | 원-핫 인코딩 | 소프트맥스 |
// | `sparse_categorical_crossentropy` | 여럿 | 정수 | 소프트맥스 |
//
// `lossFor`는 과제와 레이블을 보고 답을 알려 주며, 맞지 않으면 거절합니다.

// %%
console.log(lossFor('binary', [0, 1, 1]));
console.log(
  lossFor('multiclass', [
    [0, 0, 1],
    [1, 0, 0],
  ]),
);
console.log(lossFor('multiclass', [9, 0, 3]));
try {
  lossFor('binary', [0, 1, 2]);
} catch (error) {
  console.log((error as Error).message);
}

// %% [markdown] lang="en"
// ## What you learned
//
// - Every cross-entropy is −ln of the probability of the truth.
// - One-hot labels go with the categorical one, integers with the sparse one, 0/1 with the binary one.
// - The last layer's activation belongs to the loss.
//
// **Exercise.** A model that knows nothing gives every one of ten classes 0.1. What is its loss?
//
// Next: [5 How a network learns](05-how-a-network-learns.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - 교차 엔트로피는 모두 정답에 준 확률의 −ln입니다.
// - 원-핫 레이블에는 범주형, 정수에는 희소 범주형, 0과 1에는 이진 교차 엔트로피를 씁니다.
// - 마지막 층의 활성화 함수는 손실 함수와 짝을 이룹니다.
//
// **연습 문제.** 아무것도 모르는 모델은 열 클래스에 모두 0.1을 줍니다. 그 손실은 얼마일까요?
//
// 다음: [5 신경망은 어떻게 배울까요](05-how-a-network-learns.ts)
