// %% [markdown] lang="en"
// # 8 Summary
//
// *Running time: about 4 seconds.*
//
// `summary()` shows a model as a table: its layers, the shape of what comes out of each, and how
// many numbers training has to find.

// %% [markdown] lang="ko"
// # 8 모델 요약
//
// *실행 시간: 약 4초.*
//
// `summary()`는 모델을 표로 보여 줍니다. 층, 층마다 나오는 출력의 형태, 훈련으로 찾아야 할 수의 개수입니다.

// %% [markdown] lang="en"
// ## The table
//
// ```python
// model.summary()
// ```
//
// <!-- predict: hidden-parameters -->

// %% [markdown] lang="ko"
// ## 표
//
// ```python
// model.summary()
// ```
//
// <!-- predict: hidden-parameters -->

// %%
import * as tf from '@tensorflow/tfjs';
import { buildLayerArray, formatCount, setRandomSeed, useBackend } from '../src/index.ts';
import { arithmetic, networkFigure, showFigure } from '../src/report/index.ts';

await useBackend();
setRandomSeed(42);
const model = buildLayerArray(); // way 1 of chapter 7
model.summary();

// %% [markdown] lang="en"
// The table is Keras's to the letter. The layers have no names of their own, so they are called
// after their class, `dense` and `dense_1`.
//
// ## None: the batch dimension
//
// The hidden layer's output has the shape (None, 100). The second number is its 100 nodes; the first
// is the number of samples. It is None because that number isn't fixed yet: whatever the size of the
// batch, the layer shall fit it. `predict` takes any number of samples.
//
// ```python
// import numpy as np
//
// for samples in [1, 32, 1000]:
//     output = model.predict(np.zeros((samples, 784)), verbose=0)
//     print(samples, 'samples in,', output.shape, 'out')
// ```
//
// <!-- predict: thirty-two-in -->

// %% [markdown] lang="ko"
// 표는 케라스와 글자 하나까지 같습니다. 층에 이름을 붙이지 않았으므로 클래스 이름을 따서 `dense`와
// `dense_1`입니다.
//
// ## None: 배치 차원
//
// 은닉층의 출력은 형태가 (None, 100)입니다. 둘째 수는 노드 100개이고, 첫째 수는 샘플의 개수입니다. 샘플
// 개수가 아직 정해지지 않았으므로 None이고, 배치 크기가 얼마이든 층이 거기에 맞습니다. `predict`에는 샘플을
// 몇 개든 넣을 수 있습니다.
//
// ```python
// import numpy as np
//
// for samples in [1, 32, 1000]:
//     output = model.predict(np.zeros((samples, 784)), verbose=0)
//     print(samples, 'samples in,', output.shape, 'out')
// ```
//
// <!-- predict: thirty-two-in -->

// %%
for (const samples of [1, 32, 1000]) {
  const output = model.predict(tf.zeros([samples, 784])) as tf.Tensor;
  console.log(samples, 'samples in,', output.shape, 'out');
}

// %% [markdown] lang="en"
// ## Why mini-batches
//
// `fit` doesn't feed all 48,000 samples at once but in small groups, *mini-batches*: this is
// mini-batch gradient descent. 32 is Keras's default; `batchSize` (`batch_size` in Keras) changes it.
//
// - All 48,000 for one step: the exact gradient, but one step costs as much as 1,500 small ones.
// - One sample per step: cheap, but the direction is as accidental as the sample.
// - 32: the mean of 32 gradients varies √32 ≈ 6 times less than a single one, and an epoch still
//   takes 1,500 steps downhill.

// %% [markdown] lang="ko"
// ## 왜 미니배치일까요
//
// `fit`은 샘플 48,000개를 한꺼번에 넣지 않고 작은 묶음, 곧 *미니배치*로 나누어 넣습니다. 이것이 미니배치
// 경사 하강법입니다. 케라스의 기본값은 32이고 `batchSize`(케라스에서는 `batch_size`)로 바꿉니다.
//
// - 48,000개로 한 스텝: 그레이디언트는 정확하지만 스텝 하나가 작은 스텝 1,500개만큼 듭니다.
// - 샘플 하나로 한 스텝: 싸지만 방향이 그 샘플에 따라 제멋대로입니다.
// - 32개: 그레이디언트 32개의 평균은 하나일 때보다 √32 ≈ 6배 덜 흔들리고, 한 에포크에 1,500번이나
//   내려갑니다.

// %% [markdown] lang="en"
// ## Param #: how many weights and biases
//
// Each of the 100 hidden nodes has a weight for each of 784 inputs and one bias:
// 784 × 100 + 100 = 78,500. Each of the 10 output nodes has a weight for each of 100 hidden nodes
// and one bias: 100 × 10 + 10 = 1,010.
//
// ```python
// for layer in model.layers:
//     kernel, bias = layer.get_weights()
//     print(layer.name, 'weights', kernel.shape, 'biases', bias.shape, layer.count_params())
// model.count_params()
// ```
//
// <!-- predict: shape-of-output-weights -->

// %% [markdown] lang="ko"
// ## Param #: 가중치와 절편의 개수
//
// 은닉층의 노드 100개에는 저마다 입력 784개에 대한 가중치와 절편 하나가 있습니다.
// 784 × 100 + 100 = 78,500개입니다. 출력층의 노드 10개에는 저마다 은닉층 노드 100개에 대한 가중치와 절편
// 하나가 있습니다. 100 × 10 + 10 = 1,010개입니다.
//
// ```python
// for layer in model.layers:
//     kernel, bias = layer.get_weights()
//     print(layer.name, 'weights', kernel.shape, 'biases', bias.shape, layer.count_params())
// model.count_params()
// ```
//
// <!-- predict: shape-of-output-weights -->

// %%
const layers = model.layers.map((layer) => {
  const [kernel, bias] = layer.getWeights();
  console.log(layer.name, 'weights', kernel.shape, 'biases', bias.shape);
  const [inputs, units] = kernel.shape;
  const { activation } = layer.getConfig() as { activation: string };
  return { name: layer.name, inputs, units, activation, params: layer.countParams() };
});
for (const layer of layers) console.log(layer.name, arithmetic(layer));
console.log('together', formatCount(model.countParams()));
showFigure(networkFigure(layers));

// %% [markdown] lang="en"
// ## What you learned
//
// - None is the batch dimension: the number of samples is open.
// - `fit` feeds mini-batches, of 32 by default: cheaper than all at once, steadier than one.
// - A Dense layer has inputs × nodes weights and a bias for each node.
//
// **Exercise.** Predict the summary of 784 → 300 → 100 → 10 on paper, then check it.
//
// <details><summary>Answer</summary>
//
// 784 × 300 + 300 = 235,500, then 300 × 100 + 100 = 30,100, then 100 × 10 + 10 = 1,010. Together
// 266,610. The shapes are (None, 300), (None, 100) and (None, 10).
//
// </details>
//
// Next: [9 Compile, fit, evaluate](09-compile-fit-evaluate.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - None은 배치 차원입니다. 샘플 개수가 정해지지 않았다는 뜻입니다.
// - `fit`은 미니배치를 넣으며 기본 크기는 32입니다. 한꺼번에 넣기보다 싸고, 하나씩 넣기보다 덜 흔들립니다.
// - 밀집층에는 입력 × 노드만큼의 가중치와 노드마다 하나씩의 절편이 있습니다.
//
// **연습 문제.** 784 → 300 → 100 → 10인 모델의 요약을 종이에 먼저 써 보고 확인하세요.
//
// <details><summary>답</summary>
//
// 784 × 300 + 300 = 235,500, 300 × 100 + 100 = 30,100, 100 × 10 + 10 = 1,010입니다. 모두 더하면 266,610개입니다.
// 출력의 형태는 (None, 300), (None, 100), (None, 10)입니다.
//
// </details>
//
// 다음: [9 컴파일, 훈련, 평가](09-compile-fit-evaluate.ts)
