// %% [markdown] lang="en"
// # 10 Inside one step
//
// *Running time: about 8 seconds.*
//
// `fit` takes 1,500 steps per epoch. Here is one of them, with one image, in plain arrays: forward,
// loss, backward, update. At the end the engine takes the same step, and all 79,510 numbers agree.
// First the image, its label, and a model with its untrained weights and biases.
//
// ```python
// import keras
// import numpy as np
//
// (images, labels), _ = keras.datasets.fashion_mnist.load_data()
// x, y = (images[:1] / 255).reshape(1, 784).astype('float32'), labels[:1]
// keras.utils.set_random_seed(42)
// model = keras.Sequential()
// model.add(keras.layers.Dense(100, activation='sigmoid', input_shape=(784,)))
// model.add(keras.layers.Dense(10, activation='softmax'))
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// w1, b1, w2, b2 = model.get_weights()
// ```

// %% [markdown] lang="ko"
// # 10 한 스텝 들여다보기
//
// *실행 시간: 약 8초.*
//
// `fit`은 에포크마다 1,500스텝을 움직입니다. 그 가운데 한 스텝을 이미지 한 장으로, 평범한 배열로 따라가
// 봅니다. 정방향 계산, 손실, 역방향 계산, 갱신의 순서입니다. 끝에서 엔진도 같은 스텝을 움직이는데, 수
// 79,510개가 모두 일치합니다. 먼저 이미지와 레이블, 그리고 훈련하지 않은 모델의 가중치와 절편을 준비합니다.
//
// ```python
// import keras
// import numpy as np
//
// (images, labels), _ = keras.datasets.fashion_mnist.load_data()
// x, y = (images[:1] / 255).reshape(1, 784).astype('float32'), labels[:1]
// keras.utils.set_random_seed(42)
// model = keras.Sequential()
// model.add(keras.layers.Dense(100, activation='sigmoid', input_shape=(784,)))
// model.add(keras.layers.Dense(10, activation='softmax'))
// model.compile(loss='sparse_categorical_crossentropy', metrics=['accuracy'])
// w1, b1, w2, b2 = model.get_weights()
// ```

// %%
import type * as tf from '@tensorflow/tfjs';
import {
  buildWithAdd,
  fashionMnist,
  setRandomSeed,
  sigmoid,
  softmax,
  sparseCategoricalCrossentropy,
  useBackend,
} from '../src/index.ts';
import { outputGradientFigure, showFigure } from '../src/report/index.ts';

await useBackend();
const [[images, labels]] = fashionMnist.loadData();
const input = images.slice([0, 0, 0], [1, -1, -1]).div(255).reshape([1, 784]);
const target = labels.slice(0, 1);

setRandomSeed(42);
const model = buildWithAdd();
model.compile({ loss: 'sparse_categorical_crossentropy', metrics: ['accuracy'] });

const x = Array.from(input.dataSync()); // [784]
const y = target.dataSync()[0];
const [w1, b1, w2, b2] = model.getWeights().map((weight) => weight.arraySync()) as [
  number[][], // [784, 100]
  number[], //   [100]
  number[][], // [100, 10]
  number[], //   [10]
];
console.log('label', y);

// %% [markdown] lang="en"
// ## Forward: z = x · W + b, then the activation
//
// Each hidden node adds up 784 weighted pixels and its bias and sends the sum through sigmoid. Each
// output node does the same with the 100 results, and softmax turns the ten sums into probabilities.
//
// ```python
// h = keras.activations.sigmoid(x @ w1 + b1)
// p = keras.activations.softmax(h @ w2 + b2)
// np.allclose(p, model.predict(x), atol=1e-5)
// ```
//
// <!-- predict: untrained-probabilities -->

// %% [markdown] lang="ko"
// ## 정방향 계산: z = x · W + b, 그리고 활성화 함수
//
// 은닉층의 노드는 저마다 픽셀 784개에 가중치를 곱해 더하고 절편을 더한 합을 시그모이드에 통과시킵니다.
// 출력층의 노드도 그 결과 100개로 똑같이 하고, 소프트맥스가 합 열 개를 확률로 바꿉니다.
//
// ```python
// h = keras.activations.sigmoid(x @ w1 + b1)
// p = keras.activations.softmax(h @ w2 + b2)
// np.allclose(p, model.predict(x), atol=1e-5)
// ```
//
// <!-- predict: untrained-probabilities -->

// %%
const layer = (inputs: number[], w: number[][], b: number[]) =>
  b.map((bias, j) => inputs.reduce((sum, value, i) => sum + value * w[i][j], bias));

const h = sigmoid(layer(x, w1, b1)); // [100]
const p = softmax(layer(h, w2, b2)); // [10]
console.log(
  'hidden',
  h
    .slice(0, 3)
    .map((value) => value.toFixed(4))
    .join(' '),
  '…',
);
console.log('p     ', p.map((value) => value.toFixed(3)).join(' '));
const [predicted] = (model.predict(input) as tf.Tensor2D).arraySync();
console.log(
  'as predict',
  p.every((value, j) => Math.abs(value - predicted[j]) < 1e-5),
);

// %% [markdown] lang="en"
// ## Loss: −ln p[y]
//
// An untrained model gives the true class about a tenth, so the loss starts near −ln 0.1 = 2.3.
//
// ```python
// keras.losses.sparse_categorical_crossentropy(y, p)
// ```
//
// <!-- predict: first-loss -->

// %% [markdown] lang="ko"
// ## 손실: −ln p[y]
//
// 훈련하지 않은 모델은 정답에 10분의 1쯤을 주므로 손실은 −ln 0.1 = 2.3 근처에서 시작합니다.
//
// ```python
// keras.losses.sparse_categorical_crossentropy(y, p)
// ```
//
// <!-- predict: first-loss -->

// %%
const loss = -Math.log(p[y]);
console.log('loss', loss.toFixed(4), sparseCategoricalCrossentropy(y, p).toFixed(4));

// %% [markdown] lang="en"
// ## Backward, at the output: p − y
//
// How does the loss change with each output node’s sum z? With p = eᶻ / Σ eᶻ the loss is
// −ln p[y] = −z[y] + ln Σ eᶻ. Its slope by z[j] is e^z[j] / Σ eᶻ = p[j], and for the true class the
// first term adds −1. So it is p − y, with y as a one-hot row: p − 1 for the true class, p for every
// other one. A step goes against it: the true class’s sum up, the others down, those most that took
// the most probability.
//
// ```python
// p - keras.utils.to_categorical(y, 10)
// ```
//
// <!-- predict: slope-of-the-true-class -->

// %% [markdown] lang="ko"
// ## 역방향, 출력층에서: p − y
//
// 출력층 노드의 합 z마다 손실이 어떻게 변할까요? p = eᶻ / Σ eᶻ이므로 손실은 −ln p[y] = −z[y] + ln Σ eᶻ입니다.
// z[j]에 대한 기울기는 e^z[j] / Σ eᶻ = p[j]이고, 정답 클래스에서는 첫째 항이 −1을 더합니다. 그러므로 y를 원-핫
// 인코딩한 행으로 보면 p − y입니다. 정답에서는 p − 1, 나머지에서는 p입니다. 스텝은 그 반대로 갑니다. 정답의
// 합은 올리고 나머지의 합은 내리며, 확률을 많이 가져간 클래스일수록 많이 내립니다.
//
// ```python
// p - keras.utils.to_categorical(y, 10)
// ```
//
// <!-- predict: slope-of-the-true-class -->

// %%
const dz2 = p.map((value, j) => value - (j === y ? 1 : 0)); // ∂L/∂z₂ [10]
showFigure(outputGradientFigure({ probabilities: p, label: y, ...fashionMnist }));

// %% [markdown] lang="en"
// ## Backward, to every weight: the chain rule
//
// From there it goes back, and at every station a slope is multiplied. Output weights: times h, what
// they multiply. Hidden outputs: times the weights, added up over the ten nodes. Hidden sums: times
// sigmoid’s slope h (1 − h). Hidden weights: times x. Keras on TensorFlow does it with a *gradient
// tape*, which records the way forward. Below is one weight’s gradient, factor by factor.
//
// ```python
// import tensorflow as tf
//
// with tf.GradientTape() as tape:
//     loss = keras.losses.sparse_categorical_crossentropy(y, model(x))
// dw1, db1, dw2, db2 = tape.gradient(loss, model.trainable_weights)
// dw1[np.argmax(x), 7]
// ```

// %% [markdown] lang="ko"
// ## 역방향, 모든 가중치로: 연쇄 법칙
//
// 거기서부터 되돌아가며 지나는 곳마다 기울기를 곱합니다. 출력층의 가중치에서는 거기에 곱한 h를, 은닉층의
// 출력에서는 가중치를 곱해 노드 열 개에 대해 더하고, 은닉층의 합에서는 시그모이드의 기울기 h (1 − h)를, 은닉층의
// 가중치에서는 x를 곱합니다. 텐서플로를 쓰는 케라스에서는 정방향 계산을 기록하는 *그레이디언트 테이프*가 이 일을
// 합니다. 아래에서는 가중치 하나의 그레이디언트를 하나씩 곱해 봅니다.
//
// ```python
// import tensorflow as tf
//
// with tf.GradientTape() as tape:
//     loss = keras.losses.sparse_categorical_crossentropy(y, model(x))
// dw1, db1, dw2, db2 = tape.gradient(loss, model.trainable_weights)
// dw1[np.argmax(x), 7]
// ```

// %%
const dw2 = h.map((value) => dz2.map((d) => value * d)); // ∂L/∂W₂ [100, 10]
const dh = w2.map((row) => row.reduce((sum, w, j) => sum + w * dz2[j], 0)); // ∂L/∂h [100]
const dz1 = dh.map((d, j) => d * h[j] * (1 - h[j])); // ∂L/∂z₁ [100]
const dw1 = x.map((value) => dz1.map((d) => value * d)); // ∂L/∂W₁ [784, 100]

const pixel = x.indexOf(Math.max(...x)); // the brightest
const factors = [dh[7], h[7] * (1 - h[7]), x[pixel]];
const product = factors.map((factor) => factor.toFixed(4)).join(' × ');
console.log(product, '=', dw1[pixel][7].toFixed(6));

// %% [markdown] lang="en"
// Is it right? Push that weight a little up and a little down, and see how the loss changes. The
// change of the loss, divided by the change of the weight, must be the gradient.

// %% [markdown] lang="ko"
// 맞을까요? 그 가중치를 조금 올리고 조금 내려서 손실이 얼마나 변하는지 봅니다. 손실의 변화를 가중치의 변화로
// 나눈 값이 그레이디언트와 같아야 합니다.

// %%
const lossWith = (change: number) => {
  const moved = [...w1];
  moved[pixel] = w1[pixel].map((w, j) => (j === 7 ? w + change : w));
  return -Math.log(softmax(layer(sigmoid(layer(x, moved, b1)), w2, b2))[y]);
};
const quotient = (lossWith(1e-4) - lossWith(-1e-4)) / 2e-4;
console.log('gradient', dw1[pixel][7].toFixed(6), 'quotient', quotient.toFixed(6));

// %% [markdown] lang="en"
// ## Update: RMSprop
//
// RMSprop keeps a running mean v of the squared gradient g and divides by its root, so that steep and
// flat directions get steps of a similar length:
//
// v ← 0.9 v + 0.1 g², w ← w − 0.001 g / √(v + 10⁻⁷)
//
// Before the first step v is 0, so √v = √0.1 · |g|, and g cancels: nearly every weight with a gradient
// moves by 0.001 / √0.1 = 0.00316, up or down. (The 10⁻⁷ shortens the step where g is tiny.) The
// weights of dark pixels, x = 0, have no gradient and stay.
//
// <!-- predict: weights-that-stay -->

// %% [markdown] lang="ko"
// ## 갱신: RMSprop
//
// RMSprop은 그레이디언트 g를 제곱한 값의 이동 평균 v를 기억하고 그 제곱근으로 나눕니다. 그래서 가파른 방향과
// 완만한 방향에서 움직이는 폭이 비슷해집니다.
//
// v ← 0.9 v + 0.1 g², w ← w − 0.001 g / √(v + 10⁻⁷)
//
// 첫 스텝 전에는 v가 0이므로 √v = √0.1 · |g|이고 g가 약분됩니다. 그레이디언트가 있는 가중치는 거의 모두
// 0.001 / √0.1 = 0.00316만큼 올라가거나 내려갑니다. (g가 아주 작으면 10⁻⁷ 때문에 덜 움직입니다.) 어두운 픽셀,
// 곧 x = 0인 픽셀의 가중치는 그레이디언트가 없어 그대로입니다.
//
// <!-- predict: weights-that-stay -->

// %%
const step = (w: number, g: number) => w - (0.001 * g) / Math.sqrt(0.1 * g * g + 1e-7);
const byHand = [
  w1.flatMap((row, i) => row.map((w, j) => step(w, dw1[i][j]))),
  b1.map((b, j) => step(b, dz1[j])),
  w2.flatMap((row, i) => row.map((w, j) => step(w, dw2[i][j]))),
  b2.map((b, j) => step(b, dz2[j])),
].flat();
const moves = w1.flatMap((row, i) => row.map((w, j) => Math.abs(byHand[i * 100 + j] - w)));
console.log('hidden weights that stay', moves.filter((move) => move === 0).length);
console.log('that move by 0.003', moves.filter((move) => move.toFixed(3) === '0.003').length);
console.log('that move less', moves.filter((move) => move > 0 && move < 0.0025).length);

// %% [markdown] lang="en"
// ## The engine takes the same step
//
// ```python
// model.fit(x, y, epochs=1, batch_size=1)
// ```
//
// <!-- predict: after-one-step -->

// %% [markdown] lang="ko"
// ## 엔진도 같은 스텝을 움직입니다
//
// ```python
// model.fit(x, y, epochs=1, batch_size=1)
// ```
//
// <!-- predict: after-one-step -->

// %%
const history = await model.fit(input, target, { epochs: 1, batchSize: 1, verbose: 0 });
const byEngine = model.getWeights().flatMap((weight) => Array.from(weight.dataSync()));
const furthest = byHand.reduce((most, w, i) => Math.max(most, Math.abs(w - byEngine[i])), 0);
console.log('numbers compared', byHand.length);
console.log('loss as by hand', Math.abs(history.loss[0] - loss) < 1e-5);
console.log('all within a millionth', furthest < 1e-6);
const [after] = (model.predict(input) as tf.Tensor2D).arraySync();
console.log('p[y]', p[y].toFixed(3), '→', after[y].toFixed(3));

// %% [markdown] lang="en"
// The image's own class became likelier. A real step does this for 32 images at once, with the mean
// of their gradients.
//
// <!-- live: step -->
//
// ## What you learned
//
// - Forward, loss, backward, update: that is all of training.
// - At the output the gradient is p − y; from there the chain rule multiplies slopes on the way back.
// - A gradient can be checked by pushing a weight.
// - The engine does exactly this, only faster.
//
// **Exercise.** Take a second step by hand: v is no longer 0. Compare with a second `fit`.
//
// <details><summary>Answer</summary>
//
// Compute the gradients once more with the new weights. Where the first gradient was g₁ and the second
// is g₂, v is now 0.9 · 0.1 g₁² + 0.1 g₂². If g₂ is about g₁, √v = √0.19 · |g|, and the weight moves by
// 0.001 / √0.19 = 0.0023: less than before, as v fills up. In the long run, with a steady gradient, a
// step is 0.001. A second `fit` goes on with the v of the first, as in Keras, and agrees within a
// millionth.
//
// </details>
//
// Next: [11 Beyond](11-beyond.ts)

// %% [markdown] lang="ko"
// 이미지의 클래스에 주는 확률이 높아졌습니다. 실제 스텝은 이미지 32장의 그레이디언트를 평균해 한 번에
// 움직입니다.
//
// <!-- live: step -->
//
// ## 배운 것
//
// - 정방향 계산, 손실, 역방향 계산, 갱신. 훈련은 이것이 전부입니다.
// - 출력층의 그레이디언트는 p − y이고, 거기서부터 연쇄 법칙으로 기울기를 곱하며 되돌아갑니다.
// - 그레이디언트는 가중치를 밀어 보아 확인할 수 있습니다.
// - 엔진이 하는 일도 꼭 이것이고, 다만 더 빠릅니다.
//
// **연습 문제.** 둘째 스텝도 손으로 계산해 보세요. 이제 v는 0이 아닙니다. 두 번째 `fit`과 비교합니다.
//
// <details><summary>답</summary>
//
// 새 가중치로 그레이디언트를 다시 계산합니다. 첫째 그레이디언트가 g₁, 둘째가 g₂이면 v는 이제 0.9 · 0.1 g₁² +
// 0.1 g₂²입니다. g₂가 g₁과 비슷하면 √v = √0.19 · |g|이므로 가중치는 0.001 / √0.19 = 0.0023만큼 움직입니다. v가 차오른
// 만큼 덜 움직입니다. 그레이디언트가 그대로이면 결국 한 스텝이 0.001이 됩니다. 두 번째 `fit`은 케라스처럼 첫
// 번째의 v를 이어 쓰므로 백만분의 일 안쪽에서 일치합니다.
//
// </details>
//
// 다음: [11 그다음](11-beyond.ts)
