// %% [markdown] lang="en"
// # 5 How a network learns
//
// *Running time: about 4 seconds.*
//
// A loss says how wrong a network is. Training makes it smaller, and it has only one way to do so:
// change the weights and biases, the network's *parameters*. Which way, and how far? This chapter
// answers that with the smallest network there is: one node with one weight.

// %% [markdown] lang="ko"
// # 5 신경망은 어떻게 배울까요
//
// *실행 시간: 약 4초.*
//
// 손실은 신경망이 얼마나 틀렸는지를 말합니다. 훈련은 손실을 줄이는 일이고, 방법은 하나뿐입니다. 가중치와
// 절편, 곧 신경망의 *파라미터*를 바꾸는 것입니다. 어느 쪽으로, 얼마나 바꿀까요? 이 장에서는 가장 작은
// 신경망, 곧 가중치가 하나인 노드 하나로 답합니다.

// %% [markdown] lang="en"
// ## The loss as a curve
//
// The node predicts p = w × x, without an activation: regression. Three samples follow y = 2x, so
// the best weight is 2. The loss is the mean of the squared differences, as usual for regression.

// %% [markdown] lang="ko"
// ## 곡선으로 보는 손실
//
// 노드는 활성화 함수 없이 p = w × x를 예측합니다. 회귀입니다. 세 샘플이 y = 2x를 따르므로 가장 좋은
// 가중치는 2입니다. 손실은 회귀에서 흔히 쓰는 대로, 차이를 제곱한 값의 평균입니다.

// %%
const x = [1, 2, 3];
const y = [2, 4, 6];
const mean = (values: number[]) => values.reduce((a, b) => a + b) / values.length;
const lossAt = (w: number) => mean(x.map((input, i) => (w * input - y[i]) ** 2));

for (const w of [0, 1, 2, 3]) console.log(`w = ${w}: loss ${lossAt(w).toFixed(3)}`);

// %% [markdown] lang="en"
// ## The slope points uphill
//
// The *slope* says how the loss changes when w grows a little. Each sample's share of it is
// 2 (w x − y) x. At w = 0 the slope is below 0: a larger w makes the loss smaller. With many
// weights, the list of all their slopes is called the *gradient*.

// %% [markdown] lang="ko"
// ## 기울기는 오르막을 가리킵니다
//
// *기울기*는 w가 조금 커질 때 손실이 어떻게 변하는지를 말합니다. 샘플마다 그 몫은 2 (w x − y) x입니다.
// w = 0에서 기울기는 0보다 작습니다. w를 키우면 손실이 줄어든다는 뜻입니다. 가중치가 여럿이면 그 기울기를
// 모두 모은 것을 *그레이디언트*라고 합니다.

// %%
const slopeAt = (w: number) => mean(x.map((input, i) => 2 * (w * input - y[i]) * input));

console.log('slope at 0', slopeAt(0).toFixed(3));
console.log('measured  ', ((lossAt(0.001) - lossAt(-0.001)) / 0.002).toFixed(3));

// %% [markdown] lang="en"
// ## A step against the slope
//
// So go the other way: w ← w − rate × slope. The factor is the *learning rate*. Too small, and it
// takes ages; too large, and each step overshoots the valley and lands higher on the other side.

// %% [markdown] lang="ko"
// ## 기울기의 반대쪽으로 한 스텝
//
// 그러니 반대쪽으로 갑니다. w ← w − 학습률 × 기울기. 곱하는 수를 *학습률*이라고 합니다. 너무 작으면
// 한없이 걸리고, 너무 크면 스텝마다 골짜기를 지나쳐 건너편의 더 높은 곳에 닿습니다.

// %%
function descend(rate: number, steps: number): number {
  let w = 0;
  for (let step = 0; step < steps; step++) w -= rate * slopeAt(w);
  return w;
}
for (const rate of [0.005, 0.1, 0.22]) {
  const w = descend(rate, 10);
  console.log(`rate ${rate}: after 10 steps w = ${w.toFixed(3)}, loss ${lossAt(w).toFixed(3)}`);
}

// %% [markdown] lang="en"
// ## What you learned
//
// - The slope of the loss points uphill; a step against it goes downhill.
// - The learning rate sets the length of a step.
//
// **Exercise.** From which learning rate on does the loss grow instead of falling?
//
// Next: [6 Data](06-data.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - 손실의 기울기는 오르막을 가리키고, 그 반대로 가면 내려갑니다.
// - 스텝의 폭은 학습률이 정합니다.
//
// **연습 문제.** 학습률이 얼마보다 크면 손실이 줄지 않고 늘어날까요?
//
// 다음: [6 데이터](06-data.ts)
