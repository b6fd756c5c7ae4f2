// %% [markdown] lang="en"
// # 10 Inside one step
//
// *Running time: about 8 seconds.*
//
// `fit` takes 1,500 steps an epoch. Here is one of them, with one picture, in plain arrays: forward,
// loss, backward, update. At the end the engine takes the same step, and all 79,510 numbers agree.

// %% [markdown] lang="ko"
// # 10 한 걸음 들여다보기
//
// *실행 시간: 약 8초.*
//
// `fit`은 에포크마다 1,500걸음을 걷습니다. 그 가운데 한 걸음을 그림 한 장으로, 평범한 배열로 따라가
// 봅니다. 정방향 계산, 손실, 역전파, 갱신의 순서입니다. 끝에서 엔진도 같은 걸음을 걷는데, 수 79,510개가
// 모두 일치합니다.

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
} from '../src';

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
console.log('label', y, fashionMnist.classNames[y]);

// %% [markdown] lang="en"
// ## Forward: z = x · W + b, then the activation
//
// Each hidden node adds up 784 weighted pixels and its bias and sends the sum through sigmoid. Each
// output node does the same with the 100 results, and softmax makes probabilities of the ten sums.

// %% [markdown] lang="ko"
// ## 정방향 계산: z = x · W + b, 그리고 활성화 함수
//
// 은닉층의 노드는 저마다 픽셀 784개에 가중치를 곱해 더하고 절편을 더한 합을 시그모이드에 통과시킵니다.
// 출력층의 노드도 그 결과 100개로 똑같이 하고, 소프트맥스가 합 열 개를 확률로 바꿉니다.

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
// An untrained model gives the truth about a tenth, so the loss starts near −ln 0.1 = 2.3.

// %% [markdown] lang="ko"
// ## 손실: −ln p[y]
//
// 훈련하지 않은 모델은 정답에 10분의 1쯤을 주므로 손실은 −ln 0.1 = 2.3 근처에서 시작합니다.

// %%
const loss = -Math.log(p[y]);
console.log('loss', loss.toFixed(4), sparseCategoricalCrossentropy(y, p).toFixed(4));

// %% [markdown] lang="en"
// ## Backward: how the loss changes with every weight
//
// Softmax and cross-entropy together have a simple gradient: p − 1 for the truth, p for the others.
// From there it goes back: to the output weights (times h), through them to the hidden nodes, through
// sigmoid's slope h (1 − h), and to the hidden weights (times x).

// %% [markdown] lang="ko"
// ## 역전파: 가중치마다 손실이 어떻게 변하는가
//
// 소프트맥스와 교차 엔트로피를 합치면 기울기가 단순해집니다. 정답에서는 p − 1, 나머지에서는 p입니다.
// 거기서부터 되돌아갑니다. 출력층의 가중치로(h를 곱함), 그 가중치를 거쳐 은닉층의 노드로, 시그모이드의
// 기울기 h (1 − h)를 거쳐 은닉층의 가중치로(x를 곱함) 갑니다.

// %%
const dz2 = p.map((value, j) => value - (j === y ? 1 : 0)); // ∂L/∂z₂ [10]
const dw2 = h.map((value) => dz2.map((d) => value * d)); // ∂L/∂W₂ [100, 10]
const dh = w2.map((row) => row.reduce((sum, w, j) => sum + w * dz2[j], 0)); // ∂L/∂h [100]
const dz1 = dh.map((d, j) => d * h[j] * (1 - h[j])); // ∂L/∂z₁ [100]
const dw1 = x.map((value) => dz1.map((d) => value * d)); // ∂L/∂W₁ [784, 100]
console.log('dz2', dz2.map((d) => d.toFixed(3)).join(' '));

// %% [markdown] lang="en"
// Is it right? Push one weight a little up and a little down, and see how the loss changes. The
// quotient must be the gradient.

// %% [markdown] lang="ko"
// 맞을까요? 가중치 하나를 조금 올리고 조금 내려서 손실이 얼마나 변하는지 봅니다. 그 몫이 기울기여야
// 합니다.

// %%
const lossWith = (change: number) => {
  const moved = w2.map((row, i) => (i === 7 ? row.map((w, j) => (j === 3 ? w + change : w)) : row));
  return -Math.log(softmax(layer(h, moved, b2))[y]);
};
const quotient = (lossWith(1e-4) - lossWith(-1e-4)) / 2e-4;
console.log('gradient', dw2[7][3].toFixed(6), 'quotient', quotient.toFixed(6));

// %% [markdown] lang="en"
// ## Update: RMSprop
//
// RMSprop keeps a running mean v of the squared gradient g and divides by its root, so that steep and
// flat directions get steps of a similar length:
//
// v ← 0.9 v + 0.1 g², w ← w − 0.001 g / √(v + 10⁻⁷)
//
// Before the first step v is 0.

// %% [markdown] lang="ko"
// ## 갱신: RMSprop
//
// RMSprop은 기울기 g를 제곱한 값의 이동 평균 v를 기억해 두고 그 제곱근으로 나눕니다. 가파른 방향과 완만한
// 방향의 걸음 길이가 비슷해집니다.
//
// v ← 0.9 v + 0.1 g², w ← w − 0.001 g / √(v + 10⁻⁷)
//
// 첫걸음 전에 v는 0입니다.

// %%
const step = (w: number, g: number) => w - (0.001 * g) / Math.sqrt(0.1 * g * g + 1e-7);
const byHand = [
  w1.flatMap((row, i) => row.map((w, j) => step(w, dw1[i][j]))),
  b1.map((b, j) => step(b, dz1[j])),
  w2.flatMap((row, i) => row.map((w, j) => step(w, dw2[i][j]))),
  b2.map((b, j) => step(b, dz2[j])),
].flat();
console.log('W₂[7][3]', w2[7][3].toFixed(6), '→', step(w2[7][3], dw2[7][3]).toFixed(6));

// %% [markdown] lang="en"
// ## The engine takes the same step
//
// ```python
// model.fit(x, y, epochs=1, batch_size=1)
// ```

// %% [markdown] lang="ko"
// ## 엔진이 같은 걸음을 걷습니다
//
// ```python
// model.fit(x, y, epochs=1, batch_size=1)
// ```

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
// The picture's own class became likelier. A real step does this for 32 pictures at once, with the
// mean of their gradients.
//
// ## What you learned
//
// - Forward, loss, backward, update: that is all of training.
// - A gradient can be checked by pushing a weight.
// - The engine does exactly this, only faster.
//
// **Exercise.** Take a second step by hand: v is no longer 0. Compare with a second `fit`.
//
// Next: [11 Beyond](11-beyond.ts)

// %% [markdown] lang="ko"
// 그림의 클래스에 주는 확률이 높아졌습니다. 실제 걸음은 그림 32장의 기울기를 평균하여 한 번에 걷습니다.
//
// ## 배운 것
//
// - 정방향 계산, 손실, 역전파, 갱신. 훈련은 이것이 전부입니다.
// - 기울기는 가중치를 밀어 보아 확인할 수 있습니다.
// - 엔진은 꼭 이 일을 할 뿐이고, 다만 더 빠릅니다.
//
// **연습 문제.** 둘째 걸음도 손으로 걸어 보세요. 이제 v는 0이 아닙니다. 두 번째 `fit`과 비교합니다.
//
// 다음: [11 그다음](11-beyond.ts)
