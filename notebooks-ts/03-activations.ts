// %% [markdown] lang="en"
// # 3 Activations
//
// *Running time: about 5 seconds.*
//
// A perceptron jumps from 0 to 1. Later networks pass each node's sum through a smoother *activation
// function* instead, so that a small change of a weight makes a small change of the output. The lesson
// has three: sigmoid, softmax and ReLU.

// %% [markdown] lang="ko"
// # 3 활성화 함수
//
// *실행 시간: 약 5초.*
//
// 퍼셉트론의 출력은 0에서 1로 뛰어오릅니다. 이후의 신경망은 그 대신 노드의 합을 더 매끄러운 *활성화 함수*에
// 통과시킵니다. 그래야 가중치가 조금 바뀔 때 출력도 조금 바뀝니다. 이 강의에는 시그모이드, 소프트맥스, 렐루
// 셋이 나옵니다.

// %% [markdown] lang="en"
// ## Why one is needed at all
//
// Without an activation, layers collapse into one: (x W₁ + b₁) W₂ + b₂ = x (W₁ W₂) + (b₁ W₂ + b₂), which
// is x W + b again, a single layer. With one input: 2x + 1, then 3 times that minus 4, is 6x − 1. Ten
// such layers would still draw one straight line. With a bend in between, they don't.
//
// <!-- predict: relu-between -->

// %% [markdown] lang="ko"
// ## 왜 필요할까요
//
// 활성화 함수가 없으면 여러 층이 하나로 합쳐집니다. (x W₁ + b₁) W₂ + b₂ = x (W₁ W₂) + (b₁ W₂ + b₂)이고,
// 이것은 다시 x W + b, 곧 층 하나입니다. 입력이 하나라면 2x + 1을 세 배 하고 4를 빼면 6x − 1입니다. 이런
// 층은 열 개를 쌓아도 직선 하나밖에 긋지 못합니다. 사이에 꺾이는 곳이 있으면 달라집니다.
//
// <!-- predict: relu-between -->

// %%
import { relu, reluSlope, sigmoid, sigmoidSlope, softmax } from '../src/index.ts';
import { activationsFigure, showFigure, softmaxFigure } from '../src/report/index.ts';

for (const x of [-1, 0, 2]) {
  const first = 2 * x + 1;
  console.log('x', x, '→', 3 * first - 4, '=', 6 * x - 1, 'relu', 3 * relu(first) - 4);
}

// %% [markdown] lang="en"
// The last column has ReLU in between: it isn't a straight line any more.
//
// ## Sigmoid
//
// σ(x) = 1 / (1 + e⁻ˣ) goes to 1 as x grows and to 0 as x falls. An output between 0 and 1 reads as a
// probability, so a *binary classifier* ends in a sigmoid.
//
// ```python
// import keras
// import numpy as np
//
// keras.activations.sigmoid(np.array([-6., 0., 6.]))
// ```
//
// <!-- predict: sigmoid-mirror -->

// %% [markdown] lang="ko"
// 마지막 열에는 사이에 렐루가 있습니다. 더는 직선이 아닙니다.
//
// ## 시그모이드
//
// σ(x) = 1 / (1 + e⁻ˣ)는 x가 커질수록 1에, 작아질수록 0에 가까워집니다. 0과 1 사이의 출력은 확률로 읽을
// 수 있으므로 시그모이드는 *이진 분류*의 출력층에 씁니다.
//
// ```python
// import keras
// import numpy as np
//
// keras.activations.sigmoid(np.array([-6., 0., 6.]))
// ```
//
// <!-- predict: sigmoid-mirror -->

// %%
for (const x of [-6, -1, 0, 1, 6]) console.log(x, sigmoid(x).toFixed(4));

// %% [markdown] lang="en"
// ## Softmax
//
// For *multi-class classification* the output layer has a node for each class. Softmax turns their
// sums, called *logits*, into probabilities: pᵢ = e^zᵢ / Σ e^zⱼ. Each is above 0, and together they
// are 1. Here are three logits; the figure moves the first one.
//
// ```python
// keras.activations.softmax(np.array([[1., 2., 3.]]))
// ```
//
// <!-- predict: softmax-ratio -->

// %% [markdown] lang="ko"
// ## 소프트맥스
//
// *다중 분류*에서는 출력층에 클래스마다 노드가 하나씩 있습니다. 소프트맥스는 *로짓*이라고 하는 그 합들을 확률로
// 바꿉니다. pᵢ = e^zᵢ / Σ e^zⱼ입니다. 모두 0보다 크고, 다 더하면 1입니다. 로짓이 셋일 때이며, 그림에서는 첫째
// 로짓이 움직입니다.
//
// ```python
// keras.activations.softmax(np.array([[1., 2., 3.]]))
// ```
//
// <!-- predict: softmax-ratio -->

// %%
const probabilities = softmax([1, 2, 3]);
console.log(probabilities.map((p) => p.toFixed(4)).join('  '));
console.log('sum', probabilities.reduce((a, b) => a + b).toFixed(4));
showFigure(softmaxFigure([0, 1]));

// %% [markdown] lang="en"
// <!-- predict: softmax-thousand -->
//
// A probability isn't a certainty. It says how the logits compare, not whether the network has ever seen
// anything like the sample: chapter 9 shows wrong answers with nearly 1.00.
//
// Keras takes a batch here, [samples, classes]; ours also takes a plain array. Both subtract the
// largest logit first, since e¹⁰⁰⁰ overflows a floating-point number.
//
// ```python
// np.exp(1000.)
// keras.activations.softmax(np.array([[1000., 999.]]))
// ```

// %% [markdown] lang="ko"
// <!-- predict: softmax-thousand -->
//
// 확률이 곧 확신할 근거는 아닙니다. 로짓을 서로 견준 값일 뿐, 신경망이 그런 샘플을 본 적이 있는지는 말해 주지
// 않습니다. 9장에는 거의 1.00으로 틀린 답이 나옵니다.
//
// 케라스의 함수는 [샘플, 클래스] 형태의 배치를 받지만, 여기의 함수는 배열 하나도 받습니다. e¹⁰⁰⁰은 부동소수점
// 수의 한계를 넘으므로 둘 다 가장 큰 로짓을 먼저 뺍니다.
//
// ```python
// np.exp(1000.)
// keras.activations.softmax(np.array([[1000., 999.]]))
// ```

// %%
console.log(
  Math.exp(1000),
  softmax([1000, 999])
    .map((p) => p.toFixed(4))
    .join('  '),
);

// %% [markdown] lang="en"
// ## ReLU
//
// ReLU gives x where x is above 0, else 0. It was proposed to mend a flaw of sigmoid, which was the
// usual choice for the hidden layers of the early networks. Sigmoid's ends are flat: a node whose sum
// is far from 0 hardly changes its output, whatever happens to its weights. That made learning slow,
// and the deeper the network, the slower (chapter 5 measures it). ReLU is known to do well on images.
//
// The *slope* says how much the output changes for a small change of x. Sigmoid's is at most 0.25, and
// almost 0 at both ends; ReLU's is 1 at every x above 0. Below 0 it is 0 too.
//
// ```python
// keras.activations.relu(np.array([-3., 0., 2.5]))
// ```
//
// <!-- predict: flat-end -->

// %% [markdown] lang="ko"
// ## 렐루
//
// 렐루는 x가 0보다 크면 x를, 아니면 0을 냅니다. 시그모이드의 단점을 고치려고 제안된 함수입니다. 초기
// 신경망의 은닉층에는 시그모이드를 많이 썼는데, 양 끝이 평평합니다. 합이 0에서 먼 노드는 가중치가 어떻게
// 바뀌든 출력이 거의 달라지지 않습니다. 그래서 학습이 느렸고, 신경망이 깊을수록 더 느렸습니다(5장에서
// 잽니다). 렐루는 특히 이미지에서 성능이 좋은 것으로 알려져 있습니다.
//
// *기울기*는 x가 조금 바뀔 때 출력이 얼마나 바뀌는지를 말합니다. 시그모이드의 기울기는 커야 0.25이고 양
// 끝에서는 거의 0입니다. 렐루의 기울기는 0보다 큰 모든 x에서 1입니다. 0 아래에서는 렐루도 0입니다.
//
// ```python
// keras.activations.relu(np.array([-3., 0., 2.5]))
// ```
//
// <!-- predict: flat-end -->

// %%
console.log('relu ', relu([-3, 0, 2.5]), 'slope', reluSlope([-3, 0, 2.5]));
for (const x of [0, 2, 5, 10]) console.log('sigmoid slope at', x, sigmoidSlope(x).toFixed(6));
showFigure(activationsFigure());

// %% [markdown] lang="en"
// <!-- live: activations -->
//
// ## What you learned
//
// - Without an activation, many layers are no more than one.
// - Sigmoid: from 0 to 1, for binary classification.
// - Softmax: probabilities that add up to 1, for multi-class classification.
// - ReLU: not flat above 0, for hidden layers.
//
// **Exercise.** Add 100 to all three logits of `softmax([1, 2, 3])`. What changes, and why?
//
// <details><summary>Answer</summary>
//
// Nothing. Every e^zᵢ is multiplied by the same e¹⁰⁰, which cancels in the fraction: softmax sees only
// the differences between logits.
//
// </details>
//
// Next: [4 Losses](04-losses.ts)

// %% [markdown] lang="ko"
// <!-- live: activations -->
//
// ## 배운 것
//
// - 활성화 함수가 없으면 층을 여럿 쌓아도 하나와 같습니다.
// - 시그모이드는 0과 1 사이의 값을 내며 이진 분류에 씁니다.
// - 소프트맥스는 다 더하면 1이 되는 확률을 내며 다중 분류에 씁니다.
// - 렐루는 0 위에서 평평해지지 않으며 은닉층에 씁니다.
//
// **연습 문제.** `softmax([1, 2, 3])`의 세 로짓에 모두 100을 더해 보세요. 무엇이 바뀌고, 왜 그럴까요?
//
// <details><summary>답</summary>
//
// 아무것도 바뀌지 않습니다. 모든 e^zᵢ에 똑같이 e¹⁰⁰이 곱해져 분수에서 지워집니다. 소프트맥스는 로짓의 차이만
// 봅니다.
//
// </details>
//
// 다음: [4 손실 함수](04-losses.ts)
