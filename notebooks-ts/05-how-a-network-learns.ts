// %% [markdown] lang="en"
// # 5 How a network learns
//
// *Running time: about 5 seconds.*
//
// A loss says how wrong a network is. Training makes it smaller, and there is only one way: change
// the weights and biases, the network's *parameters*. Up or down, and how far? The smallest network
// there is shows it: one node with one weight.

// %% [markdown] lang="ko"
// # 5 신경망은 어떻게 배울까요
//
// *실행 시간: 약 5초.*
//
// 손실은 신경망이 얼마나 틀렸는지를 말합니다. 훈련은 손실을 줄이는 일이고, 방법은 하나뿐입니다. 가중치와
// 절편, 곧 신경망의 *파라미터*를 바꾸는 것입니다. 키울까요, 줄일까요? 얼마나 바꿀까요? 가장 작은 신경망,
// 곧 가중치가 하나인 노드 하나로 알아봅니다.

// %% [markdown] lang="en"
// ## The loss as a curve
//
// The node predicts w × x, without an activation. The three samples follow y = 2x, so the best weight
// is 2. This is regression, so the loss is the mean of the squared differences
// (`mean_squared_error` in Keras).
//
// <!-- predict: twice-as-far -->

// %% [markdown] lang="ko"
// ## 곡선으로 보는 손실
//
// 노드는 활성화 함수 없이 w × x를 예측합니다. 세 샘플이 y = 2x를 따르므로 가장 좋은 가중치는 2입니다.
// 회귀 문제이므로 손실은 차이를 제곱한 값의 평균입니다(케라스의 `mean_squared_error`).
//
// <!-- predict: twice-as-far -->

// %%
import * as tf from '@tensorflow/tfjs';
import {
  Adam,
  dense,
  RMSprop,
  reluSlope,
  SGD,
  sequential,
  sigmoid,
  sigmoidSlope,
  softmax,
  useBackend,
} from '../src/index.ts';
import {
  chainFigure,
  descentFigure,
  gradientByDepth,
  gradientFigure,
  showFigure,
  valleyFigure,
} from '../src/report/index.ts';

const x = [1, 2, 3];
const y = [2, 4, 6];
const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
const lossAt = (w: number) => mean(x.map((input, i) => (w * input - y[i]) ** 2));

for (const w of [0, 1, 2, 3]) console.log('w', w, 'loss', lossAt(w).toFixed(3));

// %% [markdown] lang="en"
// ## The slope points uphill
//
// The *slope* of the loss says how much the loss changes for a small change of w. Of one sample it is
// 2 (w x − y) x; of several, the mean of theirs. At w = 0 it is negative: if w grows, the loss falls.
// With many weights, all their slopes together are called the *gradient*.
//
// A slope can always be checked: push the weight a little up and a little down, and divide the change
// of the loss by the change of the weight.
//
// <!-- predict: sign-of-the-slope -->

// %% [markdown] lang="ko"
// ## 기울기는 오르막을 가리킵니다
//
// 손실의 *기울기*는 w가 조금 바뀔 때 손실이 얼마나 변하는지를 말합니다. 샘플 하나에서는 2 (w x − y) x이고,
// 여럿이면 그 평균입니다. w = 0에서는 음수입니다. w가 커지면 손실이 줄어든다는 뜻입니다. 가중치가 여럿이면 그
// 기울기를 모두 모은 것을 *그레이디언트*라고 합니다.
//
// 기울기는 언제든 확인할 수 있습니다. 가중치를 조금 올리고 조금 내려서, 손실의 변화를 가중치의 변화로 나눕니다.
//
// <!-- predict: sign-of-the-slope -->

// %%
const slopeAt = (w: number) => mean(x.map((input, i) => 2 * (w * input - y[i]) * input));
const measured = (f: (w: number) => number, w: number) => (f(w + 1e-4) - f(w - 1e-4)) / 2e-4;

console.log('w 0', 'slope', slopeAt(0).toFixed(3), '=', measured(lossAt, 0).toFixed(3));
console.log('w 3', 'slope', slopeAt(3).toFixed(3), '=', measured(lossAt, 3).toFixed(3));

// %% [markdown] lang="en"
// ## A step against it
//
// <!-- predict: larger-rate -->
//
// The slope points uphill, so go the other way: w ← w − rate × slope. One such change is a *step*; the
// factor is the *learning rate*. Repeating it is *gradient descent*. Too small a rate creeps; a good
// one arrives; too large a one jumps over the valley and lands higher on the other side, each time.

// %% [markdown] lang="ko"
// ## 그 반대쪽으로 한 스텝
//
// <!-- predict: larger-rate -->
//
// 기울기는 오르막을 가리키므로 반대쪽으로 갑니다. w ← w − 학습률 × 기울기. 이렇게 한 번 바꾸는 것이
// *스텝*이고, 곱하는 수가 *학습률*입니다. 이것을 되풀이하면 *경사 하강법*입니다. 학습률이 너무 작으면 거의
// 나아가지 못하고, 알맞으면 도착하고, 너무 크면 골짜기를 뛰어넘어 매번 건너편의 더 높은 곳에 닿습니다.

// %%
function descend(rate: number, steps: number): number[] {
  const weights = [0];
  for (let step = 0; step < steps; step++) {
    weights.push(weights[step] - rate * slopeAt(weights[step]));
  }
  return weights;
}
const descents = [0.01, 0.08, 0.22].map((rate) => ({ rate, weights: descend(rate, 10) }));
showFigure(descentFigure({ loss: lossAt, descents }));

// %% [markdown] lang="en"
// Move the rate yourself: `npm run site`, bench «Learning rate».
//
// <!-- live: descent -->
//
// ## Why −ln, and not accuracy or a square?
//
// <!-- predict: slope-of-the-square -->
//
// *Accuracy*, the share of correct answers, can't lead anywhere: a small change of a weight hardly
// ever changes an answer, so its slope is 0.
//
// A square has a slope. But a classifier ends in sigmoid, p = σ(z), and sigmoid is flat where the node
// is sure. The slope for the sum z is then 2 (p − y) × p (1 − p): nearly 0 exactly where p is most
// wrong. With −ln the slope is p − y: the more wrong, the steeper. Here the label y is 1:

// %% [markdown] lang="ko"
// 학습률을 직접 움직여 보세요. `npm run site`의 «학습률»입니다.
//
// <!-- live: descent -->
//
// ## 왜 정확도나 제곱이 아니라 −ln일까요?
//
// <!-- predict: slope-of-the-square -->
//
// 맞힌 비율인 *정확도*로는 어디로 갈지 알 수 없습니다. 가중치가 조금 바뀌어도 답은 거의 바뀌지 않으므로
// 기울기가 0입니다.
//
// 제곱에는 기울기가 있습니다. 그러나 분류 모델은 시그모이드로 끝나고(p = σ(z)), 시그모이드는 노드가 확신하는
// 곳에서 평평합니다. 그래서 합 z에 대한 기울기는 2 (p − y) × p (1 − p)이고, 하필 p가 가장 크게 틀린 곳에서
// 0에 가깝습니다. −ln을 쓰면 기울기가 p − y입니다. 많이 틀릴수록 가파릅니다. 레이블 y가 1일 때입니다.

// %%
for (const p of [0.001, 0.1, 0.5, 0.9]) {
  const square = 2 * (p - 1) * p * (1 - p);
  console.log('p', p, 'square', square.toFixed(3), '−ln', (p - 1).toFixed(3));
}

// %% [markdown] lang="en"
// ## Where p − y comes from
//
// Two slopes multiplied. For y = 1 the loss is −ln p.
//
// - The slope of −ln p for p is −1 / p.
// - The slope of p = σ(z) for z is p (1 − p).
// - Their product is −(1 − p) = p − 1, which is p − y.
//
// For y = 0 it is −ln(1 − p): 1 / (1 − p) × p (1 − p) = p, again p − y. Softmax gives the same for each
// class: −ln pᵧ = −zᵧ + ln Σ e^zⱼ, whose slope for zⱼ is pⱼ, less 1 for the true class.
//
// <!-- predict: signs-of-three -->

// %% [markdown] lang="ko"
// ## p − y는 어디에서 나올까요
//
// 두 기울기를 곱한 것입니다. y = 1이면 손실은 −ln p입니다.
//
// - p에 대한 −ln p의 기울기는 −1 / p입니다.
// - z에 대한 p = σ(z)의 기울기는 p (1 − p)입니다.
// - 곱하면 −(1 − p) = p − 1, 곧 p − y입니다.
//
// y = 0이면 손실은 −ln(1 − p)이고 1 / (1 − p) × p (1 − p) = p, 역시 p − y입니다. 소프트맥스도 클래스마다
// 같습니다. −ln pᵧ = −zᵧ + ln Σ e^zⱼ이므로 zⱼ에 대한 기울기는 pⱼ이고, 정답 클래스에서만 1을 뺍니다.
//
// <!-- predict: signs-of-three -->

// %%
const logits = [1, 2, 3];
const label = 1;
const lossOf = (z: number[]) => -Math.log(softmax(z)[label]);
logits.forEach((_, j) => {
  const byRule = softmax(logits)[j] - (j === label ? 1 : 0);
  const pushed = measured((z) => lossOf(logits.map((old, k) => (k === j ? z : old))), logits[j]);
  console.log('z', j, 'p − y', byRule.toFixed(4), '=', pushed.toFixed(4));
});

// %% [markdown] lang="en"
// ## Back through two nodes: the chain rule
//
// Multiplying the slopes along the way is the *chain rule*, and it reaches any weight of any layer.
// Take two nodes in a row: h = σ(w₁ x), p = σ(w₂ h), label 1. First everything goes forward; then the
// slopes come back, and each one uses the one before. This is *backpropagation*.

// %% [markdown] lang="ko"
// ## 노드 두 개를 거꾸로: 연쇄 법칙
//
// 지나는 길의 기울기를 곱해 가는 것이 *연쇄 법칙*이며, 어느 층의 어느 가중치에든 닿습니다. 노드 두 개를
// 잇습니다. h = σ(w₁ x), p = σ(w₂ h), 레이블은 1입니다. 먼저 모두 앞으로 계산합니다. 그다음 기울기가
// 되돌아오는데, 저마다 바로 앞의 것을 씁니다. 이것이 *역전파*입니다.

// %%
const [input, w1, w2] = [1, 0.5, -1];
const z1 = w1 * input;
const h = sigmoid(z1);
const p = sigmoid(w2 * h);

const dz2 = p - 1; //                   of the sum z₂ = w₂ h
const dw2 = dz2 * h; //                 z₂ changes by h for each w₂
const dh = dz2 * w2; //                 and by w₂ for each h
const dw1 = dh * sigmoidSlope(z1) * input; // h changes by sigmoid's slope, z₁ by x

const loss2 = (first: number, second: number) => -Math.log(sigmoid(second * sigmoid(first)));
console.log('w₂', dw2.toFixed(4), '=', measured((w) => loss2(w1, w), w2).toFixed(4));
console.log('w₁', dw1.toFixed(4), '=', measured((w) => loss2(w, w2), w1).toFixed(4));
showFigure(chainFigure({ x: input, w1, w2 }));

// %% [markdown] lang="en"
// ## Why depth made it worse
//
// Each layer on the way back multiplies by one slope and by one weight, as dh and dw1 just did. Sigmoid's
// slope is 0.25 at most, so with every further layer less of the gradient reaches the first: it
// *vanishes*. ReLU's slope is 1, but the weights start small, so its gradient shrinks as well, far less.
// Measured on real networks of 1 to 10 hidden layers, before any training:
//
// <!-- predict: ten-layers -->

// %% [markdown] lang="ko"
// ## 깊을수록 나빠지는 까닭
//
// 되돌아가며 층마다 기울기 하나와 가중치 하나를 곱합니다. 방금 dh와 dw1에서 한 일입니다. 시그모이드의 기울기는
// 커야 0.25이므로 층이 늘 때마다 첫째 층에 닿는 그레이디언트가 줄어듭니다. *그레이디언트 소실*이라고 합니다. 렐루의
// 기울기는 1이지만 가중치가 작은 값에서 시작하므로 역시 줄어들고, 다만 훨씬 덜합니다. 은닉층이 1개에서 10개인
// 실제 신경망에서 훈련하기 전에 잰 값입니다.
//
// <!-- predict: ten-layers -->

// %%
await useBackend();
const gradients = gradientByDepth();
const [shallow, deep] = [gradients.rows[0], gradients.rows[9]];
for (const name of ['sigmoid', 'relu'] as const) {
  const times = Number((shallow[name] / deep[name]).toPrecision(2));
  console.log(name.padEnd(7), '1 → 10 layers:', times, 'times smaller');
}
showFigure(gradientFigure(gradients));

// %% [markdown] lang="en"
// ReLU has a trap of its own. If a node's sum is below 0 for every sample, all its slopes are 0, so its
// weights never move again: the node is *dead*. Here it is a bias of −5 that keeps it there:

// %% [markdown] lang="ko"
// 렐루에는 다른 함정이 있습니다. 노드의 합이 모든 샘플에서 0보다 작으면 기울기가 모두 0이라 가중치가 다시는
// 움직이지 않습니다. *죽은* 노드입니다(죽은 렐루). 여기서는 −5인 절편 때문에 그렇습니다.

// %%
const sums = x.map((value) => 1 * value - 5);
console.log('sums', sums, 'slopes', reluSlope(sums));

// %% [markdown] lang="en"
// ## Mini-batches and their noise
//
// A real training set has 48,000 samples. Must all of them be asked for every single step? A few at a
// time, a *mini-batch* (or batch), give a slope that is right on average but noisy. Here 3,200 samples
// follow y = 2x with some noise; the true slope at w = 0 is near −4. How far are batches from it?
//
// <!-- predict: spread-of-32 -->

// %% [markdown] lang="ko"
// ## 미니배치와 그 잡음
//
// 실제 훈련 세트에는 샘플이 48,000개 있습니다. 한 스텝마다 모두 물어봐야 할까요? 한 번에 몇 개씩, 곧
// *미니배치*(줄여서 배치)로도 평균하면 맞는 기울기를 얻습니다. 다만 잡음이 섞입니다. 여기서는 샘플 3,200개가
// 잡음이 섞인 y = 2x를 따르며, w = 0에서의 기울기는 −4쯤입니다. 배치의 기울기는 여기에서 얼마나 벗어날까요?
//
// <!-- predict: spread-of-32 -->

// %%
const draw = (seed: number) =>
  Array.from(tf.randomNormal([3200], 0, 1, 'float32', seed).dataSync());
const noise = draw(2);
const slopes = draw(1).map((value, i) => -2 * (2 * value + noise[i]) * value); // at w = 0

for (const size of [1, 32, 3200]) {
  const batches = Array.from({ length: 3200 / size }, (_, i) =>
    mean(slopes.slice(i * size, (i + 1) * size)),
  );
  const middle = mean(batches);
  const spread = Math.sqrt(mean(batches.map((slope) => (slope - middle) ** 2)));
  console.log(
    'batch',
    size,
    'steps',
    batches.length,
    'mean',
    middle.toFixed(2),
    '±',
    spread.toFixed(2),
  );
}

// %% [markdown] lang="en"
// One pass over all samples is an *epoch*. The three rows cost the same work, one epoch, but buy
// different things: 3,200 wild steps, 100 fairly sure ones, or a single exact one. The spread falls
// only with the square root, √32 = 5.7, so larger batches pay less and less. Keras takes 32 unless told
// otherwise. Because batches are drawn at random, the method is called *stochastic* gradient descent,
// SGD.
//
// ## What each optimizer adds
//
// An *optimizer* turns the slope g of a weight into a step. Each weight has its own memory.
//
// - **SGD**: rate × g, and nothing else.
// - **Momentum** keeps 0.9 of the last step and adds rate × g: where the slope stays the same, the steps
//   grow, up to ten times as long.
// - **RMSprop** divides by the size that g had lately, the root of a running mean v of g²: steep and
//   flat directions get steps of the same length.
// - **Adam** does both: a running mean m of g, divided by that root. Both means start at 0 and would be
//   too small at first; it corrects that.

// %% [markdown] lang="ko"
// 모든 샘플을 한 번 다 보는 것이 *에포크*입니다. 세 줄은 모두 한 에포크로 계산량이 같지만 얻는 것이
// 다릅니다. 제멋대로인 3,200스텝, 꽤 믿을 만한 100스텝, 또는 정확한 한 스텝입니다. 흩어진 정도는 제곱근으로만,
// 곧 √32 = 5.7배만 줄어들므로 배치를 키울수록 얻는 것이 줄어듭니다. 케라스는 따로 적지 않으면 32를 씁니다. 배치를
// 무작위로 뽑으므로 이 방법을 *확률적* 경사 하강법, SGD라고 합니다.
//
// ## 옵티마이저는 저마다 무엇을 더할까요
//
// *옵티마이저*는 가중치의 기울기 g를 스텝으로 바꿉니다. 기억은 가중치마다 따로 있습니다.
//
// - **SGD**: 학습률 × g, 그뿐입니다.
// - **모멘텀**은 지난 스텝의 0.9를 남기고 학습률 × g를 더합니다. 기울기가 그대로인 곳에서는 스텝이 점점
//   길어져 열 배까지 됩니다.
// - **RMSprop**은 최근 g의 크기, 곧 g²의 이동 평균 v의 제곱근으로 나눕니다. 가파른 방향과 완만한 방향의
//   스텝이 같은 길이가 됩니다.
// - **Adam**은 둘 다 합니다. g의 이동 평균 m을 그 제곱근으로 나눕니다. 두 평균은 0에서 시작해 처음에는 너무
//   작으므로 바로잡습니다.

// %%
const optimizers: Record<string, (rate: number) => (g: number) => number> = {
  SGD: (rate) => (g) => rate * g,
  momentum(rate) {
    let last = 0;
    return (g) => {
      last = 0.9 * last + rate * g;
      return last;
    };
  },
  RMSprop(rate) {
    let v = 0;
    return (g) => {
      v = 0.9 * v + 0.1 * g * g;
      return (rate * g) / Math.sqrt(v + 1e-7);
    };
  },
  Adam(rate) {
    let [m, v, step] = [0, 0, 0];
    return (g) => {
      step += 1;
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      return (rate * m) / (1 - 0.9 ** step) / (Math.sqrt(v / (1 - 0.999 ** step)) + 1e-7);
    };
  },
};

// %% [markdown] lang="en"
// A valley shows the difference: its loss (a² + 100 b²) / 2 is a hundred times steeper for b than for a.
// SGD's rate must suit the steep direction (from 0.02 on it would jump out), so it creeps along the flat
// one. The others each start from a = 10, b = 1 too, with a rate chosen by hand: this shows what they
// do, it is not a race.

// %% [markdown] lang="ko"
// 골짜기에서 차이가 드러납니다. 손실 (a² + 100 b²) / 2는 b 쪽이 a 쪽보다 백 배 가파릅니다. SGD의 학습률은
// 가파른 쪽에 맞춰야 하므로(0.02부터는 튀어 나갑니다) 완만한 쪽으로는 거의 나아가지 못합니다. 다른 것들도
// a = 10, b = 1에서 출발하며 학습률은 손으로 골랐습니다. 무엇을 하는지 보려는 것이지 순위를 매기는 것이
// 아닙니다.

// %%
function walk(name: string, rate: number) {
  const [stepA, stepB] = [optimizers[name](rate), optimizers[name](rate)];
  let [a, b] = [10, 1];
  const losses = [(a * a + 100 * b * b) / 2];
  for (let step = 0; step < 100; step++) {
    a -= stepA(a); //       the slope for a is a,
    b -= stepB(100 * b); // the slope for b is 100 b
    losses.push((a * a + 100 * b * b) / 2);
  }
  return { name: `${name} ${rate}`, losses };
}
const walks = [
  walk('SGD', 0.015),
  walk('momentum', 0.015),
  walk('RMSprop', 0.2),
  walk('Adam', 0.2),
];
for (const { name, losses } of walks) {
  console.log(name.padEnd(14), 'loss after 100 steps', losses[100].toFixed(4));
}
showFigure(valleyFigure(walks));

// %% [markdown] lang="en"
// Momentum and Adam gather speed along the valley. RMSprop walks at an even pace, and so doesn't come to
// rest: its steps don't shorten with the slope.
//
// ## The first step of RMSprop
//
// <!-- predict: first-step-of-rmsprop -->
//
// The lesson's optimizer is RMSprop with a rate of 0.001. Before the first step v is 0, after it 0.1 g².
// The step is 0.001 g / √(0.1 g²) = 0.001 / √0.1 = 0.00316, for *every* weight whose slope isn't
// nearly 0, however steep. Adam's is 0.001.

// %% [markdown] lang="ko"
// 모멘텀과 Adam은 골짜기를 따라 속도를 얻습니다. RMSprop은 고른 걸음으로 가므로 멈추지도 못합니다. 기울기가
// 작아져도 스텝이 짧아지지 않기 때문입니다.
//
// ## RMSprop의 첫 스텝
//
// <!-- predict: first-step-of-rmsprop -->
//
// 강의의 옵티마이저는 학습률이 0.001인 RMSprop입니다. 첫 스텝 전에 v는 0이고, 스텝에서 0.1 g²이 됩니다.
// 스텝은 0.001 g / √(0.1 g²) = 0.001 / √0.1 = 0.00316입니다. 기울기가 0에 가깝지 않은 *모든* 가중치에서,
// 얼마나 가파르든 그렇습니다. Adam에서는 0.001입니다.

// %%
for (const g of [0.1, 1, 100]) {
  const steps = Object.entries(optimizers).map(
    ([name, make]) => `${name} ${make(0.001)(g).toFixed(5)}`,
  );
  console.log('slope', g, '→', steps.join(', '));
}

// %% [markdown] lang="en"
// ## The library does the same
//
// Five steps of each optimizer, by the rules above and by `fit`, on the node with one weight:
//
// ```python
// model.compile(loss='mean_squared_error', optimizer=keras.optimizers.RMSprop(learning_rate=0.01))
// ```

// %% [markdown] lang="ko"
// ## 라이브러리도 똑같이 합니다
//
// 가중치가 하나인 노드에서 옵티마이저마다 다섯 스텝을, 위의 규칙으로 그리고 `fit`으로 걷습니다.
//
// ```python
// model.compile(loss='mean_squared_error', optimizer=keras.optimizers.RMSprop(learning_rate=0.01))
// ```

// %%
const learningRate = 0.01;
const ours = {
  SGD: new SGD({ learningRate }),
  momentum: new SGD({ learningRate, momentum: 0.9 }),
  RMSprop: new RMSprop({ learningRate }),
  Adam: new Adam({ learningRate }),
};
for (const [name, optimizer] of Object.entries(ours)) {
  const model = sequential([
    dense({ units: 1, useBias: false, kernelInitializer: 'zeros', inputShape: [1] }),
  ]);
  model.compile({ loss: 'mean_squared_error', optimizer });
  await model.fit(tf.tensor2d(x, [3, 1]), tf.tensor2d(y, [3, 1]), {
    epochs: 5,
    batchSize: 3,
    verbose: 0,
  });
  const [byFit] = model.getWeights()[0].dataSync();

  const stepOf = optimizers[name](learningRate);
  let w = 0;
  for (let step = 0; step < 5; step++) w -= stepOf(slopeAt(w));
  console.log(name.padEnd(8), w.toFixed(5), 'as fit', Math.abs(w - byFit) < 1e-5);
}

// %% [markdown] lang="en"
// ## What you learned
//
// - The slope of the loss points uphill; a step goes the other way, its length set by the learning rate.
// - −ln is steep where the answer is most wrong: its slope for the sum is p − y.
// - The chain rule multiplies slopes on the way back, so every weight gets its own.
// - A mini-batch gives a noisy slope for little work; 32 by default.
// - An optimizer decides what becomes of a slope: SGD scales it, momentum remembers, RMSprop evens out
//   the lengths, Adam does both.
//
// **Exercise.** From which learning rate on does the loss of the first curve grow instead of falling?
// Find it by trying, then explain it: the slope is 28/3 × (w − 2).
//
// <details><summary>Answer</summary>
//
// From 3/14 = 0.214 on. A step multiplies the distance from 2 by 1 − rate × 28/3. It grows as soon as
// that is below −1: rate × 28/3 > 2.
//
// </details>
//
// Next: [6 Data](06-data.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - 손실의 기울기는 오르막을 가리키고 스텝은 그 반대로 갑니다. 스텝의 길이는 학습률이 정합니다.
// - −ln은 답이 가장 크게 틀린 곳에서 가파릅니다. 합에 대한 기울기가 p − y입니다.
// - 연쇄 법칙은 되돌아가며 기울기를 곱합니다. 그래서 모든 가중치가 자기 기울기를 얻습니다.
// - 미니배치는 적은 계산으로 잡음이 섞인 기울기를 줍니다. 기본 크기는 32입니다.
// - 기울기로 무엇을 할지는 옵티마이저가 정합니다. SGD는 곱하기만 하고, 모멘텀은 기억하고, RMSprop은 길이를
//   고르게 하고, Adam은 둘 다 합니다.
//
// **연습 문제.** 첫 곡선의 손실은 학습률이 얼마부터 줄지 않고 늘어날까요? 먼저 해 보며 찾고, 그다음 까닭을
// 설명해 보세요. 기울기는 28/3 × (w − 2)입니다.
//
// <details><summary>답</summary>
//
// 3/14 = 0.214부터입니다. 스텝마다 2까지의 거리에 1 − 학습률 × 28/3을 곱하는 셈입니다. 이것이 −1보다 작으면,
// 곧 학습률 × 28/3 > 2이면 거리가 늘어납니다.
//
// </details>
//
// 다음: [6 데이터](06-data.ts)
