// %% [markdown] lang="en"
// # 8 Summary
//
// *Running time: about 5 seconds.*
//
// `summary()` shows a model as a table: its layers, the shape of what comes out of each, and how
// many numbers training has to find.

// %% [markdown] lang="ko"
// # 8 모델 요약
//
// *실행 시간: 약 5초.*
//
// `summary()`는 모델을 표로 보여 줍니다. 층, 층마다 나오는 출력의 형태, 훈련으로 찾아야 할 수의 개수입니다.

// %% [markdown] lang="en"
// ## The table
//
// ```python
// model.summary()
// ```

// %% [markdown] lang="ko"
// ## 표
//
// ```python
// model.summary()
// ```

// %%
import * as tf from '@tensorflow/tfjs';
import { buildNamedSequential, formatCount, setRandomSeed, useBackend } from '../src';
import { arithmetic, networkFigure, showFigure } from '../src/report';

await useBackend();
setRandomSeed(42);
const model = buildNamedSequential();
model.summary();

// %% [markdown] lang="en"
// The table is Keras's to the letter. TensorFlow.js's own has no name, writes `[null,100]` and
// `78500`, and one column more.
//
// ## None: the batch dimension
//
// The shape of the output is (None, 100): 100 numbers for each sample, and *None* samples, as it is
// still open how many come at once. `fit` doesn't feed all 48,000 at once but small groups,
// *mini-batches*: this is mini-batch gradient descent. 32 is the default; the option `batchSize`
// (`batch_size` in Keras) changes it. `predict` takes any number.

// %% [markdown] lang="ko"
// 표는 케라스와 글자 하나까지 같습니다. TensorFlow.js의 표에는 이름이 없고 `[null,100]`, `78500`이라고
// 쓰며 열이 하나 더 있습니다.
//
// ## None: 배치 차원
//
// 출력의 형태는 (None, 100)입니다. 샘플마다 수 100개가 나오고, 샘플이 한 번에 몇 개 들어올지는 정해지지
// 않아 *None*입니다. `fit`은 48,000개를 한꺼번에 넣지 않고 작은 묶음, 곧 *미니배치*로 나누어 넣습니다.
// 이것이 미니배치 경사 하강법입니다. 기본값은 32이고 옵션 `batchSize`(케라스에서는 `batch_size`)로 바꿉니다.
// `predict`에는 몇 개든 넣을 수 있습니다.

// %%
for (const samples of [1, 32, 1000]) {
  const output = model.predict(tf.zeros([samples, 784])) as tf.Tensor;
  console.log(samples, 'samples in,', output.shape, 'out');
}

// %% [markdown] lang="en"
// ## Param #: how many weights and biases
//
// Each of the 100 hidden nodes has a weight for each of 784 inputs and one bias:
// 784 × 100 + 100 = 78,500. Each of the 10 output nodes has a weight for each of 100 hidden nodes
// and one bias: 100 × 10 + 10 = 1,010.

// %% [markdown] lang="ko"
// ## Param #: 가중치와 절편의 개수
//
// 은닉층의 노드 100개에는 저마다 입력 784개에 대한 가중치와 절편 하나가 있습니다.
// 784 × 100 + 100 = 78,500개입니다. 출력층의 노드 10개에는 저마다 은닉층 노드 100개에 대한 가중치와 절편
// 하나가 있습니다. 100 × 10 + 10 = 1,010개입니다.

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
// - None is the batch dimension: `fit` feeds mini-batches, of 32 by default.
// - A Dense layer has inputs × nodes weights and a bias for each node.
//
// **Exercise.** Predict the summary of 784 → 300 → 100 → 10 on paper, then check it.
//
// Next: [9 Compile, fit, evaluate](09-compile-fit-evaluate.ts)

// %% [markdown] lang="ko"
// ## 배운 것
//
// - None은 배치 차원입니다. `fit`은 미니배치를 넣으며 기본 크기는 32입니다.
// - 밀집층에는 입력 × 노드만큼의 가중치와 노드마다 하나씩의 절편이 있습니다.
//
// **연습 문제.** 784 → 300 → 100 → 10인 모델의 요약을 종이에 먼저 써 보고 확인하세요.
//
// 다음: [9 컴파일, 훈련, 평가](09-compile-fit-evaluate.ts)
