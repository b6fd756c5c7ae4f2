// %% [markdown] lang="en"
// # 3 Activations
//
// *Running time: about 4 seconds.*
//
// A perceptron jumps from 0 to 1. Later nodes pass their sum through a smoother *activation
// function*, so that a small change of a weight makes a small change of the output, and learning
// can go step by step.

// %% [markdown] lang="ko"
// # 3 활성화 함수
//
// *실행 시간: 약 4초.*
//
// 퍼셉트론의 출력은 0에서 1로 뛰어오릅니다. 그 뒤의 노드는 합을 더 매끄러운 *활성화 함수*에 통과시킵니다.
// 그래야 가중치가 조금 바뀔 때 출력도 조금 바뀌고, 한 걸음씩 배울 수 있습니다.

// %% [markdown] lang="en"
// ## Sigmoid
//
// σ(x) = 1 / (1 + e⁻ˣ) goes to 1 as x grows and to 0 as it falls. An output between 0 and 1 reads as
// a probability, so sigmoid ends a network for *binary classification*.
//
// ```python
// keras.activations.sigmoid(np.array([-6., 0., 6.]))
// ```

// %% [markdown] lang="ko"
// ## 시그모이드
//
// σ(x) = 1 / (1 + e⁻ˣ)는 x가 커질수록 1에, 작아질수록 0에 가까워집니다. 0과 1 사이의 출력은 확률로 읽을
// 수 있으므로 시그모이드는 *이진 분류* 신경망의 끝에 씁니다.
//
// ```python
// keras.activations.sigmoid(np.array([-6., 0., 6.]))
// ```

// %%
import { relu, reluSlope, sigmoid, sigmoidSlope, softmax, useBackend } from '../src';
import {
  activationsFigure,
  gradientByDepth,
  gradientFigure,
  showFigure,
  softmaxFigure,
} from '../src/report';

for (const x of [-6, -1, 0, 1, 6]) console.log(x, sigmoid(x).toFixed(4));

// %% [markdown] lang="en"
// ## Softmax
//
// For *multi-class classification* the last layer has a node for each class. Softmax turns their
// sums, the *logits*, into probabilities: pᵢ = e^zᵢ / Σ e^zⱼ. All are above 0, and together they
// are 1.
//
// ```python
// keras.activations.softmax(np.array([[1., 2., 3.]]))
// ```

// %% [markdown] lang="ko"
// ## 소프트맥스
//
// *다중 분류*에서는 마지막 층에 클래스마다 노드가 하나씩 있습니다. 소프트맥스는 그 합, 곧 *로짓*을 확률로
// 바꿉니다. pᵢ = e^zᵢ / Σ e^zⱼ입니다. 모두 0보다 크고, 다 더하면 1입니다.
//
// ```python
// keras.activations.softmax(np.array([[1., 2., 3.]]))
// ```

// %%
const probabilities = softmax([1, 2, 3]);
console.log(probabilities.map((p) => p.toFixed(4)).join('  '));
console.log('sum', probabilities.reduce((a, b) => a + b).toFixed(4));
showFigure(softmaxFigure([0, 1]));

// %% [markdown] lang="en"
// Keras wants a batch here, [samples, classes]; ours also takes one plain array. Both subtract the
// largest logit first, since e¹⁰⁰⁰ is more than a number can hold.

// %% [markdown] lang="ko"
// 케라스의 함수는 [샘플, 클래스] 형태의 배치를 받지만, 여기의 함수는 배열 하나도 받습니다. e¹⁰⁰⁰은 수가
// 담을 수 있는 한계를 넘으므로 둘 다 가장 큰 로짓을 먼저 뺍니다.

// %%
console.log(
  softmax([1000, 999])
    .map((p) => p.toFixed(4))
    .join('  '),
);

// %% [markdown] lang="en"
// ## ReLU
//
// ReLU gives x where x is above 0, else 0. Sigmoid has a flaw in hidden layers: its ends are flat.
// Where the slope is almost 0 the weights hardly move, so learning was slow, and more so the deeper
// the network. ReLU's slope is 1 for every x above 0.
//
// ```python
// keras.activations.relu(np.array([-3., 0., 2.5]))
// ```

// %% [markdown] lang="ko"
// ## 렐루
//
// 렐루는 x가 0보다 크면 x를, 아니면 0을 냅니다. 은닉층의 시그모이드에는 흠이 있습니다. 양 끝이
// 평평하다는 것입니다. 기울기가 0에 가까운 곳에서는 가중치가 거의 움직이지 않아 학습이 느렸고, 신경망이
// 깊을수록 더 느렸습니다. 렐루의 기울기는 0보다 큰 모든 x에서 1입니다.
//
// ```python
// keras.activations.relu(np.array([-3., 0., 2.5]))
// ```

// %%
console.log('relu ', relu([-3, 0, 2.5]), 'slope', reluSlope([-3, 0, 2.5]));
for (const x of [0, 2, 5, 10]) console.log('sigmoid slope at', x, sigmoidSlope(x).toFixed(6));
showFigure(activationsFigure());

// %% [markdown] lang="en"
// ## Why depth made it worse
//
// The first layer's gradient is a product with one slope for each layer above it. Sigmoid's slope
// is at most 0.25, so the product shrinks with every layer. The figure measures it on real
// networks of 1 to 10 hidden layers, before any training.

// %% [markdown] lang="ko"
// ## 깊을수록 나빠지는 까닭
//
// 첫째 층의 기울기는 그 위의 층마다 기울기를 하나씩 곱한 값입니다. 시그모이드의 기울기는 커야 0.25이므로
// 층이 늘 때마다 곱이 줄어듭니다. 그림은 은닉층이 1개에서 10개인 실제 신경망에서 훈련하기 전에 잰
// 값입니다.

// %%
await useBackend();
const gradients = gradientByDepth();
const [first, last] = [gradients.rows[0], gradients.rows[9]];
const shrinks = (name: 'sigmoid' | 'relu') => Number((first[name] / last[name]).toPrecision(1));
console.log('10 layers instead of 1: sigmoid', shrinks('sigmoid'), 'times smaller');
console.log('                        relu   ', shrinks('relu'), 'times smaller');
showFigure(gradientFigure(gradients));

// %% [markdown] lang="en"
// ## What you learned
//
// - Sigmoid: 0 … 1, for binary classification.
// - Softmax: probabilities that add up to 1, for multi-class classification.
// - ReLU: no flat end above 0, so deep networks learn.
//
// **Exercise.** Add 100 to all three logits of `softmax([1, 2, 3])`. What changes, and why?
//
// Next: [4 Losses](04-losses.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - 시그모이드는 0과 1 사이의 값을 내며 이진 분류에 씁니다.
// - 소프트맥스는 다 더하면 1이 되는 확률을 내며 다중 분류에 씁니다.
// - 렐루는 0 위에서 평평해지지 않으므로 깊은 신경망도 배웁니다.
//
// **연습 문제.** `softmax([1, 2, 3])`의 세 로짓에 모두 100을 더해 보세요. 무엇이 바뀌고, 왜 그럴까요?
//
// 다음: [4 손실 함수](04-losses.ts)
